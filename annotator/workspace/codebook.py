"""Verbs on tags: made, found, edited, put in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from annotator.model import Change, Tag, new_id, tag_lines
from annotator.workspace.arrangement import arranged
from annotator.workspace.base import Refused, Verbs, folded, sensible_name
from annotator.workspace.tag_fields import goes_by, next_colour, sensible_tag

_LABELS = {"name": "Rename tag", "parent": "Move tag", "colour": "Colour of tag", "pin": "Key of tag"}
"""What a step is called that edits this field alone."""


class Codebook(Verbs):
    def tag(self, path: str) -> Tag:
        """The tag of a path such as "learning › RLVR" (or " / "), made with its parents where there is none yet.

        A single name means the one tag of that name anywhere in the codebook, or that goes by it. Raises Refused.
        """
        (found,), fresh = self._tags_at([path])
        if fresh:
            self._commit(Change(f"New tag “{found.name}”", after=tuple(fresh)))
        return found

    def sensible_paths(self, *paths: str) -> None:
        """Raises Refused where there cannot be such a tag; nothing is written."""
        self._tags_at(paths)

    def find_tag(self, key: str) -> Tag:
        """The tag of an id or of a path. Raises Refused where there is none."""
        if found := next((t for t in self.library.tags() if t.id == key), None):
            return found
        (found,), fresh = self._tags_at([key])
        if fresh:
            raise Refused(f"There is no tag “{key}”.", "name")
        return found

    def set_tag(self, key: str, said: Mapping[str, Any]) -> Tag:
        """The tag of an id or a path with some of its fields set, made where there is none yet, as one step.

        Raises Refused, at the field.
        """
        tags = self.library.tags()
        found = next((t for t in tags if t.id == key), None)
        (found,), fresh = ([found], []) if found else self._tags_at([key])
        if not fresh:
            self.edit_tag(found, replace(found, **said))
            return found
        made = sensible_tag(replace(found, **said))
        self._place(made, [*tags, *fresh])
        unpinned = _unpinned(made, tags)
        after = (*(t for t in fresh if t.id != made.id), made, *(replace(t, pin=0) for t in unpinned))
        self._commit(Change(f"New tag “{made.name}”", unpinned, after))
        return made

    def edit_tag(self, tag: Tag, edited: Tag) -> None:
        """Rename, recolour, move, describe, pin, deprecate. Raises Refused, at the field."""
        edited = self.sensible_edit(edited)
        unpinned = _unpinned(edited, self.library.tags())
        differ = [f.name for f in fields(Tag) if getattr(tag, f.name) != getattr(edited, f.name) and f.name != "place"]
        label = _LABELS.get(differ[0], "Edit tag") if len(differ) == 1 else "Edit tag"
        if differ == ["deprecated"]:
            label = "Deprecate tag" if edited.deprecated else "Use tag again"
        self._commit(
            Change(f"{label} “{tag.name}”", (tag, *unpinned), (edited, *(replace(t, pin=0) for t in unpinned)))
        )

    def place_tag(self, tag: Tag, parent: str = "", before: str = "") -> None:
        """Put a tag below another, "" is the top, before one that stands there, else behind all. Raises Refused."""
        here = self.tags_below(parent)
        ids = [t.id for t in here]
        if before and before not in ids:
            raise Refused("The tag to stand before is not in this place any more.", "place")
        moved = tag if tag.id in ids else self.sensible_edit(replace(tag, parent=parent))
        order = [t for t in here if t.id != tag.id]
        order.insert(next((n for n, t in enumerate(order) if t.id == before), len(order)), moved)
        if before != tag.id and [t.id for t in order] != ids:
            label = f"Move tag “{tag.name}”"
            self._put(label, {t.id: t for t in (*here, tag)}, arranged(order, {tag.id}))

    def step_tag(self, tag: Tag, step: int) -> bool:
        """Put a tag one place up (-1) or down (1) among those beside it; whether there was one."""
        line = self.tag_lines().get(tag.id, (tag,))
        parent = line[-2].id if len(line) > 1 else ""
        ids = [t.id for t in self.tags_below(parent)]
        at = ids.index(tag.id) + step if tag.id in ids else -1
        if not 0 <= at < len(ids):
            return False
        self.place_tag(tag, parent, "".join(ids[at + (step > 0) :][:1]))
        return True

    def sort_tags(self, parent: str = "") -> None:
        """Let the tags below one stand by name again."""
        here = self.tags_below(parent)
        label = "Sort tags by name"
        self._put(label, {t.id: t for t in here}, [replace(t, place="") for t in here])

    def tags_below(self, parent: str) -> list[Tag]:
        """Those right below a tag, "" is the top, in their order."""
        return [line[-1] for line in self.tag_lines().values() if (line[-2].id if len(line) > 1 else "") == parent]

    def _put(self, label: str, old: Mapping[str, Tag], after: Sequence[Tag]) -> None:
        others = tuple(t for t in after if t != old[t.id])
        self._commit(Change(label, tuple(old[t.id] for t in others), others))

    def sensible_edit(self, edited: Tag) -> Tag:
        """A tag as `edit_tag` would keep it. Raises Refused, at the field."""
        edited = sensible_tag(edited)
        tags = self.library.tags()
        self._place(edited, tags)
        edited = _kept_in_order(edited, tags)
        if edited.parent and edited.id in {t.id for t in self.tag_lines().get(edited.parent, ())}:
            raise Refused("A tag cannot stand below itself.", "parent")
        return edited

    def tag_lines(self) -> dict[str, tuple[Tag, ...]]:
        """Each tag's line from its root down to itself, by id."""
        tags = self.library.tags()
        ranks = {t.id: t.rank for t in tags}
        return dict(sorted(tag_lines(tags).items(), key=lambda item: [ranks[t.id] for t in item[1]]))

    def _place(self, tag: Tag, tags: Sequence[Tag]) -> None:
        """Raises Refused where a tag of the same name, however written, stands beside it or nothing above it."""
        if any(t.id != tag.id and t.parent == tag.parent and folded(t.name) == folded(tag.name) for t in tags):
            raise Refused(f"There is a tag “{tag.name}” here already.", "name")
        if tag.parent and all(t.id != tag.parent for t in tags):
            raise Refused("The tag above it is not in the library any more.", "parent")

    def _tags_at(self, paths: Sequence[str]) -> tuple[list[Tag], list[Tag]]:
        """The tag at the end of each path, and those that these need and the library has not yet."""
        tags = self.library.tags() if paths else []
        found: list[Tag] = []
        fresh: list[Tag] = []
        for path in paths:
            names = [sensible_name(n, "tag") for n in re.split(r"\s+/\s+|\s*›\s*", path)]
            same = _called(tags, names[0]) if len(names) == 1 else []
            if len(same) == 1:
                found += same
                continue
            parent = ""
            for name in names:
                tag = next(iter(_called([t for t in tags if t.parent == parent], name)), None)
                if tag is None:
                    tag = Tag(new_id(), name, parent=parent) if parent else root_tag(name, tags)
                    fresh.append(tag)
                    tags.append(tag)
                parent = tag.id
            found += [t for t in tags if t.id == parent]
        return found, fresh


