"""A term tagged everywhere after a look at its places: by keys, by mouse, by menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.gui.recurring_box import RecurringBox
from tests.gui.boxes import answer
from tests.gui.conftest import CLIP, span_of
from tests.gui.test_stories import in_file, press

left, shift = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def two(open_window, clip, tmp_path):
    other = tmp_path / "clips" / "other.md"
    other.write_text(CLIP.replace("/triage", "/other").replace("Triage", "Other"), "utf-8")
    return open_window(clip, other)


def in_the_box(seen, act):
    """Do something once the box shows what it found."""

    def through(box):
        seen.append((box.told.text(), [r.spoken for r in box.rows.rows], box.tag_line.text()))
        act(box)

    answer(through, RecurringBox, lambda box: box.rows.rows)


def test_by_keys_a_selected_term_is_tagged_in_the_whole_document(two, qtbot):
    two.reader.select(span_of(two, "nine"))
    seen = []
    in_the_box(seen, lambda box: QTest.keyClick(box.term_line, Qt.Key.Key_Return))
    press(two.reader, Qt.Key.Key_T, shift)
    qtbot.waitUntil(lambda: len(in_file(two)) == 2, timeout=5_000)
    [(told, rows, tag)] = seen
    assert told == "2 places"
    assert tag == "nine"
    assert rows[0].endswith(", 2")
    assert "right 🎯 in nine of ten" in rows[1]
    assert [(exact, tags) for exact, _, _, tags, _ in in_file(two)] == [("nine", ["nine"])] * 2
    qtbot.waitUntil(lambda: "2 places" in two.status.told)
    assert len(two.reader.marks) == 2
    two.undo()  # one step
    assert in_file(two) == []


def test_by_mouse_in_the_library_what_is_marked_is_counted(two, qtbot):
    made = two.workspace.highlight(two.desk.document, span_of(two, "nine"))
    two.marking.select(made.id)
    seen = []

    def whole(box):
        box.scope.setCurrentIndex(box.scope.findData(True))
        box.rows.show(())
        in_the_box(seen, lambda b: qtbot.mouseClick(b.chief, left))

    in_the_box(seen, whole)
    two.commands["tag_all"].trigger()
    qtbot.waitUntil(lambda: len(in_file(two)) == 4, timeout=5_000)
    assert seen[1][0] == "4 places · 1 highlighted already, to be tagged as well"
    assert all(tags == ["nine"] for *_, tags, _ in in_file(two))


def test_nothing_is_written_where_one_only_looks(two, qtbot):
    two.reader.select(span_of(two, "nine"))
    in_the_box([], lambda box: box.reject())
    two.commands["tag_all"].trigger()
    assert in_file(two) == []
    assert two.workspace.library.tags() == []


def test_every_control_of_the_box_has_a_name(two):
    box = RecurringBox(two, "nine", "nine", ["a › b"], document=True)
    for control in (box.term_line, box.tag_line, box.scope, box.list):
        assert control.accessibleName()
    box.tag_line.clear()
    box.show_places((), 3, 0)
    assert not box.chief.isEnabled(), "no tag yet"
