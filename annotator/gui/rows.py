"""The rows that lists show, as values, and the models that hold them: one model row a record, no widgets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import is_
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.gui import phrases
from annotator.gui.glance import glance
from annotator.gui.paint import Chip

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row", bound="Listed")
Said = TypeVar("Said", bound="Spoken")
ROW = int(Qt.ItemDataRole.UserRole)


class Spoken(Protocol):
    """A row with its words for those who do not see it."""

    @property
    def spoken(self) -> str: ...


class Listed(Spoken, Protocol):
    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as the library list shows it."""

    id: str
    title: str
    facts: str  # "dwarkesh.com · 23 Dec · 12 min"
    status: str  # "unread", "reading" or "done"
    progress: float
    highlights: int
    minutes: int = 0
    site: str = ""
    folded: str = ""  # the title, and below it what else it is found by

    @property
    def spoken(self) -> str:
        return f"{self.title}, {self.facts}, {self.state}"

    @property
    def state(self) -> str:
        """The row's last line: how far one is, and what is marked."""
        count = phrases.highlights(self.highlights) if self.highlights else ""
        far = f"{self.progress:.0%}".replace("%", " %")
        told = {"done": _tr("done"), "unread": _tr("unread")}.get(self.status, far)
        return " · ".join(filter(None, (told, count)))


@dataclass(frozen=True, slots=True)
class Card:
    """A highlight as the panel shows it."""

    id: str
    document: str
    quote: str
    notes: tuple[str, ...]
    chips: tuple[Chip, ...]
    who: str  # "you · 12:41"
    colour: str
    title: str = ""  # of its document, where the panel shows several
    orphan: bool = False
    hue: str = ""  # the colour of who made it

    @classmethod
    def missing(cls, highlight: str) -> Card:
        """Of a highlight that went while it was looked at."""
        return cls(highlight, "", "", (), (), "", "")

    @property
    def spoken(self) -> str:
        tags = ", ".join(c.label for c in self.chips) or _tr("no tag")
        return ". ".join((phrases.quoted(self.quote), tags, *(glance(n).words for n in self.notes), self.who))


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag as the codebook below the cards shows it."""

    id: str
    name: str
    path: str
    colour: str
    depth: int
    pin: int
    count: int  # of highlights in the library
    here: int = 0  # of these, on the open document
    parent: str = ""  # id
    deprecated: bool = False
    aliases: tuple[str, ...] = ()
    merged: str = ""  # path of the tag that it became, where work from elsewhere still wears it
    notes: int = 0  # on the tag itself

    @property
    def spoken(self) -> str:
        key = _tr(", key {}").format(self.pin) if self.pin else ""
        here = _tr(", {} in this document").format(self.here) if self.here else ""
        state = _tr(", deprecated") if self.deprecated else ""
        if self.merged:
            state = _tr(", merged into {}").format(self.merged)
        notes = f", {phrases.notes(self.notes)}" if self.notes else ""
        return f"{self.path}, {phrases.highlights(self.count)}{here}{key}{notes}{state}"


class Told(QAbstractListModel, Generic[Said]):
    """Rows to be looked at, shown anew all at once."""

    def __init__(self, parent: QObject | None = None, rows: Sequence[Said] = ()) -> None:
        super().__init__(parent)
        self.rows: Sequence[Said] = rows

    def show(self, rows: Sequence[Said]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return row if role == ROW else None


class Rows(Told[Row]):
    """Rows as frozen values; `show` tells the view only what differs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def edit(self, place: int, goes: bool, comes: Row | None) -> None:
        """One row goes, or comes, or is another now: of all others nothing is looked at."""
        if goes and comes and self.rows[place].id == comes.id:
            self.rows[place] = comes
            self.dataChanged.emit(self.index(place), self.index(place))
            return
        if goes:
            self.beginRemoveRows(QModelIndex(), place, place)
            del self.rows[place]
            self.endRemoveRows()
        if comes:
            self.beginInsertRows(QModelIndex(), place, place)
            self.rows.insert(place, comes)
            self.endInsertRows()

    def show(self, rows: Sequence[Row]) -> None:
        fresh, old = list(rows), self.rows
        if fresh == old:
            return
        shorter = min(len(old), len(fresh))
        head = next((n for n in _differing(old, fresh) if old[n].id != fresh[n].id), shorter)
        ends = _differing(reversed(old), reversed(fresh))
        tail = min(next((n for n in ends if old[-1 - n].id != fresh[-1 - n].id), shorter), shorter - head)
        if gone := len(old) - head - tail:
            self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
            self.rows = old[:head] + old[len(old) - tail :]
            self.endRemoveRows()
        if come := len(fresh) - head - tail:
            self.beginInsertRows(QModelIndex(), head, head + come - 1)
            self.rows = [*self.rows[:head], *fresh[head : head + come], *self.rows[head:]] if head or tail else fresh
            self.endInsertRows()
        if self.rows is fresh:
            return
        stale = [n for n in _differing(self.rows, fresh) if self.rows[n] != fresh[n]]
        self.rows = fresh
        if stale:
            self.dataChanged.emit(self.index(stale[0]), self.index(stale[-1]))

    def row(self, index: Index) -> Row:
        return self.rows[index.row()]

    def find(self, key: str) -> QModelIndex:
        """The index of an id; an invalid one where it is not shown."""
        return next((self.index(i) for i, r in enumerate(self.rows) if r.id == key), QModelIndex())

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self.rows[index.row()] if index.isValid() else None
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, DocumentRow):
            return phrases.tip(row.title)
        return super().data(index, role)


def _differing(old: Iterable[object], fresh: Iterable[object]) -> Iterator[int]:
    """Where two lists do not hold the very same, however long they are: this loop is in C."""
    same = bytes(map(is_, old, fresh))
    at = same.find(0)
    while at >= 0:
        yield at
        at = same.find(0, at + 1)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Lists", words)
