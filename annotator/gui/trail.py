"""Moving about in the open page and between pages: find, outline, back and forward."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.finding import FindBar, Outline, found
from annotator.gui.reader import Reader
from annotator.model import Span

LONGEST = 100
"""Places that back remembers."""


class Trail(QObject):
    """`document` is the id of what is open; the window keeps it true."""

    asked = Signal(str, int)  # a document's id and the position to show

    def __init__(self, reader: Reader, window: QWidget) -> None:
        super().__init__(window)
        self.document = ""
        self._reader = reader
        self._behind: list[tuple[str, int]] = []
        self._ahead: list[tuple[str, int]] = []
        self._hits: list[Span] = []
        self._at = -1
        self.find_bar = FindBar(reader)
        self.outline = Outline(window)
        self.find_bar.wanted.connect(self._on_wanted)
        self.find_bar.stepped.connect(self._on_stepped)
        self.find_bar.closed.connect(self._on_closed)
        self.outline.chosen.connect(self.jump)
        reader.installEventFilter(self)

    def find(self) -> None:
        span = self._reader.selected_span()
        self.find_bar.open_bar(span.of(self._reader.text_shown.words) if span else "")

    def find_next(self) -> None:
        self._on_stepped(1) if self._hits or self.find_bar.isVisible() else self.find()

    def find_previous(self) -> None:
        self._on_stepped(-1) if self._hits or self.find_bar.isVisible() else self.find()

    def show_outline(self) -> None:
        reader = self._reader
        text, here = reader.text_shown, reader.top_position()
        self.outline.open_for(lambda: reader.mapToGlobal(QPoint(24, 4)), text, here, reader.unseen)

    # -- back and forward ------------------------------------------------------------------------------------------

    def jump(self, position: int) -> None:
        """To a position of the page; back returns."""
        self.leave()
        self._reader.put_caret(position)
        self._reader.go_to(position)
        self._reader.setFocus()

    def follow(self, href: str) -> None:
        """To a footnote, or from it to where it stands."""
        if (position := self._reader.counterpart(href)) is not None:
            self.jump(position)

    def leave(self) -> None:
        """Remember where one is, before going elsewhere."""
        if self.document:
            self._behind = [*self._behind[-LONGEST:], (self.document, self._reader.top_position())]
            self._ahead.clear()

    @property
    def can_go_back(self) -> bool:
        return bool(self._behind)

    def go_back(self) -> None:
        self._go(self._behind, self._ahead)

    def go_forward(self) -> None:
        self._go(self._ahead, self._behind)

    def _go(self, source: list[tuple[str, int]], target: list[tuple[str, int]]) -> None:
        if source:
            target.append((self.document, self._reader.top_position()))
            self.asked.emit(*source.pop())

    # -- find ------------------------------------------------------------------------------------------------------

    def renew(self) -> None:
        """The page shows another text: what was found in the one before is gone, and so are its headings."""
        self._hits, self._at = [], -1
        self.outline.dismiss()
        if self.find_bar.isVisible():
            self.find_bar.open_bar()

    def mark(self, spans: Sequence[Span], position: int | None) -> None:
        """Words found from elsewhere: painted, the one at a position in view, and on from there by key."""
        self._hits = list(spans)
        self._reader.show_found(self._hits)
        self._at = next((n for n, s in enumerate(self._hits) if position is not None and s.start >= position), -1)
        if self._hits and position is not None:
            self._reader.select(self._hits[self._at], quietly=True)

    def unmark(self) -> None:
        if self._hits and not self.find_bar.isVisible():
            self._forget()

    def _on_wanted(self, words: str, case: bool, whole: bool) -> None:
        self._hits = found(self._reader.text_shown.words, words, case=case, whole=whole)
        self._reader.show_found(self._hits)
        here = self._reader.top_position()
        self._at = next((n for n, s in enumerate(self._hits) if s.start >= here), 0) - 1
        if self._hits:
            self._on_stepped(1)
        else:
            self.find_bar.show_count(0, 0)

    def _on_stepped(self, step: int) -> None:
        if self._hits:
            self._at = (self._at + step) % len(self._hits)
            self._reader.select(self._hits[self._at], quietly=True)
            if self.find_bar.isVisible():
                self.find_bar.show_count(self._at + 1, len(self._hits))

    def _on_closed(self) -> None:
        self._forget()
        self._reader.setFocus()

    def _forget(self) -> None:
        self._hits = []
        self._reader.show_found([])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.find_bar.isVisible():
            self.find_bar.place()
        return super().eventFilter(watched, event)
