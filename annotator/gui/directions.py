"""Which way a block's words run, where a page has some that run leftward."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import bidirectional

from PySide6.QtCore import Qt

from annotator.text import Block

LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
LOOKED_AT = 300
"""Characters of a block in which one that has a direction is looked for."""


class Directions:
    """Blocks asked for in the order of the page: what has no letters, an image or a number, runs as the one before."""

    def __init__(self, blocks: Iterable[Block] = ()) -> None:
        self.mixed = any(not b.text.isascii() and LEFTWARD.search(b.text) for b in blocks)
        self._last = Qt.LayoutDirection.LayoutDirectionAuto

    def of(self, block: Block) -> Qt.LayoutDirection:
        """Auto where Qt finds it by itself; code always runs rightward."""
        way = Qt.LayoutDirection
        if not self.mixed:
            return way.LayoutDirectionAuto
        if block.kind == "code":
            return way.LeftToRight
        strong = next((b for c in block.text[:LOOKED_AT] if (b := bidirectional(c)) in ("L", "R", "AL")), "")
        if not strong:
            return self._last
        self._last = way.LeftToRight if strong == "L" else way.RightToLeft
        return self._last


def leftward(words: str) -> bool:
    """Whether words begin at the right."""
    return next((b != "L" for c in words[:LOOKED_AT] if (b := bidirectional(c)) in ("L", "R", "AL")), False)
