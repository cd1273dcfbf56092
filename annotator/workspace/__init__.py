"""The verbs of the app: every change to what a person owns is one method here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotator.carrying import CarryReport, Placed
from annotator.excerpts import CONTEXT, excerpts
from annotator.intake import Fate, ImportReport, Reading, read_clips
from annotator.model import Document, Excerpt, Tag
from annotator.workspace.base import MAX_NAME, Refused, folded, sensible_name
from annotator.workspace.documents import Documents
from annotator.workspace.highlights import Highlights
from annotator.workspace.notes import MAX_NOTE
from annotator.workspace.past import Past
from annotator.workspace.reshaping import Reach, Reshaping
from annotator.workspace.tag_fields import MAX_ABOUT, PALETTE

__all__ = [
    "CONTEXT", "MAX_ABOUT", "MAX_NAME", "MAX_NOTE", "PALETTE", "CarryReport", "Fate", "ImportReport", "Placed", "Reach",
    "Reading", "Refused", "Workspace", "folded", "read_clips", "sensible_name",
]  # fmt: skip


class Workspace(Documents, Highlights, Reshaping, Past):
    """An open library and the person who works in it. Reads go to `library`, writes come through here.

    `announce` hears every change after it is durable, the history already moved on.
    """

    def codebook(self) -> tuple[tuple[Tag, ...], ...]:
        """Each tag's line from the root down to itself, depth first."""
        return tuple(sorted(self.tag_lines().values(), key=lambda line: [(t.name.casefold(), t.id) for t in line]))

    def excerpts(self, documents: Iterable[Document] | None = None) -> Iterator[Excerpt]:
        """Every highlight with its provenance, document by document in reading order; untagged ones too."""
        found = self.library.documents() if documents is None else documents
        return excerpts(self.library, found, self.tag_lines())
