"""The list of a document's captures, from which one is shown or set apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from annotator.gui import phrases
from annotator.gui.dialogs import Box
from annotator.gui.ledger import Ledger
from annotator.gui.phrases import number
from annotator.workspace.documents import Held


class CapturesBox(Box):
    """A document's captures, the newest first. Accepted: show `capture`, or where it `splits`, set it apart."""

    def __init__(self, parent: QWidget | None, title: str, held: Sequence[Held]) -> None:
        super().__init__(
            parent,
            self.tr("Captures of “{}”").format(title if len(title) <= 60 else title[:59].rstrip() + "…"),
            self.tr("One for each time this page was clipped and had changed. Highlights stay on the text they were "
                    "made on, and are found again in the one that is shown."),
        )  # fmt: skip
        self.resize(620, 400)
        self._held = held
        self.splits = False
        headings = (self.tr("Clipped"), self.tr("Words"), self.tr("Highlights"), "")
        self.table = Ledger(self, self.tr("Captures"), headings, wide=0, flush=(1, 2))
        shown = self.tr("shown")
        self.table.show_rows([
            (_when(h), number(h.words), number(h.highlights) if h.highlights else "–", shown if h.shown else "")
            for h in held
        ])
        self.body.addWidget(self.table, 1)
        self._shows = self.add_buttons(self.tr("Show this one"), self.tr("Close"))
        self._sets_apart = QPushButton(self.tr("Another article: set it apart"), self)
        self._sets_apart.setToolTip(self.tr("It becomes a document of its own, with the highlights made on it."))
        self._sets_apart.clicked.connect(self._on_split)
        self.add_beside(self._sets_apart)
        self.table.itemSelectionChanged.connect(self._on_chosen)
        self.table.itemDoubleClicked.connect(lambda _: self._shows.click())
        self.table.selectRow(next((n for n, h in enumerate(held) if h.shown), 0))
        self.table.setFocus()

    @property
    def capture(self) -> Held | None:
        return self._held[self.table.chosen] if self.table.chosen >= 0 else None

    def _on_chosen(self) -> None:
        chosen = self.capture
        self._shows.setEnabled(chosen is not None and not chosen.shown)
        self._sets_apart.setEnabled(chosen is not None and len(self._held) > 1)

    def _on_split(self) -> None:
        self.splits = True
        self.accept()


def _when(held: Held) -> str:
    """Day and, where the clip says it, time of day."""
    day, _, rest = held.clipped.replace("T", " ").partition(" ")
    return "  ".join(filter(None, (phrases.day(day), rest[:5]))) or "–"
