"""Excerpts as Hypothesis exports its annotations, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, TextIO

from annotator.model import Document, Excerpt, ExcerptNote, Quote, Span, content_id, iso


def write(excerpts: Iterable[Excerpt], stream: TextIO) -> int:
    """How many excerpts went to the stream. A second note on one is an annotation of its own, a reply."""
    stream.write('{"export_date": "", "export_userid": "", "client_version": "annotator", "annotations": [')
    count = 0
    for count, excerpt in enumerate(excerpts, 1):
        items = (json.dumps(item, ensure_ascii=False) for item in _annotations(excerpt))
        stream.write((",\n" if count > 1 else "\n") + ",\n".join(items))
    stream.write("\n]}\n")
    return count


def _annotations(e: Excerpt) -> Iterator[dict[str, Any]]:
    first, *others = e.notes or (None,)
    yield _item(e, e.id, e.person, e.made, first.body if first else "", ["/".join(path) for path in e.tags], [])
    for note in others:
        if note:
            yield _item(e, note.id or content_id(e.id, note.body), note.person, note.made, note.body, [], [e.id])


def _item(
    e: Excerpt, identity: str, person: str, made: int, words: str, tags: list[str], references: list[str]
) -> dict[str, Any]:
    d = e.document
    source = d.url or f"urn:annotator:document:{d.id}"
    selector = [
        {"type": "TextPositionSelector", "start": e.span.start, "end": e.span.end},
        {"type": "TextQuoteSelector", "exact": e.quote.exact, "prefix": e.quote.prefix, "suffix": e.quote.suffix},
    ]
    return {
        "id": identity,
        "created": iso(made),
        "updated": iso(made),
        "user": f"acct:{person or 'unknown'}@annotator",
        "user_info": {"display_name": person or None},
        "uri": source,
        "text": words,
        "tags": tags,
        "document": {"title": [d.title]},
        "target": [{"source": source, "selector": selector}] if not references else [{"source": source}],
        "references": references,
    }


def read(said: dict[str, Any]) -> Iterator[Excerpt]:
    """The excerpts of such an export; answers join what they answer. Raises ValueError where it is none.

    Positions count what the other program showed, so they are hints; the quote says where it is.
    """
    items = said.get("annotations")
    if not isinstance(items, list):
        raise ValueError("no list of annotations")
    answers: dict[str, list[ExcerptNote]] = {}
    roots: list[tuple[str, dict[str, Any]]] = []
    for n, item in enumerate(items):
        if not isinstance(item, dict):
            raise ValueError(f"annotation {n + 1} is no object")
        above = item.get("references")
        if isinstance(above, list) and above and isinstance(above[0], str):
            answers.setdefault(above[0], []).append(ExcerptNote(_words(item.get("text")), _person(item), _made(item)))
        else:
            roots.append((_words(item.get("id")) or str(n), item))
    for identity, item in roots:
        yield _excerpt(identity, item, tuple(answers.get(identity, ())))


def _excerpt(identity: str, item: dict[str, Any], answers: tuple[ExcerptNote, ...]) -> Excerpt:
    person, made, body = _person(item), _made(item), _words(item.get("text"))
    titles = item.get("document", {}).get("title") if isinstance(item.get("document"), dict) else None
    title = _words(titles[0]) if isinstance(titles, list) and titles else _words(titles)
    quote, start = _place(item)
    span = Span(start, start + max(1, len(quote.exact)))
    tags = item.get("tags")
    paths = [tuple(filter(None, (p.strip() for p in t.split("/")))) for t in tags if isinstance(t, str)] if isinstance(
        tags, list) else []
    notes = ((ExcerptNote(body, person, made),) if body.strip() else ()) + answers
    return Excerpt(
        content_id("hypothesis", identity), Document("", title, _words(item.get("uri"))), "", span, quote, "", "",
        tuple(p for p in paths if p), notes, person, made,
    )


def _place(item: dict[str, Any]) -> tuple[Quote, int]:
    """The words, "" for a note on the page, and where they began."""
    exact = prefix = suffix = ""
    start = 0
    target = item.get("target")
    selectors = target[0].get("selector") if isinstance(target, list) and target and isinstance(target[0], dict) else ()
    for selector in selectors if isinstance(selectors, list) else ():
        if not isinstance(selector, dict):
            continue
        if selector.get("type") == "TextQuoteSelector":
            exact, prefix, suffix = (_words(selector.get(name)) for name in ("exact", "prefix", "suffix"))
        elif selector.get("type") == "TextPositionSelector" and isinstance(selector.get("start"), int):
            start = max(0, selector["start"])
    return Quote(exact, prefix[-32:], suffix[:32]), start


def _person(item: dict[str, Any]) -> str:
    info = item.get("user_info")
    shown = _words(info.get("display_name")) if isinstance(info, dict) else ""
    return shown or _words(item.get("user")).removeprefix("acct:").partition("@")[0]


def _made(item: dict[str, Any]) -> int:
    try:
        return int(datetime.fromisoformat(_words(item.get("created"))).timestamp() * 1000)
    except (ValueError, OverflowError):
        return 0


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""
