"""Tag names beside the words, in the page's right margin; only where the person asked for them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.gui import look
from annotator.gui.desk import Desk
from annotator.gui.look import LIGHT, Theme
from annotator.gui.paint import draw_dot
from annotator.gui.phrases import tip
from annotator.gui.reader import Reader
from annotator.settings import Settings

ROOM = 116
"""Pixels that the page keeps free for the names."""
AIR, STRIP = 10, 18
"""Between the words and their names; for the minimap and the scrollbar's side."""
STEP = 17.0
"""From one name to the next where several highlights begin on a line."""


@dataclass(frozen=True, slots=True)
class Name:
    """What stands in the margin, and at which height."""

    top: float
    words: str
    colour: str
    highlight: str


class Margin(QWidget):
    """Lies on the page's right margin. A click on a name selects its highlight."""

    chosen = Signal(str)  # a highlight's id

    def __init__(self, desk: Desk, reader: Reader, settings: Settings) -> None:
        super().__init__(reader.viewport())
        self.setAccessibleName(self.tr("Tag names in the margin"))
        self._desk, self._reader, self._settings = desk, reader, settings
        self._theme: Theme = LIGHT
        self.on = bool(settings.get("margin_names", False))
        self._lent = False  # the margins are someone else's for a while
        for bar in (reader.verticalScrollBar(), reader.horizontalScrollBar()):
            bar.valueChanged.connect(self.place)
        reader.document().documentLayout().documentSizeChanged.connect(self.place)
        reader.viewport().installEventFilter(self)
        self._put_on()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_margin(self) -> None:
        """On, or off again; remembered."""
        self.on = not self.on
        with suppress(OSError):  # a convenience
            self._settings.set("margin_names", self.on)
        self._put_on()

    def lend(self, *, lent: bool) -> None:
        """Gives the room to something else, or takes it back."""
        self._lent = lent
        self._put_on()

    def _put_on(self) -> None:
        if not self._lent:
            self._reader.keep_beside(ROOM if self.on else 0)
        self.setVisible(self.on and not self._lent)
        self.place()

    def place(self) -> None:
        if self.on:
            viewport = self._reader.viewport()
            left = round(self._reader.column_right()) + AIR
            self.setGeometry(left, 0, max(0, viewport.width() - left - STRIP), viewport.height())
            self.update()

    def names(self) -> list[Name]:
        """Those of the highlights that begin in view, from above; none on another."""
        out: list[Name] = []
        for mark, box in self._reader.marks_in_view():
            placed = self._desk.placed(mark.id)
            tags = placed.highlight.tags if placed else ()
            words = ", ".join(filter(None, (self._desk.path(t).rpartition(" › ")[2] for t in tags)))
            if words:
                out.append(Name(max(box.top(), out[-1].top + STEP if out else 0.0), words, mark.colour, mark.id))
        return out

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, font = QPainter(self), look.ui_font(12)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        for name in self.names():
            draw_dot(painter, QPointF(4, name.top + STEP / 2), 3.5, self._theme.tag(name.colour))
            chosen = name.highlight == self._desk.selected
            painter.setPen(QColor(self._theme.ink if chosen else self._theme.dim))
            words = metrics.elidedText(name.words, Qt.TextElideMode.ElideRight, self.width() - 13)
            line = QRectF(13, name.top, self.width() - 13, STEP)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _at(self, y: float) -> Name | None:
        return next((n for n in self.names() if n.top <= y < n.top + STEP), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        name = self._at(event.position().y())
        if name:
            self.chosen.emit(name.highlight)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            name = self._at(event.pos().y())
            QToolTip.showText(event.globalPos(), tip(name.words) if name else "", self)
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)
