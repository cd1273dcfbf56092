"""Verbs on what was done: taken back and done again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.model import Change
from annotator.store import NEWS, Act, Deleted, Progress, Undone, much, silent
from annotator.workspace import telling, wording
from annotator.workspace.base import Refused, Verbs


@dataclass(frozen=True, slots=True)
class Told:
    """A step of somebody's work in a sentence."""

    act: Act
    person: str  # a name
    sentence: str


class NothingLeft(Refused):
    """Others changed since all that a step did; `undone` says what."""

    def __init__(self, undone: Undone) -> None:
        told = " ".join(wording.left_sentences(undone))
        super().__init__(told or "There is nothing left of this step that could be taken back.")
        self.undone = undone


def in_short(undone: Undone) -> Undone:
    """Without the records of a change about so much that one reads all anew: who made them lets go of them."""
    return replace(undone, change=Change(undone.change.label)) if much(undone.change) else undone


class Past(Verbs):
    def undo(self, progress: Progress = silent) -> Undone | None:
        return self._told(self.library.undo(self.person.id, progress))

    def redo(self, progress: Progress = silent) -> Undone | None:
        return self._told(self.library.redo(self.person.id, progress))

    def hear(self, undone: Undone) -> None:
        """Announce a step taken on a connection beside this one; `in_short` will do."""
        if self.library.hear(undone.step):
            self._announce(undone.change if undone.change.records else Change(NEWS))
        else:
            self.look()

    def restore(self, items: Collection[Deleted], progress: Progress = silent) -> Undone:
        """Bring back what was deleted, with what went along and what holds it, as one step. Raises Refused."""
        if not items:
            raise Refused("Nothing is chosen that could be restored.")
        first = next(iter(items))
        what = telling.called(first.record) if len(items) == 1 else f"{len(items):,} things"
        return self._turn_back(f"Restore {what}", self.library.to_restore(items), progress)

    def take_back(self, act: Act, progress: Progress = silent) -> Undone:
        """Take back one step of anybody's, wherever it stands in the history, as a step of one's own.

        What was changed since stays, and is named. Raises Refused where that is all of it.
        """
        return self._turn_back(f"Take back {act.label}", {act.n: None}, progress)

    def told(self, acts: Sequence[Act], tongue: telling.Tongue = telling.ENGLISH) -> list[Told]:
        """Steps in sentences."""
        persons, known = self.library.persons(), self.library.known(telling.mentioned(acts))
        return [
            Told(a, persons[a.person].name if a.person in persons else "", telling.sentence(a, known, persons, tongue))
            for a in acts
        ]

    def _turn_back(self, label: str, steps: Mapping[int, Collection[str] | None], progress: Progress) -> Undone:
        self._introduce(self.person)
        undone = self.library.take_back(self.person.id, label, steps, progress)
        if not undone.step:
            raise NothingLeft(undone)
        self._announce(undone.change)
        return undone

    def _told(self, undone: Undone | None) -> Undone | None:
        if undone:
            self._announce(undone.change)
        return undone
