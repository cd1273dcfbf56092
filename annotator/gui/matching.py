"""What a person typed, against names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from annotator.gui.rows import TagRow

GUESSES = 12
"""Names that are offered where none holds what was typed."""
_APART = re.compile(r"\s*›\s*|\s+/\s+|\s+")


class _Unmarked(dict[int, int | None]):
    """Every character but those that combine with the one before; known once it was met."""

    def __missing__(self, code: int) -> int | None:
        kept = self[code] = None if unicodedata.combining(chr(code)) else code
        return kept


_UNMARKED = _Unmarked()


def folded(name: str) -> str:
    """Letters as they are searched: no case, no accents."""
    if name.isascii():
        return name.lower()
    lower = name.casefold()
    if lower.isascii():
        return lower
    return unicodedata.normalize("NFKD", lower).translate(_UNMARKED)


fold = lru_cache(maxsize=50_000)(folded)
"""Of names that are asked for again and again."""


@dataclass(frozen=True, slots=True)
class Found:
    """Tags in the order they are offered, of so many; `sure`: each holds what was typed, letter by letter."""

    tags: list[TagRow]
    count: int
    sure: bool = True


class Finder:
    """Tags by any part of their paths or by another name; folded once, so that each letter is answered at once."""

    def __init__(self, tags: Sequence[TagRow]) -> None:
        self._tags = tags
        names = [(fold(" ".join((t.path, *t.aliases))), fold(t.name), t) for t in tags]
        self._names = sorted(names, key=lambda n: (len(n[0]), n[0], n[2].id))
        self._words: set[str] | None = None

    def find(self, typed: str, first: Mapping[str, int] | None = None, most: int = 1_000_000) -> Found:
        """At most so many. `first`: ids that come before others as good as they are, each with its place."""
        before, last = first or {}, len(first or {})

        def placed(tags: Sequence[TagRow]) -> list[TagRow]:
            return sorted(tags, key=lambda t: before.get(t.id, last)) if before else list(tags)

        words = [w for w in _APART.split(fold(typed)) if w]
        if not words:
            return Found(placed(self._tags)[:most], len(self._tags))
        held = self._names
        for word in words:
            held = [n for n in held if word in n[0]]
        if not held:
            return self._guessed(words)
        ranks: list[list[TagRow]] = [[], [], [], [], []]
        whole, begin, begun = " ".join(words), words[0], re.compile(rf"\b{re.escape(words[-1])}").search
        for _, name, tag in held:
            ranks[_rank(name, whole, begin, words[-1], begun)].append(tag)
        return Found([tag for rank in ranks for tag in placed(rank)][:most], len(held))

    def _guessed(self, words: list[str]) -> Found:
        """Names with these letters in their order, gaps between them; else names that differ by a slip or two."""
        gapped = re.compile(".*?".join(map(re.escape, "".join(words))), re.DOTALL).search
        found = [n for n in self._names if gapped(n[0])]
        if not found:
            found = self._names
            for word in words:
                near = self._near(word)
                found = [n for n in found if any(w in n[0] for w in near)]
        best = [tag for *_, tag in found[:GUESSES]]
        return Found(best, len(best), sure=False)

    def _near(self, word: str) -> list[str]:
        """Beginnings of words that a slip of the finger makes of this one: a letter more, less, other or swapped."""
        if len(word) < 4:
            return [word]
        if self._words is None:
            self._words = {w for path, *_ in self._names for w in path.split()}
        size, slips = len(word), 1 if len(word) < 6 else 2
        begins = tuple(word[:2])  # the first letter is seldom wrong, now and then the second comes first
        stems = list({w[: size + more] for w in self._words if w.startswith(begins) for more in (0, 1)})
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        return [stem for stem, *_ in process.extract(word, stems, scorer=OSA.distance, score_cutoff=slips, limit=40)]


def _rank(name: str, whole: str, begin: str, end: str, begun: Callable[[str], object]) -> int:
    """The whole name, its beginning, a word of it, a part of it; else it is what the tag stands below that answers."""
    if name.startswith(begin):
        return 0 if name == whole else 1
    if end in name:
        return 2 if begun(name) else 3
    return 4


def answering(tag: TagRow, typed: str) -> str:
    """The other name of a tag that holds what was typed, where its own path does not; "" of none."""
    words = fold(typed).strip()
    if not words or words in fold(tag.path):
        return ""
    return next((alias for alias in tag.aliases if words in fold(alias)), "")


def matching(tags: Sequence[TagRow], typed: str) -> list[TagRow]:
    """The tags that hold every typed word in some part of their path; names that begin so first."""
    return Finder(tags).find(typed).tags
