"""Other people's libraries taken in: chosen, looked through before anything is written, reported, taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotator.gui import phrases, reports
from annotator.gui.desk import Desk
from annotator.gui.dialogs import Box, confirmed
from annotator.gui.errands import Progress, beside
from annotator.gui.in_force import keyed
from annotator.gui.jobs import Jobs
from annotator.gui.ledger import Ledger
from annotator.gui.phrases import number
from annotator.gui.pieces import button, label
from annotator.model import AnnotatorError
from annotator.store import unix_ms
from annotator.workspace import MergeReport
from annotator.workspace.sharing import KINDS

SHOWN = 12
"""Titles and names that a report lists; the saved one has all."""


class Merging(QObject):
    told = Signal(str, object)  # a sentence, and the MergeReport that its Details show, or None
    failed = Signal(Exception)
    merged = Signal()  # into the library, or out of it

    def __init__(self, desk: Desk, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._window = desk, jobs, window
        self.busy = False  # what is written by a merge under way is read when it is done, all at once

    def merge_libraries(self) -> None:
        """Choose files to take in."""
        path = self._desk.workspace.library.path
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Merge libraries"), str(path.parent if path else Path.home()),
            self.tr("Libraries (*.sqlite);;All files (*)"),
        )  # fmt: skip
        if names:
            self.preview([Path(n) for n in names])

    def preview(self, files: Sequence[Path]) -> None:
        """Check files and say what they would bring; merge them if the person says so."""
        workspace = self._desk.workspace

        def work(progress: Progress) -> MergeReport:
            with beside(workspace) as own:
                return own.merge(files, dry=True, progress=progress)

        def done(report: MergeReport) -> None:
            box = MergeBox(self._window, report)
            if box.exec() == QDialog.DialogCode.Accepted and report.merged.ops:
                self.merge(files)

        self._jobs.run(self.tr("Checking"), work, done, self.failed.emit)

    def merge(self, files: Sequence[Path]) -> None:
        workspace = self._desk.workspace

        def work(progress: Progress) -> MergeReport:
            with self._undisturbed(), beside(workspace) as own:
                return own.merge(files, progress=progress)

        def done(report: MergeReport) -> None:
            self.busy = False
            self.merged.emit()
            self.told.emit(keyed(self.tr("Merged: {}; {undo} takes it back."), reports.merged(report)), report)

        self.busy = True
        self._jobs.run(self.tr("Merging"), work, done, self.failed.emit)

    @contextmanager
    def _undisturbed(self) -> Iterator[None]:
        """Work that `done` ends; where it fails or is cancelled, nothing is to be waited for."""
        try:
            yield
        except BaseException:
            self.busy = False
            raise

    def show(self, report: MergeReport) -> None:
        """What a merge brought."""
        MergeBox(self._window, report, done=True).exec()

    # -- taking back -----------------------------------------------------------------------------------------------

    def take_back(self) -> bool:
        """Whether the last step was a merge, which is then taken back."""
        if self._desk.workspace.library.merge_to_undo is None:
            return False
        self._part()
        return True

    def undo_merge(self) -> None:
        """Take the last merge out, also after other work."""
        trace = self._desk.workspace.library.last_merge
        if trace is None:
            self.told.emit(self.tr("No merge of this library is remembered on this computer."), None)
        elif confirmed(
            self._window, self.tr("Take the last merge out again?"),
            self.tr("What came from {} goes; your own work since then stays.").format(trace.names),
        ):  # fmt: skip
            self._part()

    def _part(self) -> None:
        workspace = self._desk.workspace

        def work(_: Progress) -> str:
            with self._undisturbed(), beside(workspace) as own:
                return own.part()

        def done(names: str) -> None:
            self.busy = False
            self.merged.emit()
            self.told.emit(self.tr("Undone: the merge of {}").format(names), None)

        def failed(error: Exception) -> None:
            trace = workspace.library.last_merge
            if isinstance(error, AnnotatorError) and trace and trace.backup:
                more = self.tr("“Restore a backup…” has the library as it was before.")
                error = AnnotatorError(f"{phrases.heard(str(error))} {more}")
            self.failed.emit(error)

        self.busy = True
        self._jobs.run(self.tr("Undoing the merge"), work, done, failed)


class MergeBox(Box):
    """What files bring: counts, titles, people, and what wants a look."""

    def __init__(self, parent: QWidget | None, report: MergeReport, *, done: bool = False) -> None:
        files = ", ".join(report.files[:3]) + ("…" if len(report.files) > 3 else "")
        if not report.merged.ops:
            heading = QCoreApplication.translate("MergeBox", "Nothing new")
            words = self.tr("Everything in {} is in this library already.").format(files)
        elif done:
            heading, words = self.tr("Merged"), self.tr("{} is now part of this library.").format(files)
        else:
            heading = self.tr("Merge {}?").format(files)
            words = keyed(self.tr(
                "Nothing is written yet. The library is backed up first, and {undo} takes the merge back. "
                "Everyone stays the author of what they made."
            ))  # fmt: skip
        super().__init__(parent, heading, words)
        self._report = report
        self.resize(600, 560 if report.merged.ops else 200)
        self.setMinimumWidth(480)
        if report.merged.ops:
            self._show_counts()
            self._show_rest()
        if done:
            save = button(self, self.tr("Save the report…"), act=self._on_save)
            self.body.addWidget(save)
        merging = not done and bool(report.merged.ops)
        chief, cancel = (self.tr("Merge"), self.tr("Cancel")) if merging else (self.tr("Close"), "")
        self.add_buttons(chief, cancel).setFocus()

    def _show_counts(self) -> None:
        merged = self._report.merged
        names = {"document": self.tr("Documents"), "highlight": self.tr("Highlights"), "tag": self.tr("Tags"),
                 "note": self.tr("Notes"), "review": self.tr("Reviews"), "person": self.tr("People")}  # fmt: skip
        rows = [
            (names[kind], *(number(found[kind]) if found[kind] else "–" for found in
                            (merged.new, merged.changed, merged.deleted)))
            for kind in KINDS
            if merged.new[kind] or merged.changed[kind] or merged.deleted[kind]
        ]  # fmt: skip
        if not rows:
            self.body.addWidget(label(self, f"{reports.merged(self._report)}.", wraps=True))
            return
        headings = ("", self.tr("new"), self.tr("changed"), self.tr("deleted"))
        self.table = Ledger(self, self.tr("What it brings"), headings, flush=(1, 2, 3))
        self.table.setSelectionMode(Ledger.SelectionMode.NoSelection)
        self.table.setFocusPolicy(self.table.focusPolicy().NoFocus)
        self.table.show_rows(rows)
        self.table.fit_rows()
        self.body.addWidget(self.table)

    def _show_rest(self) -> None:
        report, merged = self._report, self._report.merged
        inner = QWidget(self)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(9, 8, 12, 8)
        layout.setSpacing(10)

        def part(heading: str, words: str) -> None:
            if layout.count():
                layout.addSpacing(8)
            layout.addWidget(label(inner, heading.upper(), "caps"))
            layout.addWidget(label(inner, words, wraps=True))

        if merged.conflicts:
            words = self.tr("Both versions are kept, and listed under “Conflicts…” in the library menu; choose there.")
            part(self.tr("Two people changed the same: {}").format(merged.conflicts), words)
        if report.twins:
            words = self.tr("They stay apart until you merge them under “Conflicts…”.")
            names = _listed([twins[0].name for twins in report.twins])
            part(self.tr("Tags of one name: {}").format(len(report.twins)), f"{names}\n{words}")
        if merged.redacted:
            words = self.tr("Somebody removed the words of what they had deleted. Only the backup can bring them back.")
            part(self.tr("Words taken out for good: {}").format(merged.redacted), words)
        if report.far:
            words = self.tr("{} changes are dated more than a day from now. They are kept as they are.")
            part(self.tr("A clock that is ahead"), words.format(report.far))
        part(self.tr("From"), _listed([f"{name} ({number(count)})" for name, count in merged.people]))
        if merged.titles:
            part(self.tr("New documents"), _listed(merged.titles, "\n"))
        layout.addStretch()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        area.setAccessibleName(self.tr("More about it"))
        self.body.addWidget(area, 1)

    def _on_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the report"), "Merge.txt", self.tr("Text (*.txt)"))
        if name:
            lines = "\n".join(self._report.lines(unix_ms()))
            try:
                Path(name).write_text(f"{lines}\n", "utf-8")
            except OSError:
                told = QLabel(self.tr("The report could not be saved there."), self)
                self.body.insertWidget(self.body.count() - 1, told)


def _listed(words: Sequence[str], between: str = ", ") -> str:
    more = phrases.number(len(words) - SHOWN)
    rest = QCoreApplication.translate("MergeBox", "… and {} more").format(more)
    return between.join([*words[:SHOWN], *([rest] if len(words) > SHOWN else [])])
