"""A table of excerpts opens in any spreadsheet, runs nothing there, and comes back as it was."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.exchange import table
from annotator.exchange.wish import Wish
from annotator.model import Document, ExcerptNote, Quote, Span
from tests.exchange.examples import EXCERPTS, NOON, excerpt

words = st.text(
    st.sampled_from("ab=+-@'\"\t\r\n ,;/\\:·＝\u200b\ufeff\u2028") | st.characters(exclude_categories=["Cs"]),
    max_size=20,
)
names = words.filter(bool)
moments = st.integers(0, 4_000_000_000).map(lambda s: s * 1_000)
notes = st.builds(ExcerptNote, words, words, moments)


@st.composite
def excerpts(draw):
    text, start = draw(words), draw(st.integers(0, 10**7))
    document = Document(*(draw(words) for _ in range(8)), text=text)
    return replace(
        excerpt(1, document, "x"),
        id=draw(words),
        text=text,
        span=Span(start, start + draw(st.integers(1, 10**7))),
        quote=Quote(draw(words), draw(words), draw(words)),
        before=draw(words),
        after=draw(words),
        tags=tuple(map(tuple, draw(st.lists(st.lists(names, min_size=1, max_size=3), max_size=3)))),
        notes=tuple(draw(st.lists(notes, max_size=3))),
        person=draw(words),
        made=draw(moments),
    )


def written(*given) -> str:
    stream = StringIO(newline="")
    assert table.write(given, stream, Wish()) == len(given)
    return stream.getvalue()


def read(text: str) -> list:
    return list(table.read_csv(StringIO(text, newline="")))


@given(st.lists(excerpts(), max_size=3))
@example([excerpt(1, Document("d", "'=1", text="7" * 32), "''=1")])
@example([excerpt(1, Document("d", "t", text="7" * 32), "x", tags=(("a / b", "/", "c\\"), ("\\n",)))])
def test_a_table_comes_back_as_it_was(given_excerpts):
    assert read(written(*given_excerpts)) == given_excerpts


@given(excerpts())
def test_no_cell_begins_like_a_formula(each):
    for row in csv.reader(StringIO(written(each).removeprefix(table.BOM), newline="")):
        for cell in row:
            assert not re.match('[\\s"‘’“”\u200b-\u200f\u2060\ufeff]*[=+\\-@＝＋－＠\t\r\n]', cell)


@pytest.mark.parametrize("start", [*"=+-@＝＋－＠\t\r\n", " =", '"=', "'=", "\u200b=", "\ufeff=", "“+"])
def test_a_formula_is_defused_and_comes_back(start):
    each = replace(EXCERPTS[0], quote=Quote(start + "cmd|' /C calc'!A0", "", ""))
    [row] = csv.DictReader(StringIO(written(each).removeprefix(table.BOM), newline=""))
    assert row["quote"].startswith("'" + start)
    assert read(written(each))[0].quote == each.quote


def test_a_table_is_rfc_4180_with_a_mark_for_excel():
    text = written(EXCERPTS[0])
    assert text.startswith('\ufeff"id","title","url"')
    assert text.count("\r\n") == 2
    assert text.endswith('"\r\n')


def test_a_very_long_quote_comes_back():
    long = excerpt(1, replace(EXCERPTS[0].document, meta=()), "words, " * 50_000)
    assert read(written(long))[0].quote == long.quote


def test_excerpts_without_a_tag_are_rows_too():
    rows = list(csv.DictReader(StringIO(written(*EXCERPTS).removeprefix(table.BOM), newline="")))
    assert [row["tags"] == "" for row in rows] == [not e.tags for e in EXCERPTS]
    assert rows[0]["tags"] == "learning / RLVR\nrobotics"
    assert (rows[0]["start"], rows[0]["end"]) == ("100", "144")
    assert rows[0]["created"] == "2025-12-23T13:01:00Z"
    assert read(written(EXCERPTS[1]))[0].made == NOON + 120_000


@pytest.mark.parametrize("text", ["", "id,title\n1,2\n", '"id"x', "%PDF-1.7", ",".join(table.COLUMNS) + "\n1,2\n"])
def test_what_is_not_such_a_table_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        read(text)
