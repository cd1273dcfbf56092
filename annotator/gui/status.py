"""The line below the panes: whether all is saved, what just happened, work under way, where one is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from annotator.gui import phrases
from annotator.gui.pieces import Line, button, label, timer
from annotator.model import AnnotatorError

COUNTED = 100_000
"""Most things of which a count is told; what is more is bytes, told in percent."""
SAVED_LEAST = 140
"""Pixels in which one still sees whether all is saved."""
SHOWN_FOR = 8_000
"""Milliseconds that a sentence stays: time to read two lines."""


class StatusBar(QWidget):
    details_asked = Signal(object)
    cancel_asked = Signal()
    calm = False  # nothing moves by itself
    only_read = False  # the library is not written from here
    waiting = 0  # changes that are written once the file is free

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # the line along the panes
        self._saved, self._told = Line(self, "statusWords", SAVED_LEAST), Line(self, "statusTold")
        self._details = button(self, self.tr("Details"), "quiet")
        self._details.clicked.connect(lambda: self.details_asked.emit(self._about))
        self._work = label(self, "", "statusWords")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(140, 6)
        self._cancel = button(self, self.tr("Cancel"), "quiet")
        self._cancel.clicked.connect(self.cancel_asked)
        self._summary = Line(self, "statusWords")
        self._index = label(self, "", "statusWords")
        self._about: object = None
        self._label = ""
        self._fade = timer(self, SHOWN_FOR, self._clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 14, 0)
        layout.setSpacing(10)
        for widget in (self._saved, self._told, self._details):
            layout.addWidget(widget)
        layout.addStretch()
        for part in (self._work, self._bar, self._cancel, self._index, self._summary):
            layout.addWidget(part)
        self.setFixedHeight(25)
        self._clear()
        self.end()

    def saved(self, path: Path | None) -> None:
        """The last change is in the file."""
        words = self.tr("Reading only · {}") if self.only_read else self.tr("All changes saved · {}")
        if self.waiting:
            words = self.tr("Waiting for {} · {} to be saved")
            self._saved.setText(words.format(path.name if path else "", self.waiting))
            return
        self._saved.setText(words.format(path.name) if path else self.tr("In memory only"))

    def hold(self) -> None:
        """Something is being typed that is kept on this computer, and not yet in the file."""
        self._saved.setText(self.tr("Writing a note · kept on this computer"))

    def tell(self, words: str, about: object) -> None:
        """A sentence that goes again; `about` is what Details then shows."""
        self._say(words, about, warning=False)

    def warn(self, words: str) -> None:
        """Why something was not done; what was saved before is still saved."""
        self._say(phrases.heard(words), None, warning=True)

    def fail(self, error: Exception) -> None:
        """Expected trouble in its own words; anything else is a bug and goes its way."""
        if not isinstance(error, AnnotatorError):
            raise error
        self.warn(str(error))

    def summarise(self, highlights: int, tags: int, seen: float, person: str, *, shown: bool) -> None:
        read = self.tr("{} read").format(phrases.percent(seen))
        told = (phrases.highlights(highlights), phrases.tags(tags), read, person)
        self._summary.setText(" · ".join(told) if shown else person)

    @property
    def told(self) -> str:
        """The sentence shown last."""
        return self._told.text()

    def begin(self, label: str) -> None:
        self._label = label
        self._work.setText(f"{label}…")
        self._set_bar(0, 0)
        for widget in (self._work, self._bar, self._cancel):
            widget.show()

    def progress(self, done: int, of: int) -> None:
        """`of` 0: nobody knows how much there is."""
        told = f"{phrases.number(done)} / {phrases.number(of)}" if of else phrases.number(done)
        self._work.setText(f"{self._label} {phrases.percent(done / of) if of > COUNTED else told}")
        self._set_bar(done, of)

    def _set_bar(self, done: int, of: int) -> None:
        self._bar.setRange(0, of or int(self.calm))  # Qt moves a bar without an end
        self._bar.setValue(done if of else 0)

    def end(self) -> None:
        for widget in (self._work, self._bar, self._cancel):
            widget.hide()

    def indexing(self, done: int, of: int) -> None:
        """How far the search index is; (0, 0): whole. Searching works meanwhile."""
        self._index.setText(self.tr("Search index {} %").format(done * 100 // of) if of else "")

    def _say(self, words: str, about: object, *, warning: bool) -> None:
        self._about = about
        self._told.setText(words)
        self._told.setProperty("warning", warning)
        self._told.style().unpolish(self._told)
        self._told.style().polish(self._told)
        self._told.show()
        self._details.setText(self.tr("Show folder") if isinstance(about, Path) else self.tr("Details"))
        self._details.setVisible(about is not None)
        self._fade.start()

    def forget(self) -> None:
        """What was said goes before its time."""
        self._fade.stop()
        self._clear()

    def _clear(self) -> None:
        self._told.hide()
        self._details.hide()
