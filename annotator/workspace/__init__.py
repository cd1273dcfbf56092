"""The verbs of the app: every change to what a person owns is one method here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from annotator.carrying import CarryReport, Placed
from annotator.excerpts import CONTEXT, excerpts
from annotator.intake import Fate, ImportReport, Reading, read_clips
from annotator.model import Document, Excerpt, Tag
from annotator.workspace.arrivals import Arrivals, ExcerptReport, parted
from annotator.workspace.base import MAX_NAME, Refused, folded, sensible_name
from annotator.workspace.documents import Documents
from annotator.workspace.notes import MAX_NOTE
from annotator.workspace.past import Past, Told
from annotator.workspace.questions import Question, Questions, Side
from annotator.workspace.recurrence import Recurrence
from annotator.workspace.reshaping import Reach
from annotator.workspace.reviews import AnswerReport, Reviews
from annotator.workspace.sharing import MergeReport, Sharing
from annotator.workspace.tag_fields import MAX_ABOUT, PALETTE

if TYPE_CHECKING:  # the formats load when they are asked for
    from annotator.bundle import Arrived, Contents

__all__ = [
    "CONTEXT", "MAX_ABOUT", "MAX_NAME", "MAX_NOTE", "PALETTE", "AnswerReport", "CarryReport", "ExcerptReport", "Fate",
    "ImportReport", "MergeReport", "Placed", "Question", "Reach", "Reading", "Refused", "Side", "Told", "Workspace",
    "folded", "parted", "read_clips", "sensible_name",
]  # fmt: skip


class Workspace(Documents, Recurrence, Reviews, Arrivals, Questions, Past, Sharing):
    """An open library and the person who works in it. Reads go to `library`, writes come through here.

    `announce` hears every change after it is durable, the history already moved on.
    """

    def codebook(self) -> tuple[tuple[Tag, ...], ...]:
        """Each tag's line from the root down to itself, depth first."""
        return tuple(self.tag_lines().values())

    def take_in(self, arrived: Arrived) -> Fate:
        """Bring in what was read of a file of annotations, of answers, or of a bundle."""
        from annotator.exchange.brought import Brought

        found = arrived.found
        if found is None:
            return Fate(arrived.name, "refused", notices=(arrived.reason,))
        try:
            report = self.import_excerpts(found) if isinstance(found, Brought) else self.import_answers(found)
        except Refused as refusal:
            return Fate(arrived.name, "refused", notices=(str(refusal),))
        return Fate(arrived.name, "annotations", notices=report.notices)

    def contents(self, only: Collection[str] | None = None, *, named: bool = True) -> Contents:
        """What goes into a bundle: everything, or `only` the highlights of these ids and their documents."""
        from annotator.bundle import Contents
        from annotator.exchange import Wish, nameless

        ids = None if only is None else {h.document for h in self.library.some_highlights(only)}
        found = tuple(d for d in self.library.documents() if ids is None or d.id in ids)
        title = "Excerpts for review" if len(found) != 1 else f"Excerpts from “{found[0].title}”"
        wish = Wish(codebook=self.codebook(), sources=self.library, named=named)

        def leaving() -> Iterable[Excerpt]:
            leaves = self.excerpts(found, only)
            return leaves if named else map(nameless, leaves)

        return Contents(self.library, found, leaving, wish, title, whole=only is None)

    def excerpts(
        self, documents: Iterable[Document] | None = None, only: Collection[str] | None = None
    ) -> Iterator[Excerpt]:
        """Every highlight with its provenance, document by document in reading order; untagged ones too.

        `only`: those of these ids.
        """
        if only is not None and documents is None:
            ids = {h.document for h in self.library.some_highlights(only)}
            documents = [d for d in self.library.documents() if d.id in ids]
        found = self.library.documents() if documents is None else documents
        return excerpts(self.library, found, self.tag_lines(), only)

    def finds(self, query: str, kind: str = "highlight") -> frozenset[str]:
        """Ids of what a query finds of a kind. Raises AnnotatorError where it is none."""
        from annotator import paths
        from annotator.query import QueryError, parse
        from annotator.searching import searched

        try:
            node = parse(query)
        except QueryError as error:
            raise Refused(error.told(query)) from None
        return frozenset(searched(self.library, self.person.id, paths.indexes()).every(node, kind))

    def excerpts_of(self, highlights: Sequence[str]) -> list[Excerpt]:
        """Some highlights with their provenance, in the order given."""
        by_id = {e.id: e for e in self.excerpts(only=frozenset(highlights))}
        return [by_id[h] for h in highlights if h in by_id]
