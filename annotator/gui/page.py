"""A text's blocks as a QTextDocument, built with a cursor: block by block, no HTML."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)

from annotator.gui import look
from annotator.gui.columns import CELL, widths
from annotator.gui.directions import Directions
from annotator.gui.formats import CODE, HEADING, INDENT, inset, list_format, steps, table_format
from annotator.gui.images import image_format
from annotator.gui.look import PageStyle, Theme
from annotator.gui.positions import units
from annotator.text import IMAGE, Block

LIST_REACH = 64
"""Blocks that one list of bullets may span: Qt looks at all its items for each that comes."""

MANY_RUNS, DENSE = 200, 8
"""A block with more runs than so many, each of fewer code points than that, is no prose: its words are plain."""
Faces = dict[tuple[str, str | None], QTextCharFormat]
"""Formats of words by the marks and link of their run, in one kind of block; None: of any link."""


class PageBuilder:
    """Fills a QTextDocument; `places` then holds where each block begins.

    `painted`: somebody draws the markers of lists; Qt's are heavy and close to the words.
    """

    def __init__(self, document: QTextDocument, style: PageStyle, theme: Theme, *, painted: bool = False) -> None:
        self._document, self._style, self._theme = document, style, theme
        self._cursor = QTextCursor(document)
        self._chars: dict[tuple[str, bool, bool, bool], Faces] = {}
        self._forms: dict[tuple[object, ...], QTextBlockFormat] = {}
        self._scale, self._painted = style.size / 17, painted
        self._pending: list[str] = []  # words not yet handed to Qt
        self._look = QTextCharFormat()  # theirs
        self._lists: dict[int, tuple[QTextBlockFormat, int]] = {}  # by id of the plain format; where the list began
        self._form: QTextBlockFormat | None = None  # of the block being written
        self._at = 0  # where the next word will stand
        self._directions = Directions()
        self._inset = (0, 0)  # quotes and lists that the open table stands in as a whole
        self.places: list[int] = []

    def build(self, blocks: Sequence[Block]) -> list[int]:
        """Nothing is laid out before the end where the caller has turned the document's layout off."""
        self._cursor.beginEditBlock()
        self._directions = Directions(blocks)
        self._document.clear()
        self._document.setUndoRedoEnabled(False)
        self._document.setDefaultFont(look.page_font(self._style))
        self._document.setIndentWidth(INDENT * self._scale)
        self._document.setDocumentMargin(0)
        at, fresh = 0, True  # fresh: the cursor stands in a block that nobody has filled yet
        while at < len(blocks):
            if (cell := blocks[at].cell) is None:
                self._write(blocks, at, new=not fresh)
                fresh = False
                at += 1
                continue
            end = at
            while end < len(blocks) and (c := blocks[end].cell) and c.table == cell.table:
                end += 1
            self._write_table(blocks, at, end)
            at, fresh = end, True  # in the empty block that Qt keeps after a table
        self._flush()
        self._cursor.endEditBlock()
        return self.places

    def _write(self, blocks: Sequence[Block], at: int, *, new: bool) -> None:
        block, before = blocks[at], blocks[at - 1] if at else None
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        alone = form = self._block_format(block, before, after)
        listed = bool(block.marker) and not self._painted
        if listed and (known := self._lists.get(id(alone))) and at - known[1] < LIST_REACH:
            form = known[0]
        faces = self._faces(block)
        plain = faces.get(("", "")) or self._char_format(block, "", "")
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
        else:
            self._cursor.setBlockFormat(form)
            self._cursor.mergeBlockCharFormat(plain)  # to set it would undo the spans of a cell that begins here
        self._form = form

    def _put_runs(self, block: Block, faces: Faces, plain: QTextCharFormat) -> None:
        at, image, words = 0, 0, block.text
        dense = len(block.runs) > MANY_RUNS and len(words) < len(block.runs) * DENSE
        for run in block.runs:
            if "I" in run.marks:
                for _ in range(run.length):
                    self._put(IMAGE, image_format(block.alts[image], run.href))
                    image += 1
            else:
                form = plain if dense else faces.get((run.marks, run.href))
                form = form or self._char_format(block, run.marks, run.href)
                self._put(words[at : at + run.length], form)
            at += run.length

    def _put(self, words: str, form: QTextCharFormat) -> None:
        """Words of one look are handed to Qt together, across blocks too: a call costs more than a letter."""
        if form is not self._look:
            self._flush()
            self._look = form
        self._pending.append(words)

    def _flush(self) -> None:
        if self._pending:
            self._cursor.insertText("".join(self._pending), self._look)
            self._pending.clear()

    def _write_table(self, blocks: Sequence[Block], start: int, end: int) -> None:
        cells = [c for b in blocks[start:end] if (c := b.cell)]
        rows, columns = max([c.row + c.rows for c in cells]), max([c.column + c.columns for c in cells])
        self._flush()
        form = table_format(self._style, self._theme, blocks[end] if end < len(blocks) else None)
        if wide := widths(blocks[start:end], columns, self._style):
            form.setColumnWidthConstraints(wide)
        self._inset = inset(blocks[start:end])
        form.setLeftMargin(INDENT * self._scale * sum(self._inset))
        table = self._cursor.insertTable(rows, columns, form)
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

    def _leave(self, table: QTextTable) -> None:
        """Into the empty block that Qt keeps after each table."""
        self._flush()
        self._inset = (0, 0)
        self._stand(table.lastPosition() + 1)
        form = QTextBlockFormat()
        form.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(form)

    def _stand(self, at: int) -> None:
        self._cursor.setPosition(at)
        self._at, self._form = at, None

    # -- formats, each made once -----------------------------------------------------------------------------------

    def _faces(self, block: Block) -> Faces:
        """The formats made so far for blocks like this one."""
        cell = block.cell
        key = (block.kind, block.quote > 0, cell is not None, cell is not None and cell.header)
        if (known := self._chars.get(key)) is None:
            known = self._chars[key] = {}
        return known

    def _char_format(self, block: Block, marks: str, href: str) -> QTextCharFormat:
        faces = self._faces(block)
        if (known := faces.get((marks, href))) is None:
            known = faces[marks, href] = self._linked(block, marks, href) if href else self._face(block, marks)
        return known

    def _linked(self, block: Block, marks: str, href: str) -> QTextCharFormat:
        """As any link of these marks, made once, but with its own end."""
        faces = self._faces(block)
        if (any_link := faces.get((marks, None))) is None:
            any_link = faces[marks, None] = QTextCharFormat(self._char_format(block, marks, ""))
            any_link.setAnchor(True)
            any_link.setForeground(QColor(self._theme.accent))
        form = QTextCharFormat(any_link)
        form.setAnchorHref(href)
        return form

    def _face(self, block: Block, marks: str) -> QTextCharFormat:
        kind = block.kind if block.kind in HEADING or block.kind == "code" else ""
        bold = bool(block.cell and block.cell.header)
        form = QTextCharFormat()
        size = self._style.size * HEADING.get(kind, 1.0)
        colour = self._theme.quoted if block.quote else QColor(self._theme.ink)
        if "c" in marks or kind == "code":
            form.setFontFamilies(list(look.MONO))
            form.setFontFixedPitch(True)
            size *= CODE
        if block.cell and not kind:
            size *= CELL
        if "_" in marks or "^" in marks:
            align = QTextCharFormat.VerticalAlignment
            form.setVerticalAlignment(align.AlignSubScript if "_" in marks else align.AlignSuperScript)
        form.setProperty(QTextFormat.Property.FontPixelSize, round(size))
        form.setFontWeight(QFont.Weight.DemiBold if kind in HEADING or bold or "b" in marks else QFont.Weight.Normal)
        form.setFontItalic("i" in marks)
        form.setFontUnderline("u" in marks)
        form.setFontStrikeOut("s" in marks)
        if "m" in marks:
            ground = self._theme.tag(look.UNTAGGED)
            ground.setAlphaF(0.5)  # a highlight is seen through it
            form.setBackground(ground)
        form.setForeground(colour)
        return form

    def _block_format(self, block: Block, before: Block | None, after: Block | None) -> QTextBlockFormat:
        in_code = block.kind == "code"
        first = not (before and before.kind == "code" and block.tight)
        last = not (after and after.kind == "code" and after.tight)
        follows = before is not None and before.cell == block.cell
        way = self._directions.of(block)
        quote, depth = (steps - moved for steps, moved in zip(steps(block), self._inset, strict=True))
        key = (block.kind, block.tight, block.marker, depth, quote, block.cell is not None, follows,
               in_code and first, in_code and last, _goes_on(before, block), way)
        if (known := self._forms.get(key)) is not None:
            return known
        form = QTextBlockFormat()
        em = self._style.size
        form.setTopMargin(self._top(block, key) if follows or not block.cell else 0)
        form.setBottomMargin(em * 1.4 if in_code and last else 0)
        form.setLeftMargin(INDENT * self._scale * quote + (em * 0.8 if in_code else 0))
        form.setRightMargin(em * 0.8 if in_code else INDENT * self._scale if quote else 0)
        form.setLayoutDirection(way)
        if block.marker and self._painted:
            form.setIndent(max(depth, 1))
        elif depth and not block.marker:
            form.setIndent(depth)
        if block.kind in HEADING:
            form.setHeadingLevel(int(block.kind[1]))
        if self._style.justified and block.kind == "p" and not block.cell:
            form.setAlignment(Qt.AlignmentFlag.AlignJustify)
        form.setNonBreakableLines(in_code and not self._style.wraps)
        # Proportional height leaves stripes in a tint and air in cells.
        height = 115 if block.kind in HEADING else 118 if in_code or block.cell else self._style.spacing
        form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if block.marker and block.marker in "☐☑" and not self._painted:
            mark = QTextBlockFormat.MarkerType
            form.setMarker(mark.Checked if block.marker == "☑" else mark.Unchecked)
        self._forms[key] = form
        return form

    def _top(self, block: Block, key: tuple[object, ...]) -> float:
        """Space above a block, in pixels."""
        em = self._style.size
        if block.kind in HEADING:
            return em * (1.9 if block.kind in ("h1", "h2", "h3") else 1.4)
        if block.kind == "code":
            return em * 1.5 if key[7] else 0
        if block.kind == "rule":
            return em * 1.2
        if block.tight:
            return 0
        if block.marker and key[9]:
            return em * 0.28
        return em * (0.35 if block.cell else 0.78)


def _goes_on(before: Block | None, block: Block) -> bool:
    """Whether an item belongs to the list of the one before, or to one within it."""
    if before is None or not before.marker or not block.marker:
        return False
    return before.depth != block.depth or (before.marker[-1] == ".") == (block.marker[-1] == ".")
