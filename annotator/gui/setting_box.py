"""How the page is set: size, width, lines, face and paper, each seen at once on the page beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui import look
from annotator.gui.appearance import BOUNDS, Appearance
from annotator.gui.controls import Pills, Steps
from annotator.gui.pieces import button, label, named
from annotator.gui.popup import Popup, Spot


class SettingBox(Popup):
    """Closes at Esc or where one goes elsewhere; every choice is kept at once."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent, 392)
        self._appearance = appearance
        area, self._inner = named(QScrollArea(self), "settings"), named(QWidget(), "settings")
        outer, layout = QVBoxLayout(self), QVBoxLayout(self._inner)
        outer.setContentsMargins(18, 14, 10, 14)
        outer.addWidget(area)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(12)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area = area
        self._rows: list[Steps] = []
        self._numbers: dict[str, QToolButton] = {}
        self._steps: dict[str, tuple[QToolButton, QToolButton]] = {}
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(4)
        for row, key in enumerate(BOUNDS):
            made = Steps(self, appearance, key)
            grid.addWidget(label(self, made.words), row, 0)
            grid.addWidget(made, row, 1)
            self._rows.append(made)
            self._numbers[key], self._steps[key] = made.number, (made.less, made.more)
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
        layout.addStretch()
        area.setWidget(self._inner)
        appearance.changed.connect(self.show_choices)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def open_below(self, corner: Spot) -> None:
        """Below something on the screen; a second time: closed again."""
        if self.isVisible():
            self.dismiss()
            return
        self.show_choices()
        self.give(self._area, self._tall())
        self.open_at(corner, self._steps["size"][1])

    def _tall(self) -> int:
        """Pixels of all choices below each other."""
        layout = self._inner.layout()
        return layout.totalHeightForWidth(self.width() - 28) if layout else 0

    def show_choices(self) -> None:
        style, appearance = self._appearance.style, self._appearance
        for row in self._rows:
            row.show_number()
        for pills, chosen in ((self._faces, style.face), (self._papers, appearance.theme_chosen)):
            pills[chosen].setChecked(True)
        for check, on in zip(self._checks, (style.justified, style.wraps, appearance.bar_on_key), strict=True):
            check.setChecked(on)

    def _on_focus(self, _: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isVisible() and not self.isAncestorOf(new):
            self.dismiss()

    def _add_pills(
        self, layout: QVBoxLayout, words: str, choose: Callable[[str], object], choices: tuple[tuple[str, str], ...]
    ) -> dict[str, QToolButton]:
        layout.addWidget(label(self, words.upper(), "caps"))
        made = Pills(self, words, choices, choose)
        layout.addWidget(made)
        return made.pills

    def _add_check(self, layout: QVBoxLayout, words: str, act: Callable[[], object]) -> QCheckBox:
        made = QCheckBox(words, self)
        made.clicked.connect(lambda _=False: act())
        layout.addWidget(made)
        return made
