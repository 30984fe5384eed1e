"""The rules of the house that no tool checks: size of rooms, their READMEs, the layers, a light start."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = [path for folder in ("tellings", "quality", "benchmarks", "tests") for path in (ROOT / folder).rglob("*.py")]
ROOMS = [ROOT / name for name in ("quality", "benchmarks", "tests")] + [
    path for path in sorted((ROOT / "tellings").iterdir()) if path.is_dir() and path.name != "__pycache__"
]
HEAVY = {"spacy", "thinc", "onnxruntime", "trafilatura", "jinja2", "rich", "numpy"}
HEAVY |= {"feedparser", "pypdf", "warcio", "urllib3", "sqlalchemy"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("room", ROOMS, ids=name)
def test_each_room_has_a_readme_of_at_most_twenty_lines(room):
    assert 0 < len((room / "README.md").read_text("utf-8").splitlines()) <= 20


def test_no_file_is_longer_than_400_lines():
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert {path: length for path, length in lengths.items() if length > 400} == {}


def test_no_function_is_longer_than_40_lines():
    long = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in SOURCES
        if "tests" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno >= 40
    ]
    assert long == []


def test_every_module_of_the_package_says_what_it_is():
    silent = [name(path) for path in SOURCES if path.parts[-2] != "tests" and "tests" not in path.parts]
    assert [path for path in silent if not ast.get_docstring(ast.parse((ROOT / path).read_text("utf-8")))] == []


def test_imports_go_one_way_through_the_rooms():
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_the_command_starts_without_the_heavy_libraries():
    told = "import sys, tellings, tellings.cli; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split()
    assert HEAVY & set(loaded) == set()
