"""Steps taken back and done again: small ones at once, large ones beside the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui import phrases
from annotator.gui.desk import Desk
from annotator.gui.errands import Progress, beside
from annotator.gui.jobs import Jobs
from annotator.gui.marking import Attempt
from annotator.model import Change, Highlight
from annotator.store import Undone
from annotator.workspace.wording import left_sentences

LARGE = 200
"""Records from which on a step is felt as a pause."""


class Stepping(QObject):
    told = Signal(str, object)  # a sentence, None
    done = Signal(str)  # the same in short
    failed = Signal(Exception)
    came_back = Signal(str)  # a highlight of the open document, the first of those that are there again

    def __init__(self, desk: Desk, jobs: Jobs, attempt: Attempt, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._jobs, self._attempt = desk, jobs, attempt

    def undo(self) -> None:
        self._attempt(lambda: self._step(again=False))

    def redo(self) -> None:
        self._attempt(lambda: self._step(again=True))

    def _step(self, *, again: bool) -> None:
        workspace = self._desk.workspace
        if workspace.library.path is None or workspace.library.step_size(again=again) < LARGE:
            self._tell(workspace.redo() if again else workspace.undo(), again=again)
            return

        def work(progress: Progress) -> Undone | None:
            with beside(workspace) as own:
                return own.redo(progress) if again else own.undo(progress)

        def done(undone: Undone | None) -> None:
            if undone:
                workspace.hear(undone)
            self._tell(undone, again=again)

        self._jobs.run(self.tr("Doing again") if again else self.tr("Undoing"), work, done, self.failed.emit)

    def _tell(self, undone: Undone | None, *, again: bool) -> None:
        if undone:
            told = self.tr("Done again: {}") if again else self.tr("Undone: {}")
            words = told.format(phrases.heard(undone.change.label))
            left = " ".join(left_sentences(undone, phrases.TONGUE))
            self.told.emit(f"{words}. {left}" if left else words, None)
            self.done.emit(words)
            self._show_again(undone.change)

    def _show_again(self, change: Change) -> None:
        document, before = self._desk.document, {r.id for r in change.before}
        back = [r for r in change.after if isinstance(r, Highlight) and r.id not in before]
        if here := [r for r in back if document and r.document == document.id]:
            self.came_back.emit(min(here, key=lambda h: h.span).id)
