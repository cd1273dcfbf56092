"""The highlight-and-tag pane: cards in reading order, the codebook below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.lists import Card, CardDelegate, Rows, TagDelegate, TagRow
from annotator.gui.look import Theme
from annotator.gui.pieces import button, label, named
from annotator.gui.shelf import EmptyState, dress

SIFTABLE = 8
"""Cards that are taken in at a glance; with more there is a line to filter them."""


class Panel(QWidget):
    card_chosen = Signal(str)  # a highlight's id
    note_asked = Signal(str)
    tags_asked = Signal(list)
    deletion_asked = Signal(list)
    copy_asked = Signal(list)
    attach_asked = Signal(str)
    scope_chosen = Signal(str)  # "document" or "library"
    tag_applied = Signal(str)  # a tag's id
    tag_edit_asked = Signal(str)
    tag_removal_asked = Signal(str)
    new_tag_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self._all: Sequence[Card] = ()
        self._tag, self._tag_name = "", ""
        self._worn: dict[str, frozenset[str]] = {}
        self.cards: Rows[Card] = Rows()
        self.tags: Rows[TagRow] = Rows()
        self.card_list = QListView(self)
        self.card_list.setModel(self.cards)
        self.card_list.setAccessibleName(self.tr("Highlights"))
        self.card_list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.card_delegate = CardDelegate(self.card_list)
        dress(self.card_list, self.card_delegate)
        self.card_list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.card_list.customContextMenuRequested.connect(self._on_card_menu)
        self.card_list.selectionModel().currentChanged.connect(self._on_card)
        self.card_list.clicked.connect(lambda i: self.card_chosen.emit(self.cards.row(i).id))
        self.card_list.doubleClicked.connect(lambda i: self.note_asked.emit(self.cards.row(i).id))
        self.tag_list = QListView(self)
        self.tag_list.setModel(self.tags)
        self.tag_list.setAccessibleName(self.tr("Tags"))
        self.tag_delegate = TagDelegate(self.tag_list)
        dress(self.tag_list, self.tag_delegate)
        self.tag_list.setUniformItemSizes(True)
        self.tag_list.clicked.connect(lambda i: self._sift_by(self.tags.row(i)))
        self.tag_list.activated.connect(lambda i: self.tag_applied.emit(self.tags.row(i).id))
        self.tag_list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tag_list.customContextMenuRequested.connect(self._on_tag_menu)
        self._scope = button(self, "", "quiet")
        self._filter = named(QLineEdit(self), "filter")
        self._filter.setClearButtonEnabled(True)
        self._filter.setPlaceholderText(self.tr("Filter highlights"))
        self._filter.setAccessibleName(self.tr("Filter highlights"))
        self._filter.textChanged.connect(lambda _: self._sift())
        self._only = button(self, "", "pill")
        self._only.setAccessibleName(self.tr("Show all tags again"))
        self._only.clicked.connect(self._on_all_tags)
        self._no_cards, self._no_tags = EmptyState(self), EmptyState(self)
        self._no_cards.button.clicked.connect(self._on_all_tags)
        self._lay_out()
        self.set_scope("document")

    def _lay_out(self) -> None:
        self._new = button(self, self.tr("+ New"), "quiet")
        self._new.clicked.connect(self.new_tag_asked)
        menu = QMenu(self)
        menu.addAction(self.tr("This document"), lambda: self._on_scope("document"))
        menu.addAction(self.tr("Whole library"), lambda: self._on_scope("library"))
        self._scope.setMenu(menu)
        self._scope.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._card_stack, self._tag_stack = QStackedWidget(self), QStackedWidget(self)
        for stack, widgets in ((self._card_stack, (self.card_list, self._no_cards)),
                               (self._tag_stack, (self.tag_list, self._no_tags))):
            for widget in widgets:
                stack.addWidget(widget)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.setChildrenCollapsible(False)
        self._split.setObjectName("seamless")
        upper, lower = QWidget(self), QWidget(self)
        above = QVBoxLayout(upper)
        above.setSpacing(8)
        above.addLayout(_row(label(self, self.tr("HIGHLIGHTS"), "caps"), self._scope))
        above.addLayout(_row(self._filter))
        above.addWidget(self._only, 0, Qt.AlignmentFlag.AlignLeft)
        above.addWidget(self._card_stack, 1)
        below = QVBoxLayout(lower)
        below.setSpacing(6)
        below.addLayout(_row(label(self, self.tr("TAGS"), "caps"), self._new))
        below.addWidget(self._tag_stack, 1)
        for layout in (above, below):
            layout.setContentsMargins(14, 12, 8, 4)
        self._split.addWidget(upper)
        self._split.addWidget(lower)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setSizes([480, 300])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)
        self._only.hide()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self.card_delegate.theme = self.tag_delegate.theme = theme
        self.card_list.viewport().update()
        self.tag_list.viewport().update()

    def set_scope(self, scope: str) -> None:
        self.scope = scope
        self._scope.setText(self.tr("Document  ▾") if scope == "document" else self.tr("Library  ▾"))

    def show_cards(self, cards: Sequence[Card], worn: dict[str, frozenset[str]]) -> None:
        """Cards in their order; `worn`: the tags of each, those above them too, by id."""
        self._all, self._worn = cards, worn
        self._sift()

    def show_tags(self, tags: Sequence[TagRow]) -> None:
        self.tags.show(tags)
        if self._tag and not self.tags.find(self._tag).isValid():
            self._on_all_tags()
        self._no_tags.say(self.tr("Tags you make appear here. Select words and press T."))
        self._tag_stack.setCurrentWidget(self.tag_list if tags else self._no_tags)

    def show_current(self, highlight: str) -> None:
        """Outline a card and bring it into view, without telling anyone."""
        index, model = self.cards.find(highlight), self.card_list.selectionModel()
        if index == self.card_list.currentIndex() and index.isValid():
            return
        flag = QItemSelectionModel.SelectionFlag
        blocked = model.blockSignals(True)
        model.setCurrentIndex(index, flag.ClearAndSelect if index.isValid() else flag.Clear)
        model.blockSignals(blocked)
        self.card_list.viewport().update()
        if index.isValid():
            self.card_list.scrollTo(index)

    def selected(self) -> list[str]:
        return [self.cards.row(i).id for i in self.card_list.selectionModel().selectedIndexes()]

    def card_box(self, highlight: str) -> QPoint:
        """The lower left corner of a card, on the screen."""
        box = self.card_list.visualRect(self.cards.find(highlight))
        return self.card_list.viewport().mapToGlobal(box.bottomLeft())

    def _sift(self) -> None:
        words = self._filter.text().casefold().split()
        rows = [
            c
            for c in self._all
            if (not self._tag or self._tag in self._worn.get(c.id, ()))
            and all(w in c.spoken.casefold() for w in words)
        ]
        current = self.card_list.currentIndex()
        kept = self.cards.row(current).id if current.isValid() else ""
        self.cards.show(rows)
        if kept:
            self.show_current(kept)
        self._filter.setVisible(len(self._all) > SIFTABLE or bool(words))
        if rows:
            self._card_stack.setCurrentWidget(self.card_list)
            return
        if self._all:
            self._no_cards.say(self.tr("No highlight matches."), self.tr("Show all"))
        else:
            self._no_cards.say(self.tr("Select words on the page and press H to highlight them, T to tag them."))
        self._card_stack.setCurrentWidget(self._no_cards)

    # -- what the person does --------------------------------------------------------------------------------------

    def _sift_by(self, tag: TagRow) -> None:
        if self._tag == tag.id:
            self._on_all_tags()
            return
        self._tag = tag.id
        self._only.setText(f"{tag.path}   ×")
        self._only.show()
        self._sift()

    def _on_all_tags(self) -> None:
        self._tag = ""
        self._only.hide()
        self._filter.clear()
        self.tag_list.clearSelection()
        self._sift()

    def _on_card(self) -> None:
        index = self.card_list.currentIndex()
        if index.isValid() and self.card_list.hasFocus():
            self.card_chosen.emit(self.cards.row(index).id)

    def _on_scope(self, scope: str) -> None:
        self.set_scope(scope)
        self.scope_chosen.emit(scope)

    def _on_card_menu(self, point: QPoint) -> None:
        ids = self.selected()
        if not ids:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Tags…"), lambda: self.tags_asked.emit(ids))
        if len(ids) == 1:
            menu.addAction(self.tr("Note…"), lambda: self.note_asked.emit(ids[0]))
            if self.cards.row(self.cards.find(ids[0])).orphan:
                menu.addAction(self.tr("Attach here"), lambda: self.attach_asked.emit(ids[0]))
        menu.addAction(self.tr("Copy quote"), lambda: self.copy_asked.emit(ids))
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), lambda: self.deletion_asked.emit(ids))
        menu.exec(self.card_list.viewport().mapToGlobal(point))

    def _on_tag_menu(self, point: QPoint) -> None:
        index = self.tag_list.indexAt(point)
        if not index.isValid():
            return
        tag = self.tags.row(index).id
        menu = QMenu(self)
        menu.addAction(self.tr("Put on the highlight"), lambda: self.tag_applied.emit(tag))
        menu.addAction(self.tr("Edit…"), lambda: self.tag_edit_asked.emit(tag))
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), lambda: self.tag_removal_asked.emit(tag))
        menu.exec(self.tag_list.viewport().mapToGlobal(point))


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 6, 0)
    for n, widget in enumerate(widgets):
        if n and n == len(widgets) - 1:
            row.addStretch()
        row.addWidget(widget)
    return row
