"""What a codebook from elsewhere would bring, before it does."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QListView, QWidget

from annotator.gui.dialogs import Box
from annotator.gui.shelf import dress
from annotator.workspace.adopting import Adoption


class AdoptionBox(Box):
    """Accepted: take it in."""

    def __init__(self, parent: QWidget, name: str, adoption: Adoption) -> None:
        super().__init__(
            parent,
            self.tr("Take in “{}”?").format(name if len(name) <= 60 else f"{name[:59]}…"),
            f"{adoption.sentence}. " + self.tr("Nothing is deleted, and what the file does not say of a tag stays."),
        )
        self.resize(560, 460)
        lines = [*adoption.notices]
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
