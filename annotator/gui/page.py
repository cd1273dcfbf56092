"""A text's blocks as a QTextDocument, built with a cursor: block by block, no HTML."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextListFormat,
    QTextTable,
    QTextTableFormat,
)

from annotator.gui import look
from annotator.gui.images import image_format
from annotator.gui.look import PageStyle, Theme
from annotator.text import Block, Run

HEADING = {"h1": 1.6, "h2": 1.4, "h3": 1.24, "h4": 1.1, "h5": 1.0, "h6": 0.94}
"""Sizes against the body's."""
INDENT = 26
"""Pixels that a quote or a list level moves its words in, at 17 px."""


class PageBuilder:
    """Fills a QTextDocument; `places` then holds where each block begins."""

    def __init__(self, document: QTextDocument, style: PageStyle, theme: Theme) -> None:
        self._document, self._style, self._theme = document, style, theme
        self._cursor = QTextCursor(document)
        self._chars: dict[tuple[str, bool, bool, str, str], QTextCharFormat] = {}
        self._forms: dict[tuple[object, ...], QTextBlockFormat] = {}
        self._scale = style.size / 17
        self.places: list[int] = []

    def build(self, blocks: Sequence[Block]) -> list[int]:
        self._document.clear()
        self._document.setUndoRedoEnabled(False)
        self._document.setDefaultFont(look.page_font(self._style))
        self._document.setIndentWidth(INDENT * self._scale)
        self._document.setDocumentMargin(0)
        self._cursor.beginEditBlock()
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
        self._cursor.endEditBlock()
        return self.places

    def _write(self, blocks: Sequence[Block], at: int, *, new: bool) -> None:
        block, before = blocks[at], blocks[at - 1] if at else None
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        form = self._block_format(block, before, after)
        plain = self._char_format(block, "", "")
        if new:
            self._cursor.insertBlock(form, plain)
        else:
            self._cursor.setBlockFormat(form)
            self._cursor.setBlockCharFormat(plain)
        self.places.append(self._cursor.position())
        self._write_runs(block)
        if block.marker:
            self._cursor.createList(self._list_format(block))

    def _write_runs(self, block: Block) -> None:
        at, image = 0, 0
        for run in block.runs or ((Run(len(block.text)),) if block.text else ()):
            if "I" in run.marks:
                for _ in range(run.length):
                    self._cursor.insertText("\ufffc", image_format(block.alts[image], run.href))
                    image += 1
            else:
                words = block.text[at : at + run.length]
                self._cursor.insertText(words, self._char_format(block, run.marks, run.href))
            at += run.length

    def _write_table(self, blocks: Sequence[Block], start: int, end: int) -> None:
        cells = [c for b in blocks[start:end] if (c := b.cell)]
        rows, columns = max(c.row + c.rows for c in cells), max(c.column + c.columns for c in cells)
        table = self._cursor.insertTable(rows, columns, self._table_format())
        place: tuple[int, int] | None = None
        for at in range(start, end):
            cell = blocks[at].cell
            if cell is None:
                continue
            if (cell.row, cell.column) != place:
                place = (cell.row, cell.column)
                if cell.rows > 1 or cell.columns > 1:
                    table.mergeCells(cell.row, cell.column, cell.rows, cell.columns)
                self._cursor.setPosition(table.cellAt(cell.row, cell.column).firstPosition())
                self._write(blocks, at, new=False)
            else:
                self._write(blocks, at, new=True)
        self._leave(table)

    def _leave(self, table: QTextTable) -> None:
        """Into the empty block that Qt keeps after each table."""
        self._cursor.setPosition(table.lastPosition() + 1)
        form = QTextBlockFormat()
        form.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(form)

    # -- formats, each made once -----------------------------------------------------------------------------------

    def _char_format(self, block: Block, marks: str, href: str) -> QTextCharFormat:
        kind = block.kind if block.kind in HEADING or block.kind == "code" else ""
        bold = bool(block.cell and block.cell.header)
        key = (kind + (">" if block.quote else ""), block.cell is not None, bold, marks, href)
        if (known := self._chars.get(key)) is not None:
            return known
        form = QTextCharFormat()
        size = self._style.size * HEADING.get(kind, 1.0)
        ink, dim = QColor(self._theme.ink), QColor(self._theme.dim)
        colour = look.mixed(dim, ink, 0.65) if block.quote else ink
        if "c" in marks or kind == "code":
            form.setFontFamilies(list(look.MONO))
            form.setFontFixedPitch(True)
            size *= 0.82
        if block.cell and not kind:
            size *= 0.88
        if "_" in marks or "^" in marks:
            align = QTextCharFormat.VerticalAlignment
            form.setVerticalAlignment(align.AlignSubScript if "_" in marks else align.AlignSuperScript)
        form.setProperty(QTextFormat.Property.FontPixelSize, round(size))
        form.setFontWeight(QFont.Weight.DemiBold if kind in HEADING or bold or "b" in marks else QFont.Weight.Normal)
        form.setFontItalic("i" in marks)
        form.setFontUnderline("u" in marks)
        form.setFontStrikeOut("s" in marks)
        if "m" in marks:
            form.setBackground(look.mixed(self._theme.tag(look.UNTAGGED), QColor(self._theme.page), 0.5))
        if href:
            form.setAnchor(True)
            form.setAnchorHref(href)
            colour = QColor(self._theme.accent)
        form.setForeground(colour)
        self._chars[key] = form
        return form

    def _block_format(self, block: Block, before: Block | None, after: Block | None) -> QTextBlockFormat:
        in_code = block.kind == "code"
        first = not (before and before.kind == "code" and block.tight)
        last = not (after and after.kind == "code" and after.tight)
        follows = before is not None and before.cell == block.cell
        key = (block.kind, block.tight, block.marker, block.depth, block.quote, block.cell is not None, follows,
               in_code and first, in_code and last, bool(before and before.marker and block.marker))
        if (known := self._forms.get(key)) is not None:
            return known
        form = QTextBlockFormat()
        em = self._style.size
        form.setTopMargin(self._top(block, key) if follows or not block.cell else 0)
        form.setBottomMargin(em * 1.4 if in_code and last else 0)
        form.setLeftMargin(INDENT * self._scale * block.quote + (em * 0.8 if in_code else 0))
        form.setRightMargin(em * 0.8 if in_code else INDENT * self._scale if block.quote else 0)
        if block.depth and not block.marker:
            form.setIndent(block.depth)
        if block.kind in HEADING:
            form.setHeadingLevel(int(block.kind[1]))
        # Proportional height leaves stripes in a tint and air in cells.
        height = 115 if block.kind in HEADING else 118 if in_code or block.cell else self._style.spacing
        form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if block.marker in "☐☑" and block.marker:
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

    def _list_format(self, block: Block) -> QTextListFormat:
        form = QTextListFormat()
        form.setIndent(max(block.depth, 1))
        if block.marker[-1] == ".":
            form.setStyle(QTextListFormat.Style.ListDecimal)
            form.setStart(int(block.marker[:-1]))
        else:
            form.setStyle(QTextListFormat.Style.ListDisc)
        return form

    def _table_format(self) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setCellPadding(self._style.size * 0.4)
        form.setCellSpacing(0)
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(QBrush(QColor(self._theme.line)))
        form.setTopMargin(self._style.size)
        form.setBottomMargin(self._style.size * 0.8)
        return form
