"""What is open: a document, its highlights where they stand, the one selected. Records in, rows for the views out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from annotator.gui import phrases
from annotator.gui.library_rows import LibraryRows, Listed
from annotator.gui.lists import Card, TagRow
from annotator.gui.marks import Mark
from annotator.gui.paint import Chip
from annotator.model import Change, Document, Highlight, Note, Person, Tag
from annotator.workspace import Placed, Workspace


class Desk:
    """Reads again only what a change touched."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.document: Document | None = None
        self.selected = ""  # a highlight's id
        self._placed: dict[str, Placed] = {}
        self._cards: dict[str, Card] = {}
        self._notes: dict[str, list[Note]] = {}
        self._lines: dict[str, tuple[Tag, ...]] = {}
        self._persons: dict[str, Person] = {}
        self._documents = LibraryRows(workspace)

    # -- opening and following changes -----------------------------------------------------------------------------

    def open(self, document: Document | None) -> None:
        self.document, self.selected = document, ""
        self.reload()

    def reload(self) -> None:
        self._lines = self.workspace.tag_lines()
        self._persons = self.workspace.library.persons()
        self._cards.clear()
        self._placed = {p.highlight.id: p for p in self.workspace.placed(self.document)} if self.document else {}
        self._notes = self._notes_on(self._placed)
        if self.selected not in self._placed:
            self.selected = ""

    def follow(self, change: Change) -> None:
        """Take in what a change did to what is open, and to the library's list."""
        self._documents.follow(change)
        if self.document is None or any(isinstance(r, Tag | Person | Document) for r in change.records):
            if self.document:
                self.document = self.workspace.library.document(self.document.id)
            self.reload()
            return
        if {t for r in change.after if isinstance(r, Highlight) for t in r.tags} - self._lines.keys():
            self._lines = self.workspace.tag_lines()  # one merged here and put on elsewhere
        touched = {r.id for r in change.records if isinstance(r, Highlight) and r.document == self.document.id}
        touched |= {r.about for r in change.records if isinstance(r, Note)}
        for key in touched:
            self._cards.pop(key, None)
        now = {r.id: r for r in change.after if isinstance(r, Highlight) and r.document == self.document.id}
        gone = {r.id for r in change.before if isinstance(r, Highlight)} - now.keys()
        for key in gone:
            self._placed.pop(key, None)
        for highlight in now.values():
            self._placed[highlight.id] = self.workspace.place(highlight, self.document)
        fresh = self._notes_on(touched)
        for key in touched:
            self._notes[key] = fresh.get(key, [])
        if now or gone:
            self._placed = dict(sorted(self._placed.items(), key=lambda item: item[1].order))
        if self.selected not in self._placed:
            self.selected = ""

    def _notes_on(self, about: Iterable[str]) -> dict[str, list[Note]]:
        out: dict[str, list[Note]] = defaultdict(list)
        for note in self.workspace.library.notes(list(about)):
            out[note.about].append(note)
        return dict(out)

    # -- highlights ------------------------------------------------------------------------------------------------

    def placed(self, highlight: str) -> Placed | None:
        return self._placed.get(highlight)

    @property
    def highlights(self) -> list[Placed]:
        """In reading order, orphans last."""
        return list(self._placed.values())

    def current(self) -> Highlight | None:
        found = self._placed.get(self.selected)
        return found.highlight if found else None

    def neighbour(self, position: int, step: int) -> str:
        """The next highlight's id from the selected one, else from a position of the text."""
        shown = [p for p in self._placed.values() if p.span]
        ids = [p.highlight.id for p in shown]
        if self.selected in ids:
            at = ids.index(self.selected) + step
        else:
            before = sum(1 for p in shown if p.span and p.span.start < position)
            at = before if step > 0 else before - 1
        return ids[at] if 0 <= at < len(ids) else ""

    # -- rows for the views ----------------------------------------------------------------------------------------

    def marks(self) -> list[Mark]:
        return [Mark(p.span, p.highlight.id, self.colour(p.highlight.tags)) for p in self._placed.values() if p.span]

    def cards(self) -> list[Card]:
        for key, placed in self._placed.items():
            if key not in self._cards:
                self._cards[key] = self._card(placed.highlight, self._notes.get(key, []), orphan=placed.span is None)
        return [self._cards[key] for key in self._placed]

    def library_cards(self) -> list[Card]:
        """Every highlight of the library, documents in the list's order."""
        library, out = self.workspace.library, []
        for document in library.documents():
            highlights = library.highlights(document.id)
            notes = self._notes_on(h.id for h in highlights) if highlights else {}
            out += [self._card(h, notes.get(h.id, []), title=document.title) for h in highlights]
        return out

    def cards_of(self, highlights: Iterable[str]) -> list[Card]:
        """Cards of highlights anywhere in the library, document by document in reading order."""
        library = self.workspace.library
        found = library.some_highlights(highlights)
        titles = {d.id: d.title for d in library.some_documents({h.document for h in found})}
        notes = self._notes_on(h.id for h in found) if found else {}
        found.sort(key=lambda h: (titles.get(h.document, ""), h.document, h.span))
        return [self._card(h, notes.get(h.id, []), title=titles.get(h.document, "")) for h in found]

    def worn(self, highlight: str) -> frozenset[str]:
        """Ids of a highlight's tags."""
        found = self._placed.get(highlight)
        return frozenset(found.highlight.tags) if found else frozenset()

    def lines_worn(self, cards: Iterable[Card]) -> dict[str, frozenset[str]]:
        """For each card its tags and the tags above them."""
        out = {}
        for card in cards:
            placed = self._placed.get(card.id)
            highlight = placed.highlight if placed else self.workspace.library.highlight(card.id)
            tags = highlight.tags if highlight else ()
            out[card.id] = frozenset(t.id for tag in tags for t in self._lines.get(tag, ()))
        return out

    def tags(self) -> list[TagRow]:
        """The codebook as a tree, depth first, by name, with counts of the library and of the open document."""
        counts = self.workspace.library.tag_counts()
        here = Counter(t for p in self._placed.values() for t in p.highlight.tags)
        ordered = sorted(self._lines.values(), key=lambda line: [(t.name.casefold(), t.id) for t in line])
        return [
            TagRow(tag.id, tag.name, self.path(tag.id), self.colour([tag.id]), len(line) - 1, tag.pin,
                   counts.get(tag.id, 0), here[tag.id], line[-2].id if len(line) > 1 else "", tag.deprecated,
                   tag.aliases, self.path(tag.merged_into))
            for line in ordered
            for tag in line[-1:]
        ]

    def documents(self) -> list[Listed]:
        return self._documents.listed()

    def path(self, tag: str) -> str:
        return " › ".join(t.name for t in self._lines.get(tag, ()))

    def colour(self, tags: Iterable[str]) -> str:
        """The first tag's own colour, or that of the nearest tag above it."""
        for tag in tags:
            for above in reversed(self._lines.get(tag, ())):
                if above.colour:
                    return above.colour
        return ""

    def _card(self, h: Highlight, notes: list[Note], *, title: str = "", orphan: bool = False) -> Card:
        chips = tuple(Chip(self.path(t), self.colour([t])) for t in h.tags if t in self._lines)
        told = tuple(n.body if n.person == h.person else f"{self._who(n.person)}: {n.body}" for n in notes)
        told_by = f"{self._who(h.person)} · {phrases.moment(h.made)}"
        who = f"not in this text · {told_by}" if orphan else told_by
        return Card(h.id, h.document, h.quote.exact, told, chips, who, self.colour(h.tags), title, orphan)

    def _who(self, person: str) -> str:
        if person == self.workspace.person.id:
            return "you"
        known = self._persons.get(person)
        return known.name if known else "someone"
