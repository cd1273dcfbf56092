"""Above the cards: words to look for, and what else narrows them down, each to be taken off again with a click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from annotator.gui import phrases
from annotator.gui.flow import Flow
from annotator.gui.pieces import button, named, timer
from annotator.gui.ranking import Sift
from annotator.gui.rows import TagRow

TYPING = 120
"""Milliseconds after a letter before the cards are looked through: a word is typed in one go."""
OFFERED = 30
"""Tags in the menu, the most used ones: the codebook below has all."""
SHORT = 26
"""Characters of a name on a pill."""


class SiftBar(QWidget):
    changed = Signal(Sift)
    cleared = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sift = Sift()
        self._tags: Sequence[TagRow] = ()
        self._persons: Sequence[tuple[str, str]] = ()
        self._typing = timer(self, TYPING, self._on_typed)
        self.field = named(QLineEdit(self), "filter")
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(self.tr("Filter highlights"))
        self.field.setAccessibleName(self.tr("Filter highlights"))
        self.field.textChanged.connect(lambda _: self._typing.start())
        self.cleared.connect(self._typing.stop)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.more = button(self, self.tr("Only  ▾"), "quiet", menu=self._menu)
        self.more.setAccessibleName(self.tr("Show only some highlights"))
        self._pills = {
            "tag": self._pill(self.tr("Show all tags again"), tag=""),
            "person": self._pill(self.tr("Show everybody's again"), person=""),
            "noted": self._pill(self.tr("Show those without a note again"), noted=False),
            "conflict": self._pill(self.tr("Show those that nobody disagrees about again"), conflict=False),
            "orphan": self._pill(self.tr("Show those that are in this text again"), orphan=False),
            "review": self._pill(self.tr("Show all again, however they were reviewed"), review=""),
        }
        self._row = Flow(self)
        self._row.hold(tuple(self._pills.values()))
        line, layout = QHBoxLayout(), QVBoxLayout(self)
        line.setSpacing(4)
        line.addWidget(self.field)
        line.addWidget(self.more)
        layout.setContentsMargins(0, 0, 10, 0)
        layout.setSpacing(6)
        layout.addLayout(line)
        layout.addWidget(self._row)

    def _pill(self, told: str, **off: object) -> QToolButton:
        made = button(self, "", "pill", act=lambda: self._want(**off))
        made.setAccessibleName(told)
        made.setCheckable(True)
        made.setChecked(True)
        made.hide()
        return made

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_names(self, tags: Sequence[TagRow], persons: Sequence[tuple[str, str]]) -> None:
        """What can be asked for: tags, and persons as ids with names."""
        self._tags, self._persons = tags, persons
        self.show_sift(self._sift)

    def show_sift(self, sift: Sift) -> None:
        """What the cards are narrowed down to."""
        self._sift = sift
        tag = next((t.path for t in self._tags if t.id == sift.tag), "")
        person = next((name for key, name in self._persons if key == sift.person), "")
        told = {
            "tag": tag, "person": person, "review": phrases.verdict(sift.review), "noted": self.tr("with a note"),
            "conflict": self.tr("in conflict"), "orphan": self.tr("not in the text"),
        }  # fmt: skip
        for name, words in told.items():
            pill = self._pills[name]
            pill.setText(f"{_short(words)}   ×")
            pill.setToolTip(phrases.tip(words))
            pill.setChecked(True)
            pill.setVisible(bool(getattr(sift, name)))
        self._row.arrange()
        if self.field.text().split() != sift.words.split() and not self._typing.isActive():  # nobody is writing there
            with QSignalBlocker(self.field):
                self.field.setText(sift.words)

    def _fill(self) -> None:
        """The menu, as things are now."""
        menu, sift = self._menu, self._sift
        menu.clear()
        tags, persons = menu.addMenu(self.tr("Tag")), menu.addMenu(self.tr("Person"))
        used = sorted(self._tags, key=lambda t: -t.count)[:OFFERED]
        for tag in (t for t in self._tags if t in used):
            self._offer(tags, tag.path, on=tag.id == sift.tag, tag="" if tag.id == sift.tag else tag.id)
        tags.setEnabled(bool(self._tags))
        for key, name in self._persons:
            self._offer(persons, name, on=key == sift.person, person="" if key == sift.person else key)
        reviews = menu.addMenu(self.tr("Review"))
        for state in ("accept", "reject", "discuss", "disputed", "unanswered"):
            on = state == sift.review
            self._offer(reviews, phrases.verdict(state), on=on, review="" if on else state)
        self._offer(menu, self.tr("With a note"), on=sift.noted, noted=not sift.noted)
        self._offer(menu, self.tr("In conflict"), on=sift.conflict, conflict=not sift.conflict)
        self._offer(menu, self.tr("Not in the text any more"), on=sift.orphan, orphan=not sift.orphan)
        menu.addSeparator()
        menu.addAction(self.tr("Show all"), self.cleared.emit).setEnabled(not sift.is_open)

    def _offer(self, menu: QMenu, words: str, *, on: bool, **want: object) -> None:
        action = menu.addAction(words.replace("&", "&&"), partial(self._want, **want))
        action.setCheckable(True)
        action.setChecked(on)

    # -- what the person does --------------------------------------------------------------------------------------

    def _want(self, **changed: object) -> None:
        self.changed.emit(replace(self._sift, **changed))  # type: ignore[arg-type]

    def _on_typed(self) -> None:
        self._want(words=self.field.text())


def _short(name: str) -> str:
    return name if len(name) <= SHORT else f"{name[: SHORT // 2 - 1]}…{name[-SHORT // 2 :]}"
