"""A table of counts as a chart: cells shaded, bars, columns over time, circles. Painted here, nothing else needed."""

from __future__ import annotations

from math import sqrt

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from annotator.gui import look, phrases
from annotator.gui.look import Theme
from annotator.gui.paint import draw_dot
from annotator.gui.phrases import number
from annotator.overview import Head, Table

Index = QModelIndex | QPersistentModelIndex
SHAPES = {"tags": "bar", "documents": "shade", "together": "circle", "time": "column", "channels": "bar"}
"""How the cells of each view are painted."""
_WIDTHS = {"tags": 260, "documents": 96, "together": 84, "time": 62, "channels": 150}
NARROW = 0.5
"""Of its usual width, that a column gives way to so that all are in view."""
_HEIGHTS = {"column": 56, "circle": 44}
HEADS = 240
"""Pixels of the rows' names at most."""


class TableModel(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.table, self.theme = Table(""), look.LIGHT

    def show_table(self, table: Table) -> None:
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        count = self.table.count(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return str(count) if count else ""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            row, column = (_called(h) for h in (self.table.rows[index.row()], self.table.columns[index.column()]))
            told = f"{row} × {column}: {count}"
            return phrases.tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal
        head = (self.table.columns if across else self.table.rows)[section]
        if role == Qt.ItemDataRole.DisplayRole:
            name = _called(head)
            return name.rsplit(" / ", 1)[-1] if across else name
        if role == Qt.ItemDataRole.ToolTipRole:
            return phrases.tip(_called(head))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if across else Qt.AlignmentFlag.AlignLeft
            return int(Qt.AlignmentFlag.AlignVCenter | side)
        if role == Qt.ItemDataRole.DecorationRole and head.colour and not across:
            return _dot(self.theme, head.colour)
        return None


def _called(head: Head) -> str:
    return head.name if head.id else phrases.heard(head.name)


def _dot(theme: Theme, colour: str) -> QPixmap:
    made = QPixmap(14, 14)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_dot(painter, QPointF(6, 7), 5, theme.tag(colour))
    painter.end()
    return made


class CellDelegate(QStyledItemDelegate):
    def __init__(self, view: QTableView, model: TableModel) -> None:
        super().__init__(view)
        self._model, self.theme, self.shape = model, look.LIGHT, "shade"
        self.most = 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        count = self._model.table.count(index.row(), index.column())
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.theme.line), 1))
        foot = box.bottom() - 0.5  # the same row of pixels as the heading's
        painter.drawLine(QPointF(box.left(), foot), QPointF(box.right(), foot))
        if count:
            row, column = self._model.table.rows[index.row()], self._model.table.columns[index.column()]
            ground = self.theme.tag(row.colour or column.colour or self.theme.accent)
            self._paint_count(painter, box.adjusted(4, 3, -4, -4), count, ground)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(self.theme.accent), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1.5, 1, -1.5, -2), 4, 4)
        painter.restore()

    def _paint_count(self, painter: QPainter, box: QRectF, count: int, ground: QColor) -> None:
        share, words, font = count / max(1, self.most), number(count), look.ui_font(12)
        centre, ink, on_side = Qt.AlignmentFlag.AlignCenter, QColor(self.theme.ink), QColor(self.theme.side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setFont(font)
        if self.shape == "bar":
            room = QFontMetricsF(font).horizontalAdvance(number(self.most)) + 10
            bar = QRectF(box.left(), box.center().y() - 6, max(3.0, (box.width() - room) * share), 12)
            painter.setBrush(ground)
            painter.drawRoundedRect(bar, 3, 3)
            painter.setPen(ink)
            beside = QRectF(bar.right() + 6, box.top(), room, box.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, words)
        elif self.shape == "column":
            tall = max(2.0, (box.height() - 15) * share)
            bar = QRectF(box.left() + 6, box.bottom() - tall, box.width() - 12, tall)
            painter.setBrush(ground)
            painter.drawRoundedRect(bar, 2, 2)
            painter.setPen(QColor(self.theme.dim))
            painter.drawText(QRectF(box.left(), bar.top() - 16, box.width(), 15), centre, words)
        elif self.shape == "circle":
            radius = max(8.5, sqrt(share) * min(box.width(), box.height()) / 2)
            painter.setBrush(ground)
            painter.drawEllipse(box.center(), radius, radius)
            painter.setPen(self.theme.on(ground))
            painter.drawText(box, centre, words)
        else:
            shade = look.mixed(ground, on_side, 0.25 + 0.75 * sqrt(share))
            painter.setBrush(shade)
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(self.theme.on(shade))
            painter.drawText(box, centre, words)


class ChartTable(QTableView):
    """One cell is chosen at a time; arrows go from cell to cell."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chart")
        self._usual = _WIDTHS["tags"]
        self.chart = TableModel(self)
        self.setModel(self.chart)
        self.cells = CellDelegate(self, self.chart)
        self.setItemDelegate(self.cells)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setHighlightSections(False)
            head.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setFixedWidth(HEADS)

    def show_table(self, view: str, table: Table) -> None:
        self.cells.shape, self.cells.most = SHAPES[view], table.most
        self._usual = _WIDTHS[view]
        self.verticalHeader().setDefaultSectionSize(_HEIGHTS.get(SHAPES[view], 34))
        self.chart.show_table(table)
        self._fit()
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    def _fit(self) -> None:
        """Columns side by side where they need not become much narrower for it; else as wide as usual."""
        share = self.viewport().width() // max(1, self.chart.columnCount())
        fitting = share if self._usual * NARROW <= share < self._usual else self._usual
        self.horizontalHeader().setDefaultSectionSize(fitting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        self.chart.theme = self.cells.theme = theme
        self.viewport().update()
        self.verticalHeader().viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(700, 500)
