"""A window on a library made for measuring, and a bare text browser of the same size."""

from __future__ import annotations

import html
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QTextBrowser

from annotator import anchor, clips
from annotator.gui import look
from annotator.gui.app import build
from annotator.gui.look import PageStyle
from annotator.gui.window import Window
from annotator.intake import Reading
from annotator.model import Change, Document, Highlight, Span, new_id
from annotator.settings import Settings
from annotator.store import Library
from annotator.text import Text
from annotator.workspace import Workspace
from tests.benchmarks.documents import Clips

MEGABYTE = 1_000_000
BATCH = 10_000
"""Highlights written as one change."""


class Scene:
    """`window` with a small document open; `document` is the one to measure."""

    def __init__(self, window: Window, document: Document, small: Document, text: Text) -> None:
        self.window, self.document, self.text = window, document, text
        self._small = small
        plain = "".join(f"<p>{html.escape(b.text)}</p>" for b in text.blocks)
        self.plain = plain
        self.bare = QTextBrowser()
        self.bare.resize(window.reader.size())
        self.bare.document().setDefaultFont(look.page_font(PageStyle()))
        self.bare.show()
        QApplication.processEvents()

    def leave(self) -> None:
        """Both show something small, and have nothing left to do."""
        self.window.open_document(self._small.id)
        self.bare.setHtml("<p>Small</p>")
        QApplication.processEvents()

    def show(self) -> None:
        """Open the document and paint it."""
        self.window.open_document(self.document.id)
        self.paint()

    def paint(self) -> None:
        """What a person looks at: the words and the cards beside them."""
        self.window.reader.viewport().repaint()
        self.window.panel.cards.list.viewport().repaint()

    def show_bare(self) -> None:
        self.bare.setHtml(self.plain)
        self.bare.viewport().repaint()

    def lay_out(self) -> None:
        """Both documents to their ends, so that only painting is left."""
        self.window.reader.complete()
        for browser in (self.window.reader, self.bare):
            browser.document().documentLayout().documentSize()
        QApplication.processEvents()


@contextmanager
def scene(highlights: int = 0, source: str = "") -> Iterator[Scene]:
    """A library of a document of a megabyte, or of the Markdown given, with so many highlights, and a small one."""
    app = QApplication.instance() or QApplication([])
    if isinstance(app, QApplication):
        app.setStyle("Fusion")
        look.load_fonts()
        app.setFont(look.ui_font())
    made = Clips(1)
    with TemporaryDirectory() as folder:
        place = Path(folder)
        settings = Settings(place / "settings.json")
        person = settings.introduce("Reader")
        library = Library(place / "Library.sqlite", states=place / "states")
        bodies = {"big.md": source or made.body(MEGABYTE), "small.md": made.body(3_000)}
        readings = [
            Reading(name, clips.read((made.front(n) + body).encode(), name))
            for n, (name, body) in enumerate(bodies.items())
        ]
        Workspace(library, person).import_clips(readings)
        big, small = (reading.clip for reading in readings if reading.clip)
        mark(Workspace(library, person), big.document, big.text, highlights)
        window = build(library, person, settings)
        window.show()
        window.open_document(small.document.id)
        yield Scene(window, big.document, small.document, big.text)
        window.close()
        QApplication.processEvents()
        library.close()


def mark(workspace: Workspace, document: Document, text: Text, count: int) -> None:
    """Highlights of a line or two all over a text, each with one tag of fifty."""
    chance, words = random.Random(5), text.words
    tags = [workspace.tag(f"Tag {n}").id for n in range(50)] if count else []

    def one(n: int) -> Highlight:
        start = chance.randrange(len(words) - 400)
        span = Span(start, start + chance.randint(15, 300))
        return Highlight(new_id(), document.id, text.id, span, anchor.quote(words, span), (tags[n % len(tags)],))

    for begin in range(0, count, BATCH):
        after = tuple(one(n) for n in range(begin, min(count, begin + BATCH)))
        workspace.library.apply(Change("Highlights", after=after), workspace.person.id)
