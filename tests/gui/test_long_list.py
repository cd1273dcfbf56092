"""A library of more documents than one reads at a time: the window is there at once, the list comes behind it."""

from __future__ import annotations

import pytest

from annotator.gui.library_rows import PAGE
from annotator.model import Change, Document, Person, content_id
from annotator.store import Library, Reading
from annotator.text import Block, Text

COUNT = PAGE * 2 + 100
TITLES = [f"{chr(97 + n % 26)} {n:04}" for n in range(COUNT)]


@pytest.fixture
def long(open_window, tmp_path, settings):
    """A window on many documents; every third is read."""
    library = Library(tmp_path / "Team.sqlite", states=tmp_path / "states", busy_ms=50)
    text = Text.of((Block("p", "Words."),), "1")
    documents = [
        Document(content_id("document", str(n)), title, f"https://s{n % 7}.example.org/{n}",
                 clipped=f"{1000 + n}-01-01", channel=f"c{n % 3}", text=text.id)
        for n, title in enumerate(TITLES)
    ]  # fmt: skip
    library.apply(Change("", after=(Person(settings.person.id, "Ada"),)), settings.person.id)
    library.apply(Change("Import", after=tuple(documents), brings=(text,)), settings.person.id)
    for document in documents[::3]:
        library.state.set_reading(settings.person.id, document.id, Reading("done", 1.0))
    library.close()
    return open_window()


def titles(window):
    return [row.title for row in window.shelf.rows.rows]


def is_whole(window):
    return lambda: len(window.shelf.documents) == COUNT


def test_the_newest_are_there_at_once_and_then_all(qtbot, long):
    assert titles(long)[0] == TITLES[-1]
    qtbot.waitUntil(is_whole(long))
    assert titles(long) == TITLES[::-1]
    assert long.shelf._count.text() == f"{COUNT:,}"


def test_how_far_one_is_with_each_is_known_of_all(qtbot, long):
    qtbot.waitUntil(is_whole(long))
    long.shelf._states.pills["done"].click()
    assert titles(long) == TITLES[::3][::-1]
    assert long.shelf._count.text() == f"{len(TITLES[::3])} / {COUNT:,}"


def test_what_is_done_while_the_list_is_sorted_is_in_it(qtbot, long):
    qtbot.waitUntil(is_whole(long))
    long.shelf.order_chosen.emit("added")
    first, second = long.shelf.rows.rows[:2]
    long.shelf.order_chosen.emit("newest")
    assert not long.desk.listing.is_whole
    long.remove_documents([first.id])
    long.bookmark.mark([second.id], "done")
    qtbot.waitUntil(lambda: len(long.shelf.documents) == COUNT - 1)
    assert titles(long)[0] == second.title
    assert long.shelf.rows.rows[0].status == "done"
    long.undo()
    qtbot.waitUntil(is_whole(long))
    assert titles(long)[0] == first.title


def test_the_order_chosen_is_kept(qtbot, long, open_window):
    qtbot.waitUntil(is_whole(long))
    offers = {action.text(): action for action in long.shelf._orders.actions()}
    offers["By title"].trigger()
    qtbot.waitUntil(lambda: titles(long) == sorted(TITLES))
    assert long.shelf._orders.button.text().startswith("Title")
    long.close()
    long.workspace.library.close()
    again = open_window()
    qtbot.waitUntil(is_whole(again))
    assert titles(again) == sorted(TITLES)
    assert [a.text() for a in again.shelf._orders.actions() if a.isChecked()] == ["By title"]


def test_the_document_that_is_read_stays_selected_in_any_order(qtbot, long):
    qtbot.waitUntil(is_whole(long))
    middle = long.shelf.rows.rows[COUNT // 2]
    long.open_document(middle.id)
    long.shelf.order_chosen.emit("oldest")
    qtbot.waitUntil(lambda: titles(long) == TITLES)
    assert long.shelf.selected() == [middle.id]


def test_a_document_far_down_is_gone_to(qtbot, long):
    qtbot.waitUntil(is_whole(long))
    long.going.go_anywhere()
    qtbot.keyClicks(long.going.box.line, TITLES[5])
    assert [g.name for g in long.going.box.rows.rows] == [TITLES[5]]
    long.going.box._go()
    assert long.desk.document.title == TITLES[5]
    long.open_document(long.shelf.rows.rows[0].id)
    long.going.go_anywhere()
    assert long.going.box.rows.rows[0].name == TITLES[5]  # where one was
    long.going.box.dismiss()


def test_a_document_in_view_stays_there_when_the_list_has_less_room(qtbot, long):
    qtbot.waitUntil(is_whole(long))
    view = long.shelf.list
    row = next(n for n in range(100) if view.visualRect(view.model().index(n, 0)).bottom() > view.viewport().height())
    last = view.model().index(row - 1, 0)
    long.open_document(view.model().row(last).id)
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(last)))
    long.resize(long.width(), long.height() - 60)
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(last)))
    assert view.verticalScrollBar().value() > 0
