"""The line over the page while two people are compared on it: who, which tag, how far they agree, where they differ."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from annotator.agreement import Agreement
from annotator.gui import phrases
from annotator.gui.in_force import key_for
from annotator.gui.look import LIGHT, Theme
from annotator.gui.pieces import button, label, named
from annotator.model import Person

MINE, THEIRS, BOTH = "#B3D7F2", "#F8E09A", "#AEBD92"
"""Blue and yellow, which everyone tells apart; on each other they are green."""


class CompareBar(QWidget):
    asked = Signal(object, object, str)  # two Persons, a tag's id or ""
    stepped = Signal(int)
    numbers_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._people: Sequence[Person] = ()
        self._tags: Sequence[tuple[str, str]] = ()
        self._theme: Theme = LIGHT
        self.mine, self.theirs, self.tag = QComboBox(self), QComboBox(self), QComboBox(self)
        for chooser, name in (
            (self.mine, self.tr("Whose marks stand at the left")),
            (self.theirs, self.tr("Whose marks stand at the right")),
            (self.tag, self.tr("Tag to compare")),
        ):
            for named_so in (chooser, chooser.view()):
                named_so.setAccessibleName(name)
            chooser.setToolTip(name)
            chooser.setIconSize(QSize(12, 12))
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            chooser.setMaximumWidth(200)
            chooser.activated.connect(lambda _: self.asked.emit(*self.choice))
            chooser.installEventFilter(self)
        self._count, self._numbers = label(self, "", "who"), label(self, "", "dim")
        back = button(self, "↑", "quiet", act=lambda: self.stepped.emit(-1))
        on = button(self, "↓", "quiet", act=lambda: self.stepped.emit(1))
        numbers = button(self, self.tr("Numbers…"), "quiet", act=self.numbers_asked.emit)
        shut = button(self, "×", "quiet", act=self.closed.emit)
        self._told = (  # each with the command that does the same
            (back, self.tr("Previous difference"), "previous_difference"),
            (on, self.tr("Next difference"), "next_difference"),
            (numbers, self.tr("Agreement on each tag"), ""),
            (shut, self.tr("Compare no longer"), "compare_here"),
        )
        self.name_keys()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(8)
        row.addWidget(self.mine)
        row.addStretch(1)
        for widget in (self.tag, self._count, back, on, self._numbers, numbers):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.theirs)
        row.addWidget(shut)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._show_colours()

    @property
    def choice(self) -> tuple[Person, Person, str]:
        mine, theirs = (self._people[c.currentIndex()] for c in (self.mine, self.theirs))
        return mine, theirs, self._tags[self.tag.currentIndex()][0]

    def show_choice(self, people: Sequence[Person], tags: Sequence[tuple[str, str]], mine: Person, theirs: Person,
                    tag: str) -> None:  # fmt: skip
        """Who and what can be compared, and is. `tags`: ids and paths."""
        self._people, self._tags = people, (("", self.tr("All tags")), *tags)
        for chooser, chosen in ((self.mine, mine), (self.theirs, theirs)):
            chooser.clear()
            chooser.addItems([p.name for p in people])
            chooser.setCurrentIndex(next((n for n, p in enumerate(people) if p.id == chosen.id), 0))
        self.tag.clear()
        self.tag.addItems([path for _, path in self._tags])
        self.tag.setCurrentIndex(next((n for n, (key, _) in enumerate(self._tags) if key == tag), 0))
        self._show_colours()
        self.name_keys()
        self.show()

    def name_keys(self) -> None:
        """Those in force now."""
        for made, words, command in self._told:
            key = key_for(command)
            made.setAccessibleName(words)
            made.setToolTip(f"{words} ({key})" if key else words)

    def show_count(self, at: int, of: int) -> None:
        """The difference that one is at, from 1, or 0."""
        if at:
            self._count.setText(self.tr("{} of {} differences").format(phrases.number(at), phrases.number(of)))
        else:
            self._count.setText(phrases.numbered("CompareBar", "%Ln difference(s)", of))

    def show_numbers(self, found: Agreement) -> None:
        told = (self.tr("agree {}").format(phrases.share(found.percent)),
                self.tr("kappa {}").format(phrases.ratio(found.kappa)), f"F1 {phrases.ratio(found.f1)}")  # fmt: skip
        self._numbers.setText(" · ".join(told))

    def _show_colours(self) -> None:
        for chooser, colour in ((self.mine, MINE), (self.theirs, THEIRS)):
            for n in range(chooser.count()):
                chooser.setItemIcon(n, _square(self._theme, colour))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        return super().eventFilter(watched, event)


def _square(theme: Theme, colour: str) -> QIcon:
    pixmap = QPixmap(24, 24)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.quoted)
    painter.setBrush(theme.tag(colour))
    painter.drawRoundedRect(2, 2, 20, 20, 4, 4)
    painter.end()
    return QIcon(pixmap)
