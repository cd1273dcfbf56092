"""Excerpts as JSON, one a line: for scripts and notebooks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from annotator.exchange.wish import Wish
from annotator.model import Excerpt, iso


def write(excerpts: Iterable[Excerpt], stream: TextIO, wish: Wish) -> int:
    """How many lines went to the stream; a column that was not wished for is left out."""
    count = 0
    for excerpt in excerpts:
        row = plain(excerpt)
        if wish.columns:
            row = {name: value for name, value in row.items() if name in wish.columns}
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        count += 1
    return count


def plain(e: Excerpt) -> dict[str, Any]:
    """An excerpt as an object; its keys are a table's columns, positions count code points."""
    d = e.document
    return {
        "id": e.id,
        "title": d.title,
        "url": d.url,
        "site": d.site,
        "author": d.author,
        "published": d.published,
        "clipped": d.clipped,
        "source": d.source,
        "channel": d.channel,
        "document": d.id,
        "text": e.text,
        "start": e.span.start,
        "end": e.span.end,
        "quote": e.quote.exact,
        "prefix": e.quote.prefix,
        "suffix": e.quote.suffix,
        "before": e.before,
        "after": e.after,
        "tags": [list(path) for path in e.tags],
        "notes": [
            {"id": n.id, "answers": n.answers, "body": n.body, "person": n.person, "created": iso(n.made)}
            for n in e.notes
        ],
        "reviews": [
            {"verdict": r.verdict, "comment": r.comment, "person": r.person, "created": iso(r.made)}
            for r in e.reviews
        ],
        "person": e.person,
        "created": iso(e.made),
    }
