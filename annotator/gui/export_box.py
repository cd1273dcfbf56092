"""What leaves the library, in which form, and a look at it first."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QGridLayout, QMenu, QPlainTextEdit, QWidget

from annotator import bundle, exchange
from annotator.exchange import GROUPS, Kind, Wish, nameless
from annotator.gui import pdf
from annotator.gui.dialogs import Box
from annotator.gui.phrases import heard, numbered
from annotator.gui.pieces import button, label, named
from annotator.model import Excerpt
from annotator.workspace import Workspace

WRITTEN = {**exchange.FORMATS, pdf.FORMAT.name: pdf.FORMAT}
FORMATS: dict[str, Kind] = {**WRITTEN, bundle.BUNDLE.name: bundle.BUNDLE, bundle.LIBRARY.name: bundle.LIBRARY}

PREVIEW = 40
"""Excerpts that a preview shows."""
SHOWN = 60_000
"""Code points of it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Excerpts that may leave together."""

    title: str
    stem: str  # of a file's name
    count: int
    excerpts: Callable[[Workspace], Iterable[Excerpt]]
    only: frozenset[str] | None = None  # ids of highlights; None: everything


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What a person wants to leave; `scope` is a place in those offered."""

    format: str = "markdown"
    scope: int = 0
    by: str = "document"
    hidden: tuple[str, ...] = ()  # columns left out
    names: bool = True
    target: Path = Path()

    @property
    def known(self) -> Kind:
        return FORMATS[self.format]

    @property
    def wish(self) -> Wish:
        columns = self.known.columns
        return Wish(self.by, tuple(c for c in columns if c not in self.hidden) if self.hidden else ())

    def dressed(self, excerpts: Iterable[Excerpt]) -> Iterable[Excerpt]:
        """The excerpts as they leave."""
        return excerpts if self.names else map(nameless, excerpts)


class ExportBox(Box):
    """Format, scope, order, columns, names; `choice` is what was chosen, once accepted."""

    def __init__(
        self, parent: QWidget | None, workspace: Workspace, scopes: list[Scope], folder: Path, chosen: ExportChoice
    ) -> None:
        super().__init__(parent, self.tr("Export excerpts"))
        self.resize(820, 620)
        self._workspace, self._scopes, self._folder = workspace, scopes, folder
        self.choice: ExportChoice | None = None
        formats = ((heard(f.title), f.name) for f in FORMATS.values())
        self.formats = self._box(self.tr("Format"), formats, chosen.format)
        self.scope = self._box(self.tr("Scope"), ((s.title, n) for n, s in enumerate(scopes)), chosen.scope)
        titles = (self.tr("By document"), self.tr("By tag"), self.tr("By person"), self.tr("By day"))
        self.by = self._box(self.tr("Grouped"), zip(titles, GROUPS, strict=True), chosen.by)
        self._menu = QMenu(self)
        self.columns = button(self, self.tr("Columns"), "plain", menu=self._menu)
        self.names = QCheckBox(self.tr("With people's names"), self)
        self.names.setChecked(chosen.names)
        self._hidden = set(chosen.hidden)
        self.preview = named(QPlainTextEdit(self), "preview")
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(self.tr("Preview"))
        self._told = label(self, "", "dim", wraps=True)
        grid = QGridLayout()
        grid.setSpacing(10)
        grid.addWidget(self.formats, 0, 0)
        grid.addWidget(self.scope, 0, 1)
        grid.addWidget(self.by, 1, 0)  # no format has both
        grid.addWidget(self.columns, 1, 0)
        grid.addWidget(self.names, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.preview, 1)
        self.body.addWidget(self._told)
        self.chief = self.add_buttons(self.tr("Save as…"), self.tr("Cancel"))
        for box in (self.formats, self.scope, self.by):
            box.currentIndexChanged.connect(self.show_preview)
        self.names.toggled.connect(self.show_preview)
        self.formats.currentIndexChanged.connect(self._offer_columns)
        self._offer_columns()
        self.show_preview()

    @property
    def chosen(self) -> ExportChoice:
        """What the controls say now."""
        known = FORMATS[str(self.formats.currentData())]
        by = str(self.by.currentData()) if known.grouped else "document"
        hidden = tuple(c for c in known.columns if c in self._hidden)
        return ExportChoice(known.name, int(self.scope.currentData()), by, hidden, self.names.isChecked())

    def show_preview(self) -> None:
        chosen = self.chosen
        known, scope = FORMATS[chosen.format], self._scopes[chosen.scope]
        out = io.BytesIO()
        head = chosen.dressed(islice(scope.excerpts(self._workspace), PREVIEW))
        exchange.write(head, chosen.format if known.words else "markdown", out, chosen.wish)
        self.preview.setPlainText(out.getvalue().decode("utf-8-sig")[:SHOWN])
        self._told.setText(self._telling(scope.count, chosen))
        self.chief.setEnabled(scope.count > 0)

    def accept(self) -> None:
        chosen = self.chosen
        known = FORMATS[chosen.format]
        start = str(self._folder / f"{self._scopes[chosen.scope].stem}{known.suffix}")
        kind = f"{heard(known.title)} (*{known.suffix})"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save excerpts"), start, kind)
        if name:
            self.choice = ExportChoice(chosen.format, chosen.scope, chosen.by, chosen.hidden, chosen.names, Path(name))
            super().accept()

    def _telling(self, count: int, chosen: ExportChoice) -> str:
        """What is in, and what is not, and why."""
        if not count:
            return self.tr("There is nothing to export yet: highlight something first.")
        told = [numbered("ExportBox", "%Ln excerpt(s), untagged ones included.", count)]
        if not FORMATS[chosen.format].words:
            told.append(self.tr("The preview shows the words alone."))
        if count > PREVIEW:
            told.append(self.tr("The preview shows the first {}.").format(PREVIEW))
        if not chosen.names:
            told.append(self.tr("People's names are left out, as you ask."))
        if chosen.hidden:
            told.append(self.tr("Left out: {}.").format(", ".join(chosen.hidden)))
        told += filter(None, [self._lacking(chosen.format)])
        return " ".join(told)

    def _lacking(self, name: str) -> str:
        """What a format has no place for."""
        if name == "readwise":
            return self.tr("Readwise has no place for people, reviews and the words around.")
        if name == bundle.BUNDLE.name:
            return self.tr("A page to answer on, the documents and the library in one zip; Import takes the answers.")
        if name == bundle.LIBRARY.name:
            return self.tr("A library of its own, with everything that is said of its documents and by whom.")
        if name == "hypothesis":
            return self.tr("Hypothesis has no place for reviews, colours and the words around.")
        return ""

    def _offer_columns(self) -> None:
        known = FORMATS[str(self.formats.currentData())]
        self.by.setVisible(known.grouped)
        self.columns.setVisible(bool(known.columns))
        self._menu.clear()
        for column in known.columns:
            action = self._menu.addAction(column)
            action.setCheckable(True)
            action.setChecked(column not in self._hidden)
            action.toggled.connect(lambda on, c=column: self._show_column(c, on))

    def _show_column(self, column: str, on: bool) -> None:
        self._hidden = self._hidden - {column} if on else self._hidden | {column}
        self.show_preview()

    def _box(self, name: str, items: Iterable[tuple[str, object]], chosen: object) -> QComboBox:
        made = QComboBox(self)
        made.setAccessibleName(name)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for title, data in items:
            made.addItem(title, data)
        made.setCurrentIndex(max(0, made.findData(chosen)))
        return made
