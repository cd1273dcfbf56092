"""How the page is set: size, width, lines, face and paper, each seen at once on the page beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui import look
from annotator.gui.appearance import BOUNDS, Appearance
from annotator.gui.pieces import button, label
from annotator.gui.popup import Popup


class SettingBox(Popup):
    """Closes at Esc or where one goes elsewhere; every choice is kept at once."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent, 392)
        self._appearance = appearance
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(12)
        self._numbers: dict[str, QToolButton] = {}
        self._steps: dict[str, tuple[QToolButton, QToolButton]] = {}
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(4)
        for row, (key, words, less, more) in enumerate((
            ("size", self.tr("Size"), appearance.smaller, appearance.larger),
            ("measure", self.tr("Width of the column"), appearance.narrower, appearance.wider),
            ("spacing", self.tr("Space between lines"), appearance.tighter, appearance.looser),
        )):  # fmt: skip
            self._add_steps(grid, row, key, words, less, more)
        layout.addLayout(grid)
        self._faces = self._add_pills(layout, self.tr("Face"), appearance.set_face, (
            ("serif", self.tr("Serif")), ("sans", self.tr("Sans")), ("clear", self.tr("Clear letters")),
        ))  # fmt: skip
        self._papers = self._add_pills(layout, self.tr("Paper"), appearance.set_theme, (
            ("system", self.tr("System")), ("light", self.tr("Light")), ("sepia", self.tr("Sepia")),
            ("dark", self.tr("Dark")), ("contrast", self.tr("Contrast")),
        ))  # fmt: skip
        for name, pill in self._faces.items():
            pill.setFont(look.font(look.FACES[name], 14))
        self._checks = [
            self._add_check(layout, self.tr("Straight right edge"), appearance.justify),
            self._add_check(layout, self.tr("Long lines of code wrap"), appearance.wrap_code),
            self._add_check(layout, self.tr("Bar beside a selection only at the key B"), appearance.keep_bar_back),
        ]
        usual = button(self, self.tr("Usual size and spacing"), "line", act=appearance.usual_size)
        layout.addWidget(usual, 0, Qt.AlignmentFlag.AlignLeft)
        appearance.changed.connect(self.show_choices)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def open_below(self, corner: QPoint) -> None:
        """Below a point of the screen; a second time: closed again."""
        if self.isVisible():
            self.dismiss()
            return
        self.show_choices()
        self.open_at(corner, self._steps["size"][1])

    def show_choices(self) -> None:
        style, appearance = self._appearance.style, self._appearance
        values = {"size": f"{style.size} px", "measure": self.tr("{} letters").format(style.measure),
                  "spacing": f"{style.spacing} %"}  # fmt: skip
        for key, words in values.items():
            self._numbers[key].setText(words)
            low, high = BOUNDS[key]
            for step, end in zip(self._steps[key], (low, high), strict=True):
                step.setEnabled(getattr(style, key) != end)
        for pills, chosen in ((self._faces, style.face), (self._papers, appearance.theme_chosen)):
            pills[chosen].setChecked(True)
        for check, on in zip(self._checks, (style.justified, style.wraps, appearance.bar_on_key), strict=True):
            check.setChecked(on)

    def _on_focus(self, _: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isVisible() and not self.isAncestorOf(new):
            self.dismiss()

    def _add_steps(
        self, grid: QGridLayout, row: int, key: str, words: str, less: Callable[[], object], more: Callable[[], object]
    ) -> None:
        grid.addWidget(label(self, words), row, 0)
        back, on = button(self, "−", "step", act=less), button(self, "+", "step", act=more)
        number = button(self, "", "line")
        number.setEnabled(False)
        number.setMinimumWidth(74)
        for step, spoken in ((back, self.tr("{}: less")), (on, self.tr("{}: more"))):
            step.setAccessibleName(spoken.format(words))
            step.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        number.setAccessibleName(words)
        for column, widget in enumerate((back, number, on), 1):
            grid.addWidget(widget, row, column)
        self._numbers[key], self._steps[key] = number, (back, on)

    def _add_pills(
        self, layout: QVBoxLayout, words: str, choose: Callable[[str], object], choices: tuple[tuple[str, str], ...]
    ) -> dict[str, QToolButton]:
        layout.addWidget(label(self, words.upper(), "caps"))
        row, group = QHBoxLayout(), QButtonGroup(self)
        row.setSpacing(2)
        pills = {}
        for name, said in choices:
            pills[name] = made = button(self, said, "pill", act=partial(choose, name))
            made.setCheckable(True)
            made.setAccessibleName(f"{words}: {said}")
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            group.addButton(made)
            row.addWidget(made)
        row.addStretch()
        layout.addLayout(row)
        return pills

    def _add_check(self, layout: QVBoxLayout, words: str, act: Callable[[], object]) -> QCheckBox:
        made = QCheckBox(words, self)
        made.clicked.connect(lambda _=False: act())
        layout.addWidget(made)
        return made
