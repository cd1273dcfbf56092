"""Labels, buttons and timers as this window uses them; the names are those of resources/style.qss."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str) -> W:
    widget.setObjectName(name)
    return widget


def label(parent: QWidget, words: str = "", style: str = "", *, wraps: bool = False) -> QLabel:
    """Plain words: what stands in a clip or a name is never taken for markup."""
    made = named(QLabel(words, parent), style)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    return made


class Line(QLabel):
    """Plain words on one line that take no more room than there is; what is cut off stands in the tool tip.

    `least`: pixels that they have in any case, if they are as long.
    """

    def __init__(self, parent: QWidget, style: str, least: int = 0) -> None:
        super().__init__(parent)
        self._least = least
        self.setObjectName(style)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(self._least, whole.width()), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        self.style().drawItemText(
            painter, room, int(self.alignment()), self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )
        painter.end()


def button(
    parent: QWidget,
    words: str = "",
    style: str = "plain",
    *,
    menu: QMenu | None = None,
    act: Callable[[], object] | None = None,
) -> QToolButton:
    """One with a menu opens it."""
    made = named(QToolButton(parent), style)
    made.setText(words)
    if menu is not None:
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    if act is not None:
        made.clicked.connect(lambda _=False: act())
    return made


def key_of(widget: QWidget, action: str) -> str:
    """The key that one of a widget's actions has now, as this system writes it; "" where it has none."""
    found = (a.shortcut() for a in widget.actions() if a.objectName() == action)
    return next(found, QKeySequence()).toString(QKeySequence.SequenceFormat.NativeText)


def timer(parent: QObject, milliseconds: int, act: Callable[[], object], *, once: bool = True) -> QTimer:
    made = QTimer(parent)
    made.setInterval(milliseconds)
    made.setSingleShot(once)
    made.timeout.connect(act)
    return made


def row_of(*widgets: QWidget) -> QHBoxLayout:
    """Widgets beside each other, the last of several at the far end."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    for n, widget in enumerate(widgets):
        if n and n == len(widgets) - 1:
            row.addStretch()
        row.addWidget(widget)
    return row
