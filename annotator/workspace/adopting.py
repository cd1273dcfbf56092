"""Verbs on a codebook from elsewhere: compared with this one, then taken in."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.model import Change, Tag, new_id
from annotator.workspace.arrangement import arranged
from annotator.workspace.base import MAX_NAME, Refused, folded, sensible_name
from annotator.workspace.codebook import Codebook
from annotator.workspace.tag_fields import (
    MAX_ABOUT,
    MAX_ALIASES,
    next_colour,
    sensible_aliases,
    sensible_prose,
    sensible_tag,
)


@dataclass(frozen=True, slots=True)
class Adoption:
    """What taking in a codebook would do, or has done. Tags are told by their paths."""

    change: Change
    new: tuple[str, ...]
    edited: tuple[str, ...]
    same: int
    notices: tuple[str, ...]  # what could not be taken as the file has it, a sentence each

    @property
    def sentence(self) -> str:
        return f"{len(self.new):,} new, {len(self.edited):,} changed, {self.same:,} as they are here"


class Adopting(Codebook):
    def adopting(self, tags: Sequence[Tag]) -> Adoption:
        """What `adopt` would do; nothing is written. Who stands above comes before who stands below.

        A tag is known by its id, else by its path. What the file says of one that is known is taken; what it does not
        say stays; siblings that it lists by name are not told in an order. Nothing is deleted.
        """
        here = {t.id: t for t in self.library.tags()}
        book = _Book(here.values())
        kinds = self.library.kinds(t.id for t in tags)
        become: dict[str, str] = {}
        for told in tags:
            tag = book.sensible(replace(told, parent=become.get(told.parent, "")))
            by_id = self._successor(tag.id, here) if kinds.get(tag.id) == "tag" else ""
            known = by_id or book.named(tag)
            if known:
                tag = book.updated(book.tags[known], tag, moves=by_id == tag.id)
            else:
                free = kinds.get(tag.id, "tag") == "tag" and tag.id not in book.tags
                tag = book.fresh(tag if free else replace(tag, id=new_id()))
            become[told.id] = tag.id
            book.put(tag)
        book.arrange({become[t.id]: t.name for t in tags}, here)
        new = [t for t in book.tags.values() if t.id not in here]
        edited = [t for i, t in book.tags.items() if i in here and t != here[i]]
        label = "Import codebook" if not new else "Import 1 tag" if len(new) == 1 else f"Import {len(new)} tags"
        change = Change(label, tuple(here[t.id] for t in edited), (*new, *edited))
        same = len({i for i in become.values() if here.get(i) == book.tags[i]})
        return Adoption(change, book.paths(new), book.paths(edited), same, tuple(book.notices))

    def adopt(self, tags: Sequence[Tag]) -> Adoption:
        """Take in a codebook from elsewhere, as one step."""
        adoption = self.adopting(tags)
        self._commit(adoption.change)
        return adoption

    def _successor(self, identity: str, here: dict[str, Tag]) -> str:
        """The id itself where the library has this tag, that of the tag it was merged into, or ""."""
        seen: set[str] = set()
        while identity not in here and identity not in seen:
            seen.add(identity)
            tag = self.library.tag(identity)
            identity = tag.merged_into if tag else ""
        return identity if identity in here else ""


def _printable(character: str) -> str:
    """The character; a space for one that would break a line, nothing for one that would only turn it about."""
    if character.isprintable() or character in "\u200c\u200d":  # which join letters in many scripts
        return character
    return "" if unicodedata.category(character) == "Cf" else " "


class _Book:
    """The codebook as it will be, tag by tag."""

    def __init__(self, tags: Iterable[Tag]) -> None:
        self.tags: dict[str, Tag] = {}
        self.notices: list[str] = []
        self._names: dict[tuple[str, str], str] = {}
        self._aliases: dict[tuple[str, str], str] = {}
        for tag in tags:
            self.put(tag)
        self._worn = Counter(t.colour for t in self.tags.values() if not t.parent)

    def put(self, tag: Tag) -> None:
        if (old := self.tags.get(tag.id)) and self._names.get((old.parent, folded(old.name))) == tag.id:
            del self._names[old.parent, folded(old.name)]
        self.tags[tag.id] = tag
        self._names[tag.parent, folded(tag.name)] = tag.id
        for alias in tag.aliases:
            self._aliases.setdefault((tag.parent, folded(alias)), tag.id)

    def named(self, tag: Tag) -> str:
        """Which tag stands in this place under this name, or goes by it."""
        place = tag.parent, folded(tag.name)
        return self._names.get(place) or self._aliases.get(place, "")

    def sensible(self, tag: Tag) -> Tag:
        """The tag as a library can hold it: what cannot be is mended, and said."""
        name = " ".join("".join(map(_printable, tag.name)).split())
        if not folded(name):
            name = "Unnamed"
        if name != " ".join(tag.name.split()) or len(name) > MAX_NAME:
            name = sensible_name(name[:MAX_NAME], "tag")
            self.notices.append(f"A name that no tag can have became “{name}”.")
        prose = {f: self._prose(getattr(tag, f), f, name) for f in ("description", "include", "exclude")}
        aliases: list[str] = []
        for alias in tag.aliases[:MAX_ALIASES]:
            try:
                aliases += sensible_aliases(name, [alias])
            except Refused:
                self.notices.append(f"Another name of “{name}” was left out, because no tag can be called so.")
        tag = replace(tag, name=name, aliases=sensible_aliases(name, aliases))
        tag = replace(tag, description=prose["description"], include=prose["include"], exclude=prose["exclude"])
        try:
            return sensible_tag(tag)
        except Refused:
            self.notices.append(f"“{name}” keeps its usual colour, because “{tag.colour[:20]}” is none.")
            return sensible_tag(replace(tag, colour=""))

    def fresh(self, tag: Tag) -> Tag:
        """A tag that is not here yet: a key that is taken stays where it is; one at the top has a colour."""
        colour = tag.colour or ("" if tag.parent else next_colour(self._worn))
        self._worn[colour] += not tag.parent
        return replace(tag, colour=colour, pin=self._pin(tag.pin, tag.id), merged_into="", place="")

    def updated(self, known: Tag, tag: Tag, *, moves: bool) -> Tag:
        """A tag that is here, with what the file says of it; `moves`: also its name and its place."""
        made = replace(
            known,
            colour=tag.colour or known.colour,
            description=tag.description or known.description,
            include=tag.include or known.include,
            exclude=tag.exclude or known.exclude,
            aliases=sensible_aliases(known.name, (*known.aliases, *tag.aliases)[:MAX_ALIASES]),
            pin=self._pin(tag.pin, known.id) or known.pin,
            deprecated=known.deprecated or tag.deprecated,
        )
        if not moves or (known.name, known.parent) == (tag.name, tag.parent):
            return made
        if self._names.get((tag.parent, folded(tag.name)), known.id) != known.id:
            self.notices.append(f"“{known.name}” stays as it is, because there is another “{tag.name}” in its place.")
        elif self._is_below(tag.parent, known.id):
            self.notices.append(f"“{known.name}” stays where it is, because a tag cannot stand below itself.")
        else:
            place = known.place if known.parent == tag.parent else ""
            aliases = sensible_aliases(tag.name, made.aliases)
            return replace(made, name=tag.name, parent=tag.parent, aliases=aliases, place=place)
        return made

    def arrange(self, told: Mapping[str, str], here: Collection[str]) -> None:
        """Put siblings in the order in which they are told; others stay behind the one that they stand behind.

        `told`: by id, the name in the file; `here`: the ids of those that stood here before.
        """
        said: dict[str, dict[str, str]] = {}
        for key, name in told.items():
            said.setdefault(self.tags[key].parent, {})[key] = name.casefold()
        below: dict[str, list[Tag]] = {}
        for tag in sorted(self.tags.values(), key=lambda t: t.rank):
            below.setdefault(tag.parent, []).append(tag)
        for parent, ours in said.items():
            if list(ours.values()) == sorted(ours.values()):
                continue
            behind: dict[str, list[Tag]] = {"": []}
            last = ""
            for tag in below[parent]:
                if tag.id not in here:
                    behind[tag.id] = [tag]
                elif tag.id in ours:
                    behind[last := tag.id] = [tag]
                else:
                    behind[last].append(tag)
            order = [t for key in ("", *ours) for t in behind[key]]
            self.tags |= {t.id: t for t in arranged(order, {t.id for t in order if t.id not in here})}

    def paths(self, tags: Iterable[Tag]) -> tuple[str, ...]:
        return tuple(sorted((" / ".join(self._path(t)) for t in tags), key=str.casefold))

    def _path(self, tag: Tag) -> list[str]:
        names = [tag.name]
        seen = {tag.id}
        while (above := self.tags.get(tag.parent)) and above.id not in seen:
            seen.add(above.id)
            names.insert(0, above.name)
            tag = above
        return names

    def _prose(self, words: str, field: str, name: str) -> str:
        if len(words) > MAX_ABOUT:
            self.notices.append(f"What is said of “{name}” was cut off after {MAX_ABOUT:,} characters.")
        return sensible_prose(words[:MAX_ABOUT], field)

    def _pin(self, wanted: int, whose: str) -> int:
        """The key, where no other tag has it."""
        return 0 if any(t.pin == wanted and t.id != whose for t in self.tags.values()) else wanted

    def _is_below(self, identity: str, above: str) -> bool:
        seen: set[str] = set()
        while identity and identity not in seen:
            if identity == above:
                return True
            seen.add(identity)
            identity = self.tags[identity].parent if identity in self.tags else ""
        return False
