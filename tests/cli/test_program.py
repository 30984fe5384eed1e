"""The installed program, as a shell runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.bridge import CLOSED, SHUT, put

PROGRAM = Path(sys.executable).with_name("tellings")


def test_a_reader_that_leaves_early_gets_no_complaint(tmp_path):
    paths = put(tmp_path, a_txt=CLOSED, b_txt=SHUT, c_txt="")
    program = subprocess.Popen(
        [PROGRAM, "compare", *paths, "--format", "html"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdout.readline() == b"<!doctype html>\n"
    program.stdout.close()
    complaint = program.stderr.read()
    program.wait()
    assert complaint.startswith(b"skipped: [R02]")
    assert complaint.count(b"\n") == 1
