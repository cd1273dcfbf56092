"""Whatever the bytes, a clip is read or refused, in time, into a text that can be stored."""

import time
from importlib.metadata import version

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotator import clips
from annotator.clips import markdown_extension, repairs, spans
from annotator.clips.pieces import MAX_LENGTH, MAX_WORD, plain, split
from annotator.text import IMAGE, Block, Run, decode, encode

SYNTAX = st.text(alphabet="#*_`~=[]()<>!|-+:.\\$&;^\"' \n\t1ax/\u3042\u0301\ufffc\u2028", max_size=120)
WORDS = (
    "- |> |1. |    |```\n|\n|\n\n|[^1]|[^1]: |[a](b)|![a](b|<div>|</div>|<table><tr><td>|</table>|<b>|`|**|<!--|-->|$|"
    "word |# |<pre>|<li>|: |---\n|<script>|&#0;|&#xFDD0;|&amp;|\\\n|==|☐ |https://a.b/c_d"
)
PIECES = st.lists(st.sampled_from([*WORDS.split("|"), "| a | b |\n", "|---|---|\n", "[[x|y]]"]), max_size=40).map(
    "".join
)


def checked(data):
    try:
        clip = clips.read(data, "name.md")
    except clips.ClipError:
        return
    blocks = clip.text.blocks  # raises where the text leaves the vocabulary
    assert decode(encode(blocks)) == blocks
    assert "\n".join(b.text for b in blocks) == clip.text.words
    assert max(b.depth for b in blocks) <= 12
    assert max(b.quote for b in blocks) <= 12
    clips.header(clip.document, blocks)
    assert clips.read(data, "name.md") == clip


@given(st.binary(max_size=300))
def test_any_bytes(data):
    checked(data)


@settings(max_examples=250)
@given(SYNTAX | PIECES | st.text(max_size=60))
@example("\ufdd00\ufdd1")
@example("\x02klzzwxh:0000\x03 \x0242\x03")
@example("<raw>x</raw>")
@example("![<b>](`x`) [`a`](<b>) ![\\*](\\*)")
@example("<table><tr><td>" * 10)
@example("[^a]: [^a]: x[^a]")
def test_any_markdown(text):
    checked(text.encode("utf-8", "replace"))


@given(PIECES)
def test_front_matter_of_any_kind(text):
    checked(f"---\n{text}\n---\n{text}".encode())


