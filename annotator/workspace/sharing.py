"""Verbs between files: other people's libraries taken in, copies handed over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from annotator.model import Tag, iso
from annotator.store import Handed, Merged, gate
from annotator.store.copies import Progress
from annotator.workspace.base import Refused, Verbs, folded

KINDS = {
    "document": ("document", "documents"),
    "highlight": ("highlight", "highlights"),
    "tag": ("tag", "tags"),
    "note": ("note", "notes"),
    "review": ("review", "reviews"),
    "person": ("person", "people"),
}
"""What a merge counts, in the words of the screen."""


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What files bring into a library, or would; `files` are their names."""

    files: tuple[str, ...]
    merged: Merged
    twins: tuple[tuple[Tag, ...], ...]  # tags of one name at one place of the codebook, one of which is new
    far: int  # changes dated more than a day ahead
    backup: Path | None = None

    @property
    def sentence(self) -> str:
        """All in one line."""
        if not self.merged.ops:
            return "Nothing new: everything in there is here already"
        new, conflicts = counted(self.merged.new), self.merged.conflicts
        changed, deleted = (sum(found.values()) for found in (self.merged.changed, self.merged.deleted))
        told = [f"{new} new" if new else "", f"{changed:,} changed" if changed else ""]
        told.append(f"{deleted:,} deleted" if deleted else "")
        told.append(f"{conflicts:,} {'conflict' if conflicts == 1 else 'conflicts'}" if conflicts else "")
        return ", ".join(filter(None, told)) or f"{self.merged.ops:,} facts that change nothing to be seen"

    def lines(self, when: int) -> Iterator[str]:
        """The report as plain text, a line each."""
        yield f"Merged on {iso(when)}: {', '.join(self.files)}"
        merged = self.merged
        for word, found in (("New", merged.new), ("Changed", merged.changed), ("Deleted", merged.deleted)):
            yield f"{word}: {counted(found) or 'nothing'}"
        yield f"Fields about which people disagree: {self.merged.conflicts:,}"
        yield f"Tags of one name: {len(self.twins):,}"
        yield from (f"  {twins[0].name}" for twins in self.twins)
        if self.merged.redacted:
            yield f"Facts whose words were taken out for good: {self.merged.redacted:,}"
        if self.far:
            yield f"Changes dated more than a day ahead of this computer's clock: {self.far:,}"
        yield from (f"By {name}: {n:,} {'change' if n == 1 else 'changes'}" for name, n in merged.people)
        if self.merged.titles:
            yield "New documents:"
            yield from (f"  {title}" for title in self.merged.titles)
        if self.backup:
            yield f"The library as it was before: {self.backup}"


def counted(found: Mapping[str, int]) -> str:
    """Counts by kind in words: "2 documents, 1 note"."""
    return ", ".join(f"{n:,} {KINDS[kind][n != 1]}" for kind, n in found.items() if n)


class Sharing(Verbs):
    def merge(self, files: Sequence[Path], *, dry: bool = False, progress: Progress | None = None) -> MergeReport:
        """Take in everything of other libraries; `dry`: only say what that would bring.

        Each is checked first; the library is backed up; then all come in as one, or none. Raises Refused, LibraryError.
        """
        here = self.library.path
        chosen = [f for f in _once(files) if not (here and f.exists() and here.exists() and f.samefile(here))]
        if not chosen and here:
            raise Refused("A library cannot be merged into itself.")
        names = ", ".join(f.name for f in chosen)
        with ExitStack() as stack:
            looks = []
            for n, file in enumerate(chosen):
                if progress:
                    progress(n, len(chosen))
                looks.append(stack.enter_context(gate.received(file)))
                looks[-1].demand_fit()
            made = None if dry else self.library.back_up("merge", thorough=False)
            backup = made.path if made else None
            merged = self.library.merge([s.copy for s in looks], names, dry=dry, backup=str(backup or ""))
        same = twins(merged.tags, merged.fresh_tags)
        return MergeReport(tuple(f.name for f in chosen), merged, same, sum(s.look.far for s in looks), backup)

    def share(
        self, target: Path, documents: Collection[str] | None = None, *, blind: bool = False, redact: bool = False,
        force: bool = False, progress: Progress | None = None,
    ) -> Handed:
        """Write a clean copy to hand over: whole, or only what is about some documents.

        `blind`: texts and codebook only, for a second coder. `redact`: first take the words of what was deleted out for
        good, here too. Raises Refused, LibraryError.
        """
        if documents is not None and not documents:
            raise Refused("There is nothing to hand over: no document was chosen.")
        if target.exists() and not force:
            raise Refused(f"There is a file {target.name} already.")
        if redact:
            self.library.redact(self.person.id)
        return self.library.share(target, documents, blind=blind, progress=progress)

    def reunite(self, replaced: Path) -> MergeReport:
        """Take what a connection still saw into the file that replaced the library's: nobody's work is lost."""
        merged = self.library.merge([replaced], replaced.name)
        return MergeReport((replaced.name,), merged, twins(merged.tags, merged.fresh_tags), 0)

    def part(self) -> str:
        """Take the last merge out again as if it had not been; the names of its files. Raises Refused, LibraryError."""
        trace = self.library.part()
        if trace is None:
            raise Refused("No merge of this library is remembered on this computer.")
        return trace.names


def _once(files: Iterable[Path]) -> list[Path]:
    """Without the same file again."""
    found: dict[object, Path] = {}
    for file in files:
        key: object = file.absolute()
        if file.exists():
            status = file.stat()
            key = (status.st_dev, status.st_ino)
        found.setdefault(key, file)
    return list(found.values())


def twins(tags: Iterable[Tag], fresh: frozenset[str] | None = None) -> tuple[tuple[Tag, ...], ...]:
    """Groups of tags with one name at one place of the codebook; of those, where `fresh` is given, with one of them."""
    by_id = {t.id: t for t in tags}

    def place(tag: Tag) -> tuple[str, ...]:
        line = [folded(tag.name)]
        seen = {tag.id}
        while (above := by_id.get(tag.parent)) and above.id not in seen:
            seen.add(above.id)
            line.append(folded(above.name))
            tag = above
        return tuple(line)

    groups: dict[tuple[str, ...], list[Tag]] = {}
    for tag in by_id.values():
        if not tag.merged_into:
            groups.setdefault(place(tag), []).append(tag)
    return tuple(
        tuple(group) for group in groups.values() if len(group) > 1 and (fresh is None or fresh & {t.id for t in group})
    )
