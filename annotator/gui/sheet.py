"""A text as the document of a page: what the first screens show stands at once, the rest of a long text in steps."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from PySide6.QtGui import QTextBlock, QTextDocument

from annotator.gui import look
from annotator.gui.columns import Tables
from annotator.gui.formats import HEADING
from annotator.gui.look import PageStyle, Theme
from annotator.gui.page import PageBuilder
from annotator.gui.positions import Positions
from annotator.text import Block, Text

LONG, FIRST, STEP = 1_000, 300, 1_500
"""Blocks: of a text that is built in steps, of the first (more than any screen shows), and of each that follows."""


class Sheet:
    """`complete` is called where a place is wanted that does not stand yet; it writes the rest."""

    def __init__(self, document: QTextDocument, complete: Callable[[], None]) -> None:
        self._document, self._complete = document, complete
        self._style, self._theme = PageStyle(), look.LIGHT
        self._room: float | None = None  # of the column, once somebody said
        self._tables = Tables(self._style)
        self._builder: PageBuilder | None = None  # while there is more to write
        self.text = Text.of((Block("p"),), "")
        self.positions = Positions(self.text, [0])
        self.faithful = True
        """Whether Qt's blocks say exactly what the text's say; where they would not, they are plain ones."""

    @property
    def whole(self) -> bool:
        return self._builder is None

    def begin(self, text: Text, style: PageStyle, theme: Theme) -> None:
        self.text, self._style, self._theme = text, style, theme
        self._tables = Tables(style, self._room)
        self._builder = PageBuilder(self._document, style, theme, self._tables, painted=True)
        self.positions = Positions(text, self._builder.places, self._complete)
        self._builder.begin(text.blocks, FIRST if len(text.blocks) > LONG else len(text.blocks))
        self._compare(self._builder)

    def go_on(self, count: int) -> None:
        """So many blocks more."""
        if self._builder:
            self._builder.go_on(self.positions.standing + count)
            if self.positions.standing == len(self.text.blocks):
                self._compare(self._builder)

    def fit(self, room: float) -> None:
        """The width of the page's column, in pixels."""
        self._room = room
        self._tables.fit(room)

    def _compare(self, builder: PageBuilder) -> None:
        """What stands with the text: in the beginning, and when it is whole."""
        self.faithful = self.positions.agree(self._document.toRawText(), self.text)
        if not self.faithful:
            plain = tuple(Block("p", b.text, alts=b.alts) for b in self.text.blocks)
            self._tables = Tables(self._style)
            builder.places[:] = PageBuilder(self._document, self._style, self._theme, painted=True).build(plain)
        if self.positions.standing == len(self.text.blocks):
            self._builder = None

    def qt_block(self, number: int) -> QTextBlock:
        return self._document.findBlock(self.positions.to_qt(self.text.starts[number]))

    def show(self, blocks: Iterable[int], *, shown: bool) -> None:
        """Show or hide these."""
        for number in blocks:
            if number < len(self.text.blocks):
                self.qt_block(number).setVisible(shown)

    def first_but(self, unseen: Container[int]) -> int:
        """The number of the first block that is none of these."""
        return next((n for n in range(len(self.text.blocks)) if n not in unseen), 0)

    def lead(self, first: int) -> int:
        """Pixels above the first block that is shown: of the very first Qt leaves its margin out."""
        kind = self.text.blocks[first].kind
        wanted = self._style.size * (0.9 if kind == "code" or kind in HEADING else 0)
        return round(wanted - (self.qt_block(first).blockFormat().topMargin() if first else 0))
