"""Builds the running app: the only place where all rooms meet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QMessageBox

from annotator import paths
from annotator.gui import door, phrases
from annotator.gui.errands import is_brought
from annotator.gui.reading_room import ReadingRoom
from annotator.gui.rubbish import Rubbish
from annotator.gui.window import Window
from annotator.model import AnnotatorError, Change, Person
from annotator.settings import Settings
from annotator.store import Backup, Library, backups, copies, gate, known, neighbours, unix_ms
from annotator.store.file import may_be_written
from annotator.workspace import Workspace

BUSY_MS = 50
"""How long the window waits for another program's write: not long enough to be felt."""


class Feed(QObject):
    """Carries each change from the workspace to the window."""

    changed = Signal(object)  # a Change


def build(library: Library, person: Person, settings: Settings, bare: Window | None = None) -> Window:
    """A window on an open library, the bare one furnished where there is one. The feed lives as long as the window."""
    feed = Feed()

    def announce(change: Change) -> None:
        feed.changed.emit(change)

    window = bare or Window(settings)
    window.furnish(Workspace(library, person, announce))
    feed.setParent(window)
    Rubbish(window, lambda: window.jobs.busy)
    if library.read_only:
        ReadingRoom(window)
    feed.changed.connect(window.views.take_in)
    return window