def _kept_in_order(edited: Tag, tags: Sequence[Tag]) -> Tag:
    """The tag with the place it had: a name changes none where the tags beside it are in an order of their own."""
    old = next((t for t in tags if t.id == edited.id), edited)
    if old.place != edited.place or (old.name, old.parent) == (edited.name, edited.parent):
        return edited
    if old.parent != edited.parent:
        return replace(edited, place="")
    ordered = any(t.place for t in tags if t.parent == old.parent)
    return replace(edited, place=old.key) if ordered else edited


def root_tag(name: str, tags: Sequence[Tag]) -> Tag:
    """A new tag in a colour that few at the top have. The first five answer to a digit at once, others on demand."""
    colour = next_colour(Counter(t.colour for t in tags if not t.parent))
    taken = {t.pin for t in tags}
    return Tag(new_id(), name, colour, pin=next((n for n in range(1, 6) if n not in taken), 0))


def _unpinned(tag: Tag, tags: Sequence[Tag]) -> tuple[Tag, ...]:
    """The tags that have the key that this one takes."""
    return tuple(t for t in tags if tag.pin and t.pin == tag.pin and t.id != tag.id)


def _called(tags: Sequence[Tag], name: str) -> list[Tag]:
    """The tags of a name; where there is none, those that go by it."""
    name = folded(name)
    return [t for t in tags if folded(t.name) == name] or [t for t in tags if goes_by(t, name)]
