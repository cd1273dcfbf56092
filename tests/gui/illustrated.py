"""Images made for a test, sound, broken and hostile, and a page that shows them."""

import struct
import zlib

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from annotator.gui import look
from annotator.gui.gallery import Gallery
from annotator.gui.images import IMAGE_OBJECT, ImageObject
from annotator.gui.reader import Reader
from annotator.model import Asset
from annotator.text import IMAGE, Block, Cell, Run, Text


def encoded(width, height, kind="png", colour="#336699"):
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return buffer.data().data()


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def claimed(width, height, *more):
    """A PNG that says it is this large, and holds next to nothing."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    words = (head, *more, chunk(b"IDAT", zlib.compress(bytes(1000))), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(words)


GIF = bytes.fromhex("47494638396102000100800000ff000000ff002c00000000020001000002024401003b")
"""Two pixels, red and green."""
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='file:///etc/passwd'/></svg>"


class Illustrated(Reader):
    """A page with a gallery."""

    def __init__(self):
        super().__init__()
        self.gallery = Gallery(self.viewport())

    def _build(self, text):
        built = super()._build(text)
        made = ImageObject(self._theme, self._style, self.document(), self.gallery)
        self.document().documentLayout().registerHandler(IMAGE_OBJECT, made)
        self.document().markContentsDirty(0, self.document().characterCount())
        return built


def figure(source, alt="A chart", **said):
    return Block("p", IMAGE, (Run(1, "I", source),), alts=(alt,), **said)


PAGE = Text.of((
    Block("h1", "Figures"), figure("a"), Block("p", "Words between. " * 30), figure("b"),
    Block("p", f"in {IMAGE} line", (Run(3), Run(1, "I", "icon"), Run(5)), alts=("i",)),
    Block("cell", "a", cell=Cell(0, 0, 0)), figure("a", cell=Cell(0, 0, 1)), figure("none"), Block("p", "🩺 end"),
), "")  # fmt: skip
PAGE_IMAGES = [number for number, block in enumerate(PAGE.blocks) if block.text == IMAGE]


def illustrated(qtbot):
    """A shown page with a gallery."""
    made = Illustrated()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.set_look(look.LIGHT, look.PageStyle())
    made.show()
    qtbot.waitExposed(made)
    return made


def show(qtbot, reader, images, text=PAGE):
    """The page with images by source, given as bytes, all of them drawn; how often each was loaded."""
    kept = {source: Asset.of("image/png", data) for source, data in images.items()}
    loads = []

    def load(identity):
        loads.append(identity)
        return next((a for a in kept.values() if a.id == identity), None)

    reader.gallery.show_images({source: a.id for source, a in kept.items()}, load)
    assert reader.show_text(text)
    settle(qtbot, reader)
    return loads


def settle(qtbot, reader):
    reader.grab()
    qtbot.waitUntil(lambda: not reader.gallery.is_busy)
    QApplication.processEvents()


def box(reader, number):
    """Of a block's first line, without its margins."""
    block = reader.document().findBlock(reader._positions.to_qt(PAGE.starts[number]))
    return block.layout().lineAt(0).naturalTextRect()


def faithful(reader, text=PAGE):
    document = reader.document()
    shown = [document.findBlock(reader._positions.to_qt(start)) for start in text.starts]
    return [b.text() for b in shown] == [b.text for b in text.blocks]
