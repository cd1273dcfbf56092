"""Excerpts as a CSV table for spreadsheets, and back."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from itertools import chain
from typing import TextIO

from annotator.exchange.wish import Wish
from annotator.model import Document, Excerpt, ExcerptNote, ExcerptReview, Quote, Span, iso

COLUMNS = (
    "id", "title", "url", "site", "author", "published", "clipped", "source", "channel", "document", "text",
    "start", "end", "quote", "prefix", "suffix", "before", "after", "tags", "notes", "reviews", "person", "created",
)  # fmt: skip
"""Stable: others' sheets and scripts name them."""

BOM = "\ufeff"
"""Without it Excel reads UTF-8 as the system's old code page."""

# What a spreadsheet may take for a formula. Programs skip quotes, spaces and invisible characters on the way in.
_FORMULA = re.compile("[\\s'\"‘’“”\u200b-\u200f\u2060\ufeff]*[=+\\-@＝＋－＠\t\r\n]")


def write(excerpts: Iterable[Excerpt], stream: TextIO, wish: Wish) -> int:
    """How many rows went to the stream: RFC 4180, all quoted, formulas defused with an apostrophe."""
    chosen = [COLUMNS.index(name) for name in wish.columns if name in COLUMNS] or range(len(COLUMNS))
    whole = len(chosen) == len(COLUMNS)
    stream.write(BOM + _row(COLUMNS[n] for n in chosen))
    count = 0
    for excerpt in excerpts:
        cells = (defused(excerpt.id), *_document(excerpt.document), *map(defused, _cells(excerpt)))
        stream.write(_row(cells if whole else (cells[n] for n in chosen)))
        count += 1
    return count


def _row(cells: Iterable[str]) -> str:
    # csv.writer looks at every character; where all cells are quoted there is nothing to decide.
    return '"' + '","'.join([cell.replace('"', '""') for cell in cells]) + '"\r\n'


def read_csv(stream: TextIO) -> Iterator[Excerpt]:
    """The excerpts of such a table, in times to the second; the stream was opened with newline="".

    Raises ValueError where it is not one. `Document.meta`, `capture` and `made` do not travel in a table.
    """
    csv.field_size_limit(2**31 - 1)  # the module's limit of 131,072 is shorter than a long quote
    lines = csv.reader(chain([stream.readline().removeprefix(BOM)], stream), strict=True)
    try:
        header = next(lines, [])
        if missing := set(COLUMNS) - set(header):
            raise ValueError(f"a column is missing: {min(missing)}")
        for line in lines:
            yield _excerpt({name: restored(cell) for name, cell in zip(header, line, strict=True)})
    except csv.Error as error:
        raise ValueError(f"not a table: {error}") from None


@lru_cache(maxsize=1)  # excerpts come document by document
def _document(d: Document) -> list[str]:
    cells = (d.title, d.url, d.site, d.author, d.published, d.clipped, d.source, d.channel, d.id)
    return list(map(defused, cells))


def _cells(e: Excerpt) -> tuple[str, ...]:
    tags = "\n".join([" / ".join(map(_escaped, path)) for path in e.tags])
    position = e.text, str(e.span.start), str(e.span.end)
    quote = e.quote.exact, e.quote.prefix, e.quote.suffix, e.before, e.after
    notes, reviews = "\n".join(map(_note, e.notes)), "\n".join(map(_review, e.reviews)) if e.reviews else ""
    return *position, *quote, tags, notes, reviews, e.person, iso(e.made)


def _excerpt(row: dict[str, str]) -> Excerpt:
    document = Document(
        row["document"], row["title"], row["url"], row["author"], row["published"], row["clipped"], row["source"],
        row["channel"], text=row["text"],
    )  # fmt: skip
    return Excerpt(
        id=row["id"],
        document=document,
        text=row["text"],
        span=Span(int(row["start"]), int(row["end"])),
        quote=Quote(row["quote"], row["prefix"], row["suffix"]),
        before=row["before"],
        after=row["after"],
        tags=tuple(tuple(map(_unescaped, path.split(" / "))) for path in row["tags"].split("\n") if path),
        notes=tuple(map(_read_note, _NOTE_BREAK.split(row["notes"]) if row["notes"] else ())),
        person=row["person"],
        made=_ms(row["created"]),
        reviews=tuple(map(_read_review, _NOTE_BREAK.split(row["reviews"]) if row["reviews"] else ())),
    )


def defused(cell: str) -> str:
    # Most cells begin with a letter or digit, which a look at one character tells.
    return cell if cell[:1].isalnum() or not _FORMULA.match(cell) else "'" + cell


def restored(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell, 1) else cell


# One tag and one note a line, so that a cell reads well; what would break a line or a path is escaped.

_LOOSE_SLASH = re.compile(r"(?<!\S)/|/(?!\S)")
_NOTE = re.compile(r"(\S+) · ((?:[^\\:\n]|\\.)*): (.*)", re.DOTALL)
_NOTE_BREAK = re.compile(r"\n(?!  )")


def _escaped(name: str) -> str:
    if "\\" in name or "\n" in name:
        name = name.replace("\\", r"\\").replace("\n", r"\n")
    return _LOOSE_SLASH.sub(r"\/", name) if "/" in name else name


def _unescaped(name: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], name)


def _note(note: ExcerptNote) -> str:
    person = note.person.replace("\\", r"\\").replace("\n", r"\n").replace(":", r"\:")
    return f"{iso(note.made)} · {person}: " + note.body.replace("\n", "\n  ")


def _read_note(line: str) -> ExcerptNote:
    if not (m := _NOTE.fullmatch(line)):
        raise ValueError(f"not a note: {line[:80]}")
    return ExcerptNote(m[3].replace("\n  ", "\n"), _unescaped(m[2]), _ms(m[1]))


def _review(r: ExcerptReview) -> str:
    return f"{r.verdict} · {_note(ExcerptNote(r.comment, r.person, r.made))}"


def _read_review(line: str) -> ExcerptReview:
    verdict, _, rest = line.partition(" · ")
    note = _read_note(rest)
    return ExcerptReview(verdict, note.body, note.person, note.made)


def _ms(created: str) -> int:
    return int(datetime.fromisoformat(created).timestamp()) * 1000
