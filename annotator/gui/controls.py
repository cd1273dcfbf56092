"""Two ways to choose that boxes share: a number of the page in steps, and one of a few words beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from annotator.gui.appearance import BOUNDS, Appearance
from annotator.gui.flow import Flow
from annotator.gui.pieces import button


class Steps(QWidget):
    """Less, the number as it is now, more; ends where reading would."""

    def __init__(self, parent: QWidget, appearance: Appearance, key: str) -> None:
        """`key`: of BOUNDS."""
        super().__init__(parent)
        self._appearance, self._key = appearance, key
        self.words, less, more = {
            "size": (self.tr("Size"), appearance.smaller, appearance.larger),
            "measure": (self.tr("Width of the column"), appearance.narrower, appearance.wider),
            "spacing": (self.tr("Space between lines"), appearance.tighter, appearance.looser),
        }[key]
        self.less, self.more = button(self, "−", "step", act=less), button(self, "+", "step", act=more)
        self.number = button(self, "", "line")
        self.number.setEnabled(False)
        self.number.setMinimumWidth(74)
        self.number.setAccessibleName(self.words)
        for step, spoken in ((self.less, self.tr("{}: less")), (self.more, self.tr("{}: more"))):
            step.setAccessibleName(spoken.format(self.words))
            step.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self.less, self.number, self.more):
            row.addWidget(widget)
        row.addStretch()
        self.show_number()

    def show_number(self) -> None:
        value, (low, high) = getattr(self._appearance.style, self._key), BOUNDS[self._key]
        words = {"size": self.tr("{} px"), "measure": self.tr("{} letters"), "spacing": self.tr("{} %")}[self._key]
        self.number.setText(words.format(value))
        self.less.setEnabled(value != low)
        self.more.setEnabled(value != high)


class Pills(Flow):
    """One of a few is chosen; `pills` has them by name."""

    def __init__(
        self, parent: QWidget, words: str, choices: Sequence[tuple[str, str]], choose: Callable[[str], object]
    ) -> None:
        """`choices`: names and what is read on them; `words`: what is chosen, for those who only hear it."""
        super().__init__(parent)
        self.pills: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        for name, said in choices:
            self.pills[name] = made = button(self, said, "pill", act=partial(choose, name))
            made.setCheckable(True)
            made.setAccessibleName(f"{words}: {said}" if words else said)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.show()
            group.addButton(made)
        self.hold(list(self.pills.values()))
        self.arrange()

    @property
    def chosen(self) -> str:
        """The name of it; "" as long as none is."""
        return next((name for name, pill in self.pills.items() if pill.isChecked()), "")

    def show_chosen(self, name: str) -> None:
        self.pills[name].setChecked(True)
