"""Backups beside the window: made every half hour of work, looked through, put back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from annotator.gui import phrases
from annotator.gui.desk import Desk
from annotator.gui.dialogs import Box
from annotator.gui.errands import Progress, beside
from annotator.gui.jobs import Jobs
from annotator.gui.ledger import Ledger
from annotator.gui.pieces import label, timer
from annotator.model import AnnotatorError
from annotator.store import Backup, Contents, backups

LOOK_EVERY = 60_000
"""Milliseconds between looks at whether a backup is due."""


class Keeping(QObject):
    told = Signal(str, object)  # a sentence, and the folder that its Details show
    failed = Signal(Exception)
    restore_asked = Signal(object)  # a Backup

    def __init__(self, desk: Desk, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._window = desk, jobs, window
        self._due = timer(self, LOOK_EVERY, self._back_up_if_due, once=False)
        self._due.start()

    @property
    def found(self) -> list[Backup]:
        """The backups of this library, the newest first."""
        return self._desk.workspace.library.backups()

    @property
    def folder(self) -> Path | None:
        """Where they are, or will be."""
        return self._desk.workspace.library.backup_folder

    def back_up(self) -> None:
        """Keep a copy now."""
        workspace = self._desk.workspace

        def work(progress: Progress) -> Backup | None:
            with beside(workspace) as own:
                return own.library.back_up("asked", progress)

        def done(made: Backup | None) -> None:
            if made:
                self.told.emit(self.tr("Backed up; “Restore a backup…” has it."), made.path.parent)

        self._jobs.run(self.tr("Backing up"), work, done, self.failed.emit)

    def _back_up_if_due(self) -> None:
        workspace = self._desk.workspace
        shown = self._window.isVisible()  # else it is closed, and its library may be
        if not shown or workspace.library.path is None or not workspace.library.backup_is_due:
            return

        def work(progress: Progress) -> Backup | None:
            with beside(workspace) as own:
                return own.library.back_up_if_due(progress)

        self._jobs.run(self.tr("Backing up"), work, lambda _: None, self.failed.emit)

    def restore_backup(self) -> None:
        """Choose a backup to put in the library's place."""
        found, library = self.found, self._desk.workspace.library
        if not found:
            told = self.tr("There is no backup of this library yet; one is made every half hour of work.")
            self.told.emit(told, None)
            return
        box = RestoreBox(self._window, found, library.path)
        if box.exec() == QDialog.DialogCode.Accepted and box.backup:
            self.restore_asked.emit(box.backup)


class RestoreBox(Box):
    """The backups there are, what is in the chosen one, and what would change."""

    def __init__(self, parent: QWidget | None, found: list[Backup], path: Path | None, trouble: str = "") -> None:
        super().__init__(
            parent,
            self.tr("Restore a backup"),
            trouble or self.tr("The library becomes what it was then. What it is now is kept as a backup too, so that "
                               "you can go back or merge the two."),
        )
        self.resize(640, 460)
        self._found, self._now = found, _contents(path)
        self.table = Ledger(self, self.tr("Backups"), (self.tr("When"), self.tr("Why"), self.tr("Size")), wide=1,
                            flush=(2,))  # fmt: skip
        self.table.show_rows([(_when(b.made), _why(b.why), phrases.size(b.size)) for b in found])
        self.body.addWidget(self.table, 1)
        self._told = label(self, "", "dim", wraps=True)
        self.body.addWidget(self._told)
        self.chief = self.add_buttons(self.tr("Restore"), self.tr("Cancel"))
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self.table.selectRow(0)

    @property
    def backup(self) -> Backup | None:
        return self._found[self.table.chosen] if self.table.chosen >= 0 else None

    def _show_chosen(self) -> None:
        held = _contents(self.backup.path) if self.backup else None
        self.chief.setEnabled(held is not None)
        if held is None:
            self._told.setText(self.tr("This backup cannot be read.") if self.backup else "")
            return
        told = self.tr("In it: {}.").format(_counted(held))
        if self._now:
            told += " " + self.tr("Now: {}.").format(_counted(self._now))
        self._told.setText(told)


def _contents(path: Path | None) -> Contents | None:
    try:
        return backups.contents(path) if path else None
    except AnnotatorError:
        return None


def _counted(held: Contents) -> str:
    return ", ".join((
        phrases.documents(held.documents), phrases.highlights(held.highlights), phrases.tags(held.tags),
        phrases.notes(held.notes),
    ))  # fmt: skip


def _when(ms: int) -> str:
    words = phrases.moment(ms)
    return words if ":" in words else f"{words}, {phrases.clock(ms)}"


def _why(why: str) -> str:
    words = QCoreApplication.translate("Backups", backups.WHYS[why])
    return words[:1].upper() + words[1:]
