"""What a person chooses on this machine, wherever it is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.appearance import Appearance
from annotator.gui.desk import Desk
from annotator.gui.errands import Errands
from annotator.settings import LANGUAGES, Settings


class Preferences(QObject):
    failed = Signal(str)

    def __init__(
        self, desk: Desk, appearance: Appearance, errands: Errands, settings: Settings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.appearance, self.errands, self._settings = appearance, errands, settings

    def show_preferences(self) -> None:
        from annotator.gui.preferences_box import PreferencesBox

        PreferencesBox(self, self._window).exec()

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
        self._keep("language", language)

    def call(self, name: str, colour: str) -> None:
        """The person's name, and the colour of what they do."""
        try:
            self.errands.introduce(name, colour)
        except OSError:
            self._say_unkept()

    def reset(self) -> None:
        """All as on the first day; who reads here stays."""
        self.appearance.reset()
        self.errands.stop_watching()
        self._keep("language", LANGUAGES[0])

    def _keep(self, key: str, value: object) -> None:
        try:
            self._settings.set(key, value)
        except OSError:
            self._say_unkept()

    def _say_unkept(self) -> None:
        self.failed.emit(self.tr("This choice could not be kept: the settings file cannot be written."))
