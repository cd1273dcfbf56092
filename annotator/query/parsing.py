"""A query as it is typed, understood: one parser for the window and the command line."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.model import AnnotatorError
from annotator.query.dates import days
from annotator.query.pieces import Piece, pieces
from annotator.query.tree import CHOICES, DATES, PLACES, All, Either, Fact, Node, Not, Within, Words
from annotator.query.words import pattern

LONGEST = 4_000
"""Code points of a query: more is a slip of the clipboard."""
DEEPEST = 50
"""Parentheses and minus signs inside each other; an index's own limit is 256."""
MOST = 200
"""Words and facts of a query."""

_ENDS = (")", "OR", "AND")
"""What nothing begins with."""


class QueryError(AnnotatorError):
    """What is wrong with a query, and where: from `start` to `end`, in code points, half-open."""

    def __init__(self, sentence: str, start: int, end: int) -> None:
        super().__init__(sentence)
        self.start, self.end = start, end

    def place(self, query: str) -> str:
        """What stands where it is wrong, as far as it is worth repeating."""
        return query[self.start : min(self.end, self.start + 40)].strip()

    def told(self, query: str) -> str:
        """The sentence with its place, for where nothing can be underlined."""
        place = self.place(query)
        return f"{str(self)[:-1]}: “{place}”, character {self.start + 1} of the query." if place else str(self)


def parse(query: str, *, typing: bool = False) -> Node:
    """What a query means; an empty one means everything. Raises QueryError.

    `typing`: more may come, so a last word that nothing follows only begins so.
    """
    if len(query) > LONGEST:
        sentence = f"A query has at most {LONGEST:,} characters; this one has {len(query):,}."
        raise QueryError(sentence, LONGEST, len(query))
    for n, character in enumerate(query):
        if character == "\0" or "\ud800" <= character <= "\udfff":
            raise QueryError("This character cannot be looked for.", n, n + 1)
    found = list(pieces(query))
    if sum(p.kind in ("words", "fact") for p in found) > MOST:
        raise QueryError(f"A query has at most {MOST} words.", 0, len(query))
    if not found:
        return All()
    return _Parser(found, len(query), typing).query()


class _Parser:
    """Goes through the pieces once."""

    def __init__(self, found: Sequence[Piece], size: int, typing: bool) -> None:
        self._pieces, self._size, self._typing = found, size, typing
        self._at = 0
        self._depth = 0

    def query(self) -> Node:
        node = self._either()
        if piece := self._next():  # only ")" ends it early
            raise QueryError("This parenthesis closes none.", piece.start, piece.end)
        if node is None:
            raise QueryError("There is no word to look for.", 0, self._size)
        return node

    def _next(self) -> Piece | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def _either(self) -> Node | None:
        parts = [self._all()]
        while (piece := self._next()) and piece.kind == "OR":
            self._at += 1
            parts.append(self._all())
            if None in parts:
                raise QueryError("OR needs something on either side.", piece.start, piece.end)
        return parts[0] if len(parts) == 1 else Either(tuple(p for p in parts if p is not None))

    def _all(self) -> Node | None:
        """What stands side by side; None where that is nothing, or nothing that is a word."""
        parts: list[Node] = []
        places: dict[str, Piece] = {}
        while (piece := self._next()) and piece.kind not in (")", "OR"):
            if piece.kind == "AND":
                self._and(piece, parts or places)
            elif piece.kind == "fact" and piece.name == "in":
                self._at += 1
                places[self._place(piece)] = piece
            elif (part := self._part(piece)) is not None:
                parts.append(part)
        whole = parts[0] if len(parts) == 1 else All(tuple(parts)) if parts else None
        if not places:
            return whole
        if whole is None:
            first = next(iter(places.values()))
            raise QueryError("in: needs words to look for beside it.", first.start, first.end)
        return Within(tuple(p for p in PLACES if p in places), whole)

    def _and(self, piece: Piece, before: object) -> None:
        self._at += 1
        following = self._next()
        if not before or following is None or following.kind in _ENDS:
            raise QueryError("AND needs something on either side.", piece.start, piece.end)

    def _part(self, piece: Piece) -> Node | None:
        self._at += 1
        if piece.kind == "words":
            return self._words(piece)
        if piece.kind == "fact":
            return _fact(piece, typed=self._typing and not piece.quoted and piece.end == self._size)
        self._depth += 1
        if self._depth > DEEPEST:
            raise QueryError("These parentheses stand too deep inside each other.", piece.start, piece.end)
        node = self._group(piece) if piece.kind == "(" else self._not(piece)
        self._depth -= 1
        return node

    def _group(self, piece: Piece) -> Node:
        node = self._either()
        end = self._next()
        if end is None:
            raise QueryError("This parenthesis is never closed.", piece.start, piece.end)
        self._at += 1
        if node is None:
            raise QueryError("There is nothing to look for between these parentheses.", piece.start, end.end)
        return node

    def _not(self, piece: Piece) -> Node | None:
        following = self._next()
        if following is None or following.kind in _ENDS:
            raise QueryError("The minus sign needs something to leave out.", piece.start, piece.end)
        if following.kind == "fact" and following.name == "in":
            raise QueryError("in: cannot be left out; it says where to look.", piece.start, following.end)
        node = self._part(following)
        return None if node is None else Not(node)

    def _words(self, piece: Piece) -> Node | None:
        if piece.open:
            raise QueryError("This quotation mark is never closed.", piece.value, piece.value + 1)
        if not pattern(piece.text):
            return None
        typed = self._typing and not piece.quoted and piece.end == self._size
        return Words(piece.text, piece.prefix or typed)

    def _place(self, piece: Piece) -> str:
        value = _value(piece).lower()
        if piece.relation or value not in PLACES:
            raise QueryError(f"in: is {_listed(PLACES)}.", piece.start, piece.end)
        return value


def _value(piece: Piece) -> str:
    if piece.open:
        raise QueryError("This quotation mark is never closed.", piece.value, piece.value + 1)
    if not piece.text:
        raise QueryError(f"{piece.name}: needs a value.", piece.start, piece.end)
    return piece.text


def _fact(piece: Piece, *, typed: bool) -> Node:
    name, relation, value = piece.name, piece.relation, _value(piece)
    if name in DATES:
        try:
            days(value, relation)
        except (ValueError, OverflowError):
            raise QueryError("This is no date; 2025, 2025-12, 2025-12-23 and 2025-11..2025-12 are.",
                             piece.value, piece.end) from None  # fmt: skip
        return Fact(name, value, relation)
    if name == "title" and pattern(value):
        return Within(("title",), Words(value, piece.prefix or typed))
    if relation not in ("", "="):
        raise QueryError(f"{name}: cannot be compared; only dates can.", piece.start, piece.value)
    if name in CHOICES:
        if value.lower() not in CHOICES[name]:
            raise QueryError(f"{name}: is {_listed(CHOICES[name])}.", piece.value, piece.end)
        return Fact(name, value.lower())
    return Fact(name, value, relation, (piece.prefix or typed) and not relation)


def _listed(values: Sequence[str]) -> str:
    return f"{', '.join(values[:-1])} or {values[-1]}"
