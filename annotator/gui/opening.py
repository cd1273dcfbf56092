"""Which document is read: opened, shown, gone to, and shown again where its text is another now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from annotator import clips, paths
from annotator.gui import phrases
from annotator.gui.pieces import named
from annotator.gui.shelf import EmptyState
from annotator.intake import ImportReport
from annotator.model import Document
from annotator.text import Block, Text

if TYPE_CHECKING:
    from annotator.gui.window import Window

GUIDE = "https://annotator.example.org/guide/reading-with-annotator"
"""The url of the sample clip that teaches the app."""


class Opening(QObject):
    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._desk, self._library = window, window.desk, window.workspace.library
        self.empty = named(EmptyState(window), "emptyPage")
        self.pages = QStackedWidget(window)  # the reader, or what to do while there is nothing to read
        self.pages.addWidget(window.reader)
        self.pages.addWidget(self.empty)
        window.reader.became_plain.connect(self._on_plain)

    def open_document(self, key: str) -> None:
        w = self._window
        if self._is_open(key) or not w.marking.settle():
            return
        if document := self._library.document(key):
            w.trail.leave()
            w.bookmark.remember()
            w.attempt(lambda: self._open(document))

    def turn_to(self, key: str) -> None:
        """A person goes on to another document: what was said of the one before is over."""
        if not self._is_open(key):
            self._window.status.forget()
            self.open_document(key)

    def open_last(self) -> None:
        """What was read the last time, else the first of the list."""
        last = str(self._library.state.get("document", ""))
        first = last if self._library.document(last) else self._window.shelf.first()
        if first:
            self.open_document(first)
        else:
            self._show_page(None)

    def open_guide(self) -> None:
        guide = next((d for d in self._library.documents() if d.url == GUIDE), None)
        if guide:
            self.open_document(guide.id)
        else:
            self._window.errands.import_paths([paths.seeds()])

    def open_imported(self, report: ImportReport) -> None:
        if report.count("refused"):
            self._window.leads.show_details(report)
        fresh = [f.document for f in report.fates if f.kind != "refused"]
        if fresh and (self._desk.document is None or len(fresh) == 1):
            self.open_document(fresh[0])

    # -- to a place of it ------------------------------------------------------------------------------------------

    def open_card(self, highlight: str) -> None:
        """A card of another document opens it there."""
        record = self._library.highlight(highlight)
        if record and not self._is_open(record.document):
            self.open_document(record.document)
            self._window.marking.select(highlight)

    def open_highlight(self, document: str, highlight: str) -> None:
        self.open_document(document)
        if highlight:
            self._window.marking.select(highlight)

    def go_to_highlight(self, highlight: str) -> None:
        """Enter on a card: to its words."""
        self.open_card(highlight)
        self._window.marking.select(highlight)
        self._window.reader.setFocus()

    def go_to_place(self, document: str, position: int) -> None:
        """Without leaving a trail: this is the trail."""
        found = self._library.document(document)
        if found and not self._is_open(document):
            self._window.bookmark.remember()
            self._window.attempt(lambda: self._open(found))
        self._window.reader.put_caret(position)
        self._window.reader.go_to(position)

    # -- the page --------------------------------------------------------------------------------------------------

    def show_again(self, came: Sequence[str]) -> None:
        """Documents changed: what is open may have another text, be gone, or be back."""
        here, reader = self._desk.document, self._window.reader
        if here is None:
            self._show_page(None)
            if came:
                self.open_document(came[0])
            return
        top, same = reader.top_position(), here.text == reader.text_shown.id
        if here.id in came and not same:
            self._show_page(here)
            reader.go_to(top)
        elif here.id in came:
            self._window.showing.show()

    def _is_open(self, document: str) -> bool:
        return self._desk.document is not None and self._desk.document.id == document

    def _open(self, document: Document) -> None:
        w = self._window
        self._desk.open(document)
        self._show_page(document)
        if w.panel.cards.sift.scope == "document":
            w.views.show_cards()
        else:
            w.views.show_marks()
        w.shelf.show_current(document.id)
        w.bookmark.open()
        w.going.visited(document.id)
        w.views.counting.start()

    def _show_page(self, document: Document | None) -> None:
        w = self._window
        self.pages.setCurrentWidget(w.reader if document else self.empty)
        if document is None:
            w.marking.settle()
            w.reader.show_text(Text.of((Block("p"),), ""))
            w.trail.document = ""
            w.trail.renew()
            self._say_empty()
            w.setWindowTitle("Annotator")
            return
        text = w.workspace.text_of(document)
        capture = self._library.capture(document.capture)
        header = clips.header(document, text.blocks)
        cut = bool(capture and clips.truncated(capture.source))
        facts = phrases.facts_in_masthead(document, text.minutes, truncated=cut)
        with w.reader.unlaid():  # the page that goes is not laid out again
            w.reader.masthead.show_document(document.title, facts, len(header.folded))
            w.showing.show()
            w.carrying.count_captures()
            w.noting.show()
            w.trail.document = document.id
            w.reader.show_text(text, header.hidden, header.folded)
        w.trail.renew()
        w.setWindowTitle(f"{document.title} — Annotator")

    def _on_plain(self) -> None:
        self._window.status.warn(self.tr("This document is shown as plain blocks; its words and positions are right."))

    def _say_empty(self) -> None:
        if self._window.shelf.rows.rows:
            self.empty.say(self.tr("Choose a document in the list to read it."))
            return
        self.empty.say(
            self.tr("Clips you import are read here.\nDrop Markdown files or a folder anywhere in this window."),
            self.tr("Import clips…"),
        )
