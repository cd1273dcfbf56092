"""What was found, with what a person needs to tell it: the words around it, tags, notes, the document it is of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from annotator.model import Document, Highlight, Note, Span, Tag
from annotator.query import Node, sought_words
from annotator.searching.snippets import Snippet, places, snippet
from annotator.searching.surroundings import Surroundings
from annotator.store import Library
from annotator.text import words_in


@dataclass(frozen=True, slots=True)
class DocumentHit:
    """A document, and the words in its text around what was found."""

    document: Document
    snippet: Snippet
    title: tuple[Span, ...] = ()  # marks in its title

    @property
    def marks(self) -> tuple[Span, ...]:
        """In the snippet's words."""
        return self.snippet.inner


@dataclass(frozen=True, slots=True)
class HighlightHit:
    """A highlight on a document, with the paths of its tags and the notes on it."""

    highlight: Highlight
    document: Document
    marks: tuple[Span, ...] = ()  # in its quote
    tags: tuple[tuple[str, ...], ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteHit:
    """A note, and what it is about: a highlight on a document, a document, or a tag."""

    note: Note
    marks: tuple[Span, ...] = ()  # in its body
    document: Document | None = None
    highlight: Highlight | None = None
    tag: Tag | None = None
    path: tuple[str, ...] = ()  # of the tag


@dataclass(frozen=True, slots=True)
class TagHit:
    """A tag with its path from the root, and on how many highlights it is."""

    tag: Tag
    path: tuple[str, ...]
    highlights: int = 0
    marks: tuple[Span, ...] = ()  # none: names are short
    document: None = None


Hit = DocumentHit | HighlightHit | NoteHit | TagHit


@dataclass(frozen=True, slots=True)
class Results:
    """The best hits of each kind, and how many there are."""

    documents: tuple[DocumentHit, ...] = ()
    highlights: tuple[HighlightHit, ...] = ()
    notes: tuple[NoteHit, ...] = ()
    tags: tuple[TagHit, ...] = ()
    totals: Mapping[str, int] = field(default_factory=dict)  # by "document", "highlight", "note", "tag"

    @classmethod
    def gathered(cls, hits: Iterable[Hit]) -> Results:
        """Hits as they came, not counted."""
        by: dict[type[Hit], list[Hit]] = defaultdict(list)
        for hit in hits:
            by[type(hit)].append(hit)
        found = {"document": by[DocumentHit], "highlight": by[HighlightHit], "note": by[NoteHit]}
        return cls.of(found, tuple(t for t in by[TagHit] if isinstance(t, TagHit)), {})

    @classmethod
    def of(cls, found: Mapping[str, Sequence[Hit]], tags: tuple[TagHit, ...], totals: Mapping[str, int]) -> Results:
        """Hits by kind."""
        return cls(
            tuple(h for h in found["document"] if isinstance(h, DocumentHit)),
            tuple(h for h in found["highlight"] if isinstance(h, HighlightHit)),
            tuple(h for h in found["note"] if isinstance(h, NoteHit)),
            tags,
            totals,
        )

    def __iter__(self) -> Iterator[Hit]:
        return chain[Hit](self.documents, self.highlights, self.notes, self.tags)


class Hits:
    """Makes hits of ids, in their order; those that are gone meanwhile are left out."""

    def __init__(self, library: Library, query: Node, around: Surroundings) -> None:
        self._library, self._query, self._around = library, query, around

    def of(self, kind: str, ids: Sequence[str]) -> list[Hit]:
        made: dict[str, Hit] = {}
        if not ids:
            return []
        if kind == "document":
            made |= {h.document.id: h for h in self._documents(ids)}
        elif kind == "highlight":
            made |= {h.highlight.id: h for h in self._highlights(ids)}
        else:
            made |= {h.note.id: h for h in self._notes(ids)}
        return [made[i] for i in ids if i in made]

    def tags(self, tags: Sequence[Tag]) -> list[TagHit]:
        counts = self._library.tag_counts() if tags else {}
        return [TagHit(t, self._around.paths[t.id], counts.get(t.id, 0)) for t in tags]

    def _documents(self, ids: Sequence[str]) -> Iterator[DocumentHit]:
        in_text, in_title = sought_words(self._query, "text"), sought_words(self._query, "title")
        found = self._library.some_documents(ids)
        bodies = self._library.bodies({d.text for d in found})
        for document in found:
            around = snippet(words_in(bodies.get(document.text, "[]")), in_text, title=document.title)
            yield DocumentHit(document, around, places(document.title, in_title))

    def _highlights(self, ids: Sequence[str]) -> Iterator[HighlightHit]:
        wanted = sought_words(self._query, "highlights")
        found = self._library.some_highlights(ids)
        documents = self._by_id({h.document for h in found})
        notes: dict[str, list[Note]] = defaultdict(list)
        for note in self._library.notes(ids):
            notes[note.about].append(note)
        for h in found:
            if h.document in documents:
                tags = tuple(self._around.paths[t] for t in h.tags if t in self._around.paths)
                marks = places(h.quote.exact, wanted)
                yield HighlightHit(h, documents[h.document], marks, tags, tuple(notes[h.id]))

    def _notes(self, ids: Sequence[str]) -> Iterator[NoteHit]:
        wanted = sought_words(self._query, "notes")
        found = self._library.some_notes(ids)
        abouts = {n.about for n in found}
        highlights = {h.id: h for h in self._library.some_highlights(abouts)}
        documents = self._by_id(abouts | {h.document for h in highlights.values()})
        for note in found:
            highlight = highlights.get(note.about)
            document = documents.get(highlight.document if highlight else note.about)
            line = self._around.lines.get(note.about, ())
            marks, path = places(note.body, wanted), self._around.paths.get(note.about, ())
            yield NoteHit(note, marks, document, highlight, line[-1] if line else None, path)

    def _by_id(self, documents: Iterable[str]) -> dict[str, Document]:
        return {d.id: d for d in self._library.some_documents(documents)}
