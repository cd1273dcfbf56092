"""A query as it was understood, and written out again."""

from __future__ import annotations

import re
from dataclasses import dataclass

PLACES = ("title", "text", "highlights", "notes")
"""Where `in:` can look for words."""

CHOICES = {
    "status": ("unread", "reading", "done"),
    "has": ("note", "highlight", "tag", "review", "conflict", "orphan"),
    "verdict": ("accept", "reject", "discuss"),
}
"""Facts that have few values."""
DATES = ("clipped", "added", "published")
NAMES = ("tag", "person", "channel", "site", "source", "author")
FIELDS = (*NAMES, *DATES, *CHOICES, "in")
"""All names that are known before a colon; any other is a key of the front matter."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand one after another."""

    text: str  # at least one word, gaps are one space
    prefix: bool = False  # the last word only begins so

    def __str__(self) -> str:
        bare = _WORD.fullmatch(self.text) and self.text not in JOINS
        return (self.text if bare else _marked(self.text)) + "*" * self.prefix


@dataclass(frozen=True, slots=True)
class Fact:
    """Something about a document, a highlight or a note.

    `relation` is "", "=", or for dates also ">", ">=", "<", "<=". Without one, a name holds the value's words, a tag is
    this one or below it, a date is in the span that the value names: "2025", "2025-12", "2025-11..2025-12".
    """

    name: str  # of FIELDS, or a key of the front matter
    value: str
    relation: str = ""
    prefix: bool = False  # the value's last word only begins so

    def __str__(self) -> str:
        return f"{self.name}:{self.relation}{quoted(self.value)}{'*' * self.prefix}"


@dataclass(frozen=True, slots=True)
class Not:
    of: Node

    def __str__(self) -> str:
        return f"-{_grouped(self.of)}"


@dataclass(frozen=True, slots=True)
class All:
    """Every one of the parts; without parts everything there is."""

    parts: tuple[Node, ...] = ()  # none, or two and more

    def __str__(self) -> str:
        return " ".join(map(_grouped, self.parts))


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of the parts."""

    parts: tuple[Node, ...]  # two and more

    def __str__(self) -> str:
        return " OR ".join(f"({p})" if isinstance(p, Either) else str(p) for p in self.parts)


@dataclass(frozen=True, slots=True)
class Within:
    """A query whose words are looked for in certain places only."""

    places: tuple[str, ...]  # of PLACES, in their order
    of: Node

    def __str__(self) -> str:
        inside = str(self.of) if isinstance(self.of, All) else _grouped(self.of)
        return " ".join((*(f"in:{place}" for place in self.places), inside))


Node = Words | Fact | Not | All | Either | Within
"""A query. `str` writes it so that `parse` gives it back."""


def _grouped(node: Node) -> str:
    return f"({node})" if isinstance(node, All | Either | Within) else str(node)


def quoted(value: str) -> str:
    """A value as it stands after a field's colon: in quotation marks where it must."""
    return value if _VALUE.fullmatch(value) else _marked(value)


def _marked(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""'))


JOINS = ("AND", "OR")
"""Words that are none where they are written so; AND says what standing side by side does."""
_WORD = re.compile(r"(?!-)[^\s\"“”„()*:]+")
_VALUE = re.compile(r"(?![><=/])[^\s\"“”„()*]+")
