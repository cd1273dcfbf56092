"""Tables keep their words whole, in a narrow column too; with no room left for them the page scrolls."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument, QTextTable
from PySide6.QtWidgets import QApplication

from annotator import clips
from annotator.gui.columns import PADDING, TIGHT, Tables
from annotator.gui.look import LIGHT, PageStyle
from annotator.gui.note_page import NotePage
from annotator.gui.page import PageBuilder
from annotator.gui.reader import Reader

COUNTS = """| Question | Asked | Answered by the model | Answered by a nurse | Nobody |
|---|---:|---:|---:|---:|
| When may she eat again? | 112 | 97 | 14 | 1 |
| Is this dose usual for somebody of her weight and age? | 61 | 12 | 48 | 1 |
"""
PROSE = f"""| Sign | Communication | Recommendation |
|---|---|---|
| {"a long text that goes on, with many words of some length, " * 6} | short | excellent |
"""
CODED = """| Name | Meaning | `initialise_all_filters` |
|---|---|---|
| `fill_till_limit` | **filled** to the limit | long-winded, well-known |
"""
HAN = """| 質問 | 回答 | 件数 | 備考 | 合計 |
|---|---|---|---|---|
| この患者の体重と年齢にとってこの用量は普通ですか | 看護師が答えました | 百十二 | 特にありません | 四百 |
"""
STYLE = PageStyle()
ROUNDED = 2
"""Pixels that Qt may add to a width."""


def texts(markdown):
    return clips.read(markdown.encode(), "x.md").text


def broken(document):
    """Words of a page that go on in the next line."""
    found, block = [], document.begin()
    while block.isValid():
        words, layout = block.text(), block.layout()
        for n in range(layout.lineCount() - 1):
            line = layout.lineAt(n)
            before, after = words[(end := line.textStart() + line.textLength()) - 1], words[end]
            if before.isascii() and before.isalnum() and after.isalnum():
                found.append(words)
        block = block.next()
    return found


def laid(markdown, room, **how):
    document = QTextDocument()
    PageBuilder(document, STYLE, LIGHT, Tables(STYLE, room, **how)).build(texts(markdown).blocks)
    document.setTextWidth(room)
    return document, document.size().width()


def tables(document):
    return [f for f in document.rootFrame().childFrames() if isinstance(f, QTextTable)]


def widths(document):
    forms = [t.format().toTableFormat() for t in tables(document)]
    return [([c.rawValue() for c in f.columnWidthConstraints()], f.cellPadding()) for f in forms]


@pytest.mark.parametrize("room", [120, 200, 260, 300, 340, 355, 370, 385, 400, 450, 520, 588, 700])
@pytest.mark.parametrize("markdown", [COUNTS, PROSE, CODED, HAN], ids=["counts", "prose", "code", "han"])
def test_no_word_of_a_table_is_broken(markdown, room):
    document, _ = laid(markdown, room)
    assert broken(document) == []


@pytest.mark.parametrize("markdown", [COUNTS, PROSE, CODED, HAN], ids=["counts", "prose", "code", "han"])
def test_a_table_is_wider_than_the_page_only_where_its_words_are(markdown):
    for room in range(650, 200, -10):
        document, wide = laid(markdown, room)
        if wide > room:
            break
    assert room < 450
    [(columns, _)] = widths(document)
    assert len(columns) > 2


def test_the_words_stand_closer_before_the_page_scrolls():
    pages = [laid(COUNTS, room)[0] for room in range(650, 300, -5)]
    paddings = {round(padding / STYLE.size, 2) for page in pages for _, padding in widths(page)}
    assert paddings == {PADDING, TIGHT}


@pytest.mark.parametrize("room", [150, 250, 350, 450])
def test_on_paper_and_in_a_note_no_table_is_wider_than_the_page(room):
    for markdown in (COUNTS, PROSE, CODED, HAN):
        assert laid(markdown, room, scrolls=False)[1] <= room + ROUNDED


def test_a_table_whose_rows_need_one_line_each_is_left_to_qt():
    document, wide = laid("| a | b |\n|---|---|\n| short | cells |\n", 500)
    assert widths(document) == [([], pytest.approx(PADDING * STYLE.size))]
    assert wide <= 500


def test_a_page_made_narrower_or_wider_is_set_as_one_that_was_so_from_the_start(qtbot):
    text = texts(f"{COUNTS}\n\nWords.\n\n> {PROSE.replace(chr(10), chr(10) + '> ')}\n\n{CODED}")
    turned = Reader()
    qtbot.addWidget(turned)
    turned.resize(900, 600)
    turned.show_text(text)
    turned.show()
    for wide in (900, 460, 330, 900, 410):
        turned.resize(wide, 600)
        QApplication.processEvents()
        fresh = Reader()
        qtbot.addWidget(fresh)
        fresh.resize(wide, 600)
        fresh.show()
        QApplication.processEvents()
        fresh.show_text(text)
        assert widths(turned.document()) == widths(fresh.document())
        assert broken(turned.document()) == []


def test_what_comes_of_a_long_text_later_fits_as_well(qtbot):
    reader = Reader()
    qtbot.addWidget(reader)
    reader.resize(420, 600)
    reader.show()
    reader.show_text(texts("\n\n".join((*("Words." for _ in range(1_200)), COUNTS))))
    reader.complete()
    [(columns, _)] = widths(reader.document())
    assert len(columns) == 5
    assert broken(reader.document()) == []


def test_where_nobody_knows_the_room_a_table_that_may_fit_is_left_to_qt():
    document = QTextDocument()
    PageBuilder(document, STYLE, LIGHT).build(texts(COUNTS).blocks)
    assert widths(document) == [([], pytest.approx(PADDING * STYLE.size))]


def test_a_table_in_a_note_fits_the_note(qtbot):
    page = NotePage(None)
    qtbot.addWidget(page)
    page.show_words(COUNTS, LIGHT)
    page.fit(400, 1_000)
    page.show()
    assert page.document().size().width() <= 400 + ROUNDED
    assert broken(page.document()) == []
    [(columns, _)] = widths(page.document())
    assert len(columns) == 5
