"""The codebook below the cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from annotator.gui.lists import Rows, TagDelegate, TagRow
from annotator.gui.look import Theme
from annotator.gui.pieces import button, label, row_of
from annotator.gui.shelf import EmptyState, dress


class TagPane(QWidget):
    chosen = Signal(object)  # a TagRow, to see what wears it
    applied = Signal(str)  # a tag's id
    edit_asked = Signal(str)
    removal_asked = Signal(str)
    new_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Rows[TagRow] = Rows()
        self.list = QListView(self)
        self.list.setModel(self.rows)
        self.list.setAccessibleName(self.tr("Tags"))
        self.delegate = TagDelegate(self.list)
        dress(self.list, self.delegate)
        self.list.setUniformItemSizes(True)
        self.list.clicked.connect(lambda i: self.chosen.emit(self.rows.row(i)))
        self.list.activated.connect(lambda i: self.applied.emit(self.rows.row(i).id))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self._empty = EmptyState(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        new = button(self, self.tr("+ New"), "quiet")
        new.clicked.connect(self.new_asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 8, 4)
        layout.setSpacing(6)
        layout.addLayout(row_of(label(self, self.tr("TAGS"), "caps"), new))
        layout.addWidget(self._stack, 1)

    def set_theme(self, theme: Theme) -> None:
        self.delegate.theme = theme
        self.list.viewport().update()

    def show_tags(self, tags: Sequence[TagRow]) -> None:
        self.rows.show(tags)
        self._empty.say(self.tr("Tags you make appear here. Select words and press T."))
        self._stack.setCurrentWidget(self.list if tags else self._empty)

    def _on_menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        if not index.isValid():
            return
        tag = self.rows.row(index).id
        menu = QMenu(self)
        menu.addAction(self.tr("Put on the highlight"), lambda: self.applied.emit(tag))
        menu.addAction(self.tr("Edit…"), lambda: self.edit_asked.emit(tag))
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), lambda: self.removal_asked.emit(tag))
        menu.exec(self.list.viewport().mapToGlobal(point))
