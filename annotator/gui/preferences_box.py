"""All preferences in one box: each choice is kept at once, and found by its words."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.gui import look
from annotator.gui.appearance import BOUNDS
from annotator.gui.controls import Pills, Steps
from annotator.gui.dialogs import Box, confirmed
from annotator.gui.language import NAMES
from annotator.gui.pieces import button, label, named
from annotator.gui.preferences import Preferences
from annotator.gui.swatches import Swatches
from annotator.workspace import MAX_NAME


@dataclass(frozen=True, slots=True)
class Row:
    """A choice: what it says, and all by which it is found."""

    parts: tuple[QWidget, ...]
    sought: str


class PreferencesBox(Box):
    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Preferences"))
        self._own = preferences
        self.resize(680, 660)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Find a preference"))
        self.search.setAccessibleName(self.tr("Find a preference"))
        self.search.setClearButtonEnabled(True)
        self.body.addWidget(self.search)
        self.sections: list[tuple[QLabel, list[Row]]] = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(5)
        self._grid.setContentsMargins(0, 0, 12, 8)
        for fill in (self._fill_look, self._fill_page, self._fill_work, self._fill_person):
            fill()
        self._nothing = label(self, self.tr("No preference is called that."), "dim")
        self._nothing.hide()
        self._scroll()
        self.add_buttons(self.tr("Close"))
        reset = QPushButton(self.tr("Reset all…"), self)
        self.add_beside(reset)
        reset.clicked.connect(self._on_reset)
        self.search.textChanged.connect(self.sift)
        preferences.appearance.changed.connect(self.show_choices)
        self.show_choices()
        self.search.setFocus()

    def done(self, result: int) -> None:
        self._on_name()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return in a line is not the end."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QLineEdit):
            return
        super().keyPressEvent(event)

    def show_choices(self) -> None:
        """What is chosen now, wherever it was."""
        own, appearance = self._own, self._own.appearance
        self.themes.show_chosen(appearance.theme_chosen)
        self.faces.show_chosen(appearance.style.face)
        self.bar.show_chosen("key" if appearance.bar_on_key else "once")
        for steps in self.steps:
            steps.show_number()
        for check, on in ((self.calm, appearance.calm), (self.justified, appearance.style.justified),
                          (self.wraps, appearance.style.wraps)):  # fmt: skip
            check.setChecked(on)
        self.folder.setText(_short(own.folder) if own.folder else self.tr("None"))
        self.folder.setToolTip(str(own.folder or ""))
        self.unwatch.setVisible(own.folder is not None)
        self.language.setCurrentIndex(self.language.findData(own.language))

    def sift(self, words: str) -> None:
        """Only the rows that have all these words, in whatever they say."""
        wanted = _plain(words).split()
        some = False
        for heading, rows in self.sections:
            shown = [all(w in row.sought for w in wanted) for row in rows]
            for row, is_shown in zip(rows, shown, strict=True):
                for part in row.parts:
                    part.setVisible(is_shown)
            heading.setVisible(any(shown))
            some = some or any(shown)
        self._nothing.setVisible(not some)

    # -- making ----------------------------------------------------------------------------------------------------

    def _fill_look(self) -> None:
        appearance = self._own.appearance
        self._add_section(self.tr("Look"))
        self.themes = Pills(self, self.tr("Theme"), (
            ("system", self.tr("System")), ("light", self.tr("Light")), ("sepia", self.tr("Sepia")),
            ("dark", self.tr("Dark")), ("contrast", self.tr("High contrast")),
        ), appearance.set_theme)  # fmt: skip
        self._add(self.tr("Theme"), self.themes, self.tr("paper colour night black white mode"))
        self.calm = QCheckBox(self.tr("Nothing blinks or moves by itself"), self)
        self.calm.clicked.connect(appearance.set_calm)
        self._add(self.tr("Reduced motion"), self.calm, self.tr("animation caret cursor"))

    def _fill_page(self) -> None:
        appearance = self._own.appearance
        self._add_section(self.tr("Page"))
        self.faces = Pills(self, self.tr("Face"), (
            ("serif", self.tr("Serif")), ("sans", self.tr("Sans")), ("clear", self.tr("Clear letters")),
        ), appearance.set_face)  # fmt: skip
        for name, pill in self.faces.pills.items():
            pill.setFont(look.font(look.FACES[name], 14))
        self._add(self.tr("Face"), self.faces, self.tr("font dyslexia typeface"))
        self.steps = [Steps(self, appearance, key) for key in BOUNDS]
        for steps in self.steps:
            self._add(steps.words, steps, self.tr("font measure spacing height letters zoom"))
        self.justified = QCheckBox(self.tr("Straight right edge"), self)
        self.justified.clicked.connect(lambda _=False: appearance.justify())
        self._add(self.tr("Edges"), self.justified, self.tr("justified ragged"))
        self.wraps = QCheckBox(self.tr("Long lines wrap"), self)
        self.wraps.clicked.connect(lambda _=False: appearance.wrap_code())
        self._add(self.tr("Code"), self.wraps)

    def _fill_work(self) -> None:
        self._add_section(self.tr("Marking"))
        self.bar = Pills(self, self.tr("Bar beside a selection"), (
            ("once", self.tr("At once")), ("key", self.tr("Only at the key B")),
        ), self._on_bar)  # fmt: skip
        self._add(self.tr("Bar beside a selection"), self.bar, self.tr("toolbar highlight"))
        self._add_section(self.tr("Clips"))
        self.folder = label(self)
        self.choose = button(self, self.tr("Choose…"), act=self._on_folder)
        self.choose.setAccessibleName(self.tr("Choose the watched folder"))
        self.unwatch = button(self, self.tr("Watch none"), act=self._on_unwatch)
        self._add(self.tr("Watched folder"), _beside(self, self.folder, self.choose, self.unwatch),
                  self.tr("inbox import new"))  # fmt: skip

    def _fill_person(self) -> None:
        own = self._own
        self._add_section(self.tr("You"))
        self.name = QLineEdit(own.name, self, maxLength=MAX_NAME)
        self.name.setAccessibleName(self.tr("Your name"))
        self.name.editingFinished.connect(self._on_name)
        self._add(self.tr("Name"), self.name, self.tr("person colleagues"))
        self.swatches = Swatches(self, own.colour, "")
        self.swatches.changed.connect(lambda colour: own.call(own.name, colour))
        self._add(self.tr("Colour"), self.swatches, self.tr("person"))
        self._add_section(self.tr("Language"))
        self.language = QComboBox(self)
        self.language.setAccessibleName(self.tr("Language of the window"))
        self.language.addItem(self.tr("As the system"), "system")
        for name, words in NAMES.items():
            self.language.addItem(words, name)
        self.language.activated.connect(lambda _: own.speak(str(self.language.currentData())))
        later = label(self, self.tr("Applies at the next start."), "dim")
        self._add(self.tr("Language"), _beside(self, self.language, later), "english deutsch german")

    def _add_section(self, words: str) -> None:
        heading = label(self, words.upper(), "caps")
        heading.setContentsMargins(0, 10 if self.sections else 0, 0, 0)
        self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 2)
        self.sections.append((heading, []))

    def _add(self, words: str, widget: QWidget, more: str = "") -> None:
        """`more`: other words by which a person may look for it."""
        said, at = label(self, words), self._grid.rowCount()
        said.setBuddy(widget)
        self._grid.addWidget(said, at, 0)
        self._grid.addWidget(widget, at, 1)
        heading, rows = self.sections[-1]
        shown = [w.text() for w in (widget, *widget.findChildren(QWidget)) if hasattr(w, "text")]
        rows.append(Row((said, widget), _plain(" ".join((heading.text(), words, *shown, more)))))

    def _scroll(self) -> None:
        inner = named(QWidget(self), "plainPage")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addWidget(self._nothing)
        layout.addStretch()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("Preferences"))
        area.setWidget(inner)
        self.body.addWidget(area, 1)

    # -- what the person does --------------------------------------------------------------------------------------

    def _on_bar(self, when: str) -> None:
        if self._own.appearance.bar_on_key != (when == "key"):
            self._own.appearance.keep_bar_back()

    def _on_folder(self) -> None:
        self._own.errands.watch_folder()
        self.show_choices()

    def _on_unwatch(self) -> None:
        self._own.errands.stop_watching()
        self.show_choices()
        self.choose.setFocus()

    def _on_name(self) -> None:
        name = " ".join(self.name.text().split())
        if name and name != self._own.name:
            self._own.call(name, self._own.colour)
        self.name.setText(self._own.name)

    def _on_reset(self) -> None:
        words = self.tr("Look, page, bar and language become what they were on the first day, and no folder is "
                        "watched. Your name and colour stay.")  # fmt: skip
        if confirmed(self, self.tr("Reset all preferences?"), words):
            self._own.reset()
            self.search.clear()
            self.show_choices()


def _beside(parent: QWidget, *widgets: QWidget) -> QWidget:
    made = QWidget(parent)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return made


def _plain(words: str) -> str:
    """Without case and accents: as people type when they look for something."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def _short(folder: Path) -> str:
    """The end of a path, which says most."""
    with suppress(ValueError, RuntimeError):
        folder = Path("~") / folder.relative_to(Path.home())
    words = str(folder)
    return words if len(words) <= 44 else f"…{words[-43:]}"
