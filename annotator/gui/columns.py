"""How wide tables' columns must be so that no word is broken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontMetricsF, QTextLength

from annotator.gui import look
from annotator.gui.look import PageStyle
from annotator.text import Block

CELL = 0.88
"""The size of a cell's letters against the body's."""
PADDING = 0.4
"""Of a cell on each side, in ems of the body."""
LONGEST = 11.0
"""Ems of the longest word that keeps its line; addresses and hashes break."""
ENOUGH = 8.0
"""Ems that a column of prose has at least where the table is wider than the page anyway."""


LETTER = 1.2
"""Ems that no letter of ASCII is wide in any of the faces: what fits by this need not be measured."""


class Columns:
    """Of the tables of one page."""

    def __init__(self, style: PageStyle) -> None:
        self._em, self._letter = style.size, LETTER * style.size * CELL
        self._metrics = QFontMetricsF(look.font(style.families, style.size * CELL, weight=600))
        self._air = 2 * style.size * PADDING + 3
        self._room = look.letter_width(style) * style.measure

    def widths(self, cells: Sequence[Block], columns: int) -> list[QTextLength]:
        """One length a column where the table cannot fit the page's measure; none where Qt's own layout does.

        The table is then wider than the page, which scrolls sideways.
        """
        own = [(b.cell.column, b.text) for b in cells if b.cell and b.cell.columns == 1 and b.text]
        longest = [(column, max(text.split(), key=len, default="")) for column, text in own]
        room, words, whole = self._room - self._air * columns, [0.0] * columns, [0.0] * columns
        for measured in (self._at_most, self._width):
            words = [0.0] * columns
            for column, word in longest:
                words[column] = max(words[column], min(measured(word), LONGEST * self._em))
            if sum(words) <= room:
                return []
        enough = ENOUGH * self._em
        for column, text in own:
            if whole[column] < enough:
                whole[column] = max(whole[column], self._width(text[:80]))
        fixed = QTextLength.Type.FixedLength
        wide = [max(w, min(p, enough)) + self._air for w, p in zip(words, whole, strict=True)]
        return [QTextLength(fixed, w) for w in wide]

    def _at_most(self, word: str) -> float:
        return len(word) * self._letter if word.isascii() else self._width(word)

    def _width(self, words: str) -> float:
        return self._metrics.horizontalAdvance(words)
