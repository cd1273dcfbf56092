"""Several people's notes on one thing, below each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from annotator.gui.look import Theme
from annotator.gui.note_page import NotePage
from annotator.gui.pieces import button, label, named

MOST = 60
"""Notes shown of one thread; what is older than these is in the history."""
STEP = 18
"""Pixels that an answer stands further in."""
DEEPEST = 4
"""Levels that are shown as such; a long exchange would run out of the box."""
NOTE_HEIGHT = 240
"""Pixels of one note, which scrolls where it is longer."""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as its thread shows it."""

    id: str
    who: str  # "you", or a name
    when: str
    edited: bool
    body: str
    depth: int
    own: bool

    @property
    def spoken(self) -> str:
        return f"{self.told}: {self.body}"

    @property
    def told(self) -> str:
        return f"{self.who} · {self.when}"


class NoteCard(QFrame):
    """Who and when, the words, and what can be done with them."""

    asked = Signal(str, str)  # "reply", "edit", "move" or "delete"; the note's id
    link_clicked = Signal(str)
    grown = Signal()

    def __init__(self, parent: QWidget, note: NoteRow, theme: Theme) -> None:
        super().__init__(parent)
        self.note = note
        self.setObjectName("noteCard")
        self.setAccessibleName(note.spoken)
        self.page = NotePage(self)
        self.page.setAccessibleName(self.tr("Note by {}").format(note.who))
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(label(self, note.who, "who"))
        head.addWidget(label(self, f"· {note.when} · {self.tr('edited')}" if note.edited else f"· {note.when}", "dim"))
        head.addStretch()
        self.reply = button(self, self.tr("Reply"), "quiet", act=lambda: self.asked.emit("reply", note.id))
        self.reply.setAccessibleName(self.tr("Reply to {}").format(note.who))
        self._acts = [self.reply]
        head.addWidget(self.reply)
        if note.own:
            menu = QMenu(self)
            for act, words in (("edit", self.tr("Edit")), ("move", self.tr("Move…")), ("delete", self.tr("Delete"))):
                menu.addAction(words, partial(self.asked.emit, act, note.id))
            self.more = button(self, "⋯", "quiet", menu=menu)
            self.more.setAccessibleName(self.tr("More for your note"))
            self._acts.append(self.more)
            head.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 4, 6, 6)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.page)
        self.page.show_words(note.body, theme)
        self.page.link_clicked.connect(self.link_clicked)
        self.page.grown.connect(self.grown)

    def only_show(self) -> None:
        for act in self._acts:
            act.hide()


class NoteThread(QScrollArea):
    """As tall as its notes, up to a limit."""

    asked = Signal(str, str)
    link_clicked = Signal(str)
    grown = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("thread")
        self.setAccessibleName(self.tr("Notes"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.cards: list[NoteCard] = []
        self._tall = 0

    only_shown = False  # nothing can be said here

    def show_notes(self, notes: Sequence[NoteRow], theme: Theme, width: int) -> None:
        """Below each other, answers further in; the newest of very many."""
        body = named(QWidget(self), "threadBody")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        if len(notes) > MOST:
            told = self.tr("{} earlier notes are in the history.").format(len(notes) - MOST)
            layout.addWidget(label(body, told, "dim"))
        self.cards = []
        for note in notes[-MOST:]:
            card, inward = NoteCard(body, note, theme), STEP * min(note.depth, DEEPEST)
            card.page.fit(width - inward - 30, NOTE_HEIGHT)
            line = QHBoxLayout()
            line.setContentsMargins(inward, 0, 0, 0)
            line.addWidget(card)
            layout.addLayout(line)
            card.asked.connect(self.asked)
            if self.only_shown:
                card.only_show()
            card.link_clicked.connect(self.link_clicked)
            card.grown.connect(partial(self._on_grown, card, width - inward - 30))
            self.cards.append(card)
        layout.addStretch()
        self.setWidget(body)
        self._tall = body.sizeHint().height()
        self.setVisible(bool(notes))

    def sizeHint(self) -> QSize:
        return QSize(200, self._tall)

    def card(self, note: str) -> NoteCard | None:
        return next((c for c in self.cards if c.note.id == note), None)

    def _on_grown(self, card: NoteCard, width: int) -> None:
        card.page.fit(width, NOTE_HEIGHT)
        if body := self.widget():
            self._tall = body.sizeHint().height()
        self.grown.emit()
