"""All preferences in one box: each choice is kept at once, and found by its words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget

from annotator.gui import look, phrases
from annotator.gui.appearance import BOUNDS
from annotator.gui.choice_rows import ChoiceRows, beside
from annotator.gui.commands import told
from annotator.gui.controls import Pills, Steps
from annotator.gui.dialogs import Box, confirmed
from annotator.gui.language import NAMES
from annotator.gui.phrases import tip
from annotator.gui.pieces import button, label
from annotator.gui.preferences import Preferences
from annotator.gui.swatches import Swatches
from annotator.workspace import MAX_NAME


class PreferencesBox(Box):
    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Preferences"))
        self._own = preferences
        self.after: Callable[[], object] | None = None  # what is to be done once the box is closed
        self.resize(680, 660)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Find a preference"))
        self.search.setAccessibleName(self.tr("Find a preference"))
        self.search.setClearButtonEnabled(True)
        self.body.addWidget(self.search)
        self.rows = ChoiceRows(self, self.tr("Preferences"))
        self.sections = self.rows.sections
        for fill in (self._fill_look, self._fill_page, self._fill_work, self._fill_keys, self._fill_backups,
                     self._fill_person):  # fmt: skip
            fill()
        self.body.addWidget(self.rows, 1)
        self.add_buttons(self.tr("Close"))
        reset = QPushButton(self.tr("Reset all…"), self)
        self.add_beside(reset)
        reset.clicked.connect(self._on_reset)
        self.search.textChanged.connect(self.rows.sift)
        for changing in (preferences.appearance.changed, preferences.keys.changed, preferences.keeping.told):
            changing.connect(self.show_choices)
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
        self.key_count.setText(self._told_keys())
        self.backup_count.setText(self._told_backups())

    # -- making ----------------------------------------------------------------------------------------------------

    def _fill_look(self) -> None:
        appearance = self._own.appearance
        self.rows.add_section(self.tr("Look"))
        self.themes = Pills(self, self.tr("Theme"), (
            ("system", self.tr("System")), ("light", self.tr("Light")), ("sepia", self.tr("Sepia")),
            ("dark", self.tr("Dark")), ("contrast", self.tr("High contrast")),
        ), appearance.set_theme)  # fmt: skip
        self.rows.add(self.tr("Theme"), self.themes, self.tr("paper colour night black white mode"))
        self.calm = QCheckBox(self.tr("Nothing blinks or moves by itself"), self)
        self.calm.clicked.connect(appearance.set_calm)
        self.rows.add(self.tr("Reduced motion"), self.calm, self.tr("animation caret cursor"))

    def _fill_page(self) -> None:
        appearance = self._own.appearance
        self.rows.add_section(self.tr("Page"))
        self.faces = Pills(self, self.tr("Face"), (
            ("serif", self.tr("Serif")), ("sans", self.tr("Sans")), ("clear", self.tr("Clear letters")),
        ), appearance.set_face)  # fmt: skip
        for name, pill in self.faces.pills.items():
            pill.setFont(look.font(look.FACES[name], 14))
        self.rows.add(self.tr("Face"), self.faces, self.tr("font dyslexia typeface"))
        self.steps = [Steps(self, appearance, key) for key in BOUNDS]
        for steps in self.steps:
            self.rows.add(steps.words, steps, self.tr("font measure spacing height letters zoom"))
        self.justified = QCheckBox(self.tr("Straight right edge"), self)
        self.justified.clicked.connect(lambda _=False: appearance.justify())
        self.rows.add(self.tr("Edges"), self.justified, self.tr("justified ragged"))
        self.wraps = QCheckBox(self.tr("Long lines wrap"), self)
        self.wraps.clicked.connect(lambda _=False: appearance.wrap_code())
        self.rows.add(self.tr("Code"), self.wraps)

    def _fill_work(self) -> None:
        self.rows.add_section(self.tr("Marking"))
        self.bar = Pills(self, self.tr("Bar beside a selection"), (
            ("once", self.tr("At once")), ("key", self.tr("Only at the key {}").format(self._own.key_of("show_bar"))),
        ), self._on_bar)  # fmt: skip
        self.rows.add(self.tr("Bar beside a selection"), self.bar, self.tr("toolbar highlight"))
        self.rows.add_section(self.tr("Clips"))
        self.folder = label(self)
        self.choose = button(self, self.tr("Choose…"), act=self._on_folder)
        self.choose.setAccessibleName(self.tr("Choose the watched folder"))
        self.unwatch = button(self, self.tr("Watch none"), act=self._on_unwatch)
        self.rows.add(self.tr("Watched folder"), beside(self, (self.folder, self.choose, self.unwatch)),
                  self.tr("inbox import new"))  # fmt: skip

    def _fill_keys(self) -> None:
        self.rows.add_section(self.tr("Keys"))
        self.key_count = label(self)
        keys = button(self, self.tr("Choose keys…"), act=self._own.choose_keys)
        every = " ".join(told(keyed.command) for keyed in self._own.keys)
        self.rows.add(self.tr("Keys of commands"), beside(self, (self.key_count, keys)),
                      f"{self.tr('shortcut keyboard')} {every}")  # fmt: skip

    def _fill_backups(self) -> None:
        keeping = self._own.keeping
        self.rows.add_section(self.tr("Backups"))
        self.backup_count = label(self)
        self.restore = button(self, self.tr("Restore…"), act=self._on_restore)
        self.rows.add(self.tr("Kept now"), beside(self, (self.backup_count, self.restore)), self.tr("backup copy safe"))
        now = button(self, self.tr("Back up now"), act=keeping.back_up)
        self.rows.add(self.tr("By hand"), beside(self, (now,)), self.tr("backup copy safe"))
        place = label(self, self.tr("On this computer, apart from the library"))
        show = button(self, self.tr("Show"), act=self._on_show_folder)
        show.setToolTip(tip(str(keeping.folder or "")))
        show.setAccessibleName(self.tr("Show the folder of the backups"))
        self.rows.add(self.tr("Where"), beside(self, (place, show)), self.tr("backup folder"))
        how = self.tr("Made by themselves every half hour of work, and before much changes at once. All of the last "
                      "day stay, then one a day for a week, one a week for a month, one a month for a year.")
        self.rows.add(self.tr("When"), label(self, how, "dim", wraps=True), self.tr("backup automatic"))

    def _fill_person(self) -> None:
        own = self._own
        self.rows.add_section(self.tr("You"))
        self.name = QLineEdit(own.name, self, maxLength=MAX_NAME)
        self.name.setAccessibleName(self.tr("Your name"))
        self.name.editingFinished.connect(self._on_name)
        self.rows.add(self.tr("Name"), self.name, self.tr("person colleagues"))
        self.swatches = Swatches(self, own.colour, "")
        self.swatches.changed.connect(lambda colour: own.call(own.name, colour))
        self.rows.add(self.tr("Colour"), self.swatches, self.tr("person"))
        self.rows.add_section(self.tr("Language"))
        self.language = QComboBox(self)
        self.language.setAccessibleName(self.tr("Language of the window"))
        self.language.addItem(self.tr("As the system"), "system")
        for name, words in NAMES.items():
            self.language.addItem(words, name)
        self.language.activated.connect(lambda _: own.speak(str(self.language.currentData())))
        later = label(self, self.tr("Applies at the next start."), "dim")
        self.rows.add(self.tr("Language"), beside(self, (self.language, later)), "english deutsch german")

    # -- what the person does --------------------------------------------------------------------------------------

    def _on_bar(self, when: str) -> None:
        if self._own.appearance.bar_on_key != (when == "key"):
            self._own.appearance.keep_bar_back()

    def _told_keys(self) -> str:
        changed = sum(keyed.chosen for keyed in self._own.keys)
        return phrases.numbered("PreferencesBox", "%Ln of your own", changed) if changed else self.tr("The usual ones")

    def _told_backups(self) -> str:
        found = self._own.keeping.found
        if not found:
            return self.tr("None yet")
        size = phrases.size(sum(b.size for b in found))
        count = phrases.numbered("PreferencesBox", "%Ln backup(s)", len(found))
        return self.tr("{}, {}; the latest: {}").format(count, size, phrases.day_and_time(found[0].made))

    def _on_restore(self) -> None:
        """Another window stands where this box's was: so the box goes first."""
        self.after = self._own.keeping.restore_backup
        self.accept()

    def _on_show_folder(self) -> None:
        if folder := self._own.keeping.folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

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
        words = self.tr("Look, page, bar, keys and language become what they were on the first day, and no folder "
                        "is watched. Your name and colour stay.")  # fmt: skip
        if confirmed(self, self.tr("Reset all preferences?"), words):
            self._own.reset()
            self.search.clear()
            self.show_choices()


def _short(folder: Path) -> str:
    """The end of a path, which says most."""
    with suppress(ValueError, RuntimeError):
        folder = Path("~") / folder.relative_to(Path.home())
    words = str(folder)
    return words if len(words) <= 44 else f"…{words[-43:]}"
