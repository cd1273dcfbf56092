"""Highlights as the page paints them, and how it asks for those in view."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from annotator.model import Span


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A highlight as the page paints it."""

    span: Span
    id: str
    colour: str = field(compare=False, default="")


@runtime_checkable
class Marks(Protocol):
    """The marks of a text in reading order, however many: a page asks only for those in view."""

    def over(self, span: Span) -> list[Mark]:
        """Those that overlap a span."""

    def __iter__(self) -> Iterator[Mark]: ...


LONG = 1_000
"""Code points of a mark that is looked for by itself: few are longer, and one as long as the text hides nothing."""


class Reach:
    """Which of many spans overlap a given one. `starts` in their order, `ends` beside them."""

    def __init__(self, starts: list[int], ends: list[int]) -> None:
        self._starts, self._ends = starts, ends
        self._long = [n for n, (a, b) in enumerate(zip(starts, ends, strict=True)) if b - a > LONG]

    def over(self, span: Span) -> list[int]:
        """Their numbers, in order."""
        first = bisect_left(self._starts, span.start - LONG)
        last = bisect_left(self._starts, span.end)
        far = [n for n in self._long if n < first and self._ends[n] > span.start]
        return far + [n for n in range(first, last) if self._ends[n] > span.start]


class Given(Marks):
    """Marks as they come."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._marks = sorted(marks, key=lambda m: (m.span.start, m.span.end, m.id))
        self._reach = Reach([m.span.start for m in self._marks], [m.span.end for m in self._marks])

    def over(self, span: Span) -> list[Mark]:
        return [self._marks[n] for n in self._reach.over(span)]

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks)