BOMBS = {
    "brackets": "[" * 20_000,
    "images": "![" * 20_000,
    "open links": "[a](" * 20_000,
    "tags": "<a " * 20_000,
    "comments": "<!--" * 20_000,
    "attributes": "<a " + " ".join(f"a{n}=1" for n in range(50_000)) + ">",
    "divs": "<div>" * 100_000,
    "phrases": "<p><b>x<i>" * 20_000,
    "tables in tables": "<table><tr><td>x" * 20_000,
    "spans of cells": "<table>" + "<tr><td colspan=1000 rowspan=1000>x" * 2_000,
    "footnotes": "[^1] " * 4_000 + "\n\n[^1]: note",
    "lists": "\n".join("  " * n + "- x" for n in range(300)),
    "one line of lists": "- " * 5_000 + "x",
    "quotes": ">" * 5_000 + "x",
    "columns": "|" + "a|" * 2_000 + "\n|" + "-|" * 2_000 + "\n" + ("|" + "b|" * 2_000 + "\n") * 20,
    "emphasis": "*a **b _c " * 10_000,
    "tight emphasis": "a**b" * 10_000,
    "ticks": "".join("`" * n + "a" for n in range(600)),
    "code spans": "`a` " * 50_000,
    "boxes": "!!! a\n    !!! b\n        c\n" * 30_000,
    "boxes inside each other": "".join(f"{'    ' * n}!!! a\n" for n in range(300)),
    "open boxes": ":::note\n" * 60_000 + ":::",
    "boxes after their ends": ":::\n" * 60_000 + ":::note\n" * 60_000,
    "boxes of all lengths": "".join(f"{':' * n}{kind}\n" for kind in ("note", "") for n in range(3, 900)),
    "heads of boxes": '=== "a"\n\n' * 50_000,
    "bold with spaces": "**a ** b" * 40_000,
    "notes side by side": "[^a]" * 50_000 + "\n\n[^a]: b",
    "bars in code": "| a |\n|---|\n" + "| `a|b` " * 20_000 + "\n" + "| " + "`" * 5_000 + "|` `` " * 5_000,
    "growing ticks in a row": "| a |\n|---|\n| " + "|".join("`" * n for n in range(1_400)),
    "definitions over lines": "[a]:\n/b\n 'c\n" * 30_000,
    "labels as code": "[`a`][`b`] " * 30_000 + "\n\n[b]: c",
    "links": "[a](b) " * 30_000,
    "addresses": "www.a " * 30_000,
    "items": "- a\n" * 100_000,
    "paragraphs": "a\n\n" * 100_000,
    "fences": "```\n" * 100_000,
    "one line": "x" * 1_000_000,
    "yaml depth": "---\na: " + "[" * 30_000 + "\n---\nx",
    "yaml aliases": "---\na: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a]\n" for n in range(50)) + "---\nx",
    "marks on a letter": "e" + "\u0301" * 100_000,
    "angles": "<" * 1_000_000,
    "typographic angles": "\u2039" * 1_000_000,
    "blank lines": "a\n" + "\n" * 4_900_000 + "b",
    "blank lines in a list": "- a\n" + " \n" * 2_000_000 + "b",
    "ampersands": "&" * 1_000_000,
    "ampersands in code": "```\n" + "&" * 1_000_000,
    "growing ticks": "".join("`" * n + "a" for n in range(1_400)),
    "pipes": "|\n" * 1_000_000,
    "underscores in words": "a_" * 500_000,
    "spaces": "a" + " " * 1_000_000 + "b",
    "images in open links": "[![" * 300_000 + "](a)",
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_go_off_in_time(name):
    data = BOMBS[name].encode()
    began = time.process_time()
    clip = clips.read(data, "bomb.md")
    assert time.process_time() - began < 2 + len(data) / 1e6
    assert max(len(b.text) for b in clip.text.blocks) <= MAX_LENGTH
    assert len(clip.text.blocks) < 60_000


def test_a_clip_with_more_structure_than_can_be_shown_is_plain_text():
    clip = clips.read(b"- a\n\n" * 100_000, "x.md")
    assert clip.notices == ("shown as plain text: it took too long to convert",)
    assert clip.text.words.count("- a") == 100_000


def test_a_clip_whose_words_markdown_would_hide_is_plain_text():
    clip = clips.read(b'<b title="x > ' + b"word " * 200 + b'">\n\nleft', "x.md")
    assert clip.notices == ("shown as plain text: most of its words would be lost",)
    assert clip.text.words.count("word") == 200


@pytest.mark.parametrize(
    "hidden", ["<!-- %s -->", "<script>%s</script>", "![%s](a.png)", '<a title="%s">', "[x]: y '%s'"]
)
def test_what_a_page_never_shows_does_not_count_as_lost(hidden):
    assert clips.read(f"seen\n\n{hidden % ('word ' * 200)}\n".encode(), "x.md").notices == ()


