"""Small libraries made up: what the index and a look at everything have to agree on."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from annotator.model import Capture, Change, Document, Highlight, Note, Person, Quote, Review, Span, Tag, content_id
from annotator.store import Library, Reading
from annotator.text import Block, Text
from tests.query.queries import SPOKEN
from tests.store.things import ANN, BEN

PEOPLE = (Person(ANN, "Ana"), Person(BEN, "Ben"))
TAGS = (
    Tag(content_id("learning"), "Learning"),
    Tag(content_id("rlvr"), "RLVR", parent=content_id("learning"), aliases=("le",)),
    Tag(content_id("other"), "other", description="two words"),
)
LINES = st.lists(st.sampled_from(SPOKEN), min_size=1, max_size=4).map(" ".join)


def put(library: Library, draw: st.DrawFn, n: int) -> None:
    """One more document with what was said on it."""
    lines = [draw(LINES) for _ in range(draw(st.integers(1, 3)))]
    text = Text.of(tuple(Block("p", line) for line in lines), "1")
    capture = Capture(content_id("source", str(n)), content_id("document", str(n)), f"source {n}")
    document = Document(
        capture.document, draw(LINES), url=draw(st.sampled_from(("https://example.org/a", "https://other.net/b"))),
        author=draw(st.sampled_from(("", "A. Writer"))), clipped=draw(st.sampled_from(("2025-12-23 13:00", "?"))),
        source=draw(st.sampled_from(("slack", "browser-history"))), channel=draw(st.sampled_from(("", "desk"))),
        text=text.id, capture=capture.id, meta=draw(st.sampled_from(((), (("odd_key", "kept"),)))),
    )  # fmt: skip
    library.apply(Change("Import", after=(document,), brings=(text, capture)), ANN)
    for m in range(draw(st.integers(0, 2))):
        person = draw(st.sampled_from(PEOPLE))
        worn = draw(st.lists(st.sampled_from([t.id for t in TAGS]), unique=True, max_size=2))
        identity, quote = content_id("highlight", str(n), str(m)), Quote(draw(LINES), "", "")
        mark = Highlight(identity, document.id, text.id, Span(0, 1), quote, tuple(worn))
        said = [Note(content_id("note", mark.id), mark.id, draw(LINES))] if draw(st.booleans()) else []
        judged = [Review(content_id("review", mark.id), mark.id, "accept")] if draw(st.booleans()) else []
        library.apply(Change("Mark", after=(mark, *said, *judged)), person.id)
    if draw(st.booleans()):
        library.apply(Change("Note", after=(Note(content_id("on", str(n)), document.id, draw(LINES)),)), BEN)
    if draw(st.booleans()):
        library.state.set_reading(ANN, document.id, Reading("reading", 0.5))


def begin(library: Library, draw: st.DrawFn) -> None:
    said = Note(content_id("note on a tag"), TAGS[0].id, draw(LINES))
    library.apply(Change("Begin", after=(*PEOPLE, *TAGS, said)), ANN)


def change(library: Library, draw: st.DrawFn) -> None:
    """Something that people do later on."""
    act = draw(st.sampled_from(("retitle", "untag", "remove", "unmark", "reword", "rename", "undo")))
    documents, marks, notes = library.documents(), library.highlights(), library.notes()
    if act == "retitle" and documents:
        one = draw(st.sampled_from(documents))
        library.apply(Change("Retitle", (one,), (replace(one, title=draw(LINES), clipped="2024"),)), ANN)
    elif act == "untag" and marks:
        mark = draw(st.sampled_from(marks))
        library.apply(Change("Untag", (mark,), (replace(mark, tags=(TAGS[2].id,)),)), BEN)
    elif act == "remove" and documents:
        library.apply(Change("Remove", before=(draw(st.sampled_from(documents)),)), ANN)
    elif act == "unmark" and marks:
        library.apply(Change("Unmark", before=(draw(st.sampled_from(marks)),)), ANN)
    elif act == "reword" and notes:
        note = draw(st.sampled_from(notes))
        library.apply(Change("Reword", (note,), (replace(note, body=draw(LINES)),)), BEN)
    elif act == "rename" and (tag := library.tag(TAGS[2].id)):
        library.apply(Change("Rename", (tag,), (replace(tag, name="robots"),)), ANN)
    elif act == "undo":
        library.undo(ANN)
