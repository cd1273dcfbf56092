"""What stands beside the items of a list: dots, numbers and boxes, drawn under the words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock

from annotator.gui import look
from annotator.gui.look import PageStyle, Theme


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item's first line begins, in the document's coordinates."""

    edge: float  # of the words: the left one, or the right one of those that run leftward
    baseline: float
    leftward: bool

    def beside(self, distance: float) -> float:
        """So far from the words."""
        return self.edge + distance if self.leftward else self.edge - distance


def place(block: QTextBlock, origin: QPointF) -> Place:
    line = block.layout().lineAt(0)
    leftward = block.textDirection() == Qt.LayoutDirection.RightToLeft
    if not line.isValid():
        return Place(origin.x(), origin.y(), leftward)
    box = line.naturalTextRect()
    edge = origin.x() + (box.right() if leftward else box.left())
    return Place(edge, origin.y() + line.y() + line.ascent(), leftward)


def draw(painter: QPainter, marker: str, depth: int, at: Place, style: PageStyle, theme: Theme) -> None:
    """A dot, full and in lists within lists full and empty by turns; a number; a box that is done or not."""
    em, dim = style.size, QColor(theme.dim)
    if marker == "•":
        empty = depth % 2 == 0
        painter.setPen(QPen(dim, 1.2) if empty else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if empty else dim)
        painter.drawEllipse(QPointF(at.beside(em * 0.75), at.baseline - em * 0.25), em * 0.14, em * 0.14)
    elif marker in ("☐", "☑"):
        _draw_box(painter, QPointF(at.beside(em * 0.85), at.baseline - em * 0.32), em * 0.33, theme, done=marker == "☑")
    else:
        painter.setPen(dim)
        painter.setFont(look.page_font(style))
        gap, width = em * 0.42, em * 6.0
        left = at.edge + gap if at.leftward else at.edge - gap - width
        side = Qt.AlignmentFlag.AlignLeft if at.leftward else Qt.AlignmentFlag.AlignRight
        box = QRectF(left, at.baseline - painter.fontMetrics().ascent(), width, painter.fontMetrics().height())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignTop, marker)


def _draw_box(painter: QPainter, centre: QPointF, half: float, theme: Theme, *, done: bool) -> None:
    colour = QColor(theme.accent if done else theme.dim)
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(colour if done else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half), 3, 3)
    if done:
        stroke = QPen(QColor(theme.on_accent), 1.6)
        stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(stroke)
        steps = ((-0.5, 0.05), (-0.12, 0.45), (0.55, -0.4))
        painter.drawPolyline([centre + QPointF(x * half, y * half) for x, y in steps])
