"""Small pieces that the lists are painted from: wrapped words, chips, dots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from annotator.gui.look import Theme, ui_font


class Paragraph:
    """Words wrapped into a width, at most so many lines, the last one elided."""

    def __init__(
        self, words: str, font: QFont, width: float, lines: int, spacing: float = 1.0,
        formats: Sequence[QTextLayout.FormatRange] = (),
    ) -> None:  # fmt: skip
        metrics = QFontMetricsF(font)
        self._step = metrics.height() * spacing
        self._lift = (self._step - metrics.height()) / 2
        words = words[: lines * max(200, round(width))]  # more can never be seen
        self._layout = QTextLayout(words.replace("\n", " ").replace("\u2028", " "), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(list(formats))
        self._rest: tuple[str, float] | None = None  # what the last line is elided of, and its base
        self._font, self._width, count = font, width, 0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            # by the baseline: a line of another script's font is taller than the steps
            line.setPosition(QPointF(0, self._lift + self._step * count + metrics.ascent() - line.ascent()))
            count += 1
            if count == lines:
                units = self._layout.text().encode("utf-16-le")
                tail = units[2 * line.textStart() :].decode("utf-16-le", "ignore")
                if len(tail.encode("utf-16-le")) // 2 > line.textLength():
                    self._rest = tail[:400], self._lift + self._step * (count - 1) + metrics.ascent()
                break
        self._layout.endLayout()
        self.height = self._step * count

    def draw(self, painter: QPainter, left: float, top: float, colour: QColor) -> None:
        painter.setPen(colour)
        painter.setFont(self._font)
        for n in range(self._layout.lineCount() - (1 if self._rest else 0)):
            self._layout.lineAt(n).draw(painter, QPointF(left, top))
        if self._rest:
            tail, base = self._rest
            elided = QFontMetricsF(self._font).elidedText(tail, Qt.TextElideMode.ElideRight, self._width)
            painter.drawText(QPointF(left, top + base), elided)


@dataclass(frozen=True, slots=True)
class Chip:
    """A tag as a label: its path and its colour."""

    label: str
    colour: str


CHIP_HEIGHT = 20.0
_CHIP_GAP = 5.0


def chip_rows(chips: Sequence[Chip], font: QFont, width: float) -> list[list[tuple[Chip, float, float]]]:
    """The chips in rows, each with its left edge and its width."""
    metrics, rows, x = QFontMetricsF(font), [[]], 0.0  # type: ignore[var-annotated]
    for chip in chips:
        wide = min(width, metrics.horizontalAdvance(chip.label) + 20)
        if x and x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append((chip, x, wide))
        x += wide + _CHIP_GAP
    return rows if rows[0] else []


def draw_chip(painter: QPainter, box: QRectF, chip: Chip, font: QFont, theme: Theme) -> None:
    ground = theme.tag(chip.colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 8, 8)
    painter.setPen(theme.on(ground))
    painter.setFont(font)
    label = QFontMetricsF(font).elidedText(chip.label, Qt.TextElideMode.ElideMiddle, box.width() - 14)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)


def draw_digit(painter: QPainter, key: QRectF, digit: int, theme: Theme) -> None:
    """The key that applies a tag."""
    painter.setPen(QColor(theme.line))
    painter.setBrush(QColor(theme.card))
    painter.drawRoundedRect(key, 4, 4)
    painter.setPen(QColor(theme.dim))
    painter.setFont(ui_font(11))
    painter.drawText(key, Qt.AlignmentFlag.AlignCenter, str(digit))


def draw_dot(painter: QPainter, centre: QPointF, radius: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(centre, radius, radius)


