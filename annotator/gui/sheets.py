"""Pages of paper or PDF, filled one small document after another: of a long one Qt loses what lies past a length."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QTextDocument

from annotator.gui import look
from annotator.gui.look import LIGHT

POINTS = 72
MARGINS = QMarginsF(20, 18, 20, 22)
"""Millimetres."""

SPILL = 6
"""Points at a page's end that stay free: a tint reaches above the line that begins the next page."""

Beside = Callable[[QPainter, QRectF, QRectF], None]
"""Paints what stands on a page beside its words: given the painter, the part of the document shown, and the page."""


class Sheets:
    """`gutter`: points at the right of each page that its words leave free."""

    def __init__(self, device: QPagedPaintDevice, title: str, gutter: float = 0) -> None:
        device.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
        self._device, self._title = device, title
        layout = device.pageLayout()
        area = layout.paintRect(QPageLayout.Unit.Point)
        self._area = QRectF(0, 0, area.width(), area.height())
        self.width = area.width() - gutter
        self._painter = QPainter()
        if not self._painter.begin(device):
            raise OSError("the printer or the file cannot be written")
        self._scale = device.logicalDpiX() / POINTS
        self.count = 0

    def add(self, document: QTextDocument, beside: Beside | None = None) -> None:
        """The document's pages, each a new one. Its sizes are points."""
        document.setPageSize(QSizeF(self.width, self._area.height()))
        frame = document.rootFrame().frameFormat()
        frame.setBottomMargin(SPILL)
        document.rootFrame().setFrameFormat(frame)
        for number in range(document.pageCount()):
            if self.count:
                self._device.newPage()
            self.count += 1
            shown = QRectF(0, number * self._area.height(), self.width, self._area.height())
            painter = self._painter
            painter.save()
            painter.scale(self._scale, self._scale)
            self._foot(painter)
            painter.translate(0, -shown.top())
            document.drawContents(painter, shown.adjusted(0, 0, 0, -SPILL))
            if beside:
                beside(painter, shown, self._area)
            painter.restore()

    def end(self) -> None:
        self._painter.end()

    def _foot(self, painter: QPainter) -> None:
        painter.setFont(look.font(look.SANS, 8))
        painter.setPen(QColor(LIGHT.dim))
        box = QRectF(0, self._area.height() + 14, self._area.width(), 14)
        words = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, int(box.width() * 0.8))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, words)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight, str(self.count))


def face(families: tuple[str, ...], points: float, *, weight: int = 400) -> QFont:
    """A font whose size is points of these pages, which count 72 an inch."""
    made = look.font(families, points, weight=weight)
    for name in ("liga", "clig", "dlig"):  # who copies or seeks words in a PDF would lose a ligature's letters
        made.setFeature(QFont.Tag(name), 0)
    return made


def a4() -> QPageSize:
    return QPageSize(QPageSize.PageSizeId.A4)
