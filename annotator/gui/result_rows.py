"""What a search found, as rows of one list, and how they are painted: groups, documents, highlights, notes, tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from annotator.gui import look, phrases
from annotator.gui.lists import Delegate
from annotator.gui.look import Theme
from annotator.gui.paint import CHIP_HEIGHT, Chip, Paragraph, chip_rows, draw_chip, draw_dot
from annotator.gui.phrases import number
from annotator.gui.positions import units
from annotator.gui.rows import ROW, Index
from annotator.model import Document, Span
from annotator.text import seen

if TYPE_CHECKING:
    from annotator.searching import Results

Painted = Callable[[Iterable[str]], str]
"""The colour that highlights with some tags, given by their ids, have."""
KINDS = ("document", "highlight", "note", "tag")


@dataclass(frozen=True, slots=True)
class Group:
    """The head of what was found of a kind."""

    kind: str  # of KINDS
    name: str
    count: str  # "" until it is known

    @staticmethod
    def key(kind: str) -> str:
        return f"group {kind}"

    @property
    def id(self) -> str:
        return self.key(self.kind)

    @property
    def spoken(self) -> str:
        return f"{self.name} {self.count}"


@dataclass(frozen=True, slots=True)
class More:
    """There is more of a kind than is shown."""

    id: str
    words: str

    @property
    def spoken(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Found:
    """One hit. Marks are code points of `title` and of `words`."""

    id: str
    kind: str  # of KINDS
    title: str
    facts: str
    words: str
    title_marks: tuple[Span, ...] = ()
    marks: tuple[Span, ...] = ()
    chips: tuple[Chip, ...] = ()
    colour: str = ""
    notes: tuple[str, ...] = ()
    document: str = ""  # where it opens
    highlight: str = ""
    tag: str = ""
    position: int | None = None  # of the first words found, in the document's text

    @property
    def spoken(self) -> str:
        tags = (c.label for c in self.chips)
        return ". ".join(filter(None, (self.title, self.words, *tags, *self.notes, self.facts)))


Result = Group | More | Found


def rows(results: Results, painted: Painted) -> list[Result]:
    """The groups in their order, those with nothing in them left out."""
    tell = QCoreApplication.translate
    names = {"document": tell("Results", "DOCUMENTS"), "highlight": tell("Results", "HIGHLIGHTS"),
             "note": tell("Results", "NOTES"), "tag": tell("Results", "TAGS")}  # fmt: skip
    found: dict[str, Sequence[Found]] = {
        "document": _documents(results),
        "highlight": _highlights(results, painted),
        "note": _notes(results),
        "tag": _tags(results, painted),
    }
    out: list[Result] = []
    for kind in KINDS:
        total = results.totals.get(kind)
        if found[kind]:
            out += [Group(kind, names[kind], "" if total is None else number(total)), *found[kind]]
        if total is not None and total > len(found[kind]) > 0:
            out.append(More(f"more {kind}", tell("Results", "{} more…").format(number(total - len(found[kind])))))
    return out


def _documents(results: Results) -> list[Found]:
    out = []
    for h in results.documents:
        cut = h.snippet.cut
        shown = seen(h.snippet.words)
        words, shift = f"{'…' if cut[0] else ''}{shown}{'…' if cut[1] else ''}", int(cut[0])
        marks = tuple(Span(m.start + shift, m.end + shift) for m in h.marks)
        first = h.snippet.marks[0].start if h.snippet.marks else None
        d = h.document
        out.append(Found(d.id, "document", d.title, _facts(d), words, h.title, marks, document=d.id, position=first))
    return out


def _highlights(results: Results, painted: Painted) -> list[Found]:
    return [
        Found(
            h.highlight.id, "highlight", "", h.document.title, h.highlight.quote.exact, marks=h.marks,
            chips=tuple(
                Chip(" › ".join(path), painted([tag])) for path, tag in zip(h.tags, h.highlight.tags, strict=False)
            ),
            colour=painted(h.highlight.tags), notes=tuple(n.body for n in h.notes), document=h.document.id,
            highlight=h.highlight.id,
        )
        for h in results.highlights
    ]  # fmt: skip


def _notes(results: Results) -> list[Found]:
    return [
        Found(
            h.note.id, "note", "", h.document.title if h.document else " › ".join(h.path), h.note.body, marks=h.marks,
            document=h.document.id if h.document else "", highlight=h.highlight.id if h.highlight else "",
            tag=h.tag.id if h.tag else "",
        )
        for h in results.notes
    ]  # fmt: skip


def _tags(results: Results, painted: Painted) -> list[Found]:
    return [
        Found(h.tag.id, "tag", " › ".join(h.path), _count(h.highlights), "", colour=painted([h.tag.id]), tag=h.tag.id)
        for h in results.tags
    ]


def _facts(document: Document) -> str:
    channel = f"#{document.channel}" if document.channel else ""
    return " · ".join(filter(None, (document.site, phrases.day(document.clipped), channel)))


def _count(highlights: int) -> str:
    return phrases.highlights(highlights)


def marked(words: str, marks: Iterable[Span], theme: Theme) -> list[QTextLayout.FormatRange]:
    """How the marked words of a paragraph stand out."""
    out = []
    for mark in marks:
        made = QTextLayout.FormatRange()
        made.start = units(words[: mark.start])
        made.length = units(words[mark.start : mark.end])
        made.format = _standing_out(theme)
        out.append(made)
    return out


@cache
def _standing_out(theme: Theme) -> QTextCharFormat:
    ground, form = theme.tag(look.UNTAGGED), QTextCharFormat()
    form.setBackground(ground)
    form.setForeground(theme.on(ground))
    return form


class ResultDelegate(Delegate):
    _LEFT, _RIGHT, _PAD, _GAP = 12, 10, 8, 6

    def _parts(self, row: Found, width: int) -> list[tuple[Paragraph, bool]]:
        """Each paragraph, and whether it is in ink."""
        inner, serif = width - self._LEFT - self._RIGHT - 4, look.font(look.SERIF, 14)
        parts: list[tuple[Paragraph, bool]] = []

        def put(words: str, font: QFont, lines: int, marks: tuple[Span, ...] = (), *, ink: bool = False) -> None:
            if words:
                parts.append((Paragraph(words, font, inner, lines, 1.1, marked(words, marks, self.theme)), ink))

        put(row.title, look.ui_font(14, 600), 2, row.title_marks, ink=True)
        if row.kind == "document":
            put(row.facts, look.ui_font(12), 1)
            put(row.words, look.ui_font(13), 4, row.marks, ink=True)
            return parts
        put(phrases.quoted(row.words) if row.kind == "highlight" else row.words, serif, 4,
            tuple(Span(m.start + 1, m.end + 1) for m in row.marks) if row.kind == "highlight" else row.marks, ink=True)
        for note in row.notes[:2]:
            put(note, look.ui_font(12), 2)
        put(row.facts, look.ui_font(12), 1)
        return parts

    def _chips(self, row: Found, width: int) -> list[list[tuple[Chip, float, float]]]:
        return chip_rows(row.chips, look.ui_font(12), width - self._LEFT - self._RIGHT - 4)[:2]

    def height(self, row: object, width: int) -> int:
        if isinstance(row, Group):
            return 34
        if isinstance(row, More):
            return 30
        if not isinstance(row, Found):
            return 0
        tall = sum(p.height + 2 for p, _ in self._parts(row, width))
        return round(2 * self._PAD + tall + len(self._chips(row, width)) * (CHIP_HEIGHT + 4) + self._GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if isinstance(row, Group):
            self._paint_group(painter, box, row)
        elif isinstance(row, More):
            self._ground(painter, option, box.adjusted(0, 2, 0, -4))
            painter.setPen(QColor(self.theme.accent))
            painter.setFont(look.ui_font(12, 600))
            painter.drawText(box.adjusted(self._LEFT, 0, 0, -2), Qt.AlignmentFlag.AlignVCenter, row.words)
        else:
            self._paint_found(painter, option, box.adjusted(0, 0, 0, -self._GAP), row)
        painter.restore()

    def _paint_group(self, painter: QPainter, box: QRectF, row: Group) -> None:
        font = look.ui_font(12, 600)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.dim))
        base = box.adjusted(2, 8, -8, -6)
        painter.drawText(base, Qt.AlignmentFlag.AlignVCenter, row.name)
        painter.setFont(look.ui_font(12))
        painter.drawText(base, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.count)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        flag = QStyle.StateFlag
        selected, over = bool(option.state & flag.State_Selected), bool(option.state & flag.State_MouseOver)
        if selected or over:
            ground = QColor(self.theme.selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground if selected else look.mixed(ground, QColor(self.theme.side), 0.5))
            painter.drawRoundedRect(box, 6, 6)
        if selected and option.state & flag.State_HasFocus:
            self.ring(painter, box.adjusted(1, 1, -1, -1), 6)

    def _paint_found(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, row: Found) -> None:
        self._ground(painter, option, box)
        width = option.rect.width()
        x, y = box.left() + self._LEFT, box.top() + self._PAD
        if row.kind == "highlight":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.tag(row.colour))
            painter.drawRoundedRect(QRectF(box.left() + 3, y, 4, box.height() - 2 * self._PAD), 2, 2)
        if row.kind == "tag":
            draw_dot(painter, QPointF(x + 4, y + 10), 5, self.theme.tag(row.colour))
            painter.setFont(look.ui_font(14))
            painter.setPen(QColor(self.theme.ink))
            words = QFontMetricsF(look.ui_font(14)).elidedText(row.title, Qt.TextElideMode.ElideMiddle, width - 40)
            painter.drawText(QPointF(x + 16, y + 15), words)
            painter.setFont(look.ui_font(12))
            painter.setPen(QColor(self.theme.dim))
            painter.drawText(QPointF(x + 16, y + 33), row.facts)
            return
        for paragraph, ink in self._parts(row, width):
            paragraph.draw(painter, x, y, QColor(self.theme.ink if ink else self.theme.dim))
            y += paragraph.height + 2
        y += 3
        for chips in self._chips(row, width):
            for chip, left, wide in chips:
                draw_chip(painter, QRectF(x + left, y, wide, CHIP_HEIGHT), chip, look.ui_font(12), self.theme)
            y += CHIP_HEIGHT + 4
