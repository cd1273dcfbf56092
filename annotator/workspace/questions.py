"""Where people differ: both sides of it, and the ways to settle it. Each is an ordinary step that can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from annotator.model import Change, Document, Highlight, Record, Tag
from annotator.store.disputes import Dispute, Said
from annotator.workspace.base import Refused
from annotator.workspace.people import People
from annotator.workspace.reshaping import Reshaping
from annotator.workspace.sharing import twins
from annotator.workspace.telling import ENGLISH, Tongue, short
from annotator.workspace.wording import FIELDS, field_of, named, tag_on

ALIKE = 0.8
"""Of all the words that two overlapping highlights cover: what they share to be looked at as one."""
MOST = 2_000
"""Questions listed at once: more than anybody settles by hand."""
_OF_KIND = {"tag": "the tag {}", "document": "the document {}"}
_BOTH = ("body", "description", "include", "exclude", "comment")


@dataclass(frozen=True, slots=True)
class Side:
    words: str
    person: str  # a name
    made: int  # unix ms
    shows: bool  # whether it is what the library shows now
    id: str = ""  # of the tag or highlight, where each side is one
    value: object = None
    more: str = ""  # what else tells it from the other


@dataclass(frozen=True, slots=True)
class Question:
    """`kind`: field, tag (put on or taken off), deleted, held (deleted, and still in use), twins, overlap."""

    key: str
    kind: str
    about: str  # what it is, in words
    where: str  # a document's title, or ""
    document: str  # its id, or ""
    highlight: str  # id, or ""
    sides: tuple[Side, ...]
    both: bool  # whether both may stay
    dispute: Dispute | None = None
    plainly: str = ""  # what it is, in the log's language


class Questions(Reshaping, People):
    def questions(self, tongue: Tongue = ENGLISH) -> list[Question]:
        """All that wants somebody's choice, disagreements first; what was left as it is comes no more."""
        settled = set(self.library.state.get("settled", []))
        found = (
            *self._disputed(tongue), *self._held(tongue), *self._twins(tongue), *self._overlaps(tongue)
        )  # fmt: skip
        return [q for q in found if q.key not in settled][:MOST]

    def choose(self, question: Question, side: Side) -> None:
        """Let one side stand for all. Raises Refused."""
        label = f"Settle {question.plainly}"
        match question.kind:
            case "twins":
                self._choose_tag(question, side)
            case "overlap":
                self._choose_highlight(question, side, label)
            case "held" if question.dispute and side.value:
                self._let_go(question.dispute.object, label)
            case _ if question.dispute:
                self._settle(question.dispute, side.value, label)

    def keep_both(self, question: Question) -> None:
        """Let both stand. Raises Refused where there is room for one only."""
        if not question.both:
            raise Refused("Only one of these can stand; choose one.")
        if question.kind in ("twins", "overlap"):
            known = self.library.state.get("settled", [])
            self.library.state.set("settled", [*known, question.key])
        elif question.kind == "tag" and question.dispute:
            self._settle(question.dispute, next(s.value for s in question.sides if s.value), f"Keep {question.about}")
        elif question.dispute:
            words = dict.fromkeys(str(s.value) for s in question.sides if s.value)
            self._settle(question.dispute, "\n\n".join(words), f"Keep both for {question.about}")

    # -- inside ----------------------------------------------------------------------------------------------------

    def _settle(self, dispute: Dispute, value: object, label: str) -> None:
        self._introduce(self.person)
        self._announce(self.library.settle(dispute, value, label, self.person.id))

    def _choose_tag(self, question: Question, side: Side) -> None:
        into = self.library.tag(side.id)
        for other in question.sides:
            tag = self.library.tag(other.id)
            if into and tag and tag.id != into.id:
                self.merge_tags(tag, into)

    def _choose_highlight(self, question: Question, side: Side, label: str) -> None:
        """One highlight with the tags and notes of all."""
        marks = [m for s in question.sides if (m := self.library.highlight(s.id))]
        stays = next((m for m in marks if m.id == side.id), None)
        if stays is None:
            raise Refused("This highlight is gone.")
        gone = [m for m in marks if m.id != stays.id]
        tags = tuple(dict.fromkeys(t for m in (stays, *gone) for t in m.tags))
        notes = self.library.notes([m.id for m in gone])
        moved = (replace(n, about=stays.id) for n in notes)
        self._commit(Change(label, (stays, *gone, *notes), (replace(stays, tags=tags), *moved)))

    def _let_go(self, item: str, label: str) -> None:
        """What somebody deleted goes from where it was still in use."""
        if document := self.library.document(item):
            highlights = self.library.highlights(item)
            notes = self.library.notes([item, *(h.id for h in highlights)])
            self._commit(Change(label, before=(document, *highlights, *notes)))
            return
        marks = self.library.wearing([item])
        bare = (replace(m, tags=tuple(t for t in m.tags if t != item)) for m in marks)
        self._commit(Change(label, tuple(marks), tuple(bare)))

    def _held(self, tongue: Tongue) -> Iterator[Question]:
        names = self.names()
        for dispute in self.library.held():
            item, document = dispute.object, self.library.document(dispute.object)
            marks = self.library.highlights(item) if document else self.library.wearing([item])
            record = document or self.library.tag(item)
            if record and marks:
                last, said = max(marks, key=lambda m: m.made), dispute.said[0]
                still = tongue.say("still on {}").format(tongue.counted("highlight", len(marks)))
                used = Side(still, names.get(last.person, "?"), last.made, shows=True)
                gone = Side(tongue.say("deleted"), names.get(said.person, "?"), said.made, shows=False, value=1)
                key, where = f"held {item} {said.op}", document.title if document else ""
                about, plainly = (
                    t.say(_OF_KIND[dispute.kind]).format(named(record, t)) for t in (tongue, ENGLISH)
                )
                yield Question(
                    key, "held", about, where, last.document, last.id, (used, gone), both=False, dispute=dispute,
                    plainly=plainly,
                )  # fmt: skip

    def _disputed(self, tongue: Tongue) -> Iterator[Question]:
        found = [d for d in self.library.disputes() if (d.kind, d.field) != ("tag", "place")]  # the later order shows
        records = self.library.records([(d.object, d.kind) for d in found])
        names, titles = self.names(), {d.id: d.title for d in self.library.documents()}
        tags = {t.id: t for t in self.library.tags()}
        for dispute in found:
            if (record := records.get(dispute.object)) is None:
                continue
            document, highlight = self._place_of(record)
            if dispute.field == "deleted":
                kind, sides = "deleted", _deleted(dispute, names, tongue)
                about, plainly = named(record, tongue), named(record)
            elif dispute.field.startswith("tag:"):
                kind = "tag"
                tag = tags.get(dispute.field[4:])
                about, plainly = (tag_on(tag, named(record, t), t) for t in (tongue, ENGLISH))
                on, off = tongue.say("on"), tongue.say("off")
                sides = tuple(_side(s, on if s.value else off, names) for s in _distinct(dispute.said))
            else:
                kind = "field"
                about, plainly = (field_of(dispute.field, named(record, t), t) for t in (tongue, ENGLISH))
                sides = tuple(_side(s, _told(s.value, tags, tongue), names) for s in dispute.said)
            both = kind == "field" and dispute.field in _BOTH
            key = f"{dispute.object} {dispute.field}"
            where = titles.get(document, "")
            yield Question(key, kind, about, where, document, highlight, sides, both, dispute, plainly)

    def _place_of(self, record: Record) -> tuple[str, str]:
        """The document and the highlight that a record is about; "" where it is about none."""
        if isinstance(record, Document):
            return record.id, ""
        if isinstance(record, Highlight):
            return record.document, record.id
        about = getattr(record, "about", "") or getattr(record, "highlight", "")
        mark = self.library.highlight(about) if about else None
        return (mark.document, mark.id) if mark else (about, "")

    def _twins(self, tongue: Tongue) -> Iterator[Question]:
        counts, names = self.library.tag_counts(), self.names()
        for group in twins(t for t in self.library.tags() if not t.deprecated):
            made = self.library.made(t.id for t in group)
            worn = {t.id: _worn(t, counts.get(t.id, 0), tongue) for t in group}
            sides = tuple(
                Side(worn[t.id], names.get(made[t.id][0], "?"), made[t.id][1], shows=True, id=t.id)
                for t in sorted(group, key=lambda t: (-counts.get(t.id, 0), t.id))
            )
            key = "twins " + " ".join(sorted(t.id for t in group))
            about, plainly = (
                t.say("{} tags called “{}”").format(t.number(len(group)), group[0].name) for t in (tongue, ENGLISH)
            )
            yield Question(key, "twins", about, "", "", "", sides, both=True, plainly=plainly)

    def _overlaps(self, tongue: Tongue) -> Iterator[Question]:
        names, same = self.names(), self.same()
        tags = {t.id: t.name for t in self.library.tags()}
        for document in self.library.documents():
            pairs = list(_alike(self.library.highlights(document.id), same))
            notes: dict[str, list[str]] = {}
            for note in self.library.notes([h.id for pair in pairs for h in pair]) if pairs else ():
                notes.setdefault(note.about, []).append(note.body)
            for a, b in pairs:
                sides = tuple(
                    Side(
                        h.quote.exact, names.get(h.person, "?"), h.made, shows=True, id=h.id,
                        more=" · ".join((*(tags[t] for t in h.tags if t in tags), *map(short, notes.get(h.id, ())))),
                    )
                    for h in (a, b)
                )  # fmt: skip
                key = "overlap " + " ".join(sorted((a.id, b.id)))
                about, plainly = (t.say("two highlights of nearly the same words") for t in (tongue, ENGLISH))
                where = document.title
                yield Question(key, "overlap", about, where, document.id, a.id, sides, both=True, plainly=plainly)


