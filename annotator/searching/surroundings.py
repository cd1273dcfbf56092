"""What a query asks that no index knows: tags by their paths, people by their names, what is read or in conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from annotator.carrying import Shown
from annotator.model import Highlight, Tag, tag_lines
from annotator.query import Fact, holds, wears
from annotator.query.matching import Line
from annotator.store import Library, LibraryError

Things = tuple[frozenset[str], frozenset[str]]


class Surroundings:
    """Of one library at one moment, for one person; read when first asked."""

    def __init__(self, library: Library, person: str) -> None:
        self._library, self._person = library, person
        self._held: dict[Fact, Things] = {}

    @cached_property
    def lines(self) -> dict[str, tuple[Tag, ...]]:
        """Each tag's line from its root down to itself."""
        return tag_lines(self._library.tags())

    @cached_property
    def paths(self) -> dict[str, tuple[str, ...]]:
        """Names from the root down, by a tag's id."""
        return {i: tuple(t.name for t in line) for i, line in self.lines.items()}

    def named(self, tag: str) -> tuple[Line, ...]:
        """A tag's line by names; of one that was merged into another the other's too."""
        found: list[Line] = []
        while tag in self.lines and len(found) < len(self.lines):
            line = self.lines[tag]
            found.append(tuple((t.name, *t.aliases) for t in line))
            tag = line[-1].merged_into
        return tuple(found)

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """All names of the human that a person is, by a person's id."""
        persons = self._library.persons()
        humans: dict[str, list[str]] = defaultdict(list)
        roots = {}
        for identity in persons:
            root = identity
            while root in persons and persons[root].same_as in persons:
                root = persons[root].same_as
            roots[identity] = root
            humans[root].append(persons[identity].name)
        return {identity: tuple(humans[root]) for identity, root in roots.items()}

    @cached_property
    def readings(self) -> dict[str, str]:
        """How far the person is with documents that they have opened: "reading" or "done"."""
        try:
            found = self._library.state.reading(self._person)
        except LibraryError:
            return {}
        return {document: reading.status for document, reading in found.items() if reading.status != "unread"}

    def tags(self, fact: Fact) -> list[str]:
        return [tag for tag in self.lines if any(wears(fact, line) for line in self.named(tag))]

    def persons(self, fact: Fact) -> list[str]:
        return [person for person, names in self.names.items() if any(holds(fact, name) for name in names)]

    def statuses(self, fact: Fact) -> tuple[Iterable[str], bool]:
        if fact.value == "unread":
            return self.readings.keys(), True
        return [document for document, status in self.readings.items() if status == fact.value], False

    def things(self, fact: Fact) -> Things:
        """Ids of highlights of which it is true, and of documents besides theirs."""
        if fact not in self._held:
            self._held[fact] = self._things(fact)
        return self._held[fact]

    def _things(self, fact: Fact) -> Things:
        if fact.name == "verdict" or fact.value == "review":
            verdict = fact.value if fact.name == "verdict" else ""
            reviews = self._library.reviews()
            return frozenset(r.highlight for r in reviews if not verdict or r.verdict == verdict), frozenset()
        if fact.value == "orphan":
            return frozenset(h.id for h in self._orphans()), frozenset()
        if fact.value == "conflict":
            ids = self._library.conflicted()
            found = frozenset(ids | {n.about for n in self._library.some_notes(ids)})
            return found, found
        return frozenset(), frozenset()

    def _orphans(self) -> list[Highlight]:
        """Highlights that are nowhere in the text that their document shows."""
        by: dict[str, list[Highlight]] = defaultdict(list)
        for h in self._library.away():
            by[h.document].append(h)
        found: list[Highlight] = []
        for document in self._library.some_documents(by):
            text = self._library.text(document.text)
            shown = Shown(text, self._library.text) if text else None
            found += [h for h in by[document.id] if shown is None or shown.place(h).span is None]
        return found
