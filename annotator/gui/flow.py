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
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def hold(self, widgets: Sequence[QWidget]) -> None:
        """These, in this order; which of them are hidden decides `arrange`."""
        for widget in widgets:
            widget.setParent(self)
        self._held = widgets

    def arrange(self) -> None:
        """After another one was shown, hidden or said something else."""
        shown = self._shown
        for widget, place in zip(shown, self._places(shown, self.width()), strict=True):
            widget.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
        self.updateGeometry()
        self.setVisible(bool(shown))

    @property
    def _shown(self) -> Sequence[QWidget]:
        return [w for w in self._held if not w.isHidden()]

    def _places(self, shown: Sequence[QWidget], width: int) -> Sequence[QRect]:
        x = y = tall = 0
        places: list[QRect] = []
        for size in [w.sizeHint() for w in shown]:
            wide = min(size.width(), width)
            if x and x + wide > width:
                x, y = 0, y + tall + GAP
            tall = size.height()
            places.append(QRect(x, y, wide, tall))
            x += wide + GAP
        return places

    def heightForWidth(self, width: int) -> int:
        places = self._places(self._shown, width)
        return places[-1].y() + places[-1].height() if places else 0

    def sizeHint(self) -> QSize:
        """Beside each other."""
        sizes = [w.sizeHint() for w in self._shown]
        wide = sum(s.width() for s in sizes) + GAP * max(0, len(sizes) - 1)
        return QSize(wide, max((s.height() for s in sizes), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()
