"""How the page is set is chosen in one box, seen at once, and kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox

from annotator.gui import look
from annotator.gui.appearance import Appearance
from annotator.gui.look import PageStyle
from annotator.gui.reader import Reader
from annotator.model import Span
from annotator.settings import Settings
from annotator.text import Block, Text
from tests.gui.conftest import drag, edges, span_of


@pytest.fixture
def box(window, qtbot):
    window.commands["set_page"].trigger()
    assert window.setting.isVisible()
    return window.setting


def kept(tmp_path, window):
    """What a new start of the app reads."""
    return Appearance(Settings(tmp_path / "settings.json"), window)


@pytest.mark.parametrize(("key", "steps"), [("size", 1), ("measure", 4), ("spacing", 8)])
def test_numbers_go_up_and_down_and_end_where_reading_would(window, box, qtbot, tmp_path, key, steps):
    less, more = box._steps[key]
    usual = getattr(PageStyle(), key)
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert getattr(window.appearance.style, key) == usual + steps
    assert box._numbers[key].text().split()[0] == str(usual + steps)
    assert getattr(kept(tmp_path, window).style, key) == usual + steps
    for _ in range(60):
        less.click()
    assert not less.isEnabled()
    assert more.isEnabled()


def test_face_and_paper_are_chosen_and_kept(window, box, qtbot, tmp_path):
    qtbot.mouseClick(box._faces["clear"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(box._papers["sepia"], Qt.MouseButton.LeftButton)
    assert (window.appearance.style.face, window.appearance.theme) == ("clear", look.SEPIA)
    again = kept(tmp_path, window)
    assert (again.style.face, again.theme_chosen) == ("clear", "sepia")
    window.commands["toggle_theme"].trigger()  # elsewhere: the box follows
    assert box._papers["dark"].isChecked()


def test_the_box_has_no_mouse_and_gives_the_focus_back(window, box, qtbot):
    assert QApplication.focusWidget() is box._steps["size"][1]
    qtbot.keyClick(box._steps["size"][1], Qt.Key.Key_Space)
    assert window.appearance.style.size == 18
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert QApplication.focusWidget() is window.reader
    window.commands["set_page"].trigger()
    window.commands["set_page"].trigger()
    assert not box.isVisible()


def test_usual_size_leaves_face_and_edges_as_they_are(window, box):
    for choice in box.findChildren(QCheckBox)[:2]:
        choice.click()
    box._faces["sans"].click()
    window.appearance.larger()
    window.appearance.usual_size()
    assert window.appearance.style == PageStyle(face="sans", justified=True, wraps=False)


def test_the_bar_comes_at_its_key_only_where_a_person_wants_it(window, box, qtbot, tmp_path):
    box.findChildren(QCheckBox)[2].click()
    box.dismiss()
    drag(window.reader, *edges(window.reader, span_of(window, "Nobody asked why.")))
    qtbot.wait(300)  # longer than a selection must rest
    assert window.reader.selected_span() == span_of(window, "Nobody asked why.")
    assert not window.marking.bar.isVisible()
    window.reader.setFocus()
    qtbot.keyClick(window.reader, Qt.Key.Key_B)
    assert window.marking.bar.isVisible()
    assert kept(tmp_path, window).bar_on_key
    window.commands["keep_bar_back"].trigger()
    window.reader.select_nothing()
    drag(window.reader, *edges(window.reader, span_of(window, "Nobody asked why.")))
    qtbot.waitUntil(window.marking.bar.isVisible)


# On the page

LONG = "x = " + "'word ' + " * 40 + "'end'"
PAGE = Text.of((Block("p", "Words of a paragraph. " * 30), Block("code", LONG), Block("code", "y", tight=True)), "")


@pytest.fixture
def reader(qtbot):
    made = Reader()
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


def blocks(reader, **style):
    reader.set_look(look.LIGHT, PageStyle(**style))
    assert reader.show_text(PAGE)
    reader.grab()
    return [reader.document().findBlock(reader._positions.to_qt(start)) for start in PAGE.starts]


def test_code_wraps_and_loses_nothing_or_the_page_scrolls_to_its_end(reader):
    _, code, _ = blocks(reader)
    assert code.layout().lineCount() > 3
    assert reader.horizontalScrollBar().maximum() == 0
    _, code, _ = blocks(reader, wraps=False)
    assert code.layout().lineCount() == 1
    bar = reader.horizontalScrollBar()
    assert bar.maximum() >= code.layout().lineAt(0).naturalTextWidth() - 700
    bar.setValue(bar.maximum())
    picture = reader.viewport().grab().toImage()
    tint = look.LIGHT.tint.casefold()
    box = reader.mark_box(span_at(reader, 2))  # the short line below is tinted as far as the long one
    assert picture.pixelColor(picture.width() - 60, box.center().y()).name() == tint


def test_letters_that_reach_a_little_beyond_the_column_are_nothing_to_scroll_to(reader):
    blocks(reader)
    bar = reader.horizontalScrollBar()
    bar.setRange(0, 4)
    assert (bar.maximum(), bar.isVisible()) == (0, False)
    bar.setRange(0, 40)
    assert bar.maximum() == 40


def span_at(reader, number):
    start = PAGE.starts[number]
    return Span(start, start + 1)


def test_a_straight_right_edge_is_of_paragraphs_alone(reader):
    justify = Qt.AlignmentFlag.AlignJustify
    assert [bool(b.blockFormat().alignment() & justify) for b in blocks(reader)] == [False] * 3
    assert [bool(b.blockFormat().alignment() & justify) for b in blocks(reader, justified=True)] == [True, False, False]
