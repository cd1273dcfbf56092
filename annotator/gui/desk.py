"""What is open: a document, its highlights where they stand, the one selected. Records in, rows for the views out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from PySide6.QtCore import QCoreApplication

from annotator.gui import phrases
from annotator.gui.counts import Counts
from annotator.gui.glance import led
from annotator.gui.library_rows import LibraryRows
from annotator.gui.marks import Given, Marks
from annotator.gui.paint import Chip
from annotator.gui.patience import Patience
from annotator.gui.places import Places
from annotator.gui.ranking import Ranking, Sift
from annotator.gui.rows import Card, TagRow
from annotator.model import AnnotatorError, Change, Document, Highlight, Note, Person, Review, Tag
from annotator.query.words import pattern
from annotator.store import NEWS, Sieve, Sought
from annotator.text import seen
from annotator.workspace import Placed, Workspace


class Desk:
    """Reads again only what a change touched."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.document: Document | None = None
        self.selected = ""  # a highlight's id
        self._places: Places | None = None
        self._placed: dict[str, Placed] = {}  # those asked for one by one
        self._lines: dict[str, tuple[Tag, ...]] = {}  # depth first, as they stand
        self._persons: dict[str, Person] = {}
        self.listing = LibraryRows(workspace)
        self.counts = Counts(workspace.library)  # highlights by tag
        self._noted: dict[str, int] | None = None  # notes by tag
        self._marked: int | None = None  # the open document's highlights
        self._titles: dict[str, str] = {}  # of the documents, where cards of several are shown
        self._lost: set[str] = set()  # highlights known to be nowhere in the text shown
        self.patience = Patience()
        self._read_names()

    # -- opening and following changes -----------------------------------------------------------------------------

    def open(self, document: Document | None) -> None:
        self.document, self.selected = document, ""
        self.counts.open(document.id if document else "")
        self._places = self._found()

    def reload(self) -> None:
        """Read all anew."""
        self._read_names()
        self.counts.forget()
        self._noted = None
        if self.document:
            self.listing.read_again(self.document.id)
        self._places = self._found()
        self._keep_selected()

    def _found(self) -> Places | None:
        self._marked = None
        self._placed.clear()
        if self.document is None:
            return None
        length = len(self.workspace.text_of(self.document).words)
        return Places(self.workspace, self.document, length, self.colour, self.patience)

    def follow(self, change: Change) -> frozenset[str] | None:
        """Take in what a change did; ids of the highlights that are another now, or None: read all anew."""
        self.listing.follow(change)
        if any(isinstance(r, Person | Document) for r in change.records):
            if self.document:
                self.document = self.workspace.library.document(self.document.id)
            self.reload()
            return None
        before, after = ([r for r in side if isinstance(r, Highlight)] for side in (change.before, change.after))
        if change.label == NEWS:  # which does not say how things were
            self.counts.forget()
            self._marked = None
        else:
            self.counts.follow(before, after)
            self._count(before, after)
        if any(isinstance(r, Note | Tag) for r in change.records):
            self._noted = None
        self._forget(before, after)
        if any(isinstance(r, Tag) for r in change.records):  # a tag that goes is worn no more
            self._placed.clear()
        unknown = {t for h in after for t in h.tags} - self._lines.keys()  # one merged here and put on elsewhere
        if unknown or any(isinstance(r, Tag) for r in change.records):
            self._read_names()
        if self._places:
            here = self._places.document.id
            self._places.follow(*([h for h in side if h.document == here] for side in (before, after)))
        self._keep_selected()
        if any(isinstance(r, Tag) for r in (change.records if change.label == NEWS else change.before)):
            if self._places:
                self._places.forget_colours()
            return None
        said = (r for r in change.records if isinstance(r, Note | Review))
        about = (r.about if isinstance(r, Note) else r.highlight for r in said)
        return frozenset(chain((h.id for h in (*before, *after)), about))

    def _read_names(self) -> None:
        self._lines, self._persons = self.workspace.tag_lines(), self.workspace.library.persons()

    def _count(self, before: Sequence[Highlight], after: Sequence[Highlight]) -> None:
        """More and less of them on the open document."""
        if self._marked is not None and self.document:
            gone, come = ([h for h in side if h.document == self.document.id] for side in (before, after))
            self._marked += len(come) - len(gone)

    def _forget(self, before: Sequence[Highlight], after: Sequence[Highlight]) -> None:
        """Those that changed are read again when they are asked for; one just made is known as it is."""
        for h in chain(before, after):
            self._placed.pop(h.id, None)
        if self.document and not before and len(after) == 1 and after[0].document == self.document.id:
            self._placed[after[0].id] = self.workspace.place(after[0], self.document)

    def _keep_selected(self) -> None:
        if self.selected and not self.placed(self.selected):
            self.selected = ""

    # -- highlights ------------------------------------------------------------------------------------------------

    def placed(self, highlight: str) -> Placed | None:
        """A highlight of the open document, where it stands."""
        if self.document is None or not highlight:
            return None
        if highlight not in self._placed:
            if self.patience.is_over:
                return None
            try:
                found = self.workspace.library.highlight(highlight)
            except AnnotatorError:  # somebody is writing to the file
                self.patience.lose()
                return None
            if found is None or found.document != self.document.id:
                return None
            self._placed[highlight] = self.workspace.place(found, self.document)
        return self._placed[highlight]

    @property
    def highlights(self) -> list[Placed]:
        """Every one of the open document, in reading order, orphans last."""
        return self.workspace.placed(self.document) if self.document else []

    @property
    def count(self) -> int:
        """How many highlights the open document has."""
        if self._marked is None:
            self._marked = self.workspace.library.highlight_count(self.document.id) if self.document else 0
        return self._marked

    def is_begun(self) -> bool:
        """Whether the person marked something in the open document."""
        key = self.document.id if self.document else ""
        return self.workspace.library.is_marked_by(key, self.workspace.person.id)

    def current(self) -> Highlight | None:
        found = self.placed(self.selected)
        return found.highlight if found else None

    def neighbour(self, position: int, step: int) -> str:
        """The next highlight's id from the selected one, else from a position of the text."""
        if self._places is None:
            return ""
        at = self.placed(self.selected)
        spot = (at.span.start, at.span.end, self.selected) if at and at.span else (position, -1, "")
        return self._places.next_to(spot, step)

    # -- rows for the views ----------------------------------------------------------------------------------------

    def marks(self) -> Marks:
        return self._places or Given()

    def ranking(self, sift: Sift) -> Ranking:
        """What the panel lists."""
        library, whole = self.workspace.library, sift.scope == "library"
        here = [self.document.id] if self.document else []
        self._titles = library.marked_titles() if whole else {}
        documents = list(self._titles) if whole else here
        tags = {key: n for n, key in enumerate(self._lines)}
        elsewhere = self._places.elsewhere if self._places and not whole else {}
        self._lost.clear()
        lost = self._find_lost if sift.orphan else None
        return Ranking(library, documents, sift.order, self._sieve(sift), tags, elsewhere, lost)

    def _find_lost(self, highlights: Sequence[str]) -> set[str]:
        """Those of some highlights that are nowhere in the text that their document shows."""
        library = self.workspace.library
        found = library.some_highlights(highlights)
        documents = {d.id: d for d in library.some_documents({h.document for h in found})}
        there = ((h, documents[h.document]) for h in found if h.document in documents)
        lost = {h.id for h, document in there if self.workspace.place(h, document).span is None}
        self._lost = self._lost.difference(highlights) | lost
        return lost

    def _sieve(self, sift: Sift) -> Sieve:
        below = frozenset(key for key, line in self._lines.items() if any(t.id == sift.tag for t in line))
        words = (word for word in sift.words.split() if pattern(word, True))
        sought = tuple(Sought(word, tuple(self._named(word))) for word in words)
        tags = below if sift.tag else None
        return Sieve(tags, sift.person, sift.noted, sift.review, sift.conflict, sift.orphan, sought)

    def _named(self, word: str) -> Iterable[str]:
        """Ids of what has a name with a word in it: tags, persons, documents."""
        seen = pattern(word, True).within
        yield from (key for key in self._lines if seen(self.path(key)))
        yield from (key for key, name in self.persons() if seen(f"{name} {self._who(key)}"))
        yield from (key for key, title in self._titles.items() if seen(title))

    def cards(self, chosen: Sequence[str] | None = None) -> list[Card]:
        """Of highlights, as far as they are there; of all of the open document where nothing is said."""
        ids = [p.highlight.id for p in self.highlights] if chosen is None else chosen
        if self.patience.is_over:
            return []
        try:
            found = {h.id: h for h in self.workspace.library.some_highlights(ids)}
            said = self._said_on(found)
        except AnnotatorError:  # somebody is writing to the file
            self.patience.lose()
            return []
        titles = self._titles
        return [self._card(found[k], said.get(k, []), titles.get(found[k].document, "")) for k in ids if k in found]

    def _said_on(self, highlights: Iterable[str]) -> dict[str, list[Note | Review]]:
        """Notes, then reviews."""
        out: dict[str, list[Note | Review]] = defaultdict(list)
        ids, library = list(highlights), self.workspace.library
        for note in library.notes(ids):
            out[note.about].append(note)
        for review in library.reviews(ids):
            out[review.highlight].append(review)
        return out

    def cards_of(self, highlights: Iterable[str]) -> list[Card]:
        """Cards of highlights anywhere in the library, document by document in reading order."""
        library = self.workspace.library
        found = library.some_highlights(highlights)
        titles = {d.id: d.title for d in library.some_documents({h.document for h in found})}
        said = self._said_on(h.id for h in found) if found else {}
        found.sort(key=lambda h: (titles.get(h.document, ""), h.document, h.span))
        return [self._card(h, said.get(h.id, []), titles.get(h.document, "")) for h in found]

    def persons(self) -> list[tuple[str, str]]:
        """Ids and names, one's own first."""
        me = self.workspace.person
        others = ((key, p.name) for key, p in self._persons.items() if key != me.id)
        return [(me.id, me.name), *sorted(others, key=lambda p: p[1].casefold())]

    def tags(self) -> list[TagRow]:
        """The codebook as a tree, depth first, with counts of the library and of the open document."""
        whole, here = self.counts.known()
        if self._noted is None:
            self._noted = self.workspace.library.tag_note_counts()
        return [
            TagRow(tag.id, tag.name, self.path(tag.id), self.colour([tag.id]), len(line) - 1, tag.pin,
                   whole[tag.id], here[tag.id], line[-2].id if len(line) > 1 else "", tag.deprecated,
                   tag.aliases, self.path(tag.merged_into), self._noted.get(tag.id, 0))
            for line in self._lines.values()
            for tag in line[-1:]
        ]

    def path(self, tag: str) -> str:
        return " › ".join(t.name for t in self._lines.get(tag, ()))

    def colour(self, tags: Iterable[str]) -> str:
        """The first tag's own colour, or that of the nearest tag above it."""
        for tag in tags:
            for above in reversed(self._lines.get(tag, ())):
                if above.colour:
                    return above.colour
        return ""

    def _card(self, h: Highlight, said: list[Note | Review], title: str) -> Card:
        here = self.document
        lost = bool(here and not title and h.document == here.id and self.workspace.place(h, here).span is None)
        orphan = lost or h.id in self._lost
        chips = tuple(Chip(self.path(t), self.colour([t])) for t in h.tags if t in self._lines)
        told = tuple(self._told(s, h) for s in said)
        told_by = f"{self._who(h.person)} · {phrases.moment(h.made)}"
        who = QCoreApplication.translate("Desk", "not in this text · {}").format(told_by) if orphan else told_by
        hue = self._hue(h.person)
        return Card(h.id, h.document, seen(h.quote.exact), told, chips, who, self.colour(h.tags), title, orphan, hue)

    def _told(self, said: Note | Review, h: Highlight) -> str:
        if isinstance(said, Review):
            return f"{self._who(said.person)}: {phrases.verdict(said.verdict)}. {said.comment}".rstrip()
        return said.body if said.person == h.person else led(self._who(said.person), said.body)

    def _hue(self, person: str) -> str:
        if person == self.workspace.person.id and self.workspace.person.colour:
            return self.workspace.person.colour
        known = self._persons.get(person)
        return known.colour if known else ""

    def _who(self, person: str) -> str:
        if person == self.workspace.person.id:
            return QCoreApplication.translate("Desk", "you")
        known = self._persons.get(person)
        return known.name if known else QCoreApplication.translate("Desk", "someone")
