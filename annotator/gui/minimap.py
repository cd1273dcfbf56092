"""A strip beside the scrollbar: where in the text the highlights are, in their tags' colours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, groupby
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from annotator.gui.look import LIGHT, Theme
from annotator.gui.marks import Given, Marks
from annotator.gui.pieces import timer
from annotator.model import Span

WIDTH = 7
LEAST = 3.0
"""Pixels of the smallest tick: a word in a long book is still seen."""
PARTS = 128
"""Stretches of the text that are looked at one by one, between other things."""
CELLS = 8
"""Places in a part that are told apart: with those of all parts about one a pixel."""
TURN = 0.01
"""Seconds of looking in one go."""
SOON = 40
"""Milliseconds after a change: what follows at once is looked at together."""

Cells = tuple[str | None, ...]
"""What is seen in each place of a part: a tag's colour, "" for a mark without one, None where nothing is marked."""


class Minimap(QWidget):
    """Lies on a page's right edge. Places are shares of the text's length: nothing is laid out for it."""

    asked = Signal(float)  # a share of the text, 0..1

    def __init__(self, page: QAbstractScrollArea) -> None:
        super().__init__(page)
        self._page = page
        page.installEventFilter(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Where the highlights are"))
        self._theme = LIGHT
        self._marks: Marks = Given()
        self._length = 1
        self._cells: dict[int, Cells] = {}  # by part
        self._selected: tuple[float, float] | None = None
        self._unseen: list[int] = []
        self._look = timer(self, SOON, self._on_look)
        self._picture = QPixmap()  # Qt repaints the strip with each frame of the page under it
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme, self._picture = theme, QPixmap()
        self.update()

    def show_marks(self, marks: Marks, length: int) -> None:
        """Others than before; `length`: the text's code points."""
        if marks is not self._marks:
            self._cells.clear()
        self._marks, self._length = marks, max(1, length)
        self._unseen = list(reversed(range(PARTS)))
        self._look.start()

    def show_changed(self, spans: Sequence[Span]) -> None:
        """What stands in these spans of the same text is another now."""
        parts = {n for s in spans for n in range(s.start * PARTS // self._length, s.end * PARTS // self._length + 1)}
        self._unseen += sorted(parts & set(range(PARTS)) - set(self._unseen))
        self._look.start()

    def show_selected(self, span: Span | None) -> None:
        shares = (span.start / self._length, span.end / self._length) if span else None
        if shares != self._selected:
            self._selected = shares
            self.update()

    def _on_look(self) -> None:
        """Look at some parts, for less than a frame; the rest when the window has nothing else to do."""
        known, until = dict(self._cells), monotonic() + TURN
        while self._unseen:
            part = self._unseen.pop()
            self._cells[part] = self._seen_in(part)
            if monotonic() > until:
                break
        self._look.setInterval(0 if self._unseen else SOON)
        if self._unseen:
            self._look.start()
        if self._cells != known:
            self._picture = QPixmap()
            self.setVisible(any(set(cells) != {None} for cells in self._cells.values()))
            self.update()

    def _seen_in(self, part: int) -> Cells:
        share = self._length / PARTS
        first, end = round(part * share), round((part + 1) * share)
        cells: list[str | None] = [None] * CELLS
        for mark in self._marks.over(Span(first, end)) if first < end else ():
            places = (int((at - part * share) * CELLS / share) for at in (mark.span.start, mark.span.end - 1))
            low, high = (min(max(place, 0), CELLS - 1) for place in places)
            cells[low : high + 1] = [mark.colour] * (high + 1 - low)
        return tuple(cells)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            right = self._page.width() - self._page.verticalScrollBar().sizeHint().width()
            self.setGeometry(right - WIDTH, 0, WIDTH, self._page.height())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture.deviceIndependentSize().toSize() != self.size():
            self._picture = QPixmap(self.size() * self.devicePixelRatioF())
            self._picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            at, whole = 0, PARTS * CELLS
            nothing: Cells = (None,) * CELLS
            for colour, run in groupby(chain.from_iterable(self._cells.get(n, nothing) for n in range(PARTS))):
                begun, at = at, at + len(list(run))
                if colour is not None:
                    painter.fillRect(self._box(begun / whole, at / whole), self._theme.tag(colour))
            painter.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        if self._selected:
            painter.fillRect(self._box(*self._selected), QColor(self._theme.accent))
        painter.end()

    def _box(self, start: float, end: float) -> QRectF:
        top, tall = round(start * (self.height() - LEAST)), max(LEAST, (end - start) * self.height())
        return QRectF(1, top, WIDTH - 2, tall)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.asked.emit(min(1.0, max(0.0, event.position().y() / max(1, self.height()))))
