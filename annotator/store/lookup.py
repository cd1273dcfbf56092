"""What a search index finds: sets of its numbers, put together as a query says."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from annotator.query import All, Either, Fact, Node, Not, Within, Words, holds, key, sought_words
from annotator.query.dates import days
from annotator.query.words import sought

Numbers = set[int]
Part = tuple[Numbers, bool]
"""Numbers, or all but these."""

KINDS = ("document", "highlight", "note")
_WORDS = {"document": ("page", "bm25(page, 1, 10, 3)"), "highlight": ("mark", "bm25(mark, 1, 1, 2)"),
          "note": ("memo", "bm25(memo)")}  # fmt: skip
"""Where the words of each kind are, and how a hit weighs: one in a title ten times one in the text."""
_OWN = {
    "document": {"text": "text", "title": "title"},
    "highlight": {"highlights": "quote", "notes": "note"},
    "note": {"notes": "body"},
}
"""The places of `in:` that are columns of a kind's own words."""
# Beside an FTS5 table no other may have a column of its name: MATCH would not know which is meant.
_FROM = {
    "document": "page CROSS JOIN document d ON d.words = page.rowid",
    "highlight": "mark CROSS JOIN highlight d ON d.n = mark.rowid",
    "note": "memo CROSS JOIN note d ON d.n = memo.rowid",
}
_NUMBER = {"document": "words", "highlight": "n", "note": "n"}
"""The column of a kind that says which row its words are."""
_NEWEST = {"document": "clipped DESC, made DESC, id", "highlight": "day DESC, n", "note": "day DESC, n"}


class Outside(Protocol):
    """What an index does not know, since it changes without being written down in the library, or is soon read."""

    def tags(self, fact: Fact) -> Iterable[str]:
        """Ids of the tags that it asks for."""

    def persons(self, fact: Fact) -> Iterable[str]: ...

    def statuses(self, fact: Fact) -> tuple[Iterable[str], bool]:
        """Ids of documents, or of all others."""

    def things(self, fact: Fact) -> tuple[Iterable[str], Iterable[str]]:
        """Ids of highlights of which `has:` or `verdict:` is true, and of documents of which it is true besides."""


