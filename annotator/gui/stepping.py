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
from annotator.store import Undone, silent
from annotator.workspace import Workspace
from annotator.workspace.past import in_short
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
        workspace, document = self._desk.workspace, self._desk.document
        here = document.id if document else ""

        def step(own: Workspace, progress: Progress) -> tuple[Undone, str] | None:
            undone = own.redo(progress) if again else own.undo(progress)
            return (in_short(undone), _back(undone.change, here)) if undone else None

        if workspace.library.path is None or workspace.library.step_size(again=again) < LARGE:
            if taken := step(workspace, silent):
                self._tell(*taken, again=again)
            return

        def work(progress: Progress) -> tuple[Undone, str] | None:
            with beside(workspace) as own:
                return step(own, progress)

        def done(taken: tuple[Undone, str] | None) -> None:
            if taken:
                workspace.hear(taken[0])
                self._tell(*taken, again=again)

        self._jobs.run(self.tr("Doing again") if again else self.tr("Undoing"), work, done, self.failed.emit)

    def _tell(self, undone: Undone, back: str, *, again: bool) -> None:
        told = self.tr("Done again: {}") if again else self.tr("Undone: {}")
        words = told.format(phrases.heard(undone.change.label))
        left = " ".join(left_sentences(undone, phrases.TONGUE))
        self.told.emit(f"{words}. {left}" if left else words, None)
        self.done.emit(words)
        if back and self._desk.placed(back):  # else another document was opened meanwhile
            self.came_back.emit(back)


def _back(change: Change, document: str) -> str:
    """The id of the first highlight that is on a document again; "" where none is."""
    before = {r.id for r in change.before}
    back = (r for r in change.after if isinstance(r, Highlight) and r.document == document and r.id not in before)
    return min(((h.span.start, h.span.end, h.id) for h in back), default=(0, 0, ""))[2]
