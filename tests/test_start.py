"""What the first screen does not show is not loaded before it."""

from __future__ import annotations

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


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    words = "import sys, annotator.gui.app; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", words], capture_output=True, check=True, text=True)
    return set(said.stdout.split())


@pytest.mark.parametrize("name", LATER)
def test_it_is_loaded_when_it_is_asked_for(loaded: set[str], name: str) -> None:
    assert name not in loaded
