"""What is pasted says where it is from, and runs nothing."""

from __future__ import annotations

from annotator.exchange import clipping
from tests.exchange.examples import BARE, EXCERPTS, SHIFT


def test_plain_words_are_in_quotation_marks_above_their_source():
    assert clipping.plain(EXCERPTS[2:4]) == (
        f"“{EXCERPTS[2].quote.exact}”\n\n“{EXCERPTS[3].quote.exact}”\n\n{SHIFT.title}\n{SHIFT.url}"
    )


def test_rich_text_links_to_its_source_and_is_inert():
    rich = clipping.rich(EXCERPTS)
    assert rich.count('<a href="') == 1
    assert 'href="https://journal.example.org/shift?a=1&amp;b=2"' in rich
    assert "<script" not in rich
    assert BARE.url in rich


def test_markdown_has_tags_and_notes_but_nothing_that_was_not_said():
    marked = clipping.marked(EXCERPTS[:1])
    assert marked.startswith("> Every threshold is a promise about mistakes.\n\n`learning / RLVR` · `robotics`\n\n- **")
    assert marked.endswith('— [Shift \\*happens\\*: a "field" guide](<https://journal.example.org/shift?a=1&b=2>)\n')
    assert "characters" not in marked
