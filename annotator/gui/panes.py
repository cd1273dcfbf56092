"""The three panes beside each other, the page the widest; folded away, and from one to the next by key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QSplitter, QWidget

from annotator.gui.ground import USUAL

NARROW = (700, 820)
"""Pixels of the narrowest window, and of one that is narrow."""
PAGE = (400, 300)
"""Pixels that the page has at least, and in a narrow window."""


class Panes(QSplitter):
    """`stops` are the widgets that the key goes through, in their order. A pane folded away has no width."""

    folded = Signal()  # one was, or stands again

    def __init__(
        self, panes: Sequence[QWidget], stops: Sequence[QWidget], widths: Sequence[int], parent: QWidget
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._stops, self._page = stops, panes[1]
        for n, pane in enumerate(panes):
            self.addWidget(pane)
            self.setStretchFactor(n, 1 if n == 1 else 0)
            self.setCollapsible(n, n != 1)
        self.setHandleWidth(1)
        side, *others = widths
        if tuple(widths) == USUAL:  # not yet the person's own: a language may need more
            side = max(side, panes[0].sizeHint().width())
        self.setSizes([side, *others])
        self._panes = tuple(panes)
        self._wide = list(USUAL)  # how wide each was when it was folded away
        self._lent = False  # the list stands only as long as something is shown there
        self.splitterMoved.connect(lambda *_: self.folded.emit())
        self._before: list[int] = []  # how wide the panes were while all of them stood

    def widen(self, least: int) -> None:
        """The page as wide as this, as far as the panes beside it can make room: the right one first."""
        if not self._before:
            self._before = self.sizes()
            self._panes[2].hide()
            if self.width() - self._before[0] < least:
                self._panes[0].hide()
            self.folded.emit()

    def restore(self) -> None:
        """All panes again, as wide as they were."""
        if self._before:
            for pane in self._panes:
                pane.show()
            self.setSizes(self._before)
            self._before = []
            self.folded.emit()

    def show_list(self) -> None:
        self._lent = False
        self._turn(0)

    def show_panel(self) -> None:
        self._turn(2)

    def lend_list(self, wanted: bool) -> None:
        """The pane of the list for a while, where it is folded away: what is found stands there."""
        if self.stands(0) != wanted and (wanted or self._lent):
            self._turn(0)
            self._lent = wanted

    def stands(self, pane: int) -> bool:
        """Whether one sees the first or the last of the three."""
        return not self._panes[pane].isHidden() and self.sizes()[pane] > 0

    def _turn(self, number: int) -> None:
        pane, sizes, focus = self._panes[number], self.sizes(), QApplication.focusWidget()
        if pane.isHidden():
            pane.show()
        elif sizes[number]:
            self._wide[number], sizes[number] = sizes[number], 0
            self.setSizes(sizes)
            if focus is None or pane.isAncestorOf(focus):
                stop = next((s for s in self._stops if self._page.isAncestorOf(s) and s.isVisible()), self._page)
                stop.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            sizes[1] = max(0, sizes[1] - self._wide[number])
            sizes[number] = self._wide[number]
            self.setSizes(sizes)
        self.folded.emit()

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().boundedTo(QSize(NARROW[0], NARROW[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page gives way last, but in a narrow window it does."""
        self._page.setMinimumWidth(PAGE[event.size().width() < NARROW[1]])
        super().resizeEvent(event)

    def next_pane(self) -> None:
        there = [pane for n, pane in enumerate(self._panes) if self.stands(n)]
        shown = [s for s in self._stops if s.isVisible() and any(pane.isAncestorOf(s) for pane in there)]
        at = next((n for n, s in enumerate(shown) if s.hasFocus()), -1)
        if shown:
            stop = shown[(at + 1) % len(shown)]
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if isinstance(stop, QAbstractItemView) and not stop.currentIndex().isValid():
                stop.setCurrentIndex(stop.model().index(0, 0))  # so that one sees where one is
