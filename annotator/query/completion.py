"""What a person is typing in a query, so that it can be completed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.query.pieces import Piece, pieces
from annotator.query.tree import CHOICES, FIELDS, PLACES, quoted
from annotator.query.words import alike


@dataclass(frozen=True, slots=True)
class Completion:
    """What stands at the caret.

    `field` is the name before the colon, or "" where a word is typed, which may become a name: `options` are those.
    """

    field: str
    typed: str  # so far, without quotation marks
    start: int  # what a choice takes the place of, in code points, half-open
    end: int

    @property
    def options(self) -> tuple[str, ...]:
        """What is known to fit without a library: names of fields with their colon, values of those that have few."""
        values = {"": tuple(f"{f}:" for f in FIELDS), "in": PLACES, **CHOICES}.get(self.field, ())
        return tuple(v for v in values if v.startswith(self.typed.lower()))

    def fitting(self, values: Iterable[str]) -> list[str]:
        """Those of some names that go on with what is typed, then those in which another word does so."""
        typed = alike(self.typed)
        found = [(name, v) for v in dict.fromkeys(values) if typed in (name := alike(v))]
        words = {v: name.replace("/", " ").split() for name, v in found}
        begin = [
            (not name.startswith(typed), name, v)
            for name, v in found
            if name.startswith(typed) or any(w.startswith(typed) for w in words[v])
        ]
        return [v for _, _, v in sorted(begin)]

    def chosen(self, query: str, value: str) -> tuple[str, int]:
        """The query with a value in place of what was typed, and where the caret is then."""
        name = not self.field and value.endswith(":")
        words = value if name else quoted(value) + ("" if query[self.end : self.end + 1].isspace() else " ")
        return query[: self.start] + words + query[self.end :], self.start + len(words)


def completion(query: str, caret: int) -> Completion:
    """What is typed just before the caret, in code points; nothing of it where a gap or a parenthesis is."""
    piece = next((p for p in pieces(query[:caret]) if p.end == caret and _goes_on(p)), None)
    if piece is None:
        return Completion("", "", caret, caret)
    whole = next((p for p in pieces(query) if p.start == piece.start and not p.open), piece)
    end = max(whole.end, caret) if whole.kind == piece.kind or piece.kind != "fact" else caret
    if piece.kind in ("OR", "AND"):
        return Completion("", piece.kind, piece.start, caret)
    return Completion(piece.name, piece.text, piece.value, end)


def _goes_on(piece: Piece) -> bool:
    """Whether the next letter would belong to it."""
    if piece.kind not in ("words", "fact", "OR", "AND"):
        return False
    return piece.open or not piece.quoted
