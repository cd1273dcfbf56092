"""Type to find a tag, or to make one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from annotator.gui.choices import Choice, ChoiceDelegate, Choices
from annotator.gui.look import LIGHT, Theme
from annotator.gui.matching import Finder, Found, answering, fold
from annotator.gui.phrases import apart, number
from annotator.gui.pieces import label, named
from annotator.gui.popup import Popup, Spot
from annotator.gui.rows import TagRow
from annotator.gui.shelf import dress

MOST = 200
"""Rows that are offered: more are not looked through, a letter more is typed."""
PAGE = 7
NBSP = "\u00a0"


class TagPicker(Popup):
    """Enter puts a tag on or takes it off, once more Enter is done; Shift+Enter makes one below another.

    All of it by keys: up, down, Tab to write below a tag, Backspace to take off the last one.
    """

    toggled = Signal(str, bool)  # a tag's id, whether to put it on
    made = Signal(str)  # the path of a tag to make and put on

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, 340)
        self.choices = Choices(self)
        self._tags: Sequence[TagRow] = ()
        self._finder = Finder(())
        self._making = False
        self._worn: Sequence[str] = ()
        self._partly: frozenset[str] = frozenset()
        self._first: Mapping[str, int] = {}  # what was used last, then what has a digit; each with its place
        self._recent: frozenset[str] = frozenset()
        self._name = ""  # of the tag to be made, while one says below which
        self._refused = ""  # why what stands in the line was not taken
        self._count = 0  # of the tags that answer
        self.line = named(QLineEdit(self), "search")
        self.line.textChanged.connect(lambda _: self._on_typed())
        self.line.installEventFilter(self)
        self.list = QListView(self)
        self.list.setModel(self.choices)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Tags found"))
        self.delegate = ChoiceDelegate(self.list)
        dress(self.list, self.delegate)
        self.list.setUniformItemSizes(True)
        self.give(self.list, PAGE * 28 + 14)
        self.list.clicked.connect(lambda i: self._choose(self.choices.at(i)))
        self.list.selectionModel().currentChanged.connect(self._tell)
        self.hint = label(self, "", "hint", wraps=True)
        self._chosen = label(self, "", "dim", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(6)
        for widget in (self.line, self._chosen, self.list, self.hint):
            layout.addWidget(widget)
        self.set_theme(LIGHT)
        self._sift()

    def set_theme(self, theme: Theme) -> None:
        self.delegate.theme = theme
        self.list.viewport().update()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def open_for(
        self, spot: Spot, tags: Sequence[TagRow], worn: Sequence[str], recent: Sequence[str] = (),
        partly: Collection[str] = (), *, making: bool = False,
    ) -> None:
        """`worn`: ids of tags in the order they were put on; `recent`: of those used last, the last first.

        `partly`: of those that some of several highlights wear. `making`: there is nothing to put one on.
        """
        self._name, self._making = "", making
        self._recent = frozenset(recent)
        pinned = [t.id for t in sorted(tags, key=lambda t: t.pin) if t.pin]
        self._first = {key: n for n, key in enumerate(dict.fromkeys((*recent, *pinned)))}
        self.line.clear()
        self.show_worn(tags, worn, partly)
        self.open_at(spot, self.line)

    def show_worn(self, tags: Sequence[TagRow], worn: Sequence[str], partly: Collection[str] = ()) -> None:
        offered = [t for t in tags if not (t.deprecated or t.merged) or t.id in worn or t.id in partly]
        if offered != self._tags:
            self._tags, self._finder = offered, Finder(offered)
        self._worn, self._partly = worn, frozenset(partly).difference(worn)
        paths = {t.id: t.path for t in tags}
        fit, most = self._chosen.fontMetrics().elidedText, self.width() - 50
        names = [fit(paths[w], Qt.TextElideMode.ElideMiddle, most) for w in worn if w in paths]
        self._chosen.setText("   ".join(f"✓ {n}".replace(" ", NBSP) for n in names))
        self._chosen.setVisible(bool(names))
        self.fit()
        self.stay()
        self._sift()

    def refuse(self, why: str) -> None:
        """What was typed stays, with the reason why it was not taken, until one types on."""
        self._refused = why
        self._say()

    def _on_typed(self) -> None:
        self._refused = ""
        self._sift()

    def _sift(self) -> None:
        typed = self.line.text().strip()
        found = self._finder.find(typed, self._first, MOST)
        rows = [
            Choice(t, t.id in self._worn, t.id in self._partly, t.id in self._recent, alias=answering(t, typed))
            for t in found.tags
        ]
        ask = self.tr("Name of the new tag") if self._making else self.tr("Find or make a tag")
        if self._name:
            ask = self.tr("“{}” below which tag?").format(apart(self._name))
            if not typed:
                rows.insert(0, Choice(None, words=self.tr("Below none, at the top")))
        elif typed and not self._known(typed, found):
            sure = found.sure and not self._making
            rows.insert(len(rows) if sure else 0, Choice(None, words=self.tr("Make “{}”").format(apart(typed))))
        self.line.setPlaceholderText(ask)
        self.line.setAccessibleName(ask)
        self.choices.show(rows)
        if rows:
            self.list.setCurrentIndex(self.choices.index(0))
        self._count = found.count
        self._say()

    def _known(self, typed: str, found: Found) -> bool:
        path = re.sub(r"\s*›\s*|\s+/\s+", " › ", fold(typed))
        return any(path in map(fold, (t.path, t.name, *t.aliases)) for t in found.tags)

    def _told(self, count: int) -> str:
        if count > MOST:
            return self.tr("The first {} of {} tags: type a letter more").format(MOST, number(count))
        if self._name:
            return self.tr("Enter makes it there · Esc goes back")
        choice = self.choices.at(self.list.currentIndex())
        if self._making:
            if choice and choice.tag and self.line.text().strip():
                return self.tr("Enter goes to it · Shift+Enter makes another below a tag you choose")
            return self.tr("Enter makes it · “a / b” is b below a · Esc is done")
        if self.line.text().strip():
            if choice and choice.tag and choice.tag.id in self._worn:
                return self.tr("Enter takes it off · Shift+Enter makes another below a tag you choose")
            return self.tr("Enter puts it on · Shift+Enter makes it below a tag you choose")
        return self.tr("Enter puts on or takes off · “a / b” is b below a · Esc is done")

    def _say(self) -> None:
        self.hint.setText(self._refused or self._told(self._count))
        if self.hint.property("warning") != bool(self._refused):
            self.hint.setProperty("warning", bool(self._refused))
            self.hint.style().polish(self.hint)

    def _tell(self, index: QModelIndex) -> None:
        """The row that Enter would take, to a screen reader: the focus stays in the line."""
        choice = self.choices.at(index)
        if choice and self._count <= MOST:
            self._say()
        if choice and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, choice.spoken))

    # -- what the person does --------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        """True where the key is not the line's own."""
        key, empty = Qt.Key(event.key()), not self.line.text()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: PAGE, Qt.Key.Key_PageUp: -PAGE}
        acts: dict[Qt.Key, Callable[[], None]] = {Qt.Key.Key_Tab: self._complete}
        if self._name:
            acts[Qt.Key.Key_Escape] = self._go_back
        elif empty and self._worn:
            acts[Qt.Key.Key_Backspace] = lambda: self.toggled.emit(self._worn[-1], False)
        if key in steps:
            self._step(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(below=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in acts:
            acts[key]()
        else:
            return False
        return True

    def _step(self, rows: int) -> None:
        """Down and up the list, and round its ends."""
        count, at = self.choices.rowCount(), self.list.currentIndex().row()
        to = (at + rows) % count if abs(rows) == 1 and count else max(0, min(at + rows, count - 1))
        self.list.setCurrentIndex(self.choices.index(to))

    def _complete(self) -> None:
        """Write on below the tag that is marked."""
        choice = self.choices.at(self.list.currentIndex())
        if choice and choice.tag and not self._name:
            self.line.setText(choice.tag.path.replace(" › ", " / ") + " / ")

    def _enter(self, *, below: bool) -> None:
        typed, index = self.line.text().strip(), self.list.currentIndex()
        if below and typed and not self._name:
            if re.search(r"›|\s/\s", typed):
                self._make(typed)
                return
            self._name = typed
            self.line.clear()
        elif not (typed or self._name) and self._worn and index.row() <= 0:
            self.dismiss()
        else:
            self._choose(self.choices.at(index))

    def _choose(self, choice: Choice | None) -> None:
        if choice is None:
            return
        if self._name:
            self._make(f"{choice.tag.path} › {self._name}" if choice.tag else self._name)
        elif choice.tag is None:
            self._make(self.line.text().strip())
        else:
            self.line.clear()
            self.toggled.emit(choice.tag.id, choice.tag.id not in self._worn)

    def _make(self, path: str) -> None:
        self._refused = ""
        self.made.emit(path)
        if self._refused:
            return
        self._name = ""
        if self.line.text():
            self.line.clear()
        else:
            self._sift()

    def _go_back(self) -> None:
        """From below which tag to what it is called."""
        name, self._name = self._name, ""
        self.line.setText(name)
