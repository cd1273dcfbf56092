"""The codebook on its way out of the window, and those of others on their way in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from annotator.gui.desk import Desk
from annotator.gui.errands import Errands, Progress, beside
from annotator.gui.in_force import keyed
from annotator.gui.jobs import Jobs
from annotator.gui.phrases import heard, numbered
from annotator.model import Tag

if TYPE_CHECKING:
    from annotator.workspace.adopting import Adoption


class CodebookFiles(QObject):
    told = Signal(str, object)
    failed = Signal(Exception)

    def __init__(self, desk: Desk, errands: Errands, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._errands, self._jobs, self._window = desk, errands, jobs, window

    def export_codebook(self) -> None:
        from annotator.exchange.codebook import CODEBOOKS

        kinds = {f"{heard(f.title)} (*{f.suffix})": f for f in CODEBOOKS.values()}
        start = str(Path(self._errands.folder("export")) / self.tr("Codebook.csv"))
        name, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Export the codebook"), start, ";;".join(kinds)
        )
        if name:
            target = Path(name)
            known = {f.suffix: f for f in kinds.values()}
            chosen = known.get(target.suffix.lower()) or kinds.get(kind) or CODEBOOKS["csv"]
            self.write(target if target.suffix else target.with_suffix(chosen.suffix), chosen.name)

    def write(self, target: Path, kind: str) -> None:
        workspace = self._desk.workspace
        self._errands.keep("export_folder", str(target.parent))

        def work(_: Progress) -> int:
            from annotator import exchange
            from annotator.exchange import codebook

            with beside(workspace) as own, exchange.written(target, force=True) as file:
                return codebook.write(own.codebook(), kind, file, own.library.tag_counts())

        def done(count: int) -> None:
            told = numbered("CodebookFiles", "%Ln tag(s) exported to {}", count)
            self.told.emit(told.format(target.name), target.parent)

        self._jobs.run(self.tr("Exporting"), work, done, self.failed.emit)

    def import_codebook(self) -> None:
        kinds = self.tr("Codebooks (*.csv *.tsv *.txt *.qdc *.qde);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import a codebook"), self._errands.folder("import"), kinds
        )
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Compare the file with what is here, beside the window; then ask."""
        workspace = self._desk.workspace
        self._errands.keep("import_folder", str(path.parent))

        def work(_: Progress) -> tuple[tuple[Tag, ...], Adoption]:
            from annotator.exchange import codebook

            with path.open("rb") as file:
                tags = codebook.read(file.read(codebook.MOST_BYTES + 1))
            with beside(workspace) as own:
                return tags, own.adopting(tags)

        self._jobs.run(self.tr("Reading"), work, lambda found: self._ask(path, *found), self._on_failed)

    def _ask(self, path: Path, tags: tuple[Tag, ...], adoption: Adoption) -> None:
        from annotator.gui.adoption_box import AdoptionBox, adoption_told

        box = AdoptionBox(self._window, path.name, adoption)
        if box.exec() != QDialog.DialogCode.Accepted or not adoption.change.after:
            return
        workspace = self._desk.workspace

        def work(_: Progress) -> Adoption:
            with beside(workspace) as own:
                return own.adopt(tags)

        def done(adoption: Adoption) -> None:
            workspace.look()
            told = keyed(self.tr("Codebook taken in: {}. {undo} takes it back."), adoption_told(adoption))
            self.told.emit(told, None)

        self._jobs.run(self.tr("Importing"), work, done, self.failed.emit)

    def _on_failed(self, error: Exception) -> None:
        from annotator.exchange.codebook import CodebookError

        if isinstance(error, OSError):
            error = CodebookError(f"The file cannot be read: {error.strerror or error}.")
        self.failed.emit(error)
