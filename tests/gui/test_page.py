"""Block i of the page is block i of the text, whatever the blocks are."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument, QTextTable

from annotator import clips
from annotator.gui.formats import INDENT
from annotator.gui.images import image_label
from annotator.gui.look import LIGHT, PageStyle
from annotator.gui.page import PageBuilder
from annotator.gui.positions import Positions
from annotator.text import IMAGE, Block, Cell, Run, Text

plain = st.text(alphabet=st.sampled_from("ab 字😀\u2028\xa0\u200fא\u0301"), max_size=8)


@st.composite
def loose(draw):
    kind = draw(st.sampled_from(("p", "h1", "h3", "code", "rule")))
    words = "" if kind == "rule" else draw(plain)
    marker = draw(st.sampled_from(("", "", "•", "3.", "☐", "☑"))) if kind in ("p", "h1") else ""
    runs = (Run(len(words), draw(st.sampled_from(("", "b", "ci", "^"))), draw(st.sampled_from(("", "https://a.b"))),),)
    return Block(kind, words, runs if words else (), draw(st.integers(0, 2)), draw(st.integers(0, 3)), marker,
                 draw(st.booleans()))


@st.composite
def table(draw):
    """Blocks of one table: every grid place covered once, cells with one or several blocks."""
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    wide = draw(st.booleans()) and columns > 1
    out = []
    for row in range(rows):
        for column in range(columns):
            if wide and row == 0 and column == 1:
                continue
            cell = Cell(0, row, column, 1, 2 if wide and row == 0 and column == 0 else 1, row == 0)
            first = draw(plain)
            out.append(Block("cell", first, cell=cell))
            if first and draw(st.booleans()):
                out.append(Block("p", draw(plain), marker="•", depth=1, cell=cell))
    return out


@st.composite
def documents(draw):
    out, tables = [], 0
    for part in draw(st.lists(st.one_of(loose().map(lambda b: [b]), table()), min_size=1, max_size=6)):
        out += [replace(b, cell=replace(b.cell, table=tables)) if b.cell else b for b in part]
        tables += part[0].cell is not None
    return Text.of(tuple(out), "test")


def built(text):
    document = QTextDocument()
    return document, PageBuilder(document, PageStyle(), LIGHT).build(text.blocks)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_each_block_stands_where_the_builder_says(text):
    document, places = built(text)
    shown = [document.findBlock(p) for p in places]
    assert [b.position() for b in shown] == places
    assert [b.text() for b in shown] == [b.text for b in text.blocks]
    assert len({b.blockNumber() for b in shown}) == len(text.blocks)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), st.lists(st.integers(0, 5), max_size=4))
def test_a_page_built_in_steps_is_the_page_built_at_once(text, steps):
    document, places = built(text)
    growing = QTextDocument()
    builder = PageBuilder(growing, PageStyle(), LIGHT)
    builder.begin(text.blocks, 1)
    for upto in sorted(steps):
        builder.go_on(upto)
        positions = Positions(text, builder.places)
        assert positions.standing >= upto or positions.standing == len(text.blocks)
        assert positions.agree(growing.toRawText(), text)
    builder.go_on(len(text.blocks))
    assert (builder.places, growing.toHtml()) == (places, document.toHtml())


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_each_position_of_a_built_page_maps_there_and_back(text):
    _, places = built(text)
    positions = Positions(text, places)
    every = list(range(len(text.words) + 1))
    assert [positions.from_qt(positions.to_qt(i)) for i in every] == every


def table_of(markdown):
    text = clips.read(markdown.encode(), "x.md").text
    document, places = built(text)
    table = next(f for f in document.rootFrame().childFrames() if isinstance(f, QTextTable))
    return document, [document.findBlock(place) for place in places], table


def test_a_cell_spans_its_rows_and_columns_on_the_page_too():
    kept = table_of("<table><tr><th colspan=2>A<tr><td rowspan=2>B<td>C<tr><td>D</table>")
    cells = [kept[2].cellAt(row, column) for row, column in ((0, 0), (1, 0), (2, 1))]
    assert [(cell.rowSpan(), cell.columnSpan()) for cell in cells] == [(1, 2), (2, 1), (1, 1)]


@pytest.mark.parametrize(("before", "depth"), [("", 0), ("> ", 1), ("- ", 1), ("> - ", 2)])
def test_a_table_in_a_list_or_quote_stands_further_in_and_not_its_words(before, depth):
    inner = before.replace("-", " ")
    document, blocks, table = table_of(f"{before}| a | b |\n{inner}|---|---|\n{inner}| c | d |")
    assert table.format().leftMargin() == pytest.approx(INDENT * depth * PageStyle().size / 17)
    words = [block for block in blocks if block.text()]
    assert document.blockCount() >= len(words) == 4
    assert {(b.blockFormat().leftMargin(), b.blockFormat().indent()) for b in words} == {(0, 0)}


def test_of_very_many_quotes_and_lists_the_inner_ones_move_nothing_in():
    inside, deepest = (built(Text.of((Block("p", "a", quote=q, depth=d),), "test"))[0] for q, d in ((3, 2), (12, 12)))
    forms = inside.firstBlock().blockFormat(), deepest.firstBlock().blockFormat()
    assert [(form.leftMargin() / INDENT, form.indent()) for form in forms] == [(3, 2), (7, 0)]


@pytest.mark.parametrize(("length", "looks"), [(20, 2), (3, 1)])
def test_a_block_of_nothing_but_marks_is_plain(length, looks):
    runs = (Run(length, "c", ""), Run(length, "", "")) * 150
    text = Text.of((Block("p", "abc" * length * 100, runs),), "test")
    document, places = built(text)
    assert Positions(text, places).agree(document.toRawText(), text)
    assert len({f.format.fontFixedPitch() for f in document.firstBlock().textFormats()}) == looks


def test_an_image_is_one_character_with_its_label():
    runs = (Run(1), Run(1, "I", "https://pics.example.org/x.png"), Run(1))
    text = Text.of((Block("p", f"a{IMAGE}b", runs, alts=("Chart",)),), "")
    document, places = built(text)
    assert document.findBlock(places[0]).text() == f"a{IMAGE}b"
    assert image_label("Chart", "https://www.pics.example.org/x.png") == "Chart · pics.example.org"


@pytest.mark.parametrize("source", ["", "http://[", "no url"])
def test_an_image_without_a_good_source_still_has_a_label(source):
    assert image_label("", source) == "Image"


def test_every_corpus_clip_is_shown_block_by_block(corpus):
    files = sorted((corpus / "clips").rglob("*.md"))
    for file in files[:: max(1, len(files) // 40)]:
        text = clips.read(file.read_bytes(), file.name).text
        document, places = built(text)
        for block, place in zip(text.blocks, places, strict=True):
            shown = document.findBlock(place)
            assert (shown.position(), shown.text()) == (place, block.text), file.name
