"""What a person does with notes: read, written, answered, moved, taken away; what is being typed is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui import phrases
from annotator.gui.desk import Desk
from annotator.gui.in_force import keyed
from annotator.gui.look import Theme
from annotator.gui.marking import Marking
from annotator.gui.note_box import Target
from annotator.gui.note_thread import NoteRow
from annotator.gui.panel import Panel
from annotator.gui.pieces import timer
from annotator.gui.popup import Spot
from annotator.gui.reader import Reader
from annotator.model import AnnotatorError, Change, Note
from annotator.store import Library, much

AT_EACH_KEY = 20_000
"""Characters that are kept anew at each key, in half a millisecond; longer words every so often."""
KEPT_EVERY = 300
"""Milliseconds."""


class Noting(QObject):
    """Joins cards, tags, masthead and note box. `attempt` runs a verb and tells the person what went wrong."""

    told = Signal(str, object)
    held = Signal()  # something is typed that the library has not yet
    settled = Signal()  # nothing is
    document_asked = Signal(str)
    link_clicked = Signal(str)

    def __init__(
        self,
        desk: Desk,
        reader: Reader,
        panel: Panel,
        marking: Marking,
        attempt: Callable[[Callable[[], object]], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._reader, self._panel, self._marking = desk, reader, panel, marking
        self._attempt, self._window = attempt, window
        self.box = marking.note_box
        self._unkept: tuple[Target, str] | None = None
        self._later = timer(self, KEPT_EVERY, self._keep)
        self.box.written.connect(self._on_written)
        self.box.drafted.connect(self._on_drafted)
        self.box.asked.connect(self._on_asked)
        self.box.link_clicked.connect(self.link_clicked)
        self.box.closed.connect(self.settled)
        marking.bar.note_asked.connect(self.write_note)
        panel.cards.note_asked.connect(self.open)
        reader.masthead.notes_asked.connect(self.note_on_document)
        self._first = timer(self, 0, self.resume)
        self._first.start()

    def set_theme(self, theme: Theme) -> None:
        self.box.set_theme(theme)

    def show(self) -> None:
        """How many notes the open document has."""
        document = self._desk.document
        if document:
            self._reader.masthead.show_notes(len(self._library.notes([document.id])))

    def follow(self, change: Change) -> None:
        """Take in what a change did to the notes shown."""
        about, anew = {r.about for r in change.records if isinstance(r, Note)}, much(change)
        if self._desk.document and (anew or self._desk.document.id in about):
            self.show()
        if any(row.id in about for row in self._panel.tags.rows.rows):
            self._panel.show_tags(self._desk.tags())
        if self.box.isVisible() and (anew or self.box.target.about in about):
            self.box.show_notes(self._rows(self.box.target))

    # -- commands --------------------------------------------------------------------------------------------------

    def write_note(self) -> None:
        """On the selection, else on the selected highlight."""
        document, span = self._desk.document, self._reader.selected_span()
        if document and span and not self._library.read_only:
            self._marking.bar.hide()
            target = Target("", document=document.id, span=span)
            words = phrases.quoted(span.of(self._reader.text_shown.words))
            self._open(lambda: self._reader.screen_box(span), words, target)
        elif self._desk.selected:
            self.open(self._desk.selected)
        else:
            self._attempt(self._marking.miss)

    def note_on_document(self) -> None:
        if document := self._desk.document:
            self.open(document.id)

    def note_on_tag(self) -> None:
        if tag := self._panel.tags.tree.current():
            self.open(tag)
        else:
            self.told.emit(self.tr("Choose a tag in the codebook first."), None)

    def move_note(self) -> None:
        """One's own note on the selected highlight, to another place."""
        if note := self._own_note():
            self._move(note)

    def delete_note(self) -> None:
        if note := self._own_note():
            self._remove(note)

    def open(self, about: str) -> None:
        """The notes on a highlight, document or tag, and one's own to write."""
        if not self._closed():
            return
        self._marking.bar.hide()
        spot, heading = self._place(about)
        if heading:
            self._open(spot, heading, Target(about))

    def resume(self) -> None:
        """What was being typed when the app last ended comes back as it stood."""
        kept = self._library.state.below(self._drafts)
        known = [d for d in kept.values() if isinstance(d, dict) and isinstance(d.get("words"), str)]
        if not known or self.box.isVisible() or self._library.read_only:
            return
        draft = max(known, key=lambda d: float(d.get("at", 0)))
        target = Target.kept(draft)
        highlight = self._library.highlight(target.about)
        document = target.document or (highlight.document if highlight else "")
        if document:
            self.document_asked.emit(document)
        if highlight:
            self._marking.select(highlight.id)
        spot, heading = self._place(target.about)
        if (span := target.span) and span.end <= len(self._reader.text_shown.words):
            self._reader.reveal(span)
            spot = partial(self._reader.screen_box, span)
        self._open(spot, heading or phrases.quoted(draft.get("heading", "")), target)

    # -- opening ---------------------------------------------------------------------------------------------------

    def _open(self, spot: Spot, heading: str, target: Target) -> None:
        if not self._closed():
            return
        self._write(target)
        self.box.open_for(spot, heading, self._rows(target))

    def _closed(self) -> bool:
        """Whether what stood in the box before could be written."""
        self.box.dismiss()
        return self.box.isHidden()

    def _write(self, target: Target) -> None:
        note = self._note(target)
        draft = self._library.state.get(self._drafts + target.key)
        words = draft.get("words") if isinstance(draft, dict) else None
        known = note.body if note else ""
        doing = ""
        if target.answers:
            answered = next((n for n in self._library.notes([target.about]) if n.id == target.answers), None)
            doing = self.tr("Answering {}").format(self._who(answered.person) if answered else self.tr("someone"))
        elif target.note or (note and self._is_answered(note)):
            doing = self.tr("Editing your note")
        typed = words if isinstance(words, str) and words != known else None
        self.box.write(target, known, typed, doing)
        if typed is not None:
            self.held.emit()

    def _rows(self, target: Target) -> list[NoteRow]:
        """The thread; the note that is being written stands in it only where it has been answered."""
        if not target.about:
            return []
        said, own = self._desk.workspace.thread(target.about), self._note(target)
        answered = {s.note.answers for s in said}
        return [
            NoteRow(s.note.id, self._who(s.note.person), phrases.moment(s.note.made), bool(s.edited), s.note.body,
                    s.depth, s.note.person == self._desk.workspace.person.id)
            for s in said
            if own is None or s.note.id != own.id or own.id in answered
        ]

    def _place(self, about: str) -> tuple[Spot, str]:
        """Where the box goes and what stands above it; "" where what it is about is gone."""
        library = self._library
        if highlight := library.highlight(about):
            return partial(self._marking.beside, about), phrases.quoted(highlight.quote.exact)
        if document := library.document(about):
            return self._centre, document.title
        if tag := library.tag(about):
            return partial(self._panel.tags.tree.corner, about), self.tr("Tag: {}").format(tag.name)
        return self._centre, ""

    def _centre(self) -> QPoint:
        """Below the top of the page, in its middle."""
        return self._reader.mapToGlobal(QPoint((self._reader.width() - self.box.width()) // 2, 70))

    # -- what is typed ---------------------------------------------------------------------------------------------

    def _on_drafted(self, target: Target, words: str) -> None:
        self._unkept = target, words
        if len(words) <= AT_EACH_KEY:
            self._keep()
        elif not self._later.isActive():
            self._later.start()
        (self.held if self.box.is_new else self.settled).emit()

    def _keep(self) -> None:
        """On this computer, until it is written to the library."""
        unkept, self._unkept = self._unkept, None
        if unkept is None:
            return
        target, words = unkept
        state, key = self._library.state, self._drafts + target.key
        draft = target.to_keep() | {"words": words, "at": phrases.now()}
        self._attempt(lambda: state.set(key, draft) if self.box.is_new else state.forget(key))

    def _on_written(self, target: Target, words: str) -> None:
        self._later.stop()
        self._keep()

        def write() -> None:
            try:
                self._commit(target, words)
            except AnnotatorError as trouble:
                self.box.refuse(phrases.heard(str(trouble)))
                raise

        if self._attempt(write):
            self._attempt(lambda: self._library.state.forget(self._drafts + target.key))
            self.settled.emit()

    def _commit(self, target: Target, words: str) -> None:
        workspace = self._desk.workspace
        if target.about:
            workspace.write_note(target.about, words, self._note(target), target.answers)
        elif target.span and words.strip():
            self.box.settle(self._marking.mark(target.span, note=words).id)

    # -- what is asked of a note -----------------------------------------------------------------------------------

    def _on_asked(self, act: str, key: str) -> None:
        about = self.box.target.about
        note = next((n for n in self._library.notes([about]) if n.id == key), None)
        if act in ("reply", "edit", "new"):
            if self.box.finish():
                target = Target(about, note=key) if act == "edit" else Target(about, answers=key)
                self._write(target)
                self.box.show_notes(self._rows(target))
        elif note and act == "move":
            self._move(note)
        elif note:
            self._remove(note)

    def _remove(self, note: Note) -> None:
        if self._attempt(lambda: self._desk.workspace.remove_note(note)):
            self.told.emit(keyed(self.tr("Note deleted; {undo} brings it back.")), None)
            if self.box.isVisible() and self._note(self.box.target) is None and not self.box.is_new:
                self._write(Target(self.box.target.about))

    def _move(self, note: Note) -> None:
        from annotator.gui.note_move import MoveBox, places

        if not self._closed():
            return
        box = MoveBox(self._window, note.body, places(self._desk, note.about))
        if box.exec() and box.chosen and self._attempt(lambda: self._desk.workspace.move_note(note, box.chosen)):
            self.told.emit(keyed(self.tr("Note moved; {undo} puts it back.")), None)

    # -- within ----------------------------------------------------------------------------------------------------

    @property
    def _library(self) -> Library:
        return self._desk.workspace.library

    @property
    def _drafts(self) -> str:
        return f"draft:{self._desk.workspace.person.id}:"

    def _note(self, target: Target) -> Note | None:
        """The note of a target, where it is there already."""
        if target.answers or not target.about:
            return None
        if not target.note:
            return self._desk.workspace.own_note(target.about)
        return next((n for n in self._library.notes([target.about]) if n.id == target.note), None)

    def _is_answered(self, note: Note) -> bool:
        return any(n.answers == note.id for n in self._library.notes([note.about]))

    def _own_note(self) -> Note | None:
        note = self._desk.workspace.own_note(self._desk.selected) if self._desk.selected else None
        if note is None:
            self.told.emit(self.tr("Select a highlight with a note of yours first."), None)
        return note

    def _who(self, person: str) -> str:
        if person == self._desk.workspace.person.id:
            return self.tr("you")
        known = self._library.persons().get(person)
        return known.name if known else self.tr("someone")
