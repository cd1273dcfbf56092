"""Highlights with their provenance, ready to leave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from annotator.model import Document, Excerpt, ExcerptNote, Note
from annotator.store import Library

CONTEXT = 120
"""Code points of context on either side of an excerpt: a sentence or two."""


def excerpts(
    library: Library, documents: Iterable[Document], paths: Mapping[str, tuple[str, ...]]
) -> Iterator[Excerpt]:
    """Every highlight of the documents, in reading order. `paths`: names from the root down, by a tag's id."""
    names = {p.id: p.name for p in library.persons().values()}
    for document in documents:
        highlights = library.highlights(document.id)
        notes: dict[str, list[Note]] = defaultdict(list)
        for note in library.notes([h.id for h in highlights]):
            notes[note.about].append(note)
        texts: dict[str, str] = {}
        for h in highlights:
            if h.text not in texts:
                found = library.text(h.text)
                texts[h.text] = found.words if found else ""
            words, span = texts[h.text], h.span
            yield Excerpt(
                id=h.id, document=document, text=h.text, span=span, quote=h.quote,
                before=words[max(0, span.start - CONTEXT) : span.start], after=words[span.end : span.end + CONTEXT],
                tags=tuple(paths[t] for t in h.tags if t in paths),
                notes=tuple(ExcerptNote(n.body, names.get(n.person, ""), n.made) for n in notes[h.id]),
                person=names.get(h.person, ""), made=h.made,
            )
