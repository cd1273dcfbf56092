"""How wide tables' columns are: no word is broken, and where there is no room for them all the page scrolls.

Qt breaks words rather than leave a column less than its share.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from heapq import nlargest
from typing import NamedTuple

from PySide6.QtGui import QFontMetricsF, QTextLength, QTextTable, QTextTableFormat

from annotator.gui import look
from annotator.gui.look import PageStyle
from annotator.text import Block

CELL, CODE = 0.88, 0.82
"""The size of a cell's letters against the body's, and of code's, which are large."""
PADDING, TIGHT = 0.4, 0.2
"""Of a cell on each side, in ems of the body; and where words would have to be broken."""
BORDERS, EDGES = 3, 5
"""Pixels of a cell's borders and of the table's own, and for rounding."""
LONGEST = 11.0
"""Ems of the longest word that keeps its line; addresses and hashes break."""
ENOUGH = 8.0
"""Ems that a column of prose has at least: before others have more, and where the table is wider than the page."""
LETTER = 1.2
"""Ems that no letter of ASCII is wide in any of the faces: what fits by this need not be measured."""
NARROWEST = 60
"""Pixels that any page has for a table."""
READ = 200
"""Code points of a cell that tell how long it is."""

_PIECE = re.compile(r"[^\s\u2e80-\ud7af\uf900-\ufaff\uff00-\uffef-]+-?|\S")
"""What stays on one line: a word, or one sign of a script that has no spaces."""


class Needs(NamedTuple):
    """Pixels that each column of a table wants for its words, without padding."""

    words: tuple[float, ...]  # for the longest one
    whole: tuple[float, ...]  # for the longest cell on one line


class Columns:
    """Of the tables of one page."""

    def __init__(self, style: PageStyle) -> None:
        self._style, self._em, self._letter = style, style.size, LETTER * style.size * CELL
        self._known: dict[str, float] = {}  # widths: a page's tables say the same again and again

    @cached_property
    def measure(self) -> float:
        """Pixels of the widest column that the page can have."""
        return look.letter_width(self._style) * self._style.measure

    @cached_property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(look.font(self._style.families, self._em * CELL, weight=600))

    @cached_property
    def _code(self) -> float:
        """Pixels of a letter of code."""
        return QFontMetricsF(look.font(look.MONO, self._em * CELL * CODE)).horizontalAdvance("m")

    def at_most(self, cells: Sequence[Block], columns: int) -> float:
        """Pixels that a table needs for all of its words on one line, or more."""
        longest = [0] * columns
        for b in cells:
            if b.cell and b.cell.columns == 1:
                longest[b.cell.column] = max(longest[b.cell.column], len(b.text) if b.text.isascii() else READ)
        return sum(longest) * self._letter + columns * self._air(PADDING)

    def needs(self, cells: Sequence[Block], columns: int) -> Needs:
        own: list[set[str]] = [set() for _ in range(columns)]
        code = [0] * columns  # letters of the longest word of code
        for b in cells:
            if b.cell and b.cell.columns == 1 and b.text:
                own[b.cell.column].add(b.text)
                if any("c" in r.marks for r in b.runs):
                    code[b.cell.column] = max(code[b.cell.column], *map(len, _pieces(b.text)), 0)
        longest = LONGEST * self._em
        words = [max(self._longest(t), min(n and n * self._code, longest)) for t, n in zip(own, code, strict=True)]
        return Needs(tuple(words), tuple(map(max, words, map(self._whole, own))))

    def widths(self, needs: Needs, room: float) -> tuple[list[float], float] | None:
        """Of each column, padding and all, and that padding in ems; no widths where Qt's own layout breaks no word.

        None where there is not room for every word.
        """
        for padding in (PADDING, TIGHT):
            air = self._air(padding)
            spare, wide = room - sum(needs.words) - air * len(needs.words), list(needs.words)
            if spare < 0:
                continue
            if padding == PADDING and sum(needs.whole) - sum(wide) <= spare:
                return [], PADDING
            for limit in (ENOUGH * self._em, float("inf")):
                wanted = [max(0.0, min(w, limit) - have) for w, have in zip(needs.whole, wide, strict=True)]
                share = min(1.0, spare / (sum(wanted) or 1.0))
                spare -= share * sum(wanted)
                wide = [have + share * more for have, more in zip(wide, wanted, strict=True)]
            return [w + air for w in wide], padding
        return None

    def beyond(self, needs: Needs) -> list[float]:
        """As `widths`, where nobody knows the room: none as long as the words go into the page's measure."""
        fits = sum(needs.words) + len(needs.words) * self._air(PADDING) <= self.measure
        return [] if fits else self.scrolled(needs)

    def scrolled(self, needs: Needs) -> list[float]:
        """Of columns that are wider together than the page."""
        enough = ENOUGH * self._em
        return [max(n, min(w, enough)) + self._air(PADDING) for n, w in zip(*needs, strict=True)]

    def _air(self, padding: float) -> float:
        return 2 * self._em * padding + BORDERS

    def _longest(self, texts: Iterable[str]) -> float:
        widest, most = 0.0, LONGEST * self._em
        for piece in sorted({p for t in texts for p in _pieces(t)}, key=len, reverse=True):
            widths = 1 if piece.isascii() or len(piece) == 1 else 2  # that a letter may take of the widest in ASCII
            if len(piece) * widths * self._letter > widest:
                widest = max(widest, self._width(piece[:READ]))
            if widest >= most:
                return most
        return widest

    def _whole(self, texts: Iterable[str]) -> float:
        return max((self._width(t[:READ]) for t in nlargest(3, texts, key=len)), default=0.0)

    def _width(self, words: str) -> float:
        if (known := self._known.get(words)) is None:
            known = self._known[words] = self._metrics.horizontalAdvance(words)
        return known


