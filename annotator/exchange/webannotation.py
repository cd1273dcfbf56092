"""Excerpts as one W3C Web Annotation collection in JSON-LD, with all that they were taken from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import fields, replace
from hashlib import sha256
from typing import Any, TextIO

from annotator.exchange.wish import Sources, Wish
from annotator.model import Document, Excerpt, ExcerptNote, ExcerptReview, Person, Tag, iso

CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "annotator": "urn:annotator:term:",
        "annotator:document": {"@type": "@id"},
        "annotator:text": {"@type": "@id"},
        "annotator:path": {"@container": "@list"},
        "annotator:answers": {"@type": "@id"},
    },
]
"""The vocabulary of https://www.w3.org/TR/annotation-vocab, and what it has no word for.

annotator:document  of a target: dcterms:title, dcterms:creator, and annotator:url, :site, :published, :clipped,
                    :source (how it was clipped), :channel, each as the clip says it
annotator:text      of a target: the immutable text whose code points the position selector counts
annotator:before    of a target: up to 120 code points of context; likewise annotator:after
annotator:path      of a tagging body: the tag's names from the root; its value is them joined by " / "
annotator:colour    of a tagging body: "#rrggbb"
annotator:made      of an annotation, a commenting or an assessing body: `created` in Unix milliseconds
annotator:answers   of a commenting body: the id of the one it answers
annotator:documents, :texts, :tags, :persons  of a collection: what it was taken from, field by field
annotator:verdict   of an assessing body, which is a review: "accept", "reject" or "discuss"; its value is the comment
"""

_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+", re.IGNORECASE)


def write(excerpts: Iterable[Excerpt], stream: TextIO, wish: Wish) -> int:
    """How many annotations went to the stream, one a line."""
    seen, count = sha256(), 0
    documents: dict[str, Document] = {}
    texts: dict[str, None] = {}
    stream.write('{"@context": ' + _json(CONTEXT) + ',\n"type": "AnnotationCollection", "label": "Excerpts",\n')
    stream.write('"first": {"type": "AnnotationPage", "startIndex": 0, "items": [')
    for excerpt in excerpts:
        stream.write((",\n" if count else "\n") + _json(annotation(excerpt)))
        seen.update(excerpt.id.encode() + b"\n")
        documents[excerpt.document.id] = excerpt.document
        texts |= {excerpt.document.text: None, excerpt.text: None}
        count += 1
    # Known only now; the order of an object's keys means nothing.
    name = f"urn:annotator:collection:{seen.hexdigest()[:32]}"
    stream.write(f'\n], "id": "{name}:0", "partOf": "{name}"}},\n"total": {count}, "id": "{name}"')
    if wish.codebook:
        _list(stream, "annotator:tags", (_fields(line[-1]) for line in wish.codebook))
    if wish.sources:
        people = sorted(wish.sources.persons().values(), key=lambda p: p.id) if wish.named else ()
        _list(stream, "annotator:persons", map(_fields, people))
        _list(stream, "annotator:documents", (_whole(d, wish.sources, named=wish.named) for d in documents.values()))
        found = filter(None, map(wish.sources.text, texts))
        _list(stream, "annotator:texts", ({f"annotator:{k}": getattr(t, k) for k in TEXT} for t in found))
    stream.write("}\n")
    return count


TEXT = ("body", "pipeline", "minutes")
"""Fields of a text that travel."""


def _list(stream: TextIO, name: str, items: Iterable[dict[str, Any]]) -> None:
    stream.write(f',\n"{name}": [')
    for n, item in enumerate(items):
        stream.write((",\n" if n else "\n") + _json(item))
    stream.write("\n]")


def _fields(record: Tag | Document | Person) -> dict[str, Any]:
    """Every field that says something."""
    values = ((f.name, getattr(record, f.name)) for f in fields(record))
    return {f"annotator:{name}": value for name, value in values if value and name != "images"}


def _whole(d: Document, sources: Sources, *, named: bool) -> dict[str, Any]:
    capture = sources.capture(d.capture)
    d = d if named else replace(d, person="")
    return _fields(d) | ({"annotator:markdown": capture.source} if capture else {})


def annotation(e: Excerpt) -> dict[str, Any]:
    """One excerpt as an Annotation, without its context."""
    colours = (*e.colours, *[""] * len(e.tags))
    bodies = [*map(_tagging, e.tags, colours), *map(_commenting, e.notes), *map(_assessing, e.reviews)]
    purposes = (("tagging", e.tags), ("commenting", e.notes), ("assessing", e.reviews))
    motivations = ["highlighting", *(purpose for purpose, said in purposes if said)]
    return {
        "id": f"urn:annotator:highlight:{e.id}",
        "type": "Annotation",
        "motivation": motivations,
        **_made(e.person, e.made),
        **({"body": bodies} if bodies else {}),
        "target": {
            "type": "SpecificResource",
            "source": _source(e.document),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": e.quote.exact,
                    "prefix": e.quote.prefix,
                    "suffix": e.quote.suffix,
                },
                {"type": "TextPositionSelector", "start": e.span.start, "end": e.span.end},
            ],
            "annotator:text": f"urn:annotator:text:{e.text}",
            "annotator:before": e.before,
            "annotator:after": e.after,
            "annotator:document": _document(e.document),
        },
    }


def _document(d: Document) -> dict[str, str]:
    said = {
        "dcterms:title": d.title,
        "dcterms:creator": d.author,
        "annotator:url": d.url,
        "annotator:site": d.site,
        "annotator:published": d.published,
        "annotator:clipped": d.clipped,
        "annotator:source": d.source,
        "annotator:channel": d.channel,
    }
    return {"id": f"urn:annotator:document:{d.id}", **{term: value for term, value in said.items() if value}}


def _source(d: Document) -> str:
    # A source has to be an IRI, and what a clip calls its url may be anything.
    return d.url if _IRI.fullmatch(d.url) else f"urn:annotator:document:{d.id}"


def _tagging(path: tuple[str, ...], colour: str) -> dict[str, Any]:
    body = {"type": "TextualBody", "purpose": "tagging", "value": " / ".join(path), "annotator:path": list(path)}
    return body | ({"annotator:colour": colour} if colour else {})


def _commenting(note: ExcerptNote) -> dict[str, Any]:
    name = {"id": f"urn:annotator:note:{note.id}"} if note.id else {}
    answers = {"annotator:answers": f"urn:annotator:note:{note.answers}"} if note.answers else {}
    body = {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": note.body}
    return {**name, **body, **answers, **_made(note.person, note.made)}


def _assessing(review: ExcerptReview) -> dict[str, Any]:
    body = {"type": "TextualBody", "purpose": "assessing", "value": review.comment, "annotator:verdict": review.verdict}
    return body | _made(review.person, review.made)


def _made(person: str, made: int) -> dict[str, Any]:
    creator = {"creator": {"type": "Person", "name": person}} if person else {}
    return {**creator, "created": iso(made), "annotator:made": made}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
