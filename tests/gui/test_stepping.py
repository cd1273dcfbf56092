"""Steps taken back and done again from the window, small and large."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from annotator.gui.errands import beside
from annotator.gui.stepping import LARGE
from annotator.model import Change, Highlight, new_id
from tests.gui.conftest import span_of
from tests.gui.many import long_clip, mark


def mark_many(window) -> None:
    """More highlights in one step than are taken back at once, made where the window learns of it later."""
    one = window.workspace.highlight(window.desk.document, span_of(window, "Nobody asked why."))
    made = [Highlight(new_id(), one.document, one.text, one.span, one.quote) for _ in range(LARGE)]
    with beside(window.workspace) as own:
        own.library.apply(Change("Many highlights", after=tuple(made)), own.person.id)
    window.workspace.look()


def test_a_large_step_is_taken_back_and_done_again_beside_the_window(window, qtbot):
    mark_many(window)
    assert len(window.panel.cards.rows.rows) == LARGE + 1
    begun = []
    window.jobs.started.connect(begun.append)
    with qtbot.waitSignal(window.stepping.done) as told:
        window.commands["undo"].trigger()
        assert len(window.panel.cards.rows.rows) == LARGE + 1
    assert begun == ["Undoing"]
    assert told.args == ["Undone: Many highlights"]
    assert len(window.panel.cards.rows.rows) == 1
    assert window.commands["redo"].text() == "Redo Many highlights"
    with qtbot.waitSignal(window.stepping.done):
        window.commands["redo"].trigger()
    assert len(window.panel.cards.rows.rows) == LARGE + 1


def test_a_small_step_is_taken_back_at_once(window):
    window.workspace.highlight(window.desk.document, span_of(window, "Nobody asked why."))
    window.commands["undo"].trigger()
    assert not window.panel.cards.rows.rows
    window.commands["redo"].trigger()
    assert len(window.panel.cards.rows.rows) == 1


def test_steps_are_taken_back_and_done_again_after_a_restart(open_window, clip):
    window = open_window(clip)
    window.workspace.highlight(window.desk.document, span_of(window, "Nobody asked why."), named=["method"])
    window.close()
    window.workspace.library.close()
    again = open_window()
    assert again.commands["undo"].text() == "Undo Highlight"
    again.commands["undo"].trigger()
    assert again.desk.cards() == []
    again.commands["redo"].trigger()
    assert [card.quote for card in again.desk.cards()] == ["Nobody asked why."]


def test_what_comes_back_is_brought_into_view_and_meant(open_window, tmp_path):
    window = open_window(long_clip(tmp_path))
    mark(window.workspace, window.desk.document, 200)
    window.views.read_anew()
    reader, cards = window.reader, window.panel.cards
    first, *_, last = window.workspace.library.highlights(window.desk.document.id)
    window.workspace.remove(last)
    window.marking.select(first.id)
    reader.verticalScrollBar().setValue(0)
    assert not reader.viewport().rect().intersects(reader.mark_box(last.span))
    window.commands["undo"].trigger()
    assert reader.viewport().rect().intersects(reader.mark_box(last.span))
    assert window.desk.selected == last.id
    QApplication.processEvents()
    assert cards.list.viewport().rect().intersects(cards.list.visualRect(cards.rows.find(last.id)))


def test_the_card_of_what_comes_back_is_in_view(open_window, tmp_path):
    window = open_window(long_clip(tmp_path))
    mark(window.workspace, window.desk.document, 200)
    window.views.read_anew()
    cards = window.panel.cards
    first, *_, last = window.workspace.library.highlights(window.desk.document.id)
    window.workspace.remove(last)
    window.marking.select(first.id)
    cards.list.verticalScrollBar().setValue(0)
    window.commands["undo"].trigger()
    row = cards.list.currentIndex()
    assert cards.rows.row(row).id == last.id
    assert cards.list.viewport().rect().intersects(cards.list.visualRect(row))
