"""Highlights on top of each other: which is meant is asked with all that tells them apart."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.model import Person
from annotator.workspace import Workspace
from tests.gui.conftest import span_of


@pytest.fixture
def laid(window):
    """Three highlights over one another by two people, the innermost with a tag and a note; from the inside out."""
    ada, document = window.workspace, window.desk.document
    ben = Workspace(ada.library, Person("b" * 32, "Ben"))
    inner = ada.highlight(document, span_of(window, "nine of ten"), named=["evidence"], note="Of which ten?")
    middle = ben.highlight(document, span_of(window, "in nine of ten cases"), named=["method › sample"])
    outer = ada.highlight(document, span_of(window, "The model was right 🎯 in nine of ten cases."))
    window.views.show_all()
    return [inner, middle, outer]


def click(window, highlight):
    box = window.reader.mark_box(highlight.span)
    QTest.mouseClick(window.reader.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    return window.marking.overlaps


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def outlined(window):
    return window.reader._overlay.selected


def test_who_said_what_with_which_tags_and_notes_tells_them_apart(window, laid):
    asked = click(window, laid[0])
    assert asked.isVisible()
    assert [card.id for card in asked.rows.rows] == [h.id for h in laid]  # the shortest first
    assert [card.quote for card in asked.rows.rows] == [h.quote.exact for h in laid]
    assert [[chip.label for chip in card.chips] for card in asked.rows.rows] == [["evidence"], ["method › sample"], []]
    assert [card.who.split(" · ")[0] for card in asked.rows.rows] == ["you", "Ben", "you"]
    assert asked.rows.rows[0].notes == ("Of which ten?",)
    spoken = asked.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("“nine of ten”. evidence. Of which ten?. you")
    name = QAccessible.queryAccessibleInterface(asked.list).text(QAccessible.Text.Name)
    assert name == "Highlights that lie here"


def test_by_keys_each_is_outlined_before_one_is_chosen(window, laid):
    window.reader.put_caret(laid[0].span.start + 2)
    press(Qt.Key.Key_W)
    asked = window.marking.overlaps
    assert asked.isVisible()
    assert outlined(window) == laid[0].id
    press(Qt.Key.Key_Down)
    assert outlined(window) == laid[1].id
    assert window.desk.selected == ""
    press(Qt.Key.Key_Return)
    assert asked.isHidden()
    assert window.desk.selected == outlined(window) == laid[1].id
    assert window.reader.hasFocus()


def test_where_one_lies_it_is_selected_at_once_and_where_none_lies_none_is(window, laid):
    window.reader.put_caret(laid[2].span.start + 1)
    press(Qt.Key.Key_W)
    assert window.desk.selected == laid[2].id
    assert window.marking.overlaps.isHidden()
    window.reader.put_caret(span_of(window, "Nobody asked").start + 3)
    window.commands["choose_here"].trigger()
    assert window.desk.selected == ""


def test_by_menu_and_left_again_nothing_is_another(window, laid):
    window.marking.select(laid[2].id)
    window.reader.put_caret(laid[0].span.start + 2)
    window.commands["choose_here"].trigger()
    assert outlined(window) == laid[0].id
    press(Qt.Key.Key_Escape)
    assert window.marking.overlaps.isHidden()
    assert window.desk.selected == outlined(window) == laid[2].id


def test_a_click_elsewhere_closes_it(window, laid):
    asked = click(window, laid[0])
    window.panel.cards.list.setFocus()
    assert asked.isHidden()


def test_very_many_are_offered_as_far_as_anyone_would_look(window):
    workspace, document = window.workspace, window.desk.document
    made = [workspace.highlight(document, span_of(window, "nine of ten")) for _ in range(70)]
    window.views.show_all()
    asked = click(window, made[0])
    assert asked.rows.rowCount() == 60
    assert "70 highlights" in asked._count.text()
    assert window.rect().contains(asked.geometry())


def test_the_box_is_as_tall_as_its_cards(window, laid):
    asked = click(window, laid[0])
    last = asked.list.visualRect(asked.rows.index(asked.rows.rowCount() - 1))
    assert 0 <= asked.list.viewport().height() - last.bottom() < 12


def test_where_the_cards_are_taller_than_the_room_they_are_scrolled_beside_the_words(window):
    workspace, document = window.workspace, window.desk.document
    window.resize(1100, 700)
    QApplication.processEvents()
    made = [workspace.highlight(document, span_of(window, "nine of ten")) for _ in range(12)]
    window.views.show_all()
    words = window.reader.screen_box(made[0].span)
    asked = click(window, made[0])
    assert not asked.geometry().translated(window.mapToGlobal(window.rect().topLeft())).intersects(words)
    assert 0 < asked.y() - window.mapFromGlobal(words.bottomLeft()).y() < 20
    assert asked.x() == window.mapFromGlobal(words.topLeft()).x()
