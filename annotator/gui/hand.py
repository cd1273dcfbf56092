"""What the hand finds at the page: the caret, edges to drag, hover, names in the margin, every place of a term."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.caret import Caret
from annotator.gui.desk import Desk
from annotator.gui.edges import Edges
from annotator.gui.hover import Hover
from annotator.gui.jobs import Jobs
from annotator.gui.look import Theme
from annotator.gui.margin import Margin
from annotator.gui.marking import Attempt, Marking
from annotator.gui.reader import Reader
from annotator.gui.recurring import Recurring
from annotator.settings import Settings


class Hand(QObject):
    told = Signal(str, object)
    failed = Signal(Exception)

    def __init__(
        self, desk: Desk, reader: Reader, marking: Marking, jobs: Jobs, attempt: Attempt, settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.caret, self.hover = Caret(reader, self), Hover(desk, reader, window)
        self.edges, self.margin = Edges(desk, reader, attempt, window), Margin(desk, reader, settings)
        self.recurring = Recurring(desk, reader, jobs, window)
        self.margin.chosen.connect(marking.select)
        self.recurring.told.connect(self.told)
        self.recurring.failed.connect(self.failed)

    @property
    def owners(self) -> tuple[QObject, ...]:
        """Those that commands call."""
        return self.caret, self.edges, self.margin, self.recurring

    def set_theme(self, theme: Theme) -> None:
        self.edges.set_theme(theme)
        self.margin.set_theme(theme)

    def show(self) -> None:
        """Other highlights are shown, or another is selected."""
        self.edges.show()
        self.margin.update()
