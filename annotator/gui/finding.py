"""Finding one's way in a page: the line that finds words, and the outline."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from annotator.gui.matching import fold
from annotator.gui.phrases import tip
from annotator.gui.pieces import button, label, named
from annotator.gui.popup import Popup, Spot
from annotator.model import Span
from annotator.text import Text
from annotator.workspace.recurrence import Term

MOST = 5_000
"""Hits that are shown: a letter that stands everywhere is no search."""
LINE, LEAST, BESIDE = 200, 80, 24
"""Pixels of the line, of one on a narrow page, and from the bar to the page's edge."""


def found(words: str, wanted: str, *, case: bool, whole: bool) -> list[Span]:
    """Every place of some words, any white space for a space, in reading order."""
    return list(islice(Term(wanted, case, whole).places(words), MOST))


class FindBar(QFrame):
    """Above the page's right corner. Enter and Shift+Enter go on and back, Esc closes."""

    wanted = Signal(str, bool, bool)  # words, whether case counts, whether whole words only
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.line = named(QLineEdit(self), "filter")
        self.line.setPlaceholderText(self.tr("Find on this page"))
        self.line.setAccessibleName(self.tr("Find on this page"))
        self.line.setFixedWidth(LINE)
        self.line.installEventFilter(self)
        self._count = label(self, "", "dim")
        self._case, self._whole = button(self, "Aa", "pill"), button(self, "“ ”", "pill")
        for toggle, words in ((self._case, self.tr("Capitals count")), (self._whole, self.tr("Whole words"))):
            toggle.setCheckable(True)
            toggle.setToolTip(words)
            toggle.setAccessibleName(words)
            toggle.toggled.connect(self._on_edited)
        back = button(self, "↑", "quiet", act=lambda: self.stepped.emit(-1))
        on = button(self, "↓", "quiet", act=lambda: self.stepped.emit(1))
        shut = button(self, "×", "quiet", act=self.close_bar)
        for arrow, words in ((back, self.tr("Previous hit")), (on, self.tr("Next hit")), (shut, self.tr("Close"))):
            arrow.setAccessibleName(words)
            arrow.setToolTip(words)
        self.line.textChanged.connect(self._on_edited)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 6, 5)
        row.setSpacing(4)
        for widget in (self.line, self._count, self._case, self._whole, back, on, shut):
            row.addWidget(widget)
        self.hide()

    def open_bar(self, words: str = "") -> None:
        """`words`: what is selected on the page, searched at once."""
        if words and "\n" not in words and len(words) < 80:
            self.line.setText(words)
        self.show()
        self.place()
        self.line.setFocus()
        self.line.selectAll()
        self._on_edited()

    def place(self) -> None:
        room = self.parentWidget()
        if room is not None:
            others = self.sizeHint().width() - self.line.width()
            self.line.setFixedWidth(max(LEAST, min(LINE, room.width() - 2 * BESIDE - others)))
            self.adjustSize()
            self.move(max(0, room.width() - self.width() - BESIDE), 12)
        self.raise_()

    def close_bar(self) -> None:
        self.hide()
        self.closed.emit()

    def show_count(self, at: int, of: int) -> None:
        """The hit that one is at, from 1; 0 of 0 where there is none."""
        told = self.tr("{} of {}").format(at, of) if of else self.tr("none") if self.line.text().strip() else ""
        self._count.setText(told)
        self.place()

    def _on_edited(self) -> None:
        self.wanted.emit(self.line.text(), self._case.isChecked(), self._whole.isChecked())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)


def headings(text: Text, hidden: Collection[int] = ()) -> list[tuple[int, int, str]]:
    """Level, position and words of each heading that has any; the title once, however often its blocks repeat it."""
    title = next((n for n in sorted(hidden) if text.blocks[n].kind[0] == "h"), -1)
    return [
        (int(block.kind[1]), start, block.text)
        for n, (block, start) in enumerate(zip(text.blocks, text.starts, strict=True))
        if block.kind[0] == "h" and block.text.strip() and (n == title or n not in hidden)
    ]


class Outline(Popup):
    """The page's headings. Type to narrow them, Enter goes there."""

    chosen = Signal(int)  # a position

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, 420)
        self._headings: Sequence[tuple[int, int, str]] = ()
        self._here = 0
        self.line = named(QLineEdit(self), "search")
        self.line.setPlaceholderText(self.tr("Outline"))
        self.line.setAccessibleName(self.tr("Find a heading"))
        self.line.textChanged.connect(lambda _: self._sift())
        self.line.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Headings"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.give(self.list, 320)
        self.list.itemClicked.connect(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(6)
        layout.addWidget(self.line)
        layout.addWidget(self.list)

    def open_for(self, spot: Spot, text: Text, here: int, hidden: Collection[int] = ()) -> None:
        """`here`: the position that one reads at; `hidden`: numbers of blocks that repeat the title."""
        self._headings, self._here = headings(text, hidden), here
        self.line.clear()
        self._sift()
        self.open_at(spot, self.line)

    def _sift(self) -> None:
        words = fold(self.line.text()).split()
        top = min((level for level, _, _ in self._headings), default=1)
        self.list.clear()
        current = 0
        for level, start, heading in self._headings:
            if all(w in fold(heading) for w in words):
                item = QListWidgetItem("    " * (level - top) + heading)
                item.setData(Qt.ItemDataRole.UserRole, start)
                item.setToolTip(tip(heading))
                item.setSizeHint(QSize(0, self.list.fontMetrics().height() + 8))  # cut, not scrolled sideways
                self.list.addItem(item)
                if start <= self._here:
                    current = self.list.count() - 1
        if not self.list.count():
            empty = QListWidgetItem(self.tr("No headings") if not words else self.tr("No heading matches"))
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(empty)
        self.list.setCurrentRow(current)

    def _go(self, item: QListWidgetItem | None) -> None:
        start = item.data(Qt.ItemDataRole.UserRole) if item else None
        if isinstance(start, int):
            self.dismiss()
            self.chosen.emit(start)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)
