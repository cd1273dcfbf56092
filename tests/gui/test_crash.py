"""A bug of the app's own: a report to copy and a log, neither with a word of a document."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from annotator import paths
from annotator.gui import crash
from annotator.gui.crash import Log, report_bug
from annotator.gui.crash_box import CrashBox
from tests.gui.boxes import answer

WORDS = "The patient Jane Roe was sent home"


@pytest.fixture
def log():
    """The root logger as the app sets it up; the file of this test's home."""
    handler = Log()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    yield paths.log_file()
    root.removeHandler(handler)
    if handler._file:
        handler._file.close()


def bug(words: str) -> None:
    try:
        raise LookupError(f"no span in {words}") from ValueError(words)
    except LookupError:
        report_bug(*sys.exc_info())


def told(path: Path) -> str:
    return path.read_text("utf-8")


def test_the_report_says_where_it_was_and_not_on_which_words(qtbot, log, capfd):
    def copied(box: CrashBox) -> str:
        qtbot.mouseClick(box.copy, Qt.MouseButton.LeftButton)
        box.reject()
        return box.report.toPlainText()

    seen = answer(copied, CrashBox)
    bug(WORDS)
    report = seen[0]
    for part in ("Annotator ", "Python ", "Qt ", "in bug", "LookupError"):
        assert part in report
    assert QGuiApplication.clipboard().text() == report
    assert "LookupError" in told(log)
    written = report + told(log) + capfd.readouterr().err
    assert not [word for word in WORDS.split() if len(word) > 4 and word in written]


def test_one_box_at_a_time_and_the_log_has_all(qtbot, log):
    def again(box: CrashBox) -> None:
        bug(WORDS)  # as a page that cannot be painted does, at every frame
        box.reject()

    answer(again, CrashBox)
    bug(WORDS)
    assert told(log).count("ERROR Annotator") == 2


def test_the_log_is_three_files_of_a_bounded_size(log, monkeypatch):
    monkeypatch.setattr(crash, "KEPT", 2_000)
    for n in range(400):
        logging.error("line %d of what went wrong", n)
    files = sorted(log.parent.iterdir())
    assert len(files) == 3
    assert all(file.stat().st_size <= 2_000 for file in files)
    assert "line 399" in told(log)


def test_where_no_log_can_be_kept_it_goes_to_standard_error(log, capfd):
    log.parent.parent.mkdir(parents=True, exist_ok=True)
    log.parent.write_text("a file where the folder would be")
    logging.error("what went wrong")
    assert "what went wrong" in capfd.readouterr().err
