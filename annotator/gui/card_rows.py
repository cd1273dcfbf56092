"""The cards as a model: their keys in order, each card made when it is first looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from operator import eq, itemgetter
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from annotator.gui.rows import ROW, Card, Index

Key = tuple[int, int, int, int, str]
"""What a card is sorted by; last its highlight's id."""
Make = Callable[[Sequence[str]], list[Card]]
"""Gives the cards of some ids, in that order."""

Carry = Callable[[Sequence[str]], QMimeData]

AHEAD = 16
"""Cards that are made together: what a panel shows, and some more."""
KEPT = 2_000
"""Cards kept once they were made."""
STEPS = 500
"""Rows that move one by one; with more it is looked what differs in all."""


class Ranked(Protocol):
    """Keys in their order, however many, a slice at a time."""

    @property
    def is_done(self) -> bool: ...

    def more(self) -> Sequence[Key]: ...

    def again(self, highlights: Iterable[str]) -> Sequence[Key]: ...


class _Nothing:
    is_done = True

    def more(self) -> Sequence[Key]:
        return ()

    def again(self, highlights: Iterable[str]) -> Sequence[Key]:
        return ()


NOTHING = _Nothing()


class CardRows(QAbstractListModel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.carried: Carry = lambda _: QMimeData()  # what is dragged out into other programs
        self._ranked: Ranked = NOTHING
        self._make: Make = lambda _: []
        self._coming: dict[str, Key] | None = None  # while the list stands as it is and is read again
        self._late: set[str] = set()  # what changed meanwhile
        self._keys: list[Key] = []
        self._key_of: dict[str, Key] = {}
        self._cards: dict[str, Card] = {}

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show(self, ranked: Ranked, make: Make, *, again: bool = False) -> None:
        """Cards in this order. `fill` brings what does not come at once.

        `again`: the same list, which stands as it is until all of it has come.
        """
        self._ranked, self._make = ranked, make
        self._cards.clear()
        self._coming, self._late = None, set()
        fresh = ranked.more()
        if ranked.is_done:
            self._become(_by_id(fresh))
        elif again and self._keys:
            self._coming = _by_id(fresh)
        else:
            self._put(list(fresh))

    @property
    def is_whole(self) -> bool:
        """Whether every card came."""
        return self._ranked.is_done and self._coming is None

    @property
    def stands(self) -> bool:
        """Whether the list stays as it is with the next slice."""
        return self._coming is not None and not self._ranked.is_done

    def fill(self) -> bool:
        """Bring the next slice; whether there is more to do."""
        if self.is_whole:
            return False
        if self._coming is None:
            self._add([k for k in self._ranked.more() if k[-1] not in self._key_of])
        elif self.stands:
            self._coming |= _by_id(self._ranked.more())
        else:
            fresh, late = self._coming, self._late
            self._coming, self._late = None, set()
            self._become(fresh)
            self.follow(late)
        return not self.is_whole

    def follow(self, highlights: Iterable[str]) -> None:
        """These changed: each goes, comes, moves or says something else."""
        touched = list(highlights)
        for key in touched:
            self._cards.pop(key, None)
        if self._coming is not None:
            self._late.update(touched)
        now = {key[-1]: key for key in self._ranked.again(touched)}
        gone = [k for t in touched if (k := self._key_of.get(t)) and now.get(t) != k]
        come = [k for t, k in now.items() if self._key_of.get(t) != k]
        if len(gone) + len(come) > STEPS:
            left = {key[-1] for key in gone}
            self._become(_by_id(sorted([*(k for k in self._keys if k[-1] not in left), *come])))
            return
        for old in gone:
            self._take(old)
        self._add(sorted(come))
        same = [self._row_of(t) for t in now.keys() - {key[-1] for key in come}]
        if same:
            self.dataChanged.emit(self.index(min(same)), self.index(max(same)))

    def _become(self, key_of: dict[str, Key]) -> None:
        """Tell the view only what differs: what is selected stays so. Given by id, in order."""
        old, fresh = self._keys, list(key_of.values())
        shorter = min(len(old), len(fresh))
        head = _alike(old, fresh)
        tail = min(_alike(reversed(old), reversed(fresh)), shorter - head) if head < shorter else 0
        if gone := len(old) - head - tail:
            self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
            self._keys = old[:head] + old[len(old) - tail :]
            self.endRemoveRows()
        if come := len(fresh) - head - tail:
            self.beginInsertRows(QModelIndex(), head, head + come - 1)
            self._keys, self._key_of = fresh, key_of
            self.endInsertRows()
        self._keys, self._key_of = fresh, key_of
        if fresh:
            self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))

    def _put(self, fresh: list[Key]) -> None:
        self.beginResetModel()
        self._keys, self._key_of = fresh, _by_id(fresh)
        self.endResetModel()

    def _add(self, come: list[Key]) -> None:
        """Keys in order: those that no other stands between come together."""
        while come:
            row = bisect_left(self._keys, come[0])
            run = bisect_left(come, self._keys[row]) if row < len(self._keys) else len(come)
            self._insert(row, come[:run])
            come = come[run:]

    def _insert(self, row: int, keys: list[Key]) -> None:
        self.beginInsertRows(QModelIndex(), row, row + len(keys) - 1)
        self._keys[row:row] = keys
        self._key_of |= _by_id(keys)
        self.endInsertRows()

    def _take(self, key: Key) -> None:
        row = bisect_left(self._keys, key)
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._keys[row], self._key_of[key[-1]]
        self.endRemoveRows()

    # -- what is asked ---------------------------------------------------------------------------------------------

    def row(self, index: Index) -> Card:
        return self._card(index.row())

    @property
    def rows(self) -> tuple[Card, ...]:
        """Every card."""
        return tuple(self._make(self.ids))

    @property
    def ids(self) -> list[str]:
        """Every card's highlight, in order."""
        return [key[-1] for key in self._keys]

    def ids_of(self, first: int, last: int) -> list[str]:
        """Of a range of rows, both ends in it."""
        return [key[-1] for key in self._keys[first : last + 1]]

    def id_at(self, index: Index) -> str:
        return self._keys[index.row()][-1]

    def places(self, highlights: Collection[str]) -> list[int]:
        """The rows of those that are shown, in order."""
        return [row for row, key in enumerate(self._keys) if key[-1] in highlights]

    def find(self, highlight: str) -> QModelIndex:
        """The index of an id; an invalid one where it is not shown."""
        return self.index(self._row_of(highlight)) if highlight in self._key_of else QModelIndex()

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return self.carried([self.id_at(index) for index in sorted(indexes, key=QModelIndex.row)])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or role not in (ROW, *_SPOKEN):
            return None
        card = self._card(index.row())
        return card if role == ROW else card.spoken

    def _row_of(self, highlight: str) -> int:
        return bisect_left(self._keys, self._key_of[highlight])

    def _card(self, row: int) -> Card:
        identity = self._keys[row][-1]
        if identity not in self._cards:
            if len(self._cards) > KEPT:
                self._cards.clear()
            first = row - row % AHEAD
            wanted = [key[-1] for key in self._keys[first : first + AHEAD] if key[-1] not in self._cards]
            self._cards |= {card.id: card for card in self._make(wanted)}
        return self._cards.get(identity) or Card.missing(identity)


_id = itemgetter(-1)
_SPOKEN = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))


def _by_id(keys: Iterable[Key]) -> dict[str, Key]:
    return {key[-1]: key for key in keys}


def _alike(old: Iterable[Key], fresh: Iterable[Key]) -> int:
    """How many of two lists are the same highlights from the start on, however long they are: this loop is in C."""
    same = bytes(map(eq, map(_id, old), map(_id, fresh)))
    first = same.find(0)
    return len(same) if first < 0 else first
