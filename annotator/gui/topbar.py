"""The bar over the panes: the library's name and menu, the one box, the buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from annotator.gui import look
from annotator.gui.look import Theme
from annotator.gui.pieces import button, named


class SearchLine(QLineEdit):
    left = Signal()  # Esc

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
            return
        super().keyPressEvent(event)


class TopBar(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("top")
        self.menu = QMenu(self)
        self.name = button(self, "", "name", menu=self.menu)
        self.name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.name.setIconSize(QSize(18, 18))
        self.search = named(SearchLine(self), "search")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(420)
        self.search.setMinimumWidth(180)
        self._buttons: dict[str, QToolButton] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(10, 8, 14, 8)
        self._layout.setSpacing(10)
        self._layout.addWidget(self.name)
        self._layout.addStretch(2)
        self._layout.addWidget(self.search, 6)
        self._layout.addStretch(1)

    def add_button(
        self, name: str, words: str, spoken: str, *, menu: QMenu | None = None, act: Callable[[], None] | None = None
    ) -> None:
        """`name` "primary" stands out; one with a menu opens it."""
        made = button(self, words, "primary" if name == "primary" else "plain", menu=menu, act=act)
        made.setAccessibleName(spoken)
        made.setToolTip(spoken)
        self._buttons[name] = made
        self._layout.addWidget(made)

    def corner(self, name: str) -> QPoint:
        """The point of the screen below a button."""
        made = self._buttons[name]
        return made.mapToGlobal(made.rect().bottomLeft())

    def show_name(self, name: str, spoken: str) -> None:
        self.name.setText(name)
        self.name.setAccessibleName(spoken)

    def set_theme(self, theme: Theme) -> None:
        self.name.setIcon(look.icon("library", theme))
        if known := self._buttons.get("theme"):
            known.setIcon(look.icon("theme", theme))
            known.setText("")
        for act in self.search.actions():
            if act.objectName() == "glass":
                self.search.removeAction(act)
        glass = self.search.addAction(look.icon("search", theme, theme.dim), QLineEdit.ActionPosition.LeadingPosition)
        glass.setObjectName("glass")
