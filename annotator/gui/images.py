"""Images on the page: those that are kept with the document, and labelled placeholders for all others."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from annotator.gui import look
from annotator.gui.gallery import Gallery
from annotator.gui.look import PageStyle, Theme

IMAGE_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
ALT = QTextFormat.Property.UserProperty.value + 1
SOURCE = QTextFormat.Property.UserProperty.value + 2

FRAMED = 32
"""Pixels a side; below, an image is a sign among words and has no frame."""


def image_format(alt: str, source: str) -> QTextCharFormat:
    """The format of the one character that an image is."""
    form = QTextCharFormat()
    form.setObjectType(IMAGE_OBJECT)
    form.setProperty(ALT, image_label(alt, source))
    form.setProperty(SOURCE, source)
    form.setProperty(QTextFormat.Property.ImageAltText, alt)
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)  # among words
    return form


def image_label(alt: str, source: str) -> str:
    """What stands where an image would: its alt text and its host."""
    try:
        host = (urlsplit(source).hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    told = " ".join(alt.split())
    told = told if len(told) <= 80 else told[:79] + "…"
    return " · ".join(filter(None, (told or QCoreApplication.translate("Images", "Image"), host)))


class ImagePlaceholder(QPyTextObject):
    """Draws the label of an image that has not been asked for. Opens nothing."""

    def __init__(self, theme: Theme, style: PageStyle, parent: QTextDocument) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = look.ui_font(style.size * 0.74)

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(self._font)
        width = metrics.horizontalAdvance(self._label(form)) + metrics.height() * 2.2
        widest = max(60.0, document.textWidth() - 120)
        return QSizeF(min(width, widest, 440.0), metrics.height() * 1.5)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, position: int, form: QTextFormat
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.line))
        painter.setBrush(QColor(self._theme.tint))
        box = QRectF(rect).adjusted(0.5, 0.5, -3.5, -0.5)
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(self._font)
        painter.setPen(QColor(self._theme.dim))
        side = QFontMetricsF(self._font).height() * 0.6
        frame = QRectF(box.left() + side * 0.8, box.center().y() - side / 2, side * 1.25, side)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
        painter.drawPolyline([
            QPointF(frame.left(), frame.bottom()), QPointF(frame.left() + side * 0.45, frame.top() + side * 0.4),
            QPointF(frame.left() + side * 0.8, frame.bottom()),
        ])
        words = QRectF(frame.right() + side * 0.7, box.top(), box.right() - frame.right() - side, box.height())
        metrics = QFontMetricsF(self._font)
        label = metrics.elidedText(self._label(form), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
        painter.restore()

    def _label(self, form: QTextFormat) -> str:
        return str(form.property(ALT))


class ImageObject(ImagePlaceholder):
    """Draws an image of the gallery within its column, or its placeholder."""

    def __init__(self, theme: Theme, style: PageStyle, parent: QTextDocument, gallery: Gallery) -> None:
        super().__init__(theme, style, parent)
        self._gallery = gallery
        self._rooms: dict[int, tuple[QSize, float, QSizeF]] = {}  # by position: of what, in which width, how much

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        natural = self._gallery.size(str(form.property(SOURCE)))
        if natural is None:
            return super().intrinsicSize(document, position, form)
        # Qt asks again whenever it draws what it had forgotten, but only a column of another width is laid out anew.
        width, known = _room(document, position), self._rooms.get(position)
        if known is not None and known[:2] == (natural, width):
            return known[2]
        shrunk = min(1.0, width / natural.width(), self._gallery.tallest / natural.height())
        room = QSizeF(max(1, round(natural.width() * shrunk)), max(1, round(natural.height() * shrunk)))
        self._rooms[position] = (natural, width, room)
        return room

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, position: int, form: QTextFormat
    ) -> None:
        source, ratio = str(form.property(SOURCE)), painter.device().devicePixelRatio()
        if self._gallery.size(source) is None:
            super().drawObject(painter, rect, document, position, form)
            if self._rooms.pop(position, None):  # broken, as decoding it has shown: its room is no longer needed
                QTimer.singleShot(0, document, lambda: document.markContentsDirty(position, 1))
            return
        # On whole device pixels: half of one blurs every edge.
        left, top = (round(v * ratio) / ratio for v in (QRectF(rect).left(), QRectF(rect).top()))
        box = QRectF(left, top, QRectF(rect).width(), QRectF(rect).height())
        image = self._gallery.image(source, (box.size() * ratio).toSize())
        painter.save()
        if image is None:
            painter.fillRect(box, QColor(self._theme.tint))
        else:
            if self._theme.dark and image.hasAlphaChannel():  # dark ink on no ground was drawn for white paper
                painter.fillRect(box, QColor(look.LIGHT.page))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, image)
        if min(box.width(), box.height()) >= FRAMED:
            painter.setPen(QColor(self._theme.line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.restore()

    def _label(self, form: QTextFormat) -> str:
        told = super()._label(form)
        if not self._gallery.is_broken(str(form.property(SOURCE))):
            return told
        return " · ".join((told, self.tr("cannot be shown")))


def _room(document: QTextDocument, position: int) -> float:
    """Pixels from one side of a block's column to the other."""
    frame, block = document.rootFrame().frameFormat(), document.findBlock(position)
    form, width = block.blockFormat(), document.textWidth()
    if width <= 0:
        return 640.0
    width -= frame.leftMargin() + frame.rightMargin() + form.leftMargin() + form.rightMargin()
    levels = form.indent() + (items.format().indent() if (items := block.textList()) else 0)
    if table := QTextCursor(block).currentTable():
        width = width / table.columns() - 2 * table.format().cellPadding()
    return max(24.0, width - levels * document.indentWidth() - 1)
