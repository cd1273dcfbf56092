"""What a library answers. Everything comes back as values; nothing stays open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from annotator.model import Asset, Capture, Document, Highlight, Note, Person, Record, Review, Tag
from annotator.store import records
from annotator.store.file import Connection
from annotator.store.loops import loosened
from annotator.store.records import COLUMNS, KINDS, encode
from annotator.store.trouble import LibraryError, in_words
from annotator.text import Text

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as the list shows it."""

    document: Document
    minutes: int
    highlights: int


# A deleted document that a live highlight stands on is still there.
DOCUMENTS = """SELECT COLUMNS FROM document d WHERE (d.deleted = 0
  OR EXISTS (SELECT 1 FROM highlight h WHERE h.document = d.id AND h.deleted = 0))"""
NEWEST = " ORDER BY d.clipped DESC, d.made DESC, d.id"
_SOME = " AND d.id IN (SELECT value FROM json_each(?))"
HIGHLIGHTS = """SELECT COLUMNS FROM highlight h WHERE h.deleted = 0
  AND EXISTS (SELECT 1 FROM document d WHERE d.id = h.document)"""
_OF_ONE = """SELECT COLUMNS FROM highlight h WHERE h.deleted = 0 AND h.document = ?1
  AND EXISTS (SELECT 1 FROM document WHERE id = ?1)"""
_CAPTURES = """SELECT COLUMNS FROM capture c WHERE (c.document = ?1 OR c.id = ?2)
  AND NOT EXISTS (SELECT 1 FROM document d WHERE d.id = c.id AND d.id <> ?1 AND d.deleted = 0) ORDER BY c.rowid"""
_PLACE = ' ORDER BY h.document, h.start, h."end", h.id'
_UP = """WITH RECURSIVE up (id) AS (SELECT value FROM json_each(?)
    UNION SELECT t.parent FROM up JOIN tag t ON t.id = up.id
    UNION SELECT t.merged_into FROM up JOIN tag t ON t.id = up.id)
  SELECT COLUMNS, t.deleted FROM up CROSS JOIN tag t ON t.id = up.id"""


def columns(kind: str, letter: str) -> str:
    return ", ".join(f'{letter}."{name}"' for name in COLUMNS[kind])


