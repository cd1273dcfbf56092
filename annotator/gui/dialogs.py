"""The few questions that need a box of their own: a name, an import's report, an export, a tag, the keys."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QButtonGroup,
    QColorDialog,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator import exchange
from annotator.gui.pieces import button, label, named
from annotator.model import Excerpt, Tag
from annotator.workspace import MAX_NAME, PALETTE, ImportReport

PREVIEW = 40
"""Excerpts that an export's preview shows."""


class Box(QDialog):
    """A dialog with a heading, room for its contents, and its buttons below."""

    def __init__(self, parent: QWidget | None, heading: str, words: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(28, 24, 28, 20)
        self.body.setSpacing(12)
        self.body.addWidget(label(self, heading, "heading"))
        if words:
            self.body.addWidget(label(self, words, "dim", wraps=True))

    def add_buttons(self, accept: str, cancel: str = "") -> QPushButton:
        box = QDialogButtonBox(self)
        chief = named(QPushButton(accept, self), "primary")
        chief.setDefault(True)
        box.addButton(chief, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        if cancel:
            box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
            box.rejected.connect(self.reject)
        self.body.addSpacing(6)
        self.body.addWidget(box)
        return chief


class NameBox(Box):
    """First run: who reads here."""

    def __init__(self, parent: QWidget | None, suggestion: str) -> None:
        super().__init__(
            parent,
            self.tr("What should colleagues call you?"),
            self.tr("Your name stands beside your highlights and notes, also in the files you hand on. "
                    "It stays on this computer and in your libraries; there is no account."),
        )
        self.setMinimumWidth(440)
        self.line = QLineEdit(suggestion, self, maxLength=MAX_NAME)
        self.line.setAccessibleName(self.tr("Your name"))
        self.line.selectAll()
        self.body.addWidget(self.line)
        chief = self.add_buttons(self.tr("Start reading"))
        self.line.textChanged.connect(lambda t: chief.setEnabled(bool(t.strip())))
        chief.setEnabled(bool(suggestion.strip()))

    @property
    def name(self) -> str:
        return " ".join(self.line.text().split())


class ReportBox(Box):
    """What became of each file of an import."""

    def __init__(self, parent: QWidget | None, report: ImportReport) -> None:
        heading = report.sentence[:1].upper() + report.sentence[1:] + "."
        super().__init__(parent, heading)
        self.resize(640, 420)
        fates = sorted(report.fates, key=lambda f: f.kind != "refused")
        table = QTableWidget(len(fates), 2, self)
        table.setHorizontalHeaderLabels([self.tr("File"), self.tr("What became of it")])
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setColumnWidth(0, 240)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setAccessibleName(self.tr("Files of this import"))
        for n, fate in enumerate(fates):
            for column, words in enumerate((fate.name, fate.sentence)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                table.setItem(n, column, item)
        self.body.addWidget(table, 1)
        self.add_buttons(self.tr("Close"))


@dataclass(frozen=True, slots=True)
class ExportChoice:
    format: str
    target: Path
    whole_library: bool


class ExportBox(Box):
    """Format, scope and a look at the result before it leaves."""

    def __init__(
        self,
        parent: QWidget | None,
        excerpts: Callable[[bool], Iterable[Excerpt]],  # of the whole library, or of the open document
        folder: Path,
        title: str,
        chosen: str,
    ) -> None:
        super().__init__(parent, self.tr("Export excerpts"))
        self.resize(760, 560)
        self._excerpts, self._folder, self._title = excerpts, folder, title
        self.choice: ExportChoice | None = None
        self.formats = QComboBox(self)
        self.formats.setAccessibleName(self.tr("Format"))
        for format_known in exchange.FORMATS.values():
            self.formats.addItem(format_known.title, format_known.name)
        self.formats.setCurrentIndex(max(0, self.formats.findData(chosen)))
        self.scope = QComboBox(self)
        self.scope.setAccessibleName(self.tr("Scope"))
        self.scope.addItem(self.tr("Whole library"), True)
        if title:
            short = title if len(title) < 50 else title[:49] + "…"
            self.scope.addItem(self.tr("This document: {}").format(short), False)
        self.preview = named(QPlainTextEdit(self), "preview")
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(self.tr("Preview"))
        self._told = label(self, "", "dim")
        row = QHBoxLayout()
        row.addWidget(self.formats, 1)
        row.addWidget(self.scope, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.preview, 1)
        self.body.addWidget(self._told)
        self.chief = self.add_buttons(self.tr("Save as…"), self.tr("Cancel"))
        self.formats.currentIndexChanged.connect(self.show_preview)
        self.scope.currentIndexChanged.connect(self.show_preview)
        self.show_preview()

    @property
    def format(self) -> str:
        return str(self.formats.currentData())

    @property
    def whole_library(self) -> bool:
        return bool(self.scope.currentData())

    def show_preview(self) -> None:
        excerpts = iter(self._excerpts(self.whole_library))
        head = list(islice(excerpts, PREVIEW))
        count = len(head) + sum(1 for _ in excerpts)
        out = io.BytesIO()
        exchange.write(head, self.format, out)
        shown = out.getvalue().decode("utf-8-sig")
        self.preview.setPlainText(shown[:60_000])
        told = self.tr("%n excerpt(s), untagged ones included.", "", count).replace("(s)", "" if count == 1 else "s")
        if count > PREVIEW:
            told += " " + self.tr("The preview shows the first {}.").format(PREVIEW)
        self._told.setText(told if count else self.tr("There is nothing to export yet: highlight something first."))
        self.chief.setEnabled(count > 0)

    def accept(self) -> None:
        known = exchange.FORMATS[self.format]
        stem = "Excerpts" if self.whole_library else "".join(c for c in self._title if c.isalnum() or c in " -_")[:60]
        start = str(self._folder / f"{stem.strip() or 'Excerpts'}{known.suffix}")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save excerpts"), start, f"{known.title} (*{known.suffix})")
        if name:
            self.choice = ExportChoice(self.format, Path(name), self.whole_library)
            super().accept()


class TagBox(Box):
    """A tag's name, colour, key and description."""

    def __init__(self, parent: QWidget | None, tag: Tag, colour: str) -> None:
        super().__init__(parent, self.tr("Edit tag"))
        self.setMinimumWidth(420)
        self._tag, self._colour = tag, tag.colour
        self.name = QLineEdit(tag.name, self)
        self.name.setAccessibleName(self.tr("Name"))
        self.about = QPlainTextEdit(tag.description, self)
        self.about.setAccessibleName(self.tr("Description"))
        self.about.setPlaceholderText(self.tr("When does this tag apply, and when not?"))
        self.about.setFixedHeight(84)
        self.about.setTabChangesFocus(True)
        self.pin = QComboBox(self)
        self.pin.setAccessibleName(self.tr("Key"))
        self.pin.addItem(self.tr("none"), 0)
        for digit in range(1, 10):
            self.pin.addItem(str(digit), digit)
        self.pin.setCurrentIndex(tag.pin)
        self._swatches = QButtonGroup(self)
        colours = QHBoxLayout()
        colours.setSpacing(6)
        for n, hue in enumerate(dict.fromkeys((*PALETTE, tag.colour or colour))):
            swatch = button(self, "", "swatch")
            swatch.setCheckable(True)
            swatch.setChecked(hue == (tag.colour or colour))
            swatch.setStyleSheet(f"background: {hue};")
            swatch.setAccessibleName(self.tr("Colour {}").format(hue))
            self._swatches.addButton(swatch, n)
            swatch.clicked.connect(lambda _=False, c=hue: self._choose(c))
            colours.addWidget(swatch)
        other = button(self, self.tr("Other…"), "plain")
        other.clicked.connect(self._on_other)
        colours.addWidget(other)
        colours.addStretch()
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Colour"), colours)
        form.addRow(self.tr("Key"), self.pin)
        form.addRow(self.tr("Description"), self.about)
        self.body.addLayout(form)
        self.add_buttons(self.tr("Save"), self.tr("Cancel"))

    @property
    def edited(self) -> Tag:
        words = self.about.document().toRawText().replace("\u2029", "\n").strip()
        return replace(
            self._tag, name=self.name.text(), colour=self._colour, pin=int(self.pin.currentData()), description=words
        )

    def _choose(self, colour: str) -> None:
        self._colour = colour

    def _on_other(self) -> None:
        chosen = QColorDialog.getColor(QColor(self._colour or PALETTE[0]), self, self.tr("Colour of the tag"))
        if chosen.isValid():
            self._colour = chosen.name().upper()


class KeysBox(Box):
    """Every action with its key."""

    def __init__(self, parent: QWidget | None, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        super().__init__(parent, self.tr("Keys"))
        columns = QHBoxLayout()
        columns.setSpacing(36)
        for name, actions in groups:
            column = QFormLayout()
            column.setSpacing(7)
            column.addRow(label(self, name.upper(), "caps"))
            for words, key in actions:
                column.addRow(label(self, key, "key"), QLabel(words, self))
            columns.addLayout(column)
        self.body.addLayout(columns)
        self.add_buttons(self.tr("Close"))


def confirmed(parent: QWidget, question: str, words: str = "") -> bool:
    """A yes-or-no question in one sentence, with what it is about below."""
    box = Box(parent, question, words)
    box.add_buttons(box.tr("Yes"), box.tr("Cancel"))
    return box.exec() == QDialog.DialogCode.Accepted
