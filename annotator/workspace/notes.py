"""Verbs on notes: written, changed, taken away."""

from __future__ import annotations

from dataclasses import replace

from annotator import clips
from annotator.model import Change, Note, new_id
from annotator.workspace.base import Refused, Verbs

MAX_NOTE = 100_000
"""Code points of a note."""


class Notes(Verbs):
    def write_note(self, about: str, body: str, note: Note | None = None) -> None:
        """Write, change, or (with nothing to say) delete one's own note on a highlight, document or tag.

        Raises Refused where what it is about was deleted.
        """
        body = self._note_body(body)
        library = self.library
        if body and not (library.highlight(about) or library.document(about) or library.tag(about)):
            raise Refused("What this note is about was deleted elsewhere; copy its words or undo the deletion.")
        before = (note,) if note else ()
        after = () if not body else (replace(note, body=body),) if note else (Note(new_id(), about, body),)
        self._commit(Change("Note" if body else "Delete note", before, after))

    def own_note(self, about: str) -> Note | None:
        """The note that this person would go on writing."""
        mine = (n for n in self.library.notes([about]) if n.person == self.person.id and not n.answers)
        return next(mine, None)

    def _note_body(self, body: str) -> str:
        body = clips.normalise(body).strip()
        if len(body) > MAX_NOTE:
            raise Refused(f"A note holds at most {MAX_NOTE:,} characters; this one has {len(body):,}.")
        return body
