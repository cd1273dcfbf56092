"""The rules of the house, and that what watches over them sees something."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest

from annotator import cli

HOUSE = Path(__file__).resolve().parent.parent
SOURCES = sorted((HOUSE / "annotator").rglob("*.py"))


def contracts(house: Path) -> subprocess.CompletedProcess[str]:
    """The import contracts of pyproject.toml, checked on the package in `house`."""
    code = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command as c; c()"
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache"], cwd=house, capture_output=True, text=True, check=False
    )


def test_the_floors_are_kept() -> None:
    run = contracts(HOUSE)
    assert run.returncode == 0, run.stdout
    assert "3 kept, 0 broken" in run.stdout


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("text.py", "from annotator import model"),
        ("anchor.py", "from annotator import clips"),
        ("store/file.py", "from annotator.exchange import FORMATS"),
        ("clips/header.py", "import PySide6.QtCore"),
        ("gui/look.py", "import sqlite3"),
        ("gui/look.py", "from annotator import cli"),
        ("stray.py", "import annotator.model"),
    ],
)
def test_a_broken_floor_is_seen(tmp_path: Path, file: str, line: str) -> None:
    shutil.copytree(HOUSE / "annotator", tmp_path / "annotator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HOUSE / "pyproject.toml", tmp_path)
    place = tmp_path / "annotator" / file
    words = place.read_text("utf-8") if place.exists() else ""
    place.write_text(f"{words}\n{line}\n", "utf-8")
    assert "BROKEN" in contracts(tmp_path).stdout


def test_the_checker_sees_the_house() -> None:
    graph = grimp.build_graph("annotator", include_external_packages=True, cache_dir=None)
    inside = {m for m in graph.modules if m.split(".")[0] == "annotator"}
    assert len(inside) >= len(SOURCES) > 25
    assert graph.count_imports() > 100
    assert graph.find_modules_that_directly_import("sqlite3")
    assert graph.find_modules_that_directly_import("PySide6")
    assert "annotator.workspace.base" in graph.find_modules_that_directly_import("annotator.store")


def imported(source: Path) -> set[str]:
    """The packages that a file imports, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(a.name for a in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {n.split(".")[0] for n in names}


@pytest.mark.parametrize(("room", "packages"), [("store", {"sqlite3", "sqlite_utils"}), ("gui", {"PySide6"})])
def test_a_package_stays_in_its_room(room: str, packages: set[str]) -> None:
    users = {s.relative_to(HOUSE / "annotator") for s in SOURCES if imported(s) & packages}
    assert users
    assert {u.parts[0] for u in users} == {room}


def test_only_parts_of_qt_that_may_be_shipped_are_used() -> None:
    allowed = {"QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtSvg", "QtPrintSupport"}
    used = {m for s in SOURCES for m in re.findall(r"PySide6[. ]+(?:import )?(Qt\w+)", s.read_text("utf-8"))}
    assert {"QtCore", "QtWidgets"} <= used <= allowed


def test_no_file_is_a_drawer_for_anything() -> None:
    drawers = {"util", "utils", "helper", "helpers", "common", "misc", "tools", "manager", "service"}
    assert {s.stem for s in SOURCES} & drawers == set()
    classes = {c for s in SOURCES for c in re.findall(r"^ *class (\w+)", s.read_text("utf-8"), re.MULTILINE)}
    assert len(classes) > 25
    assert [c for c in classes if re.search(r"(Manager|Helper|Handler|Utils?|Service)$", c)] == []


def test_the_map_of_the_house_is_short_and_names_every_room() -> None:
    page = HOUSE / "ARCHITECTURE.md"
    if not page.exists():
        pytest.skip("there is no ARCHITECTURE.md here")
    words = page.read_text("utf-8")
    assert len(words.splitlines()) <= 60
    rooms = {s.relative_to(HOUSE / "annotator").parts[0] for s in SOURCES} - {"__init__.py", "__main__.py"}
    assert {r for r in rooms if r not in words} == set()


def test_every_module_that_the_map_names_is_there() -> None:
    page = HOUSE / "ARCHITECTURE.md"
    if not page.exists():
        pytest.skip("there is no ARCHITECTURE.md here")
    table = [line for line in page.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert len(table) > 10
    for line in table:
        _, rooms, told, _ = line.split("|", 3)
        places = [HOUSE / "annotator" / room for room in re.findall(r"`([\w.]+/?)`", rooms)]
        assert [place.name for place in places if not place.exists()] == []
        parts = {p.stem for place in places if place.is_dir() for p in place.iterdir()}
        kinds = set(re.findall(r"class (\w+)", "".join(p.read_text("utf-8") for p in places if p.is_file())))
        assert set(re.findall(r"`([a-z_]+)`", told)) - parts == set(), rooms
        assert set(re.findall(r"`([A-Z]\w+)`", told)) - kinds == set(), rooms


def test_the_picture_of_the_floors_is_the_contract() -> None:
    page = HOUSE / "ARCHITECTURE.md"
    if not page.exists():
        pytest.skip("there is no ARCHITECTURE.md here")
    (contract,) = (
        c for c in tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
        if c["type"] == "layers"
    )  # fmt: skip
    picture = page.read_text("utf-8").split("```")[1]
    assert [line.strip().split("   ")[0] for line in picture.strip().splitlines()] == contract["layers"]


def test_the_readme_tells_every_verb_and_both_commands() -> None:
    page = HOUSE / "README.md"
    if not page.exists():
        pytest.skip("there is no README.md here")
    words = page.read_text("utf-8")
    assert [v for v in cli.verbs.commands if f"annotator {v} " not in words] == []
    start = "python3 -m venv .venv && .venv/bin/pip install -c constraints.txt -e "
    assert f"{start}. && .venv/bin/annotator" in words
    assert f"{start}'.[test]' && .venv/bin/pytest" in words


def test_the_readme_tells_no_option_that_a_verb_lacks() -> None:
    page = HOUSE / "README.md"
    if not page.exists():
        pytest.skip("there is no README.md here")
    told = re.findall(r"^annotator ([a-z-]+) (.*)$", page.read_text("utf-8"), re.MULTILINE)
    options = {(verb, option) for verb, words in told for option in re.findall(r"--[a-z-]+", words)}
    assert len(options) > 25
    has = {(verb, option) for verb, c in cli.verbs.commands.items() for p in c.params for option in p.opts}
    assert {o for o in options - has if o[1] != "--help"} == set()


def tracked() -> list[Path]:
    """The files that belong to the project; without git, those of its folders."""
    git = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    try:
        run = subprocess.run(git, cwd=HOUSE, capture_output=True, check=True)
        names = [n for n in run.stdout.decode().split("\0") if n]
    except (OSError, subprocess.CalledProcessError):
        names = [str(p.relative_to(HOUSE)) for top in ("annotator", "tests", ".ci") for p in (HOUSE / top).rglob("*")]
    return [p for n in names if (p := HOUSE / n).is_file() and "__pycache__" not in n]


def test_nothing_of_one_machine_is_in_the_project() -> None:
    hosts = r"\b(?:pypi\.org/simple|files\.python" + r"hosted\.org|registry\.npm|--index" + r"-url|--extra-index)"
    places = r"(?<![\w.~-])/(?:root|home/\w|Users/\w|work/\w)"
    files = [f for f in tracked() if f.suffix in {".py", ".md", ".toml", ".txt", ".yml", ".qss", ".svg", ""}]
    assert len(files) > len(SOURCES)
    found = {
        f"{file.relative_to(HOUSE)}: {match[0]}"
        for file in files
        if file != Path(__file__).resolve()
        for match in re.finditer(f"{hosts}|{places}", file.read_bytes().decode("utf-8", "replace"))
    }
    assert found == set()


def test_constraints_are_names_and_versions_only() -> None:
    lines = (HOUSE / "constraints.txt").read_text("utf-8").splitlines()
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line)] == []
