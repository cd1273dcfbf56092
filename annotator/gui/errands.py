"""What takes a while or needs files: imports, other libraries. Works beside the window, never in its way."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from annotator import clips, paths
from annotator.gui import phrases, reports
from annotator.gui.desk import Desk
from annotator.gui.inbox import Inbox
from annotator.gui.jobs import Jobs
from annotator.intake import ImportReport, read_clips
from annotator.model import AnnotatorError
from annotator.settings import Settings
from annotator.workspace import Workspace, parted
from annotator.workspace.arrivals import MAYBE

Progress = Callable[[int, int], None]


def is_brought(path: Path) -> bool:
    """Whether a file that is opened is one to bring into a library: a clip, a zip, annotations or answers, by name."""
    return path.suffix.lower() in (*clips.SUFFIXES, *MAYBE) and paths.there(path)


class Errands(QObject):
    told = Signal(str, object)  # a sentence, and what its Details show: an ImportReport, a Path, or None
    failed = Signal(Exception)
    imported = Signal(object)  # an ImportReport
    library_chosen = Signal(object, bool)  # a Path, whether to make it
    person_changed = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._settings, self._window = desk, jobs, settings, window
        self.inbox = Inbox(self)
        self.inbox.arrived.connect(self._on_arrived)
        self.watch()

    # -- clips -----------------------------------------------------------------------------------------------------

    def import_files(self) -> None:
        kinds = self.tr("Clips, annotations, answers (*.md *.markdown *.txt *.zip *.json *.jsonld *.csv)")
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import"), self.folder("import"), kinds)
        self.import_paths([Path(n) for n in names])

    def import_folder(self) -> None:
        if name := QFileDialog.getExistingDirectory(self._window, self.tr("Import a folder"), self.folder("import")):
            self.import_paths([Path(name)])

    def import_paths(self, chosen: Sequence[Path]) -> None:
        """Read and convert in the background, then bring all of it in as one step."""
        if not chosen:
            return
        self.keep("import_folder", str(chosen[0].parent))
        self._bring(chosen)

    def _bring(self, chosen: Sequence[Path]) -> None:
        workspace = self._desk.workspace

        def work(progress: Progress) -> ImportReport:
            of_clips, arrived = parted(chosen)
            readings = read_clips(of_clips, progress)
            with beside(workspace) as own:
                report = own.import_clips(readings)
                return ImportReport((*report.fates, *map(own.take_in, arrived)))

        def done(report: ImportReport) -> None:
            workspace.look()
            self.told.emit(reports.imported(report), report)
            self.imported.emit(report)

        self._jobs.run(self.tr("Importing"), work, done, self.failed.emit)

    def watch_folder(self) -> None:
        """Choose the inbox: clips that appear there are brought in by themselves."""
        if name := QFileDialog.getExistingDirectory(self._window, self.tr("Watch a folder"), self.folder("inbox")):
            self.keep("inbox_folder", name)
            self.watch()
            self.told.emit(self.tr("Clips that appear in {} are brought in from now on.").format(Path(name).name), None)

    def stop_watching(self) -> None:
        self.keep("inbox_folder", "")
        self.watch()

    def watch(self) -> None:
        """Begin or end watching, as the settings say."""
        only_read = self._desk.workspace.library.read_only
        folder = "" if only_read else str(self._settings.get("inbox_folder", ""))
        self.inbox.watch(Path(folder) if folder else None, float(self._settings.get("inbox_seen", 0.0)))

    def _on_arrived(self, files: list[Path]) -> None:
        seen = time.time()
        self._bring(files)
        self.keep("inbox_seen", seen)

    # -- libraries and people --------------------------------------------------------------------------------------

    def open_library(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open a library"),
            self.folder("library"),
            self.tr("Libraries (*.sqlite);;All files (*)"),
        )
        if name:
            self.library_chosen.emit(Path(name), False)

    def new_library(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("New library"), self.folder("library"), self.tr("Libraries (*.sqlite)")
        )
        if name:
            self.library_chosen.emit(Path(name).with_suffix(".sqlite"), True)

    def change_name(self) -> None:
        from annotator.gui.dialogs import NameBox

        person = self._desk.workspace.person
        box = NameBox(self._window, person.name, person.colour)
        if box.exec() == QDialog.DialogCode.Accepted and box.name:
            with phrases.kept(lambda said: self.failed.emit(AnnotatorError(said))):
                self.introduce(box.name, box.colour)

    def introduce(self, name: str, colour: str) -> None:
        """Who reads here is called so from now on."""
        try:
            self._settings.introduce(name, colour)
        finally:  # where it cannot be kept it holds for this time
            self._desk.workspace.person = self._settings.person or self._desk.workspace.person
            self.person_changed.emit()

    def folder(self, purpose: str) -> str:
        """Where a question about files begins: where the last of its kind ended."""
        usual = self._desk.workspace.library.path.parent if self._desk.workspace.library.path else Path.home()
        return str(self._settings.get(f"{purpose}_folder", "") or usual)

    def keep(self, key: str, value: object) -> None:
        """Remember a choice."""
        with suppress(OSError):  # a convenience; the errand goes on
            self._settings.set(key, value)


@contextmanager
def beside(workspace: Workspace) -> Iterator[Workspace]:
    """A workspace on a connection of its own, for a job's thread."""
    with closing(workspace.library.beside()) as library:
        yield Workspace(library, workspace.person)
