"""The library pane: its documents, what is unread, which channel they came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from operator import itemgetter

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.gui import phrases
from annotator.gui.controls import Pills
from annotator.gui.library_rows import Edit
from annotator.gui.lists import DocumentDelegate
from annotator.gui.long_list import LongList
from annotator.gui.look import Theme
from annotator.gui.order_button import OrderMenu
from annotator.gui.pieces import button, label
from annotator.gui.rows import DocumentRow, Rows

STATES = ("", "unread", "reading", "done")


class Shelf(QWidget):
    document_chosen = Signal(str)
    import_asked = Signal()
    removal_asked = Signal(list)  # ids
    status_asked = Signal(list, str)
    channel_chosen = Signal(str)
    order_chosen = Signal(str)
    note_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self._all: list[tuple[DocumentRow, str]] = []
        self._held: Counter[str] = Counter()  # documents by channel
        self.folded: list[str] = []  # what each of `documents` is found by
        self.channel = ""
        self._only_shown, self._whole = False, True
        self.rows: Rows[DocumentRow] = Rows()
        self.list = LongList(self)
        self.list.setModel(self.rows)
        self.list.setAccessibleName(self.tr("Documents"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.delegate = DocumentDelegate(self.list)
        dress(self.list, self.delegate)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.clicked.connect(lambda i: self.document_chosen.emit(self.rows.row(i).id))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self._count = label(self, "", "dim")
        self._orders = OrderMenu(self)
        self._orders.chosen.connect(self.order_chosen)
        self._channel_menu = QMenu(self)
        self._channels = button(self, "", "quiet", menu=self._channel_menu)
        self.empty = EmptyState(self)
        self.empty.button.clicked.connect(self._on_empty)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self._above = QVBoxLayout()
        self._lay_out()

    def only_show(self) -> None:
        """Nothing that changes the library is offered."""
        self._only_shown = True
        self.empty.button.setEnabled(False)

    def add_above(self, widget: QWidget) -> None:
        """Between the pills and the list."""
        self._above.addWidget(widget)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self, self.tr("LIBRARY"), "caps"))
        head.addStretch()
        head.addWidget(self._count)
        head.addWidget(self._orders.button)
        names = (self.tr("All"), self.tr("Unread"), self.tr("Reading"), self.tr("Done"))
        self._states = Pills(self, "", tuple(zip(STATES, names, strict=True)), lambda _: self._sift())
        self._states.show_chosen("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 4, 8)
        layout.setSpacing(8)
        head.setContentsMargins(0, 0, 4, 0)
        layout.addLayout(head)
        layout.addWidget(self._states)
        layout.addLayout(self._above)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._channels, 0, Qt.AlignmentFlag.AlignLeft)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self.delegate.theme = theme
        self.list.viewport().update()

    @property
    def documents(self) -> Sequence[tuple[DocumentRow, str]]:
        """All rows with their channels, whatever is sifted."""
        return self._all

    def show_order(self, order: str) -> None:
        self._orders.show_order(order)

    def show_documents(self, documents: Sequence[tuple[DocumentRow, str]], *, whole: bool = True) -> None:
        """Rows with their channels, in the order to show; not `whole`: more will come."""
        self._all, self._whole = list(documents), whole
        self._held = Counter(map(itemgetter(1), documents))
        self.folded = [row.folded for row, _ in documents]
        self._show_channels()
        self._sift()

    def show_edits(self, edits: Sequence[Edit]) -> None:
        """One after another: a place in the list, whether the row there goes, and what comes in there."""
        before, sifted = +self._held, self._is_sifted
        for place, goes, comes in edits:
            if goes:
                _, channel = self._all.pop(place)
                del self.folded[place]
                self._held[channel] -= 1
            if comes:
                self._all.insert(place, comes)
                self.folded.insert(place, comes[0].folded)
                self._held[comes[1]] += 1
            if not sifted:
                self.rows.edit(place, goes, comes[0] if comes else None)
        if (+self._held).keys() != before.keys():
            self._show_channels()
        if edits and (sifted or self._is_sifted):
            self._sift()
        elif edits:
            self._show_count()

    @property
    def _is_sifted(self) -> bool:
        return bool(self._states.chosen or self.channel)

    def _show_channels(self) -> None:
        channels = sorted((+self._held).keys() - {""}, key=str.casefold)
        if self.channel not in channels:
            self.channel = ""
        menu = self._channel_menu
        menu.clear()
        for name in ("", *channels):
            menu.addAction(f"#{name}" if name else self.tr("All channels"), partial(self._on_channel, name))
        self._channels.setVisible(bool(channels))
        self._name_channel(channels)

    def show_current(self, document: str) -> None:
        index = self.list.currentIndex()
        if not index.isValid() or self.rows.row(index).id != document:
            index = self.rows.find(document)
        if index.isValid() and self.list.currentIndex() != index:
            select = QItemSelectionModel.SelectionFlag
            blocked = self.list.selectionModel().blockSignals(True)
            self.list.selectionModel().setCurrentIndex(index, select.ClearAndSelect)
            self.list.selectionModel().blockSignals(blocked)
            self.list.renew()
        if index.isValid():
            self.list.scrollTo(index)

    def first(self) -> str:
        return self.rows.rows[0].id if self.rows.rows else ""

    def selected(self) -> list[str]:
        return [self.rows.row(i).id for i in self.list.selectionModel().selectedIndexes()]

    def _sift(self) -> None:
        status = self._states.chosen
        rows = list(map(itemgetter(0), self._all))
        if status or self.channel:
            rows = [r for r, c in self._all if status in ("", r.status) and self.channel in ("", c)]
        current = self.rows.row(self.list.currentIndex()).id if self.list.currentIndex().isValid() else ""
        self.rows.show(rows)
        if current:
            self.show_current(current)
        self._show_count()

    def _show_count(self) -> None:
        rows, number = self.rows.rows, phrases.number
        shown, every = number(len(rows)), number(len(self._all)) if self._whole else "…"
        self._count.setText(shown if shown == every else f"{shown} / {every}" if self._is_sifted else every)
        if rows:
            self._stack.setCurrentWidget(self.list)
        elif self._all:
            self.empty.say(self.tr("Nothing here matches."), self.tr("Show all documents"))
            self._stack.setCurrentWidget(self.empty)
        else:
            self.empty.say(self.tr("No clips yet. Drop files or a folder here."), self.tr("Import clips…"))
            self._stack.setCurrentWidget(self.empty)

    def _name_channel(self, channels: Sequence[str]) -> None:
        only = channels[0] if len(channels) == 1 else self.channel
        self._channels.setText(f"#{only}" if only else self.tr("All channels"))

    # -- what the person does --------------------------------------------------------------------------------------

    def sort_documents(self) -> None:
        self._orders.button.showMenu()

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and self.list.hasFocus():
            self.document_chosen.emit(self.rows.row(index).id)

    def _on_channel(self, name: str) -> None:
        self.channel = name
        self._name_channel(sorted((+self._held).keys() - {""}, key=str.casefold))
        self._sift()

    def _on_empty(self) -> None:
        if not self._all:
            self.import_asked.emit()
            return
        self._states.show_chosen("")
        self.channel = ""
        self.channel_chosen.emit("")
        self._sift()

    def _on_menu(self, point: QPoint) -> None:
        ids = self.selected()
        if not ids:
            return
        menu = QMenu(self)
        for status, name in (("unread", self.tr("Mark as unread")), ("reading", self.tr("Mark as reading")),
                             ("done", self.tr("Mark as done"))):
            menu.addAction(name, partial(self.status_asked.emit, ids, status))
        if len(ids) == 1:
            menu.addAction(self.tr("Note…"), lambda: self.note_asked.emit(ids[0]))
        if not self._only_shown:
            menu.addSeparator()
            menu.addAction(self.tr("Remove from library"), lambda: self.removal_asked.emit(ids))
        menu.exec(self.list.viewport().mapToGlobal(point))


class EmptyState(QWidget):
    """Says what to do next, with the button that does it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label(self, "", "dim", wraps=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = button(self, "", "plain")
        self.button.setAccessibleName(self.tr("What to do next"))
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._words)
        layout.addSpacing(6)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(3)

    def say(self, words: str, button: str = "") -> None:
        self._words.setText(words)
        self.button.setText(button)
        self.button.setVisible(bool(button))


def dress(view: QAbstractItemView, delegate: QAbstractItemDelegate) -> None:
    """What every list of this window has in common."""
    view.setItemDelegate(delegate)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if isinstance(view, QListView):
        view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setMouseTracking(True)
    view.setTabKeyNavigation(False)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
