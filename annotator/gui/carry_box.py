"""The report of a document clipped again: how each of its highlights fares, and whether to carry them over."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QLabel, QListView, QStyle, QStyleOptionViewItem, QWidget

from annotator.carrying import FATES, Carried, CarryReport
from annotator.gui import look, reports
from annotator.gui.dialogs import Box
from annotator.gui.in_force import keyed
from annotator.gui.lists import Delegate
from annotator.gui.paint import Paragraph
from annotator.gui.phrases import heard, number, quoted
from annotator.gui.rows import ROW, Index, Told
from annotator.gui.shelf import dress


@dataclass(frozen=True, slots=True)
class Fate:
    """A highlight as the report shows it, or with `how` alone the heading of its group."""

    how: str  # of FATES
    count: int = 0  # of the group, in its heading
    then: str = ""  # the words
    now: str = ""  # where they differ
    likeness: str = ""  # "86 %"
    title: str = ""  # of its document, where the report tells of several

    @property
    def heading(self) -> str:
        return f"{heard(self.how).upper()} · {number(self.count)}" if self.count else ""

    @property
    def spoken(self) -> str:
        if self.count:
            return f"{heard(self.how)}, {self.count}: {heard(FATES[self.how])}"
        now = QCoreApplication.translate("CarryBox", "now “{}”, {} alike").format(self.now, self.likeness)
        return ", ".join(filter(None, (quoted(self.then), now if self.now else "", self.title)))


def rows(report: CarryReport) -> list[Fate]:
    """What wants a look first, each group under its heading; empty groups are left out."""
    titles = {d.id: d.title for d in report.documents} if len(report.documents) > 1 else {}
    out: list[Fate] = []
    for how in FATES:
        if found := report.of(how):
            out += [Fate(how, len(found)), *(_row(c, titles.get(c.highlight.document, "")) for c in found)]
    return out


def _row(item: Carried, title: str) -> Fate:
    then = item.highlight.quote.exact
    if item.how != "fuzzy" or item.now is None:
        return Fate(item.how, then=then, title=title)
    likeness = f"{min(99, int(100 * item.similarity))} %"  # what differs is never 100 % alike
    return Fate(item.how, then=then, now=item.now.quote.exact, likeness=likeness, title=title)


class CarryBox(Box):
    """Accepted: carry over. Rejected: later."""

    def __init__(self, parent: QWidget | None, report: CarryReport) -> None:
        super().__init__(
            parent,
            f"{reports.carried(report)}.",
            keyed(self.tr(
                "Highlights stay on the text they were made on until you carry them over; {undo} takes that back. "
                "Orphaned ones keep their words: select where they belong, then choose “Attach here”."
            )),
        )
        self.resize(660, 560)
        for heading in self.findChildren(QLabel):
            heading.setWordWrap(True)
        self.list = QListView(self)
        self.list.setModel(Told(self, rows(report)))
        self.list.setAccessibleName(self.tr("How each highlight fares"))
        self.list.setLayoutMode(QListView.LayoutMode.Batched)  # thousands are measured as they come
        dress(self.list, FateDelegate(self.list))
        self.body.addWidget(self.list, 1)
        if report.change.after:
            self.add_buttons(self.tr("Carry over"), self.tr("Later"))
        else:
            self.add_buttons(self.tr("Close"))


class FateDelegate(Delegate):
    """Headings in small capitals; old words dim where new ones stand below them."""

    _LEFT, _PAD, _LIKENESS = 12, 8, 46

    def height(self, row: object, width: int) -> int:
        if not isinstance(row, Fate):
            return 0
        return 34 if row.count else round(sum(p.height + 3 for p, _ in self._parts(row, width)) + 2 * self._PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, box = index.data(ROW), QRectF(option.rect)
        ink, dim = _colour(QPalette.ColorRole.Text), _colour(QPalette.ColorRole.PlaceholderText)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.count:
            self._draw_heading(painter, box, row)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            bar = QRectF(box.left(), box.top() + 4, 3, box.height() - 8)
            painter.fillRect(bar, _colour(QPalette.ColorRole.Highlight))
        y = box.top() + self._PAD
        for paragraph, dimmed in self._parts(row, option.rect.width()):
            paragraph.draw(painter, box.left() + self._LEFT, y, dim if dimmed else ink)
            y += paragraph.height + 3
        painter.setFont(look.ui_font(12))
        painter.setPen(dim)
        right = box.adjusted(0, self._PAD, -self._PAD, 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, row.likeness)
        painter.setPen(_colour(QPalette.ColorRole.Mid))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def _parts(self, row: Fate, width: int) -> list[tuple[Paragraph, bool]]:
        """Each with whether it is dim."""
        inner = width - 2 * self._LEFT - self._LIKENESS
        quote = look.font(look.SERIF, 14.5)
        parts = [(Paragraph(quoted(row.then), quote, inner, 3, 1.08), bool(row.now))]
        if row.now:
            parts.append((Paragraph(quoted(row.now), quote, inner, 3, 1.08), False))
        if row.title:
            parts.append((Paragraph(row.title, look.ui_font(11.5, 600), inner, 1, 1.1), True))
        return parts

    def _draw_heading(self, painter: QPainter, box: QRectF, row: Fate) -> None:
        line = box.adjusted(0, 8, -self._PAD, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(_colour(QPalette.ColorRole.Text))
        painter.setFont(look.ui_font(12, 600))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | middle, row.heading)
        painter.setPen(_colour(QPalette.ColorRole.PlaceholderText))
        painter.setFont(look.ui_font(12))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, heard(FATES[row.how]))


def _colour(role: QPalette.ColorRole) -> QColor:
    """The app's, since a style sheet bends the palette of a widget."""
    return QGuiApplication.palette().color(role)
