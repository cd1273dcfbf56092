"""`python -m tests.wandering 1 2 3` has somebody press anything in the window, a process for each seed.

Commands, keys, clicks, words in every line and box, clips and libraries from elsewhere, files that are none: whatever
is done, nothing goes wrong unsaid, the page shows what the library holds, and the library is sound in the end.
`--steps 600`: how much is done.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import random
import shutil
import subprocess
import sys
import traceback
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMessageLogContext, QPoint, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QColor, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from annotator import paths
from annotator.gui import look
from annotator.gui.app import build
from annotator.gui.commands import MENUS
from annotator.gui.desk import Desk
from annotator.gui.window import Window
from annotator.intake import read_clips
from annotator.model import AnnotatorError, Span
from annotator.settings import Settings, stranger
from annotator.store import Library
from annotator.workspace import Workspace

ELSEWHERE = {"quit", "print_document", "open_library", "new_library", "watch_folder"}
"""Commands that leave the library, or wait for a box of the system's."""
MARKING = ("highlight", "highlight", "repeat_tags", "tag_in_vivo", "choose_tags", "write_note")
WORDS = (
    "learning", "a / b", "x" * 500, "", "  ", "\u202eevil", "tag:learning", "(a OR", '"unclosed', "é", "e\u0301", "😀",
    "> quote\n- list", "0", "{0} %s {name}", "<b>bold</b>", "a\tb",
)  # fmt: skip
KEYS = [getattr(Qt.Key, f"Key_{name}") for name in (
    *"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "Return", "Escape", "Tab", "Backtab", "Left", "Right", "Up", "Down",
    "PageDown", "Home", "End", "BracketLeft", "BracketRight", "BraceRight", "Delete", "Backspace", "Space", "F2",
)]  # fmt: skip
NONE, SHIFT, CONTROL = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("No", "Shift", "Control"))
MODIFIERS = (NONE,) * 6 + (SHIFT, CONTROL, Qt.KeyboardModifier.AltModifier, CONTROL | SHIFT)
PATIENCE, STUCK = 14, 150
"""Acts in a box before it is left; seconds without a step after which it is told where the window stands."""
SEEDS = Path(__file__).resolve().parent.parent / "seeds"


