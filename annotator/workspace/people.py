"""Verbs on people: who is the same as whom, and how far two of them agree."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from annotator.agreement import Agreement, agreement, pairs, passages
from annotator.model import Change, Document, Highlight, Person, Span
from annotator.workspace.base import Refused
from annotator.workspace.codebook import Codebook

Pages = list[tuple[Document, int, list[Highlight], list[Highlight]]]


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that one of two people marked and the other did not."""

    document: Document
    span: Span
    words: str
    mine: bool
    highlight: str  # id of one that covers them


@dataclass(frozen=True, slots=True)
class Row:
    """How far two people agree on one tag, or with `tag` "" on what to mark at all."""

    tag: str  # id
    path: str
    numbers: Agreement
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """What two people marked at one place of a text: one each that overlap enough, or one's alone."""

    mine: Highlight | None
    theirs: Highlight | None
    kind: str  # "same", "tags" or "words" where those differ, "alone"
    span: Span  # from where the first begins to where the last ends

    @property
    def marks(self) -> tuple[Highlight, ...]:
        """One or both."""
        return tuple(h for h in (self.mine, self.theirs) if h)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One document as two people marked it, in reading order."""

    pairings: tuple[Pairing, ...]
    numbers: Agreement
    notes: Mapping[str, str]  # what was noted first on a highlight, by its id


class People(Codebook):
    def names(self) -> dict[str, str]:
        """Each person's name, by id; who goes by two is called by the one."""
        persons, same = self.library.persons(), self.same()
        return {i: persons[same.get(i, i)].name if same.get(i, i) in persons else p.name for i, p in persons.items()}

    def same(self) -> dict[str, str]:
        """Who a person is, by id."""
        persons = self.library.persons()
        found: dict[str, str] = {}
        for start in persons:
            at = start
            while (next_ := persons[at].same_as) in persons:
                at = next_
            found[start] = at
        return found

    def people(self) -> list[Person]:
        """Everyone who worked here, once, by name."""
        same = self.same()
        once = (p for p in self.library.persons().values() if same[p.id] == p.id)
        return sorted(once, key=lambda p: (p.name.casefold(), p.id))

    def declare_same(self, person: Person, other: Person) -> None:
        """Say that a person is another, by two names or on two computers. Raises Refused."""
        same = self.same()
        if same.get(person.id, person.id) == same.get(other.id, other.id):
            raise Refused(f"“{person.name}” and “{other.name}” are the same already.")
        root = self.library.persons().get(same.get(person.id, person.id), person)
        edited = replace(root, same_as=same.get(other.id, other.id))
        self._commit(Change(f"“{person.name}” is “{other.name}”", (root,), (edited,)))

    def declare_apart(self, person: Person) -> None:
        """Take that back."""
        self._commit(Change(f"“{person.name}” is nobody else", (person,), (replace(person, same_as=""),)))

    def compare(self, mine: str, theirs: str, documents: Collection[str] | None = None) -> list[Row]:
        """How far two people agree, given by id, on the documents that both marked, or on given ones.

        What to mark at all first, then each tag that either used, the most used first.
        """
        pages = self._pages(mine, theirs, documents)
        if not pages:
            raise Refused("There is no document that both of them marked.")
        worn: dict[str, int] = {}
        for _, _, a, b in pages:
            for mark in (*a, *b):
                for tag in mark.tags:
                    worn[tag] = worn.get(tag, 0) + 1
        paths = {i: " › ".join(t.name for t in line) for i, line in self.tag_lines().items()}
        tags = sorted((t for t in worn if t in paths), key=lambda t: (-worn[t], paths[t]))
        return [self._row("", "", pages), *(self._row(tag, paths[tag], pages) for tag in tags)]

    def side_by_side(self, document: Document, mine: str, theirs: str, tag: str = "") -> SideBySide:
        """What two people, given by id, marked on the text that a document shows; `tag`: only where either used it."""
        text = self.library.text(document.text)
        if text is None:
            return SideBySide((), agreement([]), {})
        a, b = self._marks(document, mine, theirs, self.same())
        found = sorted(_paired(a, b, text.words, tag), key=lambda p: (p.span, p.marks[0].id))
        chosen = tuple(p for p in found if not tag or any(tag in h.tags for h in p.marks))
        ours, others = ([h.span for h in marks if not tag or tag in h.tags] for marks in (a, b))
        notes = {n.about: n.body for n in reversed(self.library.notes(h.id for p in chosen for h in p.marks))}
        return SideBySide(chosen, agreement([(len(text.words), ours, others)]), notes)

    def _marks(
        self, document: Document, mine: str, theirs: str, same: Mapping[str, str]
    ) -> tuple[list[Highlight], list[Highlight]]:
        marks = [h for h in self.library.highlights(document.id) if h.text == document.text]
        a, b = ([h for h in marks if same.get(h.person, h.person) == same.get(p, p)] for p in (mine, theirs))
        return a, b

    def _pages(self, mine: str, theirs: str, documents: Collection[str] | None) -> Pages:
        same, out = self.same(), []
        for document in self.library.documents():
            if documents is not None and document.id not in documents:
                continue
            a, b = self._marks(document, mine, theirs, same)
            text = self.library.text(document.text) if (a and b) or (documents and (a or b)) else None
            if text:
                out.append((document, len(text.words), a, b))
        return out

    def _row(self, tag: str, path: str, pages: Pages) -> Row:
        def worn(marks: list[Highlight]) -> list[Highlight]:
            return [h for h in marks if not tag or tag in h.tags]

        chosen = [(d, length, worn(a), worn(b)) for d, length, a, b in pages]
        numbers = agreement([(length, [h.span for h in a], [h.span for h in b]) for _, length, a, b in chosen])
        return Row(tag, path, numbers, tuple(x for page in chosen for x in self._differences(*page)))

    def _differences(self, document: Document, length: int, a: list[Highlight], b: list[Highlight]) -> list[Difference]:
        text = self.library.text(document.text)
        out = []
        for passage in passages([h.span for h in a], [h.span for h in b], length):
            marks = a if passage.mine else b
            highlight = next((h.id for h in marks if h.span.overlaps(passage.span)), "")
            words = passage.span.of(text.words) if text else ""
            if _says(words):
                out.append(Difference(document, passage.span, words, passage.mine, highlight))
        return out


