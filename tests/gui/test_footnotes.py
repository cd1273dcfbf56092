"""A footnote's number leads to the note, the note back to its number, and Alt+Left to where one was."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import span_of

FILLER = "\n\n".join(f"Paragraph {n} of many. " * 9 for n in range(40))
HEAD = "---\ntitle: Notes\nurl: https://a.org/notes\n---\n\nA claim.[^1] Another.[^x]"
CLIP = f"{HEAD}\n\n{FILLER}\n\n[^1]: The source.\n[^x]: More.\n"


@pytest.fixture
def noted(open_window, tmp_path):
    path = tmp_path / "notes.md"
    path.write_text(CLIP, "utf-8")
    return open_window(path)


def click(qtbot, reader, position):
    """On the character at a position."""
    reader.put_caret(position)
    left = reader.cursorRect()
    reader.put_caret(position + 1)
    at = QPoint((left.left() + reader.cursorRect().left()) // 2, left.center().y())
    reader.select_nothing()
    qtbot.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()


def in_view(window, words):
    box = window.reader.mark_box(span_of(window, words))
    return 0 <= box.top() <= window.reader.viewport().height()


def test_a_number_leads_to_its_note_and_alt_left_back(noted, qtbot):
    reader = noted.reader
    assert in_view(noted, "A claim.")
    click(qtbot, reader, span_of(noted, "A claim.").end)
    assert in_view(noted, "The source.")
    assert not in_view(noted, "A claim.")
    qtbot.keyClick(reader, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert in_view(noted, "A claim.")


def test_the_note_leads_back_to_its_number(noted, qtbot):
    reader = noted.reader
    click(qtbot, reader, span_of(noted, "Another.").end)
    note = span_of(noted, "More.")
    assert in_view(noted, "More.")
    start = reader.text_shown.starts[reader.text_shown.block_at(note.start)]
    click(qtbot, reader, start)
    assert in_view(noted, "Another.")


def test_alt_left_shrinks_where_something_is_selected(noted, qtbot):
    click(qtbot, noted.reader, span_of(noted, "A claim.").end)
    span = span_of(noted, "The source.")
    noted.reader.select(span)
    qtbot.keyClick(noted.reader, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert noted.reader.selected_span().end < span.end
    assert in_view(noted, "The source.")
