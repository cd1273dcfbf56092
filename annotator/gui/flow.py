"""Widgets beside each other, and below each other where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

GAP = 4


class Flow(QWidget):
    """As tall as what it shows needs; nothing where it shows nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._held: Sequence[QWidget] = ()
        self.hide()

    def hold(self, widgets: Sequence[QWidget]) -> None:
        """These, in this order; which of them are hidden decides `arrange`."""
        for widget in widgets:
            widget.setParent(self)
        self._held = widgets

    def arrange(self) -> None:
        """After another one was shown, hidden or said something else."""
        shown = [w for w in self._held if not w.isHidden()]
        x = y = tall = 0
        for widget in shown:
            size = widget.sizeHint()
            size.setWidth(min(size.width(), self.width()))
            if x and x + size.width() > self.width():
                x, y = 0, y + tall + GAP
            tall = size.height()
            widget.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(x, y, size.width(), tall)))
            x += size.width() + GAP
        self.setFixedHeight(y + tall)
        self.setVisible(bool(shown))

    def sizeHint(self) -> QSize:
        """Beside each other."""
        widths = [w.sizeHint().width() for w in self._held if not w.isHidden()]
        return QSize(sum(widths) + GAP * max(0, len(widths) - 1), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()