class Reads:
    """The reading half of a library."""

    _db: Connection
    _name: str

    def entries(self, documents: Iterable[str] | None = None) -> list[Entry]:
        """Documents, the newest clipped first, then the newest added; those of some ids, or all."""
        if documents is None:
            return self._entries(NEWEST)[0]
        return self._entries(_SOME + NEWEST, encode(list(documents)))[0]

    def entries_before(self, place: int, most: int) -> tuple[list[Entry], int]:
        """So many that stand before a place in the file, the last first; the place of the last, 0 at the end.

        What a change touches meanwhile may stand anywhere then.
        """
        found, last = self._entries(" AND d.rowid < ? ORDER BY d.rowid DESC LIMIT ?", place, most)
        return found, last if len(found) == most else 0

    def _entries(self, which: str, *values: object) -> tuple[list[Entry], int]:
        """Entries, and the place of the last in the file."""
        more = """, ifnull((SELECT t.minutes FROM text t WHERE t.id = d.text), 0),
          (SELECT count(*) FROM highlight h WHERE h.document = d.id AND h.deleted = 0), d.rowid FROM"""
        sql = (DOCUMENTS + which).replace(" FROM", more, 1).replace("COLUMNS", columns("document", "d"))
        rows = self._rows(sql, *values)
        found = cast(list[Document], self._built("document", [row[:-3] for row in rows]))
        return [Entry(d, *row[-3:-1]) for d, row in zip(found, rows, strict=True)], rows[-1][-1] if rows else 0

    def document(self, identity: str) -> Document | None:
        found = self._documents(DOCUMENTS + " AND d.id = ?", identity)
        return found[0] if found else None

    def documents(self) -> list[Document]:
        """In the order of `entries`."""
        return self._documents(DOCUMENTS + NEWEST)

    def text(self, identity: str) -> Text | None:
        rows = self._rows("SELECT id, body, pipeline, minutes FROM text WHERE id = ?", identity)
        return Text(*rows[0]) if rows else None

    def capture(self, identity: str) -> Capture | None:
        rows = self._rows("SELECT id, document, source FROM capture WHERE id = ?", identity)
        return Capture(*rows[0]) if rows else None

    def captures(self, document: Document) -> list[Capture]:
        """Those of a document, in the order they came; one that became a document of its own is that one's alone."""
        rows = self._rows(_CAPTURES.replace("COLUMNS", "c.id, c.document, c.source"), document.id, document.capture)
        return [Capture(*row) for row in rows]

    def capture_count(self, document: Document) -> int:
        return int(self._rows(_CAPTURES.replace("COLUMNS", "count(*)"), document.id, document.capture)[0][0])

    def texts_shown(self, document: str) -> dict[str, str]:
        """For each capture that a document has shown the id of the text that it was, by the log."""
        sql = """SELECT nullif(body, '')->>'capture', nullif(body, '')->>'text' FROM op WHERE object = ? ORDER BY n"""
        shown: dict[str, str] = {}
        capture = text = ""
        for row in self._rows(sql, document):  # an op says only what differs
            capture, text = row[0] or capture, row[1] or text
            shown[capture] = text
        return shown

    def asset(self, identity: str) -> Asset | None:
        rows = self._rows("SELECT id, media, bytes FROM asset WHERE id = ?", identity)
        return Asset(*rows[0]) if rows else None

    def has_text(self, identity: str) -> bool:
        return bool(self._rows("SELECT 1 FROM text WHERE id = ?", identity))

    def has_capture(self, identity: str) -> bool:
        return bool(self._rows("SELECT 1 FROM capture WHERE id = ?", identity))

    def has_asset(self, identity: str) -> bool:
        return bool(self._rows("SELECT 1 FROM asset WHERE id = ?", identity))

    def highlights(self, document: str | None = None) -> list[Highlight]:
        """In reading order."""
        if document is None:
            return self._highlights(HIGHLIGHTS + _PLACE)
        return self._highlights(_OF_ONE + _PLACE, document)

    def highlight_count(self, document: str | None = None) -> int:
        if document is None:
            return int(self._rows(HIGHLIGHTS.replace("COLUMNS", "count(*)"))[0][0])
        return int(self._rows(_OF_ONE.replace("COLUMNS", "count(*)"), document)[0][0])

    def wearing(self, tags: Iterable[str]) -> list[Highlight]:
        """The highlights that wear any of the tags, document by document in reading order."""
        sql = """ AND h.id IN (SELECT x.highlight FROM json_each(?) t CROSS JOIN highlight_tag x
          ON x.tag = t.value AND x.deleted = 0)"""
        return self._highlights(HIGHLIGHTS + sql + _PLACE, encode(list(tags)))

    def highlight(self, identity: str) -> Highlight | None:
        found = self._highlights(HIGHLIGHTS + " AND h.id = ?", identity)
        return found[0] if found else None

    def tags(self) -> list[Tag]:
        """By name. One deleted or merged that a live highlight or a live tag still refers to is among them."""
        rows = self._rows("SELECT COLUMNS, t.deleted FROM tag t".replace("COLUMNS", columns("tag", "t")))
        every = self._tags([row[:-1] for row in rows])
        gone = [row[0] for row in rows if row[-1] or every[row[0]].merged_into in every]
        worn = self._rows(
            """SELECT value FROM json_each(?) WHERE EXISTS
              (SELECT 1 FROM highlight_tag x WHERE x.tag = value AND x.deleted = 0)""",
            encode(gone),
        )
        seen = every.keys() - gone | {identity for (identity,) in worn}
        for identity in list(seen):
            while (identity := every[identity].parent) in every and identity not in seen:
                seen.add(identity)
        return sorted((every[i] for i in seen), key=lambda t: (t.name.casefold(), t.name, t.id))

    def tag(self, identity: str) -> Tag | None:
        """Also one that is deleted, as long as something may still refer to it."""
        rows = self._rows(_UP.replace("COLUMNS", columns("tag", "t")), encode([identity]))
        if any(row[0] == identity and row[-1] for row in rows):
            return next((t for t in self.tags() if t.id == identity), None)
        return self._tags([row[:-1] for row in rows]).get(identity)

    def tag_counts(self, document: str | None = None) -> dict[str, int]:
        """On how many live highlights each tag is; a tag on none is left out."""
        if document is None:
            return dict(self._rows("SELECT tag, count(*) FROM highlight_tag WHERE deleted = 0 GROUP BY tag"))
        sql = """SELECT x.tag, count(*) FROM highlight h CROSS JOIN highlight_tag x ON x.highlight = h.id
          WHERE h.document = ? AND h.deleted = 0 GROUP BY x.tag"""
        return dict(self._rows(sql, document))

    def notes(self, about: Iterable[str] | None = None) -> list[Note]:
        """The oldest first; on the given objects, or all."""
        sql = "SELECT COLUMNS FROM note n WHERE n.deleted = 0".replace("COLUMNS", columns("note", "n"))
        if about is None:
            rows = self._rows(sql + " ORDER BY n.made, n.id")
        else:
            sql += " AND n.about IN (SELECT value FROM json_each(?)) ORDER BY n.made, n.id"
            rows = self._rows(sql, encode(list(about)))
        return cast(list[Note], self._built("note", rows))

    def reviews(self, highlights: Iterable[str] | None = None) -> list[Review]:
        """The oldest first; on the given highlights, or all."""
        sql = "SELECT COLUMNS FROM review r WHERE r.deleted = 0".replace("COLUMNS", columns("review", "r"))
        if highlights is None:
            rows = self._rows(sql + " ORDER BY r.made, r.id")
        else:
            sql += " AND r.highlight IN (SELECT value FROM json_each(?)) ORDER BY r.made, r.id"
            rows = self._rows(sql, encode(list(highlights)))
        return cast(list[Review], self._built("review", rows))

    def last_written(self, objects: Iterable[str]) -> dict[str, int]:
        """When the newest word on each object was said, in unix milliseconds; those without one are left out."""
        sql = """SELECT o.object, max(c.hlc) >> 16 FROM json_each(?) i CROSS JOIN op o ON o.object = i.value
          CROSS JOIN change c ON c.n = o.change GROUP BY o.object"""
        return dict(self._rows(sql, encode(list(objects))))

    def note_edits(self, notes: Iterable[str]) -> dict[str, int]:
        """When the words of notes were last changed, unix ms; one that says what it first said is left out."""
        sql = """SELECT o.object, max(c.hlc) >> 16 FROM json_each(?) i CROSS JOIN op o ON o.object = i.value
          CROSS JOIN change c ON c.n = o.change CROSS JOIN json_each(o.body) f ON f.key = 'body'
          GROUP BY o.object HAVING count(*) > 1"""
        return dict(self._rows(sql, encode(list(notes))))

    def person(self, identity: str) -> Person | None:
        """As it stands in the log, with whom it says it is the same as."""
        sql = "SELECT COLUMNS FROM person p WHERE p.deleted = 0 AND p.id = ?".replace("COLUMNS", columns("person", "p"))
        found = cast(list[Person], self._built("person", self._rows(sql, identity)))
        return found[0] if found else None

    def persons(self) -> dict[str, Person]:
        """By id."""
        sql = "SELECT COLUMNS FROM person p WHERE p.deleted = 0".replace("COLUMNS", columns("person", "p"))
        found = {p.id: p for p in cast(list[Person], self._built("person", self._rows(sql)))}
        return loosened(found, "same_as", self._age)

    def stamp(self) -> tuple[int, str]:
        """Count and sum of the op ids: two libraries with the same stamp hold the same log."""
        rows = self._rows("SELECT op_count, op_set FROM library")
        if len(rows) != 1:
            raise LibraryError(f"{self._name} is damaged.")
        return rows[0][0], rows[0][1]

    def kinds(self, objects: Iterable[str]) -> dict[str, str]:
        """What each of these ids is in the log: "tag", "highlight" and so on; ids that are new to it are left out."""
        sql = "SELECT DISTINCT o.object, o.kind FROM json_each(?) i CROSS JOIN op o ON o.object = i.value"
        return dict(self._rows(sql, encode(list(objects))))

    def _records(
        self, objects: Iterable[tuple[str, str]], *, hidden: bool = True
    ) -> dict[str, tuple[Record, bool]]:
        """The records of objects given with their kinds, each with whether it is deleted.

        Not `hidden`: without deleted highlights, which a large step has many of.
        """
        found: dict[str, tuple[Record, bool]] = {}
        wanted: dict[str, list[str]] = {}
        for identity, kind in objects:
            wanted.setdefault(kind, []).append(identity)
        for kind in wanted.keys() & KINDS.keys():
            ids = encode(wanted[kind])
            if kind == "highlight" and not hidden:
                sql = "SELECT r.id FROM json_each(?) i CROSS JOIN highlight r ON r.id = i.value WHERE NOT r.deleted"
                ids = encode([i for (i,) in self._rows(sql, ids)])
            sql = "SELECT COLUMNS, r.deleted FROM json_each(?) i CROSS JOIN KIND r ON r.id = i.value"
            rows = self._rows(sql.replace("COLUMNS", columns(kind, "r")).replace("KIND", kind), ids)
            on = "json_each(?) i CROSS JOIN highlight_tag x ON x.highlight = i.value"
            built = self._built(kind, [r[:-1] for r in rows], self._worn(on, ids) if kind == "highlight" else {})
            found |= {r.id: (r, bool(row[-1])) for r, row in zip(built, rows, strict=True)}
        return found

    def _shown(self, found: dict[str, tuple[Record, bool]]) -> dict[str, Record]:
        """Those records that reading shows, as it shows them."""
        kept = {identity: record for identity, (record, deleted) in found.items() if not deleted}
        if any(isinstance(record, Tag) for record, _ in found.values()):
            kept |= {t.id: t for t in self.tags() if t.id in found}
        for identity, (record, deleted) in found.items():
            if deleted and isinstance(record, Document) and (document := self.document(identity)):
                kept[identity] = document
        return kept

    def _documents(self, sql: str, *values: object) -> list[Document]:
        rows = self._rows(sql.replace("COLUMNS", columns("document", "d")), *values)
        return cast(list[Document], self._built("document", rows))

    def _highlights(self, sql: str, *values: object) -> list[Highlight]:
        source = sql.replace("COLUMNS", "h.id").partition(" ORDER BY ")[0]
        tags = self._worn(f"({source}) h CROSS JOIN highlight_tag x ON x.highlight = h.id", *values)
        rows = self._rows(sql.replace("COLUMNS", columns("highlight", "h")), *values)
        return cast(list[Highlight], self._built("highlight", rows, tags))

    def _worn(self, source: str, *values: object) -> dict[str, list[str]]:
        """Tags by highlight, in their order."""
        found: dict[str, list[str]] = defaultdict(list)
        sql = "SELECT x.highlight, x.tag FROM SOURCE ORDER BY x.place, x.tag".replace("SOURCE", source)
        for highlight, tag in self._rows(sql, *values):
            found[highlight].append(tag)
        return found

    def _tags(self, rows: list[Row]) -> dict[str, Tag]:
        found = {t.id: t for t in cast(list[Tag], self._built("tag", rows))}
        return loosened(loosened(found, "parent", self._age), "merged_into", self._age)

    def _age(self, identity: str, field: str, value: str) -> tuple[int, str]:
        """When a field took its value."""
        sql = """SELECT c.hlc, o.id FROM op o CROSS JOIN change c ON c.n = o.change CROSS JOIN json_each(o.body) f
          WHERE o.object = ? AND f.key = ? AND f.value = ? ORDER BY c.hlc DESC, o.id DESC LIMIT 1"""
        rows = self._rows(sql, identity, field, value)
        return (rows[0][0], rows[0][1]) if rows else (0, "")

    def _built(self, kind: str, rows: list[Row], tags: dict[str, list[str]] | None = None) -> list[Record]:
        worn = tags or {}
        try:
            return [records.record(kind, row, worn.get(row[0], ())) for row in rows]
        except (ValueError, TypeError, RecursionError) as error:
            raise LibraryError(f"{self._name} is damaged: a {kind} in it cannot be read.") from error

    def _rows(self, sql: str, *values: object) -> list[Row]:
        with in_words(self._name):
            return self._db.execute(sql, values).fetchall()
