"""A document on paper: its words with the highlights under them, and who said what beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPagedPaintDevice,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from annotator.gui import look
from annotator.gui.columns import Tables
from annotator.gui.images import IMAGE_OBJECT, ImagePlaceholder
from annotator.gui.look import LIGHT, PageStyle
from annotator.gui.page import PageBuilder
from annotator.gui.paint import Paragraph
from annotator.gui.positions import Positions
from annotator.gui.sheets import Sheets, face
from annotator.model import Span
from annotator.text import Block, Text

SECTION = 300
"""Blocks of one document of Qt's."""
GUTTER = 150
"""Points beside the words, for notes."""
STYLE = PageStyle(size=11)
LINES = 14
"""Of a note that are printed beside the words; the rest is in the library."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A highlight on paper."""

    span: Span
    colour: str  # "#rrggbb", or ""
    head: str  # its tags
    words: str  # its notes, "Ana: Why?"


@dataclass(frozen=True, slots=True)
class Paper:
    """What is to be printed."""

    title: str
    facts: str  # the line below the title
    text: Text
    hidden: frozenset[int]  # of the first blocks, those that repeat the title or its facts
    marks: tuple[Printed, ...]


def print_out(device: QPagedPaintDevice, paper: Paper) -> int:
    """How many pages went to a printer or a PDF. Raises OSError where it takes none."""
    sheets = Sheets(device, paper.title, GUTTER if any(m.head or m.words for m in paper.marks) else 0)
    try:
        for start, blocks in _sections(paper.text.blocks):
            offset = paper.text.starts[start]
            part = Text.of(blocks, "")
            own = [m for m in paper.marks if m.span.start < offset + len(part.words) and m.span.end > offset]
            document, notes = _document(part, own, offset, sheets.width)
            if not start:
                notes = _headed(document, notes, paper)
            sheets.add(document, _Margin(document, notes, sheets.width).paint)
    finally:
        sheets.end()
    return sheets.count


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[int, tuple[Block, ...]]]:
    """Blocks that are laid out together, each with the number of its first; no table is cut."""
    start = 0
    while start < len(blocks):
        end = min(start + SECTION, len(blocks))
        while end < len(blocks) and _of_one_table(blocks[end - 1], blocks[end]):
            end += 1
        yield start, tuple(blocks[start:end])
        start = end


def _of_one_table(before: Block, after: Block) -> bool:
    return bool(before.cell and after.cell and before.cell.table == after.cell.table)


Notes = list[tuple[int, Printed]]
"""Where notes begin, as Qt counts."""


def _document(part: Text, marks: Sequence[Printed], offset: int, width: float) -> tuple[QTextDocument, Notes]:
    """A section with its highlights."""
    document = QTextDocument()
    document.documentLayout().registerHandler(IMAGE_OBJECT, ImagePlaceholder(LIGHT, STYLE, document))
    builder = PageBuilder(document, STYLE, LIGHT, Tables(STYLE, width, scrolls=False))
    positions = Positions(part, builder.build(part.blocks))
    notes: Notes = []
    cursor = QTextCursor(document)
    end = len(part.words)
    for mark in marks:
        span = Span(max(0, mark.span.start - offset), min(end, mark.span.end - offset))
        tint = QTextCharFormat()
        tint.setBackground(QBrush(LIGHT.tag(mark.colour)))
        positions.select(cursor, span)
        cursor.mergeCharFormat(tint)
        if mark.span.start >= offset and (mark.head or mark.words):
            notes.append((positions.to_qt(span.start), mark))
    return document, notes


def _headed(document: QTextDocument, notes: Notes, paper: Paper) -> Notes:
    """The title put above the first section instead of the lines that repeat it; everything below moves down."""
    block = document.begin()
    for number in range(max(paper.hidden, default=-1) + 1):
        if number in paper.hidden:
            block.setVisible(False)
        block = block.next()
    before = document.characterCount()
    cursor = QTextCursor(document)
    form = QTextBlockFormat()
    form.setBottomMargin(14)
    cursor.insertBlock(form)
    cursor.setPosition(0)
    cursor.setBlockFormat(QTextBlockFormat())
    for words, points, colour in ((paper.title, 20, LIGHT.ink), (paper.facts, 8.5, LIGHT.dim)):
        look_of = QTextCharFormat()
        look_of.setFont(face(look.SERIF if points > 10 else look.SANS, points, weight=600 if points > 10 else 400))
        look_of.setForeground(QBrush(QColor(colour)))
        if colour == LIGHT.dim:
            cursor.insertBlock(form, look_of)
        cursor.insertText(words, look_of)
    moved = document.characterCount() - before
    return [(at + moved, mark) for at, mark in notes]


class _Margin:
    """Notes beside the lines where their highlights begin, none over another."""

    def __init__(self, document: QTextDocument, notes: Sequence[tuple[int, Printed]], left: float) -> None:
        self._document, self._notes, self._left = document, notes, left + 16

    def paint(self, painter: QPainter, shown: QRectF, page: QRectF) -> None:
        free = shown.top()
        width = page.width() - self._left
        for at, mark in self._notes:
            top = self._top(at)
            if not shown.top() <= top < shown.bottom():
                continue
            head = Paragraph(mark.head, face(look.SANS, 7.5, weight=600), width - 8, 2)
            body = Paragraph(mark.words, face(look.SANS, 7.5), width - 8, LINES) if mark.words else None
            height = (head.height if mark.head else 0) + (body.height if body else 0)
            top = max(min(top, shown.bottom() - height), free)
            painter.fillRect(QRectF(self._left, top, 2, height), LIGHT.tag(mark.colour))
            if mark.head:
                head.draw(painter, self._left + 8, top, QColor(LIGHT.ink))
            if body:
                body.draw(painter, self._left + 8, top + (head.height if mark.head else 0), QColor(LIGHT.ink))
            free = top + height + 6

    def _top(self, at: int) -> float:
        block = self._document.findBlock(at)
        line = block.layout().lineForTextPosition(at - block.position())
        start: QPointF = self._document.documentLayout().blockBoundingRect(block).topLeft()
        return start.y() + (line.y() if line.isValid() else 0)
