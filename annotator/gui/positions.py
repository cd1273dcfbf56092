"""Qt counts UTF-16 units and has blocks of its own; everything else here counts code points of a text.

This is the one file where the two meet.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtGui import QTextCursor

from annotator.model import Span
from annotator.text import Text


class Positions:
    """Both ways between a text and the page that was built from it.

    `places[i]` is the position in Qt's document where block i begins.
    """

    def __init__(self, text: Text, places: Sequence[int]) -> None:
        self._places, self._starts = places, text.starts
        words = text.words
        self._end = len(words)
        self._wide = [] if words.isascii() else [i for i, c in enumerate(words) if c > "\uffff"]
        self._wide_before = [bisect_left(self._wide, s) for s in self._starts] if self._wide else []
        self._lengths = [len(b.text) for b in text.blocks]

    def to_qt(self, position: int) -> int:
        block = bisect_right(self._starts, position) - 1
        wide = bisect_left(self._wide, position) - self._wide_before[block] if self._wide else 0
        return self._places[block] + position - self._starts[block] + wide

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