class Lookup:
    """One query at an index; inside one read transaction of the caller."""

    def __init__(self, db: sqlite3.Connection, query: Node, outside: Outside, gone: Callable[[], bool]) -> None:
        """`gone`: whether some pages of the index point to nothing, so that each hit must be looked up."""
        self._db, self._query, self._outside, self._gone = db, query, outside, gone

    def first(self, kind: str, most: int) -> list[str]:
        """Ids of some hits as they come."""
        return self._ids(kind, "", most, 0)

    def ranked(self, kind: str, most: int, skip: int = 0) -> tuple[int, list[str]]:
        """How many hits there are, and ids of the best, or of the newest where no words are looked for."""
        expression = _expression(self._query, kind, None)
        if not expression:
            total = len(self._hits(kind))
            return total, self._ids(kind, _WORDS[kind][1], most, skip) if total > skip else []
        if kind == "document" and self._gone():
            ((total,),) = self._rows("SELECT count(*) FROM SOURCE WHERE WORDS MATCH ?", kind, expression)
            return total, self._ids(kind, _WORDS[kind][1], most, skip) if total > skip else []
        ((total,),) = self._rows("SELECT count(*) FROM WORDS WHERE WORDS MATCH ?", kind, expression)
        return total, self._best(kind, expression, most, skip) if total > skip else []

    def _best(self, kind: str, expression: str, most: int, skip: int) -> list[str]:
        """Ids of the best hits, of which only these are looked up."""
        sql = "SELECT rowid FROM WORDS WHERE WORDS MATCH ? ORDER BY WEIGHT, rowid LIMIT ? OFFSET ?"
        numbers = [n for (n,) in self._rows(sql, kind, expression, most, skip)]
        ids = dict(self._rows("SELECT NUMBER, id FROM KIND WHERE NUMBER IN LISTED", kind, _json(numbers)))
        return [ids[n] for n in numbers if n in ids]

    def every(self, kind: str) -> set[str]:
        """Ids of all hits."""
        sql = "SELECT id FROM KIND WHERE n IN LISTED"
        return {i for (i,) in self._rows(sql, kind, _json(self._hits(kind)))}

    # -- inside --------------------------------------------------------------

    def _ids(self, kind: str, weight: str, most: int, skip: int) -> list[str]:
        """`weight`: what to sort by; "" takes them as they come."""
        order = f"ORDER BY {weight}, d.n LIMIT" if weight else "LIMIT"
        sql = "SELECT d.id FROM SOURCE WHERE WORDS MATCH ?"
        if expression := _expression(self._query, kind, None):
            return [i for (i,) in self._rows(f"{sql} {order} ? OFFSET ?", kind, expression, most, skip)]
        hits = self._hits(kind)
        words = [e for w in sought_words(self._query) if (e := _expression(w, kind, None))]
        found: list[str] = []
        if words and hits:
            sql += f" AND d.n IN LISTED {order} ?"
            found = [i for (i,) in self._rows(sql, kind, " OR ".join(words), _json(hits), most + skip)]
        if len(found) < min(most + skip, len(hits)):
            sql = "SELECT id FROM KIND WHERE n IN LISTED ORDER BY NEWEST LIMIT ?"
            rows = self._rows(sql, kind, _json(hits), most + skip + len(found))
            found = list(dict.fromkeys((*found, *(i for (i,) in rows))))
        return found[skip : skip + most]

    def _hits(self, kind: str) -> Numbers:
        numbers, without = self._part(self._query, kind, None)
        return self._everything(kind) - numbers if without else numbers

    def _part(self, node: Node, kind: str, places: Sequence[str] | None) -> Part:
        if expression := _expression(node, kind, places):
            return self._match(kind, expression), False
        match node:
            case Not(of):
                numbers, without = self._part(of, kind, places)
                return numbers, not without
            case All(parts):
                return self._all(parts, kind, places)
            case Either(parts):
                flipped = [self._part(part, kind, places) for part in parts]
                numbers, without = _intersection([(found, not out) for found, out in flipped])
                return numbers, not without
            case Within(inside, of):
                return self._part(of, kind, inside)
            case Words():
                return self._words(node, kind, places or ()), False
            case Fact():
                return self._fact(node, kind)

    def _all(self, parts: Sequence[Node], kind: str, places: Sequence[str] | None) -> Part:
        """What is only words in one go: the index is quicker at it."""
        words = [part for part in parts if _expression(part, kind, places)]
        rest = [part for part in parts if part not in words]
        together = [All(tuple(words))] if len(words) > 1 and rest else words
        return _intersection([self._part(part, kind, places) for part in (*together, *rest)])

    def _match(self, kind: str, expression: str) -> Numbers:
        return self._numbers("SELECT d.n FROM SOURCE WHERE WORDS MATCH ?", kind, expression)

    def _words(self, words: Words, kind: str, places: Sequence[str]) -> Numbers:
        """Words in places of which some belong to another kind."""
        found: Numbers = set()
        if own := _expression(words, kind, [p for p in places if p in _OWN[kind]]):
            found |= self._match(kind, own)
        for other in KINDS:
            theirs = [p for p in places if p in _OWN[other] and p not in _OWN[kind]]
            if other != kind and theirs and (expression := _expression(words, other, theirs)):
                found |= self._across(other, kind, self._match(other, expression))
        return found

    def _fact(self, fact: Fact, kind: str) -> Part:
        match fact.name:
            case "status":
                ids, without = self._outside.statuses(fact)
                read = self._number("document", ids)
                if kind != "document" and without:  # of notes on tags neither is true
                    read, without = self._everything("document") - read, False
                return self._across("document", kind, read), without
            case "person":
                return self._persons(self._outside.persons(fact), kind), False
            case "tag":
                tags = list(self._outside.tags(fact))
                worn = self._numbers("SELECT highlight FROM worn WHERE tag IN LISTED", kind, _json(tags))
                found = self._things(kind, worn, set())
                if kind == "note":
                    found |= self._numbers("SELECT n FROM note WHERE about IN LISTED", kind, _json(tags))
                return found, False
            case "has" | "verdict":
                return self._things(kind, *self._having(fact)), False
            case "added" if kind != "document":
                sql = "SELECT n FROM KIND WHERE day <> '' AND day >= ? AND day < ?"
                return self._numbers(sql, kind, *days(fact.value, fact.relation)), False
        return self._across("document", kind, self._documents(fact)), False

    def _documents(self, fact: Fact) -> Numbers:
        """Documents by a fact of their front matter."""
        rows = self._rows("SELECT n, value FROM value WHERE name = ?", "document", key(fact.name))
        values = [n for n, value in rows if holds(fact, value)]
        return self._numbers("SELECT document FROM fact WHERE value IN LISTED", "document", _json(values))

    def _persons(self, persons: Iterable[str], kind: str) -> Numbers:
        """What they made; documents that they said something on."""
        ids = _json(persons)
        if kind != "document":
            return self._numbers("SELECT n FROM KIND WHERE person IN LISTED", kind, ids)
        sql = "SELECT document FROM KIND WHERE document NOT NULL AND person IN LISTED"
        return self._numbers(sql, "highlight", ids) | self._numbers(sql, "note", ids)

    def _having(self, fact: Fact) -> tuple[Numbers, Numbers]:
        """Highlights, and documents besides theirs."""
        match fact.value:
            case "note":
                marks = self._numbers("SELECT highlight FROM note WHERE highlight NOT NULL", "note")
                return marks, self._numbers("SELECT document FROM note WHERE document NOT NULL", "note")
            case "highlight":
                return self._everything("highlight"), set()
            case "tag":
                return self._numbers("SELECT highlight FROM worn", "highlight"), set()
        highlights, documents = self._outside.things(fact)
        return self._number("highlight", highlights), self._number("document", documents)

    def _things(self, kind: str, highlights: Numbers, documents: Numbers) -> Numbers:
        """What is true of highlights is true of their documents, and of what notes are about."""
        if kind == "highlight":
            return highlights
        documents = documents | self._across("highlight", "document", highlights)
        if kind == "document":
            return documents
        on = self._across("highlight", "note", highlights)
        sql = "SELECT n FROM note WHERE highlight IS NULL AND document IN LISTED"
        return on | self._numbers(sql, "note", _json(documents))

    def _across(self, kind: str, other: str, numbers: Numbers) -> Numbers:
        """Those of another kind that belong to some of a kind."""
        if kind == other or not numbers:
            return numbers
        if kind == "document" or (kind == "highlight" and other == "note"):
            return self._numbers("SELECT n FROM OTHER WHERE KIND IN LISTED", kind, _json(numbers), other=other)
        sql = "SELECT OTHER FROM KIND WHERE OTHER NOT NULL AND n IN LISTED"
        return self._numbers(sql, kind, _json(numbers), other=other)

    def _everything(self, kind: str) -> Numbers:
        return self._numbers("SELECT n FROM KIND", kind)

    def _number(self, kind: str, ids: Iterable[str]) -> Numbers:
        return self._numbers("SELECT n FROM KIND WHERE id IN LISTED", kind, _json(ids))

    def _numbers(self, sql: str, kind: str, *values: object, other: str = "") -> Numbers:
        return {n for (n,) in self._rows(sql.replace("OTHER", other), kind, *values)}

    def _rows(self, sql: str, kind: str, *values: object) -> list[tuple[Any, ...]]:
        """`sql` with the names of a kind's tables in capitals."""
        words, weight = _WORDS[kind]
        names = {"KIND": kind, "SOURCE": _FROM[kind], "WORDS": words, "WEIGHT": weight, "NUMBER": _NUMBER[kind],
                 "NEWEST": _NEWEST[kind], "LISTED": "(SELECT value FROM json_each(?))"}  # fmt: skip
        for name, table in names.items():
            sql = sql.replace(name, table)
        return self._db.execute(sql, values).fetchall()


