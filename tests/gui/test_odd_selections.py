"""Selections that are none, of an image only, of a whole book: a sentence, and nothing half-done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.gui import look
from annotator.gui.paint import Paragraph
from annotator.model import Span
from annotator.workspace.base import MAX_QUOTE
from tests.gui.conftest import span_of
from tests.gui.test_stories import in_file, press

key = Qt.Key


@pytest.fixture
def book(open_window, tmp_path):
    path = tmp_path / "book.md"
    body = "\n\n".join(f"Paragraph {n} " + "of many words " * 40 for n in range(400))
    path.write_text(f"---\ntitle: Book\nurl: https://a.b/book\n---\n\n![alt](pic.png)\n\n{body}", "utf-8")
    return open_window(path)


@pytest.mark.parametrize("k", [key.Key_H, key.Key_T, key.Key_N, key.Key_V, key.Key_1])
def test_of_nothing(window, k):
    window.workspace.tag("evidence")
    window.reader.put_caret(span_of(window, "Nobody").start)
    press(window.reader, k)
    assert window.status.told.startswith("Select some words first")
    assert not window.tagging.picker.isVisible()
    assert not window.noting.box.isVisible()
    assert in_file(window) == []


def test_of_an_image_only(book):
    at = book.reader.text_shown.words.index("\ufffc")
    book.reader.select_between(at, at + 1)
    press(book.reader, key.Key_H)
    assert book.status.told.startswith("There is only an image in this selection")
    assert in_file(book) == []


def test_of_a_whole_book(book):
    book.reader.selectAll()
    assert len(book.reader.text_shown.words) > MAX_QUOTE
    press(book.reader, key.Key_H)
    assert f"at most {MAX_QUOTE:,} characters" in book.status.told
    assert book.reader.selected_span() is not None, "what was selected stays selected"
    press(book.reader, key.Key_T)
    QApplication.focusWidget().setText("everything")
    press(QApplication.focusWidget(), key.Key_Return)
    assert f"at most {MAX_QUOTE:,} characters" in book.tagging.picker.hint.text()
    assert in_file(book) == []
    assert book.workspace.library.tags() == []


def test_of_a_long_chapter(book):
    words = book.reader.text_shown.words
    book.reader.select_between(words.index("Paragraph 0"), words.index("Paragraph 100"))
    press(book.reader, key.Key_H)
    [(exact, *_)] = in_file(book)
    assert exact.startswith("Paragraph 0")
    assert 50_000 < len(exact) < MAX_QUOTE


def test_words_far_beyond_what_is_seen_are_not_laid_out(qapp):
    long = Paragraph("word " * 1_000_000, look.ui_font(), 300, 4)
    assert long.height == Paragraph("word " * 1_000, look.ui_font(), 300, 4).height


def test_letting_go_of_all_words_leaves_the_page_where_it_is(window):
    reader = window.reader
    window.resize(900, 420)
    QApplication.processEvents()
    assert reader.verticalScrollBar().maximum() > 100
    reader.verticalScrollBar().setValue(30)
    reader.selectAll()
    reader.verticalScrollBar().setValue(30)
    QApplication.processEvents()
    window.let_go()
    QApplication.processEvents()
    assert reader.selected_span() is None
    assert reader.verticalScrollBar().value() == 30


def test_deleting_a_highlight_does_not_carry_the_reader_off_to_one_far_away(book):
    workspace, document, reader = book.workspace, book.desk.document, book.reader
    words = workspace.text_of(document).words
    one = words.index("Paragraph 1 ")
    first, second, last = (
        workspace.highlight(document, Span(at, at + 12))
        for at in (one, one + 20, words.index("Paragraph 390 "))
    )
    reader.setFocus()
    book.marking.select(first.id)
    press(reader, key.Key_Delete)
    assert book.desk.selected == second.id  # which is in view
    scrolled = reader.verticalScrollBar().value()
    press(reader, key.Key_Delete)
    assert (book.desk.selected, reader.verticalScrollBar().value()) == ("", scrolled)
    press(reader, key.Key_J)
    assert book.desk.selected == last.id
