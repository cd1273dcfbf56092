"""What a person chooses on this machine, wherever it is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from annotator.gui import phrases
from annotator.gui.appearance import Appearance
from annotator.gui.commands import Commands
from annotator.gui.desk import Desk
from annotator.gui.errands import Errands
from annotator.gui.keeping import Keeping
from annotator.gui.keys import Keys, native
from annotator.settings import LANGUAGES, Settings


class Preferences(QObject):
    failed = Signal(str)

    keys: Keys  # once there are commands

    def __init__(
        self, desk: Desk, appearance: Appearance, errands: Errands, keeping: Keeping, settings: Settings,
        window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._desk, self._window = desk, window
        self.appearance, self.errands, self.keeping, self._settings = appearance, errands, keeping, settings

    def show_preferences(self) -> None:
        from annotator.gui.preferences_box import PreferencesBox

        box = PreferencesBox(self, self._window)
        box.exec()
        if box.after:
            box.after()

    def show_keys(self) -> None:
        from annotator.gui.dialogs import KeysBox

        box = KeysBox(self._window, self._commands.keys())
        box.choice_asked.connect(self.choose_keys)
        box.exec()

    def ask_keys(self) -> None:
        self.show_keys()

    def choose_keys(self) -> None:
        from annotator.gui.keys_box import KeyChoice

        KeyChoice(self.keys, QApplication.activeModalWidget() or self._window).exec()

    def learn(self, commands: Commands) -> None:
        """The commands get the keys that were chosen for them."""
        self._commands = commands
        self.keys = Keys(commands, self._settings, self)
        self.keys.failed.connect(self.failed)

    def key_of(self, name: str) -> str:
        """A command's first key, for people to read; "" where it has none."""
        return next((native(k.keys[0]) for k in self.keys if k.command.name == name and k.keys), "")

    @property
    def folder(self) -> Path | None:
        return self.errands.inbox.folder

    @property
    def name(self) -> str:
        return self._desk.workspace.person.name

    @property
    def colour(self) -> str:
        return self._desk.workspace.person.colour

    @property
    def language(self) -> str:
        return self._settings.language

    def speak(self, language: str) -> None:
        """One of LANGUAGES, from the next start on."""
        with phrases.kept(self.failed.emit):
            self._settings.set("language", language)

    def call(self, name: str, colour: str) -> None:
        """The person's name, and the colour of what they do."""
        with phrases.kept(self.failed.emit):
            self.errands.introduce(name, colour)

    def reset(self) -> None:
        """All as on the first day; who reads here stays."""
        self.appearance.reset()
        self.errands.stop_watching()
        self.keys.reset()
        self.speak(LANGUAGES[0])
