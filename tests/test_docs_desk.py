"""docs/desk.md shows what a person sees: its commands are run, in their order, and must answer as it says."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

from tests.cli.running import run

ROOT = Path(__file__).parents[1]
BLOCKS = re.findall(r"^```\n(\$ .*?)^```$", (ROOT / "docs" / "desk.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
COMMANDS = [told for block in BLOCKS for told in re.split(r"^\$ tellings ", block, flags=re.MULTILINE) if told]


def test_the_commands_of_the_page_answer_as_it_says(tmp_path, monkeypatch):
    for name in ("harbour", "reservoir"):
        shutil.copytree(ROOT / "tellings" / "examples" / name, tmp_path / "news" / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TELLINGS_STORE", raising=False)
    assert len(COMMANDS) >= 9
    for told in COMMANDS:
        command, _, expected = told.partition("\n")
        result = run(*shlex.split(command))
        form = re.escape(expected.strip("\n")).replace(r"\.\.\.", ".*")
        assert result.exit_code == 0, result.stderr
        seen = (result.stdout + result.stderr).strip("\n")
        assert re.fullmatch(form, seen, re.DOTALL), f"{command}\n{seen}"
