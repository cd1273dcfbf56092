"""Where highlights stand, in columns: what lists and pages of very many need before they read any of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from annotator.query.words import pattern
from annotator.store.reads import NEWEST, Reads, Row
from annotator.store.records import encode

Spot = tuple[int, int, str]
"""Start, end and id of a highlight: reading order within a document."""

BEFORE = (-1, -1, "")
"""A spot before all others."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A word of a filter, and the ids of the tags, persons and documents whose names hold it."""

    word: str
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which highlights a list lets through; as it is made: all."""

    tags: frozenset[str] | None = None  # any of these
    person: str = ""
    noted: bool = False
    review: str = ""  # a verdict that somebody gave; "disputed": more than one; "unanswered": none
    conflict: bool = False  # people disagree about it, or about a note on it
    apart: bool = False  # made on another text than its document shows
    sought: tuple[Sought, ...] = field(default=())  # every one of these


ORDERS = {
    "place": "0",
    "time": "h.made",
    "tag": """ifnull((SELECT x.tag FROM highlight_tag x WHERE x.highlight = h.id AND x.deleted = 0
      ORDER BY x.place, x.tag LIMIT 1), '')""",
}
"""What a list is ordered by besides the place, as a column."""

_LISTED = 'SELECT h.start, h."end", h.id, h.document, ORDER, PASSES FROM highlight h WHERE h.deleted = 0'
_AFTER = ' AND h.document = ? AND (h.start, h."end", h.id) > (?, ?, ?) ORDER BY h.start, h."end", h.id LIMIT ?'
_MARKED = """SELECT h.start, h."end", h.id, h.text, x.tag FROM highlight h
  LEFT JOIN highlight_tag x ON x.highlight = h.id AND x.deleted = 0
  WHERE h.deleted = 0 AND h.document = ? AND WHICH ORDER BY h.start, h."end", h.id, x.place, x.tag"""
_NEXT = """SELECT h.start, h."end", h.id FROM highlight h WHERE h.deleted = 0 AND h.document = ? AND h.text = ?
  AND (h.start, h."end", h.id) SIDE (?, ?, ?) ORDER BY h.start WAY, h."end" WAY, h.id WAY LIMIT 1"""


_GIVEN = "review r WHERE r.highlight = h.id AND r.deleted = 0"
_REVIEWED = {
    "unanswered": "NOT EXISTS (SELECT 1 FROM GIVEN)",
    "disputed": "(SELECT count(DISTINCT r.verdict) FROM GIVEN) > 1",
}

_CONFLICT = """(EXISTS (SELECT 1 FROM conflict c WHERE c.object = h.id) OR EXISTS (SELECT 1 FROM note n
  JOIN conflict c ON c.object = n.id WHERE n.about = h.id AND n.deleted = 0))"""


def prepare(db: sqlite3.Connection) -> None:
    """Teaches a connection to look for words."""
    db.create_function("holds", 2, _holds, deterministic=True)


def _holds(words: str, word: str) -> int:
    return pattern(word, True).within(words)


def _passes(sieve: Sieve) -> tuple[str, list[object]]:
    """The sieve as a condition on `h` and its values."""
    terms, values = ["1"], list[object]()
    if sieve.tags is not None:
        terms.append("""EXISTS (SELECT 1 FROM highlight_tag x WHERE x.highlight = h.id AND x.deleted = 0
          AND x.tag IN (SELECT value FROM json_each(?)))""")
        values.append(encode(sorted(sieve.tags)))
    if sieve.person:
        terms.append("h.person = ?")
        values.append(sieve.person)
    if sieve.noted:
        terms.append("EXISTS (SELECT 1 FROM note n WHERE n.about = h.id AND n.deleted = 0)")
    if sieve.review:
        terms.append(_REVIEWED.get(sieve.review, "? IN (SELECT r.verdict FROM GIVEN)").replace("GIVEN", _GIVEN))
        values += [] if sieve.review in _REVIEWED else [sieve.review]
    if sieve.conflict:
        terms.append(_CONFLICT)
    if sieve.apart:
        terms.append("h.text <> (SELECT d.text FROM document d WHERE d.id = h.document)")
    for sought in sieve.sought:
        named = encode(sought.named)
        terms.append("""(holds(h.exact, ?) OR h.person IN (SELECT value FROM json_each(?))
          OR h.document IN (SELECT value FROM json_each(?))
          OR EXISTS (SELECT 1 FROM highlight_tag x WHERE x.highlight = h.id AND x.deleted = 0
            AND x.tag IN (SELECT value FROM json_each(?)))
          OR EXISTS (SELECT 1 FROM note n WHERE n.about = h.id AND n.deleted = 0 AND holds(n.body, ?)))""")
        values += [sought.word, named, named, named, sought.word]
    return " AND ".join(terms), values


class Listing(Reads):
    """The reading half of a library, for many highlights at once."""

    def spots(self, document: str, sieve: Sieve, order: str, after: Spot, most: int) -> list[Row]:
        """Of so many highlights after a spot: start, end, id, document, what the order says, whether it passes."""
        passes, values = _passes(sieve)
        sql = _LISTED.replace("ORDER", ORDERS[order]).replace("PASSES", passes) + _AFTER
        return self._rows(sql, *values, document, *after, most)

    def spots_of(self, highlights: Iterable[str], sieve: Sieve, order: str) -> list[Row]:
        """The same of these highlights."""
        passes, values = _passes(sieve)
        sql = _LISTED.replace("ORDER", ORDERS[order]).replace("PASSES", passes)
        sql += " AND h.id IN (SELECT value FROM json_each(?))"
        return self._rows(sql, *values, encode(list(highlights)))

    def marked(self, document: str, first: int, end: int) -> list[Row]:
        """Highlights that begin in a range of a document: start, end, id, text, tag; one row for each tag, in order."""
        return self._rows(_MARKED.replace("WHICH", "h.start >= ? AND h.start < ?"), document, first, end)

    def marked_of(self, document: str, highlights: Sequence[str]) -> list[Row]:
        """The same of these highlights."""
        sql = _MARKED.replace("WHICH", "h.id IN (SELECT value FROM json_each(?))")
        return self._rows(sql, document, encode(highlights))

    def long(self, document: str, least: int) -> list[str]:
        """Ids of a document's highlights of so many code points or more."""
        sql = 'SELECT h.id FROM highlight h WHERE h.deleted = 0 AND h.document = ? AND h."end" - h.start >= ?'
        return [identity for (identity,) in self._rows(sql, document, least)]

    def apart_from(self, document: str, text: str) -> list[str]:
        """Ids of a document's highlights that were made on another text."""
        sql = "SELECT h.id FROM highlight h WHERE h.deleted = 0 AND h.document = ? AND h.text <> ?"
        return [identity for (identity,) in self._rows(sql, document, text)]

    def next_spot(self, document: str, text: str, spot: Spot, step: int) -> Spot | None:
        """The next highlight of a text after a spot, or with a negative step the one before."""
        sql = _NEXT.replace("SIDE", ">" if step > 0 else "<").replace("WAY", "ASC" if step > 0 else "DESC")
        rows = self._rows(sql, document, text, *spot)
        return rows[0] if rows else None

    def tag_counts_of(self, highlights: Iterable[str]) -> dict[str, int]:
        """On how many of these highlights each tag is."""
        sql = """SELECT x.tag, count(*) FROM json_each(?) i CROSS JOIN highlight_tag x ON x.highlight = i.value
          WHERE x.deleted = 0 GROUP BY x.tag"""
        return dict(self._rows(sql, encode(list(highlights))))

    def tag_note_counts(self) -> dict[str, int]:
        """How many notes are on each tag that has any."""
        sql = """SELECT t.id, count(*) FROM tag t CROSS JOIN note n ON n.about = t.id
          WHERE t.deleted = 0 AND n.deleted = 0 GROUP BY t.id"""
        return dict(self._rows(sql))

    def shared_tags(self, highlights: Iterable[str]) -> list[str]:
        """The tags that all of these highlights wear that are there, in the order of the first."""
        there, given = "SELECT 1 FROM highlight h WHERE h.id = ? AND h.deleted = 0", list(highlights)
        first = next((i for i in given if self._rows(there, i)), "")
        sql = """SELECT x.tag FROM highlight_tag x WHERE x.highlight = ?
            AND NOT EXISTS (SELECT 1 FROM json_each(?) g WHERE NOT EXISTS (SELECT 1 FROM highlight_tag y
              WHERE y.highlight = g.value AND y.tag = x.tag)
            AND EXISTS (SELECT 1 FROM highlight h WHERE h.id = g.value AND h.deleted = 0)) ORDER BY x.place, x.tag"""
        return [tag for (tag,) in self._rows(sql, first, encode(given))]

    def marked_titles(self) -> dict[str, str]:
        """The documents that have highlights, in the order of `entries`, by id."""
        sql = """SELECT d.id, d.title FROM document d
          WHERE EXISTS (SELECT 1 FROM highlight h WHERE h.document = d.id AND h.deleted = 0)"""
        return dict(self._rows(sql + NEWEST))

    def is_revised(self, document: str) -> bool:
        """Whether the log has more than one word on a document: only then can it have shown another text."""
        return len(self._rows("SELECT 1 FROM op WHERE object = ? LIMIT 2", document)) > 1

    def is_marked_by(self, document: str, person: str) -> bool:
        """Whether a person has a highlight in a document."""
        sql = "SELECT 1 FROM highlight WHERE deleted = 0 AND document = ? AND person = ? LIMIT 1"
        return bool(self._rows(sql, document, person))
