"""Starting the app again reaches the window that is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from annotator.gui.door import Door, knock
from tests.gui.conftest import once

KNOCKS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from annotator.gui.door import knock
app = QCoreApplication([])
print(knock(Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2:] else None))
"""
CRASHES = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from annotator.gui.door import Door
app = QCoreApplication([])
door = Door(Path(sys.argv[1]))
os._exit(1)
"""


@pytest.fixture
def door(qtbot, tmp_path):
    made = Door(tmp_path / "own 🚪")
    yield made
    made.close()


@pytest.mark.parametrize("given", [[], ["/Team – 队.sqlite"]])
def test_the_second_start_hands_its_library_over(qtbot, tmp_path, door, given):
    command = [sys.executable, "-c", KNOCKS, str(tmp_path / "own 🚪"), *given]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        with qtbot.waitSignal(door.knocked, timeout=20_000) as heard:
            pass
        assert heard.args == [Path(given[0]) if given else None]
        out, _ = process.communicate(timeout=20)
    assert out.strip() == b"True"


def test_where_nobody_is_the_app_starts(qtbot, tmp_path):
    assert not knock(tmp_path, None)
    (tmp_path / "door").touch()  # what a crash left
    assert not knock(tmp_path, None)


def test_a_door_can_be_opened_again_after_a_crash(qtbot, tmp_path):
    subprocess.run([sys.executable, "-c", CRASHES, str(tmp_path)], check=False)
    assert (tmp_path / "door").exists()
    door = Door(tmp_path)
    assert door._server.isListening()
    door.close()
    assert not (tmp_path / "door").exists()


def test_a_clip_that_is_opened_comes_into_the_library_that_is_shown(qtbot, app, tmp_path):
    another = tmp_path / "another.md"
    another.write_text("# Another\n\nWords.", "utf-8")
    window = app.window
    app.come_forward(another)
    qtbot.waitUntil(once(lambda: len(window.workspace.library.documents()) == 2), timeout=10_000)
    assert app.window is window
