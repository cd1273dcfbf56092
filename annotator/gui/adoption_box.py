"""What a codebook from elsewhere would bring, before it does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QStringListModel
from PySide6.QtWidgets import QListView, QWidget

from annotator.gui.dialogs import Box
from annotator.gui.phrases import heard, number
from annotator.gui.shelf import dress
from annotator.workspace.adopting import Adoption


class AdoptionBox(Box):
    """Accepted: take it in."""

    def __init__(self, parent: QWidget, name: str, adoption: Adoption) -> None:
        super().__init__(
            parent,
            self.tr("Take in “{}”?").format(name if len(name) <= 60 else f"{name[:59]}…"),
            f"{adoption_told(adoption)}. "
            + self.tr("Nothing is deleted, and what the file does not say of a tag stays."),
        )
        self.resize(560, 460)
        lines = [heard(notice) for notice in adoption.notices]
        lines += [self.tr("New: {}").format(path) for path in adoption.new]
        lines += [self.tr("Changed: {}").format(path) for path in adoption.edited]
        self.list = QListView(self)
        self.list.setObjectName("framed")
        self.list.setModel(QStringListModel(lines, self))
        self.list.setAccessibleName(self.tr("What it brings"))
        dress(self.list, self.list.itemDelegate())
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(1)
        self.body.addWidget(self.list, 1)
        accept, cancel = (self.tr("Take in"), self.tr("Cancel")) if lines else (self.tr("Close"), "")
        self.chief = self.add_buttons(accept, cancel)


def adoption_told(adoption: Adoption) -> str:
    """How many tags it brings, changes and finds as they are."""
    counts = map(number, (len(adoption.new), len(adoption.edited), adoption.same))
    return _tr("{} new, {} changed, {} as they are here").format(*counts)


def _tr(words: str) -> str:
    return QCoreApplication.translate("AdoptionBox", words)
