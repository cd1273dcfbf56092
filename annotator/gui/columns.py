"""How wide a table's columns must be so that no word is broken."""

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


def widths(cells: Sequence[Block], columns: int, style: PageStyle) -> list[QTextLength]:
    """One length a column where the table cannot fit the page's measure; none where Qt's own layout does.

    The table is then wider than the page, which scrolls sideways.
    """
    metrics = QFontMetricsF(look.font(style.families, style.size * CELL, weight=600))
    air = 2 * style.size * PADDING + 3
    words, whole = [0.0] * columns, [0.0] * columns
    for block in cells:
        if block.cell is None or block.cell.columns > 1 or not block.text:
            continue
        column = block.cell.column
        longest = max(block.text.split() or [""], key=len)
        words[column] = max(words[column], min(metrics.horizontalAdvance(longest), LONGEST * style.size))
        if whole[column] < ENOUGH * style.size:
            whole[column] = max(whole[column], metrics.horizontalAdvance(block.text[:80]))
    if sum(words) + air * columns <= look.letter_width(style) * style.measure:
        return []
    fixed = QTextLength.Type.FixedLength
    wide = [max(w, min(p, ENOUGH * style.size)) + air for w, p in zip(words, whole, strict=True)]
    return [QTextLength(fixed, w) for w in wide]
