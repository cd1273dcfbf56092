"""Formats of words and of blocks, each made when it is first wanted and handed to Qt as often as it is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from annotator.gui import look
from annotator.gui.columns import CELL, CODE
from annotator.gui.formats import HEADING, INDENT, steps
from annotator.gui.look import PageStyle, Theme
from annotator.text import Block


class Faces(dict[tuple[str, str], QTextCharFormat]):
    """The formats of words in one kind of block, by the marks and link of their run."""

    def __init__(self, block: Block, style: PageStyle, theme: Theme) -> None:
        super().__init__()
        self._style, self._theme = style, theme
        self._kind = block.kind if block.kind in HEADING or block.kind == "code" else ""
        self._in_cell, self._bold = block.cell is not None, bool(block.cell and block.cell.header)
        self._colour = theme.quoted if block.quote else QColor(theme.ink)
        self._links: dict[str, QTextCharFormat] = {}  # of any link, by marks

    def __missing__(self, run: tuple[str, str]) -> QTextCharFormat:
        marks, href = run
        made = self[run] = self._linked(marks, href) if href else self._face(marks)
        return made

    def _linked(self, marks: str, href: str) -> QTextCharFormat:
        """As any link of these marks, but with its own end."""
        if (any_link := self._links.get(marks)) is None:
            any_link = self._links[marks] = QTextCharFormat(self[marks, ""])
            any_link.setAnchor(True)
            any_link.setForeground(QColor(self._theme.accent))
        form = QTextCharFormat(any_link)
        form.setAnchorHref(href)
        return form

    def _face(self, marks: str) -> QTextCharFormat:
        form = QTextCharFormat()
        size = self._style.size * HEADING.get(self._kind, 1.0)
        if "c" in marks or self._kind == "code":
            form.setFontFamilies(list(look.MONO))
            form.setFontFixedPitch(True)
            size *= CODE
        if self._in_cell and not self._kind:
            size *= CELL
        if "_" in marks or "^" in marks:
            align = QTextCharFormat.VerticalAlignment
            form.setVerticalAlignment(align.AlignSubScript if "_" in marks else align.AlignSuperScript)
        heavy = self._kind in HEADING or self._bold or "b" in marks
        form.setProperty(QTextFormat.Property.FontPixelSize, round(size))
        form.setFontWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
        form.setFontItalic("i" in marks)
        form.setFontUnderline("u" in marks)
        form.setFontStrikeOut("s" in marks)
        if "m" in marks:
            ground = self._theme.tag(look.UNTAGGED)
            ground.setAlphaF(0.5)  # a highlight is seen through it
            form.setBackground(ground)
        form.setForeground(self._colour)
        return form


@dataclass(frozen=True, slots=True)
class Stand:
    """How a block stands among those about it."""

    begins: bool = False  # the first line of a code
    ends: bool = False  # its last
    goes_on: bool = False  # an item of the list that the block before is in
    follows: bool = True  # not the first of a table's cell
    inset: tuple[int, int] = (0, 0)  # quotes and lists that its table stands in as a whole
    way: Qt.LayoutDirection | None = None  # as Qt finds it


def block_format(block: Block, stand: Stand, style: PageStyle, *, painted: bool) -> QTextBlockFormat:
    """`painted`: somebody draws the markers of lists."""
    form, em, scale = QTextBlockFormat(), style.size, style.size / 17
    quote, depth = (steps - moved for steps, moved in zip(steps(block), stand.inset, strict=True))
    in_code = block.kind == "code"
    form.setTopMargin(_top(block, stand, em) if stand.follows else 0)
    form.setBottomMargin(em * 1.4 if stand.ends else 0)
    form.setLeftMargin(INDENT * scale * quote + (em * 0.8 if in_code else 0))
    form.setRightMargin(em * 0.8 if in_code else INDENT * scale if quote else 0)
    form.setLayoutDirection(stand.way or Qt.LayoutDirection.LayoutDirectionAuto)
    if block.marker and painted:
        form.setIndent(max(depth, 1))
    elif depth and not block.marker:
        form.setIndent(depth)
    if block.kind in HEADING:
        form.setHeadingLevel(int(block.kind[1]))
    if style.justified and block.kind == "p" and not block.cell:
        form.setAlignment(Qt.AlignmentFlag.AlignJustify)
    form.setNonBreakableLines(in_code and not style.wraps)
    # Proportional height leaves stripes in a tint and air in cells.
    height = 115 if block.kind in HEADING else 118 if in_code or block.cell else style.spacing
    form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if block.marker and block.marker in "☐☑" and not painted:
        mark = QTextBlockFormat.MarkerType
        form.setMarker(mark.Checked if block.marker == "☑" else mark.Unchecked)
    return form


def _top(block: Block, stand: Stand, em: int) -> float:
    """Space above a block, in pixels."""
    if block.kind in HEADING:
        return em * (1.9 if block.kind in ("h1", "h2", "h3") else 1.4)
    if block.kind == "code":
        return em * 1.5 if stand.begins else 0
    if block.kind == "rule":
        return em * 1.2
    if block.tight:
        return 0
    if block.marker and stand.goes_on:
        return em * 0.28
    return em * (0.35 if block.cell else 0.78)
