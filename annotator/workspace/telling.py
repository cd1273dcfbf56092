"""What a step did, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from annotator.model import Document, Highlight, Note, Person, Record, Review, Tag
from annotator.store import Act, Deed

MOST = 3
"""Clauses of a sentence; what else a step did is counted."""
SHORT = 70
"""Code points of a quote."""

_ORDER = ("document", "tag", "highlight", "note", "review", "person", "redact")
_VERBS = ("deleted", "restored", "made", "edited")
_VERDICTS = {"accept": "accepted {}", "reject": "rejected {}", "discuss": "wants to discuss {}"}
_COUNTED = {
    "document": ("{} document", "{} documents"), "tag": ("{} tag", "{} tags"), "note": ("{} note", "{} notes"),
    "highlight": ("{} highlight", "{} highlights"), "review": ("{} review", "{} reviews"),
    "person": ("{} person", "{} people"), "redact": ("{} fact", "{} facts"),
}  # fmt: skip
_PLAINLY = {"made": "made {}", "deleted": "deleted {}", "restored": "brought back {}", "edited": "edited {}"}
_OTHERS = {"made": "added {}", "deleted": "removed {}", "restored": "brought back {}", "edited": "changed {}"}
_DOCUMENTS = _OTHERS | {"made": "brought in {}"}
_HIGHLIGHTS = {"deleted": "deleted the highlight {}", "restored": "brought back the highlight {}"}
_NOTES = {"deleted": "deleted the note {}", "restored": "brought back the note {}"}
_TAGS = {
    "made": "made the tag {}", "deleted": "deleted the tag {}", "restored": "brought back the tag {}",
    "edited": "edited the tag {}",
}  # fmt: skip
_TAG_FIELDS = {
    "deprecated": ("took the tag {} into use again", "deprecated the tag {}"),
    "colour": ("coloured the tag {} as the one above it", "gave the tag {} another colour"),
    "pin": ("took the key off the tag {}", "gave the tag {} another key"),
}
"""Of what alone was written: what it is to write nothing, and something."""
_TURNS = {"undo": "undo", "redo": "redo"}


@dataclass(frozen=True, slots=True)
class Tongue:
    """How a sentence is said: English words in those of a language, and numbers as it writes them."""

    say: Callable[[str], str] = str
    number: Callable[[int], str] = "{:,}".format
    hear: Callable[[str], str] = str  # what a step is called
    read: Callable[[str], str] = str  # a note's words

    def counted(self, kind: str, count: int) -> str:
        """So many things of a kind of the log."""
        one, many = _COUNTED[kind]
        return self.say(one if count == 1 else many).format(self.number(count))


ENGLISH = Tongue()


def mentioned(acts: Iterable[Act]) -> Iterator[str]:
    """The ids of all that sentences about these acts speak of."""
    for act in acts:
        for deed in act.deeds:
            yield deed.object
            yield from (name[4:] for name in deed.fields if name.startswith("tag:"))
            for name in ("about", "highlight", "merged_into", "parent"):
                if value := deed.fields.get(name):
                    yield str(value)
            if anchor := deed.fields.get("anchor"):
                yield str(anchor.get("document", ""))


def sentence(
    act: Act, known: Mapping[str, Record], persons: Mapping[str, Person], tongue: Tongue = ENGLISH
) -> str:
    """Who did what: “Ada tagged “the quoted words” with robotics”."""
    return _Sentence(known, tongue).of(act, persons)


def called(record: Record | None, tongue: Tongue = ENGLISH) -> str:
    """A thing as a sentence speaks of it."""
    match record:
        case Document():
            return _quoted(record.title or record.url, tongue)
        case Highlight():
            return _quoted(record.quote.exact, tongue)
        case Tag():
            return _quoted(record.name, tongue)
        case Note():
            return _quoted(tongue.read(record.body), tongue)
        case Review():
            return _quoted(record.comment or record.verdict, tongue)
        case Person():
            return record.name
    return tongue.say("something deleted")


def short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1].rstrip()}…"


def _quoted(words: str, tongue: Tongue) -> str:
    return tongue.say("“{}”").format(short(words))


class _Sentence:
    def __init__(self, known: Mapping[str, Record], tongue: Tongue) -> None:
        self._known, self._tongue = known, tongue

    def of(self, act: Act, persons: Mapping[str, Person]) -> str:
        who = persons[act.person].name if act.person in persons else self._say("Somebody")
        if act.count > len(act.deeds):
            told = self._say("{} ({} things)", self._label(act), self._tongue.number(act.count))
        else:
            told = self._joined(list(self._clauses(act.deeds))) or self._label(act)
        if act.turn:
            return f"{who}: {told} ({self._say(_TURNS.get(act.turn, act.turn))})"
        return f"{who} {told}" if act.deeds else f"{who}: {told}"

    def _say(self, words: str, *values: str) -> str:
        return self._tongue.say(words).format(*values)

    def _label(self, act: Act) -> str:
        said = self._tongue.hear(act.label)
        return said[:1].lower() + said[1:] if said == act.label else said

    def _called(self, key: object) -> str:
        return called(self._known.get(str(key)), self._tongue)

    def _joined(self, clauses: list[str]) -> str:
        more = len(clauses) - MOST
        shown = clauses[:MOST] + ([self._say("{} more", str(more))] if more > 0 else [])
        return self._say("{} and {}", ", ".join(shown[:-1]), shown[-1]) if len(shown) > 1 else "".join(shown)

    def _clauses(self, deeds: tuple[Deed, ...]) -> Iterator[str]:
        def rank(deed: Deed) -> tuple[int, int]:
            return _ORDER.index(deed.kind), _VERBS.index(deed.verb)

        ordered = sorted(deeds, key=rank)
        whole = {d.kind for d in deeds if d.verb in ("deleted", "restored")}
        merges = any(d.fields.get("merged_into") for d in deeds)
        for (kind, verb), group in groupby(ordered, lambda d: (d.kind, d.verb)):
            same = list(group)
            if _along(kind, verb, whole, merges=merges):
                yield self._counted(same)
            elif kind == "highlight":
                yield from self._of_highlights(verb, same)
            elif kind == "note":
                yield self._of_notes(verb, same)
            elif kind == "tag":
                yield self._of_tags(verb, same)
            elif kind == "review":
                yield self._of_reviews(same)
            else:
                what = self._called(same[0].object) if len(same) == 1 else self._counted(same)
                yield self._say(_of_others(same[0]), what)

    def _of_highlights(self, verb: str, deeds: list[Deed]) -> Iterator[str]:
        one = len(deeds) == 1
        what = self._called(deeds[0].object) if one else self._counted(deeds)
        on = self._names({t[4:] for d in deeds for t, v in d.fields.items() if t.startswith("tag:") and v})
        off = self._names({t[4:] for d in deeds for t, v in d.fields.items() if t.startswith("tag:") and not v})
        if verb == "made":
            yield self._say("highlighted {}" if one else "made {}", what)
            if on:
                yield self._say("tagged it {}" if one else "tagged them {}", on)
        elif verb in _HIGHLIGHTS:
            yield self._say(_HIGHLIGHTS[verb] if one else _PLAINLY[verb], what)
        else:
            if on:
                yield self._say("tagged {} with {}", what, on)
            if off:
                yield self._say("took {} off {}", off, what)
            if any("anchor" in d.fields for d in deeds):
                yield self._say("moved the edges of {}", what)

    def _of_notes(self, verb: str, deeds: list[Deed]) -> str:
        if len(deeds) > 1:
            return self._say("moved {}" if verb == "edited" else _PLAINLY[verb], self._counted(deeds))
        deed = deeds[0]
        note = self._known.get(deed.object)
        about = self._called(deed.fields.get("about") or (note.about if isinstance(note, Note) else ""))
        body = str(deed.fields.get("body") or (note.body if isinstance(note, Note) else ""))
        body = _quoted(self._tongue.read(body), self._tongue)
        if verb == "made":
            answers = deed.fields.get("answers")
            return self._say("answered on {}: {}" if answers else "wrote a note on {}: {}", about, body)
        if verb == "edited" and "about" in deed.fields:
            return self._say("moved the note {} to {}", body, self._called(deed.fields["about"]))
        if verb == "edited":
            return self._say("rewrote the note on {}: {}", about, body)
        return self._say(_NOTES[verb], body)

    def _of_tags(self, verb: str, deeds: list[Deed]) -> str:
        chief = [d for d in deeds if d.fields.keys() != {"place"}]
        if verb == "edited" and not chief:
            return self._say("put {} in another order", self._counted(deeds))
        merged = [d for d in chief if d.fields.get("merged_into")]
        deeds = merged or chief or deeds
        if len(deeds) > 1:
            return self._say("merged {}" if merged else _PLAINLY[verb], self._counted(deeds))
        fields, what = deeds[0].fields, self._called(deeds[0].object)
        if fields.get("merged_into"):
            return self._say("merged the tag {} into {}", what, self._called(fields["merged_into"]))
        if verb == "edited" and fields.get("name"):
            return self._say("renamed a tag to {}", _quoted(str(fields["name"]), self._tongue))
        if verb == "edited" and "parent" in fields:
            if fields["parent"] and str(fields["parent"]) in self._known:
                return self._say("moved the tag {} below {}", what, self._called(fields["parent"]))
            return self._say("moved the tag {} to the top", what)
        if verb == "edited" and len(fields) == 1 and (field := next(iter(fields))) in _TAG_FIELDS:
            return self._say(_TAG_FIELDS[field][bool(fields[field])], what)
        return self._say(_TAGS[verb], what)

    def _of_reviews(self, deeds: list[Deed]) -> str:
        fields = deeds[0].fields
        if len(deeds) == 1 and str(fields.get("highlight", "")) in self._known:
            said = _VERDICTS.get(str(fields.get("verdict", "")), "reviewed {}")
            return self._say(said, self._called(fields["highlight"]))
        return self._say("reviewed {}", self._counted(deeds))

    def _counted(self, deeds: list[Deed]) -> str:
        return self._tongue.counted(deeds[0].kind, len(deeds))

    def _names(self, tags: set[str]) -> str:
        found = (t.name if isinstance(t := self._known.get(i), Tag) else self._say("a deleted tag") for i in tags)
        return ", ".join(sorted(found))


def _along(kind: str, verb: str, whole: set[str], *, merges: bool) -> bool:
    """Whether things went along with something greater. `whole`: the kinds of what was deleted or restored."""
    if verb == "edited":
        return merges and kind in ("highlight", "note")
    over = {"note": {"document", "highlight", "tag"}, "highlight": {"document"}}.get(kind, set())
    return verb in ("deleted", "restored") and bool(whole & over)


def _of_others(deed: Deed) -> str:
    if deed.kind != "document":
        return _OTHERS[deed.verb]
    if deed.verb == "edited" and "text" in deed.fields:
        return "changed the text of {}"
    if deed.verb == "edited" and set(deed.fields) == {"meta"}:
        return "changed the images of {}"
    return _DOCUMENTS[deed.verb]