def values(db: sqlite3.Connection, names: Sequence[str], most: int) -> dict[str, list[str]]:
    """What documents say of some fields, in the order of the alphabet."""
    sql = """SELECT value FROM value v WHERE name = ? AND EXISTS (SELECT 1 FROM fact WHERE value = v.n)
      ORDER BY value LIMIT ?"""
    return {name: [value for (value,) in db.execute(sql, (name, most))] for name in names}


def _expression(node: Node, kind: str, places: Sequence[str] | None) -> str:
    """The query in the words of FTS5, where it is only words in a kind's own columns; else "".

    `places`: where `in:` says to look; None: wherever the kind has words.
    """
    match node:
        case Words(text, prefix):
            if places is not None and not (places and set(places) <= _OWN[kind].keys()):
                return ""
            words, begins = sought(text, prefix)
            columns = f"{{{' '.join(_OWN[kind][p] for p in places)}}} : " if places else ""
            return f'{columns}"{" ".join(words)}"{" *" if begins else ""}'
        case Within(inside, of):
            return _expression(of, kind, inside)
        case Either(parts):
            found = [_expression(part, kind, places) for part in parts]
            return f"({' OR '.join(found)})" if all(found) else ""
        case All(parts):
            wanted = [_expression(part, kind, places) for part in parts if not isinstance(part, Not)]
            left = [_expression(part.of, kind, places) for part in parts if isinstance(part, Not)]
            if not wanted or not all((*wanted, *left)):
                return ""
            both = f"({' AND '.join(wanted)})"
            return f"({both} NOT ({' OR '.join(left)}))" if left else both
    return ""


def _intersection(parts: Sequence[Part]) -> Part:
    """What is in all of some parts."""
    within = [numbers for numbers, without in parts if not without]
    left = set[int]().union(*(numbers for numbers, without in parts if without))
    if not within:
        return left, True
    return set.intersection(*within) - left, False


def _json(values: Iterable[object]) -> str:
    """A list of numbers or ids for json_each."""
    listed = list(values)
    return str(listed).replace("'", '"') if listed else "[]"
