"""Verbs on reviews: given here, or come back from a bundle."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.clips import normalise
from annotator.model import VERDICTS, Change, Highlight, Person, Review, content_id
from annotator.settings import stranger
from annotator.workspace.base import Refused, Verbs, sensible_name

if TYPE_CHECKING:  # the formats load when they are asked for
    from annotator.exchange.review import Answers

MAX_COMMENT = 100_000
"""Code points of a reviewer's comment."""


@dataclass(frozen=True, slots=True)
class AnswerReport:
    """What became of a reviewer's answers: how many."""

    reviewer: str
    new: int = 0
    changed: int = 0
    withdrawn: int = 0
    same: int = 0  # or older than what is here
    unknown: int = 0  # of excerpts that this library does not have

    @property
    def sentence(self) -> str:
        told = ((self.new, "new"), (self.changed, "changed"), (self.withdrawn, "withdrawn"),
                (self.same, "already here"), (self.unknown, "of excerpts that this library does not have"))  # fmt: skip
        said = ", ".join(f"{n:,} {words}" for n, words in told if n) or "none"
        return f"reviews by {self.reviewer}: {said}"

    @property
    def notices(self) -> tuple[str, ...]:
        return (self.sentence,)


class Reviews(Verbs):
    def review(self, highlight: Highlight, verdict: str, comment: str = "") -> None:
        """Say what one thinks of a highlight; with no verdict, take one's review back. Raises Refused."""
        known = next((r for r in self.library.reviews([highlight.id]) if r.person == self.person.id), None)
        after = _reviews(_said(known, highlight.id, self.person, verdict, _comment(comment)))
        label = "Review" if verdict else "Withdraw review"
        self._commit(Change(label, (known,) if known else (), after))

    def import_answers(self, answers: Answers) -> AnswerReport:
        """Bring a reviewer's answers in, as one step of theirs; what is here already or is newer is left alone."""
        reviewer = self._known_as(sensible_name(answers.reviewer, "person"))
        found = {a.excerpt: a for a in answers.answers if self.library.highlight(a.excerpt)}
        mine = {r.highlight: r for r in self.library.reviews(found) if r.person == reviewer.id}
        written = self.library.last_written(r.id for r in mine.values())
        before: list[Review] = []
        after: list[Review] = []
        same = 0
        for identity, answer in found.items():
            known = mine.get(identity)
            newer = known is None or answers.saved > written.get(known.id, 0)
            said = _said(known, identity, reviewer, answer.verdict, _comment(answer.comment))
            if not newer or said == known:
                same += 1
                continue
            before += [known] if known else []
            after += _reviews(said)
        if before or after:
            self._commit(Change(f"Reviews by {reviewer.name}", tuple(before), tuple(after)), reviewer, answers.saved)
        kept = {r.id for r in before} & {r.id for r in after}
        unknown = len({a.excerpt for a in answers.answers}) - len(found)
        return AnswerReport(
            reviewer.name, len(after) - len(kept), len(kept), len(before) - len(kept), same, unknown
        )

    def _known_as(self, name: str) -> Person:
        """The one person of this name, or somebody new."""
        known = [p for p in (self.person, *self.library.persons().values()) if p.name == name]
        return known[0] if known else stranger(name)


def _said(known: Review | None, highlight: str, person: Person, verdict: str, comment: str) -> Review | None:
    if not verdict:
        return None
    if verdict not in VERDICTS:
        raise Refused(f"“{verdict}” is no verdict; there are {', '.join(VERDICTS)}.")
    if known:
        return replace(known, verdict=verdict, comment=comment)
    return Review(content_id("review", person.id, highlight), highlight, verdict, comment, person.id)


def _reviews(said: Review | None) -> tuple[Review, ...]:
    return (said,) if said else ()


def _comment(words: str) -> str:
    words = normalise(words).strip()
    if len(words) > MAX_COMMENT:
        raise Refused(f"A comment holds at most {MAX_COMMENT:,} characters; this one has {len(words):,}.")
    return words
