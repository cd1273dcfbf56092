"""A file that another program replaces under the window, and copies beside it."""

import pytest
from PySide6.QtWidgets import QApplication

from annotator.gui.app import App
from annotator.gui.merging import MergeBox
from annotator.gui.receiving import Choice
from annotator.intake import read_clips
from annotator.model import Span
from annotator.settings import stranger
from annotator.store import Library
from annotator.workspace import Workspace
from tests.gui.boxes import answer

from .conftest import span_of


@pytest.fixture
def app(qtbot, settings, tmp_path, clip):
    app = App(settings)
    app.open(tmp_path / "Team.sqlite")
    app.window.workspace.import_clips(read_clips([clip]))
    yield app
    app.window.close()
    app.window.workspace.library.close()
    QApplication.processEvents()


def bens(app, path):
    """Ben's version of the file, at a path of its own."""
    path.write_bytes(app.window.workspace.library.path.read_bytes())
    ben = Workspace(Library(path), stranger("Ben"))
    (document,) = ben.library.documents()
    start = ben.text_of(document).words.index("Nobody asked why.")
    ben.highlight(document, Span(start, start + 17))
    ben.library.close()
    return path


def test_a_file_replaced_under_the_window_is_merged_not_overwritten(qtbot, app, tmp_path):
    theirs = bens(app, tmp_path / "incoming")
    window, place = app.window, app.window.geometry()
    window.workspace.highlight(window.desk.document, span_of(window, "The tenth case"))
    theirs.replace(window.workspace.library.path)
    window.sharing.neighbours.look()
    qtbot.waitUntil(lambda: app.window is not window, timeout=20_000)
    quotes = {h.quote.exact for h in app.window.workspace.library.highlights()}
    assert quotes == {"Nobody asked why.", "The tenth case"}
    assert app.window.status.told == "Team.sqlite was replaced by another program; both were merged: 1 highlight new."
    assert app.window.geometry() == place
    assert app.window.workspace.library.check() == []


def test_a_conflicting_copy_is_offered_once_and_merged(qtbot, app, tmp_path):
    bens(app, tmp_path / "Team (Ben's conflicted copy 2026-01-02).sqlite")
    answer(lambda box: box._take("merge"), Choice)
    seen = []

    def accept(box):
        seen.append(box)
        box.accept()

    answer(accept, MergeBox)
    with qtbot.waitSignal(app.window.sharing.changed, timeout=20_000):
        app.window.sharing.neighbours.look_around()
    assert len(app.window.workspace.library.highlights()) == 1
    app.window.sharing.neighbours.look_around()
    assert len(seen) == 1
    assert (tmp_path / "Team (Ben's conflicted copy 2026-01-02).sqlite").exists()