@given(
    st.lists(st.sampled_from(["word ", "a" * 700, IMAGE, "\u2028", "e\u0301"]), min_size=1, max_size=400),
    st.integers(1, 5000),
)
@settings(max_examples=50)
def test_long_blocks_are_cut_without_losing_anything(parts, step):
    text = "".join(parts) * 3
    runs = tuple(Run(min(step, len(text) - at), "b" if at // step % 2 else "", "") for at in range(0, len(text), step))
    alts = tuple(str(n) for n in range(text.count(IMAGE)))
    got = list(split(Block("p", text, runs, marker="•", alts=alts)))
    assert "".join(b.text for b in got) == text
    assert [alt for b in got for alt in b.alts] == list(alts)
    assert all(len(b.text) <= MAX_LENGTH for b in got)
    assert all(sum(r.length for r in b.runs) == len(b.text) for b in got)
    assert [b.tight for b in got] == [False] + [True] * (len(got) - 1)
    assert [b.marker for b in got] == ["•"] + [""] * (len(got) - 1)


@pytest.mark.parametrize(("text", "most"), [
    ("x" * 9_000, MAX_WORD), ("e" + "\u0301" * 9_000, MAX_WORD), ("of " * 200 + ">" * 1_200, MAX_WORD),
    ("word " * 3_000, MAX_LENGTH), ("字" * 9_000, MAX_LENGTH), ("a-b" * 3_000, MAX_LENGTH),
])  # fmt: skip
def test_what_can_only_be_broken_anywhere_is_in_shorter_blocks(text, most):
    got = list(split(Block("p", text)))
    assert "".join(b.text for b in got) == text
    assert max(len(b.text) for b in got) <= most
    assert (len(got) == 1) == (most == MAX_LENGTH)


@pytest.mark.parametrize("name", ["angles", "ampersands", "pipes", "underscores in words"])
def test_a_bomb_keeps_its_characters(name):
    mark = BOMBS[name][0]
    assert clips.read(BOMBS[name].encode(), "x.md").text.words.count(mark) == BOMBS[name].count(mark)


@given(PIECES | SYNTAX, PIECES | SYNTAX)
def test_what_was_read_before_changes_nothing(before, text):
    markdown_extension._idle.clear()
    alone = clips.read(f"x {text}".encode(), "x.md")
    clips.read(f"x {before}".encode(), "x.md")
    assert markdown_extension._idle
    assert clips.read(f"x {text}".encode(), "x.md") == alone


@given(PIECES | SYNTAX | st.text(alphabet="wW.:/@hHtTpPsSfF![a \u017f", max_size=40))
@example("a  \n   \\\n  \n[[x]]![[y]]](<z>)[^1]$a$<b>`c`")
def test_a_quick_first_look_misses_no_match(text):
    for name in markdown_extension._SIGNS:
        signed = markdown_extension._converter().inlinePatterns[name].compiled_re
        for start in {0, len(text) // 2}:
            assert [m.span() for m in signed.finditer(text, start)] == [
                m.span() for m in signed.pattern.finditer(text, start)
            ]
    assert all(spans._NEXT.match(text, m.start()) for m in spans._SPAN.finditer(text))
    spread = any(m["words"] is not None for m in repairs._FENCED_OR_SPREAD.finditer(text))
    assert not spread or repairs._SPREAD.search(text)


def test_a_clip_shown_as_plain_text_for_a_reason_is_the_same_document():
    source = b"---\nurl: https://a.b/\ntitle: T\n---\n# *a*\n\n[b](c)"
    plain, whole = clips.read(source, "x.md", plain="it took too long"), clips.read(source, "x.md")
    assert plain.text.words == "# *a*\n[b](c)"
    assert plain.notices == ("shown as plain text: it took too long",)
    assert (plain.document.id, plain.document.title, plain.capture) == (whole.document.id, "T", whole.capture)


def test_plain_text_keeps_lines_and_paragraphs():
    assert [b.text for b in plain("\na\nb\n \nc\n")] == ["a\u2028b", "c"]


def test_the_pipeline_names_every_version_that_decides_a_text():
    number, *rest = clips.PIPELINE.split()
    assert number.isdigit()
    assert rest[::2] == ["markdown", "pymdown-extensions", "nh3"]
    assert rest[1::2] == [version(name) for name in rest[::2]]
    assert not hasattr(clips, "Pipeline")


def test_addresses_and_labels_are_no_words_that_are_lost():
    badges = "[![a][b]][c] " * 5 + "".join(f"\n[{name}]: https://x.y/one/two/three 'four five'" for name in "bcd")
    assert clips.read(badges.replace("\n", "\n\n", 1).encode(), "x.md").notices == ()


@pytest.mark.parametrize("source", ["1. - 2. a", "___\n***\n***\n---", "> 1. [a](b)\n> 2. ![c][d]\n\n> [d]: https://x.y/z"])
def test_marks_of_lists_and_rules_are_no_words_that_are_lost(source):
    assert clips.read(source.encode(), "x.md").notices == ()
