"""The rows of the tag picker: tags to put on or take off, and the one that would be made."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from annotator.gui import look
from annotator.gui.lists import Delegate
from annotator.gui.paint import draw_digit, draw_dot
from annotator.gui.phrases import number, tip
from annotator.gui.rows import ROW, Index, TagRow, Told


@dataclass(frozen=True, slots=True)
class Choice:
    """A tag that can be chosen, or without one `words` that say what is made instead."""

    tag: TagRow | None
    worn: bool = False
    partly: bool = False  # some of several wear it
    recent: bool = False
    words: str = ""
    alias: str = ""  # another name of the tag, where that is what answers

    @property
    def spoken(self) -> str:
        if self.tag is None:
            return self.words
        on = QCoreApplication.translate("Choice", "put on") if self.worn else ""
        if self.partly:
            on = QCoreApplication.translate("Choice", "put on some")
        return ", ".join(filter(None, (self.tag.spoken, self.alias, on)))

    @property
    def above(self) -> str:
        """What the tag stands below, from the root; before that the other name by which it was found."""
        parts = (f"= {self.alias}" if self.alias else "", self.tag.path.rpartition(" › ")[0] if self.tag else "")
        return " · ".join(filter(None, parts))


class Choices(Told[Choice]):
    """Shown anew with every letter typed."""

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid() and (tag := self.rows[index.row()].tag):
            return tip(tag.path)
        return super().data(index, role)

    def at(self, index: QModelIndex) -> Choice | None:
        return self.rows[index.row()] if index.isValid() else None


class ChoiceDelegate(Delegate):
    """A tick where it is worn, a dash where by some; colour, name, what it stands below; at the end digit or count."""

    _TICK, _DOT, _NAME = 14.0, 32.0, 46.0

    def height(self, row: object, width: int) -> int:
        return 28

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice: Choice = index.data(ROW)
        box = QRectF(option.rect)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        flag = QStyle.StateFlag
        if option.state & (flag.State_Selected | flag.State_MouseOver):
            selected, card = QColor(self.theme.selected), QColor(self.theme.card)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(selected if option.state & flag.State_Selected else look.mixed(selected, card, 0.5))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 5, 5)
        if choice.worn:
            self._draw_tick(painter, QPointF(box.left() + self._TICK, box.center().y()))
        elif choice.partly:
            self._draw_dash(painter, QPointF(box.left() + self._TICK, box.center().y()))
        right = box.right() - 8
        if choice.tag:
            draw_dot(painter, QPointF(box.left() + self._DOT, box.center().y()), 5.5, self.theme.tag(choice.tag.colour))
            right -= self._draw_end(painter, box, choice, choice.tag) + 8
        else:
            self._write(painter, box, box.left() + self._DOT - 4, right, "+", look.ui_font(15, 600), self.theme.accent)
        self._draw_name(painter, box, choice, right)
        painter.restore()

    def _draw_dash(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(QPen(QColor(self.theme.accent), 2, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(at + QPointF(-4, 0), at + QPointF(4, 0))

    def _draw_tick(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(QPen(QColor(self.theme.accent), 2, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline([at + QPointF(-4, 0), at + QPointF(-1, 3.5), at + QPointF(5, -4)])

    def _draw_name(self, painter: QPainter, box: QRectF, choice: Choice, right: float) -> None:
        left, font = box.left() + self._NAME, look.ui_font(14, 600 if choice.worn else 400)
        name = choice.tag.name if choice.tag else choice.words
        left += self._write(painter, box, left, right, name, font, self.theme.ink) + 9
        if choice.above and right - left > 24:
            self._write(painter, box, left, right, choice.above, look.ui_font(12), self.theme.dim)

    def _draw_end(self, painter: QPainter, box: QRectF, choice: Choice, tag: TagRow) -> float:
        """Gives its width."""
        font = look.ui_font(12)
        if tag.pin:
            key = QRectF(box.right() - 26, box.center().y() - 9, 20, 18)
            draw_digit(painter, key, tag.pin, self.theme)
            return key.width()
        words = QCoreApplication.translate("Choice", "recent") if choice.recent else number(tag.count)
        wide = QFontMetricsF(font).horizontalAdvance(words)
        self._write(painter, box, box.right() - 8 - wide, box.right(), words, font, self.theme.dim)
        return wide

    def _write(
        self, painter: QPainter, box: QRectF, left: float, right: float, words: str, font: QFont, colour: str
    ) -> float:
        """Words on one line, elided before `right`; gives their width."""
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, right - left))
        painter.setFont(font)
        painter.setPen(QColor(colour))
        line = QRectF(left, box.top(), right - left, box.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        return QFontMetricsF(font).horizontalAdvance(shown)
