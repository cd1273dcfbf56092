"""Search without an index: everything asked, one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

from annotator.model import Document, Highlight, Note, Tag
from annotator.query import All, Either, Fact, Node, Not, Subject, Within, Words, matches
from annotator.query.subjects import day_of, facts_of, said_of
from annotator.searching.surroundings import Surroundings
from annotator.store import Library
from annotator.text import words_in

Facts = dict[str, tuple[str, ...]]


class Scan:
    """One query at one library, as it stands while it is asked."""

    def __init__(self, library: Library, query: Node, around: Surroundings, halt: Callable[[], None]) -> None:
        """`halt` is called for each document, and raises what ends the scan."""
        self._library, self._query, self._around, self._halt = library, query, around, halt
        parts = list(_parts(query))
        self._asked = [p for p in parts if isinstance(p, Fact) and p.name in ("has", "verdict")]
        self._words = any(isinstance(p, Words) for p in parts)
        self._texts = any(isinstance(p, Within) and "text" in p.places for p in parts)

    def found(self, kinds: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Kinds and ids of the hits: documents as lists have them, with what stands on them, then notes on tags."""
        for kind, identity, subject in self._subjects(kinds):
            if matches(self._query, subject):
                yield kind, identity

    def tags(self) -> list[Tag]:
        """By path. A tag is found by its name, description and aliases, and by where it stands."""
        found = []
        notes: dict[str, list[Note]] = defaultdict(list)
        for note in self._library.notes(self._around.lines):
            notes[note.about].append(note)
        for identity, line in self._around.lines.items():
            tag = line[-1]
            words = (tag.name, tag.description, *tag.aliases)
            places = {"notes": tuple(n.body for n in notes[identity])}
            if matches(self._query, Subject(words, places, tags=self._around.named(identity))):
                found.append(tag)
        return sorted(found, key=lambda t: ([n.casefold() for n in self._around.paths[t.id]], t.id))

    # -- inside --------------------------------------------------------------

    @cached_property
    def _highlights(self) -> dict[str, list[Highlight]]:
        by: dict[str, list[Highlight]] = defaultdict(list)
        for h in self._library.highlights():
            by[h.document].append(h)
        return by

    @cached_property
    def _notes(self) -> dict[str, list[Note]]:
        by: dict[str, list[Note]] = defaultdict(list)
        for note in self._library.notes():
            by[note.about].append(note)
        return by

    def _subjects(self, kinds: Sequence[str]) -> Iterator[tuple[str, str, Subject]]:
        texts = self._texts or ("document" in kinds and self._words)
        for document in self._library.documents():
            self._halt()
            whole = self._document(document, texts=texts)
            if "document" in kinds:
                yield "document", document.id, whole
            for h in self._highlights.get(document.id, ()):
                subject = self._highlight(h, whole)
                if "highlight" in kinds:
                    yield "highlight", h.id, subject
                if "note" in kinds:
                    yield from self._on(h.id, subject)
            if "note" in kinds:
                yield from self._on(document.id, whole)
        if "note" in kinds:
            for tag in self._around.lines:
                yield from self._on(tag, Subject((), tags=self._around.named(tag)))

    def _on(self, about: str, thing: Subject) -> Iterator[tuple[str, str, Subject]]:
        """The notes on something."""
        for note in self._notes.get(about, ()):
            places = {p: texts for p, texts in thing.places.items() if p in ("title", "text") or (
                p == "highlights" and about not in self._highlights)}  # fmt: skip
            facts = {**thing.facts, "person": self._names(note.person), "added": _day(note.made)}
            places["notes"] = (note.body,)
            yield "note", note.id, Subject((note.body,), places, facts, thing.tags)

    def _document(self, document: Document, *, texts: bool) -> Subject:
        highlights = self._highlights.get(document.id, [])
        notes = [n for i in (document.id, *(h.id for h in highlights)) for n in self._notes.get(i, ())]
        text = words_in(self._library.bodies([document.text]).get(document.text, "[]")) if texts else ""
        facts: Facts = {}
        for name, value in facts_of(document):
            facts[name] = (*facts.get(name, ()), value)
        facts["status"] = (self._around.readings.get(document.id, "unread"),)
        persons = {*(h.person for h in highlights), *(n.person for n in notes)}
        facts["person"] = tuple(name for person in persons for name in self._names(person))
        facts |= self._having(document.id, highlights, notes)
        places = {
            "title": (document.title,),
            "text": (text,),
            "highlights": tuple(h.quote.exact for h in highlights),
            "notes": tuple(n.body for n in notes),
        }
        return Subject((text, document.title, *said_of(document)), places, facts, self._worn(highlights))

    def _highlight(self, h: Highlight, document: Subject) -> Subject:
        notes = self._notes.get(h.id, [])
        bodies = tuple(n.body for n in notes)
        facts = {n: v for n, v in document.facts.items() if n not in ("has", "verdict")}
        facts |= {"person": self._names(h.person), "added": _day(h.made), **self._having("", [h], notes)}
        names = tuple(self._around.paths[t][-1] for t in h.tags if t in self._around.paths)
        places = {**document.places, "highlights": (h.quote.exact,), "notes": bodies}
        return Subject((h.quote.exact, *bodies, *names), places, facts, self._worn([h]))

    def _having(self, document: str, highlights: list[Highlight], notes: list[Note]) -> Facts:
        own = (("note", notes), ("highlight", highlights), ("tag", [t for h in highlights for t in h.tags]))
        has = [name for name, things in own if things]
        verdicts: list[str] = []
        for fact in self._asked:
            marks, documents = self._around.things(fact)
            if document in documents or any(h.id in marks for h in highlights):
                (has if fact.name == "has" else verdicts).append(fact.value)
        return {"has": tuple(has), "verdict": tuple(verdicts)}

    def _worn(self, highlights: list[Highlight]) -> tuple[Any, ...]:
        return tuple(line for tag in {t for h in highlights for t in h.tags} for line in self._around.named(tag))

    def _names(self, person: str) -> tuple[str, ...]:
        return self._around.names.get(person, ())


def _day(ms: int) -> tuple[str, ...]:
    return (day_of(ms),)


def _parts(node: Node) -> Iterator[Node]:
    yield node
    match node:
        case All(parts) | Either(parts):
            for part in parts:
                yield from _parts(part)
        case Not(of) | Within(_, of):
            yield from _parts(of)
