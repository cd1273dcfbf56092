"""Builds the running app: the only place where all rooms meet."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from annotator import __version__, paths
from annotator.gui import look
from annotator.gui.window import Window
from annotator.model import AnnotatorError, Change, Person
from annotator.settings import Settings, system_name
from annotator.store import Backup, Library, backups, unix_ms
from annotator.workspace import Workspace

BUSY_MS = 50
"""How long the window waits for another program's write: not long enough to be felt."""


class Feed(QObject):
    """Carries each change from the workspace to the window."""

    changed = Signal(object)  # a Change


def build(library: Library, person: Person, settings: Settings) -> Window:
    """A window on an open library. The feed lives as long as the window."""
    feed = Feed()

    def announce(change: Change) -> None:
        feed.changed.emit(change)

    window = Window(Workspace(library, person, announce), settings)
    feed.setParent(window)
    feed.changed.connect(window.on_change)
    return window


class App(QObject):
    """The open window, and the way to another library's."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.window: Window | None = None

    def open(self, path: Path, *, samples: bool = False) -> None:
        """Show a library in place of the one open. Raises AnnotatorError."""
        person = self._settings.person
        if person is None:
            raise AnnotatorError("Nobody has said their name yet.")
        library = Library(path, states=paths.states(), busy_ms=BUSY_MS)
        if samples and not library.documents():
            from annotator.intake import read_clips

            with suppress(AnnotatorError):  # a first run without samples is still a first run
                Workspace(library, person).import_clips(read_clips([paths.seeds()]))
        old, self.window = self.window, build(library, person, self._settings)
        self.window.errands.library_chosen.connect(self._on_library_chosen)
        self.window.sharing.keeping.restore_asked.connect(self._on_restore_asked)
        self.window.show()
        self.window.reader.setFocus()
        if old is not None:
            old.close()
            old.workspace.library.close()
            old.deleteLater()

    def _on_restore_asked(self, backup: Backup) -> None:
        """The library's file changes places with a backup while nothing has it open."""
        window = self.window
        if window is None or window.workspace.library.path is None or not window.close():
            return
        path, library = window.workspace.library.path, window.workspace.library.id
        window.workspace.library.close()
        trouble = ""
        try:
            backups.restore(path, backup.path, paths.states(), unix_ms(), library)
        except AnnotatorError as error:
            trouble = str(error)
        self.window = None
        window.deleteLater()
        self.open(path)
        if self.window is not None and trouble:
            self.window.status.warn(trouble)

    def _on_library_chosen(self, path: Path, _: bool) -> None:
        if self.window is not None:
            self.window.attempt(lambda: self.open(path))


def run(path: Path | None) -> int:
    """Show a library, or the default one; gives the exit status."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        return 1
    app.setApplicationName("annotator")
    app.setApplicationDisplayName("Annotator")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("org.annotator.Annotator")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "annotator.svg")))
    look.load_fonts()
    app.setFont(look.ui_font())
    keep_log()
    settings = Settings(paths.settings_file())
    theme = look.THEMES.get(str(settings.get("theme", "system"))) or look.system_theme()
    app.setPalette(look.palette(theme))
    app.setStyleSheet(look.style_sheet(theme))
    first = settings.person is None
    if first and not introduced(settings):
        return 0
    shown = App(settings)
    try:
        shown.open(path or paths.default_library(), samples=path is None)
    except AnnotatorError as error:
        QMessageBox.warning(None, "Annotator", str(error))
        return 1
    return app.exec()


def introduced(settings: Settings) -> bool:
    """Ask who reads here; False where the person would rather not start."""
    from annotator.gui.dialogs import NameBox

    box = NameBox(None, system_name())
    if box.exec() != QDialog.DialogCode.Accepted or not box.name:
        return False
    settings.introduce(box.name)
    return True


class Log(logging.Handler):
    """Three files of 200 kB, opened with the first line; standard error where no file can be."""

    _file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        self._file = self._file or self._opened(paths.log_file())
        self._file.emit(record)

    def _opened(self, file: Path) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            made: logging.Handler = RotatingFileHandler(file, maxBytes=200_000, backupCount=2, encoding="utf-8")
        except OSError:
            made = logging.StreamHandler()
        made.setFormatter(self.formatter)
        return made


def keep_log() -> None:
    """What went wrong, without a word of any document."""
    logging.basicConfig(handlers=[Log()], level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    sys.excepthook = report_bug


def report_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug: to the log, and to the person with words to copy."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    import traceback

    frames = "".join(traceback.format_tb(trace))
    logging.error("%s\n%s", kind.__name__, frames)
    sys.stderr.write(f"{frames}{kind.__name__}: {error}\n")
    box = QMessageBox(
        QMessageBox.Icon.Warning,
        "Annotator",
        "Something went wrong in Annotator itself. What you saved before is safe.",
    )
    box.setDetailedText(f"Annotator {__version__}, Python {sys.version.split()[0]}\n\n{frames}{kind.__name__}")
    box.exec()
