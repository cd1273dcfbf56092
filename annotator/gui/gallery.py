"""The images kept with a document: measured, decoded beside the window, and held as long as there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from annotator.gui.pieces import timer
from annotator.gui.pixels import decoding, natural_size
from annotator.model import Asset
from annotator.pictures import PictureError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

KEPT = 64_000_000
"""Bytes of decoded images kept: several windows full."""
SHARE = 0.7
"""Of the window's height: an image leaves room for the words about it."""
LOOK_EVERY = 15
"""Milliseconds between looks at what is being decoded: a frame."""

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
