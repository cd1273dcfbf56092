"""The highlights that the panel lists: what it asks for, and their order, read a slice at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any

from annotator.carrying import Placed
from annotator.store import BEFORE, Library, LibraryError, Sieve

SLICE = 2_000
"""Highlights that are read together: some milliseconds, and all of most documents."""
SOUGHT = 100
"""Of these, how many are looked for in another text together."""

Key = tuple[int, int, int, int, str]
"""What a highlight is sorted by: the order's own, its document's place, start, end; last its id."""


@dataclass(frozen=True, slots=True)
class Sift:
    """Which cards a person wants to see, and in which order. As it is made: those of the document as they stand."""

    scope: str = "document"  # or "library"
    order: str = "place"  # or "time", the newest first, or "tag"
    words: str = ""
    tag: str = ""  # its id; those below it too
    person: str = ""  # an id
    noted: bool = False
    review: str = ""  # "accept", "reject", "discuss", "disputed", "unanswered"
    conflict: bool = False  # people disagree about it
    orphan: bool = False  # its words are not in the text shown

    @property
    def is_open(self) -> bool:
        """Whether every highlight of the scope passes."""
        return self == Sift(self.scope, self.order)


class Ranking:
    """`documents` in their order; `tags` in theirs; `placed`: highlights that stand elsewhere than their spans say.

    `lost`: which of some highlights are nowhere in the text shown, where only these are wanted.
    """

    def __init__(
        self,
        library: Library,
        documents: Iterable[str],
        order: str,
        sieve: Sieve,
        tags: Mapping[str, int],
        placed: Mapping[str, Placed],
        lost: Callable[[Sequence[str]], Collection[str]] | None = None,
    ) -> None:
        self._library, self._order, self._sieve, self._tags, self._placed = library, order, sieve, tags, placed
        self._lost, self._slice = lost, SOUGHT if lost else SLICE
        self._place = {key: n for n, key in enumerate(documents)}
        self._left = list(reversed(self._place))  # the documents still to read, the first one last
        self._after = BEFORE
        self._runs: list[list[Key]] = []  # what was read, each in order, where reading does not go in the order
        self._merged: Iterator[Key] = iter(())
        self._due = 0  # of these

    def more(self) -> list[Key]:
        """The next, each slice in order and after the one before. `is_done` says whether there may be any.

        None as long as reading does not go in the order.
        """
        if self._left:
            found = self._read()
            if self._order == "place" and not self._placed:
                return found
            self._runs.append(sorted(found))
            if self._left:
                return []
            self._due, self._merged = sum(map(len, self._runs)), merge(*self._runs)
        several = list(islice(self._merged, SLICE))
        self._due -= len(several)
        return several

    def _read(self) -> list[Key]:
        looked, found = 0, list[Key]()
        while self._left and looked < self._slice:
            most = self._slice - looked
            try:
                rows = self._library.spots(self._left[-1], self._sieve, self._order, self._after, most)
                found += self._keys(rows)
            except LibraryError:  # somebody is writing to the file: next time
                break
            self._after = rows[-1][:3] if len(rows) == most else BEFORE
            looked += len(rows) + 1
            if self._after == BEFORE:
                self._left.pop()
        return found

    @property
    def is_done(self) -> bool:
        return not (self._left or self._due)

    def again(self, highlights: Iterable[str]) -> list[Key]:
        """The keys as they are now of those that are still listed."""
        rows = self._library.spots_of(highlights, self._sieve, self._order)
        return self._keys([row for row in rows if row[3] in self._place])

    def _keys(self, rows: Sequence[tuple[Any, ...]]) -> list[Key]:
        """Of those that are listed."""
        wanted = [row for row in rows if row[5]]
        if self._lost and wanted:
            lost = self._lost([row[2] for row in wanted])
            wanted = [row for row in wanted if row[2] in lost]
        return [self._key(row) for row in wanted]

    def _key(self, row: tuple[Any, ...]) -> Key:
        start, end, identity, document, own, _ = row
        first = self._tags.get(own, len(self._tags)) if self._order == "tag" else -own
        place = self._place[document]
        if placed := self._placed.get(identity):
            span = placed.span or placed.highlight.span
            start, end, place = span.start, span.end, place + (placed.span is None)
        return first, place, start, end, identity
