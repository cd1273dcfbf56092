"""The codebook below the cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from annotator.gui.in_force import keyed
from annotator.gui.look import Theme
from annotator.gui.pieces import button, label, row_of
from annotator.gui.rows import TagRow
from annotator.gui.shelf import EmptyState
from annotator.gui.swatches import NAMES, swatch_icon
from annotator.gui.tag_tree import TagTree, TreeDelegate
from annotator.gui.tag_view import TagView
from annotator.workspace import PALETTE


class TagPane(QWidget):
    chosen = Signal(object)  # a TagRow, to see what wears it
    applied = Signal(str)  # a tag's id
    renamed = Signal(str, str)  # id, name
    moved = Signal(str, str)  # id, that of the tag to stand below
    placed = Signal(str, str, str)  # id, that of the tag to stand below, that of the one to stand before or ""
    coloured = Signal(str, str)  # id, "#RRGGBB" or "" for its parent's
    pinned = Signal(str, int)  # id, digit
    new_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.judge: Callable[[str, str], str] = lambda tag, name: ""  # why a tag cannot have a name
        self.rows = TagTree(self)
        self.tree = TagView(self.rows, self)
        self.tree.setAccessibleName(self.tr("Tags"))
        self.delegate = TreeDelegate(self.tree, lambda tag, name: self.judge(tag, name))
        self.tree.setItemDelegate(self.delegate)
        self.tree.delegate = self.delegate
        queued = Qt.ConnectionType.QueuedConnection  # the tree is done with its editor or its drop by then
        self.delegate.renamed.connect(self.renamed, queued)
        self.rows.moved.connect(self.moved, queued)
        self.rows.placed.connect(self.placed, queued)
        self.tree.clicked.connect(lambda i: self.chosen.emit(self.rows.row(i)))
        self.tree.activated.connect(lambda i: self.applied.emit(self.rows.row(i).id))
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._on_menu)
        self._empty = EmptyState(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._empty)
        self._new = new = button(self, self.tr("+ New"), "quiet")
        new.setAccessibleName(self.tr("New tag"))
        new.clicked.connect(self.new_asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 8, 4)
        layout.setSpacing(6)
        layout.addLayout(row_of(label(self, self.tr("TAGS"), "caps"), new))
        layout.addWidget(self._stack, 1)

    def set_theme(self, theme: Theme) -> None:
        self.delegate.theme = theme
        self.tree.viewport().update()

    def only_show(self) -> None:
        """Tags can be looked at, and chosen to see what wears them."""
        self._new.hide()
        self.tree.setDragDropMode(TagView.DragDropMode.NoDragDrop)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def show_tags(self, tags: Sequence[TagRow]) -> None:
        self.rows.show(tags)
        self.name_keys()
        self._stack.setCurrentWidget(self.tree if tags else self._empty)

    def name_keys(self) -> None:
        """Those in force now."""
        self._empty.say(keyed(self.tr("Tags you make appear here. Select words and press {choose_tags}.")))

    def rename(self, key: str) -> None:
        """Put the tag's name into a line in its place."""
        self.tree.choose(key)
        self.tree.setFocus()
        self.tree.edit(self.tree.currentIndex())

    def menu_for(self, row: TagRow) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Put on the highlight"), lambda: self.applied.emit(row.id))
        menu.addSeparator()
        colours = menu.addMenu(self.tr("Colour"))
        for colour in PALETTE:
            icon = swatch_icon(self.delegate.theme.tag(colour))
            colours.addAction(icon, self.tr(NAMES[colour]), partial(self.coloured.emit, row.id, colour))
        if row.parent:
            colours.addSeparator()
            colours.addAction(self.tr("As the tag above"), lambda: self.coloured.emit(row.id, ""))
        keys = menu.addMenu(self.tr("Key"))
        for digit in range(10):
            words = str(digit) if digit else self.tr("None")
            action = keys.addAction(words, partial(self.pinned.emit, row.id, digit))
            action.setCheckable(True)
            action.setChecked(digit == row.pin)
        menu.addSeparator()
        menu.addActions(self.tree.actions())
        return menu

    def _on_menu(self, point: QPoint) -> None:
        index = self.tree.indexAt(point)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.menu_for(self.rows.row(index)).exec(self.tree.viewport().mapToGlobal(point))
