"""The tree of tags by mouse, by keys and by menu."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
)

from annotator.gui.rows import TagRow
from annotator.gui.tag_tree import TagTree
from tests.gui.codebook import box_of, choose, drop, paths
from tests.gui.test_stories import press, typed


def test_the_tree_shows_who_stands_below_whom_with_both_counts(tagged):
    assert paths(tagged) == ["claim", "claim / strong", "doubt"]
    row = tagged.panel.tags.rows.row(tagged.panel.tags.rows.find(tagged.workspace.find_tag("doubt").id))
    assert (row.here, row.count) == (2, 2)
    tagged.desk.open(None)
    assert [(r.here, r.count) for r in tagged.desk.tags()] == [(0, 1), (0, 1), (0, 2)]


def test_a_tag_dropped_on_another_stands_below_it_and_between_two_there(tagged):
    drop(tagged, "doubt", box_of(tagged, "claim").center())
    assert paths(tagged) == ["claim", "claim / doubt", "claim / strong"]
    assert tagged.workspace.library.undo_label == "Move tag “doubt”"
    drop(tagged, "strong", box_of(tagged, "claim").topLeft() + QPoint(30, 0))
    assert paths(tagged) == ["strong", "claim", "claim / doubt"]
    tagged.undo()
    tagged.undo()
    assert paths(tagged) == ["claim", "claim / strong", "doubt"]


def test_tags_are_dragged_into_an_order_of_their_own(tagged):
    tagged.workspace.tag("aside")
    drop(tagged, "aside", box_of(tagged, "doubt").bottomLeft() + QPoint(30, 0))
    assert paths(tagged) == ["claim", "claim / strong", "doubt", "aside"]
    drop(tagged, "doubt", box_of(tagged, "claim").topLeft() + QPoint(30, 1))
    assert paths(tagged) == ["doubt", "claim", "claim / strong", "aside"]
    assert tagged.panel.tags.tree.current() == tagged.workspace.find_tag("doubt").id
    drop(tagged, "aside", box_of(tagged, "claim").bottomLeft() + QPoint(30, 0))  # above the first below it
    assert paths(tagged) == ["doubt", "claim", "claim / aside", "claim / strong"]
    for _ in range(3):
        tagged.undo()
    assert paths(tagged) == ["aside", "claim", "claim / strong", "doubt"]
    stamp = tagged.workspace.library.stamp()
    drop(tagged, "claim", box_of(tagged, "claim").topLeft() + QPoint(30, 1))  # where it is
    assert tagged.workspace.library.stamp() == stamp


def test_a_tag_dropped_under_all_of_them_is_the_last_of_the_top(tagged):
    drop(tagged, "strong", QPoint(40, tagged.panel.tags.tree.viewport().height() - 4))
    assert paths(tagged) == ["claim", "doubt", "strong"]
    drop(tagged, "claim", QPoint(40, tagged.panel.tags.tree.viewport().height() - 4))
    assert paths(tagged) == ["doubt", "strong", "claim"]


def test_below_the_last_of_some_the_pointer_chooses_the_level(tagged):
    tagged.workspace.tag("claim / strong / very")
    tree = tagged.panel.tags.tree
    tree.setFixedHeight(4 * box_of(tagged, "claim").height())  # no room below the last one
    tagged.workspace.remove_tag(tagged.workspace.find_tag("doubt"))
    tagged.workspace.tag("aside")
    very, strong = box_of(tagged, "very"), box_of(tagged, "strong")
    drop(tagged, "aside", QPoint(very.left() + 20, very.bottom()))
    assert paths(tagged) == ["claim", "claim / strong", "claim / strong / very", "claim / strong / aside"]
    tagged.undo()
    drop(tagged, "aside", QPoint((strong.left() + very.left()) // 2, very.bottom()))
    assert paths(tagged) == ["claim", "claim / strong", "claim / strong / very", "claim / aside"]
    drop(tagged, "aside", QPoint(2, box_of(tagged, "aside").bottom()))
    assert paths(tagged) == ["claim", "claim / strong", "claim / strong / very", "aside"]


def test_a_line_shows_where_a_dragged_tag_would_come_to_stand(tagged):
    tree, rows = tagged.panel.tags.tree, tagged.panel.tags.rows
    tree.setFixedHeight(200)
    accent = tree.delegate.theme.accent.lower()

    def lines(at):
        """Rows of the picture that are mostly in the accent's colour, while `doubt` is dragged there."""
        data = rows.mimeData([rows.find(tagged.workspace.find_tag("doubt").id)])
        left, none, move = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
        for kind in (QDragEnterEvent, QDragMoveEvent):
            QApplication.sendEvent(tree.viewport(), kind(at, move, data, left, none))
        shown = tree.viewport().grab().toImage()
        across = range(60, shown.width() - 20, 7)
        found = [y for y in range(shown.height()) if all(shown.pixelColor(x, y).name() == accent for x in across)]
        QApplication.sendEvent(tree.viewport(), QDragLeaveEvent())
        return found

    claim = box_of(tagged, "claim")
    above, below, on = (lines(p + QPoint(30, 0)) for p in (claim.topLeft(), claim.bottomLeft(), claim.center()))
    assert above
    assert all(abs(y - claim.top()) < 6 for y in above)
    assert below
    assert all(abs(y - claim.bottom()) < 3 for y in below)
    assert on[0] < claim.center().y() < on[-1]  # the tag itself is framed


