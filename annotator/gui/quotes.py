"""Highlights as lines of their words, which may be ticked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from annotator.gui import phrases
from annotator.gui.rows import Index
from annotator.gui.shelf import dress

SHOWN = 240
"""Characters of a quote in a line: more than the widest window has room for."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A highlight as such a line shows it."""

    id: str
    words: str
    title: str  # of its document


class Quotes(QAbstractListModel):
    """`ticked` are ids; with `ticking` off the lines are only read."""

    ticks_changed = Signal()

    def __init__(
        self, quotes: Sequence[Quoted], parent: QObject, ticked: Collection[str] = (), *, ticking: bool
    ) -> None:
        super().__init__(parent)
        self._all, self._shown, self._ticking = tuple(quotes), tuple(quotes), ticking
        self.ticked = set(ticked)

    @property
    def count(self) -> int:
        """Of all there are."""
        return len(self._all)

    def sift(self, words: str) -> None:
        """Show those that hold all the words, in their quote or their document's title."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._shown = tuple(q for q in self._all if all(w in f"{q.words} {q.title}".casefold() for w in wanted))
        self.endResetModel()

    def tick_shown(self, *, on: bool) -> None:
        shown = {q.id for q in self._shown}
        self.ticked = self.ticked | shown if on else self.ticked - shown
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
        self.ticks_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        quote = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return phrases.quoted(" ".join(quote.words[:SHOWN].split()))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return phrases.tip(quote.title) if role == Qt.ItemDataRole.ToolTipRole else quote.title
        if role == Qt.ItemDataRole.CheckStateRole and self._ticking:
            return Qt.CheckState.Checked if quote.id in self.ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.ticked ^= {self._shown[index.row()].id}
        self.dataChanged.emit(index, index)
        self.ticks_changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flag | Qt.ItemFlag.ItemIsUserCheckable if self._ticking else flag


def quote_list(quotes: Quotes, parent: QWidget, name: str) -> QListView:
    """The view of such lines. Space ticks, as the arrows walk."""
    view = QListView(parent)
    view.setObjectName("framed")
    view.setModel(quotes)
    view.setAccessibleName(name)
    dress(view, view.itemDelegate())
    view.setUniformItemSizes(True)
    view.setSpacing(2)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    return view
