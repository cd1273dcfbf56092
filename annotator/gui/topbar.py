"""The bar over the panes: the library's name and menu, the one box, the buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from annotator.gui import look
from annotator.gui.commands import Commands
from annotator.gui.in_force import key_for
from annotator.gui.look import Theme
from annotator.gui.pieces import button, named

NARROW, LEAST, ENOUGH = 900, 700, 60
"""Pixels: of a bar that holds no more than the chief buttons, of the narrowest, and of the height of any."""


BESIDE = 60
"""Pixels of the line that its icons and edges take."""


class SearchLine(QLineEdit):
    left = Signal()  # Esc

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.warning = QColor(look.LIGHT.warning)
        self.underlined: tuple[int, int] = (0, 0)  # in Qt's units; nothing where the two are one
        self._composes = False

    def underline(self, start: int = 0, end: int = 0) -> None:
        """A range of what it says, in code points; without one nothing is underlined any more."""
        before, inside = (self.text()[:n].encode("utf-16-le", "surrogatepass") for n in (start, end))
        place = len(before) // 2, len(inside) // 2
        if self._composes or place[0] == place[1] == self.underlined[1]:
            return
        self.underlined, form = place, QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(self.warning)
        # a line takes formats from an input method alone, counted from its caret
        kind, at = QInputMethodEvent.AttributeType.TextFormat, place[0] - self.cursorPosition()
        made = [QInputMethodEvent.Attribute(kind, at, place[1] - place[0], form)] if start < end else []
        QApplication.sendEvent(self, QInputMethodEvent("", made))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composes = bool(event.preeditString())
        super().inputMethodEvent(event)

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
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # the line along the panes
        self.menu = QMenu(self)
        self.name = button(self, "", "name", menu=self.menu)
        self.name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.name.setIconSize(QSize(18, 18))
        self.search = named(SearchLine(self), "search")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(420)
        self._hint = ""
        self.search.setMinimumWidth(140)
        self._buttons: dict[str, QToolButton] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(10, 8, 14, 8)
        self._layout.setSpacing(10)
        self._layout.addWidget(self.name)
        self._layout.addStretch(2)
        self._layout.addWidget(self.search, 6)
        self._layout.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Narrower than all buttons together: some are in the menu as well."""
        return super().minimumSizeHint().boundedTo(QSize(LEAST, ENOUGH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        for name in ("import", "share"):
            if made := self._buttons.get(name):
                made.setVisible(event.size().width() >= NARROW)
        super().resizeEvent(event)
        self._layout.activate()
        self._show_hint()

    def _show_hint(self) -> None:
        """With the key where there is room for it."""
        words, _, _ = self._hint.partition("   ")
        room = self.search.width() - BESIDE
        whole = self.search.fontMetrics().horizontalAdvance(self._hint) <= room
        self.search.setPlaceholderText(self._hint if whole else words)

    def name_keys(self) -> None:
        """Those in force now."""
        self._hint = f"{self.tr('Search the library…')}     {key_for('find_document')}".rstrip()
        self._show_hint()

    def fill(self, library: Path | None, commands: Commands, set_theme: Callable[[str], None]) -> None:
        """The library's name with all menus below it, and the buttons at the other end."""
        commands.fill(self.menu)
        self.show_name(library.name if library else self.tr("Unsaved library"), self.tr("Library menu"))
        self.name_keys()
        self.search.setAccessibleName(self.tr("Search the library"))
        themes = QMenu(self)
        for name, words in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("sepia", self.tr("Sepia")),
            ("dark", self.tr("Dark")),
            ("contrast", self.tr("High contrast")),
        ):
            themes.addAction(words, partial(set_theme, name))
        self.add_button("sizes", "Aa", self.tr("How the page is set"), act=commands["set_page"].trigger)
        self.add_button("theme", "◐", self.tr("Light or dark"), menu=themes)
        self.add_button("import", self.tr("Import…"), self.tr("Import clips"), act=commands["import_files"].trigger)
        self.add_button("share", self.tr("Share…"), self.tr("Hand over a copy…"), act=commands["share_library"].trigger)
        self.add_button("primary", self.tr("Export…"), self.tr("Export excerpts"), act=commands["export"].trigger)

    def add_button(
        self, name: str, words: str, spoken: str, *, menu: QMenu | None = None, act: Callable[[], None] | None = None
    ) -> None:
        """`name` "primary" stands out; one with a menu opens it."""
        made = button(self, words, "primary" if name == "primary" else "plain", menu=menu, act=act)
        made.setAccessibleName(spoken)
        made.setToolTip(spoken)
        self._buttons[name] = made
        self._layout.addWidget(made)

    def disable(self, name: str, why: str) -> None:
        self._buttons[name].setEnabled(False)
        self._buttons[name].setToolTip(why)

    def corner(self, name: str) -> QPoint:
        """The point of the screen below a button."""
        made = self._buttons[name]
        return made.mapToGlobal(made.rect().bottomLeft())

    def show_name(self, name: str, spoken: str) -> None:
        self.name.setText(name)
        self.name.setAccessibleName(spoken)

    def set_theme(self, theme: Theme) -> None:
        self.search.warning = QColor(theme.warning)
        self.name.setIcon(look.icon("library", theme))
        if known := self._buttons.get("theme"):
            known.setIcon(look.icon("theme", theme))
            known.setText("")
        for act in self.search.actions():
            if act.objectName() == "glass":
                self.search.removeAction(act)
        glass = self.search.addAction(look.icon("search", theme, theme.dim), QLineEdit.ActionPosition.LeadingPosition)
        glass.setObjectName("glass")
