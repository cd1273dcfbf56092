"""The library's documents as its list shows them: read once, then only what a change touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from annotator.gui import phrases
from annotator.gui.lists import DocumentRow
from annotator.model import Change, Document, Highlight
from annotator.store import Entry, Reading
from annotator.workspace import Workspace

Listed = tuple[DocumentRow, str]
"""A row and the channel that its document came from."""


class LibraryRows:
    """In the order of `Library.entries`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._rows: dict[str, Listed] | None = None  # nothing read yet
        self._order: dict[str, tuple[str, int]] = {}

    def listed(self) -> list[Listed]:
        if self._rows is None:
            self._take(self._workspace.library.entries())
        rows = self._rows or {}
        for document, reading in self._workspace.library.state.reading(self._workspace.person.id).items():
            if document in rows:
                row, channel = rows[document]
                if (row.status, row.progress) != (reading.status, reading.progress):
                    rows[document] = replace(row, status=reading.status, progress=reading.progress), channel
        return list(rows.values())

    def follow(self, change: Change) -> None:
        touched = {r.id for r in change.records if isinstance(r, Document)}
        touched |= {r.document for r in change.records if isinstance(r, Highlight)}
        if self._rows is None or not touched:
            return
        found = self._workspace.library.entries(touched)
        for gone in touched - {entry.document.id for entry in found}:
            self._rows.pop(gone, None)
            self._order.pop(gone, None)
        self._take(found)

    def _take(self, entries: Iterable[Entry]) -> None:
        """Documents that came, or that changed; where their order is another, all are sorted."""
        known, fresh = self._rows or {}, Reading()
        moved = False
        for entry in entries:
            d, order = entry.document, (entry.document.clipped, entry.document.made)
            moved = moved or self._order.get(d.id) != order
            self._order[d.id] = order
            was = known[d.id][0] if d.id in known else None
            status, progress = (was.status, was.progress) if was else (fresh.status, fresh.progress)
            facts = phrases.facts_in_list(d, entry.minutes)
            known[d.id] = DocumentRow(d.id, d.title, facts, status, progress, entry.highlights), d.channel
        self._rows = known
        if moved:
            ids = sorted(sorted(known), key=self._order.__getitem__, reverse=True)
            self._rows = {identity: known[identity] for identity in ids}
