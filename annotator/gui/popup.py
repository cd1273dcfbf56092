"""A box beside the words, for a moment."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

LINE = 40
"""Pixels above the point that stay in view where the box has to open upwards: the words it is about."""


class Popup(QFrame):
    """A box of the window that holds the focus until it closes; closing gives it back."""

    closed = Signal()

    def __init__(self, parent: QWidget, width: int) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._room = parent
        self.setFixedWidth(width)
        self._back: QWidget | None = None
        self.hide()

    def open_at(self, point: QPoint, focus: QWidget) -> None:
        """At a point of the screen, moved into the window."""
        self._back = QApplication.focusWidget()
        self.adjustSize()
        self.place(point)
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self, point: QPoint) -> None:
        """Below a point of the screen, as far as there is room."""
        room, at = self._room.rect(), self._room.mapFromGlobal(point)
        left = min(max(8, at.x()), room.width() - self.width() - 8)
        top = at.y() + 6
        if top + self.height() > room.height() - 8:
            over = at.y() - LINE - self.height()
            top = over if over >= 8 else max(8, room.height() - self.height() - 8)
        self.move(left, top)

    def dismiss(self) -> None:
        if self.isHidden():
            return
        back, self._back = self._back, None
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if inside and back is not None:  # not where the person has gone elsewhere already
            back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)
