"""Excerpts that others made come in, each with its author and its time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import anchor
from annotator.model import (
    Capture,
    Change,
    Document,
    Excerpt,
    Highlight,
    Note,
    Person,
    Record,
    Review,
    Span,
    Tag,
    content_id,
    new_id,
)  # fmt: skip
from annotator.settings import stranger
from annotator.store import Library
from annotator.text import Text
from annotator.workspace.base import MAX_NAME, folded, sensible_name
from annotator.workspace.codebook import Codebook
from annotator.workspace.notes import MAX_NOTE

if TYPE_CHECKING:  # the formats load when they are asked for
    from annotator.bundle import Arrived
    from annotator.exchange.brought import Brought

DEEPEST = 64
"""Tags below one another that a file may claim; people stop at three."""

_UNSEEN = re.compile("[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


MAYBE = (".json", ".jsonld", ".csv", ".zip")
"""Of files that may be something else than clips."""


def parted(given: Sequence[Path]) -> tuple[list[Path], list[Arrived]]:
    """Files and folders of clips; files of annotations and bundles, read. Touches no library."""
    if not any(p.suffix.lower() in MAYBE for p in given):
        return [*given], []
    from annotator import bundle

    foreign = [p for p in given if bundle.is_one(p)]
    return [p for p in given if p not in foreign], bundle.read_all(foreign)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An excerpt that found no place here, and why."""

    words: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExcerptReport:
    """What became of the excerpts of a file: how many."""

    kind: str
    new: int = 0
    same: int = 0
    remarks: int = 0  # new notes and reviews on excerpts that were here
    documents: int = 0
    unplaced: tuple[Unplaced, ...] = ()

    @property
    def sentence(self) -> str:
        told = ((self.new, "new"), (self.same, "already here"), (self.remarks, "new notes or reviews on those"),
                (self.documents, "document came along" if self.documents == 1 else "documents came along"),
                (len(self.unplaced), "without a place here"))  # fmt: skip
        return f"{self.kind}: {', '.join(f'{n:,} {words}' for n, words in told if n) or 'none'}"

    @property
    def notices(self) -> tuple[str, ...]:
        """The sentence, and what found no place, excerpt by excerpt."""
        return (self.sentence, *(f"“{u.words[:80]}” ({u.title}): {u.reason}" for u in self.unplaced))


class Arrivals(Codebook):
    def import_excerpts(self, brought: Brought) -> ExcerptReport:
        """Bring in what a file of annotations says; what is here already is left alone, nothing here is changed.

        An excerpt whose text is not here is looked for by its words in the document of its id, address or title.
        """
        with closing(Library(None)) as beside:
            arriving = _Arriving(self.library, beside, self.tag_lines(), self.person, brought)
            for excerpt in brought.excerpts:
                arriving.take(excerpt)
            if arriving.said:
                self.library.unite(beside, brought.kind)
        if arriving.said:
            self._announce(Change("Import excerpts", after=tuple(arriving.said)))
        return arriving.report


