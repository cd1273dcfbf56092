"""What is painted under the words: tints, quote bars, rules and highlights, for the blocks in view only."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextDocument, QTextLine

from annotator.gui import look
from annotator.gui.look import PageStyle, Theme
from annotator.gui.page import INDENT
from annotator.gui.positions import Positions
from annotator.model import Span
from annotator.text import Block, Text


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A highlight as the page paints it."""

    span: Span
    id: str
    colour: str = field(compare=False, default="")
    found: bool = False  # a hit of a search, not a highlight


@dataclass(slots=True)
class _Drawn:
    """A block's geometry in the document's coordinates; made when it first comes into view."""

    top: float
    bottom: float
    marks: list[tuple[Mark, list[QRectF]]]


class Overlay:
    """Call `moved` when the layout changed; it then measures again what comes into view."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._text: Text | None = None
        self._positions: Positions | None = None
        self._theme, self._style = look.LIGHT, PageStyle()
        self._marks: dict[str, Mark] = {}
        self._of_block: dict[int, list[Mark]] = {}
        self._drawn: dict[int, _Drawn] = {}
        self._head = 0
        self.selected = ""

    def show_text(self, text: Text, positions: Positions, theme: Theme, style: PageStyle, head: int) -> None:
        """`head`: the number of blocks at the top among which some are not shown."""
        self._text, self._positions, self._theme, self._style = text, positions, theme, style
        self._head = head
        self._marks, self._of_block = {}, {}
        self.moved()

    def show_marks(self, marks: Iterable[Mark]) -> None:
        """Paint these highlights and no others; only the blocks that differ are measured again."""
        self._show({m.id: m for m in marks}, found=False)

    def show_found(self, spans: Iterable[Span]) -> None:
        """Paint the hits of a search, and no others."""
        self._show({f"{n}": Mark(s, f"{n}", found=True) for n, s in enumerate(spans)}, found=True)

    def _show(self, wanted: dict[str, Mark], *, found: bool) -> None:
        shown = [m for m in self._marks.values() if m.found == found]
        for mark in [m for m in shown if wanted.get(m.id) != m or wanted[m.id].colour != m.colour]:
            del self._marks[mark.id]
            for block in self._blocks(mark.span):
                self._of_block[block].remove(mark)
                self._drawn.pop(block, None)
        for mark in wanted.values():
            if mark.id not in self._marks:
                self._marks[mark.id] = mark
                for block in self._blocks(mark.span):
                    insort(self._of_block.setdefault(block, []), mark)
                    self._drawn.pop(block, None)

    def moved(self) -> None:
        self._drawn.clear()

    @property
    def marks(self) -> list[Mark]:
        """The highlights, in no order."""
        return [m for m in self._marks.values() if not m.found]

    def marks_at(self, position: int) -> list[Mark]:
        """The highlights over a position of the text, the shortest first."""
        if self._text is None:
            return []
        here = self._of_block.get(self._text.block_at(position), [])
        over = (m for m in here if m.span.start <= position < m.span.end and not m.found)
        return sorted(over, key=lambda m: len(m.span))

    def _blocks(self, span: Span) -> range:
        if self._text is None:
            return range(0)
        return range(self._text.block_at(span.start), self._text.block_at(span.end) + 1)

    # -- painting --------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Everything between two heights of the document."""
        if self._text is None or self._positions is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        blocks = list(self._in_view(top, bottom))
        for number, drawn in blocks:
            self._paint_ground(painter, number, drawn)
        mode = QPainter.CompositionMode
        for _, drawn in blocks:
            for n, (mark, rects) in enumerate(drawn.marks):
                # A second layer shows through the first, so overlaps are seen as such.
                layered = mode.CompositionMode_Screen if self._theme.dark else mode.CompositionMode_Multiply
                painter.setCompositionMode(layered if n else mode.CompositionMode_SourceOver)
                self._paint_mark(painter, mark, rects)
        painter.setCompositionMode(mode.CompositionMode_SourceOver)

    def _paint_mark(self, painter: QPainter, mark: Mark, rects: list[QRectF]) -> None:
        if mark.found:
            painter.setPen(QPen(QColor(self._theme.accent), 1))
            painter.setBrush(look.mixed(QColor(self._theme.accent), QColor(self._theme.page), 0.22))
            for rect in rects:
                painter.drawRoundedRect(rect, 2, 2)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tag(mark.colour))
        for rect in rects:
            painter.drawRoundedRect(rect, 1.5, 1.5)
        if mark.id == self.selected:
            painter.setPen(QPen(QColor(self._theme.accent), 1.5))
            for rect in rects:
                painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_ground(self, painter: QPainter, number: int, drawn: _Drawn) -> None:
        if self._text is None:
            return
        block = self._text.blocks[number]
        width = self._document.rootFrame().frameFormat()
        left, right = width.leftMargin(), self._document.textWidth() - width.rightMargin()
        painter.setPen(Qt.PenStyle.NoPen)
        indent = INDENT * self._style.size / 17
        if block.quote and not block.cell:
            painter.setBrush(QColor(self._theme.line))
            below = self._next(number)
            bottom = below.top if below and self._text.blocks[number + 1].quote else drawn.bottom
            leftward = self._qt_block(number).textDirection() == Qt.LayoutDirection.RightToLeft
            for level in range(block.quote):
                x = right - indent * level - 5 if leftward else left + indent * level + 2
                painter.drawRect(QRectF(x, drawn.top, 3, bottom - drawn.top))
        if block.kind == "code" and not block.cell:
            self._paint_code(painter, number, drawn, left + indent * (block.depth + block.quote), right)
        if block.kind == "rule":
            middle, y = (left + right) / 2, (drawn.top + drawn.bottom) / 2
            painter.setBrush(QColor(self._theme.line))
            painter.drawRect(QRectF(middle - 60, y, 120, 1.5))

    def _paint_code(self, painter: QPainter, number: int, drawn: _Drawn, left: float, right: float) -> None:
        if self._text is None:
            return
        blocks, pad = self._text.blocks, self._style.size * 0.55
        first = not (blocks[number].tight and number and blocks[number - 1].kind == "code")
        last = not (number + 1 < len(blocks) and _continues(blocks[number + 1]))
        below = None if last else self._next(number)
        top, bottom = drawn.top - (pad if first else 0), below.top if below else drawn.bottom + pad
        box = QRectF(left, round(top), right - left, round(bottom) - round(top))  # whole pixels leave no seams
        painter.setBrush(QColor(self._theme.tint))
        if first or last:
            painter.drawRoundedRect(box, 5, 5)
        if not first:
            painter.drawRect(box.adjusted(0, 0, 0, -(pad if last else 0)))
        if first and not last:
            painter.drawRect(box.adjusted(0, pad, 0, 0))

    # -- geometry --------------------------------------------------------------------------------------------------

    def _in_view(self, top: float, bottom: float) -> Iterator[tuple[int, _Drawn]]:
        if self._text is None or self._positions is None:
            return
        number = max(0, self._positions.block_of(self.hit(QPointF(0, top))) - 1)
        blocks = self._text.blocks
        if cell := blocks[number].cell:  # what spans several rows begins above
            while number and (c := blocks[number - 1].cell) and c.table == cell.table and c.row >= cell.row - 20:
                number -= 1
        while number < len(blocks):
            drawn = self._measured(number)
            if drawn and drawn.top > bottom and not blocks[number].cell:
                return
            if drawn and drawn.bottom >= top - self._style.size * 2 and drawn.top <= bottom:
                yield number, drawn
            if drawn and blocks[number].cell and drawn.top > bottom + 2_000:
                return
            number += 1

    def hit(self, point: QPointF) -> int:
        """The Qt position at or nearest to a point of the document.

        Qt's own answer is wrong above blocks that are not shown, so the head is searched block by block.
        """
        for number in range(min(self._head + 1, len(self._text.blocks) if self._text else 0)):
            drawn = self._measured(number)
            if drawn and point.y() <= drawn.bottom:
                if point.y() >= drawn.top:
                    break
                return self._qt_block(number).position()
        return max(0, self._document.documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit))

    def _next(self, number: int) -> _Drawn | None:
        return self._measured(number + 1) if self._text and number + 1 < len(self._text.blocks) else None

    def _measured(self, number: int) -> _Drawn | None:
        """None for a block that is not shown."""
        known = self._drawn.get(number)
        if known is None:
            block = self._qt_block(number)
            if not block.isVisible():
                return None
            box = self._document.documentLayout().blockBoundingRect(block)
            known = _Drawn(box.top(), box.bottom(), self._mark_rects(number, block, box.topLeft()))
            self._drawn[number] = known
        return known

    def _qt_block(self, number: int) -> QTextBlock:
        if self._text is None or self._positions is None:
            return QTextBlock()
        return self._document.findBlock(self._positions.to_qt(self._text.starts[number]))

    def _mark_rects(self, number: int, block: QTextBlock, origin: QPointF) -> list[tuple[Mark, list[QRectF]]]:
        if self._text is None or self._positions is None:
            return []
        begin, end = self._text.starts[number], self._text.starts[number] + len(self._text.blocks[number].text)
        base, out = block.position(), []
        for mark in self._of_block.get(number, []):
            start, stop = max(mark.span.start, begin), min(mark.span.end, end)
            if start < stop:
                first, last = self._positions.to_qt(start) - base, self._positions.to_qt(stop) - base
                out.append((mark, line_rects(block, first, last, origin)))
        return out

    def rect_of(self, span: Span) -> QRectF:
        """The box round a span's first line, in the document's coordinates."""
        if self._text is None or self._positions is None:
            return QRectF()
        number = self._text.block_at(span.start)
        block = self._qt_block(number)
        origin = self._document.documentLayout().blockBoundingRect(block).topLeft()
        first = self._positions.to_qt(span.start) - block.position()
        end = min(span.end, self._text.starts[number] + len(self._text.blocks[number].text))
        rects = line_rects(block, first, self._positions.to_qt(max(end, span.start)) - block.position(), origin)
        return rects[0] if rects else QRectF(origin, origin)


