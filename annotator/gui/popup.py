"""A box beside the words, for a moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from annotator.gui.pieces import timer

Spot = Callable[[], QPoint | QRect]
"""Tells what a box is about, on the screen: a place, or words that it must not cover. Asked anew when they move."""

GAP, LEAST = 8, 84
"""Pixels between a box and the window's edge, and of the least that a list is cut down to."""
SPARE, ENOUGH = 6, 130
"""Pixels between a box and the words, and of a list that is still worth being beside them."""
LINE = 40
"""Pixels above a place that stay in view where the box has to open upwards."""


class Popup(QFrame):
    """A box of the window that holds the focus until it closes; closing gives it back."""

    closed = Signal()

    def __init__(self, parent: QWidget, width: int) -> None:
        super().__init__(parent, Qt.WindowType.SubWindow)  # Tab goes round in it
        self.setObjectName("popup")
        self._room = parent
        self.setFixedWidth(width)
        self._back: QWidget | None = None
        self._spot: Spot | None = None
        self._giving: tuple[QWidget, int] | None = None
        self._later = timer(self, 0, self._settle)
        self.hide()

    def give(self, part: QWidget, height: int) -> None:
        """A part of the box that is this high, and lower where the window is too low for the box."""
        self._giving = part, height
        part.setFixedHeight(height)

    def fit(self) -> None:
        """As high as its contents, and no higher than the window, or than there is room below or above the words."""
        if self._giving:
            part, height = self._giving
            part.setFixedHeight(height)
            self.adjustSize()
            beside = self._room_beside()
            near = self.height() - max(0, height - ENOUGH) <= beside
            over = self.height() - (beside if near else self._room.height() - 2 * GAP)
            part.setFixedHeight(min(height, max(LEAST, height - max(0, over))))
        self.adjustSize()

    def _room_beside(self) -> int:
        """Pixels below what the box is about, or above it where there are more."""
        if self._spot is None:
            return self._room.height() - 2 * GAP
        at = self._around(self._spot())
        return max(self._room.height() - GAP - SPARE - at.y() - at.height(), at.y() - SPARE - GAP)

    def _around(self, spot: QPoint | QRect) -> QRect:
        """What must not be covered, as the window has it."""
        around = spot if isinstance(spot, QRect) else QRect(spot.x(), spot.y() - LINE, 0, LINE)
        return QRect(self._room.mapFromGlobal(around.topLeft()), around.size())

    def open_at(self, spot: Spot, focus: QWidget) -> None:
        """Beside something on the screen, moved into the window, also when that gets another size."""
        self._back = QApplication.focusWidget()
        self._spot = spot
        self.fit()
        self._place(spot())
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, spot: QPoint | QRect) -> None:
        """Below it, else above it, else at the window's edge: where there is room."""
        room, at = self._room.rect(), self._around(spot)
        last = room.width() - self.width() - GAP
        left, lowest = min(max(GAP, at.x()), last), room.height() - self.height() - GAP
        below, above = at.y() + at.height() + SPARE, at.y() - SPARE - self.height()
        if max(GAP, below) <= lowest:
            self.move(left, max(GAP, below))
        elif above >= GAP:
            self.move(left, min(above, lowest))
        else:
            self.move(last, max(GAP, lowest))

    def stay(self) -> None:
        """Beside what it is about, when it has become larger, or that stands elsewhere now."""
        if self._spot is not None and self.isVisible():
            self._place(self._spot())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._room.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        self._room.removeEventFilter(self)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._room and event.type() == QEvent.Type.Resize:
            self._later.start()  # once the page has been set anew too
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        if self.isVisible():
            self.fit()
            self.stay()

    def dismiss(self) -> None:
        if self.isHidden():
            return
        back, self._back, self._spot = self._back, None, None
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if inside and back is not None:  # not where the person has gone elsewhere already
            back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            return  # where there is nothing else to go to, Tab stays
        super().keyPressEvent(event)
