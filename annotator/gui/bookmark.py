"""How far the person is with each document: for this machine only, never in the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from annotator.gui.desk import Desk
from annotator.gui.pieces import timer
from annotator.gui.reader import Reader
from annotator.model import AnnotatorError
from annotator.store import Busy, Reading

REMEMBER_AFTER = 1_200
"""Milliseconds of rest after scrolling before the place is written down."""


class Bookmark(QObject):
    """Unread becomes reading by itself; done is what the person says."""

    moved = Signal()
    written = Signal()

    def __init__(self, desk: Desk, reader: Reader, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._reader = desk, reader
        self.seen = 0.0  # share of the open document that has been in view
        self._top = 0
        self._rest = timer(self, REMEMBER_AFTER, self.remember)
        reader.moved.connect(self._on_moved)

    def open(self) -> None:
        """Go to where the person was in the document just opened."""
        reading = self._reading()
        self.seen, self._top = reading.progress, reading.position
        if 0 < self._top < len(self._reader.text_shown.words):
            self._reader.go_to(self._top)
        self._rest.start()
        self.moved.emit()

    def soon(self) -> None:
        """Something was done that may count as reading."""
        self._rest.start()

    def remember(self) -> None:
        """Write down how far the person is."""
        self._rest.stop()
        try:
            self._remember()
        except Busy:  # somebody writes to the file
            self._rest.start()
        except AnnotatorError:
            return  # a place in a page is a convenience; what the person made is elsewhere

    def _remember(self) -> None:
        document, was = self._desk.document, self._reading()
        if document is None:
            return
        state, top = self._desk.workspace.library.state, self._top
        if state.get("document", "") != document.id:
            state.set("document", document.id)
        begun = was.status == "unread" and (top > 0 or self._desk.is_begun())
        status = "reading" if begun else was.status
        quote = self._reader.text_shown.words[top : top + 40]
        now = Reading(status, round(max(self.seen, was.progress), 3), top, quote)
        if now != was:
            self._write(document.id, now)
            self.written.emit()

    def mark(self, documents: Sequence[str], status: str) -> None:
        """Say that documents are "unread", "reading" or "done"."""
        for document in documents:
            was = self._known(document)
            seen = {"done": 1.0, "unread": 0.0}.get(status, was.progress)
            self._write(document, replace(was, status=status, progress=seen))
            if self._desk.document and document == self._desk.document.id:
                self.seen = seen
        self.written.emit()

    def _on_moved(self, seen: float, top: int) -> None:
        self.seen, self._top = max(self.seen, seen), top
        self._rest.start()
        self.moved.emit()

    def _reading(self) -> Reading:
        return self._known(self._desk.document.id) if self._desk.document else Reading()

    def _known(self, document: str) -> Reading:
        return self._desk.workspace.library.state.reading_of(self._desk.workspace.person.id, document)

    def _write(self, document: str, reading: Reading) -> None:
        state = self._desk.workspace.library.state
        try:
            state.set_reading(self._desk.workspace.person.id, document, reading)
        except AnnotatorError:
            return  # a place in a page is a convenience; what the person made is elsewhere
