"""The library's documents as its list shows them: read once, then only what a change touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.gui import phrases
from annotator.gui.rows import DocumentRow
from annotator.model import Change, Document, Highlight
from annotator.store import NEWS, Entry, Reading
from annotator.workspace import Workspace

Listed = tuple[DocumentRow, str]
"""A row and the channel that its document came from."""


Edit = tuple[int, bool, Listed | None]
"""At a place of the list: whether the row there goes, and what comes in there then."""

FEW = 200
"""Documents of one change that are put in their places one by one; more are sorted anew with all."""


class LibraryRows:
    """In the order of `Library.entries`. Highlights are counted on; documents are read again when asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._rows: dict[str, Listed] | None = None  # nothing read yet
        self._order: dict[str, tuple[str, int]] = {}
        self._touched: set[str] = set()
        self._ids: list[str] = []  # as they are listed
        self._edits: list[Edit] | None = None  # since they were asked for; None: all may be others

    def listed(self) -> list[Listed]:
        rows = self._read()
        return list(map(rows.__getitem__, self._ids))

    def edits(self) -> list[Edit] | None:
        """One after another, what became of the list since this was last asked; None: look at all of it."""
        self._read()
        edits, self._edits = self._edits, []
        return edits

    def read_again(self, document: str) -> None:
        self._touched.add(document)

    def follow(self, change: Change) -> None:
        if change.label == NEWS:  # which does not say how things were
            self._touched |= {r.document for r in change.records if isinstance(r, Highlight)}
        else:
            self._count(change)
        self._touched |= {r.id for r in change.records if isinstance(r, Document)}

    def _count(self, change: Change) -> None:
        """More and less on each document."""
        counts = Counter(r.document for r in change.after if isinstance(r, Highlight))
        counts.subtract(r.document for r in change.before if isinstance(r, Highlight))
        rows = self._rows or {}
        for document, more in counts.items():
            row, channel = rows.get(document, (None, ""))
            if row is None or row.highlights + more <= 0:  # one that was removed is listed as long as it is marked
                self._touched.add(document)
            elif more:
                rows[document] = replace(row, highlights=row.highlights + more), channel
                self._tell(self._place(document), True, rows[document])

    def _catch_up(self, rows: dict[str, Listed]) -> None:
        touched, found = self._touched, self._workspace.library.entries(self._touched)
        self._touched = set()
        if len(touched) > FEW:
            self._take(rows, touched, found)
            return
        for gone in touched - {entry.document.id for entry in found}:
            self._take_out(rows, gone)
        for entry in found:
            self._put(rows, entry.document, self._listed(rows, entry))

    def _read(self) -> dict[str, Listed]:
        """All rows by id, as far as the person has read them now."""
        if self._rows is None:
            self._rows = {}
            self._take(self._rows, (), self._workspace.library.entries())
            self._touched.clear()
        rows = self._rows
        if self._touched:
            self._catch_up(rows)
        for document, reading in self._workspace.library.state.reading(self._workspace.person.id).items():
            if document in rows:
                row, channel = rows[document]
                if (row.status, row.progress) != (reading.status, reading.progress):
                    rows[document] = replace(row, status=reading.status, progress=reading.progress), channel
                    self._tell(self._place(document), True, rows[document])
        return rows

    def _take(self, rows: dict[str, Listed], touched: Iterable[str], entries: Sequence[Entry]) -> None:
        """Very many at once."""
        fresh = {e.document.id: self._listed(rows, e) for e in entries}
        for gone in touched:
            rows.pop(gone, None)
        rows |= fresh
        self._order |= {e.document.id: (e.document.clipped, e.document.made) for e in entries}
        self._ids = sorted(sorted(rows), key=self._order.__getitem__, reverse=True)
        self._edits = None

    def _put(self, rows: dict[str, Listed], d: Document, listed: Listed) -> None:
        """One, where it belongs now."""
        stays = d.id in rows and self._order[d.id] == (d.clipped, d.made)
        if not stays:
            self._take_out(rows, d.id)
            self._order[d.id] = d.clipped, d.made
            self._ids.insert(self._place(d.id), d.id)
        rows[d.id] = listed
        self._tell(self._place(d.id), stays, listed)

    def _take_out(self, rows: dict[str, Listed], document: str) -> None:
        if rows.pop(document, None):
            place = self._place(document)
            del self._ids[place]
            self._tell(place, True, None)

    def _place(self, document: str) -> int:
        """Where a document is listed, or would be: later clips come first, then later ones added, then by id."""
        order, low, high = self._order[document], 0, len(self._ids)
        while low < high:
            middle = (low + high) // 2
            other = self._ids[middle]
            theirs = self._order[other]
            if theirs > order or (theirs == order and other < document):
                low = middle + 1
            else:
                high = middle
        return low

    def _tell(self, place: int, goes: bool, comes: Listed | None) -> None:
        if self._edits is not None:
            self._edits.append((place, goes, comes))

    def _listed(self, rows: dict[str, Listed], entry: Entry) -> Listed:
        d, fresh = entry.document, Reading()
        was = rows[d.id][0] if d.id in rows else None
        status, progress = (was.status, was.progress) if was else (fresh.status, fresh.progress)
        facts = phrases.facts_in_list(d, entry.minutes)
        return DocumentRow(d.id, d.title, facts, status, progress, entry.highlights), d.channel
