"""Search without an index: everything asked, one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from annotator.model import Document, Highlight, Note, Tag
from annotator.query import All, Either, Fact, Node, Not, Subject, Within, Words, matches
from annotator.query.subjects import day_of, facts_of, said_of
from annotator.searching.surroundings import Surroundings
from annotator.store import Library
from annotator.text import words_in

Facts = dict[str, tuple[str, ...]]


AT_A_TIME = 100
"""Documents that are read together: some milliseconds."""


class Scan:
    """One query at one library, as it stands while it is asked."""

    def __init__(self, library: Library, query: Node, around: Surroundings, halt: Callable[[], None]) -> None:
        """`halt` is called for each document, and raises what ends the scan."""
        self._library, self._query, self._around, self._halt = library, query, around, halt
        parts = list(_parts(query))
        self._asked = [p for p in parts if isinstance(p, Fact) and p.name in ("has", "verdict")]
        self._words = any(isinstance(p, Words) for p in parts)
        self._highlights: dict[str, list[Highlight]] = {}
        self._notes: dict[str, list[Note]] = {}
        self._texts = any(isinstance(p, Within) and "text" in p.places for p in parts)

    def found(self, kinds: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Kinds and ids of the hits: documents by their ids, what stands on each in that order, then notes on tags."""
        for kind, identity, subject in self._subjects(kinds):
            if matches(self._query, subject):
                yield kind, identity

    def tags(self) -> list[Tag]:
        """By path. A tag is found by its name, description and aliases, and by where it stands."""
        found = []
        self._read_notes(list(self._around.lines))
        for identity, line in self._around.lines.items():
            tag = line[-1]
            words = (tag.name, tag.description, *tag.aliases)
            places = {"notes": tuple(n.body for n in self._notes.get(identity, ()))}
            if matches(self._query, Subject(words, places, tags=self._around.named(identity))):
                found.append(tag)
        return sorted(found, key=lambda t: ([n.casefold() for n in self._around.paths[t.id]], t.id))

    # -- inside --------------------------------------------------------------

    def _subjects(self, kinds: Sequence[str]) -> Iterator[tuple[str, str, Subject]]:
        """A few documents at a time: a long read of the library would hold up who writes to it."""
        texts = self._texts or ("document" in kinds and self._words)
        after = ""
        while ids := self._library.ids("document", after, AT_A_TIME):
            after = ids[-1]
            documents = self._library.some_documents(ids)
            self._read(documents)
            for document in documents:
                self._halt()
                yield from self._standing(document, kinds, texts=texts)
        if "note" in kinds:
            self._read_notes(list(self._around.lines))
            for tag in self._around.lines:
                yield from self._on(tag, Subject((), tags=self._around.named(tag)))

    def _read(self, documents: Sequence[Document]) -> None:
        """What stands on some documents, and their texts."""
        self._highlights = {d.id: self._library.highlights(d.id) for d in documents}
        self._read_notes([*self._highlights, *(h.id for marks in self._highlights.values() for h in marks)])

    def _read_notes(self, about: Sequence[str]) -> None:
        self._notes = defaultdict(list)
        for note in self._library.notes(about) if about else ():
            self._notes[note.about].append(note)

    def _standing(self, document: Document, kinds: Sequence[str], *, texts: bool) -> Iterator[tuple[str, str, Subject]]:
        """A document and what stands on it."""
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