def test_a_tag_goes_up_and_down_by_keys_and_a_level_stands_by_name_again_by_menu(tagged):
    tree = tagged.panel.tags.tree
    choose(tagged, "doubt")
    alt, up, down = Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Up, Qt.Key.Key_Down
    press(tree, up, alt)
    assert paths(tagged) == ["doubt", "claim", "claim / strong"]
    stamp = tagged.workspace.library.stamp()
    press(tree, up, alt)  # it is the first
    assert tagged.workspace.library.stamp() == stamp
    press(tree, down, alt)
    press(tree, up, alt)
    assert paths(tagged) == ["doubt", "claim", "claim / strong"]
    assert tagged.workspace.library.undo_label == "Move tag “doubt”"
    by_menu = {a.objectName(): a for a in tagged.panel.tags.menu_for(tagged.panel.tags.rows.rows[0]).actions()}
    by_menu["sort_tags"].trigger()
    assert paths(tagged) == ["claim", "claim / strong", "doubt"]


def test_a_tag_cannot_be_dropped_on_itself_or_below_itself(tagged):
    stamp = tagged.workspace.library.stamp()
    drop(tagged, "claim", box_of(tagged, "strong").center())
    drop(tagged, "claim", box_of(tagged, "claim").center())
    assert tagged.workspace.library.stamp() == stamp


def test_what_is_closed_and_chosen_stays_so_when_tags_come(tagged):
    view, rows = tagged.panel.tags.tree, tagged.panel.tags.rows
    choose(tagged, "doubt")
    view.collapse(rows.find(tagged.workspace.find_tag("claim").id))
    tagged.workspace.tag("aside / here")
    claim, aside = (rows.find(tagged.workspace.find_tag(n).id) for n in ("claim", "aside"))
    assert (view.isExpanded(claim), view.isExpanded(aside)) == (False, True)
    assert rows.row(view.currentIndex()).name == "doubt"


def test_what_is_closed_is_closed_after_a_restart(open_window, clip):
    window = open_window(clip)
    for name in ("claim / strong / very", "doubt / deep"):
        window.workspace.tag(name)
    choose(window, "claim")
    press(window.panel.tags.tree, Qt.Key.Key_Left)
    window.close()
    again = open_window()
    view, rows = again.panel.tags.tree, again.panel.tags.rows
    closed = {r.name for r in rows.rows if not view.isExpanded(rows.find(r.id)) and rows.rowCount(rows.find(r.id))}
    assert closed == {"claim"}
    choose(again, "claim")
    press(view, Qt.Key.Key_Right)
    assert again.workspace.library.state.get("closed_tags") == []


@pytest.mark.parametrize(("gone", "next_"), [("claim", "doubt"), ("strong", "doubt"), ("doubt", "strong")])
def test_where_the_chosen_tag_goes_the_next_is_chosen_and_else_the_one_before(tagged, gone, next_):
    view, rows = tagged.panel.tags.tree, tagged.panel.tags.rows
    tag = choose(tagged, gone)
    tagged.workspace.remove_tag(tag)
    assert rows.row(view.currentIndex()).name == next_
    assert view.selectionModel().isSelected(view.currentIndex())


def test_a_model_of_many_tags_is_a_tree_of_all_of_them():
    tree = TagTree()
    rows = [TagRow(str(n), str(n), "", "", 0, 0, 0, parent=str(n - n % 10) if n % 10 else "") for n in range(5000)]
    tree.show(rows)
    assert tree.rowCount() == 500
    assert all(tree.row(tree.find(r.id)) is r for r in rows)
    assert all(tree.find(r.id).parent() == tree.find(r.parent) for r in rows)
    reset = []
    tree.modelReset.connect(lambda: reset.append(1))
    tree.show([replace(r, count=1) for r in rows])
    assert not reset


# Names in their place


def test_a_name_is_edited_in_its_place(tagged):
    choose(tagged, "doubt")
    press(tagged.panel.tags.tree, Qt.Key.Key_F2)
    typed("second thoughts")
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert paths(tagged) == ["claim", "claim / strong", "second thoughts"]
    assert tagged.workspace.library.undo_label == "Rename tag “doubt”"
    assert tagged.panel.tags.rows.row(tagged.panel.tags.tree.currentIndex()).name == "second thoughts"


@pytest.mark.parametrize(("name", "why"), [
    ("", "needs a name"), ("x" * 500, "at most"), ("a\u202eb", "control"), ("a\x07b", "control"), ("CLAIM", "already"),
    ("ｃｌａｉｍ\u200b", "already"),
])
def test_a_name_that_cannot_be_is_refused_at_the_field_and_stays_in_it(tagged, name, why):
    stamp = tagged.workspace.library.stamp()
    tag = choose(tagged, "doubt")
    tagged.panel.tags.rename(tag.id)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText(name)
    press(line, Qt.Key.Key_Return)
    told = next(w for w in line.parentWidget().findChildren(QLabel) if w.isVisible())
    assert why in told.text()
    assert why in line.accessibleDescription()
    assert line.text() == name
    assert QApplication.focusWidget() is line
    assert tagged.panel.tags.tree.viewport().rect().contains(told.geometry())
    press(line, Qt.Key.Key_Escape)
    assert tagged.workspace.library.stamp() == stamp


def test_typed_letters_find_a_tag_in_the_tree(tagged):
    choose(tagged, "claim")
    QTest.keyClicks(tagged.panel.tags.tree, "do")
    assert tagged.panel.tags.rows.row(tagged.panel.tags.tree.currentIndex()).name == "doubt"