def _pieces(text: str) -> list[str]:
    return text.split() if text.isascii() and "-" not in text else _PIECE.findall(text)


class Tables:
    """The tables of one page, which fit its column.

    `room`: its width in pixels, None where nobody knows.
    `scrolls`: the page can be wider; where it cannot, words are broken for which there is no room.
    """

    def __init__(self, style: PageStyle, room: float | None = None, *, scrolls: bool = True) -> None:
        self._columns, self._em, self._room, self._scrolls = Columns(style), style.size, room, scrolls
        self._kept: list[_Kept] = []

    def set(self, form: QTextTableFormat, cells: Sequence[Block], columns: int) -> Callable[[QTextTable], None]:
        """Give a format that has its margin the widths of its columns; what comes back is to hear of the table."""
        known = _Kept(cells, columns, form.leftMargin(), self._columns.at_most(cells, columns))
        self._dress(form, known)
        return partial(self._keep, known)

    def _keep(self, known: _Kept, table: QTextTable) -> None:
        if known.at_most > NARROWEST:
            known.table = table
            self._kept.append(known)

    def fit(self, room: float) -> None:
        """From now on into so much room."""
        if room == self._room:
            return
        self._room = room
        for known in self._kept:
            if known.table and (known.narrowed or known.at_most > room - known.inset - EDGES):
                form = known.table.format().toTableFormat()
                self._dress(form, known)
                known.table.setFormat(form)

    def _dress(self, form: QTextTableFormat, known: _Kept) -> None:
        room, padding, wide = self._room, PADDING, list[float]()
        if known.at_most > (self._columns.measure if room is None else room - known.inset - EDGES):
            if known.needs is None:
                known.needs = self._columns.needs(known.cells, known.columns)
            if room is None:
                wide = self._columns.beyond(known.needs)
            elif found := self._columns.widths(known.needs, room - known.inset - EDGES):
                wide, padding = found
            elif self._scrolls:
                wide = self._columns.scrolled(known.needs)
            else:
                padding = TIGHT
        known.narrowed = bool(wide) or padding != PADDING
        form.setCellPadding(padding * self._em)
        form.setColumnWidthConstraints([QTextLength(QTextLength.Type.FixedLength, w) for w in wide])


@dataclass(slots=True)
class _Kept:
    """A table, and what is known of it."""

    cells: Sequence[Block]
    columns: int
    inset: float  # pixels that it stands in as a whole
    at_most: float  # pixels that all of its words take on one line, or more
    needs: Needs | None = None  # once they were asked for
    narrowed: bool = False  # it is not set as it would be with room
    table: QTextTable | None = None
