"""A library that is only read, as somebody else works in it or it may not be written: what changes it is off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator import paths
from annotator.gui import phrases
from annotator.gui.errands import Progress
from annotator.gui.pieces import button, label, timer
from annotator.store import gate, neighbours
from annotator.store.file import may_be_written
from annotator.store.gate import Look

if TYPE_CHECKING:
    from annotator.gui.window import Window

LOOK_EVERY = 2_000
"""Milliseconds between looks at who is at work, and whether the file is still the one that is shown."""
READS = frozenset(
    """export print_document open_library new_library compare_people share_library back_up change_name show_preferences
    choose_keys quit show_history history_of_highlight copy_quote copy_markdown write_note note_on_document show_bar
    keep_bar_back next_highlight previous_highlight export_codebook select_sentence next_sentence previous_sentence
    select_paragraph extend_word extend_word_back extend_sentence extend_sentence_back extend_paragraph
    extend_paragraph_back word_on word_back sentence_on sentence_back paragraph_on paragraph_back go_anywhere
    find_document show_overview find find_next find_previous show_outline go_back go_forward next_pane show_list
    show_panel full_screen larger smaller usual_size wider narrower looser tighter change_face justify wrap_code
    set_page show_margin toggle_theme show_keys ask_keys choose_here note_on_tag sort_documents""".split()
)
"""The commands that change nothing in the library: an action that nobody thought of here is off, not on."""


class ReadingBar(QWidget):
    """Why nothing can be changed, and the ways on."""

    copy_asked = Signal()
    writing_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("readingBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Reading only"))
        self._why = label(self, "", "readingWhy")
        self.write = button(self, "", "quiet", act=self.writing_asked.emit)
        self.copy = button(self, self.tr("Make a copy"), "readingCopy", act=self.copy_asked.emit)
        self.copy.setToolTip(self.tr("Read and mark in a copy on this computer, and merge it later."))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 14, 5)
        layout.setSpacing(10)
        layout.addWidget(label(self, self.tr("Reading only"), "readingHead"))
        layout.addWidget(self._why, 1)
        layout.addWidget(self.write)
        layout.addWidget(self.copy)

    @property
    def told(self) -> str:
        return self._why.text()

    def say(self, why: str, write: str, told: str) -> None:
        """`write`: the words of the way to write here all the same, "" where there is none; `told`: what that means."""
        self._why.setText(why)
        self.setAccessibleDescription(why)
        self.write.setText(write)
        self.write.setToolTip(told)
        self.write.setVisible(bool(write))


class ReadingRoom(QObject):
    writing_asked = Signal(object)  # a Path, to be opened for writing

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._library = window, window.workspace.library
        self.bar = ReadingBar(window)
        self.bar.copy_asked.connect(window.sharing.neighbours.work_beside)
        self.bar.writing_asked.connect(lambda: self.writing_asked.emit(self._path))
        body = window.centralWidget()
        if body and isinstance(rows := body.layout(), QVBoxLayout):
            rows.insertWidget(1, self.bar)
        self._missed: tuple[int, int] | None = None  # the file's place and time, where it could not be let in
        self._turn_off()
        self._show_why()
        self._looks = timer(self, LOOK_EVERY, self.look, once=False)
        self._looks.start()

    @property
    def _path(self) -> Path:
        path = self._library.path
        assert path is not None  # noqa: S101 -- what is in memory is never only read
        return path

    def look(self) -> None:
        """Who is there now, and what is in the file."""
        self._show_why()
        if not self._window.isVisible() or not self._library.replaced or not self._path.exists():
            return
        status = self._path.stat()
        mark = status.st_ino, status.st_mtime_ns
        if mark == self._missed:
            return
        self._looks.stop()

        def work(_: Progress) -> Look | None:
            return gate.admit(self._path, paths.states(), read_only=True)

        def done(_: object) -> None:
            self._looks.start()
            if self._window.attempt(self._library.reopen):
                self._window.views.read_anew()

        def failed(error: Exception) -> None:
            self._missed = mark
            self._looks.start()
            self._window.status.fail(error)

        self._window.jobs.run(self.tr("Checking"), work, done, failed)

    # -- within ----------------------------------------------------------------------------------------------------

    def _show_why(self) -> None:
        name = self._path.name
        if who := neighbours.at_work(self._path):
            since = phrases.moment(round(who.since * 1000))
            why = self.tr("{} is at work here, on {} since {}.").format(who.person, who.host, since)
            write = self.tr("Work here too")
            told = self.tr(
                "What both of you do is kept and merged, but the program that synchronises may leave copies."
            )
        elif may_be_written(self._path):
            why, write = self.tr("Nobody else is at work here any more."), self.tr("Work here")
            told = self.tr("Mark, tag and write in this very file.")
        else:
            why, write, told = self.tr("You are not allowed to write to {}.").format(name), "", ""
        self.bar.say(why, write, told)

    def _turn_off(self) -> None:
        w, why = self._window, self.tr("This library is only read.")
        w.commands.keep_off(READS, why)
        w.marking.bar.only_copy()
        w.noting.box.only_show()
        w.panel.only_show()
        w.shelf.only_show()
        w.opening.empty.button.setEnabled(False)
        w.top.disable("import", why)
        w.status.only_read = True
        w.status.saved(self._path)
        w.setAcceptDrops(False)
