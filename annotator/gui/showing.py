"""A document's images: shown where the library has them, fetched from the web where the person asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator import pictures
from annotator.gui.desk import Desk
from annotator.gui.reader import Reader
from annotator.model import Asset, Document

if TYPE_CHECKING:
    from annotator.gui.fetching import Fetch


class Showing(QObject):
    told = Signal(str, object)
    started = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(
        self, desk: Desk, reader: Reader, attempt: Callable[[Callable[[], object]], bool], window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk, self._reader, self._attempt, self._window = desk, reader, attempt, window
        self._document: Document | None = None
        self._found: list[tuple[str, Asset]] = []
        reader.masthead.images_asked.connect(self.ask)

    @cached_property
    def fetch(self) -> Fetch:
        """Made when somebody asks for images: most readings need no network."""
        from annotator.gui.fetching import Fetch

        fetch = Fetch(self)
        fetch.arrived.connect(lambda source, asset: self._found.append((source, asset)))
        fetch.progressed.connect(self.progressed)
        fetch.finished.connect(self._on_finished)
        return fetch

    def cancel(self) -> None:
        if "fetch" in self.__dict__:
            self.fetch.cancel()

    def show(self) -> None:
        """What the open document has; before its page is built, and again when images came."""
        document = self._desk.document
        if document:
            self._reader.show_images(dict(document.images), self._desk.workspace.library.asset)
            self._reader.masthead.show_images(len(self._missing(document)))

    def ask(self) -> None:
        """Say who would learn of it, then fetch."""
        from annotator.gui.dialogs import confirmed

        document = self._desk.document
        missing = self._missing(document) if document else {}
        if document is None or not missing or self.fetch.is_running:
            return
        hosts = ", ".join(pictures.hosts(missing.values()))
        question = self.tr("Show the images of this document?")
        words = self.tr("They are fetched from {} and kept in the library. Those sites see that someone reads it.")
        if confirmed(self._window, question, words.format(hosts)):
            self._document, self._found = document, []
            self.started.emit(self.tr("Fetching images"))
            self.fetch.start(missing)

    def _missing(self, document: Document) -> dict[str, str]:
        """Sources that can be fetched and are not here, with their addresses."""
        here = dict(document.images)
        named = pictures.sources(self._desk.workspace.text_of(document))
        return {s: a for s, a in pictures.remote(named, document.url).items() if s not in here}

    def _on_finished(self, arrived: int, of: int) -> None:
        self.ended.emit()
        document, found = self._document, self._found
        if document and found:
            self._attempt(lambda: self._desk.workspace.bring_images(document, found))
        self.told.emit(self.tr("{} of {} images shown.").format(arrived, of), None)
