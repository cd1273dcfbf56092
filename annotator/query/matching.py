"""Whether something matches a query, asked of the thing itself: what an index has to agree with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from annotator.query.dates import days
from annotator.query.tree import CHOICES, DATES, All, Either, Fact, Node, Not, Within, Words
from annotator.query.words import alike, pattern

Line = Sequence[Sequence[str]]
"""A tag from its root down to itself: at each step its name and its aliases."""


@dataclass(frozen=True)
class Subject:
    """A document, a highlight, a note or a tag, as a query sees it.

    `facts` by field; dates as days ("2025-12-23"), keys of front matter as `alike` writes them.
    """

    own: tuple[str, ...]  # where words are looked for if the query does not say where
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of PLACES
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tags: tuple[Line, ...] = ()


def matches(query: Node, subject: Subject) -> bool:
    return _matches(query, subject, subject.own)


def _matches(node: Node, subject: Subject, texts: Iterable[str]) -> bool:
    match node:
        case Words(text, prefix):
            return any(map(pattern(text, prefix).within, texts))
        case Not(of):
            return not _matches(of, subject, texts)
        case All(parts):
            return all(_matches(part, subject, texts) for part in parts)
        case Either(parts):
            return any(_matches(part, subject, texts) for part in parts)
        case Within(places, of):
            return _matches(of, subject, [text for place in places for text in subject.places.get(place, ())])
        case Fact("tag"):
            return any(wears(node, line) for line in subject.tags)
    return any(holds(node, value) for value in subject.facts.get(key(node.name), ()))


def key(name: str) -> str:
    """A field's name as facts are kept by: the keys of front matter in any letters, gaps as they come."""
    return alike(name).replace(" ", "-").replace("_", "-")


@lru_cache(4096)
def holds(fact: Fact, value: str) -> bool:
    """Whether a value is one that the fact asks for; of a tag see `wears`."""
    if fact.name in DATES:
        first, end = days(fact.value, fact.relation)
        return value != "" and first <= value < end
    if fact.relation or fact.name in CHOICES:
        return alike(fact.value) == alike(value)
    return pattern(fact.value, fact.prefix).within(value)


def wears(fact: Fact, line: Line) -> bool:
    """Whether a tag is one that the fact asks for: it ends the path, or, unless "=", a tag above it does."""
    wanted = [alike(name) for name in fact.value.replace("›", "/").split("/")]

    def ends(line: Line) -> bool:
        if len(line) < len(wanted):
            return False
        return all(_named(want, names, fact.prefix and n == len(wanted) - 1)
                   for n, (want, names) in enumerate(zip(wanted, line[-len(wanted):], strict=True)))  # fmt: skip

    if ends(line) or any(_named(alike(fact.value), names, fact.prefix) for names in line[-1:]):
        return True
    return not fact.relation and len(line) > 1 and wears(fact, line[:-1])


def _named(wanted: str, names: Iterable[str], prefix: bool) -> bool:
    return any(alike(name).startswith(wanted) if prefix else alike(name) == wanted for name in names)


def sought_words(query: Node, place: str = "") -> list[Words]:
    """The words that a query looks for, those to leave out not among them; `place`: where they are to be marked."""
    match query:
        case Words():
            return [query]
        case All(parts) | Either(parts):
            return [words for part in parts for words in sought_words(part, place)]
        case Within(places, of) if not place or place in places:
            return sought_words(of, place)
    return []
