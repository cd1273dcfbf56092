"""Verbs that reshape the codebook: two tags made one, one made two, tags taken away. Each first tells its reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.model import Change, Highlight, Tag, new_id
from annotator.workspace.adopting import Adopting
from annotator.workspace.base import Refused, folded, sensible_name
from annotator.workspace.codebook import root_tag
from annotator.workspace.tag_fields import MAX_ALIASES, sensible_aliases


@dataclass(frozen=True, slots=True)
class Reach:
    """What a verb on tags would do, or has done."""

    change: Change
    tags: int  # below it, that move or go
    highlights: tuple[Highlight, ...]  # that change their tags, as they are before
    both: int = 0  # of these, how many wear the other tag already
    notes: int = 0  # on the tags, that move or go


class Reshaping(Adopting):
    def merging(self, tag: Tag, into: Tag) -> Reach:
        """What `merge_tags` would do; nothing is written. Raises Refused."""
        if tag.id == into.id:
            raise Refused("A tag cannot be merged into itself.")
        if tag.id in {t.id for t in self.tag_lines().get(into.id, ())}:
            raise Refused(f"“{into.name}” stands below “{tag.name}”; merge it into “{tag.name}” instead.")
        tags = {t.id: t for t in self.library.tags()}
        if gone := next((t for t in (tag, into) if t.id not in tags), None):
            raise Refused(f"“{gone.name}” is not in the library any more.")
        onto, moved = self._folding(tag, into)
        before, after = _united(tags, onto)
        wearing = self.library.wearing(onto)
        notes = self.library.notes(onto)
        change = Change(
            f"Merge tag “{tag.name}” into “{into.name}”",
            (*before, *moved, *wearing, *notes),
            (
                *after,
                *(replace(t, parent=onto.get(t.parent, t.parent)) for t in moved),
                *(replace(h, tags=tuple(dict.fromkeys(onto.get(t, t) for t in h.tags))) for h in wearing),
                *(replace(n, about=onto[n.about]) for n in notes),
            ),
        )
        both = sum(any(t in onto and onto[t] in h.tags for t in h.tags) for h in wearing)
        return Reach(change, len(moved) + len(onto) - 1, tuple(wearing), both, len(notes))

    def merge_tags(self, tag: Tag, into: Tag) -> Reach:
        """Give every highlight of a tag the other one, as one step; what stands below it moves.

        The other then also goes by its name. Tags below both that are called the same become one too. Raises Refused.
        """
        reach = self.merging(tag, into)
        self._commit(reach.change)
        return reach

    def split_tag(self, tag: Tag, highlights: Sequence[Highlight], name: str, parent: str = "") -> Tag:
        """Put a new tag, below `parent`, in a tag's place on some of its highlights, as one step. Raises Refused."""
        tags = self.library.tags()
        name = sensible_name(name, "tag")
        made = Tag(new_id(), name, parent=parent) if parent else root_tag(name, tags)
        self._place(made, tags)
        wearing = tuple(h for h in highlights if tag.id in h.tags)
        if not wearing:
            raise Refused(f"Choose the highlights that “{made.name}” takes over from “{tag.name}”.", "highlights")
        after = (replace(h, tags=tuple(made.id if t == tag.id else t for t in h.tags)) for h in wearing)
        self._commit(Change(f"Split “{made.name}” off “{tag.name}”", wearing, (made, *after)))
        return made

    def removing(self, tag: Tag) -> Reach:
        """What `remove_tag` would do; nothing is written."""
        gone = [line[-1] for line in self.tag_lines().values() if tag.id in {t.id for t in line}]
        ids = {t.id for t in gone}
        wearing = self.library.wearing(ids)
        bare = tuple(replace(h, tags=tuple(t for t in h.tags if t not in ids)) for h in wearing)
        notes = self.library.notes(ids)
        change = Change(f"Delete tag “{tag.name}”", (*gone, *notes, *wearing), bare)
        return Reach(change, len(gone) - 1, tuple(wearing), notes=len(notes))

    def remove_tag(self, tag: Tag) -> Reach:
        """Delete a tag and the tags below it, and take them off every highlight."""
        reach = self.removing(tag)
        self._commit(reach.change)
        return reach

    def _folding(self, tag: Tag, into: Tag) -> tuple[dict[str, str], list[Tag]]:
        """The ids of tags that become others, and the tags that then stand below another."""
        tags = self.library.tags()
        onto: dict[str, str] = {tag.id: into.id}
        moved: list[Tag] = []
        open_pairs = [(tag.id, into.id)]
        while open_pairs:
            source, target = open_pairs.pop()
            beside = {folded(t.name): t for t in tags if t.parent == target and t.id not in onto}
            for child in (t for t in tags if t.parent == source):
                if same := beside.get(folded(child.name)):
                    onto[child.id] = same.id
                    open_pairs.append((child.id, same.id))
                else:
                    moved.append(child)
        return onto, moved


def _united(tags: dict[str, Tag], onto: dict[str, str]) -> tuple[list[Tag], list[Tag]]:
    """The tags that become others and those others, before and after."""
    after = {t: tags[t] for t in dict.fromkeys(onto.values())}
    for source, target in onto.items():
        old, new = tags[source], after[target]
        names = tuple(dict.fromkeys((*new.aliases, old.name, *old.aliases)))
        after[target] = replace(
            new,
            description=new.description or old.description,
            include=new.include or old.include,
            exclude=new.exclude or old.exclude,
            pin=new.pin or old.pin,
            aliases=sensible_aliases(new.name, names[:MAX_ALIASES]),
        )
    after |= {source: replace(tags[source], merged_into=target, pin=0) for source, target in onto.items()}
    return [tags[t] for t in after], list(after.values())
