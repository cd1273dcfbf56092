"""A text's blocks as a QTextDocument, built with a cursor: block by block, no HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextTable

from annotator.gui import look
from annotator.gui.columns import Tables
from annotator.gui.directions import Directions
from annotator.gui.faces import Faces, Stand, block_format
from annotator.gui.formats import INDENT, inset, list_format, table_format
from annotator.gui.images import image_format
from annotator.gui.look import PageStyle, Theme
from annotator.gui.positions import units
from annotator.text import IMAGE, Block, Cell

LIST_REACH = 64
"""Blocks that one list of bullets may span: Qt looks at all its items for each that comes."""

MANY_RUNS, DENSE = 200, 8
"""A block with more runs than so many, each of fewer code points than that, is no prose: its words are plain."""


class Manner(NamedTuple):
    """How blocks that are alike are set; made once, as a format of one's own for each would be told Qt anew."""

    form: QTextBlockFormat
    faces: Faces
    plain: QTextCharFormat  # of words without marks


class PageBuilder:
    """Fills a QTextDocument; `places` then holds where each block begins.

    `tables`: what fits them into the page.
    `painted`: somebody draws the markers of lists; Qt's are heavy and close to the words.
    """

    def __init__(
        self, document: QTextDocument, style: PageStyle, theme: Theme, tables: Tables | None = None, *,
        painted: bool = False,
    ) -> None:  # fmt: skip
        self._document, self._style, self._theme = document, style, theme
        self._cursor = QTextCursor(document)
        self._forms: dict[tuple[object, ...], QTextBlockFormat] = {}
        self._faces: dict[tuple[object, ...], Faces] = {}
        self._manners: dict[tuple[object, ...], Manner] = {}
        self._scale, self._painted = style.size / 17, painted
        self._blocks: Sequence[Block] = ()
        self._fresh = True  # the cursor stands in a block that nobody has filled yet
        self._pending: list[str] = []  # words not yet handed to Qt
        self._look = QTextCharFormat()  # theirs
        self._lists: dict[int, tuple[QTextBlockFormat, int]] = {}  # by id of the plain format; where the list began
        self._form: QTextBlockFormat | None = None  # of the block being written
        self._ground: QTextBlockFormat | None = None  # of the open table's cells where none has been written
        self._at = 0  # where the next word will stand
        self._directions, self._tables = Directions(), tables or Tables(style)
        self._inset = (0, 0)  # quotes and lists that the open table stands in as a whole
        self.places: list[int] = []

    def build(self, blocks: Sequence[Block]) -> list[int]:
        """Nothing is laid out before the end where the caller has turned the document's layout off."""
        self.begin(blocks, len(blocks))
        return self.places

    def begin(self, blocks: Sequence[Block], upto: int) -> None:
        """Write so many of the blocks; `go_on` writes more."""
        self._cursor.beginEditBlock()
        self._blocks, self._directions = blocks, Directions(blocks)
        self._document.clear()
        self._document.setUndoRedoEnabled(False)
        self._document.setDefaultFont(look.page_font(self._style))
        self._document.setIndentWidth(INDENT * self._scale)
        self._document.setDocumentMargin(0)
        self.go_on(upto)
        self._cursor.endEditBlock()

    def go_on(self, upto: int) -> None:
        """Write so many of the blocks, and what belongs to the table that is begun."""
        self._cursor.beginEditBlock()
        while (at := len(self.places)) < min(upto, len(self._blocks)):
            if self._blocks[at].cell is None:
                self._write(self._blocks, at, new=not self._fresh)
                self._fresh = False
            else:
                self._write_table(self._blocks, at)
                self._fresh = True  # in the empty block that Qt keeps after a table
        self._flush()
        self._cursor.endEditBlock()

    def _write(self, blocks: Sequence[Block], at: int, *, new: bool) -> None:
        block = blocks[at]
        alone, faces, plain = self._manner(blocks, at, follows=new)
        form, listed = alone, block.marker and not self._painted
        if listed and (known := self._lists.get(id(alone))) and at - known[1] < LIST_REACH:
            form = known[0]
        if new and form is self._form:
            self._put("\n", plain)
            self._at += 1
        else:
            self._begin(form, plain, new=new)
        self.places.append(self._at)
        if listed and form is alone:
            self._begin_list(block, alone)
        if block.runs:
            self._put_runs(block, faces, plain)
        elif block.text:
            self._put(block.text, plain)
        self._at += units(block.text)

    def _begin_list(self, block: Block, alone: QTextBlockFormat) -> None:
        """A number is a list of its own; the bullets after this one may join it."""
        self._cursor.createList(list_format(block))
        self._form = None
        if block.marker[-1] != "." and block.cell is None:
            self._form = self._cursor.blockFormat()
            self._lists[id(alone)] = (self._form, len(self.places))

    def _begin(self, form: QTextBlockFormat, plain: QTextCharFormat, *, new: bool) -> None:
        """A block of another format than the one before."""
        self._flush()
        if new:
            self._cursor.insertBlock(form, plain)
            self._at += 1
        elif form is not self._ground:
            self._cursor.setBlockFormat(form)
            self._cursor.mergeBlockCharFormat(plain)  # to set it would undo the spans of a cell that begins here
        self._form = form

    def _put_runs(self, block: Block, faces: Faces, plain: QTextCharFormat) -> None:
        """As `_put` does with each run; there are many."""
        look, pending, insert = self._look, self._pending, self._cursor.insertText
        for words, form in _pieces(block, faces, plain):
            if form is look:
                pending.append(words)
                continue
            if pending:
                insert("".join(pending), look)
            look, pending = form, [words]
        self._look, self._pending = look, pending

    def _put(self, words: str, form: QTextCharFormat) -> None:
        """Words of one look are handed to Qt together, across blocks too: a call costs more than a letter."""
        if form is not self._look:
            if self._pending:
                self._cursor.insertText("".join(self._pending), self._look)
            self._look, self._pending = form, [words]
        else:
            self._pending.append(words)

    def _flush(self) -> None:
        if self._pending:
            self._cursor.insertText("".join(self._pending), self._look)
            self._pending = []

    def _write_table(self, blocks: Sequence[Block], start: int) -> None:
        cells = list(_table(blocks, start))
        end = start + len(cells)
        rows, columns = max([c.row + c.rows for c in cells]), max([c.column + c.columns for c in cells])
        self._flush()
        form = table_format(self._style, self._theme, blocks[end] if end < len(blocks) else None)
        self._inset = inset(blocks[start:end])
        form.setLeftMargin(INDENT * self._scale * sum(self._inset))
        keep = self._tables.set(form, blocks[start:end], columns)
        table = self._cursor.insertTable(rows, columns, form)
        keep(table)
        self._prepare(table, self._manner(blocks, start, follows=False))
        merged = any(c.rows > 1 or c.columns > 1 for c in cells)
        self._at, last = table.firstPosition() - 1, -1
        for at, cell in enumerate(cells, start):
            place = cell.row * columns + cell.column
            if place == last:
                self._write(blocks, at, new=True)
                continue
            self._flush()
            if cell.rows > 1 or cell.columns > 1:
                table.mergeCells(cell.row, cell.column, cell.rows, cell.columns)
            if merged or place != last + 1:
                self._stand(table.cellAt(cell.row, cell.column).firstPosition())
            else:  # the next cell begins where this one ends
                self._stand(self._at + 1)
            self._write(blocks, at, new=False)
            last = place
        self._leave(table)

    def _prepare(self, table: QTextTable, manner: Manner) -> None:
        """All cells as most will be: a call for each costs more."""
        self._cursor.setPosition(table.firstPosition())
        self._cursor.setPosition(table.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        self._cursor.setBlockFormat(manner.form)
        self._cursor.mergeBlockCharFormat(manner.plain)
        self._ground = manner.form

    def _leave(self, table: QTextTable) -> None:
        """Into the empty block that Qt keeps after each table."""
        self._flush()
        self._inset, self._ground = (0, 0), None
        self._stand(table.lastPosition() + 1)
        form = QTextBlockFormat()
        form.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(form)

    def _stand(self, at: int) -> None:
        self._cursor.setPosition(at)
        self._at, self._form = at, None

    def _manner(self, blocks: Sequence[Block], at: int, *, follows: bool) -> Manner:
        """`follows`: the block is not the first of a table's cell."""
        block = blocks[at]
        kind, marker, cell = block.kind, block.marker, block.cell
        begins = ends = goes_on = False
        if kind == "code":
            begins = not (block.tight and at and blocks[at - 1].kind == "code")
            ends = not (at + 1 < len(blocks) and blocks[at + 1].kind == "code" and blocks[at + 1].tight)
        if marker:
            goes_on = at > 0 and _goes_on(blocks[at - 1], block)
        way = self._directions.of(block) if self._directions.mixed else None
        key = (kind, block.tight, self._painted or marker, marker != "", block.quote, block.depth, cell is None,
               cell is None or follows, begins, ends, goes_on, way, self._inset, cell and cell.header)  # fmt: skip
        if (known := self._manners.get(key)) is None:
            stand = Stand(begins, ends, goes_on, cell is None or follows, self._inset, way)
            form = block_format(block, stand, self._style, painted=self._painted)
            form = self._forms.setdefault(key[:-1], form)  # a header's cells stand as others do
            face = (kind, block.quote > 0, cell and cell.header)
            faces = self._faces.setdefault(face, Faces(block, self._style, self._theme))
            known = self._manners[key] = Manner(form, faces, faces["", ""])
        return known


def _table(blocks: Sequence[Block], at: int) -> Iterator[Cell]:
    """The places of the table that a block begins."""
    first = blocks[at].cell
    while first and at < len(blocks) and (cell := blocks[at].cell) and cell.table == first.table:
        yield cell
        at += 1


def _pieces(block: Block, faces: Faces, plain: QTextCharFormat) -> Iterator[tuple[str, QTextCharFormat]]:
    at, words, alts = 0, block.text, iter(block.alts)
    dense = len(block.runs) > MANY_RUNS and len(words) < len(block.runs) * DENSE
    for run in block.runs:
        end = at + run.length
        if block.alts and "I" in run.marks:
            for _ in range(run.length):
                yield IMAGE, image_format(next(alts, ""), run.href)
        else:
            yield words[at:end], plain if dense else faces[run.marks, run.href]
        at = end


def _goes_on(before: Block, block: Block) -> bool:
    """Whether an item belongs to the list of the one before, or to one within it."""
    if not before.marker:
        return False
    return before.depth != block.depth or (before.marker[-1] == ".") == (block.marker[-1] == ".")
