"""Steps through a text: where the next word, sentence or paragraph begins, and the sentence round a place."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QTextBoundaryFinder

from annotator.model import Span
from annotator.text import Text

_Kind = QTextBoundaryFinder.BoundaryType


@dataclass(frozen=True, slots=True)
class Steps:
    """Positions are code points of a text. `unseen`: numbers of blocks that the page does not show."""

    text: Text
    unseen: frozenset[int] = frozenset()

    def word(self, at: int, step: int) -> int:
        """Where the next word begins, or the one before; the end of a paragraph is a stop of its own."""
        return self._next(at, step, self._words)

    def sentence(self, at: int, step: int) -> int:
        return self._next(at, step, self._sentences)

    def paragraph(self, at: int, step: int) -> int:
        """Where the next paragraph begins, or this one, then the one before; the lines of code are one."""
        number = self.text.block_at(at)
        seen = number not in self.unseen
        if step < 0 and seen and at > self._begin(self._head(number)):
            return self._begin(self._head(number))
        for other in self._others(number, step):
            if self._head(other) == other and self.text.blocks[other].text:
                return self._begin(other)
        return self._end(number) if step > 0 and seen else at

    def paragraph_round(self, at: int) -> Span | None:
        """The words of the paragraph that a position is in."""
        first = last = self._head(self.text.block_at(at))
        while last + 1 < len(self.text.blocks) and self._head(last + 1) == first:
            last += 1
        return self._trimmed(self._begin(first), self._end(last))

    def sentence_round(self, at: int) -> Span | None:
        """The sentence that a position is in, within its block, without the space behind it."""
        number = self.text.block_at(at)
        stops = self._sentences(number)
        low = max(0, min(bisect_right(stops, at) - 1, len(stops) - 2))
        return self._trimmed(stops[low], stops[low + 1]) if len(stops) > 1 else None

    def sentence_rest(self, span: Span, step: int) -> Span | None:
        """The sentence that a span ends in the midst of, or begins in."""
        found = self.sentence_round(span.end - 1 if step > 0 else span.start)
        more = found and (found.end > span.end if step > 0 else found.start < span.start)
        return found if more else None

    def sentence_beside(self, span: Span, step: int) -> Span | None:
        """The first sentence behind a span, or the last before it."""
        at = span.end if step > 0 else span.start
        while True:
            to = self.sentence(at, step)
            if to == at:
                return None
            found = self.sentence_round(to)
            if found and (found.start >= span.end if step > 0 else found.end <= span.start):
                return found
            at = to

    # -- within ----------------------------------------------------------------------------------------------------

    def _next(self, at: int, step: int, stops_of: Callable[[int], list[int]]) -> int:
        number = self.text.block_at(at)
        stops = stops_of(number) if number not in self.unseen else []
        here = bisect_right(stops, at) if step > 0 else bisect_left(stops, at) - 1
        if 0 <= here < len(stops):
            return stops[here]
        for other in self._others(number, step):
            if stops := stops_of(other):
                return stops[0] if step > 0 else stops[-1]
        return at

    def _others(self, number: int, step: int) -> Iterator[int]:
        """The blocks shown after a block, or before it."""
        ends = range(number + 1, len(self.text.blocks)) if step > 0 else range(number - 1, -1, -1)
        return (n for n in ends if n not in self.unseen)

    def _begin(self, number: int) -> int:
        return self.text.starts[number]

    def _end(self, number: int) -> int:
        return self.text.starts[number] + len(self.text.blocks[number].text)

    def _head(self, number: int) -> int:
        """The block that a line of code belongs to."""
        while number and self.text.blocks[number].kind == "code" and self.text.blocks[number].tight:
            number -= 1
        return number

    def _trimmed(self, start: int, end: int) -> Span | None:
        words = self.text.words[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Span(start, end) if start < end else None

    def _words(self, number: int) -> list[int]:
        return self._stops(number, _Kind.Word)

    def _sentences(self, number: int) -> list[int]:
        return self._stops(number, _Kind.Sentence)

    def _stops(self, number: int, kind: QTextBoundaryFinder.BoundaryType) -> list[int]:
        """Where items of a block begin, and the block's end; none in a block without words."""
        words, begin = self.text.blocks[number].text, self._begin(number)
        if not words.strip():
            return []
        finder, found = QTextBoundaryFinder(kind, words), list[int]()
        while (at := finder.position()) >= 0:
            found.append(at)
            if finder.toNextBoundary() < 0:
                break
        if len(words.encode("utf-16-le")) != 2 * len(words):
            units = words.encode("utf-16-le")
            found = [len(units[: 2 * at].decode("utf-16-le", "ignore")) for at in found]
        if kind == _Kind.Word:  # Qt has no word where none is set apart by spaces
            found = [at for at in found if unicodedata.category(words[at : at + 1] or " ")[0] in "LNS"]
        return sorted({*(begin + at for at in found), begin + len(words)})


def stretched(words: str, span: Span, *, end: bool, outward: bool) -> Span | None:
    """A span with one edge a word further out or in; None where no word would be left."""
    edge = span.end if end else span.start
    step = 1 if end == outward else -1
    at = edge
    inside = words[at : at + 1] if step > 0 else words[at - 1 : at]
    while inside and not inside.isalnum():
        at += step
        inside = words[at : at + 1] if step > 0 else words[at - 1 : at]
    while inside and inside.isalnum():
        at += step
        inside = words[at : at + 1] if step > 0 else words[at - 1 : at]
    start, stop = (span.start, at) if end else (at, span.end)
    if not outward:  # what is left begins and ends with a word
        chosen = words[start:stop]
        stop -= len(chosen) - len(chosen.rstrip())
        start += len(chosen) - len(chosen.lstrip())
    return Span(start, stop) if 0 <= start < stop <= len(words) else None
