"""Boxes stand beside what they are about and within the window, also when the page or the window moves."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from annotator.gui.popup import GAP, Popup
from tests.gui.conftest import CLIP, span_of

WORDS = "nine of ten cases"


def opened(window, name):
    window.reader.select(span_of(window, WORDS))
    if name == "overlaps":
        for words in (WORDS, "nine of ten"):
            made = window.workspace.highlight(window.desk.document, span_of(window, words))
        window.marking.overlaps.open_for(lambda: window.marking.beside(made.id), window.desk.cards())
    elif name == "name of a search":
        window.searching._open_name("nine")
    else:
        window.commands[name].trigger()
    (box,) = (b for b in window.findChildren(Popup) if b.isVisible())
    return box


BOXES = ("choose_tags", "write_note", "show_outline", "go_anywhere", "set_page", "overlaps", "name of a search")


@pytest.fixture
def large(open_window, clip):
    clip.write_text(CLIP + "\n\n".join(["And so it went on, from one review to the next."] * 40), "utf-8")
    window = open_window(clip)
    window.resize(1360, 860)
    QApplication.processEvents()
    return window


@pytest.mark.parametrize("name", BOXES)
def test_a_box_stays_within_a_window_that_becomes_small(large, name):
    box = opened(large, name)
    for size in ((1360, 500), (800, 500), (800, 860)):
        large.resize(*size)
        QApplication.processEvents()
        assert large.rect().adjusted(0, GAP, 0, -GAP).contains(box.geometry())
    assert box.isVisible()


def test_the_bar_stays_beside_the_selection(large, qtbot):
    reader, bar = large.reader, large.marking.bar

    def beside():
        box, selection = bar.geometry(), reader.selection_box()
        near = 0 < box.top() - selection.bottom() < 20 or 0 < selection.top() - box.bottom() < 20
        return bar.isVisible() and reader.rect().contains(box) and near

    reader.select(span_of(large, WORDS))
    large.marking.show_bar()
    for size in ((900, 860), (1360, 860), (1360, 450)):
        large.resize(*size)
        qtbot.waitUntil(beside)
    large.appearance.larger()
    QApplication.processEvents()
    assert beside() or not bar.isVisible()


def test_the_bar_goes_above_where_the_window_becomes_too_low_for_it(large, qtbot):
    reader, bar = large.reader, large.marking.bar
    reader.select(span_of(large, "And so it went on"))
    large.marking.show_bar()
    below = reader.height() - reader.selection_box().bottom()
    assert bar.geometry().top() > reader.selection_box().bottom()
    large.resize(1360, 890 - below)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: bar.geometry().bottom() < reader.selection_box().top())
    assert bar.isVisible()


def around(window):
    at = window.reader.screen_box(span_of(window, WORDS))
    return QRect(window.mapFromGlobal(at.topLeft()), at.size())


def test_the_picker_goes_with_the_words_when_the_page_scrolls(large):
    box, bar = opened(large, "choose_tags"), large.reader.verticalScrollBar()
    for value in (0, 60, 100):
        bar.setValue(value)
        QApplication.processEvents()
        words = around(large)
        assert bar.value() == value
        assert 0 < box.y() - words.bottom() < 20


def test_the_picker_goes_with_the_words_when_the_window_gets_narrower(large):
    box = opened(large, "choose_tags")
    for width in (1360, 1100, 900):
        large.resize(width, 860)
        QApplication.processEvents()
        words = around(large)
        assert 0 < box.y() - words.bottom() < 20
