"""What is seen of a window before there is anything in it: the grounds of its panes, where they will stand."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from annotator.gui.theme import Theme

USUAL = (270, 740, 350)
"""Pixels of each pane at a window's usual size."""
TITLE_BAR = 30
"""Pixels above a window; who draws them does not say before the window is seen."""
TOP, STATUS = 51, 25
"""Pixels of the bars above and below the panes."""


class Ground(QWidget):
    painted = Signal()  # once

    def __init__(self, theme: Theme, widths: tuple[int, int], parent: QWidget) -> None:
        """`widths`: pixels of the panes before and after the page."""
        super().__init__(parent)
        self._theme, self._widths, self._seen = theme, widths, False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, (left, right) = self._theme, self._widths
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.side))
        page = QRect(left, TOP, max(0, self.width() - left - right), max(0, self.height() - TOP - STATUS))
        if self.isRightToLeft():
            page.moveLeft(right)
        painter.fillRect(page, QColor(theme.page))
        painter.setPen(QColor(theme.line))
        for x in (page.left() - 1, page.right() + 1):
            painter.drawLine(x, TOP, x, self.height() - STATUS)
        painter.end()
        if not self._seen:
            self._seen = True
            self.painted.emit()
