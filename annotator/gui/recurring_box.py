"""The box in which a term is tagged everywhere: the term, the tag, and every place before anything is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.gui import look
from annotator.gui.dialogs import Box
from annotator.gui.lists import Delegate
from annotator.gui.phrases import number
from annotator.gui.pieces import label, timer
from annotator.gui.rows import ROW, Index, Told
from annotator.gui.shelf import dress
from annotator.text import IMAGE
from annotator.workspace import MAX_NAME
from annotator.workspace.recurrence import Places, Term

PAUSE = 200
"""Milliseconds after the last letter before a search begins."""


@dataclass(frozen=True, slots=True)
class Line:
    """A place with the words round it; with `count` alone, the heading of its document."""

    before: str = ""
    words: str = ""
    behind: str = ""
    title: str = ""
    count: int = 0

    @property
    def spoken(self) -> str:
        return f"{self.title}, {number(self.count)}" if self.count else f"{self.before}{self.words}{self.behind}"


def lines(found: Sequence[Places]) -> list[Line]:
    """Each document under its title, the first few of its places with what stands round them."""
    out = []
    for places in found:
        out.append(Line(title=places.document.title, count=len(places.spans)))
        out += [Line(_flat(before), words, _flat(behind)) for before, words, behind in places.contexts]
    return out


def _flat(words: str) -> str:
    return re.sub(rf"[\s{IMAGE}]+", " ", words)


Lines = Told[Line]


class LineDelegate(Delegate):
    """A place on one line, the term in the middle; a document's title in bold with its count."""

    def height(self, row: object, width: int) -> int:
        return 34 if isinstance(row, Line) and row.count else 25

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(ROW)
        box = QRectF(option.rect).adjusted(10, 0, -10, 0)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRectF(option.rect.left(), box.top() + 4, 3, box.height() - 8), _colour("Highlight"))
        if line.count:
            bold, count = look.ui_font(13, 600), number(line.count)
            wide = QFontMetricsF(bold).horizontalAdvance(count) + 12
            self._write(painter, box.adjusted(0, 8, -wide, 0), line.title, bold, "Text")
            self._write(painter, box.adjusted(0, 8, 0, 0), count, look.ui_font(13), "PlaceholderText", right=True)
        else:
            serif, middle = look.font(look.SERIF, 14), look.font(look.SERIF, 14, weight=600)
            wide = min(QFontMetricsF(middle).horizontalAdvance(line.words), box.width() * 0.5)
            at = box.left() + (box.width() - wide) * 0.42
            before = QRectF(box.left(), box.top(), at - box.left(), box.height())
            self._write(painter, before, line.before, serif, "PlaceholderText", right=True)
            self._write(painter, QRectF(at, box.top(), wide, box.height()), line.words, middle, "Text")
            behind = QRectF(at + wide, box.top(), box.right() - at - wide, box.height())
            self._write(painter, behind, line.behind, serif, "PlaceholderText")
        painter.restore()

    def _write(
        self, painter: QPainter, box: QRectF, words: str, font: QFont, role: str, *, right: bool = False
    ) -> None:
        """What there is no room for is left out at the far end."""
        side = Qt.TextElideMode.ElideLeft if right else Qt.TextElideMode.ElideRight
        painter.setFont(font)
        painter.setPen(_colour(role))
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = QFontMetricsF(font).elidedText(words, side, box.width())
        painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextIncludeTrailingSpaces, shown)


def _colour(role: str) -> QColor:
    """The app's, since a style sheet bends the palette of a widget."""
    return QGuiApplication.palette().color(QPalette.ColorRole[role])


class RecurringBox(Box):
    """Accepted: tag `term` with `tag` everywhere in the scope chosen."""

    asked = Signal()  # another term or scope: its places are wanted

    def __init__(self, parent: QWidget | None, words: str, tag: str, paths: Sequence[str], *, document: bool) -> None:
        super().__init__(parent, self.tr("Tag every place of a term"))
        self.resize(680, 580)
        self.term_line = QLineEdit(words, self, maxLength=400)
        self.tag_line = QLineEdit(tag, self, maxLength=4 * MAX_NAME)
        completer = QCompleter(list(paths), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.tag_line.setCompleter(completer)
        self.tag_line.setPlaceholderText(self.tr("A tag, or a new one; “a / b” is b below a"))
        self.scope = QComboBox(self)
        if document:
            self.scope.addItem(self.tr("This document"), False)
        self.scope.addItem(self.tr("Whole library"), True)
        self.case, self.whole = QCheckBox(self.tr("Capitals count"), self), QCheckBox(self.tr("Whole words"), self)
        self.whole.setChecked(True)
        self.list, self.rows = QListView(self), Lines(self)
        self.list.setModel(self.rows)
        dress(self.list, LineDelegate(self.list))
        self.told = label(self, "", "dim", wraps=True)
        self._lay_out()
        self.chief = self.add_buttons(self.tr("Tag"), self.tr("Cancel"))
        self._count = 0
        self._pause = timer(self, PAUSE, self.asked.emit)
        for signal in (self.term_line.textChanged, self.scope.currentIndexChanged, self.case.toggled,
                       self.whole.toggled):
            signal.connect(self._on_edited)
        self.tag_line.textChanged.connect(lambda _: self._enable())
        self._on_edited()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        options = QHBoxLayout()
        for widget in (self.scope, self.case, self.whole):
            options.addWidget(widget)
        options.addStretch()
        names = ((self.tr("Term"), self.term_line), (self.tr("Tag"), self.tag_line))
        for name, line in names:
            line.setAccessibleName(name)
            form.addRow(label(self, name, "field"), line)
        self.scope.setAccessibleName(self.tr("Where"))
        self.list.setAccessibleName(self.tr("Places of the term"))
        form.addRow(label(self, self.tr("Where"), "field"), options)
        self.body.addLayout(form)
        self.body.addWidget(self.told)
        self.body.addWidget(self.list, 1)

    @property
    def term(self) -> Term:
        return Term(self.term_line.text(), self.case.isChecked(), self.whole.isChecked())

    @property
    def tag(self) -> str:
        """The path of a tag."""
        return self.tag_line.text().strip()

    @property
    def whole_library(self) -> bool:
        return bool(self.scope.currentData())

    def show_places(self, found: Sequence[Places], count: int, marked: int) -> None:
        """`found`: the first documents with the first of their places, of `count` in all."""
        self._count = count
        self.rows.show(lines(found))
        if not count:
            self._say(self.tr("Nowhere here.") if self.term.words.strip() else "")
            return
        told = self.tr("{} places").format(number(count)) if count > 1 else self.tr("1 place")
        if marked:
            told += self.tr(" · {} highlighted already, to be tagged as well").format(number(marked))
        self._say(told)
        self.chief.setText(self.tr("Tag {}").format(number(count)))

    def refuse(self, why: str) -> None:
        self._count = 0
        self.rows.show(())
        self._say(why)

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self._enable()

    def _enable(self) -> None:
        self.chief.setEnabled(bool(self._count and self.tag))

    def _on_edited(self) -> None:
        self._count = 0
        self.chief.setText(self.tr("Tag"))
        self._say(self.tr("Looking…"))
        self._pause.start()
