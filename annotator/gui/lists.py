"""How the rows of lists are painted: documents, cards, tags."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.gui import look
from annotator.gui.glance import glance
from annotator.gui.paint import CHIP_HEIGHT, Chip, Paragraph, chip_rows, draw_chip, draw_digit, draw_dot
from annotator.gui.phrases import quoted
from annotator.gui.rows import ROW, Card, DocumentRow, Index, TagRow

APART = 3.0
"""Contrast of an outline with the one beside it, from which on its colour is enough; after WCAG 2.2."""


class Delegate(QStyledItemDelegate):
    """What the three share: the theme, and heights kept by row and width."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = look.LIGHT
        self._heights: dict[object, int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._width(option)
        key = (index.data(ROW), width)
        if key not in self._heights:
            if len(self._heights) > 50_000:
                self._heights.clear()
            self._heights[key] = self.height(index.data(ROW), width)
        return QSize(width, self._heights[key])

    def _width(self, option: QStyleOptionViewItem) -> int:
        view = self.parent()
        viewport = getattr(view, "viewport", None)
        return int(viewport().width()) if viewport else option.rect.width()

    def height(self, row: object, width: int) -> int:
        raise NotImplementedError

    def ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, radius: float) -> None:
        """What shows that a row is chosen, under the mouse, or has the focus."""
        selected, focused, over = _state(option)
        if selected or over:
            painter.setPen(Qt.PenStyle.NoPen)
            ground = QColor(self.theme.selected)
            painter.setBrush(ground if selected else look.mixed(ground, QColor(self.theme.side), 0.5))
            painter.drawRoundedRect(box, radius, radius)
        if focused and selected:
            self.ring(painter, box.adjusted(1, 1, -1, -1), radius)

    def ring(self, painter: QPainter, box: QRectF, radius: float) -> None:
        painter.setPen(QPen(QColor(self.theme.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, radius, radius)


def _state(option: QStyleOptionViewItem) -> tuple[bool, bool, bool]:
    """Selected, focused, under the mouse."""
    flag = QStyle.StateFlag
    return tuple(bool(option.state & f) for f in (flag.State_Selected, flag.State_HasFocus, flag.State_MouseOver))  # type: ignore[return-value]


def turned(option: QStyleOptionViewItem, at: QRectF) -> QRectF:
    """A place in a row, seen from the other side where the window stands from right to left."""
    if option.direction == Qt.LayoutDirection.LeftToRight:
        return at
    return at.translated(QRectF(option.rect).left() + QRectF(option.rect).right() - at.left() - at.right(), 0)


class DocumentDelegate(Delegate):
    _PAD = 10

    def _parts(self, row: DocumentRow, width: int) -> tuple[Paragraph, Paragraph]:
        inner = width - 2 * self._PAD
        title = Paragraph(row.title, look.ui_font(14, 600), inner, 2, 1.1)
        return title, Paragraph(row.facts, look.ui_font(12), inner, 1, 1.15)

    def height(self, row: object, width: int) -> int:
        if not isinstance(row, DocumentRow):
            return 0
        title, facts = self._parts(row, width)
        return round(title.height + facts.height + 16 + 2 * 8 + 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        box = QRectF(option.rect).adjusted(0, 0, 0, -6)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.ground(painter, option, box, 6)
        title, facts = self._parts(row, option.rect.width())
        x, y = box.left() + self._PAD, box.top() + 8
        title.draw(painter, x, y, QColor(self.theme.ink))
        facts.draw(painter, x, y + title.height + 1, QColor(self.theme.dim))
        y += title.height + facts.height + 11
        if row.status != "unread":
            self._draw_progress(painter, QPointF(x + 5, y), row)
            x += 16
        painter.setPen(QColor(self.theme.dim))
        painter.setFont(look.ui_font(12))
        painter.drawText(QPointF(x, y + 4), row.state)
        painter.restore()

    def _draw_progress(self, painter: QPainter, centre: QPointF, row: DocumentRow) -> None:
        """A ring that fills with the reading; whole when done."""
        dim = QColor(self.theme.dim)
        if row.status == "done":
            draw_dot(painter, centre, 4.6, QColor(self.theme.accent))
            return
        painter.setPen(QPen(dim, 1.1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 4.4, 4.4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(dim)
        painter.drawPie(QRectF(centre.x() - 4.4, centre.y() - 4.4, 8.8, 8.8), 90 * 16, -round(row.progress * 360 * 16))


class CardDelegate(Delegate):
    _LEFT, _PAD, _GAP = 15, 9, 8

    def _parts(self, card: Card, width: int) -> tuple[Paragraph, list[Paragraph]]:
        inner = width - self._LEFT - 12
        quote = Paragraph(quoted(card.quote), look.font(look.SERIF, 14.5), inner, 4, 1.08)
        notes = [said(n, inner) for n in card.notes[:3]]
        if card.title:
            notes.append(Paragraph(card.title, look.ui_font(11.5, 600), inner, 1, 1.1))
        return quote, notes

    def _chips(self, card: Card, width: int) -> list[list[tuple[Chip, float, float]]]:
        who = QFontMetricsF(look.ui_font(12)).horizontalAdvance(card.who) + (28 if card.hue else 14)
        return chip_rows(card.chips, look.ui_font(12), width - self._LEFT - 12 - who)

    def height(self, row: object, width: int) -> int:
        if not isinstance(row, Card):
            return 0
        quote, notes = self._parts(row, width)
        rows = max(1, len(self._chips(row, width)))
        tall = sum(n.height + 5 for n in notes)
        return round(self._PAD * 2 + quote.height + tall + 6 + rows * (CHIP_HEIGHT + 4) - 4 + self._GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(ROW)
        selected, focused, over = _state(option)
        box = QRectF(option.rect).adjusted(1, 0.5, -1, -self._GAP - 0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QColor(self.theme.accent if selected else self.theme.dim if over else self.theme.line)
        bold = 2.2 if look.contrast(edge, QColor(self.theme.line)) < APART else 1.2  # where colour does not tell, width
        painter.setPen(QPen(edge, bold + 1 if selected and focused else bold if selected else 1))
        painter.setBrush(QColor(self.theme.card))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.tag(card.colour))
        painter.drawRoundedRect(turned(option, QRectF(box.left() + 0.5, box.top() + 0.5, 4.5, box.height() - 1)), 2, 2)
        width = option.rect.width()
        quote, notes = self._parts(card, width)
        x, y = box.left() + self._LEFT - 1, box.top() + self._PAD
        words = x if option.direction == Qt.LayoutDirection.LeftToRight else box.left() + 12
        quote.draw(painter, words, y, QColor(self.theme.dim if card.orphan else self.theme.ink))
        y += quote.height + 5
        for note in notes:
            note.draw(painter, words, y, QColor(self.theme.dim))
            y += note.height + 5
        y += 1
        painter.setFont(look.ui_font(12))
        painter.setPen(QColor(self.theme.dim))
        rows = self._chips(card, width)
        last = y + (max(1, len(rows)) - 1) * (CHIP_HEIGHT + 4)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(turned(option, QRectF(x, last, box.right() - 11 - x, CHIP_HEIGHT)), align, card.who)
        if card.hue:
            left = box.right() - 11 - QFontMetricsF(look.ui_font(12)).horizontalAdvance(card.who) - 9
            spot = turned(option, QRectF(left - 4, last, 8, CHIP_HEIGHT)).center()
            draw_dot(painter, spot, 4, self.theme.tag(card.hue))
        for row in rows:
            for chip, left, wide in row:
                at = turned(option, QRectF(x + left, y, wide, CHIP_HEIGHT))
                draw_chip(painter, at, chip, look.ui_font(12), self.theme)
            y += CHIP_HEIGHT + 4
        painter.restore()


def said(note: str, width: float) -> Paragraph:
    """A note as a card has it: three lines of its words, quietly set as they are marked."""
    seen, font, formats = glance(note), look.ui_font(12), list[QTextLayout.FormatRange]()
    for start, length, looks in seen.marks:
        made = QTextLayout.FormatRange()
        made.start = len(seen.words[:start].encode("utf-16-le")) // 2
        made.length = len(seen.words[start : start + length].encode("utf-16-le")) // 2
        own = QFont(font)
        if "c" in looks:
            own = look.font(look.MONO, 11.5)
        own.setWeight(QFont.Weight.DemiBold if "b" in looks else own.weight())
        own.setItalic("i" in looks)
        own.setStrikeOut("s" in looks)
        own.setUnderline("l" in looks)
        made.format.setFont(own)
        formats.append(made)
    return Paragraph(seen.words, font, width, 3, 1.1, formats)


class TagDelegate(Delegate):
    indent, counts = 18, 60  # pixels: a step of the tree, and what the counts take
    _SHEET = 11

    def height(self, row: object, width: int) -> int:
        return 27

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: TagRow = index.data(ROW)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.ground(painter, option, box.adjusted(0, 1, 0, -1), 5)
        x = box.left() + 8 + self.indent * row.depth
        if row.id:
            at = turned(option, QRectF(x, box.center().y(), 0, 0)).topLeft()
            draw_dot(painter, at, 5.5, self.theme.tag(row.colour))
        count = self.counted(row)
        font, small = QFont(look.ui_font(14)), look.ui_font(12)
        font.setStrikeOut(row.deprecated)
        painter.setFont(small)
        painter.setPen(QColor(self.theme.dim))
        right = box.right() - 6
        painter.drawText(turned(option, QRectF(right - self.counts, box.top(), self.counts, box.height())),
                         Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        if row.pin:
            key = turned(option, QRectF(right - self.counts + 6, box.center().y() - 9, 20, 18))
            draw_digit(painter, key, row.pin, self.theme)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.dim if row.deprecated or row.merged else self.theme.ink))
        name = QRectF(x + 13, box.top(), right - self.counts - 2 - x - 13, box.height())
        name.setWidth(name.width() - (self._SHEET + 8 if row.notes else 0))
        told = f"{row.name} → {row.merged}" if row.merged else row.name
        cut = Qt.TextElideMode.ElideMiddle if row.parent and row.name == row.path else Qt.TextElideMode.ElideRight
        words = QFontMetricsF(font).elidedText(told, cut, name.width())
        painter.drawText(turned(option, name), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        if row.notes:
            left = name.left() + QFontMetricsF(font).horizontalAdvance(words) + 8
            self._draw_sheet(painter, turned(option, QRectF(left, box.center().y() - 4, self._SHEET, 9)))
        painter.restore()

    def _draw_sheet(self, painter: QPainter, sheet: QRectF) -> None:
        """Something is written on it."""
        painter.setPen(QPen(QColor(self.theme.dim), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(sheet, 1.5, 1.5)
        for share, y in ((1, 3), (0.6, 6)):
            line = QPointF(sheet.left() + 2.5, sheet.top() + y)
            painter.drawLine(line, line + QPointF((sheet.width() - 5) * share, 0))

    def counted(self, row: TagRow) -> str:
        return str(row.count) if row.id else ""  # a row that is no tag stands for the top of the tree
