"""A library from elsewhere: what may be done with it, and what with one that is not fit to be opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from annotator import paths
from annotator.gui import phrases
from annotator.gui.dialogs import Box
from annotator.gui.pieces import button, label
from annotator.model import AnnotatorError
from annotator.store import Library, backups, gate
from annotator.store.gate import Look


class Choice(Box):
    """Several ways to go on; `chosen` is the one taken, "" where none was."""

    def __init__(self, parent: QWidget | None, heading: str, words: str, ways: list[tuple[str, str, str]]) -> None:
        super().__init__(parent, heading, words)
        self.setMinimumWidth(520)
        self.chosen = ""
        for name, does, why in ways:
            row = QHBoxLayout()
            act = button(self, does, act=partial(self._take, name))
            act.setMinimumWidth(170)
            act.setAccessibleDescription(why)
            row.addWidget(act)
            row.addSpacing(8)
            row.addWidget(label(self, why, "dim", wraps=True), 1)
            self.body.addLayout(row)

    def _take(self, name: str) -> None:
        self.chosen = name
        self.accept()


def received_box(parent: QWidget | None, path: Path, look: Look, here: Library) -> Choice:
    """`here`: the library that is open now; of another copy of it, merging is named first."""
    box = Choice(parent, "", "", [])
    counts = box.tr("{} and {}").format(phrases.documents(look.documents), phrases.highlights(look.highlights))
    words = box.tr("It was last written elsewhere, and has been checked: {}.").format(counts)
    copy = look.library == here.id
    if copy:
        words += " " + box.tr("It is another copy of the library that is open.")
    merging = box.tr("Take what is in it into the library that is open; you see first what that brings.")
    ways = [
        ("open", box.tr("Open it here"), box.tr("Work in this very file; what you do goes into it.")),
        ("merge", box.tr("Merge it"), merging),
        ("copy", box.tr("Open a copy"), box.tr("Leave the file alone and work in a copy of it.")),
    ]
    if copy:
        ways[:2] = ways[1::-1]
    ways.append(("", box.tr("Leave it"), box.tr("Do nothing with it.")))
    return Choice(parent, path.name, words, ways)


def unfit_box(parent: QWidget | None, path: Path, error: AnnotatorError) -> Choice:
    """What can be done about a file that is not opened."""
    box = Choice(parent, "", "", [])
    findings = error.look.findings[:3] if isinstance(error, gate.Unfit) else ()
    words = "\n".join((*findings, box.tr("The file is left as it is.")))
    ways = []
    if backups.kept(paths.states(), path):
        why = box.tr("Put a good copy from this computer in its place.")
        ways.append(("restore", box.tr("Restore a backup…"), why))
    if isinstance(error, gate.Unfit) and error.look.state in ("damaged", "stranger"):
        why = box.tr("Write every document and highlight that can still be proven into a new library.")
        ways.append(("salvage", box.tr("Save what can be read…"), why))
    made = Choice(parent, phrases.heard(str(error)), words, ways)
    made.add_buttons(made.tr("Leave it"))
    return made


def place_for(parent: QWidget | None, path: Path, ending: str, heading: str) -> Path | None:
    """Where a new library shall be; None where the person would rather not."""
    start = path.with_name(f"{path.stem} {ending}.sqlite")
    name, _ = QFileDialog.getSaveFileName(parent, heading, str(start), "Libraries (*.sqlite)")
    return Path(name).with_suffix(".sqlite") if name else None
