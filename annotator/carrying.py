"""Highlights made on another text than the one shown: where they stand there, and how each is carried over."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from annotator import anchor
from annotator.model import Change, Document, Highlight, Quote, Span
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
    def order(self) -> tuple[bool, int, int, str]:
        """Reading order, orphans last."""
        span = self.span or self.highlight.span
        return (self.span is None, span.start, span.end, self.highlight.id)


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
        title = self.documents[0].title
        one = f"“{title if len(title) <= 60 else title[:59].rstrip() + '…'}” was"
        told = one if len(self.documents) == 1 else f"{len(self.documents)} documents were"
        return f"{told} clipped again: {self.counts}"

    @property
    def change(self) -> Change:
        """What carrying them over writes; orphans are left as they are."""
        found = [(c.highlight, c.now) for c in self.items if c.now]
        return Change("Carry highlights over", tuple(h for h, _ in found), tuple(now for _, now in found))


class Shown:
    """A text that is shown, and where highlights of other texts stand in it: found once, as long as it is shown.

    `old` gives the text of an id, or None where nobody has it any more.
    """

    def __init__(self, text: Text, old: Callable[[str], Text | None]) -> None:
        self.text = text
        self._stayed = cache(lambda key: _stayed(found.words if (found := old(key)) else "", text.words))
        self._spans: dict[tuple[str, int, Quote], Span | None] = {}

    def place(self, highlight: Highlight) -> Placed:
        """A highlight of another text where it stands in this one."""
        key = (highlight.text, highlight.span.start, highlight.quote)
        if key not in self._spans:
            self._spans[key] = anchor.locate(self.text.words, highlight.quote, self._expected(highlight))
        return Placed(highlight, self._spans[key])

    def put(self, highlight: Highlight, span: Span) -> Highlight:
        """A highlight on a span of this text; all else about it stays."""
        return replace(highlight, text=self.text.id, span=span, quote=anchor.quote(self.text.words, span))

    def carry(self, highlights: Iterable[Highlight]) -> list[Carried]:
        """How highlights of other texts fare, in reading order, orphans last."""
        return [self._carried(p) for p in sorted(map(self.place, highlights), key=lambda p: p.order)]

    def _carried(self, placed: Placed) -> Carried:
        highlight, span = placed.highlight, placed.span
        if span is None:
            return Carried(highlight, "orphaned")
        now = self.put(highlight, span)
        if now.quote.exact != highlight.quote.exact:
            return Carried(highlight, "fuzzy", now, anchor.similarity(highlight.quote.exact, now.quote.exact))
        then, here = self._stayed(highlight.text)
        kept = bisect_right(then, highlight.span.start) == bisect_right(here, span.start)
        return Carried(highlight, "kept" if kept else "moved", now, 1.0)

    def _expected(self, highlight: Highlight) -> int:
        """Where a highlight would begin if it had stayed as far from the sentence before it."""
        then, here = self._stayed(highlight.text)
        n = max(0, bisect_right(then, highlight.span.start) - 1)
        return max(0, highlight.span.start + here[n] - then[n]) if here else highlight.span.start


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
