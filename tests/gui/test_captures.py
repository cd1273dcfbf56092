"""A document clipped several times: its captures are told, shown again, and set apart where they are two articles."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from annotator.gui.captures_box import CapturesBox
from annotator.workspace.documents import Held
from tests.gui.conftest import CLIP, once, span_of

AGAIN = CLIP.replace("2025-12-20 09:30", "2026-01-05 08:00").replace("Nobody asked why.", "Everybody asked why.")


@pytest.fixture
def clipped_twice(window, tmp_path, qtbot):
    window.workspace.highlight(window.desk.document, span_of(window, "Nobody asked why."))
    path = tmp_path / "again.md"
    path.write_text(AGAIN, "utf-8")
    window.errands.import_paths([path])
    qtbot.waitUntil(lambda: "Everybody" in window.reader.text_shown.words, timeout=10_000)
    return window


@pytest.fixture
def answer(monkeypatch):
    """What a person does in the box, given as a function of it."""
    boxes = []

    def answered(act):
        def at_once(box):
            boxes.append(box)
            act(box)
            return QDialog.DialogCode(box.result())

        monkeypatch.setattr(CapturesBox, "exec", at_once)
        return boxes

    return answered


def cells(box):
    table = box.table
    return [[table.item(r, c).text() for c in range(table.columnCount())] for r in range(table.rowCount())]


def test_the_masthead_tells_of_captures_where_there_is_a_choice(window, clipped_twice):
    told = clipped_twice.reader.masthead._captures
    assert (told.isVisible(), told.text()) == (True, "2 captures")
    clipped_twice.commands["undo"].trigger()  # the import's document goes back, its capture stays in the file
    assert told.text() == "2 captures"


def test_one_capture_is_nothing_to_choose_from(window):
    assert not window.reader.masthead._captures.isVisible()


def test_an_older_capture_is_shown_and_taken_back(clipped_twice, answer, qtbot):
    def choose(box):
        box.table.selectRow(1)
        box._shows.click()

    boxes = answer(choose)
    qtbot.mouseClick(clipped_twice.reader.masthead._captures, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Nobody" in clipped_twice.reader.text_shown.words, timeout=10_000)
    assert cells(boxes[0]) == [
        ["5 Jan 2026  08:00", "41", "–", "shown"],
        ["20 Dec 2025  09:30", "41", "1", ""],
    ]
    assert clipped_twice.status.told == "The capture of 20 Dec 2025 is shown; Ctrl+Z takes it back."
    assert [m.span for m in clipped_twice.reader.marks] == [span_of(clipped_twice, "Nobody asked why.")]
    clipped_twice.commands["undo"].trigger()
    assert "Everybody" in clipped_twice.reader.text_shown.words


@pytest.mark.parametrize("row", [0, 1])
def test_a_wrongly_joined_article_is_set_apart(clipped_twice, answer, qtbot, row):
    def choose(box):
        box.table.selectRow(row)
        box._sets_apart.click()

    answer(choose)
    here = clipped_twice.desk.document
    clipped_twice.commands["show_captures"].trigger()
    qtbot.waitUntil(once(lambda: len(clipped_twice.workspace.library.documents()) == 2), timeout=10_000)
    assert clipped_twice.status.told == "“Triage, measured 🩺” is a document of its own now; Ctrl+Z takes it back."
    assert clipped_twice.desk.document.id == here.id
    assert ("Nobody" if row == 0 else "Everybody") in clipped_twice.reader.text_shown.words
    assert not clipped_twice.reader.masthead._captures.isVisible()
    assert len(clipped_twice.shelf.rows.rows) == 2
    [highlight] = clipped_twice.workspace.library.highlights()
    assert (highlight.document == here.id) == (row == 0)
    clipped_twice.commands["undo"].trigger()
    assert len(clipped_twice.workspace.library.documents()) == 1
    assert clipped_twice.reader.masthead._captures.text() == "2 captures"


def test_the_box_is_told_to_those_who_do_not_see_and_offers_only_what_can_be_done(qtbot):
    held = [Held("a" * 32, "2026-01-05T08:00:00Z", 12_345, 0, shown=True), Held("b" * 32, "", 7, 2, shown=False)]
    box = CapturesBox(None, "Wards <b>" + "x" * 90, held)
    qtbot.addWidget(box)
    box.show()
    assert cells(box) == [["5 Jan 2026  08:00", "12,345", "–", "shown"], ["–", "7", "2", ""]]
    assert box.table.accessibleName() == "Captures"
    assert (box.capture, box._shows.isEnabled(), box._sets_apart.isEnabled()) == (held[0], False, True)
    qtbot.keyClick(box.table, Qt.Key.Key_Down)
    assert (box.capture, box._shows.isEnabled()) == (held[1], True)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert (box.result(), box.splits) == (QDialog.DialogCode.Accepted, False)
