"""The app's first moments: a bare window is seen, then all else is loaded and the window furnished."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from annotator import __version__, paths
from annotator.gui import crash, door, screen
from annotator.gui.theme import DARK, LIGHT, THEMES
from annotator.gui.window import Window
from annotator.model import AnnotatorError
from annotator.settings import Settings, system_name

if TYPE_CHECKING:  # what the first paint does not show is not loaded before it
    from annotator.gui.app import App

OPEN_DOOR = 1_000
"""Milliseconds after which a second start is heard: the first screen comes first."""
UNSEEN = 250
"""Milliseconds after which a window that nobody sees, as one started minimised, is furnished all the same."""


def run(path: Path | None) -> int:
    """Show a library, or the default one, with what else was opened brought into it; gives the exit status."""
    app = screen.application()
    app.setApplicationName("annotator")
    app.setApplicationDisplayName("Annotator")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("org.annotator.Annotator")
    app.setStyle("Fusion")
    crash.keep_log()
    settings = Settings(paths.settings_file())
    if door.knock(paths.states().parent, path):
        return 0
    first = settings.person is None
    if first:
        dress(app, settings)
        if not introduced(settings):
            return 0
    start = Start(app, settings, path, first=first)
    try:
        return app.exec()
    finally:
        start.close()


class Start(QObject):
    """A bare window, furnished once it is seen."""

    def __init__(self, app: QApplication, settings: Settings, path: Path | None, *, first: bool) -> None:
        """`first`: nobody has started the app here before."""
        super().__init__()
        self._app, self._settings, self._path, self._first = app, settings, path, first
        self._shown: App | None = None
        self._window = Window(settings)
        theme = THEMES.get(str(settings.get("theme", "system"))) or (DARK if is_dark(app) else LIGHT)
        self._window.lay_ground(theme).painted.connect(lambda: QTimer.singleShot(0, self._furnish))
        QTimer.singleShot(UNSEEN, self._furnish)
        self._window.show()

    def close(self) -> None:
        if self._shown:
            self._shown.close_door()

    def _furnish(self) -> None:
        if self._shown or not self._window.isVisible():  # closed again before anything was in it
            return
        from annotator.gui.app import App
        from annotator.gui.errands import is_brought

        if not self._first:
            dress(self._app, self._settings)
        shown = self._shown = App(self._settings, self._window)
        brought = self._path if self._path and is_brought(self._path) else None
        named = None if brought else self._path
        path = named or paths.default_library()
        try:
            shown.open(path, samples=named is None)
        except AnnotatorError as error:
            shown.tell_unfit(path, error)
        finally:
            if shown.window is None:
                self._app.exit(1)
        if shown.window is None:
            return
        if self._first and Settings(paths.settings_file()).person is None:
            from annotator.gui import phrases

            shown.window.status.warn(phrases.unkept())
        if brought:
            shown.window.errands.import_paths([brought])
        QTimer.singleShot(OPEN_DOOR, shown.open_door)


def is_dark(app: QApplication) -> bool:
    """Whether the system is, asked in a way that loads little."""
    return app.palette().window().color().lightness() < 128


def dress(app: QApplication, settings: Settings) -> None:
    """Fonts, words, colours and the style of what stands in windows."""
    from PySide6.QtGui import QIcon

    from annotator.gui import language, look

    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "org.annotator.Annotator.svg")))
    look.load_fonts()
    app.setFont(look.ui_font())
    language.speak(app, settings.language)
    theme = look.theme(str(settings.get("theme", "system")))
    app.setPalette(look.palette(theme))
    app.setStyleSheet(look.style_sheet(theme))


def introduced(settings: Settings) -> bool:
    """Ask who reads here; False where the person would rather not start."""
    from PySide6.QtWidgets import QDialog

    from annotator.gui.dialogs import NameBox

    box = NameBox(None, system_name())
    if box.exec() != QDialog.DialogCode.Accepted or not box.name:
        return False
    with suppress(OSError):  # for this time at least; `run` says so once there is a window
        settings.introduce(box.name, box.colour)
    return True
