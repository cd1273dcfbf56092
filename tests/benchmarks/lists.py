"""The library's list with a million rows, painted for the first time, and when one more comes."""

from __future__ import annotations

import os
import sys
from itertools import count

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSize, Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from annotator.gui import look
from annotator.gui.rows import DocumentRow, Rows
from annotator.gui.shelf import Shelf
from tests.benchmarks.ratio import pairs, row, seconds

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

COUNT, REACH, ROUNDS = 1_000_000, 2.0, 5
SIZE = QSize(270, 800)


class Plain(QAbstractTableModel):
    """As many rows as one likes, which nobody holds."""

    def __init__(self) -> None:
        super().__init__()
        self.count = COUNT

    def add(self) -> None:
        self.beginInsertRows(QModelIndex(), self.count // 2, self.count // 2)
        self.count += 1
        self.endInsertRows()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return self.count

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 1

    def data(self, index: QModelIndex, role: int = 0) -> object:
        return f"row {index.row()}" if role == Qt.ItemDataRole.DisplayRole else None


def painted(view: QWidget) -> None:
    view.resize(SIZE)
    view.grab()


def main() -> int:
    app = QApplication([])
    look.load_fonts()
    titles = (f"A title of a document, {'long enough for two lines, ' * (n % 2)}{n}" for n in range(COUNT))
    made = [DocumentRow(f"{n:032x}", title, "facts", "unread", 0, 0) for n, title in enumerate(titles)]

    def bare() -> float:
        view, model = QTableView(), Plain()
        view.setModel(model)
        return seconds(lambda: painted(view))

    def ours() -> float:
        shelf, rows = Shelf(), Rows[DocumentRow]()
        rows.show(made)
        shelf.list.setModel(rows)
        return seconds(lambda: painted(shelf.list))

    good = [row(f"lists: first paint of {COUNT:,} rows", REACH, pairs(bare, ours, ROUNDS))]
    table, model, shelf = QTableView(), Plain(), Shelf()
    table.setModel(model)
    shelf.show_documents([(one, "") for one in made])
    for view in (table, shelf.list):
        painted(view)
    fresh = (DocumentRow(f"new {n}", "One more", "facts", "unread", 0, 0) for n in count())

    def bare_insert() -> float:
        return seconds(lambda: (model.add(), painted(table)))

    def our_insert() -> float:
        edit = COUNT // 2, False, (next(fresh), "")
        return seconds(lambda: (shelf.show_edits([edit]), painted(shelf.list)))

    good.append(row(f"lists: a row among {COUNT:,}", REACH, pairs(bare_insert, our_insert, 20)))
    app.processEvents()
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
