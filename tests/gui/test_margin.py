"""Tag names in the margin: off until asked for, then beside the line where each highlight begins."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import span_of
from tests.gui.test_stories import press


def test_names_stand_beside_their_lines_and_a_click_selects(window, qtbot):
    workspace, document = window.workspace, window.desk.document
    strong = workspace.tag("claim › strong")
    workspace.highlight(document, span_of(window, "Nobody asked"))  # no tag, no name
    first = workspace.highlight(document, span_of(window, "nine of ten"), [strong.id, workspace.tag("x").id])
    second = workspace.highlight(document, span_of(window, "of ten cases"), [strong.id])
    margin = window.hand.margin
    assert not margin.isVisible()
    window.commands["show_margin"].trigger()
    QApplication.processEvents()
    assert margin.isVisible()
    names = margin.names()
    assert [(n.words, n.highlight) for n in names] == [("strong, x", first.id), ("strong", second.id)]
    box = window.reader.mark_box(first.span)
    assert abs(names[0].top - box.top()) < 2
    assert names[1].top >= names[0].top + 17, "names do not lie on each other"
    assert margin.geometry().left() > window.reader.column_right()
    assert margin.width() >= 80
    qtbot.mouseClick(margin, Qt.MouseButton.LeftButton, pos=QPoint(20, round(names[1].top) + 5))
    assert window.desk.selected == second.id


def test_the_choice_is_remembered_and_its_menu_line_ticked(open_window, clip):
    window = open_window(clip)
    press(window.reader, Qt.Key.Key_M)
    assert window.commands["show_margin"].isChecked()
    assert window.commands["show_margin"].isCheckable()
    window.close()
    window.workspace.library.close()
    again = open_window()
    assert again.hand.margin.isVisible()
    assert again.commands["show_margin"].isChecked()
    press(again.reader, Qt.Key.Key_M)
    assert not again.hand.margin.isVisible()
    assert not again.commands["show_margin"].isChecked()


def test_the_column_gives_way_where_there_is_no_room(window):
    window.resize(820, 600)
    window.commands["show_margin"].trigger()
    QApplication.processEvents()
    reader = window.reader
    assert window.hand.margin.width() >= 80
    assert reader.column_right() > 200
    window.commands["show_margin"].trigger()
    QApplication.processEvents()
    frame = reader.document().rootFrame().frameFormat()
    assert frame.leftMargin() == frame.rightMargin()
