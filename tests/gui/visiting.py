"""Every box that the app has, found and opened."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import annotator.gui
from annotator.gui.commands import MENUS
from annotator.gui.crash_box import CrashBox
from annotator.gui.dialogs import Box, NameBox, ReportBox
from annotator.gui.popup import Popup
from annotator.gui.receiving import received_box
from annotator.intake import Fate, ImportReport
from annotator.store.gate import Look

OPENING = (
    "show_preferences", "show_keys", "change_name", "set_page", "go_anywhere", "show_outline", "choose_tags",
    "write_note", "export", "share_library", "restore_backup", "show_questions", "compare_people",
    "show_history", "show_trash", "edit_tag", "move_tag", "merge_tag", "split_tag", "import_codebook",
    "merge_libraries", "move_note", "tag_all", "choose_keys", "show_captures", "carry_over",
)  # fmt: skip
"""Commands that open a box in a full library, before others change what is in it."""
ELSEWHERE = ("quit", "open_library", "new_library", "print_document")
"""They leave the library, or open a box of the system's."""

PATIENCE = 50
"""Looks at a box that takes no focus before it is checked without."""


def boxes() -> set[type[QWidget]]:
    """Every kind of box that the app can show."""
    for module in pkgutil.iter_modules(annotator.gui.__path__):
        importlib.import_module(f"annotator.gui.{module.name}")
    kinds, new = set(), {Box, Popup}
    while new:
        kinds |= new
        new = {s for k in new for s in k.__subclasses__()}
    return {k for k in kinds - {Box, Popup} if k.__module__.startswith("annotator.")}


class Visit:
    """Looks at each box that is shown, and closes it."""

    def __init__(self, window, check: Callable[[QWidget], object]) -> None:
        self.window, self.seen, self._check = window, set(), check
        self._looks: Counter[QWidget] = Counter()
        self._clock = QTimer(window)
        self._clock.timeout.connect(self._look)
        self._clock.start(20)

    def _look(self) -> None:
        for box in (*self.window.findChildren(Box), *self.window.findChildren(Popup)):
            if box.isVisible() and self._has_focus(box):
                self.check(box)
                (box.dismiss if isinstance(box, Popup) else box.reject)()
        other = QApplication.activeModalWidget()
        if isinstance(other, QDialog) and not isinstance(other, Box):  # a question of Qt's own kind
            self.check(other)
            other.reject()
        if (menu := QApplication.activePopupWidget()) is not None:
            self._check(menu)
            menu.close()

    def _has_focus(self, box: QWidget) -> bool:
        """Soon after it is shown; without a screen Qt may forget to."""
        if not box.isActiveWindow():
            box.activateWindow()
        focus = QApplication.focusWidget()
        self._looks[box] += 1
        return self._looks[box] > PATIENCE or (focus is not None and box.isAncestorOf(focus))

    def check(self, box: QWidget) -> None:
        self.seen.add(type(box))
        self._check(box)

    def open_all(self, qtbot, tmp_path) -> None:
        """Each box once, those behind a command through it."""
        for name in OPENING:
            self.do(name, qtbot)
        self._activate(qtbot)
        self.window.searching._open_name("nine")
        self._pause(qtbot)
        self._activate(qtbot)
        self.window.marking.overlaps.open_for(QPoint, self.window.desk.cards())
        self._pause(qtbot)
        shut = (
            NameBox(self.window, "Ada"),
            ReportBox(self.window, ImportReport((Fate("a.md", "refused", notices=("It is empty.",)),))),
            received_box(self.window, tmp_path / "Elsewhere.sqlite", Look("sound", documents=1),
                         self.window.workspace.library),
            CrashBox("somewhere"),
        )  # fmt: skip
        for box in shut:
            self.check(box)
        self.do("show_overview", qtbot)
        overview = self.window.overviews.shown
        qtbot.waitUntil(lambda: self._has_focus(overview))
        self._check(overview)
        qtbot.waitUntil(lambda: not boxes() - self.seen, timeout=8_000)

    def do_all(self, qtbot, after: Callable[[], object]) -> None:
        """Every other command, wherever that leads."""
        done = {*OPENING, *ELSEWHERE}
        for name in [c.name for menu in MENUS.values() for c in menu if c and c.name not in done]:
            self.do(name, qtbot)
            after()

    def do(self, name: str, qtbot) -> None:
        self._activate(qtbot)
        self.window.commands[name].trigger()
        self._pause(qtbot)

    def _activate(self, qtbot) -> None:
        """As a window is again for a person once a box is closed; without a screen Qt may forget to."""
        qtbot.waitUntil(lambda: self.window.isActiveWindow() or self.window.activateWindow())
        self.window.reader.setFocus()

    def _pause(self, qtbot) -> None:
        qtbot.wait(60)
        qtbot.waitUntil(lambda: not any(p.isVisible() for p in self.window.findChildren(Popup)))
