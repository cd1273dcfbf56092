"""Excerpts as the table that Readwise takes in, and back from the one it gives."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from typing import TextIO

from annotator.exchange.table import BOM, defused, restored
from annotator.model import Document, Excerpt, ExcerptNote, Quote, Span, content_id, utc

COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")


def write(excerpts: Iterable[Excerpt], stream: TextIO) -> int:
    """How many rows went to the stream; a note begins with the tags, as Readwise reads them: ".learning .RLVR"."""
    rows = csv.writer(stream)
    rows.writerow(COLUMNS)
    count = 0
    for e in excerpts:
        tags = " ".join("." + "-".join("_".join(name.split()) for name in path) for path in e.tags)
        note = "\n".join(filter(None, (tags, "\n\n".join(n.body for n in e.notes))))
        made = utc(e.made).strftime("%Y-%m-%d %H:%M:%S")
        cells = e.quote.exact, e.document.title, e.document.author, e.document.url, note, str(e.span.start), made
        rows.writerow(map(defused, cells))
        count += 1
    return count


def is_one(header: list[str]) -> bool:
    """Whether a table's first line is that of such a file."""
    return "Highlight" in header and bool({"Title", "Book Title"} & set(header))


def read(stream: TextIO) -> Iterator[Excerpt]:
    """The excerpts of such a table, imported or exported; raises ValueError where it is none."""
    csv.field_size_limit(2**31 - 1)
    lines = csv.reader(chain([stream.readline().removeprefix(BOM)], stream))
    try:
        header = next(lines, [])
        if not is_one(header):
            raise ValueError("no column Highlight, or none for the title")
        for n, line in enumerate(lines):
            row = {name: restored(cell) for name, cell in zip(header, line, strict=False)}
            if row.get("Highlight", "").strip():
                yield _excerpt(n, row)
    except csv.Error as error:
        raise ValueError(f"not a table: {error}") from None


def _excerpt(n: int, row: dict[str, str]) -> Excerpt:
    quote, note = row["Highlight"], row.get("Note", "")
    first, _, rest = note.partition("\n")
    inline = first.split()
    tags: tuple[tuple[str, ...], ...] = ()
    if inline and all(len(word) > 1 and word.startswith(".") for word in inline):
        tags, note = tuple(tuple(word[1:].split("-")) for word in inline), rest
    tags += tuple((name.strip(),) for name in row.get("Tags", "").split(",") if name.strip())
    made = _ms(row.get("Date") or row.get("Highlighted at") or "")
    title, author = row.get("Title") or row.get("Book Title", ""), row.get("Author") or row.get("Book Author", "")
    place = row.get("Location", "")
    start = int(place) if place.isdecimal() and len(place) < 10 else 0
    notes = (ExcerptNote(note.strip(), "", made),) if note.strip() else ()
    return Excerpt(
        content_id("readwise", title, str(n), quote), Document("", title, row.get("URL", ""), author), "",
        Span(start, start + len(quote)), Quote(quote, "", ""), "", "", tags, notes, "", made,
    )


def _ms(when: str) -> int:
    try:
        found = datetime.fromisoformat(when)
    except ValueError:
        return 0
    return int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp() * 1000)
