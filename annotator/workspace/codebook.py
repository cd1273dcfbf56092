"""Verbs on tags: made, edited, taken away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from annotator.model import Change, Tag, new_id
from annotator.workspace.base import Refused, Verbs, folded, sensible_name

PALETTE = ("#F6D98B", "#BFDDB8", "#B9D8EE", "#F2C1C6", "#D7C7EE", "#F1C9A5")
"""Ochre, sage, sky, rose, violet, clay: what new tags take in turn."""


def _root_tag(name: str, tags: Sequence[Tag]) -> Tag:
    """A new tag with the palette's next colour. The first five answer to a digit at once, later ones on demand."""
    colour = PALETTE[sum(not t.parent for t in tags) % len(PALETTE)]
    taken = {t.pin for t in tags}
    return Tag(new_id(), name, colour, pin=next((n for n in range(1, 6) if n not in taken), 0))


class Codebook(Verbs):
    def tag(self, path: str) -> Tag:
        """The tag of a path such as "learning › RLVR" (or " / "), made with its parents where there is none yet.

        A single name means the one tag of that name anywhere in the codebook. Raises Refused.
        """
        (found,), fresh = self._tags_at([path])
        if fresh:
            self._commit(Change(f"New tag “{found.name}”", after=tuple(fresh)))
        return found

    def edit_tag(self, tag: Tag, edited: Tag) -> None:
        """Rename, recolour, move, describe, pin. Raises Refused."""
        edited = replace(edited, name=sensible_name(edited.name, "tag"))
        others = [t for t in self.library.tags() if t.id != tag.id]
        if any(t.parent == edited.parent and folded(t.name) == folded(edited.name) for t in others):
            raise Refused(f"There is a tag “{edited.name}” here already.")
        paths = self.tag_lines()
        if edited.parent and tag.id in {t.id for t in paths.get(edited.parent, ())}:
            raise Refused("A tag cannot stand below itself.")
        unpinned = [t for t in others if edited.pin and t.pin == edited.pin]
        self._commit(Change("Edit tag", (tag, *unpinned), (edited, *(replace(t, pin=0) for t in unpinned))))

    def remove_tag(self, tag: Tag) -> None:
        """Delete a tag and the tags below it, and take them off every highlight."""
        lines = self.tag_lines()
        gone = [t for t in self.library.tags() if tag.id in {x.id for x in lines[t.id]}]
        ids = {t.id for t in gone}
        wearing = [h for h in self.library.highlights() if ids & set(h.tags)]
        bare = tuple(replace(h, tags=tuple(t for t in h.tags if t not in ids)) for h in wearing)
        notes = self.library.notes(ids)
        self._commit(Change(f"Delete tag “{tag.name}”", (*gone, *notes, *wearing), bare))

    def tag_lines(self) -> dict[str, tuple[Tag, ...]]:
        """Each tag's line from its root down to itself, by id."""
        tags = {t.id: t for t in self.library.tags()}
        lines: dict[str, tuple[Tag, ...]] = {}
        for tag in tags.values():
            line = [tag]
            while (above := tags.get(line[0].parent)) and above not in line:
                line.insert(0, above)
            lines[tag.id] = tuple(line)
        return lines

    def _tags_at(self, paths: Sequence[str]) -> tuple[list[Tag], list[Tag]]:
        """The tag at the end of each path, and those that these need and the library has not yet."""
        tags = self.library.tags()
        found: list[Tag] = []
        fresh: list[Tag] = []
        for path in paths:
            names = [sensible_name(n, "tag") for n in re.split(r"\s+/\s+|\s*›\s*", path)]
            same = [t for t in tags if folded(t.name) == folded(names[0])] if len(names) == 1 else []
            if len(same) == 1:
                found += same
                continue
            parent = ""
            for name in names:
                tag = next((t for t in tags if t.parent == parent and folded(t.name) == folded(name)), None)
                if tag is None:
                    tag = Tag(new_id(), name, parent=parent) if parent else _root_tag(name, tags)
                    fresh.append(tag)
                    tags.append(tag)
                parent = tag.id
            found += [t for t in tags if t.id == parent]
        return found, fresh
