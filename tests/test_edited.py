"""Whatever is edited in an article, each highlight finds its words again or says that it has not."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.anchor import quote
from annotator.carrying import FATES, Shown
from annotator.model import Change, Highlight, Span, new_id
from annotator.store import Library
from annotator.text import Block, Text
from annotator.workspace import Workspace
from tests.desk import ANA, only, reading
from tests.ward import NIGHT, body, clipped_again

SENTENCES = [
    *(s for paragraph in NIGHT for s in re.split(r"(?<=[.]) ", paragraph)),
    "机器学习比我们年长。", "كل عتبة وعد.", "👩🏽‍⚕️ counts 🫀 again.", "e\u0301te\u0301 2.5 % …", "beds", "the night",
]  # fmt: skip
STEPS = st.tuples(
    st.sampled_from(["cut", "repeat", "swap", "rewrite", "add", "join"]), st.integers(0, 40), st.integers(0, 40),
    st.sampled_from([*SENTENCES, "Entirely other words.", "x"]),
)  # fmt: skip


def edited(sentences: list[str], step: tuple[str, int, int, str]) -> list[str]:
    kind, n, m, words = step
    out = list(sentences)
    n, m = n % len(out), m % len(out)
    if kind == "cut" and len(out) > 1:
        del out[n]
    elif kind == "repeat":
        out.insert(m, out[n])
    elif kind == "swap":
        out[n], out[m] = out[m], out[n]
    elif kind == "rewrite":
        out[n] = out[n][: m + 1] + words + out[n][m + 1 :]
    elif kind == "add":
        out.insert(n, words)
    elif kind == "join" and n + 1 < len(out):
        out[n : n + 2] = [f"{out[n]} {out[n + 1]}"]
    return out


articles = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12)
places = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 60)), min_size=1, max_size=8)


def text_of(sentences: list[str]) -> Text:
    return Text.of(tuple(Block("p", s) for s in sentences), "")


def highlights_on(text: Text, places: list[tuple[int, int]]) -> list[Highlight]:
    size = len(text.words)
    spans = [Span(at % size, min(size, at % size + length)) for at, length in places]
    return [Highlight(new_id(), "d" * 32, text.id, s, quote(text.words, s)) for s in spans]


@given(articles, st.lists(STEPS, max_size=8), places)
def test_whatever_was_edited_the_same_words_are_the_same_words(sentences, steps, places) -> None:
    old = text_of(sentences)
    for step in steps:
        sentences = edited(sentences, step)
    new, marks = text_of(sentences), highlights_on(old, places)
    found = Shown(new, lambda _: old).carry(marks)
    assert {c.highlight for c in found} == set(marks)
    for c in found:
        assert c.how in FATES
        assert (c.how == "orphaned") == (c.now is None)
        if c.now is None:
            continue
        assert c.now.quote == quote(new.words, c.now.span)
        same = c.now.quote.exact == c.highlight.quote.exact
        assert same == (c.how in ("kept", "moved"))
        assert same == (c.similarity == 1)
        assert 0 < c.similarity <= 1
    order = [(c.now is None, c.now.span if c.now else c.highlight.span) for c in found]
    assert order == sorted(order)


@given(st.permutations(SENTENCES), st.lists(st.integers(0, 20), max_size=6), places)
def test_adding_to_a_text_without_repetitions_moves_nothing(sentences, at, places) -> None:
    old = text_of(sentences)
    grown = list(sentences)
    for n, where in enumerate(at):
        grown.insert(where % (len(grown) + 1), f"Addition {n} of zq{n}jx.")
    marks = [h for h in highlights_on(old, places) if len(h.quote.exact) >= 12]
    assert "moved" not in {c.how for c in Shown(text_of(grown), lambda _: old).carry(marks)}


@given(articles, st.lists(STEPS, min_size=1, max_size=6), places)
def test_carrying_over_and_back_leaves_everything_as_it_was(sentences, steps, places) -> None:
    workspace = Workspace(Library(None), ANA)
    workspace.import_clips([reading(0, body(*sentences))])
    old, document = only(workspace).text, only(workspace)
    marks = [replace(h, document=document.id) for h in highlights_on(workspace.text_of(document), places)]
    workspace.library.apply(Change("Highlight", after=tuple(marks)), ANA.id)
    for step in steps:
        sentences = edited(sentences, step)
    again = clipped_again(workspace, *sentences)
    before = workspace.library.projection()
    report = workspace.carrying(again)
    assert workspace.library.projection() == before
    assert workspace.carry_over(again) == report
    assert {c.highlight.id for c in report.items} == ({h.id for h in marks} if again.text != old else set())
    words = workspace.text_of(again).words
    for h in workspace.library.highlights():
        if h.text == again.text:
            assert h.span.of(words) == h.quote.exact
    orphans = {c.highlight.id for c in report.of("orphaned")}
    assert {h.id for h in workspace.library.highlights() if h.text != again.text} == orphans
    if len(orphans) < len(report.items):
        workspace.undo()
    assert workspace.library.projection() == before
