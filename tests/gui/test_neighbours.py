"""A file that another program replaces under the window, and copies beside it."""


from annotator.gui.merging import MergeBox
from annotator.gui.receiving import Choice
from tests.gui.boxes import answer

from .conftest import copy_of_bens, span_of


def bens(app, path):
    return copy_of_bens(app.window.workspace, path, ("Nobody asked why.", "method"))


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
