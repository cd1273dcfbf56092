"""How lists and tables are set, and the sizes that the page and what is painted under it share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QBrush, QColor, QFont, QTextFrameFormat, QTextListFormat, QTextTableFormat

from annotator.gui import look
from annotator.gui.columns import CODE
from annotator.gui.look import PageStyle, Theme
from annotator.text import Block

HEADING = {"h1": 1.6, "h2": 1.4, "h3": 1.24, "h4": 1.1, "h5": 1.0, "h6": 0.94}
"""Sizes against the body's."""
INDENT = 26
"""Pixels that a quote or a list level moves its words in, at 17 px."""
MAX_STEPS = 7
"""Quotes and lists that do so, of those within each other: a narrow page must keep a column."""


def code_font(style: PageStyle) -> QFont:
    return look.font(look.MONO, style.size * CODE)


def list_format(block: Block) -> QTextListFormat:
    """Of a list whose markers Qt draws."""
    form = QTextListFormat()
    form.setIndent(max(block.depth, 1))
    if block.marker[-1] == ".":
        form.setStyle(QTextListFormat.Style.ListDecimal)
        form.setStart(int(block.marker[:-1]))
    else:
        form.setStyle(QTextListFormat.Style.ListDisc)
    return form


def table_format(style: PageStyle, theme: Theme, after: Block | None) -> QTextTableFormat:
    """Qt keeps no space above the block that comes after a table."""
    form = QTextTableFormat()
    form.setCellSpacing(0)
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QBrush(QColor(theme.line)))
    form.setTopMargin(style.size)
    wide = after is not None and (after.kind in HEADING or after.kind == "code")
    form.setBottomMargin(style.size * (1.7 if wide else 0.9))
    return form


def inset(cells: Sequence[Block]) -> tuple[int, int]:
    """How many quotes and lists a table stands in as a whole, which move it in and not the words of its cells."""
    levels = [(steps(b), bool(b.depth and b.marker)) for b in cells]
    return min(quote for (quote, _), _ in levels), min(depth - listed for (_, depth), listed in levels)


def steps(block: Block) -> tuple[int, int]:
    """How many quotes and lists move a block in: of very many the inner ones do not."""
    quote = min(block.quote, MAX_STEPS)
    return quote, min(block.depth, MAX_STEPS - quote)
