"""The cards: highlights in reading order, sifted by words and by tag."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.lists import Card, CardDelegate, Rows, TagRow
from annotator.gui.look import Theme
from annotator.gui.pieces import button, label, named, row_of
from annotator.gui.shelf import EmptyState, dress

SIFTABLE = 8
"""Cards that are taken in at a glance; with more there is a line to filter them."""


class CardPane(QWidget):
    chosen = Signal(str)  # a highlight's id
    note_asked = Signal(str)
    tags_asked = Signal(list)
    deletion_asked = Signal(list)
    copy_asked = Signal(list)
    attach_asked = Signal(str)
    scope_chosen = Signal(str)  # "document" or "library"
    unsifted = Signal()  # cards of all tags are shown again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Card] = ()
        self._tag = ""
        self._worn: dict[str, frozenset[str]] = {}
        self.rows: Rows[Card] = Rows()
        self.list = QListView(self)
        self.list.setModel(self.rows)
        self.list.setAccessibleName(self.tr("Highlights"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.delegate = CardDelegate(self.list)
        dress(self.list, self.delegate)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.clicked.connect(lambda i: self.chosen.emit(self.rows.row(i).id))
        self.list.doubleClicked.connect(lambda i: self.note_asked.emit(self.rows.row(i).id))
        self._scope = button(self, "", "quiet")
        self._filter = named(QLineEdit(self), "filter")
        self._filter.setClearButtonEnabled(True)
        self._filter.setPlaceholderText(self.tr("Filter highlights"))
        self._filter.setAccessibleName(self.tr("Filter highlights"))
        self._filter.textChanged.connect(lambda _: self._sift())
        self._only = button(self, "", "pill")
        self._only.setAccessibleName(self.tr("Show all tags again"))
        self._only.clicked.connect(self.unsift)
        self._empty = EmptyState(self)
        self._empty.button.clicked.connect(self.unsift)
        self._lay_out()
        self.set_scope("document")

    def _lay_out(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("This document"), lambda: self._on_scope("document"))
        menu.addAction(self.tr("Whole library"), lambda: self._on_scope("library"))
        self._scope.setMenu(menu)
        self._scope.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 8, 4)
        layout.setSpacing(8)
        layout.addLayout(row_of(label(self, self.tr("HIGHLIGHTS"), "caps"), self._scope))
        layout.addLayout(row_of(self._filter))
        layout.addWidget(self._only, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._stack, 1)
        self._only.hide()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self.delegate.theme = theme
        self.list.viewport().update()

    def set_scope(self, scope: str) -> None:
        self.scope = scope
        self._scope.setText(self.tr("Document  ▾") if scope == "document" else self.tr("Library  ▾"))

    def show_cards(self, cards: Sequence[Card], worn: dict[str, frozenset[str]]) -> None:
        """Cards in their order; `worn`: the tags of each, those above them too, by id."""
        self._all, self._worn = cards, worn
        self._sift()

    def show_only(self, tag: TagRow) -> None:
        """Only cards with a tag, or with one below it; asked again, all."""
        if self._tag == tag.id:
            self.unsift()
            return
        self._tag = tag.id
        self._only.setText(f"{tag.path}   ×")
        self._only.show()
        self._sift()

    def unsift(self) -> None:
        """All cards again."""
        self._tag = ""
        self._only.hide()
        self._filter.clear()
        self._sift()
        self.unsifted.emit()

    @property
    def only(self) -> str:
        """The id of the tag whose cards alone are shown."""
        return self._tag

    def show_current(self, highlight: str) -> None:
        """Outline a card and bring it into view, without telling anyone."""
        index, model = self.rows.find(highlight), self.list.selectionModel()
        if index == self.list.currentIndex() and index.isValid():
            return
        flag = QItemSelectionModel.SelectionFlag
        blocked = model.blockSignals(True)
        model.setCurrentIndex(index, flag.ClearAndSelect if index.isValid() else flag.Clear)
        model.blockSignals(blocked)
        self.list.viewport().update()
        if index.isValid():
            self.list.scrollTo(index)

    def selected(self) -> list[str]:
        return [self.rows.row(i).id for i in self.list.selectionModel().selectedIndexes()]

    def card_box(self, highlight: str) -> QPoint:
        """The lower left corner of a card, on the screen."""
        box = self.list.visualRect(self.rows.find(highlight))
        return self.list.viewport().mapToGlobal(box.bottomLeft())

    def _sift(self) -> None:
        words = self._filter.text().casefold().split()
        rows = [
            c
            for c in self._all
            if (not self._tag or self._tag in self._worn.get(c.id, ()))
            and all(w in c.spoken.casefold() for w in words)
        ]
        current = self.list.currentIndex()
        kept = self.rows.row(current).id if current.isValid() else ""
        self.rows.show(rows)
        if kept:
            self.show_current(kept)
        self._filter.setVisible(len(self._all) > SIFTABLE or bool(words))
        if rows:
            self._stack.setCurrentWidget(self.list)
            return
        if self._all:
            self._empty.say(self.tr("No highlight matches."), self.tr("Show all"))
        else:
            self._empty.say(self.tr("Select words on the page and press H to highlight them, T to tag them."))
        self._stack.setCurrentWidget(self._empty)

    # -- what the person does --------------------------------------------------------------------------------------

    def _on_current(self) -> None:
        index = self.list.currentIndex()
        if index.isValid() and self.list.hasFocus():
            self.chosen.emit(self.rows.row(index).id)

    def _on_scope(self, scope: str) -> None:
        self.set_scope(scope)
        self.scope_chosen.emit(scope)

    def _on_menu(self, point: QPoint) -> None:
        ids = self.selected()
        if not ids:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Tags…"), lambda: self.tags_asked.emit(ids))
        if len(ids) == 1:
            menu.addAction(self.tr("Note…"), lambda: self.note_asked.emit(ids[0]))
            if self.rows.row(self.rows.find(ids[0])).orphan:
                menu.addAction(self.tr("Attach here"), lambda: self.attach_asked.emit(ids[0]))
        menu.addAction(self.tr("Copy quote"), lambda: self.copy_asked.emit(ids))
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), lambda: self.deletion_asked.emit(ids))
        menu.exec(self.list.viewport().mapToGlobal(point))
