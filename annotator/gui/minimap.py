"""A strip beside the scrollbar: where in the text the highlights are, in their tags' colours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from annotator.gui.look import LIGHT, Theme
from annotator.gui.overlay import Mark

WIDTH = 7
LEAST = 3.0
"""Pixels of the smallest tick: a word in a long book is still seen."""


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
        self._ticks: list[tuple[float, float, str, bool]] = []

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_marks(self, marks: Sequence[Mark], length: int, selected: str) -> None:
        """`length`: the text's code points."""
        whole = max(1, length)
        ticks = [(m.span.start / whole, m.span.end / whole, m.colour, m.id == selected) for m in marks]
        ticks.sort(key=lambda t: (t[3], t[0]))
        if ticks != self._ticks:
            self._ticks = ticks
            self.setVisible(bool(ticks))
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            right = self._page.width() - self._page.verticalScrollBar().sizeHint().width()
            self.setGeometry(right - WIDTH, 0, WIDTH, self._page.height())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        height, drawn = self.height(), set()
        for start, end, colour, selected in self._ticks:
            top, tall = round(start * (height - LEAST)), max(LEAST, (end - start) * height)
            if not selected and (top, colour) in drawn:
                continue  # thousands of highlights have a few hundred places
            drawn.add((top, colour))
            painter.setBrush(QColor(self._theme.accent) if selected else self._theme.tag(colour))
            painter.drawRoundedRect(QRectF(1, top, WIDTH - 2, tall), 1, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.asked.emit(min(1.0, max(0.0, event.position().y() / max(1, self.height()))))
