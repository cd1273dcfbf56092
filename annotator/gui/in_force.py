"""The keys that do what right now, for sentences that name them: people choose others, or none."""

from __future__ import annotations

from collections.abc import Sequence
from string import Formatter

from PySide6.QtGui import QKeySequence

from annotator.gui.phrases import quoted

_held: dict[str, tuple[str, str]] = {}
"""By a command's name, its first key as Qt writes it in English, and what it is called."""


def hold(name: str, keys: Sequence[str], words: str = "") -> None:
    _held[name] = next(iter(keys), ""), words or _held[name][1]


def key_for(name: str) -> str:
    """A command's first key as this system writes it; "" where it has none."""
    key, _ = _held.get(name, ("", ""))
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class _Named(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return key_for(name) or quoted(_held[name][1])


_filler = Formatter()


def keyed(words: str, *values: object) -> str:
    """A sentence with values for its {} and, where it has the name of a command in them, the key that does it.

    A command without a key is told by its words, as the menu has them.
    """
    return _filler.vformat(words, values, _Named())
