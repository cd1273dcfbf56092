"""A page of excerpts says exactly what was marked, whatever stands in it."""

from __future__ import annotations

import re
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from annotator.exchange import markdown
from annotator.exchange.wish import Wish
from annotator.model import ExcerptNote, Quote, Span
from tests.exchange.examples import BARE, EXCERPTS, SHIFT, excerpt

parsers = [MarkdownIt("commonmark", {"html": True}), MarkdownIt("commonmark").enable(["table", "strikethrough"])]

special = "ab1. \n\u2028\t\u00a0`*_#+-=~>|<&;!()[]{}$^%\\/:'\"éא中👩\u200d"
awkward = st.text(st.sampled_from(special) | st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)


def page(*excerpts) -> str:
    stream = StringIO(newline="")
    assert markdown.write(excerpts, stream, Wish()) == len(excerpts)
    return stream.getvalue()


def inside(tokens, kind: str) -> list:
    """The tokens within the first element of a kind."""
    start = next(n for n, t in enumerate(tokens) if t.type == f"{kind}_open")
    end = next(n for n, t in enumerate(tokens) if t.type == f"{kind}_close" and t.level == tokens[start].level)
    return tokens[start + 1 : end]


def words(tokens) -> str:
    assert {t.type for t in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    lines = []
    for token in (t for t in tokens if t.type == "inline"):
        assert {t.type for t in token.children} <= {"text", "hardbreak"}
        lines.append("".join("\u2028" if t.type == "hardbreak" else t.content for t in token.children))
    return "\n".join(lines)


def shown(exact: str) -> str:
    """What a reader is to see: the quote, without empty blocks."""
    blocks = (block.strip("\u2028") for block in re.sub("\r\n?|\u2029", "\n", exact).split("\n"))
    return "\n".join(filter(None, blocks))


@pytest.mark.parametrize("parser", parsers)
@pytest.mark.parametrize("each", EXCERPTS, ids=lambda e: e.quote.exact[:12])
def test_an_awkward_quote_renders_as_its_own_words(parser, each):
    assert words(inside(parser.parse(page(each)), "blockquote")) == shown(each.quote.exact)


@given(awkward)
@example("a\n===")
@example("a | b\n--- | ---\nc | d")
@example("[x]: http://example.org\n[x]")
@example("<!--\n\n-->")
@example("***\n* * *\n___")
@example("1) a\n2) b")
@example("&lt;&#65;&copy")
@example("\\")
def test_any_quote_renders_as_its_own_words(exact):
    e = replace(EXCERPTS[0], quote=Quote(exact, "", ""), span=Span(0, len(exact)))
    if shown(exact):
        for parser in parsers:
            assert words(inside(parser.parse(page(e)), "blockquote")) == shown(exact)


@given(awkward, awkward, awkward)
def test_titles_tags_and_notes_cannot_break_the_page(title, tag, body):
    document = replace(SHIFT, title=title, author=tag, channel=title)
    e = excerpt(1, document, "Marked.", tags=((tag, title),), notes=(ExcerptNote(body, tag, 0),))
    tokens = parsers[0].parse(page(e, EXCERPTS[5]))
    assert [t.tag for t in tokens if t.type == "heading_open"] == ["h1", "h2", "h2"]
    assert sum(t.type == "blockquote_open" for t in tokens) == 2
    assert not any(t.type in ("html_block", "fence", "code_block", "table_open") for t in tokens)
    links = [t for token in tokens for t in token.children or () if t.type == "link_open"]
    assert {t.attrs["href"] for t in links} == {SHIFT.url}
    assert not any(t.type in ("html_inline", "image") for token in tokens for t in token.children or ())


def test_a_page_says_where_words_come_from_and_who_marked_them():
    text = page(*EXCERPTS)
    for part in ("journal.example.org](<https://journal.example.org/shift?a=1&b=2>)", "clipped 2025-12-23 13:00",
                 "published Dec 02, 2025", "via slack", r"\#healthcare-aiml-deskresearch", "Ada Example",
                 "`learning / RLVR` · `robotics` · Ada, 2025-12-23 13:01 UTC · characters 100–144",
                 "… What stood before it, over two blocks, […] and what stood"):  # fmt: skip
        assert part in text


def test_only_addresses_of_the_web_become_links():
    assert "](" not in page(excerpt(1, BARE, "x"))
    assert "](" not in page(excerpt(1, replace(BARE, url="file:///etc/passwd"), "x"))
    hostile = page(excerpt(1, replace(SHIFT, url="https://example.org/> <script>\n(a)\\&lt;"), "x"))
    link = next(t for token in parsers[0].parse(hostile) for t in token.children or () if t.type == "link_open")
    assert link.attrs["href"] == "https://example.org/%3E%3Cscript%3E(a)%5C&lt;"


def test_a_document_has_one_heading_for_all_its_excerpts():
    assert page(*EXCERPTS).count("\n## ") == 2


def test_nothing_marked_is_a_page_too():
    assert page() == "# Excerpts\n"
