"""Changes about so much that all is read anew: the window shows the same as if it had followed them."""

import pytest

from annotator.gui import ranking
from annotator.gui.desk import Desk
from annotator.gui.errands import beside
from annotator.store import library as store
from tests.gui.many import listed, long_clip, mark


@pytest.fixture
def window(open_window, tmp_path, monkeypatch, qtbot):
    """Of a document with 400 highlights, where forty records are much, and cards come by fifty."""
    monkeypatch.setattr(store, "MUCH", 40)
    monkeypatch.setattr(ranking, "SLICE", 50)
    made = open_window(long_clip(tmp_path), long_clip(tmp_path, "other.md", "Other"))
    mark(made.workspace, made.desk.document, 400, tags=[made.workspace.tag("one").id])
    made.views.read_anew()
    qtbot.waitUntil(lambda: made.panel.cards.rows.rowCount() == 400)
    return made


def whole(window):
    return window.panel.cards.rows.is_whole


def shows_what_is_there(window):
    fresh = Desk(window.workspace)
    fresh.open(window.desk.document)
    assert [(m, m.colour) for m in window.desk.marks()] == [(m, m.colour) for m in fresh.marks()]
    assert window.panel.cards.rows.ids == listed(fresh, window.panel.cards.sift)
    assert window.panel.cards.rows.rows == tuple(fresh.cards(window.panel.cards.rows.ids))
    assert window.desk.tags() == fresh.tags()
    assert window.desk.listing.listed() == fresh.listing.listed()


def some(workspace, document, count):
    return workspace.library.highlights(document.id)[100 : 100 + count]


def test_much_of_ones_own_is_shown_and_what_is_chosen_stays_chosen(window, qtbot):
    workspace, cards = window.workspace, window.panel.cards
    other = workspace.tag("two").id
    chosen = [h.id for h in some(workspace, window.desk.document, 200)]
    cards._choose(chosen, chosen[0])
    workspace.retag(some(workspace, window.desk.document, 300), [other])
    workspace.lead(some(workspace, window.desk.document, 300), other)
    qtbot.waitUntil(lambda: whole(window))
    shows_what_is_there(window)
    assert cards.selected() == chosen
    workspace.remove(*some(workspace, window.desk.document, 60))
    qtbot.waitUntil(lambda: whole(window))
    shows_what_is_there(window)
    assert cards.selected() == chosen[60:]
    window.undo()
    qtbot.waitUntil(lambda: whole(window))
    shows_what_is_there(window)


def test_few_that_change_while_much_is_read_again_are_as_they_are_then(window, qtbot):
    workspace = window.workspace
    workspace.retag(some(workspace, window.desk.document, 300), [workspace.tag("two").id])
    assert not whole(window)
    first, *_, last = workspace.library.highlights(window.desk.document.id)
    workspace.remove(first, last)
    qtbot.waitUntil(lambda: whole(window))
    shows_what_is_there(window)


def test_much_of_somebody_else_is_shown_without_each_being_named(window, qtbot):
    library = window.workspace.library
    with beside(window.workspace) as theirs:
        for document in theirs.library.documents():
            mark(theirs, document, 60, seed=7)
        theirs.remove(*some(theirs, window.desk.document, 50))
    assert library.news() == store.Change(store.NEWS)
    window.views.read_anew()
    qtbot.waitUntil(lambda: whole(window))
    shows_what_is_there(window)
