"""What the fields of a tag may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from annotator import clips
from annotator.model import Tag
from annotator.workspace.base import Refused, folded, sensible_name

PALETTE = ("#F6D98B", "#BFDDB8", "#B9D8EE", "#F2C1C6", "#D7C7EE", "#F1C9A5")

"""Ochre, sage, sky, rose, violet, clay: what new tags take in turn."""
MAX_ABOUT = 10_000
"""Code points of a tag's description, or of when it applies or not: a long page."""
MAX_ALIASES = 50
"""Other names of one tag: more than a person would look through."""

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_PROSE = {"description": "description", "include": "words on when it applies", "exclude": "words on when it does not"}


def next_colour(worn: Mapping[str, int]) -> str:
    """The first of the palette's colours that the fewest tags have. `worn`: how many have which."""
    return min(PALETTE, key=lambda colour: worn.get(colour, 0))


def sensible_tag(tag: Tag) -> Tag:
    """The tag with its fields as a library keeps them. Raises Refused, at the field."""
    name = sensible_name(tag.name, "tag")
    prose: dict[str, Any] = {field: sensible_prose(getattr(tag, field), field) for field in _PROSE}
    if tag.colour and not _COLOUR.fullmatch(tag.colour):
        raise Refused("A colour is written as #RRGGBB, such as #F6D98B.", "colour")
    if not 0 <= tag.pin <= 9:
        raise Refused("The key of a tag is a digit from 1 to 9.", "pin")
    aliases = sensible_aliases(name, tag.aliases)
    return replace(replace(tag, **prose), name=name, colour=tag.colour.upper(), aliases=aliases)


def sensible_prose(words: str, field: str) -> str:
    words = clips.normalise(words).strip()
    if len(words) > MAX_ABOUT:
        most = f"may have {MAX_ABOUT:,} characters; here are {len(words):,}"
        raise Refused(f"The {_PROSE[field]} of a tag {most}.", field)
    return words


def sensible_aliases(name: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """Other names, each once, without the tag's own."""
    found: dict[str, str] = {}
    for alias in aliases:
        try:
            found.setdefault(folded(alias), sensible_name(alias, "tag"))
        except Refused as trouble:
            raise Refused(str(trouble), "aliases") from None
    found.pop(folded(name), None)
    if len(found) > MAX_ALIASES:
        raise Refused(f"A tag has at most {MAX_ALIASES} other names; here are {len(found)}.", "aliases")
    return tuple(found.values())


def goes_by(tag: Tag, name: str) -> bool:
    """Whether a folded name is an alias of the tag."""
    return any(folded(alias) == name for alias in tag.aliases)
