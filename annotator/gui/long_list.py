"""A list of very many uneven rows: where it stands is a row and a share of it, so only what is in view is measured."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from annotator.gui.pieces import timer
from annotator.gui.rows import Index

USUAL = 110
"""Pixels of a row as long as nobody has looked: the scrollbar's measure."""
NOTCH = 60
"""Pixels that a wheel's notch scrolls."""

Action = QAbstractItemView.CursorAction
Hint = QAbstractItemView.ScrollHint


class LongList(QListView):
    """The scrollbar counts rows, each as USUAL pixels; the wheel counts the pixels that are seen.

    To those who hear it is Qt's own list; where things stand and how they are painted is all its own. What rows that
    come, go or change do to that is worked out once for all of them: when somebody looks, else behind the next frame.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._above = 0, 0  # the topmost row in view, and how many pixels of it are above the view
        self._settled, self._settling = True, False
        self._sought: tuple[QPersistentModelIndex, Hint] | None = None  # a row to be brought into view
        self._behind = timer(self, 0, self._on_behind)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().setSingleStep(NOTCH)
        self.verticalScrollBar().rangeChanged.connect(self._keep_gutter)
        self._keep_gutter(0, 0)

    def _keep_gutter(self, low: int, high: int) -> None:
        """The rows are as wide without a scrollbar as with one, and end where the headings above them do."""
        self.setViewportMargins(0, 0, 0 if high > low else self.verticalScrollBar().sizeHint().width(), 0)

    # -- geometry --------------------------------------------------------------------------------------------------

    def _count(self) -> int:
        return self.model().rowCount() if self.model() else 0

    def _height(self, row: int) -> int:
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, self.viewport().width(), 0)
        return max(1, self.itemDelegate().sizeHint(option, self.model().index(row, 0)).height())

    def _in_view(self) -> list[tuple[int, QRect]]:
        """Rows and their boxes, from the topmost down."""
        self._settle()
        out, top, width = [], -self._above, self.viewport().width()
        row, count = self._first, self._count()
        while row < count and top < self.viewport().height():
            out.append((row, QRect(0, top, width, self._height(row))))
            top += out[-1][1].height()
            row += 1
        return out

    def visualRect(self, index: Index) -> QRect:
        """The box of a row; of one out of view about where it is."""
        if not index.isValid():
            return QRect()
        shown = self._in_view()
        row = index.row()
        if row < self._first or not shown:
            return QRect(0, (row - self._first) * USUAL - self._above, self.viewport().width(), USUAL)
        if row > shown[-1][0]:
            below = shown[-1][1].bottom() + 1 + (row - shown[-1][0] - 1) * USUAL
            return QRect(0, below, self.viewport().width(), USUAL)
        return shown[row - self._first][1]

    def _row_at(self, y: int) -> int:
        """The row at a height, about so where it is out of view; -1 below the last."""
        self._settle()
        if y < -self._above:
            return max(0, self._first + (y + self._above) // USUAL)
        shown = self._in_view()
        for row, box in shown:
            if y <= box.bottom():
                return row
        row = shown[-1][0] + 1 + (y - shown[-1][1].bottom() - 1) // USUAL if shown else -1
        return row if row < self._count() else -1

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._row_at(point.y())
        return self.model().index(row, 0) if row >= 0 else QModelIndex()

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        self._settle()
        return self._first * USUAL + self._above

    def isIndexHidden(self, index: Index) -> bool:
        return False

    # -- where it stands -------------------------------------------------------------------------------------------

    def renew(self) -> None:
        """Measure and paint again, behind the next frame."""
        self._settled = False
        self._behind.start()

    def _settle(self) -> None:
        if self._settled:
            return
        self._settled = True
        self._stand(self._first, self._above)
        sought, self._sought = self._sought, None
        if sought is not None:
            self._bring(*sought)

    def _on_behind(self) -> None:
        self._settle()
        self.viewport().update()

    def _stand(self, row: int, above: int) -> None:
        """Put a row at the top, or as near as the list's ends allow; rows that are passed are measured."""
        count = self._count()
        row, above = (row, above) if row < count else (max(0, count - 1), 0)
        while count and above < 0 and row > 0:
            row -= 1
            above += self._height(row)
        while row + 1 < count and above >= (tall := self._height(row)):
            row, above = row + 1, above - tall
        last, over = self._end()
        self._first, self._above = min((row, max(0, above)), (last, over))
        self._settling = True
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, self._value(last, over))
        bar.setValue(self._value(self._first, self._above))
        self._settling = False
        self.viewport().update()

    def _end(self) -> tuple[int, int]:
        """Where the list stands when its last row touches the bottom."""
        row, room = self._count(), self.viewport().height()
        while row > 0 and room > 0:
            row -= 1
            room -= self._height(row)
        return row, max(0, -room)

    def _value(self, row: int, above: int) -> int:
        return row * USUAL + (above * USUAL // self._height(row) if above else 0)

    def scroll_by(self, pixels: int) -> None:
        self._settle()
        self._stand(self._first, self._above + pixels)

    def _on_scrolled(self, value: int) -> None:
        if not self._settling and self._count():
            self._settled, self._sought = True, None  # the person says where
            row = min(value // USUAL, self._count() - 1)
            self._stand(row, (value - row * USUAL) * self._height(row) // USUAL)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Nothing: the bar's value says it."""

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        if index.isValid() and self.viewport().height():
            self._sought = (QPersistentModelIndex(index), hint)
            self.renew()

    def _bring(self, index: QPersistentModelIndex, hint: Hint) -> None:
        if not index.isValid():
            return
        row, height = index.row(), self.viewport().height()
        box = self.visualRect(index)
        if hint == Hint.PositionAtTop or (row <= self._first and (box.top() < 0 or box.height() > height)):
            self._stand(row, 0)
        elif hint == Hint.PositionAtCenter:
            self._stand(row, -(height - self._height(row)) // 2)
        elif hint == Hint.PositionAtBottom or box.bottom() >= height:
            self._stand(row, min(0, self._height(row) - height))

    def doItemsLayout(self) -> None:
        """Nothing of what a list does: it would measure every row."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        self.renew()
        QAbstractItemView.updateGeometries(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A row in view that is current stays there."""
        here, was = self.currentIndex(), QRect(0, 0, self.viewport().width(), event.oldSize().height())
        if self._sought is None and here.isValid() and was.intersects(self.visualRect(here)):
            self._sought = (QPersistentModelIndex(here), Hint.EnsureVisible)
        QAbstractItemView.resizeEvent(self, event)
        self.renew()

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta().y() or round(event.angleDelta().y() * NOTCH / 120)
        if pixels and not event.modifiers():
            self.scroll_by(-pixels)
            event.accept()
        else:
            event.ignore()

    # -- rows that come and go -------------------------------------------------------------------------------------

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.rowsRemoved.connect(self.renew)
            model.dataChanged.connect(self.renew)

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        super().rowsInserted(parent, start, end)
        if start < self._first:
            self._first += end - start + 1  # what is in view stays there
        self.renew()

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        super().rowsAboutToBeRemoved(parent, start, end)
        if start < self._first:
            within = end >= self._first
            self._first -= min(end + 1, self._first) - start
            self._above = 0 if within else self._above

    def reset(self) -> None:
        super().reset()
        self._first = self._above = 0
        self.renew()

    # -- selection -----------------------------------------------------------------------------------------------------

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count, here = self._count(), self.currentIndex()
        row = here.row() if here.isValid() else -1
        page = max(1, len(self._in_view()) - 1)
        step = {
            Action.MoveUp: -1, Action.MovePrevious: -1, Action.MoveLeft: -1, Action.MoveDown: 1, Action.MoveNext: 1,
            Action.MoveRight: 1, Action.MovePageUp: -page, Action.MovePageDown: page,
            Action.MoveHome: -count, Action.MoveEnd: count,
        }[action]  # fmt: skip
        return self.model().index(min(max(row + step, 0), count - 1), 0) if count else QModelIndex()

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are keys of the window."""

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        box = rect.normalized()
        first, last = self._row_at(box.top()), self._row_at(box.bottom())
        chosen = QItemSelection()
        if first >= 0:
            last = last if last >= 0 else self._count() - 1
            chosen.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    # -- painting --------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        model, chosen, current = self.model(), self.selectionModel(), self.currentIndex()
        mouse = self.viewport().mapFromGlobal(self.cursor().pos()) if self.viewport().underMouse() else QPoint(-1, -1)
        flag = QStyle.StateFlag
        shown = [(row, box) for row, box in self._in_view() if box.intersects(event.rect())]
        painter = QPainter(self.viewport())
        try:
            for row, box in shown:
                index, option = model.index(row, 0), QStyleOptionViewItem()
                self.initViewItemOption(option)
                option.rect = box
                for on, state in (
                    (chosen.isSelected(index), flag.State_Selected),
                    (self.hasFocus() and index == current, flag.State_HasFocus),
                    (box.contains(mouse), flag.State_MouseOver),
                ):
                    option.state = option.state | state if on else option.state & ~state
                self.itemDelegate().paint(painter, option, index)
        finally:
            painter.end()  # one that is left open takes the program down with it

    def viewportSizeHint(self) -> QSize:
        return QSize(USUAL * 3, USUAL * 4)
