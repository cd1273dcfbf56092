"""Small records to put into libraries."""

from pathlib import Path

from annotator.model import Capture, Change, Document, Highlight, Quote, Record, Span, Tag, content_id, new_id
from annotator.store import Library
from annotator.text import Block, Text

ANN = "a" * 32
BEN = "b" * 32


def opened(path: Path, **options: object) -> Library:
    """A library that does not wait for the disk."""
    library = Library(path, **options)
    library._db.execute("PRAGMA synchronous=OFF")
    return library


def text(*lines: str) -> Text:
    return Text.of(tuple(Block("p", line) for line in lines), "1")


def document(title: str = "Paper", **fields: object) -> Document:
    return Document(new_id(), title, **fields)


def highlight(about: Document, start: int = 0, tags: tuple[str, ...] = (), identity: str = "") -> Highlight:
    span = Span(start, start + 5)
    return Highlight(identity or new_id(), about.id, about.text, span, Quote(f"w{start}", "before ", " after"), tags)


def make(library: Library, *records: Record, person: str = ANN, label: str = "Make") -> tuple[Record, ...]:
    """The records as the library has them."""
    return library.apply(Change(label, after=records), person).after


def filled(library: Library) -> tuple[Document, Tag, Highlight]:
    """A library with a clip, a tag and a highlight that wears it."""
    words = text("hello world", "and more")
    capture = Capture(content_id("source"), new_id(), "source")
    page = Document(capture.document, "Paper", url="https://example.org/a", text=words.id, capture=capture.id)
    label = Tag(new_id(), "robotics")
    library.apply(Change("Import", after=(page, label), brings=(words, capture)), ANN)
    (mark,) = make(library, highlight(page, 0, (label.id,)), label="Highlight")
    found = library.document(page.id)
    assert found is not None
    assert isinstance(mark, Highlight)
    return found, label, mark


def twin(library: Library, path: Path) -> Library:
    """A copy of the file, as somebody else opens it."""
    assert library.path is not None
    path.write_bytes(library.path.read_bytes())
    return opened(path)
