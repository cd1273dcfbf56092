"""Where the highlights of the open document stand: read piece by piece as the page looks, again where they changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from annotator.carrying import Placed
from annotator.gui.marks import LONG, Given, Mark, Marks
from annotator.gui.patience import Patience
from annotator.model import AnnotatorError, Document, Highlight, Span
from annotator.store import Spot
from annotator.workspace import Workspace

PIECE = 4_096
"""Code points whose highlights are read together: about what a screen shows."""
KEPT = 300
"""Pieces kept once they were read: a megabyte."""


class Places(Marks):
    """Those that are long, or that were made on another text, are read at once: there are few.

    What cannot be read just now is read when it is asked for again, as far as `patience` goes.
    """

    def __init__(
        self,
        workspace: Workspace,
        document: Document,
        length: int,
        colour: Callable[[Iterable[str]], str],
        patience: Patience,
    ) -> None:
        self._workspace, self._library, self._colour, self._patience = workspace, workspace.library, colour, patience
        self.document, self.length = document, length  # the latter in code points
        self._pieces: dict[int, Given] = {}
        self._piece_of: dict[str, int] = {}
        self._placed: dict[str, Placed] = {}  # of other texts
        self._few: dict[str, Mark] = {}
        self._apart = Given()
        self._read_apart()

    def _read_apart(self) -> None:
        library, key = self._library, self.document.id
        away = library.apart_from(key, self.document.text) if library.is_revised(key) else []
        self._take_apart(library.some_highlights([*away, *library.long(key, LONG)]))

    def _take_apart(self, highlights: Iterable[Highlight]) -> None:
        for highlight in highlights:
            placed = self._workspace.place(highlight, self.document)
            if highlight.text != self.document.text:
                self._placed[highlight.id] = placed
            if placed.span:
                self._few[highlight.id] = Mark(placed.span, highlight.id, self._colour(highlight.tags))
        self._apart = Given(self._few.values())

    def follow(self, before: Iterable[Highlight], after: Iterable[Highlight]) -> None:
        """Highlights of this document changed."""
        gone, come = list(before), list(after)
        ids = {h.id for h in (*gone, *come)}
        apart = [h for h in come if len(h.span) >= LONG or h.text != self.document.text]
        fresh: dict[int, list[Mark]] = {self._piece_of[key]: [] for key in ids & self._piece_of.keys()}
        for h in come:
            if len(h.span) < LONG and h.text == self.document.text:
                mark = Mark(h.span, h.id, self._colour(h.tags))
                fresh.setdefault(h.span.start // PIECE, []).append(mark)
                self._piece_of[h.id] = h.span.start // PIECE
        for number, marks in fresh.items():
            if piece := self._pieces.get(number):
                self._pieces[number] = Given([*(m for m in piece if m.id not in ids), *marks])
        known = ids & (self._few.keys() | self._placed.keys())
        for key in known:
            self._few.pop(key, None)
            self._placed.pop(key, None)
        if known or apart:
            self._take_apart(apart)

    def forget_colours(self) -> None:
        """Tags have other colours now."""
        self._pieces.clear()
        self._few.clear()
        self._read_apart()

    # -- marks -----------------------------------------------------------------------------------------------------

    def over(self, span: Span) -> list[Mark]:
        numbers = range(max(0, span.start - LONG) // PIECE, (span.end - 1) // PIECE + 1)
        near = [mark for n in numbers for mark in self._piece(n).over(span)]
        far = self._apart.over(span) if self._few else []
        return sorted((*near, *far), key=_order) if far else near

    def __iter__(self) -> Iterator[Mark]:
        every = [mark for n in range(self.length // PIECE + 1) for mark in self._piece(n)]
        yield from sorted((*every, *self._apart), key=_order)

    def _piece(self, number: int) -> Given:
        if number in self._pieces:
            return self._pieces[number]
        if self._patience.is_over:
            return Given()
        try:
            piece = Given(self._read(number * PIECE, (number + 1) * PIECE))
        except AnnotatorError:  # somebody is writing to the file
            self._patience.lose()
            return Given()
        if len(self._pieces) >= KEPT:
            self._pieces.pop(next(iter(self._pieces)))
        self._pieces[number] = piece
        self._piece_of |= dict.fromkeys((mark.id for mark in piece), number)
        return piece

    def _read(self, first: int, end: int) -> Iterator[Mark]:
        rows = self._library.marked(self.document.id, first, end)
        for (start, stop, key, text), found in groupby(rows, key=lambda row: row[:4]):
            tags = [tag for *_, tag in found if tag]
            if key not in self._few and text == self.document.text:
                yield Mark(Span(start, stop), key, self._colour(tags))

    # -- places ----------------------------------------------------------------------------------------------------

    @property
    def elsewhere(self) -> dict[str, Placed]:
        """The highlights that were made on another text, by id."""
        return self._placed

    def next_to(self, spot: Spot, step: int) -> str:
        """The id of the next highlight after a spot, or before it; "" where there is none."""
        try:
            found = self._library.next_spot(self.document.id, self.document.text, spot, step)
        except AnnotatorError:
            self._patience.lose()
            return ""
        placed = ((p.span.start, p.span.end, p.highlight.id) for p in self._placed.values() if p.span)
        beyond = [found] if found else []
        beyond += [s for s in placed if (s > spot if step > 0 else s < spot)]
        return (min(beyond) if step > 0 else max(beyond))[2] if beyond else ""


def _order(mark: Mark) -> tuple[int, int, str]:
    return mark.span.start, mark.span.end, mark.id