class App(QObject):
    """The open window, and the way to another library's."""

    def __init__(self, settings: Settings, bare: Window | None = None) -> None:
        """`bare`: a window that is seen already, for the first library."""
        super().__init__()
        self._settings, self._bare = settings, bare
        self.window: Window | None = None
        self._door: door.Door | None = None

    def open(
        self, path: Path, *, samples: bool = False, insisting: bool = False, was: Backup | None = None
    ) -> None:
        """Show a library in place of the one open. Raises AnnotatorError.

        `insisting`: to write although others do. `was`: what an older one was before it was brought up to date.
        """
        person = self._settings.person
        if person is None:
            raise AnnotatorError(self.tr("Nobody has said their name yet."))
        if self.window is not None and self.window.waiting.any:
            raise AnnotatorError(f"Another program is writing to {self.window.top.name.text()}; try again.")
        library = gate.opened(path, states=paths.states(), busy_ms=BUSY_MS, read_only=_is_barred(path, insisting))
        if samples and not library.documents():
            from annotator.intake import read_clips

            with suppress(AnnotatorError):  # a first run without samples is still a first run
                Workspace(library, person).import_clips(read_clips([paths.seeds()]))
        bare, self._bare = self._bare, None
        old, self.window = self.window, build(library, person, self._settings, bare)
        self.window.errands.library_chosen.connect(self._on_library_chosen)
        self.window.sharing.neighbours.insisting = insisting
        self.window.sharing.neighbours.open_asked.connect(lambda path, told: self._try(path, told=told))
        if room := self.window.findChild(ReadingRoom):
            room.writing_asked.connect(partial(self._try, insisting=True))
        self.window.sharing.keeping.restore_asked.connect(self._on_restore_asked)
        if old is not None:  # in its place on the screen
            self.window.setGeometry(old.geometry())
            self.window.setWindowState(old.windowState())
        self.window.show()
        self.window.reader.setFocus()
        if was := library.was or was:
            words = self.tr("{} was brought up to date; the file as an earlier version wrote it is among the backups.")
            self.window.status.tell(words.format(path.name), was.path.parent)
        if old is not None:
            old.close()
            old.workspace.library.close()
            old.deleteLater()

    def open_door(self) -> None:
        """From now on who starts the app again comes here."""
        self._door = door.Door(paths.states().parent, self)
        self._door.knocked.connect(self.come_forward)

    def close_door(self) -> None:
        if self._door:
            self._door.close()

    def come_forward(self, path: Path | None) -> None:
        """The app was started again: show the window, with the library that was named, or take in what else was."""
        if self.window is None:
            return
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()
        if path is not None and is_brought(path):
            self.window.errands.import_paths([path])
        elif path is not None:
            self._on_library_chosen(path, make=not paths.there(path))

    def _on_restore_asked(self, backup: Backup) -> None:
        """Look at the whole of a backup beside the window, before that goes."""
        if window := self.window:
            window.jobs.run(
                self.tr("Checking the backup"), lambda _: backups.demand_good(backup.path),
                lambda _: self._restore(backup), window.status.fail,
            )  # fmt: skip

    def _restore(self, backup: Backup) -> None:
        """The library's file changes places with a backup while nothing has it open."""
        window = self.window
        if window is None or window.workspace.library.path is None or not window.close():
            return
        path, library = window.workspace.library.path, window.workspace.library.id
        window.workspace.library.close()
        trouble = ""
        try:
            backups.restore(path, backup.path, paths.states(), unix_ms(), library, checked=True)
        except AnnotatorError as error:
            trouble = phrases.heard(str(error))
        self.window = None
        window.deleteLater()
        self.open(path)
        if self.window is not None and trouble:
            self.window.status.warn(trouble)

    def _on_library_chosen(self, path: Path, make: bool) -> None:
        """Open what this machine left itself; of what comes from elsewhere ask what to do, once it is checked."""
        window = self.window
        if window is None or window.workspace.library.path == path:
            return
        if make:
            window.attempt(lambda: self.open(path))
            return
        if known.is_own(paths.states(), path):
            self._try(path)
            return

        def work(_: object) -> gate.Look | None:
            return gate.admit(path, paths.states())

        window.jobs.run(
            self.tr("Checking {}").format(path.name), work,
            lambda look: self._on_received(path, look), lambda error: self.tell_unfit(path, error),
        )  # fmt: skip

    def _on_received(self, path: Path, look: gate.Look | None) -> None:
        window = self.window
        if window is None or look is None:
            self._try(path)
            return
        from annotator.gui import receiving

        box = receiving.received_box(window, path, look, window.workspace.library)
        box.exec()
        if box.chosen == "open":
            self._try(path)
        elif box.chosen == "merge":
            window.sharing.merging.preview([path])
        elif box.chosen == "copy" and (
            place := receiving.place_for(window, path, self.tr("copy"), self.tr("Open a copy"))
        ):
            self._try(place, lambda: _copied(path, place))

    def tell_unfit(self, path: Path, error: Exception) -> None:
        """Say what is wrong with a file and do about it what the person chooses."""
        if not isinstance(error, AnnotatorError):
            raise error
        from annotator.gui import receiving
        from annotator.gui.keeping import RestoreBox

        box = receiving.unfit_box(self.window, path, error)
        box.exec()
        if box.chosen == "salvage":
            place = receiving.place_for(self.window, path, self.tr("saved"), self.tr("Save what can be read"))
            if place:
                told = self.tr("{} has what can still be proven of {}; that file is as it was.")
                self._try(place, lambda: gate.salvage(path, place), told=told.format(place.name, path.name))
        elif box.chosen == "restore":
            found = backups.kept(paths.states(), path)
            choice = RestoreBox(self.window, found, None, phrases.heard(str(error)))
            if choice.exec() == QDialog.DialogCode.Accepted and (chosen := choice.backup):
                self._try(path, lambda: backups.restore(path, chosen.path, paths.states(), unix_ms()))

    def _try(
        self, path: Path, first: Callable[[], object] | None = None, *, insisting: bool = False, told: str = ""
    ) -> None:
        """Open a library once something is done, beside the window where it takes long; trouble becomes a sentence.

        `told`: said once it is open.
        """
        window, states = self.window, paths.states()

        def work(progress: Callable[[int, int], None]) -> Backup | None:
            if first:
                first()
            return None if _is_barred(path, insisting) else gate.prepared(path, states, progress)

        def opened(was: Backup | None) -> None:
            try:
                self.open(path, insisting=insisting, was=was)
            except AnnotatorError as error:
                self._warn(error)
            else:
                if told and self.window:
                    self.window.status.tell(told, None)

        if window is not None and (first or not gate.is_prepared(path, states)):
            window.jobs.run(self.tr("Opening {}").format(path.name), work, opened, window.status.fail)
            return
        try:
            if first:
                first()
        except AnnotatorError as error:
            self._warn(error)
        else:
            opened(None)

    def _warn(self, error: AnnotatorError) -> None:
        if self.window is not None:
            self.window.status.warn(str(error))
        else:
            QMessageBox.warning(None, "Annotator", phrases.heard(str(error)))


def _is_barred(path: Path, insisting: bool) -> bool:
    """Whether a library is only read: it may not be written, or others are at work in it."""
    if not (paths.there(path) and path.is_file()):
        return False
    return not may_be_written(path) or bool(not insisting and neighbours.at_work(path))


def _copied(path: Path, place: Path) -> None:
    try:
        copies.put_bytes(path, place)
    except OSError as error:
        raise AnnotatorError(f"{place.name} could not be written; the disk may be full.") from error
