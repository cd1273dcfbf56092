"""Highlights with their provenance, ready to leave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from annotator.model import Document, Excerpt, ExcerptNote, ExcerptReview, Note, Review, Tag
from annotator.store import Library

Remark = TypeVar("Remark", Note, Review)

CONTEXT = 120
"""Code points of context on either side of an excerpt: a sentence or two."""


def excerpts(
    library: Library,
    documents: Iterable[Document],
    lines: Mapping[str, Sequence[Tag]],
    only: Collection[str] | None = None,
) -> Iterator[Excerpt]:
    """Every highlight of the documents, or `only` those of these ids, in reading order.

    `lines`: tags from the root down, by a tag's id.
    """
    names = {p.id: p.name for p in library.persons().values()}
    paths = {i: tuple(t.name for t in line) for i, line in lines.items()}
    colours = {i: next((t.colour for t in reversed(line) if t.colour), "") for i, line in lines.items()}
    for document in documents:
        highlights = [h for h in library.highlights(document.id) if only is None or h.id in only]
        ids = [h.id for h in highlights]
        notes = _by(library.notes(ids), "about")
        reviews = _by(library.reviews(ids), "highlight")
        texts: dict[str, str] = {}
        for h in highlights:
            if h.text not in texts:
                found = library.text(h.text)
                texts[h.text] = found.words if found else ""
            words, span = texts[h.text], h.span
            worn = [t for t in h.tags if t in paths]
            yield Excerpt(
                id=h.id, document=document, text=h.text, span=span, quote=h.quote,
                before=words[max(0, span.start - CONTEXT) : span.start], after=words[span.end : span.end + CONTEXT],
                tags=tuple(paths[t] for t in worn), colours=tuple(colours[t] for t in worn),
                notes=tuple(
                    ExcerptNote(n.body, names.get(n.person, ""), n.made, n.id, n.answers) for n in notes[h.id]
                ),
                reviews=tuple(
                    ExcerptReview(r.verdict, r.comment, names.get(r.person, ""), r.made) for r in reviews[h.id]
                ),
                person=names.get(h.person, ""), made=h.made,
            )


def _by(remarks: Iterable[Remark], field: str) -> dict[str, list[Remark]]:
    found: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        found[getattr(remark, field)].append(remark)
    return found
