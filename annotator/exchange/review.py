"""The page on which a reviewer answers, and the file of answers that comes back from it."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import Any, TextIO

from annotator.exchange.lines import plain
from annotator.model import VERDICTS, Excerpt
from annotator.text import seen

VERSION = 1
"""Of the file of answers."""
MAX_ANSWERS = 200_000
MAX_COMMENT = 100_000
"""Code points of a comment."""


@dataclass(frozen=True, slots=True)
class Template:
    """The parts of the page, as resources/review has them."""

    page: str
    style: str
    script: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reviewer said of an excerpt. `verdict` is "" where they took it back."""

    excerpt: str  # the highlight's id
    verdict: str
    comment: str
    made: int  # unix ms


@dataclass(frozen=True, slots=True)
class Answers:
    """One reviewer's answers to one bundle."""

    reviewer: str
    bundle: str
    saved: int  # unix ms
    answers: tuple[Answer, ...]


def write(excerpts: Iterable[Excerpt], stream: TextIO, template: Template, title: str, bundle: str) -> int:
    """How many excerpts are on the page. It is complete by itself, runs nothing but its own script and loads nothing.

    `bundle` names where a browser keeps the answers.
    """
    shell = template.page.replace("@title@", escape(title))
    shell = shell.replace("@style-hash@", _hash(template.style)).replace("@script-hash@", _hash(template.script))
    shell = shell.replace("@style@", template.style)
    before, after = shell.split("@data@")
    stream.write(before + '{"bundle": ' + _json(bundle) + ', "excerpts": [')
    documents: dict[str, tuple[int, dict[str, Any]]] = {}
    count = 0
    for count, excerpt in enumerate(excerpts, 1):
        place, _ = documents.setdefault(excerpt.document.id, (len(documents), _document(excerpt)))
        stream.write((",\n" if count > 1 else "\n") + _json(_item(excerpt, place)))
    stream.write('\n], "documents": ' + _json([d for _, d in documents.values()]) + "}")
    stream.write(after.replace("@script@", template.script))
    return count


def _item(e: Excerpt, document: int) -> dict[str, Any]:
    said = plain(e)
    kept = ("id", "quote", "before", "after", "tags", "notes", "person")
    said |= {name: seen(said[name]) for name in ("quote", "before", "after")}
    return {name: said[name] for name in kept} | {"document": document, "colours": [*e.colours]}


def _document(e: Excerpt) -> dict[str, str]:
    d = e.document
    return {
        "title": d.title, "url": d.url, "site": d.site, "author": d.author, "clipped": d.clipped, "source": d.source,
        "channel": d.channel,
    }  # fmt: skip


def _json(value: object) -> str:
    """JSON that cannot end the element it stands in."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace(
        "\u2029", "\\u2029"
    )


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


def is_one(said: object) -> bool:
    """Whether a JSON value is a file of answers."""
    return isinstance(said, Mapping) and said.get("annotator") == "review"


def read(said: Mapping[str, Any]) -> Answers:
    """A file of answers. Raises ValueError with a reason where it is none that can be read."""
    if said.get("version") != VERSION:
        raise ValueError("these answers come from a newer Annotator")
    reviewer, bundle, saved, items = (said.get(name) for name in ("reviewer", "bundle", "saved", "answers"))
    if not isinstance(reviewer, str) or not reviewer.strip():
        raise ValueError("these answers do not say whose they are")
    if not isinstance(items, list) or not isinstance(bundle, str) or not _moment(saved):
        raise ValueError("this file of answers is damaged")
    if len(items) > MAX_ANSWERS:
        raise ValueError(f"more than {MAX_ANSWERS:,} answers")
    return Answers(reviewer.strip(), bundle, int(saved or 0), tuple(map(_answer, items)))


def _answer(item: object) -> Answer:
    if not isinstance(item, Mapping):
        raise ValueError("this file of answers is damaged")
    excerpt, verdict, comment, made = (item.get(name) for name in ("excerpt", "verdict", "comment", "made"))
    if not (isinstance(excerpt, str) and isinstance(comment, str) and verdict in ("", *VERDICTS) and _moment(made)):
        raise ValueError("this file of answers is damaged")
    if len(comment) > MAX_COMMENT:
        raise ValueError(f"a comment of more than {MAX_COMMENT:,} characters")
    return Answer(excerpt, str(verdict), comment, int(made or 0))


def _moment(ms: object) -> bool:
    return type(ms) is int and 0 < ms < 1 << 47
