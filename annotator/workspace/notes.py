"""Verbs on notes: written, answered, moved, taken away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotator import clips
from annotator.model import Change, Note, new_id
from annotator.workspace.base import Refused, Verbs

MAX_NOTE = 100_000
"""Code points of a note."""


@dataclass(frozen=True, slots=True)
class Said:
    """A note in its thread."""

    note: Note
    depth: int  # 0: it answers none that is still there
    edited: int  # unix ms of the last edit; 0: as it was first written


class Notes(Verbs):
    def write_note(self, about: str, body: str, note: Note | None = None, answers: str = "") -> None:
        """Write, change, or (with nothing to say) delete one's own note on a highlight, document or tag.

        Raises Refused where what it is about, or the note it answers, was deleted, and for somebody else's note.
        """
        body = self._note_body(body)
        if not body and note is None:
            return
        self._own(note)
        if body:
            self._subject(about, answers)
        before = (note,) if note else ()
        after = () if not body else (replace(note, body=body),) if note else (Note(new_id(), about, body, answers),)
        label = "Delete note" if not body else "Reply" if answers and not note else "Note"
        self._commit(Change(label, before, after))

    def move_note(self, note: Note, about: str) -> None:
        """Put one's own note on another highlight, document or tag; answers go along. Raises Refused."""
        self._own(note)
        self._subject(about)
        if about == note.about:
            return
        thread = self.library.notes([note.about])
        moved = [n for n in thread if note.id in _line(n, {t.id: t for t in thread})]
        after = (replace(n, about=about, answers="" if n.id == note.id else n.answers) for n in moved)
        self._commit(Change("Move note", tuple(moved), tuple(after)))

    def remove_note(self, note: Note) -> None:
        """Delete one's own note; what answers it stays. Raises Refused."""
        self._own(note)
        self._commit(Change("Delete note", (note,)))

    def own_note(self, about: str) -> Note | None:
        """The note that this person would go on writing."""
        mine = (n for n in self.library.notes([about]) if n.person == self.person.id and not n.answers)
        return next(mine, None)

    def thread(self, about: str) -> list[Said]:
        """The notes on one thing, the oldest first, each followed by what answers it."""
        notes = self.library.notes([about])
        edits = self.library.note_edits([n.id for n in notes])
        return [Said(n, depth, edits.get(n.id, 0)) for n, depth in threaded(notes)]

    def _own(self, note: Note | None) -> None:
        if note and note.person and note.person != self.person.id:
            raise Refused("This note is somebody else's; answer it instead.")

    def _subject(self, about: str, answers: str = "") -> None:
        library = self.library
        if not (library.highlight(about) or library.document(about) or library.tag(about)):
            raise Refused("What this note is about was deleted elsewhere; copy its words or undo the deletion.")
        if answers and all(n.id != answers for n in library.notes([about])):
            raise Refused("The note that this one answers is not there any more; copy its words or undo the deletion.")

    def _note_body(self, body: str) -> str:
        body = clips.normalise(body).strip()
        if len(body) > MAX_NOTE:
            raise Refused(f"A note holds at most {MAX_NOTE:,} characters; this one has {len(body):,}.")
        return body


def threaded(notes: Sequence[Note]) -> Iterator[tuple[Note, int]]:
    """Each note with its depth, what answers it right after it; those whose answers go in a ring come last."""
    by_id = {n.id: n for n in notes}
    answered: dict[str, list[Note]] = {}
    for note in notes:
        answered.setdefault(note.answers if note.answers in by_id else "", []).append(note)
    given: set[str] = set()
    waiting = [(n, 0) for n in reversed(answered.get("", []))]
    while waiting:
        note, depth = waiting.pop()
        given.add(note.id)
        yield note, depth
        waiting += [(n, depth + 1) for n in reversed(answered.get(note.id, []))]
    yield from ((n, 0) for n in notes if n.id not in given)


def _line(note: Note, by_id: dict[str, Note]) -> set[str]:
    """The ids of a note and of all that it answers, directly or not."""
    line: set[str] = set()
    at: Note | None = note
    while at and at.id not in line:
        line.add(at.id)
        at = by_id.get(at.answers)
    return line
