"""The owners of what happens between files and people, joined to the window as one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.desk import Desk
from annotator.gui.jobs import Jobs
from annotator.gui.keeping import Keeping
from annotator.gui.merging import Merging


class Sharing(QObject):
    told = Signal(str, object)  # a sentence, and what its Details show
    failed = Signal(Exception)
    changed = Signal()  # so much that all is to be read again

    def __init__(self, desk: Desk, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self.keeping = Keeping(desk, jobs, window)
        self.merging = Merging(desk, jobs, window)
        self.merging.merged.connect(self.changed)
        self.owners = (self.keeping, self.merging)
        for owner in self.owners:
            owner.told.connect(self.told)
            owner.failed.connect(self.failed)
