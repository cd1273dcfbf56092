"""What others do to the library's file: replace it under the window, copy it beside itself, have it open elsewhere."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator import paths
from annotator.gui import reports
from annotator.gui.desk import Desk
from annotator.gui.errands import Progress, beside
from annotator.gui.jobs import Jobs
from annotator.gui.phrases import heard
from annotator.gui.pieces import timer
from annotator.gui.receiving import Choice
from annotator.store import gate, neighbours
from annotator.workspace import MergeReport, Workspace

LOOK_EVERY = 2_000
"""Milliseconds between looks at whether the file is still the one that is open."""
SETTLE = 1_500
"""Milliseconds after opening until the neighbourhood is looked at: reading comes first."""


class Neighbours(QObject):
    told = Signal(str, object)  # a sentence, and None
    failed = Signal(Exception)
    copies_found = Signal(object)  # Paths that the person wants merged
    open_asked = Signal(object, str)  # a Path, and what to tell once it is open
    insisting = False  # the person works here although somebody else does

    def __init__(self, desk: Desk, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._window = desk, jobs, window
        self._looks = timer(self, LOOK_EVERY, self.look, once=False)
        self._looks.start()
        self._settled = timer(self, SETTLE, self.look_around)
        self._settled.start()

    @property
    def _path(self) -> Path | None:
        return self._desk.workspace.library.path if self._window.isVisible() else None

    def look(self) -> None:
        """Notice that the file was replaced, and bring both together."""
        workspace, path = self._desk.workspace, self._path
        if path is None or workspace.library.read_only or not workspace.library.replaced or not path.exists():
            return
        self._looks.stop()
        with tempfile.NamedTemporaryFile(prefix="annotator-", suffix=".sqlite", delete=False) as file:
            kept = Path(file.name)
        try:
            workspace.library.rescue(kept)  # this connection alone still sees the old file
        except Exception as error:  # noqa: BLE001 - whatever it is, the person hears of it
            self.failed.emit(error)
            return

        def work(_: Progress) -> MergeReport:
            with closing(gate.opened(path, create=False, states=paths.states())) as library:
                library.back_up("merge", thorough=False)
                report = Workspace(library, workspace.person).reunite(kept)
            kept.unlink()
            return report

        def done(report: MergeReport) -> None:
            told = self.tr("{} was replaced by another program; both were merged: {}.")
            self.open_asked.emit(path, told.format(path.name, reports.merged(report)))

        def failed(error: Exception) -> None:
            self.told.emit(self.tr("{} Your version is kept as {}.").format(heard(str(error)), kept), None)

        self._jobs.run(self.tr("Merging"), work, done, failed)

    def look_around(self) -> None:
        """Say what lies beside the library, each thing once."""
        path, library = self._path, self._desk.workspace.library
        if path is None or library.read_only:
            return
        service = neighbours.service(path)
        if neighbours.at_work(path) and not self.insisting:  # the note came after the library was opened
            self.open_asked.emit(path, "")
            return
        if service:
            neighbours.enter(path, self._desk.workspace.person.name)
        found = [c for c in neighbours.conflict_copies(path) if self._mark(c) not in library.state.get("copies", [])]
        if found:
            self._offer_copies(found)
        elif service and not library.state.get("service_told", False):
            library.state.set("service_told", True)
            self._offer_beside(path, service)

    def leave(self) -> None:
        """The window closes."""
        if path := self._desk.workspace.library.path:
            neighbours.leave(path)

    def _offer_copies(self, found: list[Path]) -> None:
        heading = self.tr("A conflicting copy lies beside this library")
        if len(found) > 1:
            heading = self.tr("{} conflicting copies lie beside this library").format(len(found))
        names = ", ".join(c.name for c in found[:4])
        why = self.tr("See first what that brings. Nothing beside the library is changed.")
        box = Choice(
            self._window,
            heading,
            self.tr("Where two people worked at once, a program that synchronises kept both: {}.").format(names),
            [("merge", self.tr("Merge…"), why), ("later", self.tr("Not now"), self.tr("Ask again next time."))],
        )
        box.exec()
        if box.chosen == "merge":
            library = self._desk.workspace.library
            library.state.set("copies", [*library.state.get("copies", []), *map(self._mark, found)])
            self.copies_found.emit(found)

    def _offer_beside(self, path: Path, service: str) -> None:
        words = self.tr("That is fine while one person at a time works in it. If two do, nothing is lost: a replaced "
                        "file is merged, and conflicting copies are offered for merging.")  # fmt: skip
        why = self.tr("Open a copy in your documents; merge it or hand it over when it is ready.")
        box = Choice(
            self._window,
            self.tr("This library is synchronised by {}").format(service),
            words,
            [("stay", self.tr("Stay here"), self.tr("Work in this file, as before.")),
             ("beside", self.tr("Work beside it"), why)],
        )  # fmt: skip
        box.exec()
        if box.chosen == "beside":
            self.work_beside()

    def work_beside(self) -> None:
        """On to a copy in the person's own folder."""
        workspace, path = self._desk.workspace, self._desk.workspace.library.path
        if path is None:
            return
        target = paths.default_library().with_name(path.name)
        count = 1
        while target.exists():
            count += 1
            target = target.with_name(f"{path.stem} {count}{path.suffix}")

        def work(progress: Progress) -> Path:
            with beside(workspace) as own:
                own.library.rescue(target, progress)
            return target

        self._jobs.run(self.tr("Copying"), work, lambda made: self.open_asked.emit(made, ""), self.failed.emit)

    def _mark(self, copy: Path) -> list[object]:
        status = copy.stat()
        return [copy.name, status.st_size, status.st_mtime_ns]
