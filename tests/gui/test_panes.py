"""The panes beside the page are folded away and stand again, by key and by menu; the screen can be full."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import span_of
from tests.gui.test_stories import press

key, shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def large(window):
    window.resize(1360, 860)
    QApplication.processEvents()
    return window


def ticked(window):
    return [window.commands[name].isChecked() for name in ("show_list", "show_panel", "full_screen")]


def test_only_the_page_is_left_and_all_comes_back_as_wide_as_it_was(large):
    panes, before = large.panes, large.panes.sizes()
    press(large.reader, key.Key_F9)
    press(large.reader, key.Key_F9, shift)
    assert panes.sizes()[0] == panes.sizes()[2] == 0
    assert panes.sizes()[1] >= sum(before)
    assert ticked(large) == [False, False, False]
    press(large.reader, key.Key_F9)
    large.commands["show_panel"].trigger()
    assert panes.sizes() == before
    assert ticked(large) == [True, True, False]


def test_the_focus_leaves_a_pane_that_is_folded_away_and_passes_it_by(large):
    large.workspace.highlight(large.desk.document, span_of(large, "nine of ten cases"))
    large.views.show_all()
    large.panel.cards.list.setFocus()
    press(large.panel.cards.list, key.Key_F9, shift)
    assert large.reader.hasFocus()
    for stop in (large.shelf.list, large.reader):
        press(QApplication.focusWidget(), key.Key_F6)
        assert stop.hasFocus()


def test_what_is_found_stands_in_the_list_that_is_folded_away_while_one_searches(large, qtbot):
    press(large.reader, key.Key_F9)
    QTest.keyClicks(large.top.search, "nine")
    qtbot.waitUntil(lambda: large.panes.sizes()[0] > 0, timeout=10_000)
    assert large.searching.side.currentWidget() is large.searching.pane
    large.top.search.clear()
    assert large.panes.sizes()[0] == 0


def test_a_list_that_is_asked_for_while_one_searches_stays(large, qtbot):
    press(large.reader, key.Key_F9)
    QTest.keyClicks(large.top.search, "nine")
    qtbot.waitUntil(lambda: large.panes.sizes()[0] > 0, timeout=10_000)
    press(large.reader, key.Key_F9)
    press(large.reader, key.Key_F9)
    large.top.search.clear()
    assert large.panes.sizes()[0] > 0


def test_the_panes_are_as_they_were_left_and_stand_again_from_there(open_window, settings, clip):
    window = open_window(clip)
    window.resize(1360, 860)
    press(window.reader, key.Key_F9, shift)
    window.close()
    again = open_window()
    again.resize(1360, 860)
    QApplication.processEvents()
    assert again.panes.sizes()[2] == 0
    assert ticked(again) == [True, False, False]
    press(again.reader, key.Key_F9, shift)
    assert again.panes.sizes()[2] > 200


def test_a_full_screen_is_left_by_the_same_key_and_keeps_the_size_of_the_window(large, settings):
    press(large.reader, key.Key_F11)
    assert large.isFullScreen()
    assert ticked(large)[2]
    press(large.reader, key.Key_F11)
    assert not large.isFullScreen()
    assert not ticked(large)[2]
    press(large.reader, key.Key_F11)
    large.close()
    assert settings.get("window", [0, 0]) == [1360, 860]


def test_words_are_marked_on_a_page_that_stands_alone(large):
    press(large.reader, key.Key_F9)
    press(large.reader, key.Key_F9, shift)
    large.reader.select(span_of(large, "nine of ten cases"))
    press(large.reader, key.Key_H)
    press(large.reader, key.Key_T)
    assert large.tagging.picker.isVisible()
    assert large.rect().contains(large.tagging.picker.geometry())


def test_the_menu_tells_which_panes_made_room_for_others(large):
    large.panes.widen(1_200)
    assert ticked(large) == [False, False, False]
    large.panes.restore()
    assert ticked(large) == [True, True, False]
