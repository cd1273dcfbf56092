"""Searches kept under a name, on this machine; those that are pinned stand above the library's list."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from annotator.gui.phrases import tip
from annotator.gui.pieces import button, label, named
from annotator.gui.popup import Popup, Spot
from annotator.model import AnnotatorError
from annotator.store import State

SHOWN = 60
"""Code points of a name that are shown."""


@dataclass(frozen=True, slots=True)
class SavedQuery:
    name: str
    query: str
    pinned: bool = True


def saved_queries(state: State) -> list[SavedQuery]:
    """In the order they were kept; what is none of them is passed over."""
    stored: Any = None
    with suppress(AnnotatorError):
        stored = state.get("queries")
    return [
        SavedQuery(item["name"], item["query"], item.get("pinned") is not False)
        for item in (stored if isinstance(stored, list) else ())
        if isinstance(item, dict) and isinstance(item.get("name"), str) and isinstance(item.get("query"), str)
    ]


def keep_queries(state: State, queries: Sequence[SavedQuery]) -> None:
    state.set("queries", [{"name": q.name, "query": q.query, "pinned": q.pinned} for q in queries])


class SavedPane(QWidget):
    """The pinned ones as a short list, the others in a menu. Hidden while there is none."""

    run = Signal(str)  # a query
    changed = Signal(list)  # all of them, as they should be
    rename_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queries: list[SavedQuery] = []
        self._rest = QMenu(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 6, 4)
        self._layout.setSpacing(1)
        self.hide()

    def show_queries(self, queries: Sequence[SavedQuery]) -> None:
        self._queries = list(queries)
        while item := self._layout.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for query in self._queries:
            if query.pinned:
                self._layout.addWidget(self._row(query))
        self._rest.clear()
        for query in self._queries:
            if not query.pinned:
                sub = self._rest.addMenu(query.name[:SHOWN].replace("&", "&&"))
                sub.addAction(self.tr("Search"), partial(self.run.emit, query.query))
                self._fill(sub, query)
        if not self._rest.isEmpty():
            self._layout.addWidget(button(self, self.tr("More searches  ▾"), "quiet", menu=self._rest))
        self.setVisible(bool(self._queries))

    def _row(self, query: SavedQuery) -> QToolButton:
        name = query.name[:SHOWN].replace("&", "&&")
        made = button(self, f"☆  {name}", "saved", act=partial(self.run.emit, query.query))
        made.setToolTip(tip(query.query))
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(partial(self._on_menu, made, query))
        return made

    def _on_menu(self, row: QToolButton, query: SavedQuery, point: QPoint) -> None:
        menu = QMenu(self)
        self._fill(menu, query)
        menu.exec(row.mapToGlobal(point))

    def _fill(self, menu: QMenu, query: SavedQuery) -> None:
        menu.addAction(self.tr("Rename…"), lambda: self.rename_asked.emit(query))
        words = self.tr("Unpin") if query.pinned else self.tr("Pin to the library list")
        menu.addAction(words, lambda: self._put(query, replace(query, pinned=not query.pinned)))
        menu.addAction(self.tr("Forget"), lambda: self._put(query, None))

    def _put(self, old: SavedQuery, new: SavedQuery | None) -> None:
        self.changed.emit([q for q in (new if q == old else q for q in self._queries) if q is not None])


class NamePopup(Popup):
    """One line for a name; Enter keeps it."""

    named = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, 320)
        self.line = named(QLineEdit(self), "search")
        self.line.setAccessibleName(self.tr("Name of the search"))
        self.line.setMaxLength(200)
        self.line.returnPressed.connect(self._on_entered)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(6)
        layout.addWidget(self.line)
        layout.addWidget(label(self, self.tr("Enter keeps it in the library list · Esc does not"), "hint"))

    def open_for(self, spot: Spot, name: str) -> None:
        self.line.setText(name)
        self.open_at(spot, self.line)
        self.line.selectAll()

    def _on_entered(self) -> None:
        if name := " ".join(self.line.text().split()):
            self.dismiss()
            self.named.emit(name)
