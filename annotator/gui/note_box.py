"""Where notes are read and written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from annotator.gui import look
from annotator.gui.look import Theme
from annotator.gui.note_page import NotePage
from annotator.gui.note_thread import NoteRow, NoteThread
from annotator.gui.pieces import button, label, named, row_of
from annotator.gui.popup import Popup, Spot
from annotator.model import Span

WIDTH = 440
THREAD = 300
"""Pixels that other notes take at most, so that there is room to write."""
LONG_LINE = 10_000
"""Characters without a line break from which Qt looks for words to wrap in the square of their number."""
_WORDS = ("about", "note", "answers", "document")


@dataclass(frozen=True, slots=True)
class Target:
    """Which note is written: one's own on something, an answer to a note, or a very note that is there."""

    about: str  # "": the span of the document, which is not a highlight yet
    note: str = ""
    answers: str = ""
    document: str = ""
    span: Span | None = None

    @property
    def key(self) -> str:
        """The same for the same note, also after a restart."""
        place = f"{self.document}@{self.span.start}-{self.span.end}" if self.span else ""
        return ":".join((self.about or place, self.answers or self.note))

    def to_keep(self) -> dict[str, Any]:
        """As JSON has it."""
        words = {name: getattr(self, name) for name in _WORDS}
        return words | {"span": [self.span.start, self.span.end] if self.span else []}

    @classmethod
    def kept(cls, draft: dict[str, Any]) -> Target:
        """Out of a file, which may say anything."""
        place = draft.get("span") or []
        whole = len(place) == 2 and all(isinstance(p, int) for p in place) and 0 <= place[0] < place[1]
        about, note, answers, document = (str(draft.get(name, "")) for name in _WORDS)
        return cls(about, note, answers, document, Span(*place) if whole else None)


