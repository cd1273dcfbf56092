"""The marks of two people in a text, numbered in reading order, and where they differ."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.workspace.people import Pairing


class Differences:
    """Of a text that nobody has compared yet there are none."""

    def __init__(self, pairings: Sequence[Pairing] = (), notes: Mapping[str, str] | None = None) -> None:
        self.pairings, self._notes = pairings, notes or {}
        self._numbers = {h.id: n for n, p in enumerate(pairings) for h in p.marks}
        self._differing = [n for n, p in enumerate(pairings) if p.kind != "same"]

    def __len__(self) -> int:
        return len(self._differing)

    def note(self, highlight: str) -> str:
        """What was noted first on it."""
        return self._notes.get(highlight, "")

    def number(self, highlight: str) -> int:
        """Of the pairing that it is in; -1 where it is in none."""
        return self._numbers.get(highlight, -1)

    def number_from(self, position: int) -> int:
        """Of the first pairing that begins there (in code points) or later, else of the first of all."""
        return next((n for n, p in enumerate(self.pairings) if p.span.start >= position), 0)

    def place(self, number: int) -> int:
        """Of a pairing among those that differ, from 1; 0: the two agree there."""
        n = bisect_left(self._differing, number)
        return n + 1 if self._differing[n : n + 1] == [number] else 0

    def beyond(self, number: int, step: int) -> int:
        """The next that differs behind a pairing, or with a negative step before it, round and round."""
        if step > 0:
            return next((n for n in self._differing if n > number), self._differing[0])
        return next((n for n in reversed(self._differing) if n < number), self._differing[-1])