class Wanderer:
    def __init__(self, seed: int, folder: Path) -> None:
        self.chance, self.trouble, self._lately = random.Random(seed), list[str](), deque[str](maxlen=6)
        self._patience: dict[QWidget, int] = {}
        self._acting: list[QWidget] = []
        self._folder = folder
        settings = Settings(folder / "settings.json")
        self._library = Library(folder / "Team.sqlite", states=folder / "states", busy_ms=50)
        Workspace(self._library, settings.introduce("Ada")).import_clips(read_clips([SEEDS]))
        self._elsewhere = [self._bens(), *self._rubbish(), *map(str, sorted(SEEDS.glob("*.md"))[:2])]
        self._answer_for_the_system()
        self.window: Window = build(self._library, settings.person, settings)  # type: ignore[arg-type]
        self.window.show()
        self._names = [c.name for menu in MENUS.values() for c in menu if c and c.name not in ELSEWHERE]
        self._boxes = QTimer()
        self._boxes.timeout.connect(lambda: QTimer.singleShot(0, self._in_a_box))  # Qt asks none within its own slot
        self._boxes.start(8)

    def _bens(self) -> str:
        """A copy of the library in which somebody else marked words."""
        path = Path(shutil.copy(self._library.path or "", self._folder / "Ben.sqlite"))
        theirs = Workspace(Library(path), stranger("Ben"))
        for document in theirs.library.documents():
            start = self.chance.randrange(len(theirs.text_of(document).words) - 60)
            with suppress(AnnotatorError):
                theirs.highlight(document, Span(start, start + 50), named=[f"ben {start % 7}"], note="of Ben")
        theirs.library.close()
        return str(path)

    def _rubbish(self) -> list[str]:
        made = []
        for name in ("rubbish.sqlite", "rubbish.md", "rubbish.zip"):
            (self._folder / name).write_bytes(self.chance.randbytes(5_000))
            made.append(str(self._folder / name))
        (self._folder / "codes.csv").write_text("name,colour\na,#ff0000\nb / c,\n", "utf-8")
        return [*made, str(self._folder / "codes.csv")]

    def _answer_for_the_system(self) -> None:
        pick = self.chance.choice
        names = [str(self._folder / f"out.{end}") for end in ("csv", "html", "md", "qdc", "sqlite", "xlsx", "pdf")]
        QFileDialog.getSaveFileName = staticmethod(lambda *a, **_: (pick([*names, ""]), ""))  # type: ignore[method-assign]
        QFileDialog.getOpenFileName = staticmethod(lambda *a, **_: (pick([*self._elsewhere, ""]), ""))  # type: ignore[method-assign]
        QFileDialog.getOpenFileNames = staticmethod(lambda *a, **_: ([pick(self._elsewhere)], ""))  # type: ignore[method-assign]
        QFileDialog.getExistingDirectory = staticmethod(lambda *a, **_: pick([str(SEEDS), ""]))  # type: ignore[method-assign]
        QColorDialog.getColor = staticmethod(lambda *a, **_: QColor(pick(["#ff8800", ""])))  # type: ignore[method-assign]
        QDesktopServices.openUrl = staticmethod(lambda _: True)  # type: ignore[method-assign]

    def hear(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What nobody caught."""
        self.tell("".join(traceback.format_exception(kind, error, trace)))

    def tell(self, words: str) -> None:
        self.trouble.append(words)
        print(f"After {', '.join(self._lately)}:\n{words}", flush=True)

    # -- what is done ----------------------------------------------------------------------------------------------

    def step(self) -> None:
        reader, chance = self.window.reader, self.chance.random()
        try:
            if chance < 0.3:
                self._command(self.chance.choice(self._names))
            elif chance < 0.5:
                length = len(reader.text_shown.words)
                start = self.chance.randrange(max(1, length - 1))
                span = Span(start, max(start + 1, min(length, start + 60)))
                self._do(f"select {start}", lambda: reader.select(span), when=length > 1)
                reader.setFocus()
                self._command(self.chance.choice(MARKING))
            elif chance < 0.54 and (documents := self._library.documents()):
                one = self.chance.choice(documents)
                self._do(f"open {one.title[:20]}", lambda: self.window.open_document(one.id))
            elif chance < 0.57:
                size = self.chance.randrange(700, 1_800), self.chance.randrange(450, 1_200)
                self._do(f"resize {size}", lambda: self.window.resize(*size))
            else:
                self._touch(self.window)
            for _ in range(self.chance.choice((1, 1, 3, 8))):
                QApplication.processEvents()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            self.hear(type(error), error, error.__traceback__)

    def _command(self, name: str) -> None:
        self._do(name, self.window.commands[name].trigger, when=self.window.commands[name].isEnabled())

    def _do(self, told: str, act: Callable[[], object], *, when: bool = True) -> None:
        if when:
            self._lately.append(told)
            act()

    def _touch(self, top: QWidget) -> None:
        """Something in a window or a box: a click anywhere, a key, or words where one can write."""
        chance, focus = self.chance.random(), QApplication.focusWidget() or top
        here = [w for w in top.findChildren(QWidget) if w.isVisible() and w.isEnabled() and w.window() is top]
        if chance < 0.5 and here:
            widget = self.chance.choice(here)
            at = QPoint(self.chance.randrange(max(1, widget.width())), self.chance.randrange(max(1, widget.height())))
            button = Qt.MouseButton.LeftButton if self.chance.random() < 0.9 else Qt.MouseButton.RightButton
            told, held = f"click {type(widget).__name__} {widget.accessibleName()}", self.chance.choice(MODIFIERS)
            self._do(told, lambda: QTest.mouseClick(widget, button, held, at))
        elif chance < 0.8:
            key, held = self.chance.choice(KEYS), self.chance.choice(MODIFIERS)
            leaves = bool(held & CONTROL) and key in (Qt.Key.Key_Q, Qt.Key.Key_P)
            self._do(f"{key.name} {held.name}", lambda: QTest.keyClick(focus, key, held), when=not leaves)
        elif isinstance(focus, QLineEdit):
            self._do("words", lambda: focus.setText(self.chance.choice(WORDS)))
        elif isinstance(focus, QPlainTextEdit):
            self._do("words", lambda: focus.insertPlainText(self.chance.choice(WORDS)))

    def _in_a_box(self) -> None:
        """Boxes and menus wait within what opened them: here one goes on in them, or leaves."""
        menu, top = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if isinstance(menu, QMenu):
            on = menu.activeAction()
            leaves = self.chance.random() < 0.2 or (on is not None and on.objectName() in ELSEWHERE)
            key = Qt.Key.Key_Down if self.chance.random() < 0.7 else Qt.Key.Key_Return
            (menu.close if leaves else lambda: QTest.keyClick(menu, key))()
        elif top is not None and top not in self._acting:
            self._patience[top] = self._patience.get(top, 0) + 1
            self._acting.append(top)
            with suppress(RuntimeError):  # closed by what was done in it
                if self._patience[top] <= PATIENCE:
                    self._touch(top)
                elif isinstance(top, QDialog):
                    top.reject()
            self._acting.remove(top)

    # -- what must hold --------------------------------------------------------------------------------------------

    def compare(self) -> None:
        """The page with the library, once nothing is under way."""
        window = self.window
        for _ in range(100):
            QTest.qWait(20)
            if not (window.jobs.busy or window.sharing.merging.busy or window.waiting.any):
                break
        gc.collect()
        fresh = Desk(window.workspace)
        fresh.open(window.desk.document)
        if list(window.desk.marks()) != list(fresh.marks()):
            self.tell("The page shows other highlights than the library has.")

    def end(self) -> None:
        self._boxes.stop()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog):
                widget.reject()
        self.window.close()
        for _ in range(20):
            QTest.qWait(10)
        for finding in self._library.check():
            self.tell(finding)
        self._library.close()


def wander(seed: int, steps: int) -> int:
    gc.disable()  # as in the app
    app = QApplication([])
    app.setStyle("Fusion")
    look.load_fonts()
    app.setFont(look.ui_font())
    with TemporaryDirectory() as home:
        os.environ |= {"HOME": home, **{f"XDG_{n}_HOME": f"{home}/{n}" for n in ("CONFIG", "DATA", "STATE", "CACHE")}}
        paths.states().mkdir(parents=True, exist_ok=True)
        wanderer = Wanderer(seed, Path(home))
        sys.excepthook = wanderer.hear

        def heard(_: QtMsgType, __: QMessageLogContext, words: str) -> None:
            if "out of range" in words or "null" in words:
                wanderer.tell("".join((*traceback.format_stack(limit=12)[:-1], words)))

        qInstallMessageHandler(heard)
        for step in range(steps):
            faulthandler.dump_traceback_later(STUCK, exit=True)
            wanderer.step()
            if step % 50 == 49:
                wanderer.compare()
        wanderer.end()
    faulthandler.cancel_dump_traceback_later()
    print(f"Seed {seed}: {steps} steps, {len(wanderer.trouble)} troubles", flush=True)
    os._exit(1 if wanderer.trouble else 0)  # what threads still do is nobody's


def main(words: list[str]) -> int:
    steps = int(words[words.index("--steps") + 1]) if "--steps" in words else 600
    seeds = [int(w) for w in words[: words.index("--steps") if "--steps" in words else None]] or [1]
    if os.environ.get("ANNOTATOR_WANDERS"):
        return wander(seeds[0], steps)
    env = os.environ | {"ANNOTATOR_WANDERS": "1"}
    runs = [
        subprocess.run([sys.executable, "-m", "tests.wandering", str(s), "--steps", str(steps)], env=env, check=False)
        for s in seeds
    ]
    return max(run.returncode != 0 for run in runs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