def _paired(a: list[Highlight], b: list[Highlight], words: str, tag: str) -> Iterator[Pairing]:
    """Those that share the tag, or any, before those that only share words."""

    def unlike(n: int, m: int) -> bool:
        shared = set(a[n].tags).intersection(b[m].tags)
        return tag not in shared if tag else not shared

    together = pairs([h.span for h in a], [h.span for h in b], unlike)
    for n, m in together:
        spans = a[n].span, b[m].span
        whole = Span(min(s.start for s in spans), max(s.end for s in spans))
        yield Pairing(a[n], b[m], _kind(a[n], b[m], words, tag), whole)
    for marks, met, side in ((a, {n for n, _ in together}, 0), (b, {m for _, m in together}, 1)):
        for n, highlight in enumerate(marks):
            if n not in met:
                mine, theirs = (None, highlight) if side else (highlight, None)
                yield Pairing(mine, theirs, "alone", highlight.span)


def _kind(mine: Highlight, theirs: Highlight, words: str, tag: str) -> str:
    if (tag in mine.tags) != (tag in theirs.tags) if tag else set(mine.tags) != set(theirs.tags):
        return "tags"
    edges = (sorted(pair) for pair in ((mine.span.start, theirs.span.start), (mine.span.end, theirs.span.end)))
    return "words" if any(_says(words[first:last]) for first, last in edges) else "same"


def _says(words: str) -> bool:
    """Whether there is more than signs and space in some words."""
    return any(c.isalnum() for c in words)
