"""Two people's marks beside the page, one person's on either side: where they agree, and where they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.gui import look
from annotator.gui.look import LIGHT, Theme
from annotator.gui.marks import Reach
from annotator.gui.paint import draw_dot
from annotator.gui.reader import Reader
from annotator.model import Span

ROOM = 172
"""Pixels that the page keeps free on either side."""
WIDEST = 250
"""Pixels of a lane's words: farther from the page they would not be read with it."""
AIR, STRIP = 10, 18
"""Between the words and the lane; for the minimap and the scrollbar's side."""
LINE, LESS, GAP = 18.0, 16.0, 8.0
"""Heights of a cell's first line, of each other one, and between cells."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one person has at a place; without a span they marked nothing there."""

    span: Span | None = None
    words: str = ""
    colours: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()  # what differs, and the note

    @property
    def height(self) -> float:
        return LINE + LESS * len(self.lines)


@dataclass(frozen=True, slots=True)
class Row:
    """A place as both see it."""

    sides: tuple[Side, Side]
    differs: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A row where it stands now, in the viewport's coordinates."""

    number: int
    row: Row
    top: float
    height: float


class Lane(QWidget):
    """One person's side. A click goes to the place."""

    chosen = Signal(int)

    def __init__(self, lanes: Lanes, side: int) -> None:
        super().__init__(lanes.reader.viewport())
        self._lanes, self._side = lanes, side
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def _inner(self, x: float, width: float) -> float:
        """The left edge of what stands so far from the page's column."""
        return x if self._side else self.width() - x - width

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for cell in self._lanes.cells():
            self._paint_bar(painter, cell)
        for cell in self._lanes.cells():
            self._paint_cell(painter, cell)

    def _paint_bar(self, painter: QPainter, cell: Cell) -> None:
        """Beside the lines that are marked."""
        side, theme = cell.row.sides[self._side], self._lanes.theme
        if side.span:
            top, bottom = self._lanes.lines_of(side.span)
            wide = 3.0 if cell.row.differs else 2.0
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent if cell.row.differs else theme.dim))
            painter.drawRoundedRect(QRectF(self._inner(0, wide), top + 2, wide, bottom - top - 4), 1, 1)

    def _paint_cell(self, painter: QPainter, cell: Cell) -> None:
        theme, side = self._lanes.theme, cell.row.sides[self._side]
        wide = min(self.width() - 6.0, WIDEST)
        box = QRectF(self._inner(6, wide), cell.top, wide, cell.height)
        if cell.number == self._lanes.current:
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.setBrush(QColor(theme.selected))
            painter.drawRoundedRect(box.adjusted(0.5, -2.5, -0.5, 2.5), 5, 5)
        x, middle = self._inner(18, 0), cell.top + LINE / 2
        step = 1 if self._side else -1
        for colour in side.colours[:3]:
            draw_dot(painter, QPointF(x, middle), 3.5, theme.tag(colour))
            x += 10 * step
        if not side.span:
            painter.setPen(QPen(QColor(theme.dim), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, middle), 3, 3)
            x += 10 * step
        room = wide - abs(x - self._inner(6, 0)) - 6
        lines = [(side.words, look.ui_font(13), theme.ink if side.span else theme.dim), *(
            (words, look.ui_font(12), theme.accent if n == 0 and cell.row.differs else theme.dim)
            for n, words in enumerate(side.lines)
        )]  # fmt: skip
        align = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignLeft if self._side else Qt.AlignmentFlag.AlignRight
        )
        top = cell.top
        for n, (words, font, ink) in enumerate(lines):
            high = LESS if n else LINE
            painter.setFont(font)
            painter.setPen(QColor(ink))
            told = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(x if self._side else x - room, top, room, high), align, told)
            top += high

    def _at(self, y: float) -> Cell | None:
        return next((c for c in self._lanes.cells() if c.top <= y < c.top + c.height), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._at(event.position().y())
        if cell:
            self.chosen.emit(cell.number)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self._at(event.pos().y())
            side = cell.row.sides[self._side] if cell else Side()
            QToolTip.showText(event.globalPos(), "\n".join(filter(None, (side.words, *side.lines))), self)
            return True
        return super().event(event)


class Lanes(QObject):
    """Both lanes, and which rows are in view."""

    chosen = Signal(int)  # a row's number
    room = ROOM

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self.reader, self.theme = reader, LIGHT
        self.current = -1
        self._spans: Sequence[Span] = ()
        self._row: Callable[[int], Row] = _no_row
        self._reach = Reach([], [])
        self._lines: dict[Span, tuple[float, float]] = {}  # heights in the document, until it is laid out anew
        self._cells: list[Cell] | None = None
        self.sides = (Lane(self, 0), Lane(self, 1))
        for lane in self.sides:
            lane.chosen.connect(self.chosen)
        for bar in (reader.verticalScrollBar(), reader.horizontalScrollBar()):
            bar.valueChanged.connect(self.place)
        reader.document().documentLayout().documentSizeChanged.connect(self._on_laid_out)
        reader.viewport().installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self._update()

    def show_rows(self, spans: Sequence[Span], row: Callable[[int], Row], names: Sequence[str]) -> None:
        """In reading order; `row`: what stands at the span of a number. `names`: what each lane is called."""
        self._spans, self._row = spans, row
        self._reach = Reach([s.start for s in spans], [s.end for s in spans])
        for lane, name in zip(self.sides, names, strict=True):
            lane.setAccessibleName(name)
            lane.show()
        self._on_laid_out()

    def show_current(self, number: int) -> None:
        if number != self.current:
            self.current = number
            self._update()

    def hide(self) -> None:
        for lane in self.sides:
            lane.hide()
        self._spans, self._reach, self._cells = (), Reach([], []), None

    def place(self) -> None:
        if self.sides[0].isHidden():
            return
        viewport = self.reader.viewport()
        left, right = round(self.reader.column_left()) - AIR, round(self.reader.column_right()) + AIR
        self.sides[0].setGeometry(4, 0, max(0, left - 4), viewport.height())
        self.sides[1].setGeometry(right, 0, max(0, viewport.width() - right - STRIP), viewport.height())
        self._cells = None
        self._update()

    def cells(self) -> list[Cell]:
        """Those in view, from above; none on another."""
        if self._cells is None:
            self._cells = list(self._in_view())
        return self._cells

    def _in_view(self) -> Iterator[Cell]:
        if not self._spans:
            return
        viewport = self.reader.viewport()
        top, bottom = self.reader.top_position(), self.reader.position_at(QPointF(viewport.width(), viewport.height()))
        least = 4.0
        for number in self._reach.over(Span(top, bottom + 1)):
            row = self._row(number)
            least = max(self.lines_of(self._spans[number])[0], least)
            height = max(side.height for side in row.sides)
            yield Cell(number, row, least, height)
            least += height + GAP

    def lines_of(self, span: Span) -> tuple[float, float]:
        """From the top of a span's first line to the bottom of its last, in the viewport's coordinates."""
        scrolled = self.reader.verticalScrollBar().value()
        if span not in self._lines:
            last = Span(span.end - 1, span.end)
            first, end = self.reader.mark_box(span), self.reader.mark_box(last)
            self._lines[span] = first.top() + scrolled, end.top() + end.height() + scrolled
        top, bottom = self._lines[span]
        return top - scrolled, bottom - scrolled

    def _on_laid_out(self) -> None:
        self._lines.clear()
        self.place()

    def _update(self) -> None:
        for lane in self.sides:
            lane.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)


def _no_row(number: int) -> Row:
    raise IndexError(number)