class NoteEdit(QPlainTextEdit):
    """Takes a megabyte on one line within a moment."""

    def setPlainText(self, words: str) -> None:
        with QSignalBlocker(self):
            self.clear()  # else what stood here would be wrapped anew
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._expect(words)
        super().setPlainText(words)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Plain words, whatever else there is."""
        if source.hasText():
            self._expect(source.text())
            self.insertPlainText(source.text())

    def _expect(self, words: str) -> None:
        if max(map(len, words.split("\n"))) > LONG_LINE:
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)


class NoteBox(Popup):
    """No button saves: leaving the box writes, as one step, however long it was open; Esc takes nothing away."""

    written = Signal(object, str)  # a Target, the words
    drafted = Signal(object, str)  # each time that the words change
    asked = Signal(str, str)  # "reply", "edit", "move", "delete" or "new"; a note's id
    link_clicked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, WIDTH)
        self.setAccessibleName(self.tr("Notes"))
        self.target = Target("")
        self._first = ""
        self._refused = False
        self._theme = look.LIGHT
        self._quote = label(self, "", "dim", wraps=True)
        self.notes = NoteThread(self)
        self._doing = label(self, "", "dim")
        self._instead = button(self, self.tr("Back to your own note"), "quiet", act=lambda: self.asked.emit("new", ""))
        self.edit = named(NoteEdit(self), "note")
        self.edit.setPlaceholderText(self.tr("Why does this matter?"))
        self.edit.setAccessibleName(self.tr("Note"))
        self.edit.setTabChangesFocus(True)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._on_typed)
        self.page = named(NotePage(self), "notePreview")
        self.page.setAccessibleName(self.tr("Preview"))
        self._hint = label(self, "", "hint", wraps=True)
        self.preview = button(self, self.tr("Preview"), "quiet")
        self.preview.setCheckable(True)
        self.preview.setToolTip(QKeySequence("Ctrl+Shift+P").toString(QKeySequence.SequenceFormat.NativeText))
        self.preview.toggled.connect(self._on_preview)
        self.notes.asked.connect(self.asked)
        self.notes.grown.connect(self._fit)
        for source in (self.notes, self.page):
            source.link_clicked.connect(self.link_clicked)
        self._lay_out()

    def _lay_out(self) -> None:
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.edit)
        self._pages.addWidget(self.page)
        self._pages.setFixedHeight(128)
        self._head = QWidget(self)
        self._head.setLayout(row_of(self._doing, self._instead))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(6)
        for widget in (self._quote, self.notes, self._head, self._pages):
            layout.addWidget(widget)
        foot = row_of(self._hint, self.preview)
        foot.setStretch(0, 1)
        layout.addLayout(foot)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def only_show(self) -> None:
        """Notes are read here and not written."""
        self.notes.only_shown = True
        for widget in (self._pages, self.preview):
            widget.hide()
        self.edit.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def open_for(self, spot: Spot, heading: str, notes: Sequence[NoteRow]) -> None:
        """What it is about, and the notes that are there."""
        self._quote.setText(heading if len(heading) < 160 else heading[:159] + "…")
        self.show_notes(notes)
        self.open_at(spot, self if self.edit.isReadOnly() else self.edit)

    def show_notes(self, notes: Sequence[NoteRow]) -> None:
        self.notes.show_notes(notes, self._theme, WIDTH - 24)
        self._fit()

    def write(self, target: Target, words: str, draft: str | None = None, doing: str = "") -> None:
        """Go on with a note's words, or with what had been typed of it; `doing`: "Answering Ben"."""
        self.target, self._first, self._refused = target, words, False
        with QSignalBlocker(self.edit):
            self.edit.setPlainText(words if draft is None else draft)
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)
        self._doing.setText(doing)
        self._head.setVisible(bool(doing))
        self._instead.setVisible(bool(target.answers or target.note))
        self.preview.setChecked(False)
        self._say("" if draft is None else self.tr("What you had typed is back. Ctrl+Enter or Esc is done."))
        self._fit()
        if self.isVisible():
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def words(self) -> str:
        return self.edit.document().toRawText().replace("\u2029", "\n")

    @property
    def is_new(self) -> bool:
        """Whether there are words here that nobody has written to the library."""
        return self.words.strip() != self._first.strip()

    def settle(self, about: str) -> None:
        """What it is about exists now."""
        self.target = replace(self.target, about=about, span=None)

    def refuse(self, why: str) -> None:
        """Keep the box and its words, and say why they were not taken."""
        self._refused = True
        self._say(why, warning=True)

    def _say(self, why: str, *, warning: bool = False) -> None:
        usual = self.tr("Markdown · Ctrl+Enter or Esc is done")
        if self.edit.isReadOnly():
            usual = self.tr("This library is only read.") if self.notes.cards else self.tr("No notes yet.")
        self._hint.setText(why or usual)
        self._hint.setProperty("warning", warning)
        self._hint.style().unpolish(self._hint)
        self._hint.style().polish(self._hint)
        self._fit()

    def _fit(self) -> None:
        self.give(self.notes, min(self.notes.sizeHint().height(), THREAD))
        if self.isVisible():
            self.fit()
            self.stay()

    # -- what the person does --------------------------------------------------------------------------------------

    def finish(self) -> bool:
        """Write what stands in the box, if it is new; False where it was refused."""
        self._refused = False
        if self.is_new:
            words = self.words
            self.written.emit(self.target, words)
            if not self._refused:
                self._first = words
        return not self._refused

    def dismiss(self) -> None:
        if self.isHidden() or self.finish():
            super().dismiss()

    def _on_typed(self) -> None:
        if self._refused:
            self._refused = False
            self._say("")
        self.drafted.emit(self.target, self.words)

    def _on_preview(self, shown: bool) -> None:
        if shown:
            self.page.show_words(self.words, self._theme)
        self._pages.setCurrentWidget(self.page if shown else self.edit)
        self.preview.setText(self.tr("Write") if shown else self.tr("Preview"))
        if self.isVisible():
            (self.page if shown else self.edit).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & control:
            self.dismiss()
        elif event.key() == Qt.Key.Key_P and event.modifiers() == control | shift:
            self.preview.toggle()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter is a line break to the editor."""
        if watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            done = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if done and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.dismiss()
                return True
        return super().eventFilter(watched, event)
