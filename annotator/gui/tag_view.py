"""The codebook's tree as it is seen and dragged about in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QFrame, QTreeView, QWidget

from annotator.gui import look
from annotator.gui.look import Theme
from annotator.gui.paint import CHIP_HEIGHT, Chip, draw_chip
from annotator.gui.rows import Index, TagRow
from annotator.gui.tag_tree import TagTree, TreeDelegate


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where what is dragged would come to stand, as Qt asks models; `row`: -1 is on the tag itself."""

    parent: QModelIndex
    row: int
    box: QRect  # the tag's, or of no height: a line


class TagView(QTreeView):
    """A tree that keeps what is closed, chosen and scrolled when tags come and go."""

    folded = Signal()  # by the person, or opened out

    def __init__(self, tree: TagTree, parent: QWidget) -> None:
        super().__init__(parent)
        self._tree = tree
        self._closed: set[str] = set()
        self._kept: tuple[list[str], int] = ([], 0)
        self._spot: _Spot | None = None
        self.delegate: TreeDelegate | None = None
        self.setModel(tree)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)  # a double click applies the tag
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QTreeView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragEnabled(True)
        self.setDropIndicatorShown(False)  # ours is drawn
        self.setAutoExpandDelay(700)
        self.collapsed.connect(lambda i: self._on_folded(i, self._closed.add))
        self.expanded.connect(lambda i: self._on_folded(i, self._closed.discard))
        tree.modelAboutToBeReset.connect(self._on_leaving)
        tree.modelReset.connect(self._on_reset)

    def current(self) -> str:
        """A tag's id, or ""."""
        index = self.currentIndex()
        return self._tree.row(index).id if index.isValid() else ""

    @property
    def closed(self) -> list[str]:
        """Ids of the tags whose own are folded away."""
        return [row.id for row in self._tree.rows if row.id in self._closed]

    def close_these(self, keys: Iterable[str]) -> None:
        """Also those that are only shown later."""
        self._closed.update(keys)

    def corner(self, key: str) -> QPoint:
        """The lower left one of a tag, on the screen."""
        return self.viewport().mapToGlobal(self.visualRect(self._tree.find(key)).bottomLeft())

    def choose(self, key: str) -> None:
        if (index := self._tree.find(key)).isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    # -- dragging ------------------------------------------------------------------------------------------------

    def startDrag(self, actions: Qt.DropAction) -> None:
        """What is dragged hangs beside the pointer as a chip: where it would come to stand is in sight."""
        index = self.currentIndex()
        if index.isValid() and self.delegate:
            drag = QDrag(self)
            drag.setMimeData(self._tree.mimeData([index]))
            drag.setPixmap(self._chip(self._tree.row(index), self.delegate.theme))
            drag.setHotSpot(QPoint(-12, -8))
            drag.exec(Qt.DropAction.MoveAction)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._show_spot(self._spot_at(event.position().toPoint()) if event.isAccepted() else None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_spot(None)

    def dropEvent(self, event: QDropEvent) -> None:
        spot = self._spot_at(event.position().toPoint())
        self._tree.dropMimeData(event.mimeData(), event.dropAction(), spot.row, 0, spot.parent)
        event.accept()
        self._show_spot(None)
        self.stopAutoScroll()
        self.setState(QTreeView.State.NoState)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._spot is None or self.delegate is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.delegate.theme.accent), 2))
        box = QRectF(self._spot.box)
        if self._spot.row < 0:
            ground = QColor(self.delegate.theme.accent)
            ground.setAlphaF(0.14)  # told apart from the one that has the focus
            painter.setBrush(ground)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
            return
        turn = -1 if self.isRightToLeft() else 1
        start, end = (box.topLeft(), box.topRight())[::turn]
        painter.drawLine(start + QPointF(7 * turn, 0), end)
        painter.drawEllipse(start + QPointF(4 * turn, 0), 3, 3)

    def _spot_at(self, at: QPoint) -> _Spot:
        """On a tag in its middle, between two at its edges; right below an open tag is before the first below it.

        Below the last of some, the further out the pointer, the further out the level.
        """
        index = self.indexAt(at)
        none, view = QModelIndex(), self.viewport().rect()
        if not index.isValid():
            count = self._tree.rowCount(none)
            last = self._tree.index(count - 1, 0, none)
            while self.isExpanded(last) and self._tree.rowCount(last):
                last = self._tree.index(self._tree.rowCount(last) - 1, 0, last)
            top = self.visualRect(self._tree.index(0, 0, none))
            return _Spot(none, count, _line(top, self.visualRect(last).bottom(), view))
        box, edge = self.visualRect(index), self.visualRect(index).height() // 4
        if at.y() < box.top() + edge:
            return _Spot(index.parent(), index.row(), _line(box, box.top(), view))
        if at.y() <= box.bottom() - edge:
            return _Spot(index, -1, box)
        if self.isExpanded(index) and self._tree.rowCount(index):
            first = self._tree.index(0, 0, index)
            return _Spot(index, 0, _line(self.visualRect(first), box.bottom(), view))
        while self._is_before(at, index) and self._is_last(index) and index.parent().isValid():
            index = index.parent()
        return _Spot(index.parent(), index.row() + 1, _line(self.visualRect(index), box.bottom(), view))

    def _is_before(self, at: QPoint, index: QModelIndex) -> bool:
        """Whether a point is further out than a tag stands in."""
        box = self.visualRect(index)
        return at.x() > box.right() if self.isRightToLeft() else at.x() < box.left()

    def _is_last(self, index: QModelIndex) -> bool:
        return index.row() == self._tree.rowCount(index.parent()) - 1

    def _show_spot(self, spot: _Spot | None) -> None:
        self._spot = spot
        self.viewport().update()

    def _chip(self, row: TagRow, theme: Theme) -> QPixmap:
        font = look.ui_font(13)
        size = QSizeF(min(220.0, QFontMetricsF(font).horizontalAdvance(row.name) + 22), CHIP_HEIGHT + 4)
        ratio = self.devicePixelRatioF()
        shown = QPixmap((size * ratio).toSize())
        shown.setDevicePixelRatio(ratio)
        shown.fill(Qt.GlobalColor.transparent)
        painter = QPainter(shown)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_chip(painter, QRectF(QPointF(0, 0), size), Chip(row.name, row.colour), font, theme)
        painter.end()
        return shown

    # -- within ------------------------------------------------------------------------------------------------------

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """A small chevron where tags stand below, no lines."""
        if not self._tree.rowCount(index) or self.delegate is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self.delegate.theme.dim), 1.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y = rect.right() - 7.0, rect.center().y() + 1.0
        if self.isExpanded(index):
            points = [QPointF(x - 3.5, y - 2), QPointF(x, y + 2), QPointF(x + 3.5, y - 2)]
        else:
            points = [QPointF(x - 2, y - 3.5), QPointF(x + 2, y), QPointF(x - 2, y + 3.5)]
        painter.drawPolyline(QPolygonF(points))
        painter.restore()

    def _on_folded(self, index: QModelIndex, note: Callable[[str], None]) -> None:
        note(self._tree.row(index).id)
        self.folded.emit()

    def _on_leaving(self) -> None:
        keys, index = [row.id for row in self._tree.rows], self.currentIndex()
        at = index.internalId() if index.isValid() else len(keys)
        self._kept = [*keys[at:], *keys[:at][::-1]] if index.isValid() else [], self.verticalScrollBar().value()

    def _on_reset(self) -> None:
        self.setRootIsDecorated(self._tree.has_branches())
        blocked = self.blockSignals(True)
        self.expandAll()
        for key in self._closed:
            self.collapse(self._tree.find(key))
        self.blockSignals(blocked)
        keys, scrolled = self._kept
        if index := next((i for key in keys if (i := self._tree.find(key)).isValid()), None):
            self.setCurrentIndex(index)
        self.verticalScrollBar().setValue(scrolled)


def _line(tag: QRect, y: int, view: QRect) -> QRect:
    """Where a line beside a tag is drawn: as far in as the tag stands, and within what is in view."""
    return QRect(tag.left(), max(view.top() + 4, min(y, view.bottom() - 4)), tag.width(), 0)
