"""Lists of what was done and what was deleted: a sentence a row, with who and when below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from annotator.gui import look
from annotator.gui.lists import Delegate
from annotator.gui.paint import Paragraph
from annotator.gui.rows import ROW, Told
from annotator.gui.shelf import dress

Index = QModelIndex | QPersistentModelIndex
PAGE = 60
"""Rows read at a time: some screens full."""


@dataclass(frozen=True, slots=True)
class PastRow:
    """One thing that happened; `value` is what it stands for."""

    id: str
    words: str
    facts: str
    value: object = field(compare=False)

    @property
    def spoken(self) -> str:
        return f"{self.words}. {self.facts}"


class PastRows(Told[PastRow]):
    """Asks for a page more when the list comes to its end."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._more: Callable[[PastRow | None], Sequence[PastRow]] = lambda _: ()
        self._whole = True

    def read(self, more: Callable[[PastRow | None], Sequence[PastRow]]) -> None:
        """From now on these: `more` gives what comes after a row, or what is first; nothing at the end."""
        self._more = more
        first = more(None)
        self._whole = not first
        self.show(first)

    def canFetchMore(self, parent: Index) -> bool:
        return not self._whole and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        fresh = self._more(self.rows[-1] if self.rows else None)
        self._whole = not fresh
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(fresh) - 1)
            self.rows = [*self.rows, *fresh]
            self.endInsertRows()


class PastDelegate(Delegate):
    _PAD = 10

    def _parts(self, row: PastRow, width: int) -> tuple[Paragraph, Paragraph]:
        inner = width - 2 * self._PAD
        return Paragraph(row.words, look.ui_font(14), inner, 3, 1.12), Paragraph(row.facts, look.ui_font(12), inner, 1)

    def height(self, row: object, width: int) -> int:
        if not isinstance(row, PastRow):
            return 0
        words, facts = self._parts(row, width)
        return round(words.height + facts.height + 2 + 2 * 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        box = QRectF(option.rect).adjusted(0, 0, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.ground(painter, option, box, 6)
        words, facts = self._parts(row, option.rect.width())
        x, y = box.left() + self._PAD, box.top() + 7
        words.draw(painter, x, y, QColor(self.theme.ink))
        facts.draw(painter, x, y + words.height + 2, QColor(self.theme.dim))
        painter.restore()


class PastList(QListView):
    """The list in its dress."""

    def __init__(self, parent: QWidget, name: str, *, several: bool) -> None:
        super().__init__(parent)
        self.rows = PastRows(self)
        self.delegate = PastDelegate(self)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        dress(self, self.delegate)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)

    def chosen(self) -> list[PastRow]:
        return [self.rows.rows[i.row()] for i in sorted(self.selectedIndexes())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the list's, not the box's default button's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def set_theme(self, theme: look.Theme) -> None:
        self.delegate.theme = theme
        self.viewport().update()
