"""One tag chosen among all: type to find it, the arrows walk through what is found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget

from annotator.gui.dialogs import Box
from annotator.gui.lists import TagDelegate
from annotator.gui.look import Theme
from annotator.gui.matching import Finder
from annotator.gui.rows import Rows, TagRow
from annotator.gui.shelf import dress


def standing(tags: Iterable[TagRow]) -> list[TagRow]:
    """Each by its name below its parent; where that one does not stand above it, by its whole path."""
    line: list[str] = []  # ids, from the top to the tag before
    shown = []
    for tag in tags:
        while line and (line[-1] != tag.parent or not tag.parent):
            line.pop()
        shown.append(replace(tag, depth=len(line), name=tag.name if line or not tag.parent else tag.path))
        line.append(tag.id)
    return shown


class TagChoice(QWidget):
    changed = Signal(str)  # a tag's id, or ""

    def __init__(self, parent: QWidget, tags: Sequence[TagRow], theme: Theme) -> None:
        super().__init__(parent)
        self._finder = Finder(tags)
        self.rows: Rows[TagRow] = Rows(self)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Find a tag"))
        self.line.setAccessibleName(self.tr("Find a tag"))
        self.line.installEventFilter(self)
        self.list = QListView(self)
        self.list.setObjectName("framed")
        self.list.setModel(self.rows)
        self.list.setAccessibleName(self.tr("Tags found"))
        delegate = TagDelegate(self.list)
        delegate.theme = theme
        dress(self.list, delegate)
        self.list.setUniformItemSizes(True)
        self.line.textChanged.connect(lambda _: self._sift())
        self.list.selectionModel().currentChanged.connect(lambda *_: self.changed.emit(self.chosen))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        self.setFocusProxy(self.line)
        self._sift()

    @property
    def chosen(self) -> str:
        index = self.list.currentIndex()
        return self.rows.row(index).id if index.isValid() else ""

    def choose(self, key: str) -> None:
        self.list.setCurrentIndex(self.rows.find(key))

    def _sift(self) -> None:
        self.rows.show(standing(self._finder.find(self.line.text().strip()).tags))
        self.list.setCurrentIndex(self.rows.index(0))
        self.changed.emit(self.chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        walking = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.line and key in walking:
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)


class PlaceBox(Box):
    """Which tag another is to stand below; the first row is the top."""

    def __init__(self, parent: QWidget, name: str, tags: Sequence[TagRow], theme: Theme, now: str) -> None:
        super().__init__(parent, self.tr("Move “{}”").format(name))
        self.resize(420, 460)
        top = TagRow("", self.tr("The top of the codebook"), self.tr("The top of the codebook"), "", 0, 0, 0)
        self.choice = TagChoice(self, (top, *tags), theme)
        self.choice.choose(now)
        self.body.addWidget(self.choice, 1)
        self.add_buttons(self.tr("Move here"), self.tr("Cancel"))
        self.choice.line.setFocus()

    @property
    def chosen(self) -> str:
        return self.choice.chosen
