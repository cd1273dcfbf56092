"""What the first screen does not show is not loaded before it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

LATER = (
    "annotator.archive", "annotator.clips.body", "annotator.conversion.workers", "annotator.exchange",
    "annotator.gui.charts", "annotator.gui.export_box", "annotator.gui.fetching", "annotator.gui.history_box",
    "annotator.gui.past_list", "annotator.gui.preferences_box", "annotator.gui.trash_box",
    "click", "concurrent.futures", "csv", "docx", "http.client", "jinja2", "logging.handlers", "markdown", "nh3",
    "PySide6.QtNetwork", "PySide6.QtPrintSupport", "rapidfuzz", "sqlite_utils", "ssl", "subprocess", "xlsxwriter",
    "xml.sax", "yaml",
)  # fmt: skip


UNSEEN = (
    *LATER, "annotator.clips", "annotator.gui.app", "annotator.gui.furnishing", "annotator.gui.language",
    "annotator.gui.look", "annotator.gui.reader", "annotator.intake", "annotator.query", "annotator.searching",
    "annotator.store", "annotator.workspace", "defusedxml", "PySide6.QtSvg", "sqlite3", "zoneinfo",
)  # fmt: skip
FIRST_PAINT = """
import sys
from PySide6.QtWidgets import QApplication
def first(*_):
    (window,) = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    window.repaint()
    print(*sys.modules)
    while not window.furnished:
        QApplication.processEvents()
    print(window.reader.isVisible(), window.focusWidget() is window.reader, window.desk.document is not None)
    window.close()
    window.workspace.library.close()
    return 0
QApplication.exec = first  # where the app begins to wait for events
from annotator import paths
from annotator.settings import Settings
Settings(paths.settings_file()).introduce("Reader")
from annotator.gui.start import run
sys.exit(run(None))
"""


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What a process says at the first paint of the default library's window: its modules, then what it shows."""
    home = str(tmp_path_factory.mktemp("home"))
    env = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    env |= {"HOME": home, "USERPROFILE": home, "APPDATA": home, "LOCALAPPDATA": home, "QT_QPA_PLATFORM": "offscreen"}
    run = [sys.executable, "-c", FIRST_PAINT]
    return subprocess.run(run, env=env, capture_output=True, check=True, text=True).stdout.splitlines()


@pytest.mark.parametrize("name", UNSEEN)
def test_the_first_paint_does_without_it(started: list[str], name: str) -> None:
    assert name not in started[0].split()


def test_the_window_is_furnished_after_its_first_paint(started: list[str]) -> None:
    assert started[1] == "True True True"


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    words = "import sys, annotator.gui.app; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", words], capture_output=True, check=True, text=True)
    return set(said.stdout.split())


@pytest.mark.parametrize("name", LATER)
def test_it_is_loaded_when_it_is_asked_for(loaded: set[str], name: str) -> None:
    assert name not in loaded
