"""Images on the page: those that are kept with the document, and labelled placeholders for all others."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import (
    QBuffer,
    QIODevice,
    QLoggingCategory,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QImageIOHandler,
    QImageReader,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QWidget

from annotator.gui import look
from annotator.gui.look import PageStyle, Theme
from annotator.gui.pieces import timer
from annotator.model import Asset
from annotator.pictures import PictureError, admitted, drawn

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

IMAGE_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
ALT = QTextFormat.Property.UserProperty.value + 1
SOURCE = QTextFormat.Property.UserProperty.value + 2

MAX_SIDE = 20_000
"""Pixels."""
MAX_PIXELS = 40_000_000
"""Of one image: more than any camera that a web page shows."""
DECODING_LIMIT = 64
"""Megabytes that Qt may take for one image."""
KEPT = 64_000_000
"""Bytes of decoded images kept: several windows full."""
SHARE = 0.7
"""Of the window's height: an image leaves room for the words about it."""
LOOK_EVERY = 15
"""Milliseconds between looks at what is being decoded: a frame."""
FRAMED = 32
"""Pixels a side; below, an image is a sign among words and has no frame."""

# What is wrong with an image is said in its place; a hostile one would fill the log.
QLoggingCategory.setFilterRules("qt.gui.imageio*=false\nqt.gui.icc=false")


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
    return " · ".join(filter(None, (told or "Image", host)))


# -- from bytes to pixels ----------------------------------------------------------------------------------------------


def natural_size(data: bytes) -> QSize:
    """Width and height in pixels, upright, from the header alone. Raises PictureError."""
    reader, _ = _reader(data)
    size = reader.size()
    if size.isEmpty():
        raise PictureError("it cannot be read as an image")
    if max(size.width(), size.height()) > MAX_SIDE or size.width() * size.height() > MAX_PIXELS:
        raise PictureError(f"it is too large to be drawn ({size.width():,} × {size.height():,} pixels)")
    return size.transposed() if _lies(reader) else size


def decoding(data: bytes, size: QSize) -> Callable[[], QImage]:
    """What gives the image, upright, in this size or its own if that is smaller; to be called once, in any thread.

    Raises PictureError, and so does what it gives.
    """
    natural = natural_size(data)
    reader, buffer = _reader(data)
    if size.width() < natural.width() and size.height() < natural.height():
        reader.setScaledSize(size.transposed() if _lies(reader) else size)
    # Qt finds the plug-in under a lock and reads from a device that asks Python: in two threads, that locks up.
    reader.canRead()

    def decode() -> QImage:
        image = reader.read()
        buffer.close()
        if image.isNull():
            raise PictureError("it is damaged")
        kind = QImage.Format
        return image.convertToFormat(kind.Format_ARGB32_Premultiplied if image.hasAlphaChannel() else kind.Format_RGB32)

    return decode


def _reader(data: bytes) -> tuple[QImageReader, QBuffer]:
    """For the one format that the bytes show, whatever they are called; it reads from the buffer, which must live."""
    kind = admitted(data).removeprefix("image/")
    buffer = QBuffer()
    buffer.setData(drawn(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(DECODING_LIMIT)
    reader = QImageReader(buffer, kind.encode())
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    return reader, buffer


def _lies(reader: QImageReader) -> bool:
    """Whether a camera wrote it on its side."""
    return bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)


# -- the images of a document ------------------------------------------------------------------------------------------


Load = Callable[[str], Asset | None]
"""An asset by its id."""


class Gallery(QObject):
    """The images kept with the document shown, by source: measured at once, decoded aside when first drawn.

    Sizes in `image` are device pixels. A picture that arrives repaints the viewport.
    """

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._images: Mapping[str, str] = {}
        self._load: Load = lambda _: None
        self._sizes: dict[str, QSize | None] = {}  # by asset; None: it cannot be shown
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._awaited: dict[str, Future[QImage]] = {}
        self._aside: ThreadPoolExecutor | None = None  # made when there is something to decode
        # Looked after rather than told: a thread must not speak to what the closing of a window may have deleted.
        self._watch = timer(self, LOOK_EVERY, self._collect, once=False)

    def show_images(self, images: Mapping[str, str], load: Load) -> None:
        """From now on these: sources with the ids of assets, and how one is had."""
        if self._aside:
            self._aside.shutdown(wait=False, cancel_futures=True)
        self._aside = None
        self._images, self._load = dict(images), load
        self._sizes.clear()
        self._awaited.clear()

    def size(self, source: str) -> QSize | None:
        """In pixels; None where there is nothing to draw."""
        if not (asset := self._images.get(source)):
            return None
        if asset not in self._sizes:
            found = self._load(asset)
            try:
                self._sizes[asset] = natural_size(found.data) if found else None
            except PictureError:
                self._sizes[asset] = None
        return self._sizes[asset]

    def is_broken(self, source: str) -> bool:
        """Whether it is here but cannot be drawn."""
        return source in self._images and self.size(source) is None

    def image(self, source: str, size: QSize) -> QImage | None:
        """The image at least in this size if it has it; until it is decoded a smaller one, or None."""
        asset = self._images[source]
        natural, kept = self.size(source), self._kept.get(asset)
        if kept is not None:
            self._kept.move_to_end(asset)
        wanted = min(size.width(), natural.width() if natural else 0)
        if (kept is None or kept.width() < wanted) and asset not in self._awaited and (found := self._load(asset)):
            try:
                self._awaited[asset] = self._threads().submit(decoding(found.data, size))
            except PictureError:
                self._sizes[asset] = None
            self._watch.start()
        return kept

    @property
    def tallest(self) -> float:
        """Pixels; a window that is not yet laid out does not count."""
        return SHARE * max(self._viewport.height(), 300)

    @property
    def is_busy(self) -> bool:
        return bool(self._awaited)

    def _threads(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        self._aside = self._aside or ThreadPoolExecutor(1)
        return self._aside

    def _collect(self) -> None:
        for asset, future in [item for item in self._awaited.items() if item[1].done()]:
            del self._awaited[asset]
            try:
                self._kept[asset] = future.result()
            except PictureError:
                self._sizes[asset] = None
            self._viewport.update()
        while len(self._kept) > 1 and sum(i.sizeInBytes() for i in self._kept.values()) > KEPT:
            self._kept.popitem(last=False)
        if not self._awaited:
            self._watch.stop()


# -- on the page -------------------------------------------------------------------------------------------------------


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
