"""The command line as a process: how it ends, and what it loads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import __main__
from tests.cli.terminal import HOUSE, Annotator, on, process


def test_a_process_says_what_went_wrong_and_how_it_ended(tmp_path: Path, clip: Path) -> None:
    library = tmp_path / "L.sqlite"
    assert process("import", library, clip).returncode == 0
    assert process("list", tmp_path / "gone.sqlite").returncode == 1
    usage = process("list")
    assert (usage.returncode, usage.stdout) == (2, b"")
    western = process("list", library, env={**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"})
    assert (western.returncode, western.stderr) == (0, b"")
    assert b"Robots ? & hands" in western.stdout


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals end a process otherwise there")
@pytest.mark.parametrize("interrupted", [False, True])
@pytest.mark.parametrize("verb", [["text", "Long"], ["export", "--format", "csv", "--output", "-"]], ids=lambda v: v[0])
def test_a_reader_that_leaves_and_ctrl_c_end_a_verb_quietly(
    annotator: Annotator, tmp_path: Path, verb: list[str], interrupted: bool
) -> None:
    clip, library = tmp_path / "long.md", tmp_path / "L.sqlite"
    clip.write_text("# Long\n\n" + "words " * 40_000 + "end")
    annotator("import", library, clip)
    annotator("highlight", library, "Long", "--quote", "end", "--note", "x" * 100_000)
    command = [sys.executable, "-m", "annotator", *map(str, on(library, verb))]
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)  # it has begun, and the pipe holds less than there is
        if interrupted:
            running.send_signal(signal.SIGINT)
        running.stdout.close()
        assert running.stderr.read().strip() == b""
    assert running.returncode == 1


def test_without_a_display_the_window_names_the_commands(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "argv", ["annotator", "L.sqlite"])
    assert __main__.main() == 1
    assert "annotator --help" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        (["--help"], {"PySide6", "markdown", "nh3", "sqlite3", "rapidfuzz", "annotator.gui", "annotator.workspace"}),
        (["list", "L"], {"PySide6", "markdown", "nh3", "annotator.gui", "annotator.exchange"}),
        (["import", "L", "robots.md"], {"PySide6", "rapidfuzz", "annotator.gui", "annotator.exchange"}),
    ],
)
def test_a_verb_loads_only_what_it_needs(library: Path, words: list[str], unwanted: set[str]) -> None:
    words = [str(library) if w == "L" else str(library.with_name(w)) if w.endswith(".md") else w for w in words]
    code = f"import sys; from annotator import cli; cli.main({words!r}); print(*sys.modules, file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=True)
    assert run.stdout
    loaded = set(run.stderr.split())
    assert "annotator.cli" in loaded
    assert loaded & unwanted == set()
