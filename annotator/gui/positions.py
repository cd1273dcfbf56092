"""Qt counts UTF-16 units and has blocks of its own; everything else here counts code points of a text.

This is the one file where the two meet.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from PySide6.QtGui import QTextCursor

from annotator.model import Span
from annotator.text import Text

_WIDE = re.compile("[\U00010000-\U0010ffff]")
_ENDS = "\u2029\ufdd0\ufdd1"
"""What Qt puts between blocks, and round the cells of a table."""


def units(words: str) -> int:
    """The length of words as Qt counts it."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le")) // 2


class Positions:
    """Both ways between a text and the page that was built from it.

    `places[i]` is the position in Qt's document where block i begins. They may become more: `complete` is called where
    one is asked for that is not among them, and then it is.
    """

    def __init__(self, text: Text, places: Sequence[int], complete: Callable[[], None] = lambda: None) -> None:
        self._places, self._complete, self._starts = places, complete, text.starts
        words = text.words
        self._end = len(words)
        wide = not words.isascii() and len(words.encode("utf-16-le")) > 2 * len(words)
        self._wide = [m.start() for m in _WIDE.finditer(words)] if wide else []
        self._wide_before = [bisect_left(self._wide, s) for s in self._starts] if self._wide else []
        self._lengths = [len(b.text) for b in text.blocks]

    def agree(self, raw: str, text: Text) -> bool:
        """Whether a document's raw text says at its place each block's words that stands, and no others beside them."""
        ends = f"{_ENDS[0]}{raw}{_ENDS[0]}"  # the last end is not part of a raw text
        count = len(self._places)
        before = self._wide_before[:count] or [0] * count
        for block, place, wide in zip(text.blocks[:count], self._places, before, strict=True):
            start = place - wide
            end = start + len(block.text)
            if raw[start:end] != block.text or ends[start] not in _ENDS or ends[end + 1] not in _ENDS:
                return False
        return True

    @property
    def standing(self) -> int:
        """How many blocks are on the page."""
        return len(self._places)

    def to_qt(self, position: int) -> int:
        block = bisect_right(self._starts, position) - 1
        if block >= len(self._places):
            self._complete()
        return self._places[block] + self.within(block, position)

    def within(self, block: int, position: int) -> int:
        """Qt's units from where a block begins to a position in it."""
        wide = bisect_left(self._wide, position) - self._wide_before[block] if self._wide else 0
        return position - self._starts[block] + wide

    def from_qt(self, position: int) -> int:
        """Inside a surrogate pair counts as before the character; in a block of Qt's own, as the text before it."""
        block = max(0, bisect_right(self._places, position) - 1)
        start, units = self._starts[block], position - self._places[block]
        end = start + self._lengths[block]
        if not self._wide:
            return max(0, min(start + units, end))
        first = self._wide_before[block]
        low, high = start, end  # the greatest position whose units do not pass `units`
        while low < high:
            middle = (low + high + 1) // 2
            if middle - start + bisect_left(self._wide, middle) - first <= units:
                low = middle
            else:
                high = middle - 1
        return low

    def span(self, cursor: QTextCursor) -> Span | None:
        """The selected span, or None where nothing of the text is selected."""
        start, end = self.from_qt(cursor.selectionStart()), self.from_qt(cursor.selectionEnd())
        return Span(start, end) if start < end else None

    def select(self, cursor: QTextCursor, span: Span) -> None:
        cursor.setPosition(self.to_qt(span.start))
        cursor.setPosition(self.to_qt(span.end), QTextCursor.MoveMode.KeepAnchor)

    def block_of(self, number: int) -> int:
        """The text's block whose place is at or before a Qt position."""
        return max(0, bisect_right(self._places, number) - 1)
