"""How many highlights wear each tag, in the library and in the open document: read in slices, then counted on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from annotator.model import Highlight
from annotator.store import BEFORE, Library, Sieve

SLICE = 2_000
"""Highlights of the open document that are counted together: some milliseconds, and all of most documents."""


class Counts:
    """Of a document that is counted anew what was known stands until all of it is counted."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._whole: Counter[str] | None = None  # of the library
        self.open("")

    def open(self, document: str) -> None:
        """Another document, by its id; "" for none."""
        self._document, self._here = document, Counter[str]()
        self._begin()

    def forget(self) -> None:
        """All may be others now."""
        self._whole = None
        self._begin()

    def _begin(self) -> None:
        self._coming, self._after, self._more = Counter[str](), BEFORE, bool(self._document)

    @property
    def is_whole(self) -> bool:
        return self._whole is not None and not self._more

    def known(self) -> tuple[Counter[str], Counter[str]]:
        """Of the library, and of the open document as far as it is counted: by a first slice at least."""
        if self._whole is None:
            self._whole = Counter(self._library.tag_counts())
        if self._more and self._after == BEFORE:
            self.read_on()
        return self._whole, self._here

    def read_on(self) -> bool:
        """Counts a slice of the open document; whether there is more."""
        if self._more:
            rows = self._library.spots(self._document, Sieve(), "place", self._after, SLICE)
            self._coming.update(self._library.tag_counts_of([row[2] for row in rows]))
            self._more = len(rows) == SLICE
            if self._more:
                self._after = rows[-1][:3]
            else:
                self._here = self._coming
        return self._more

    def follow(self, before: Sequence[Highlight], after: Sequence[Highlight]) -> None:
        """More and less, as a change says."""
        gone, come = ([h for h in side if h.document == self._document] for side in (before, after))
        if self._whole is not None:
            _count_on(self._whole, before, after)
        _count_on(self._here, gone, come)
        if self._more:  # those behind are still to be counted
            _count_on(self._coming, *([h for h in side if self._is_read(h)] for side in (gone, come)))

    def _is_read(self, h: Highlight) -> bool:
        return (h.span.start, h.span.end, h.id) <= self._after


def _count_on(counts: Counter[str], less: Iterable[Highlight], more: Iterable[Highlight]) -> None:
    counts.subtract(tag for h in less for tag in h.tags)
    counts.update(tag for h in more for tag in h.tags)
