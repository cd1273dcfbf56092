"""A strip beside the scrollbar: where in the text the highlights are, in their tags' colours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from annotator.gui.look import LIGHT, Theme
from annotator.gui.marks import Mark

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
        self._picture = QPixmap()  # Qt repaints the strip with each frame of the page under it

    def set_theme(self, theme: Theme) -> None:
        self._theme, self._picture = theme, QPixmap()
        self.update()

    def show_marks(self, marks: Sequence[Mark], length: int, selected: str) -> None:
        """`length`: the text's code points."""
        whole = max(1, length)
        ticks = [(m.span.start / whole, m.span.end / whole, m.colour, m.id == selected) for m in marks]
        ticks.sort(key=lambda t: (t[3], t[0]))
        if ticks != self._ticks:
            self._ticks, self._picture = ticks, QPixmap()
            self.setVisible(bool(ticks))
            self.update()

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
            self._draw(painter)
            painter.end()
        QPainter(self).drawPixmap(0, 0, self._picture)

    def _draw(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        height, drawn = self.height(), set[tuple[int, str]]()
        for start, end, colour, selected in self._ticks:
            top, tall = round(start * (height - LEAST)), max(LEAST, (end - start) * height)
            if not selected and (top, colour) in drawn:
                continue  # thousands of highlights have a few hundred places
            drawn.add((top, colour))
            painter.setBrush(QColor(self._theme.accent) if selected else self._theme.tag(colour))
            painter.drawRoundedRect(QRectF(1, top, WIDTH - 2, tall), 1, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.asked.emit(min(1.0, max(0.0, event.position().y() / max(1, self.height()))))
