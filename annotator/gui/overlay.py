"""What is painted under the words: tints, quote bars, rules and highlights, for the blocks in view only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextBlock, QTextDocument

from annotator.gui import look, markers
from annotator.gui.formats import INDENT, code_font, steps
from annotator.gui.look import PageStyle, Theme
from annotator.gui.marks import Given, Mark, Marks
from annotator.gui.positions import Positions
from annotator.gui.tints import Lines, Stretch, caret_rect, tints
from annotator.model import Span
from annotator.text import Block, Text

NEAR = 4
"""Pixels above and below a line that belong to it for the mouse: half of what lies between two lines."""


@dataclass(slots=True)
class _Drawn:
    """A block's geometry in the document's coordinates; made when it first comes into view."""

    top: float
    bottom: float
    left: float
    lines: Lines = field(default_factory=Lines)
    marks: list[Mark] = field(default_factory=list)  # those that the tints are of
    tints: list[tuple[QColor, list[QRectF]]] = field(default_factory=list)
    found: list[QRectF] = field(default_factory=list)
    place: markers.Place | None = None  # of an item's marker
    asked: int = -1  # when the marks were last compared with those to show


class Overlay:
    """Call `moved` when the layout changed; it then measures again what comes into view."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._text: Text | None = None
        self._positions: Positions | None = None
        self._theme, self._style = look.LIGHT, PageStyle()
        self._marks: Marks = Given()
        self._found: Marks = Given()
        self._shows = 0  # how often other marks were shown
        self._drawn: dict[int, _Drawn] = {}
        self._code: dict[int, float] = {}  # widths of code that does not wrap, by its first block
        self._head = 0
        self._first = 0  # the first block that was painted last
        self.selected = ""

    def show_text(self, text: Text, positions: Positions, theme: Theme, style: PageStyle, head: int) -> None:
        """`head`: the number of blocks at the top among which some are not shown."""
        self._text, self._positions, self._theme, self._style = text, positions, theme, style
        self._head = head
        self._marks = self._found = Given()
        self._code.clear()
        self._first = 0
        self.moved()

    def show_marks(self, marks: Marks) -> None:
        """Paint these highlights and no others; blocks in view whose marks are the same are not measured again."""
        self._marks = marks
        self._shows += 1

    def show_found(self, spans: Iterable[Span]) -> None:
        """Paint the hits of a search, and no others."""
        self._found = Given(Mark(s, "") for s in spans)
        self._shows += 1

    def moved(self) -> None:
        self._drawn.clear()

    @property
    def marks(self) -> Marks:
        return self._marks

    def marks_at(self, position: int) -> list[Mark]:
        """The highlights over a position of the text, the shortest first."""
        return sorted(self._marks.over(Span(position, position + 1)), key=lambda m: len(m.span))

    def covers(self, span: Span, position: int, point: QPointF) -> bool:
        """Whether a span is painted at a point of the document, to which a position is the nearest."""
        if self._text is None:
            return False
        number = self._text.block_at(position)
        block = self._qt_block(number)
        origin = self._document.documentLayout().blockBoundingRect(block).topLeft()
        rects = Lines().rects(block, *self._units(number, span), origin)
        return any(rect.adjusted(0, -NEAR, 0, NEAR).contains(point) for rect in rects)

    def leftward(self, position: int) -> bool:
        """Whether the block of a position is written from right to left."""
        number = self._text.block_at(position) if self._text else 0
        return self._qt_block(number).textDirection() == Qt.LayoutDirection.RightToLeft

    # -- painting --------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Everything between two heights of the document."""
        if self._text is None or self._positions is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        blocks = list(self._in_view(top, bottom))
        for number, drawn in blocks:
            self._paint_ground(painter, number, drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, drawn in blocks:
            self._tint(number, drawn)
            for colour, rects in drawn.tints:
                painter.setBrush(colour)
                painter.drawRects(rects)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, drawn in blocks:
            self._paint_selected(painter, number, drawn)
            self._paint_found(painter, drawn)

    def _tint(self, number: int, drawn: _Drawn) -> None:
        """What is to be filled in a block, worked out again where its marks are others."""
        if drawn.asked == self._shows or self._text is None or self._positions is None:
            return
        drawn.asked = self._shows
        begin = self._text.starts[number]
        whole = Span(begin, begin + len(self._text.blocks[number].text) + 1)
        marks, found = self._marks.over(whole), self._found.over(whole)
        drawn.found = [rect for mark in found for rect in self._rects(number, mark.span, drawn)]
        if marks == drawn.marks and [m.colour for m in marks] == [m.colour for m in drawn.marks]:
            return
        drawn.marks = marks
        inside = ((self._units(number, mark.span), mark.colour) for mark in marks)
        stretches = [(*edges, colour) for edges, colour in inside if edges[0] < edges[1]]
        inks = self._inks(number) if stretches else []
        origin = QPointF(drawn.left, drawn.top)
        boxes = tints(self._qt_block(number), drawn.lines, stretches, origin, self._theme, inks)
        drawn.tints = [(QColor(colour), rects) for colour, rects in boxes.items()]

    def _inks(self, number: int) -> list[Stretch]:
        """Where words of a block are not in the page's own ink: quoted ones, and links."""
        if self._text is None:
            return []
        block, at = self._text.blocks[number], self._text.starts[number]
        out = [(*self._units(number, Span(at, at + len(block.text) + 1)), self._theme.quoted.name())]
        out = out if block.quote else []
        for run in block.runs:
            if run.href:
                out.append((*self._units(number, Span(at, at + run.length)), self._theme.accent))
            at += run.length
        return out

    def _units(self, number: int, span: Span) -> tuple[int, int]:
        """Where a span begins and ends in a block, in Qt's units."""
        if self._text is None or self._positions is None:
            return (0, 0)
        begin = self._text.starts[number]
        end = begin + len(self._text.blocks[number].text)
        within = self._positions.within
        return within(number, min(max(span.start, begin), end)), within(number, min(max(span.end, begin), end))

    def _rects(self, number: int, span: Span, drawn: _Drawn) -> list[QRectF]:
        start, end = self._units(number, span)
        return drawn.lines.rects(self._qt_block(number), start, end, QPointF(drawn.left, drawn.top))

    def _paint_selected(self, painter: QPainter, number: int, drawn: _Drawn) -> None:
        for mark in drawn.marks:
            if mark.id == self.selected:
                painter.setPen(QPen(QColor(self._theme.accent), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                for rect in self._rects(number, mark.span, drawn):
                    painter.drawRoundedRect(rect, 2, 2)

    def _paint_found(self, painter: QPainter, drawn: _Drawn) -> None:
        if drawn.found:
            painter.setPen(QPen(QColor(self._theme.accent), 1))
            painter.setBrush(look.mixed(QColor(self._theme.accent), QColor(self._theme.page), 0.22))
            for rect in drawn.found:
                painter.drawRoundedRect(rect, 2, 2)

    def _paint_ground(self, painter: QPainter, number: int, drawn: _Drawn) -> None:
        if self._text is None:
            return
        block = self._text.blocks[number]
        if block.marker:
            drawn.place = drawn.place or markers.place(self._qt_block(number), QPointF(drawn.left, drawn.top))
            markers.draw(painter, block.marker, block.depth, drawn.place, self._style, self._theme)
        if not (block.quote or block.kind in ("code", "rule")):
            return
        width = self._document.rootFrame().frameFormat()
        left, right = width.leftMargin(), self._document.textWidth() - width.rightMargin()
        painter.setPen(Qt.PenStyle.NoPen)
        indent = INDENT * self._style.size / 17
        if block.quote and not block.cell:
            painter.setBrush(QColor(self._theme.line))
            below = self._next(number)
            bottom = below.top if below and self._text.blocks[number + 1].quote else drawn.bottom
            leftward = self._qt_block(number).textDirection() == Qt.LayoutDirection.RightToLeft
            for level in range(steps(block)[0]):
                x = right - indent * level - 5 if leftward else left + indent * level + 2
                painter.drawRect(QRectF(x, drawn.top, 3, bottom - drawn.top))
        if block.kind == "code" and not block.cell:
            self._paint_code(painter, number, drawn, left + indent * sum(steps(block)), right)
        if block.kind == "rule":
            middle, y = (left + right) / 2, (drawn.top + drawn.bottom) / 2
            painter.setBrush(QColor(self._theme.line))
            painter.drawRect(QRectF(middle - 60, y, 120, 1.5))

    def _paint_code(self, painter: QPainter, number: int, drawn: _Drawn, left: float, right: float) -> None:
        if self._text is None:
            return
        blocks, pad = self._text.blocks, self._style.size * 0.55
        if not self._style.wraps:
            right = max(right, left + self._code_width(number) + self._style.size * 1.6)
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

    def _code_width(self, number: int) -> float:
        """Of the longest line of the code that a block is part of, in pixels: it is tinted to the end of that."""
        blocks = self._text.blocks if self._text else ()
        first = end = number
        while first and _continues(blocks[first]) and blocks[first - 1].kind == "code":
            first -= 1
        if first not in self._code:
            while end + 1 < len(blocks) and _continues(blocks[end + 1]):
                end += 1
            longest = max((b.text for b in blocks[first : end + 1]), key=len)
            self._code[first] = QFontMetricsF(code_font(self._style)).horizontalAdvance(longest)
        return self._code[first]

    # -- geometry --------------------------------------------------------------------------------------------------

    def _in_view(self, top: float, bottom: float) -> Iterator[tuple[int, _Drawn]]:
        if self._text is None or self._positions is None:
            return
        blocks = self._text.blocks
        number = self._first = self._near(top, bottom - top)
        if cell := blocks[number].cell:  # what spans several rows begins above
            while number and (c := blocks[number - 1].cell) and c.table == cell.table and c.row >= cell.row - 20:
                number -= 1
        while number < self._positions.standing:
            drawn = self._measured(number)
            if drawn and drawn.top > bottom and not blocks[number].cell:
                return
            if drawn and drawn.bottom >= top - self._style.size * 2 and drawn.top <= bottom:
                yield number, drawn
            if drawn and blocks[number].cell and drawn.top > bottom + 2_000:
                return
            number += 1

    def _near(self, top: float, height: float) -> int:
        """A block at or just above a height: from where one was last where that is not far, else where Qt finds it."""
        number = min(self._first, self._positions.standing - 1 if self._positions else 0)
        drawn = self._measured(number)
        if drawn is None or not self._positions or abs(drawn.top - top) > height:
            return max(0, self._positions.block_of(self.hit(QPointF(0, top))) - 1) if self._positions else 0
        while number and (drawn is None or drawn.top > top):
            number -= 1
            drawn = self._measured(number)
        while (below := self._next(number)) and below.bottom < top:
            number += 1
        return max(0, number - 1)

    def hit(self, point: QPointF) -> int:
        """The Qt position at or nearest to a point of the document.

        Qt's own answer is wrong above blocks that are not shown, so the head is searched block by block; and between
        two blocks, where it takes one that it has not laid out yet for the nearest: there the one below is meant.
        """
        for number in range(min(self._head + 1, len(self._text.blocks) if self._text else 0)):
            drawn = self._measured(number)
            if drawn and point.y() <= drawn.bottom:
                if point.y() >= drawn.top:
                    break
                return self._qt_block(number).position()
        layout, last = self._document.documentLayout(), self._document.lastBlock().position()
        found, lower = layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit), 0
        while found >= last and lower < self._style.size * 2:
            lower += 2
            found = layout.hitTest(point + QPointF(0, lower), Qt.HitTestAccuracy.FuzzyHit)
        return max(0, found)

    def _next(self, number: int) -> _Drawn | None:
        return self._measured(number + 1) if self._positions and number + 1 < self._positions.standing else None

    def _measured(self, number: int) -> _Drawn | None:
        """None for a block that is not shown."""
        known = self._drawn.get(number)
        if known is None:
            block = self._qt_block(number)
            if not block.isVisible():
                return None
            box = self._document.documentLayout().blockBoundingRect(block)
            known = self._drawn[number] = _Drawn(box.top(), box.bottom(), box.left())
        return known

    def _qt_block(self, number: int) -> QTextBlock:
        if self._text is None or self._positions is None:
            return QTextBlock()
        return self._document.findBlock(self._positions.to_qt(self._text.starts[number]))

    def rect_of(self, span: Span) -> QRectF:
        """The box round a span's first line, in the document's coordinates."""
        if self._text is None or self._positions is None:
            return QRectF()
        number = self._text.block_at(span.start)
        block = self._qt_block(number)
        origin = self._document.documentLayout().blockBoundingRect(block).topLeft()
        start, end = self._units(number, span)
        rects = Lines().rects(block, start, end, origin)
        return rects[0] if rects else caret_rect(block, start, origin)


def _continues(block: Block) -> bool:
    return block.kind == "code" and block.tight
