"""A query cut into what it is written with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.query.tree import FIELDS, JOINS

_MARKS = '"“”„'
_QUOTE = rf'[{_MARKS}](?P<quote>(?:""|[^{_MARKS}])*)(?P<end>[{_MARKS}]?)(?P<star>\**)'
_PIECE = re.compile(
    rf"""(?P<gap>\s+)
    | (?P<paren>[()])
    | (?P<minus>-(?=[^\s)]))
    | (?P<name>(?i:FIELDS)|[^\W\d][\w.-]*(?=:[^\s()])):(?P<relation>>=|<=|[><=])?(?!//)
    | QUOTE
    | (?P<word>[^\s(){_MARKS}]+)""".replace("QUOTE", _QUOTE).replace("FIELDS", "|".join(FIELDS)),
    re.VERBOSE | re.DOTALL,
)
_VALUE = re.compile(rf"{_QUOTE}|(?P<word>[^\s(){_MARKS}]*)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a query, in code points."""

    kind: str  # "(", ")", "-", "AND", "OR", "words" or "fact"
    start: int
    end: int
    text: str = ""  # words or value, without quotation marks
    name: str = ""  # before the colon
    relation: str = ""
    value: int = 0  # where the words or the value begin
    prefix: bool = False
    quoted: bool = False
    open: bool = False  # a quotation mark that is not closed


def pieces(query: str) -> Iterator[Piece]:
    at = 0
    while at < len(query):
        found = _PIECE.match(query, at)
        if found is None:
            return
        start, at = at, found.end()
        if found["gap"]:
            continue
        if found["paren"] or found["minus"]:
            yield Piece(found[0], start, at)
        elif found["name"]:
            value = _VALUE.match(query, at)
            if value is None:
                return
            at = value.end()
            yield _piece(value, "fact", start, _known(found["name"]), found["relation"] or "")
        elif found["word"] in JOINS:
            yield Piece(found["word"], start, at)
        else:
            yield _piece(found, "words", start)


def _known(name: str) -> str:
    return low if (low := name.lower()) in FIELDS else name


def _piece(found: re.Match[str], kind: str, start: int, name: str = "", relation: str = "") -> Piece:
    quote = found["quote"]
    if quote is None:
        word = found["word"] or ""
        text, prefix = word.rstrip("*"), word.endswith("*")
    else:
        text, prefix = quote.replace('""', '"'), bool(found["star"])
    return Piece(
        kind, start, found.end(), " ".join(text.split()), name, relation, found.start(), prefix,
        quote is not None, quote is not None and not found["end"],
    )  # fmt: skip
