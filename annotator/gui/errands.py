"""What takes a while or needs files: imports, exports, other libraries. Works beside the window, never in its way."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from annotator.gui.desk import Desk
from annotator.gui.inbox import Inbox
from annotator.gui.jobs import Jobs
from annotator.intake import ImportReport, read_clips
from annotator.model import Excerpt
from annotator.settings import Settings
from annotator.workspace import Workspace

Progress = Callable[[int, int], None]


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
        kinds = self.tr("Clips (*.md *.markdown *.txt *.zip)")
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Import clips"), self._folder("import"), kinds
        )
        self.import_paths([Path(n) for n in names])

    def import_folder(self) -> None:
        if name := QFileDialog.getExistingDirectory(self._window, self.tr("Import a folder"), self._folder("import")):
            self.import_paths([Path(name)])

    def import_paths(self, chosen: Sequence[Path]) -> None:
        """Read and convert in the background, then bring all of it in as one step."""
        if not chosen:
            return
        self._keep("import_folder", str(chosen[0].parent))
        self._bring(chosen)

    def _bring(self, chosen: Sequence[Path]) -> None:
        workspace = self._desk.workspace

        def work(progress: Progress) -> ImportReport:
            readings = read_clips(chosen, progress)
            with beside(workspace) as own:
                return own.import_clips(readings)

        def done(report: ImportReport) -> None:
            workspace.look()
            self.told.emit(report.sentence[:1].upper() + report.sentence[1:], report)
            self.imported.emit(report)

        self._jobs.run(self.tr("Importing"), work, done, self.failed.emit)

    def watch_folder(self) -> None:
        """Choose the inbox: clips that appear there are brought in by themselves."""
        if name := QFileDialog.getExistingDirectory(self._window, self.tr("Watch a folder"), self._folder("inbox")):
            self._keep("inbox_folder", name)
            self.watch()
            self.told.emit(self.tr("Clips that appear in {} are brought in from now on.").format(Path(name).name), None)

    def stop_watching(self) -> None:
        self._keep("inbox_folder", "")
        self.watch()

    def watch(self) -> None:
        """Begin or end watching, as the settings say."""
        folder = str(self._settings.get("inbox_folder", ""))
        self.inbox.watch(Path(folder) if folder else None, float(self._settings.get("inbox_seen", 0.0)))

    def _on_arrived(self, files: list[Path]) -> None:
        seen = time.time()
        self._bring(files)
        self._keep("inbox_seen", seen)

    # -- excerpts --------------------------------------------------------------------------------------------------

    def export(self) -> None:
        from annotator.gui.dialogs import ExportBox  # the formats load when they are asked for

        document, workspace = self._desk.document, self._desk.workspace

        def excerpts(whole: bool) -> Iterable[Excerpt]:
            return workspace.excerpts(None if whole or document is None else [document])

        box = ExportBox(
            self._window, excerpts, Path(self._folder("export")), document.title if document else "",
            self._settings.get("export_format", "markdown"),
        )
        if box.exec() != QDialog.DialogCode.Accepted or box.choice is None:
            return
        choice = box.choice
        self._keep("export_format", choice.format)
        self._keep("export_folder", str(choice.target.parent))

        def work(progress: Progress) -> int:
            from annotator import exchange

            with beside(workspace) as own:
                chosen = None if choice.whole_library or document is None else [document]
                counted = _counting(own.excerpts(chosen), progress)
                return exchange.export(counted, choice.format, choice.target, force=True)

        def done(count: int) -> None:
            told = self.tr("%n excerpt(s) exported to {}", "", count).replace("(s)", "" if count == 1 else "s")
            self.told.emit(told.format(choice.target.name), choice.target.parent)

        self._jobs.run(self.tr("Exporting"), work, done, self.failed.emit)

    # -- libraries and people --------------------------------------------------------------------------------------

    def open_library(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open a library"),
            self._folder("library"),
            self.tr("Libraries (*.sqlite);;All files (*)"),
        )
        if name:
            self.library_chosen.emit(Path(name), False)

    def new_library(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("New library"), self._folder("library"), self.tr("Libraries (*.sqlite)")
        )
        if name:
            self.library_chosen.emit(Path(name).with_suffix(".sqlite"), True)

    def change_name(self) -> None:
        from annotator.gui.dialogs import NameBox

        box = NameBox(self._window, self._desk.workspace.person.name)
        if box.exec() == QDialog.DialogCode.Accepted and box.name:
            self._desk.workspace.person = self._settings.introduce(box.name, self._desk.workspace.person.colour)
            self.person_changed.emit()

    def _folder(self, purpose: str) -> str:
        usual = self._desk.workspace.library.path.parent if self._desk.workspace.library.path else Path.home()
        return str(self._settings.get(f"{purpose}_folder", "") or usual)

    def _keep(self, key: str, value: object) -> None:
        with suppress(OSError):  # a convenience; the errand goes on
            self._settings.set(key, value)


@contextmanager
def beside(workspace: Workspace) -> Iterator[Workspace]:
    """A workspace on a connection of its own, for a job's thread."""
    with closing(workspace.library.beside()) as library:
        yield Workspace(library, workspace.person)



def _counting(excerpts: Iterable[Excerpt], progress: Progress) -> Iterable[Excerpt]:
    for n, excerpt in enumerate(excerpts):
        if n % 200 == 0:
            progress(n, 0)
        yield excerpt
