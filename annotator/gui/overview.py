"""The whole library at a glance: a window of its own with tables of tags, each cell opening its excerpts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.gui import phrases
from annotator.gui.controls import Pills
from annotator.gui.desk import Desk
from annotator.gui.errands import Errands, Progress, beside
from annotator.gui.ground import TITLE_BAR
from annotator.gui.jobs import Jobs
from annotator.gui.lists import CardDelegate
from annotator.gui.look import Theme
from annotator.gui.pieces import button, label, timer
from annotator.gui.rows import Card, Rows
from annotator.gui.shelf import EmptyState, dress
from annotator.overview import VIEWS, Table, csv_bytes, overview, tsv

SHOWN = 500
"""Excerpts of a cell that are listed."""
REST = 1_500
"""Milliseconds after a change before the tables are worked out again."""


class OverviewWindow(QWidget):
    cell_chosen = Signal(list)  # ids of its highlights
    highlight_asked = Signal(str)
    copied = Signal(str)  # as tab-separated lines
    export_asked = Signal(str, object)  # the view's name, its Table

    def __init__(self, parent: QWidget) -> None:
        from annotator.gui.charts import ChartTable

        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Overview"))
        self.resize(QSize(1180, 720).boundedTo(self.screen().availableSize() - QSize(0, TITLE_BAR)))
        self.setMinimumSize(700, 420)
        self._tables: dict[str, Table] = {}
        self.view = VIEWS[0]
        self.table = ChartTable(self)
        self.table.setAccessibleName(self.tr("Counts"))
        self.rows: Rows[Card] = Rows()
        self.list = QListView(self)
        self.list.setModel(self.rows)
        self.list.setAccessibleName(self.tr("Excerpts"))
        self.delegate = CardDelegate(self.list)
        dress(self.list, self.delegate)
        self._told = label(self, "", "dim", wraps=True)
        self._empty = EmptyState(self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.table.selectionModel().currentChanged.connect(self._on_cell)
        self.list.clicked.connect(self._on_card)
        self.list.activated.connect(self._on_card)
        copy = QShortcut(QKeySequence.StandardKey.Copy, self)
        copy.activated.connect(self._on_copy)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        names = (self.tr("Tags"), self.tr("Tags × documents"), self.tr("Together"), self.tr("Over time"),
                 self.tr("By channel"))  # fmt: skip
        self._pills = Pills(self, "", tuple(zip(VIEWS, names, strict=True)), self.show_view)
        self._pills.show_chosen(VIEWS[0])
        head.addWidget(self._pills, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(button(self, self.tr("Copy"), "plain", act=self._on_copy))
        head.addWidget(button(self, self.tr("Export CSV…"), "plain", act=self._on_export))
        split = QSplitter(Qt.Orientation.Horizontal, self)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 0, 0, 0)
        column.addWidget(self._told)
        column.addWidget(self.list, 1)
        split.addWidget(self.table)
        split.addWidget(side)
        split.setSizes([800, 340])
        split.setStretchFactor(0, 7)
        split.setStretchFactor(1, 3)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        self._stack.addWidget(split)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 14, 10)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        layout.addWidget(label(self, self.tr("A tag counts the highlights of the tags below it too."), "hint"))

    def show_tables(self, tables: dict[str, Table]) -> None:
        self._tables = tables
        self.show_view(self.view)

    def show_view(self, view: str) -> None:
        self.view = view
        self._pills.show_chosen(view)
        table = self._tables.get(view, Table(""))
        self.table.show_table(view, table)
        self.show_cards([], 0)
        if table.cells:
            self._told.setText(self.tr("Choose a cell to see its excerpts here."))
            self._stack.setCurrentIndex(0)
        else:
            self._empty.say(self.tr("Nothing to count yet: tag a few highlights, and they appear here."))
            self._stack.setCurrentIndex(1)

    def show_cards(self, cards: Sequence[Card], of: int) -> None:
        """`of`: how many there are in all."""
        self.rows.show(cards)
        if of:
            few = self.tr("{} of {} excerpts").format(len(cards), of)
            self._told.setText(few if of > len(cards) else phrases.excerpts(of))

    def set_theme(self, theme: Theme) -> None:
        self.table.set_theme(theme)
        self.delegate.theme = theme

    def _on_cell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.cell_chosen.emit(list(self.table.chart.table.cells.get((index.row(), index.column()), ())))

    def _on_card(self, index: QModelIndex) -> None:
        self.highlight_asked.emit(self.rows.row(index).id)

    def _on_copy(self) -> None:
        self.copied.emit(tsv(self.table.chart.table))

    def _on_export(self) -> None:
        self.export_asked.emit(self.view, self.table.chart.table)


class Overviews(QObject):
    """Works the tables out beside the window, and again some time after a change while they are shown."""

    highlight_asked = Signal(str)
    told = Signal(str, object)
    failed = Signal(Exception)

    def __init__(self, desk: Desk, jobs: Jobs, errands: Errands, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._errands, self._window = desk, jobs, errands, window
        self.shown: OverviewWindow | None = None
        self._theme: Theme | None = None
        self._again = timer(self, REST, self._renew)

    def show_overview(self) -> None:
        if self.shown is None:
            self.shown = OverviewWindow(self._window)
            self.shown.cell_chosen.connect(self._on_cell)
            self.shown.highlight_asked.connect(self.highlight_asked)
            self.shown.copied.connect(self._on_copied)
            self.shown.export_asked.connect(self._on_export)
            if self._theme:
                self.shown.set_theme(self._theme)
        self.shown.show()
        self.shown.raise_()
        self.shown.activateWindow()
        self._renew()

    def follow(self) -> None:
        """The library has changed."""
        if self.shown is not None and self.shown.isVisible():
            self._again.start()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self.shown is not None:
            self.shown.set_theme(theme)

    def _renew(self) -> None:
        workspace = self._desk.workspace
        if self.shown is None or not self.shown.isVisible():
            return
        if workspace.library.path is None:
            self.shown.show_tables(overview(workspace.library, workspace.tag_lines(), lambda _, __: None))
            return

        def work(progress: Progress) -> dict[str, Table]:
            with beside(workspace) as own:
                return overview(own.library, own.tag_lines(), progress)

        self._jobs.run(self.tr("Counting"), work, self._on_counted, self.failed.emit)

    def _on_counted(self, tables: dict[str, Table]) -> None:
        if self.shown is not None:
            self.shown.show_tables(tables)

    def _on_cell(self, highlights: list[str]) -> None:
        if self.shown is not None:
            self.shown.show_cards(self._desk.cards_of(highlights[:SHOWN]), len(highlights))

    def _on_copied(self, lines: str) -> None:
        QApplication.clipboard().setText(lines)
        self.told.emit(self.tr("The table is copied; paste it into a spreadsheet."), None)

    def _on_export(self, view: str, table: Table) -> None:
        start = str(Path(self._errands.folder("export")) / f"{view}.csv")
        name, _ = QFileDialog.getSaveFileName(self.shown, self.tr("Export the table"), start, "CSV (*.csv)")
        if name:
            self.write(Path(name), table)

    def write(self, target: Path, table: Table) -> None:
        try:
            target.write_bytes(csv_bytes(table))
        except OSError as error:
            self.told.emit(self.tr("{} cannot be written: {}.").format(target.name, error.strerror or error), None)
            return
        self.told.emit(self.tr("The table is in {}.").format(target.name), target.parent)
