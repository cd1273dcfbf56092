"""What a step did, in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from annotator.model import Document, Highlight, Note, Person, Record, Tag
from annotator.store import Act, Deed

MOST = 3
"""Clauses of a sentence; what else a step did is counted."""
SHORT = 70
"""Code points of a quote."""

_ORDER = ("document", "tag", "highlight", "note", "review", "person", "redact")
_VERBS = ("deleted", "restored", "made", "edited")
_VERDICTS = {"accept": "accepted", "reject": "rejected", "discuss": "wants to discuss"}
_PLURALS = {"person": "people", "redact": "facts"}


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


def sentence(act: Act, known: Mapping[str, Record], persons: Mapping[str, Person]) -> str:
    """Who did what: “Ada tagged “the quoted words” with robotics”."""
    who = persons[act.person].name if act.person in persons else "Somebody"
    if act.count > len(act.deeds):
        told = f"{_lower(act.label)} ({act.count:,} things)"
    else:
        told = _joined(list(_clauses(act.deeds, known))) or _lower(act.label)
    return f"{who}: {told} ({act.turn})" if act.turn else f"{who} {told}" if act.deeds else f"{who}: {told}"


def called(record: Record | None) -> str:
    """A thing as a sentence speaks of it."""
    match record:
        case Document():
            return f"“{short(record.title or record.url)}”"
        case Highlight():
            return f"“{short(record.quote.exact)}”"
        case Tag():
            return f"“{short(record.name)}”"
        case Note():
            return f"“{short(record.body)}”"
        case Person():
            return record.name
    return "something deleted"


def short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1].rstrip()}…"


def _joined(clauses: list[str]) -> str:
    more = len(clauses) - MOST
    shown = clauses[:MOST] + ([f"{more} more"] if more > 0 else [])
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + f" and {shown[-1]}" if shown else ""


def _clauses(deeds: tuple[Deed, ...], known: Mapping[str, Record]) -> Iterator[str]:
    def rank(deed: Deed) -> tuple[int, int]:
        return _ORDER.index(deed.kind), _VERBS.index(deed.verb)

    ordered = sorted(deeds, key=rank)
    whole = {d.kind for d in deeds if d.verb in ("deleted", "restored")}
    for (kind, verb), group in groupby(ordered, lambda d: (d.kind, d.verb)):
        same = list(group)
        if kind == "note" and verb in ("deleted", "restored") and whole & {"document", "highlight", "tag"}:
            yield _counted(same)  # they went along
        elif kind == "highlight" and verb in ("deleted", "restored") and "document" in whole:
            yield _counted(same)
        elif kind == "highlight":
            yield from _of_highlights(verb, same, known)
        elif kind == "note":
            yield _of_notes(verb, same, known)
        elif kind == "tag":
            yield _of_tags(verb, same, known)
        elif kind == "review":
            verdict = _VERDICTS.get(str(same[0].fields.get("verdict", "")), "reviewed")
            about = known.get(str(same[0].fields.get("highlight", "")))
            yield f"{verdict} {called(about)}" if len(same) == 1 and about else f"reviewed {_counted(same)}"
        else:
            names = {"made": "brought in" if kind == "document" else "added", "deleted": "removed",
                     "restored": "brought back", "edited": "changed"}  # fmt: skip
            what = called(known.get(same[0].object)) if len(same) == 1 else _counted(same)
            yield f"{names[verb]} {_edited_document(same[0]) if kind == 'document' else ''}{what}"


def _edited_document(deed: Deed) -> str:
    if deed.verb == "edited" and "text" in deed.fields:
        return "the text of "
    return "the images of " if deed.verb == "edited" and set(deed.fields) == {"meta"} else ""


def _of_highlights(verb: str, deeds: list[Deed], known: Mapping[str, Record]) -> Iterator[str]:
    what = called(known.get(deeds[0].object)) if len(deeds) == 1 else _counted(deeds)
    on = _names({t[4:] for d in deeds for t, v in d.fields.items() if t.startswith("tag:") and v}, known)
    off = _names({t[4:] for d in deeds for t, v in d.fields.items() if t.startswith("tag:") and not v}, known)
    if verb == "made":
        yield f"highlighted {what}" if len(deeds) == 1 else f"made {what}"
        if on:
            yield f"tagged it {on}" if len(deeds) == 1 else f"tagged them {on}"
    elif verb == "deleted":
        yield f"deleted the highlight {what}" if len(deeds) == 1 else f"deleted {what}"
    elif verb == "restored":
        yield f"brought back the highlight {what}" if len(deeds) == 1 else f"brought back {what}"
    else:
        if on:
            yield f"tagged {what} with {on}"
        if off:
            yield f"took {off} off {what}"
        if any("anchor" in d.fields for d in deeds):
            yield f"moved the edges of {what}"


def _of_notes(verb: str, deeds: list[Deed], known: Mapping[str, Record]) -> str:
    if len(deeds) > 1:
        return f"{'moved' if verb == 'edited' else _plainly(verb)} {_counted(deeds)}"
    deed = deeds[0]
    note = known.get(deed.object)
    about = known.get(str(deed.fields.get("about") or (note.about if isinstance(note, Note) else "")))
    body = str(deed.fields.get("body") or (note.body if isinstance(note, Note) else ""))
    if verb == "made":
        act = "answered on" if deed.fields.get("answers") else "wrote a note on"
        return f"{act} {called(about)}: “{short(body)}”"
    if verb == "edited" and "about" in deed.fields:
        return f"moved the note “{short(body)}” to {called(known.get(str(deed.fields['about'])))}"
    if verb == "edited":
        return f"rewrote the note on {called(about)}: “{short(body)}”"
    return f"{_plainly(verb)} the note “{short(body)}”"


def _of_tags(verb: str, deeds: list[Deed], known: Mapping[str, Record]) -> str:
    if len(deeds) > 1:
        return f"{_plainly(verb)} {_counted(deeds)}"
    fields, what = deeds[0].fields, called(known.get(deeds[0].object))
    if fields.get("merged_into"):
        return f"merged the tag {what} into {called(known.get(str(fields['merged_into'])))}"
    if verb == "edited" and fields.get("name"):
        return f"renamed a tag to “{short(str(fields['name']))}”"
    if verb == "edited" and "parent" in fields:
        above = fields["parent"] and known.get(str(fields["parent"]))
        return f"moved the tag {what} {'below ' + called(above) if above else 'to the top'}"
    return f"{_plainly(verb)} the tag {what}"


def _plainly(verb: str) -> str:
    return "brought back" if verb == "restored" else verb


def _counted(deeds: list[Deed]) -> str:
    kind = deeds[0].kind
    return f"{len(deeds):,} {_PLURALS.get(kind, kind + 's') if len(deeds) != 1 else kind}"


def _names(tags: set[str], known: Mapping[str, Record]) -> str:
    return ", ".join(sorted(t.name if isinstance(t := known.get(i), Tag) else "a deleted tag" for i in tags))


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