def _continues(block: Block) -> bool:
    return block.kind == "code" and block.tight


def line_rects(block: QTextBlock, start: int, end: int, origin: QPointF) -> list[QRectF]:
    """One box a line round units start..end of a block, one a direction where both meet on a line."""
    layout, words = block.layout(), block.text()
    units = words.encode("utf-16-le")
    out: list[QRectF] = []
    first, last = layout.lineForTextPosition(start), layout.lineForTextPosition(end)
    if not (first.isValid() and last.isValid()):
        return out
    for n in range(first.lineNumber(), last.lineNumber() + 1):
        line = layout.lineAt(n)
        low, high = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if n != last.lineNumber():  # the space that a line breaks at is not seen
            piece = units[2 * low : 2 * high].decode("utf-16-le", "ignore")
            high -= len(piece) - len(piece.rstrip())
        if low >= high and n != first.lineNumber():
            continue
        height, air = line.height(), 0.0
        natural = line.ascent() + line.descent()
        if natural and height > natural:  # proportional spacing stands above the words
            air = min((height - natural) * 0.55, height)
        for left, right in _stretches(line, low, high, words):
            out.append(QRectF(origin.x() + left, origin.y() + line.y() + air, right - left, height - air))
    return out


_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def _stretches(line: QTextLine, low: int, high: int, words: str) -> list[tuple[float, float]]:
    """Left and right of each run of units low..high that lie side by side; `words` tells whether directions mix."""
    if not _LEFTWARD.search(words):
        a, b = _x(line, low), _x(line, high)
        return [(min(a, b), max(a, b))]
    edge = QTextLine.Edge
    ends = [sorted((_x(line, p, edge.Leading), _x(line, p, edge.Trailing))) for p in range(low, high)]
    out: list[tuple[float, float]] = []
    for left, right in sorted((a, b) for a, b in ends):
        if out and left <= out[-1][1] + 0.5:
            out[-1] = (out[-1][0], max(out[-1][1], right))
        else:
            out.append((left, right))
    return out


def _x(line: QTextLine, position: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    x: object = line.cursorToX(position, edge)
    return float(x[0] if isinstance(x, tuple) else x)  # type: ignore[arg-type]