class _Arriving:
    """New records gathered in a library beside, whose clock is theirs, to be united with the one here."""

    def __init__(
        self, library: Library, beside: Library, lines: dict[str, tuple[Tag, ...]], own: Person, brought: Brought
    ) -> None:
        self._library, self._beside, self._brought = library, beside, brought
        self._texts: dict[str, Text | None] = {t.id: t for t in brought.texts}
        self._documents = {d.id: d for d in library.documents()}
        self._carried = {d.id: d for d in brought.documents if d.id}
        self._captures = {c.id: c for c in brought.captures}
        self._texts_of: dict[str, set[str]] = defaultdict(set)
        for e in brought.excerpts:
            self._texts_of[e.document.id].add(e.text)
        self._urls = {_address(d.url): d for d in self._documents.values() if d.url}
        self._titles: dict[str, list[Document]] = {}
        for d in self._documents.values():
            self._titles.setdefault(folded(d.title), []).append(d)
        self._tags = {tuple(folded(t.name) for t in line): line[-1].id for line in lines.values()}
        self._told_tags = _by_path(brought.tags)
        self._known_tags = {t.id for t in library.tags()}
        self._pins = {t.pin for t in library.tags()}  # digits that are taken
        here = library.persons()
        self._persons = {p.name: p for p in (own, *here.values())} | {p.name: p for p in brought.persons if p.name}
        self._ids = {p.id: p for p in brought.persons}
        self._introduced = set(here)
        ids = [e.id for e in brought.excerpts] + [n.id for e in brought.excerpts for n in e.notes if n.id]
        self._known = set(library.last_written([i for i in ids if _sound(i)]))
        self.said: list[Record] = []  # as the log has them
        self._report = ExcerptReport(brought.kind)
        self._unplaced: list[Unplaced] = []

    @property
    def report(self) -> ExcerptReport:
        return replace(self._report, unplaced=tuple(self._unplaced))

    def take(self, e: Excerpt) -> None:
        if e.id in self._known:
            remarks = self._remarks(e, e.id)
            self._count(same=1, remarks=remarks)
            return
        self._known.add(e.id)
        document = self._document(e)
        if document is None:
            self._refuse(e, "no document here has its address or title")
        elif not e.quote.exact:  # a note on the whole page
            self._count(new=int(bool(self._remarks(e, document.id))))
        elif placed := self._placed(e, document):
            text, span = placed
            quote = anchor.quote(text.words, span)
            identity = e.id if _sound(e.id) else new_id()
            tags = tuple(dict.fromkeys(filter(None, (self._tag(e, n) for n in range(len(e.tags))))))
            self._say(Highlight(identity, document.id, text.id, span, quote, tags), e.person, e.made)
            self._remarks(e, identity)
            self._count(new=1)
        else:
            self._refuse(e, f"its words are not in “{document.title}”")

    def _placed(self, e: Excerpt, document: Document) -> tuple[Text, Span] | None:
        if e.text and (text := self._text(e.text)) and e.span.of(text.words) == e.quote.exact:
            return text, e.span
        shown = self._text(document.text)
        span = anchor.locate(shown.words, e.quote, e.span.start) if shown else None
        return (shown, span) if shown and span else None

    def _text(self, identity: str) -> Text | None:
        if identity not in self._texts:
            self._texts[identity] = self._library.text(identity)
        return self._texts[identity]

    def _document(self, e: Excerpt) -> Document | None:
        d = e.document
        if found := self._documents.get(d.id):
            return found
        if (whole := self._carried.get(d.id)) and _sound(d.id) and self._text(whole.text):
            self._bring(whole)
            return whole
        if d.url and (found := self._urls.get(_address(d.url))):
            return found
        titled = self._titles.get(folded(d.title), []) if d.title else []
        return titled[0] if len(titled) == 1 else None

    def _bring(self, document: Document) -> None:
        """A document that is not here, whole."""
        self._documents[document.id] = document
        texts = (self._texts.get(t) for t in {document.text, *self._texts_of[document.id]})
        brings: list[Capture | Text] = [t for t in texts if t]
        brings += filter(None, [self._captures.get(document.capture)])
        person = self._ids.get(document.person)
        self._say(document, person.name if person else "", document.made, brings)
        self._count(documents=1)

    def _remarks(self, e: Excerpt, about: str) -> int:
        """Notes and reviews that are not here yet; how many."""
        count = 0
        ids = {n.id: self._note_id(n.id, about, n.body, n.person, n.made) for n in e.notes}
        for note in e.notes:
            identity = self._note_id(note.id, about, note.body, note.person, note.made)
            if identity in self._known or not note.body.strip() or self._library.last_written([identity]):
                continue
            self._known.add(identity)
            said = Note(identity, about, note.body[:MAX_NOTE], ids.get(note.answers, ""))
            self._say(said, note.person, note.made)
            count += 1
        for review in e.reviews:
            who = self._person(review.person)
            identity = content_id("review", who.id, about)
            if not self._library.last_written([identity]):
                said_too = Review(identity, about, review.verdict, review.comment)
                self._say(said_too, review.person, review.made)
                count += 1
        return count

    def _note_id(self, given: str, about: str, body: str, person: str, made: int) -> str:
        return given if _sound(given) else content_id("note", about, person, made, body)

    def _tag(self, e: Excerpt, number: int) -> str:
        """The id of a tag's path, made with its parents where there is none."""
        path = tuple(filter(None, map(_name, e.tags[number])))
        parent = ""
        for depth in range(1, len(path) + 1):
            key = tuple(map(folded, path[:depth]))
            if key not in self._tags:
                colour = e.colours[number] if depth == len(path) and number < len(e.colours) else ""
                tag = self._carried_tag(key) or Tag(new_id(), path[depth - 1], colour)
                pin = 0 if tag.pin in self._pins else tag.pin
                self._pins.add(pin)
                self._say(replace(tag, parent=parent, pin=pin), e.person, e.made)
                self._tags[key] = tag.id
            parent = self._tags[key]
        return parent

    def _carried_tag(self, key: tuple[str, ...]) -> Tag | None:
        """The tag of that path as the file describes it."""
        tag = self._told_tags.get(key)
        if tag is None or not _sound(tag.id) or tag.id in self._known_tags:
            return None
        self._known_tags.add(tag.id)
        return replace(tag, merged_into="")

    def _person(self, name: str) -> Person:
        name = _name(name)
        if name not in self._persons:
            self._persons[name] = stranger(name) if name else Person("", "")
        return self._persons[name]

    def _say(self, record: Record, name: str, made: int, brings: Sequence[Capture | Text] = ()) -> None:
        who = self._person(name)
        if who.id and who.id not in self._introduced and _sound(who.id):
            self._introduced.add(who.id)
            self._beside.apply(Change("", after=(who,)), who.id, made)
        done = self._beside.apply(Change("Import excerpts", after=(record,), brings=tuple(brings)), who.id, made)
        self.said += done.after

    def _refuse(self, e: Excerpt, reason: str) -> None:
        self._unplaced.append(Unplaced(e.quote.exact, e.document.title or e.document.url, reason))

    def _count(self, **more: int) -> None:
        self._report = replace(self._report, **{k: getattr(self._report, k) + n for k, n in more.items()})


def _by_path(tags: Sequence[Tag]) -> dict[tuple[str, ...], Tag]:
    """Tags by their folded names from the root down."""
    by_id = {t.id: t for t in tags}
    found: dict[tuple[str, ...], Tag] = {}
    for tag in tags:
        line, seen = [tag], {tag.id}
        while (above := by_id.get(line[0].parent)) and above.id not in seen and len(line) < DEEPEST:
            seen.add(above.id)
            line.insert(0, above)
        found.setdefault(tuple(folded(t.name) for t in line), tag)
    return found


def _sound(identity: str) -> bool:
    return bool(re.fullmatch("[0-9a-f]{32}", identity))


def _name(name: str) -> str:
    """A name of a tag or person from elsewhere, as it may stand here; "" where nothing of it may."""
    name = " ".join(_UNSEEN.sub(" ", name).split())[:MAX_NAME].strip()
    return sensible_name(name, "tag") if folded(name) else ""


def _address(url: str) -> str:
    """A url as it is compared: without what leads to a place in the page, and a last slash."""
    return url.partition("#")[0].rstrip("/")
