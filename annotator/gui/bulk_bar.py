"""Below the cards where several are chosen: how many, and what can be done with all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from annotator.gui.look import LIGHT, Theme
from annotator.gui.phrases import number
from annotator.gui.pieces import button, label, row_of
from annotator.gui.rows import TagRow

DOT = 12


class BulkBar(QFrame):
    tags_asked = Signal()
    untag_asked = Signal(str)  # a tag's id
    colour_asked = Signal(str)
    copy_asked = Signal()
    deletion_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bulk")
        self.worn: Callable[[], Sequence[TagRow]] = tuple  # the tags of what is chosen, counted there
        self.tags: Callable[[], Sequence[TagRow]] = tuple  # those that may give a colour
        self._theme = LIGHT
        self._count = label(self, "", "bulkCount")
        clear = button(self, self.tr("Choose none"), "quiet", act=self.left.emit)
        self._untag, self._colour = QMenu(self), QMenu(self)
        self._untag.aboutToShow.connect(lambda: self._fill(self._untag, self.worn(), self.untag_asked.emit))
        self._colour.aboutToShow.connect(lambda: self._fill(self._colour, self.tags(), self.colour_asked.emit))
        acts = QHBoxLayout()
        acts.setSpacing(0)
        self._acts = (
            self._act(self.tr("Tag…"), self.tr("Tag the chosen highlights"), act=self.tags_asked.emit),
            self._act(self.tr("Untag"), self.tr("Take a tag off the chosen highlights"), menu=self._untag),
            self._act(self.tr("Colour"), self.tr("Colour the chosen highlights as a tag"), menu=self._colour),
            self._act(self.tr("Copy"), self.tr("Copy the chosen quotes"), act=self.copy_asked.emit),
            self._act(self.tr("Delete"), self.tr("Delete the chosen highlights"), act=self.deletion_asked.emit),
        )
        for widget in self._acts:
            acts.addWidget(widget)
        acts.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 2, 6)
        layout.setSpacing(2)
        layout.addLayout(row_of(self._count, clear))
        layout.addLayout(acts)
        self.hide()

    def _act(
        self, words: str, told: str, *, menu: QMenu | None = None, act: Callable[[], object] | None = None
    ) -> QToolButton:
        made = button(self, words, "barButton", menu=menu, act=act)
        made.setAccessibleName(told)
        made.setToolTip(told)
        return made

    def only_copy(self) -> None:
        """Offer nothing that changes the library."""
        for act in (*self._acts[:3], self._acts[-1]):
            act.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def show_count(self, count: int) -> None:
        """How many are chosen; with fewer than two there is nothing to say."""
        self._count.setText(self.tr("{} highlights chosen").format(number(count)))
        self.setVisible(count > 1)

    def offer(self, menu: QMenu) -> None:
        """The same below another menu."""
        for sub, words in ((self._untag, self.tr("Untag")), (self._colour, self.tr("Colour"))):
            sub.setTitle(words)
            menu.addMenu(sub)

    def _fill(self, menu: QMenu, tags: Sequence[TagRow], chosen: Callable[[str], object]) -> None:
        menu.clear()
        for tag in tags:
            words = tag.path.replace("&", "&&")
            menu.addAction(self._dot(tag.colour), f"{words}\t{number(tag.count)}", partial(chosen, tag.id))
        if not tags:
            menu.addAction(self.tr("No tags")).setEnabled(False)

    def _dot(self, colour: str) -> QIcon:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(DOT * ratio), round(DOT * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(self._theme.tag(colour))
        painter.drawEllipse(1, 1, DOT - 2, DOT - 2)
        painter.end()
        return QIcon(picture)
