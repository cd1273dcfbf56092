"""What a person typed, against names."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from annotator.gui.lists import TagRow


def fold(name: str) -> str:
    """Letters as they are searched: no case, no accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))


def matching(tags: Sequence[TagRow], typed: str) -> list[TagRow]:
    """The tags that hold every typed word in some part of their path; names that begin so first."""
    words = fold(typed).split()
    if not words:
        return list(tags)

    def rank(tag: TagRow) -> tuple[int, int, str]:
        name, path = fold(tag.name), fold(tag.path)
        return (0 if name == " ".join(words) else 1 if name.startswith(words[0]) else 2, len(path), path)

    found = [t for t in tags if all(w in fold(t.path) for w in words)]
    if not found:  # letters in their order, with gaps
        found = [t for t in tags if _scattered("".join(words), fold(t.path))]
    return sorted(found, key=rank)


def _scattered(letters: str, name: str) -> bool:
    rest = iter(name)
    return all(c in rest for c in letters)
