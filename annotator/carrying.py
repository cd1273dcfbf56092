"""Highlights made on another text than the one shown: where they stand there, and how each is carried over."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from annotator import anchor
from annotator.model import Change, Document, Highlight, Span
from annotator.text import Text

FATES = {
    "orphaned": "not in this text",
    "fuzzy": "similar words",
    "moved": "the same words elsewhere",
    "kept": "the same words in the same place",
}
"""How a highlight may fare, and how it is told; what wants a look first."""

_SENTENCE = re.compile(r"[^\s.!?。！？][^\n.!?。！？]*[.!?。！？]*")


@dataclass(frozen=True, slots=True)
class Placed:
    """A highlight and where it stands in the text shown; None: nowhere, an orphan."""

    highlight: Highlight
    span: Span | None

    @property
    def order(self) -> tuple[bool, Span, str]:
        """Reading order, orphans last."""
        return (self.span is None, self.span or self.highlight.span, self.highlight.id)


@dataclass(frozen=True, slots=True)
class Carried:
    """How one highlight fares.

    The same words are "kept" where no sentence that stayed lies between their place and the old one, else "moved".
    A sentence stayed if it stands once in either text and in one order with most others of its kind; so what is
    added, cut or rewritten round a highlight does not move it, and what changes places with its neighbours does.
    """

    highlight: Highlight  # as it was, on another text
    how: str  # of FATES
    now: Highlight | None = None  # the same on the text shown; None: orphaned
    similarity: float = 0.0  # of the words then and now, 0 to 1


@dataclass(frozen=True, slots=True)
class CarryReport:
    """How the highlights of documents fare that stand on another text than the one shown."""

    documents: tuple[Document, ...]  # those that have such highlights
    items: tuple[Carried, ...]  # document by document in reading order, orphans last

    def of(self, how: str) -> tuple[Carried, ...]:
        return tuple(c for c in self.items if c.how == how)

    @property
    def counts(self) -> str:
        """ "12 kept, 3 moved, 1 fuzzy, 2 orphaned"."""
        return ", ".join(f"{n:,} {how}" for how in reversed(FATES) if (n := len(self.of(how))))

    @property
    def sentence(self) -> str:
        if not self.items:
            return "Every highlight stands on the text shown"
        several = f"{len(self.documents)} documents were"
        return f"{several if len(self.documents) > 1 else f'“{self.documents[0].title}” was'} clipped again: {self.counts}"

    @property
    def change(self) -> Change:
        """What carrying them over writes; orphans are left as they are."""
        found = [(c.highlight, c.now) for c in self.items if c.now]
        return Change("Carry highlights over", tuple(h for h, _ in found), tuple(now for _, now in found))


def placed(highlight: Highlight, shown: Text) -> Placed:
    """A highlight where it stands in a text."""
    if highlight.text == shown.id:
        return Placed(highlight, highlight.span)
    return Placed(highlight, anchor.locate(shown.words, highlight.quote, highlight.span.start))


def anchored(highlight: Highlight, shown: Text, span: Span) -> Highlight:
    """A highlight put on a span of a text; all else about it stays."""
    return replace(highlight, text=shown.id, span=span, quote=anchor.quote(shown.words, span))


def carried(highlights: Iterable[Highlight], shown: Text, words_of: Callable[[str], str]) -> list[Carried]:
    """How highlights of other texts fare on the one shown. `words_of` a text's id; "" where nobody has it any more."""
    stayed = cache(lambda text: _stayed(words_of(text), shown.words))
    found = sorted((placed(h, shown) for h in highlights), key=lambda p: p.order)
    return [_carried(p.highlight, shown, p.span, stayed) for p in found]


def _carried(
    highlight: Highlight, shown: Text, span: Span | None, stayed: Callable[[str], tuple[list[int], list[int]]]
) -> Carried:
    if span is None:
        return Carried(highlight, "orphaned")
    now = anchored(highlight, shown, span)
    if now.quote.exact != highlight.quote.exact:
        return Carried(highlight, "fuzzy", now, anchor.similarity(highlight.quote.exact, now.quote.exact))
    then, here = stayed(highlight.text)
    kept = bisect_right(then, highlight.span.start) == bisect_right(here, span.start)
    return Carried(highlight, "kept" if kept else "moved", now, 1.0)


def _stayed(old: str, new: str) -> tuple[list[int], list[int]]:
    """Where the sentences that stayed begin, in the old text and in the new.

    The longest row in one order of those that stand once in either, as patience diff has it.
    """
    there = _single(new)
    pairs = [(at, there[words]) for words, at in _single(old).items() if words in there]
    ends: list[int] = []  # the least last place of a row of each length
    last: list[int] = []  # which pair it is
    before: list[int] = []  # the pair that goes before each, -1: none
    for n, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [n]
    row: list[tuple[int, int]] = []
    n = last[-1] if last else -1
    while n >= 0:
        row.append(pairs[n])
        n = before[n]
    row.reverse()
    return [at for at, _ in row], [at for _, at in row]


def _single(text: str) -> dict[str, int]:
    """The sentences that stand in a text once, in their order, each with its start."""
    starts: dict[str, int] = {}
    more = set[str]()
    for found in _SENTENCE.finditer(text):
        words = found[0].rstrip()
        if starts.setdefault(words, found.start()) != found.start():
            more.add(words)
    return {words: at for words, at in starts.items() if words not in more}