def _alike(highlights: Iterable[Highlight], same: Mapping[str, str]) -> Iterator[tuple[Highlight, Highlight]]:
    """Pairs by two people that cover nearly the same words; each highlight in one pair at most."""
    near: list[Highlight] = []
    for mark in sorted(highlights, key=lambda h: (h.text, h.span)):
        near = [h for h in near if h.text == mark.text and h.span.end > mark.span.start]
        for other in near:
            shared = min(other.span.end, mark.span.end) - max(other.span.start, mark.span.start)
            union = len(other.span) + len(mark.span) - shared
            if same.get(other.person, other.person) != same.get(mark.person, mark.person) and shared >= ALIKE * union:
                yield other, mark
                near.remove(other)
                break
        else:
            near.append(mark)


def _distinct(said: Iterable[Said]) -> list[Said]:
    """One for on and one for off."""
    return list({bool(s.value): s for s in reversed(list(said))}.values())[::-1]


def _deleted(dispute: Dispute, names: Mapping[str, str], tongue: Tongue) -> tuple[Side, ...]:
    delete = dispute.said[-1]
    edits = dispute.edits or dispute.said
    last = edits[-1]
    fields = sorted({tongue.say(word) for e in dispute.edits for word in _plain(str(e.value))})
    words = tongue.say("changed: {}").format(", ".join(fields)) if fields else tongue.say("kept")
    return (
        Side(words, names.get(last.person, "?"), last.made, shows=True, value=None),
        Side(tongue.say("deleted"), names.get(delete.person, "?"), delete.made, shows=False, value=1),
    )


def _plain(fields: str) -> list[str]:
    return ["tags" if f.startswith("tag:") else FIELDS.get(f, f) for f in fields.split(", ") if f and f != "deleted"]


def _side(said: Said, words: str, names: Mapping[str, str]) -> Side:
    return Side(words, names.get(said.person, "?"), said.made, said.wins, value=said.value)


def _told(value: object, tags: Mapping[str, Tag], tongue: Tongue) -> str:
    match value:
        case None | "":
            return tongue.say("nothing")
        case str() if value in tags:
            return tags[value].name
        case dict():
            return f"{value.get('exact', '')}"
        case list():
            return ", ".join(": ".join(map(str, v)) if isinstance(v, list) else str(v) for v in value)
    return str(value)


def _worn(tag: Tag, count: int, tongue: Tongue) -> str:
    on = tongue.say("on {}").format(tongue.counted("highlight", count))
    return " · ".join(filter(None, (tag.name, on, tag.description)))
