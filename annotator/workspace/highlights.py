"""Verbs on highlights: marked, tagged, moved, carried to another text, removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from annotator import anchor
from annotator.carrying import CarryReport, Placed
from annotator.model import Change, Document, Highlight, Note, Span, new_id
from annotator.workspace.base import Refused
from annotator.workspace.codebook import Codebook
from annotator.workspace.notes import Notes


class Highlights(Codebook, Notes):
    def highlight(
        self, document: Document, span: Span, tags: Sequence[str] = (), note: str = "", named: Sequence[str] = ()
    ) -> Highlight:
        """Mark a span of the document's text, as one step. Raises Refused.

        `tags` are ids, `named` paths of tags, made where there are none; `note` an own note on it.
        """
        text = self.text_of(document)
        span = self._sensible(text, span)
        quote = anchor.quote(text.words, span)
        found, fresh = self._tags_at(named)
        worn = tuple(dict.fromkeys((*tags, *(t.id for t in found))))
        made = Highlight(new_id(), document.id, text.id, span, quote, worn)
        notes = (Note(new_id(), made.id, self._note_body(note)),) if note.strip() else ()
        commit = self._commit if fresh or notes else self._commit_soon  # words stay in their box until they are saved
        done = commit(Change("Highlight", after=(*fresh, made, *notes)))
        return next(r for r in done.after if isinstance(r, Highlight))

    def retag(
        self,
        highlights: Sequence[Highlight],
        add: Sequence[str] = (),
        remove: Sequence[str] = (),
        named: Sequence[str] = (),
    ) -> None:
        """Put tags on highlights and take others off, as one step; `named` as in `highlight`."""
        found, fresh = self._tags_at(named)
        put = (*add, *(t.id for t in found))
        after = tuple(
            replace(h, tags=tuple(dict.fromkeys(t for t in (*h.tags, *put) if t not in remove))) for h in highlights
        )
        commit = self._commit if fresh else self._commit_soon
        commit(Change("Tag" if put else "Untag", tuple(highlights), (*fresh, *after)))

    def lead(self, highlights: Sequence[Highlight], tag: str) -> None:
        """Make a tag the first of highlights, whose colour they then have; those that do not wear it put it on."""
        after = tuple(replace(h, tags=(tag, *(t for t in h.tags if t != tag))) for h in highlights)
        self._commit_soon(Change("Colour", tuple(highlights), after))

    def move(self, highlight: Highlight, span: Span) -> None:
        """Shrink or grow a highlight on the text it was made on."""
        text = self.library.text(highlight.text)
        if text is None:
            raise Refused("The text of this highlight is not in the library.")
        span = self._sensible(text, span)
        self._commit_soon(
            Change("Move edge", (highlight,), (replace(highlight, span=span, quote=anchor.quote(text.words, span)),))
        )

    def remove(self, *highlights: Highlight) -> None:
        """Delete highlights and the notes on them."""
        notes = self.library.notes([h.id for h in highlights])
        label = "Delete highlight" if len(highlights) == 1 else f"Delete {len(highlights)} highlights"
        self._commit_soon(Change(label, before=(*highlights, *notes)))

    def placed(self, document: Document) -> list[Placed]:
        """The document's highlights in reading order, each where it stands in the text shown; orphans last."""
        return sorted((self.place(h, document) for h in self.library.highlights(document.id)), key=lambda p: p.order)

    def place(self, highlight: Highlight, document: Document) -> Placed:
        """A highlight where it stands in the text shown; nothing is written."""
        if highlight.text == document.text:
            return Placed(highlight, highlight.span)
        return self._page(document).place(highlight)

    def carrying(self, *documents: Document) -> CarryReport:
        """How the highlights that stand on other texts than those shown would be carried over; nothing is written."""
        away = {d: [h for h in self.library.highlights(d.id) if h.text != d.text] for d in documents}
        items = (self._page(d).carry(found) for d, found in away.items() if found)
        return CarryReport(tuple(d for d, found in away.items() if found), tuple(chain.from_iterable(items)))

    def carry_over(self, *documents: Document) -> CarryReport:
        """Put the highlights that stand on other texts on those shown, as one step; orphans are left as they are."""
        report = self.carrying(*documents)
        self._commit(report.change)
        return report

    def reattach(self, highlight: Highlight, span: Span) -> None:
        """Put a highlight by hand on a span of the text that its document shows. Raises Refused."""
        document = self.library.document(highlight.document)
        if document is None:
            raise Refused("The document of this highlight is not in the library.")
        page = self._page(document)
        self._commit(Change("Attach highlight", (highlight,), (page.put(highlight, self._sensible(page.text, span)),)))
