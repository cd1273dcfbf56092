"""Records as the fields of ops, and rows as records."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from annotator.model import Document, Highlight, Note, Person, Quote, Record, Review, Span, Tag

Fields = dict[str, Any]
"""Values as JSON has them; None where a field is empty."""

Pairs = tuple[tuple[str, str], ...]

KINDS: dict[str, type[Record]] = {
    "document": Document,
    "highlight": Highlight,
    "tag": Tag,
    "note": Note,
    "review": Review,
    "person": Person,
}
FIELDS = {
    "document": ("title", "url", "author", "published", "clipped", "source", "channel", "capture", "text", "meta"),
    "highlight": ("anchor",),
    "tag": (
        "name", "colour", "parent", "description", "include", "exclude",
        "aliases", "pin", "deprecated", "merged_into", "place",
    ),
    "note": ("about", "body", "answers"),
    "review": ("highlight", "verdict", "comment"),
    "person": ("name", "colour", "same_as"),
}  # fmt: skip
NUMBERS = frozenset(("pin", "deprecated"))
COLUMNS = {
    kind: tuple(f.name for f in dataclasses.fields(cls) if f.name != "images") for kind, cls in KINDS.items()
} | {
    "highlight": ("id", "document", "text", "start", "end", "exact", "prefix", "suffix", "person", "made")
}
"""What a row must have, in this order, to become a record."""

_kinds = {cls: kind for kind, cls in KINDS.items()}
_id = re.compile("[0-9a-f]{32}")
_broken = re.compile("[\0\ud800-\udfff]")
_pictured = re.compile("\ufffc+[0-9a-f]{32}")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def kind_of(record: Record) -> str:
    return _kinds[type(record)]


def clean(words: str) -> str:
    """The words without what SQLite cannot keep: NUL and lone surrogates become U+FFFD."""
    return _broken.sub("\ufffd", words) if _broken.search(words) else words


def encode(fields: Mapping[str, Any] | Sequence[str]) -> str:
    """Compact JSON."""
    return _encode(fields)


def checked_id(identity: str) -> str:
    """The id itself. Raises ValueError where it is not 32 hex digits."""
    if not _id.fullmatch(identity):
        raise ValueError(f"not an id: {identity!r}")
    return identity


def fields(record: Record) -> Fields:
    """Every field of a record but a highlight's tags."""
    if isinstance(record, Highlight):
        span, quote = record.span, record.quote
        anchor = {
            "document": record.document,
            "text": record.text,
            "start": span.start,
            "end": span.end,
            "exact": clean(quote.exact),
            "prefix": clean(quote.prefix),
            "suffix": clean(quote.suffix),
        }
        return {"anchor": anchor}
    if isinstance(record, Document):
        record = replace(record, meta=_packed(record), images=())
    return {name: _stored(getattr(record, name)) for name in FIELDS[kind_of(record)]}


def made(record: Record) -> Fields:
    """The fields of a new record: what is empty is left out, but something always remains."""
    every = fields(record)
    body = {name: value for name, value in every.items() if value is not None}
    if isinstance(record, Highlight):
        body |= {f"tag:{checked_id(t)}": place for place, t in enumerate(dict.fromkeys(record.tags), 1)}
    return body or dict.fromkeys(list(every)[:1])


def edited(before: Record, after: Record, places: Mapping[str, int]) -> Fields:
    """The fields that differ. `places`: the tags on the highlight now, each with its place."""
    old, new = fields(before), fields(after)
    body = {name: value for name, value in new.items() if value != old.get(name)}
    if isinstance(before, Highlight) and isinstance(after, Highlight) and before.tags != after.tags:
        body |= _retagged(before.tags, after.tags, places)
    return body


def _retagged(before: Sequence[str], after: Sequence[str], places: Mapping[str, int]) -> Fields:
    """The fewest tag fields that lead from one order of tags to another, whatever others put on meanwhile."""
    off = set(before) - set(after)
    here = [t for t in dict.fromkeys(after) if t in places or t not in before]
    body: Fields = {f"tag:{t}": None for t in before if t in off and t in places}
    last = 0
    for tag in here:
        place = places.get(tag, 0)
        if place <= last:
            place = last + 1
            body[f"tag:{checked_id(tag)}"] = place
        last = place
    return body


def _stored(value: object) -> object:
    if isinstance(value, str):
        return clean(value) or None
    if isinstance(value, tuple):
        return [clean(v) if isinstance(v, str) else [clean(w) for w in v] for v in value] or None
    return int(value) or None if isinstance(value, int) else None


def _packed(document: Document) -> Pairs:
    """Front matter and images in one list: an image's key is U+FFFC and its asset, which no other key may look like."""
    meta = ((f"\ufffc{key}" if _pictured.fullmatch(key) else key, value) for key, value in document.meta)
    return (*meta, *((f"\ufffc{checked_id(asset)}", source) for source, asset in document.images))


def _unpacked(stored: str) -> tuple[Pairs, Pairs]:
    """Front matter, then images."""
    meta: list[tuple[str, str]] = []
    images: list[tuple[str, str]] = []
    for key, value in _list(stored):
        if not _pictured.fullmatch(str(key)):
            meta.append((str(key), str(value)))
        elif len(key) > 33:
            meta.append((key[1:], str(value)))
        else:
            images.append((str(value), key[1:]))
    return tuple(meta), tuple(images)


def record(kind: str, row: Sequence[Any], tags: Iterable[str] = ()) -> Record:
    """A row of COLUMNS as a record. Raises ValueError or TypeError where the row is damaged."""
    if kind == "highlight":
        identity, document, text, start, end, exact, prefix, suffix, person, made = row
        quote = Quote(exact, prefix, suffix)
        return Highlight(identity, document, text, Span(start, end), quote, tuple(tags), person, made)
    values = dict(zip(COLUMNS[kind], row, strict=True))
    if kind == "document":
        values["meta"], values["images"] = _unpacked(values["meta"])
    elif kind == "tag":
        values["aliases"] = tuple(map(str, _list(values["aliases"])))
        values["deprecated"] = bool(values["deprecated"])
    return KINDS[kind](**values)


def _list(stored: str) -> list[Any]:
    found = json.loads(stored) if stored else []
    if not isinstance(found, list):
        raise ValueError("not a list")
    return found


def sound(kind: str, fields: Mapping[str, Any]) -> bool:
    """Whether an op of this kind may say this."""
    return all(_may(kind, name, value) for name, value in fields.items())


def _may(kind: str, name: str, value: object) -> bool:
    if name == "deleted" or (name in NUMBERS and name in FIELDS.get(kind, ())):
        return value is None or type(value) is int
    if kind == "highlight" and name.startswith("tag:"):
        return bool(_id.fullmatch(name[4:])) and (value is None or (type(value) is int and value > 0))
    if kind == "redact":
        return name == "ops" and _words(value)
    if name not in FIELDS.get(kind, ()):
        return False
    match name:
        case "anchor":
            return value is None or _anchor(value)
        case "aliases":
            return value is None or _words(value)
        case "meta":
            return value is None or (isinstance(value, list) and all(_words(v) and len(v) == 2 for v in value))
    return value is None or isinstance(value, str)


def _words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _anchor(value: object) -> bool:
    if not isinstance(value, dict) or value.keys() != {*COLUMNS["highlight"][1:-2]}:
        return False
    start, end = value["start"], value["end"]
    words = [v for name, v in value.items() if name not in ("start", "end")]
    return type(start) is type(end) is int and 0 <= start < end and _words(words)
