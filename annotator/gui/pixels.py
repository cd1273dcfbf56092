"""From the bytes of an image to its pixels, in any thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QLoggingCategory, QSize
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from annotator.pictures import PictureError, admitted, drawn

MAX_SIDE = 20_000
"""Pixels."""
MAX_PIXELS = 40_000_000
"""Of one image: more than any camera that a web page shows."""
DECODING_LIMIT = 64
"""Megabytes that Qt may take for one image."""

# What is wrong with an image is said in its place; a hostile one would fill the log.
QLoggingCategory.setFilterRules("qt.gui.imageio*=false\nqt.gui.icc=false")


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
