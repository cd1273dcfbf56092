"""What an undo had to leave, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from annotator.model import Document, Highlight, Note, Person, Record, Review, Tag
from annotator.store.history import Left

_MOST = 20
_FIELDS = {"anchor": "place", "merged_into": "merge", "same_as": "identity", "answers": "place", "meta": "front matter"}


def called(record: Record | None) -> str:
    """A record as a sentence speaks of it."""
    match record:
        case Document():
            return f"“{short(record.title or record.url)}”"
        case Tag() | Person():
            return f"“{short(record.name)}”"
        case Highlight():
            return f"the highlight “{short(record.quote.exact)}”"
        case Note():
            return f"the note “{short(record.body)}”"
        case Review():
            return f"the review “{short(record.comment or record.verdict)}”"
        case _:
            return "something deleted"


def left_sentences(
    left: Sequence[Left],
    records: Mapping[str, tuple[Record, bool]],
    persons: Mapping[str, Person],
    tag: Callable[[str], Tag | None],
) -> tuple[str, ...]:
    """One sentence for each thing left, up to a number that a person would read."""
    said: list[str] = []
    for item in left[:_MOST]:
        what = called(records[item.object][0] if item.object in records else None)
        who = persons[item.person].name if item.person in persons else "somebody else"
        if item.field.startswith("tag:"):
            what = f"the tag {called(tag(item.field[4:]))} on {what}"
        elif item.field not in ("", "deleted"):
            what = f"the {_FIELDS.get(item.field, item.field)} of {what}"
        said.append(f"{what[0].upper()}{what[1:]} was left as it is, because {who} changed it since.")
    if len(left) > _MOST:
        said.append(f"{len(left) - _MOST} more were left for the same reason.")
    return tuple(said)


def short(words: str) -> str:
    """One line of at most 60 code points."""
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:59].rstrip()}…"
