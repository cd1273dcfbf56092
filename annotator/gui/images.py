"""Images on the page: labelled placeholders for what nobody has asked for."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPyTextObject, QTextCharFormat, QTextDocument, QTextFormat

from annotator.gui import look
from annotator.gui.look import PageStyle, Theme

IMAGE_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
ALT = QTextFormat.Property.UserProperty.value + 1
SOURCE = QTextFormat.Property.UserProperty.value + 2


def image_format(alt: str, source: str) -> QTextCharFormat:
    """The format of the one character that an image is."""
    form = QTextCharFormat()
    form.setObjectType(IMAGE_OBJECT)
    form.setProperty(ALT, image_label(alt, source))
    form.setProperty(SOURCE, source)
    return form


def image_label(alt: str, source: str) -> str:
    """What stands where an image would: its alt text and its host."""
    try:
        host = (urlsplit(source).hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    told = " ".join(alt.split())
    told = told if len(told) <= 80 else told[:79] + "…"
    return " · ".join(filter(None, (told or "Image", host)))


class ImagePlaceholder(QPyTextObject):
    """Draws the label of an image that has not been asked for. Opens nothing."""

    def __init__(self, theme: Theme, style: PageStyle, parent: QTextDocument) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = look.ui_font(style.size * 0.74)

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(self._font)
        width = metrics.horizontalAdvance(str(form.property(ALT))) + metrics.height() * 2.2
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
        side = box.height() * 0.42
        frame = QRectF(box.left() + side * 0.8, box.center().y() - side / 2, side * 1.25, side)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
        painter.drawPolyline([
            QPointF(frame.left(), frame.bottom()), QPointF(frame.left() + side * 0.45, frame.top() + side * 0.4),
            QPointF(frame.left() + side * 0.8, frame.bottom()),
        ])
        words = QRectF(frame.right() + side * 0.7, box.top(), box.right() - frame.right() - side, box.height())
        metrics = QFontMetricsF(self._font)
        label = metrics.elidedText(str(form.property(ALT)), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
        painter.restore()
