"""Records and their fields in words, and in sentences what a step had to leave."""

from __future__ import annotations

from annotator.model import Highlight, Note, Record, Review, Tag
from annotator.store import Undone
from annotator.workspace.telling import ENGLISH, Tongue, called

KINDS = {Highlight: "the highlight {}", Note: "the note {}", Review: "the review {}"}
"""Of records whose words do not tell what they are."""
FIELDS = {
    "anchor": "place", "merged_into": "merge", "same_as": "identity", "answers": "place", "meta": "front matter",
    "body": "words", "pin": "key",
}  # fmt: skip
"""Of fields that people call otherwise than the log does."""
PLAIN = (
    "title", "url", "author", "published", "clipped", "source", "channel", "capture", "text", "name", "colour",
    "parent", "description", "include", "exclude", "aliases", "deprecated", "verdict", "comment",
)  # fmt: skip
"""Fields that people call as the log does."""


def named(record: Record | None, tongue: Tongue = ENGLISH) -> str:
    """A record with what it is, as a sentence speaks of it."""
    kind, what = KINDS.get(type(record)), called(record, tongue)
    return tongue.say(kind).format(what) if kind else what


def field_of(field: str, what: str, tongue: Tongue = ENGLISH) -> str:
    """A field of what is named already."""
    return tongue.say("the {} of {}").format(tongue.say(FIELDS.get(field, field)), what)


def tag_on(tag: Tag | None, what: str, tongue: Tongue = ENGLISH) -> str:
    return tongue.say("the tag {} on {}").format(named(tag, tongue), what)


def left_sentences(undone: Undone, tongue: Tongue = ENGLISH) -> tuple[str, ...]:
    """One sentence for each thing that a step had to leave, up to a number that a person would read."""
    said: list[str] = []
    for item in undone.left:
        what, who = named(item.record, tongue), item.person.name if item.person else tongue.say("somebody else")
        if item.field.startswith("tag:"):
            what = tag_on(item.tag, what, tongue)
        elif item.field not in ("", "deleted"):
            what = field_of(item.field, what, tongue)
        told = tongue.say("{} was left as it is, because {} changed it since.").format(what, who)
        said.append(f"{told[0].upper()}{told[1:]}")
    if undone.more:
        said.append(tongue.say("{} more were left for the same reason.").format(tongue.number(undone.more)))
    return tuple(said)
