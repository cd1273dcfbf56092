"""W3C Web Annotations read back: our own collections whole, others' as far as they say what we know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, TypeVar, cast

from annotator.exchange.brought import Brought
from annotator.model import Capture, Document, Excerpt, ExcerptNote, ExcerptReview, Person, Quote, Span, Tag, content_id
from annotator.text import Text, decode

Json = Mapping[str, Any]
OURS = "annotator:"
R = TypeVar("R", Document, Tag, Person)


def is_one(said: object) -> bool:
    """Whether a JSON value is an annotation, a page, a collection, or a list of such."""
    if isinstance(said, list):
        return bool(said) and all(map(is_one, said[:3]))
    return isinstance(said, Mapping) and bool({"Annotation", "AnnotationPage", "AnnotationCollection"} & set(
        _several(said.get("type", said.get("@type")))
    ))


def read(said: object) -> Brought:
    """The annotations of such a value. Raises ValueError where it leaves the model."""
    top: Json = said if isinstance(said, Mapping) else {}
    texts = tuple(map(_text, _objects(top.get("annotator:texts"))))
    known = {t.id for t in texts}
    excerpts = tuple(_excerpt(item, known) for item in _annotations(said))
    wholes = _objects(top.get("annotator:documents"))
    documents = tuple(_record(Document, item) for item in wholes)
    captures = tuple(
        Capture(d.capture, d.id, str(item["annotator:markdown"]))
        for d, item in zip(documents, wholes, strict=True)
        if "annotator:markdown" in item and d.capture
    )
    tags = tuple(_record(Tag, item) for item in _objects(top.get("annotator:tags")))
    persons = tuple(_record(Person, item) for item in _objects(top.get("annotator:persons")))
    return Brought("Web Annotations", excerpts, documents, captures, texts, tags, persons)


def _annotations(said: object) -> Iterator[Json]:
    if isinstance(said, list):
        for each in said:
            yield from _annotations(each)
    elif isinstance(said, Mapping):
        if isinstance(said.get("first"), Mapping):
            said = cast(Json, said["first"])
        if "items" in said:
            yield from _objects(said["items"])
        elif "target" in said:
            yield said


def _excerpt(item: Json, known: set[str]) -> Excerpt:
    target = next(iter(_several(item.get("target"))), None)
    place: Json = target if isinstance(target, Mapping) else {"source": target}
    quote, start, end = _selected(place)
    text = _after(place.get("annotator:text"), "text:")
    document = _target(place)
    bodies = [b if isinstance(b, Mapping) else {"value": b} for b in _several(item.get("body", item.get("bodyValue")))]
    tagging = [b for b in bodies if "tagging" in _several(b.get("purpose"))]
    assessing = [b for b in bodies if "annotator:verdict" in b]
    commenting = [b for b in bodies if b not in tagging and b not in assessing and _words(b.get("value")).strip()]
    if start is None:
        start, text = 0, ""
    identity = _after(item.get("id"), "highlight:")
    return Excerpt(
        id=identity or content_id("annotation", _words(item.get("id")), quote.exact, start),
        document=document,
        text=text,
        span=Span(start, end if end and end > start else start + max(1, len(quote.exact))),
        quote=quote,
        before=_words(place.get("annotator:before")),
        after=_words(place.get("annotator:after")),
        tags=tuple(filter(None, map(_path, tagging))),
        notes=tuple(map(_note, commenting)),
        person=_person(item),
        made=_made(item),
        colours=tuple(_words(b.get("annotator:colour")) for b in tagging if _path(b)),
        reviews=tuple(
            ExcerptReview(_words(b["annotator:verdict"]), _words(b.get("value")), _person(b), _made(b))
            for b in assessing
        ),
    )


def _selected(place: Json) -> tuple[Quote, int | None, int | None]:
    quote, start, end = Quote("", "", ""), None, None
    for selector in _several(place.get("selector")):
        if not isinstance(selector, Mapping):
            continue
        if selector.get("type") == "TextQuoteSelector":
            exact, prefix, suffix = (_words(selector.get(name)) for name in ("exact", "prefix", "suffix"))
            quote = Quote(exact, prefix[-32:], suffix[:32])
        elif selector.get("type") == "TextPositionSelector":
            places = selector.get("start"), selector.get("end")
            if all(type(p) is int and 0 <= p < 1 << 40 for p in places):
                start, end = cast(tuple[int, int], places)
    return quote, start, end


def _target(place: Json) -> Document:
    said = place.get("annotator:document")
    d: Json = said if isinstance(said, Mapping) else {}
    source = place.get("source")
    url = _words(source) or (_words(source.get("id")) if isinstance(source, Mapping) else "")
    names = ("url", "published", "clipped", "source", "channel")
    ours: dict[str, Any] = {name: _words(d.get(f"{OURS}{name}")) for name in names}
    if not d and url.startswith(("http://", "https://")):
        ours["url"] = url
    identity = _after(d.get("id"), "document:")
    return replace(
        Document(identity, _words(d.get("dcterms:title")), author=_words(d.get("dcterms:creator"))), **ours
    )


def _path(body: Json) -> tuple[str, ...]:
    path = body.get("annotator:path")
    names = map(_words, path) if isinstance(path, list) else [_words(body.get("value"))]
    return tuple(name for name in names if name.strip())


def _note(body: Json) -> ExcerptNote:
    identity, answers = (_after(body.get(name), "note:") for name in ("id", "annotator:answers"))
    return ExcerptNote(_words(body.get("value")), _person(body), _made(body), identity, answers)


def _text(item: Json) -> Text:
    body, pipeline = _words(item.get("annotator:body")), _words(item.get("annotator:pipeline"))
    return Text.of(decode(body), pipeline)


def _record(kind: type[R], item: Json) -> R:
    """A record from its fields; what is missing is empty, what does not fit is refused."""
    given: dict[str, Any] = {}
    for field in fields(kind):
        value = item.get(OURS + field.name)
        if value is None or field.name == "images":
            continue
        if field.name in ("aliases", "meta"):
            value = tuple(tuple(v) if isinstance(v, list) else v for v in _several(value))
        elif type(value) is not {"made": int, "pin": int, "deprecated": bool}.get(field.name, str):
            raise ValueError(f"a {kind.__name__.lower()} without a sound {field.name}")
        given[field.name] = value
    return kind(**{"id": "", "title" if kind is Document else "name": ""} | given)


def _objects(value: object) -> list[Json]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(v, Mapping) for v in value):
        raise ValueError("a list of objects is something else")
    return value


def _several(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def _after(value: object, kind: str) -> str:
    """The id of one of our own names."""
    start = f"urn:annotator:{kind}"
    return value.removeprefix(start) if isinstance(value, str) and value.startswith(start) else ""


def _person(item: Json) -> str:
    creator = next(iter(_several(item.get("creator"))), None)
    if isinstance(creator, Mapping):
        return _words(creator.get("name")) or _words(creator.get("nickname"))
    return "" if _words(creator).startswith(("http:", "https:", "urn:")) else _words(creator)


def _made(item: Json) -> int:
    made = item.get("annotator:made")
    if type(made) is int and 0 <= made < 1 << 47:
        return made
    try:
        return int(datetime.fromisoformat(_words(item.get("created"))).timestamp() * 1000)
    except (ValueError, OverflowError):
        return 0
