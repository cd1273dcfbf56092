"""A quiet table of words for boxes: rows to read, one to choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from annotator.gui.phrases import tip


class Ledger(QTableWidget):
    """`flush`: the columns whose words stand at the right; `wide`: the one that takes what room is left."""

    def __init__(
        self, parent: QWidget, name: str, headings: Sequence[str], *, wide: int = 0, flush: Sequence[int] = ()
    ) -> None:
        super().__init__(0, len(headings), parent)
        self._flush = frozenset(flush)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(headings))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)
        for column in flush:
            if item := self.horizontalHeaderItem(column):
                item.setTextAlignment(right)
        for column in range(len(headings)):
            mode = QHeaderView.ResizeMode.Stretch if column == wide else QHeaderView.ResizeMode.ResizeToContents
            self.horizontalHeader().setSectionResizeMode(column, mode)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.setRowCount(len(rows))
        for n, row in enumerate(rows):
            for column, words in enumerate(row):
                item = QTableWidgetItem(words)
                item.setToolTip(tip(words))
                if column in self._flush:
                    item.setTextAlignment(right)
                self.setItem(n, column, item)

    def fit_rows(self) -> None:
        """As tall as its rows, with nothing to scroll."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ensurePolished()
        edges = self.contentsMargins()
        tall = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length()
        self.setFixedHeight(tall + edges.top() + edges.bottom())

    def selectRow(self, row: int) -> None:
        """Qt's own looks for the column at an edge, and finds none from right to left before the table was shown."""
        self.setCurrentCell(row, 0)

    @property
    def chosen(self) -> int:
        """The row chosen; -1 where there is none."""
        return self.currentRow() if self.selectedItems() else -1
