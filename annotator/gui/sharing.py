"""The owners of what happens between files and people, joined to the window as one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.comparing import Comparing
from annotator.gui.desk import Desk
from annotator.gui.handing import Handing
from annotator.gui.jobs import Jobs
from annotator.gui.keeping import Keeping
from annotator.gui.marking import Attempt
from annotator.gui.merging import Merging
from annotator.gui.neighbours import Neighbours
from annotator.gui.questions import Questions


class Sharing(QObject):
    told = Signal(str, object)  # a sentence, and what its Details show
    failed = Signal(Exception)
    changed = Signal()  # so much that all is to be read again

    place_asked = Signal(str, str)  # a document's id, a highlight's or ""

    def __init__(self, desk: Desk, jobs: Jobs, attempt: Attempt, window: QWidget) -> None:
        super().__init__(window)
        self.keeping = Keeping(desk, jobs, window)
        self.merging = Merging(desk, jobs, window)
        self.merging.merged.connect(self.changed)
        self.questions = Questions(desk, jobs, attempt, window)
        self.comparing = Comparing(desk, jobs, attempt, window)
        self.handing = Handing(desk, jobs, window)
        self.neighbours = Neighbours(desk, jobs, window)
        self.neighbours.copies_found.connect(self.merging.preview)
        self.questions.place_asked.connect(self.place_asked)
        self.owners = (self.keeping, self.merging, self.questions, self.comparing, self.handing, self.neighbours)
        for owner in self.owners:
            owner.told.connect(self.told)
            owner.failed.connect(self.failed)
