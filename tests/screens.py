"""`python -m tests.screens FOLDER` draws every screen and box, in each theme, language, size and scale, a folder each.

`--only dark,de,1100x700,1.5` draws one of them; any of the four may be left empty for all.
No display is needed: the screen is one that nobody sees, as large as the window.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import product
from pathlib import Path

THEMES = ("light", "dark", "sepia", "contrast")
LANGUAGES = ("en", "de", "mirrored")
SIZES = ("1100x700", "1360x860", "2560x1440")
SCALES = ("1", "1.5", "2")
COMMANDS = """find show_preferences choose_keys show_keys change_name set_page go_anywhere show_outline choose_tags
write_note export share_library restore_backup show_questions compare_people show_history show_trash new_tag edit_tag
move_tag merge_tag split_tag tag_all note_on_document show_captures show_overview""".split()
PATIENCE = 1.2
"""Seconds until a box that is asked for is there."""


def main(words: list[str]) -> None:
    folder, only = Path(words[0]), words[2].split(",") if words[1:2] == ["--only"] else [""] * 4
    chosen = [[o] if o else every for o, every in zip(only, (THEMES, LANGUAGES, SIZES, SCALES), strict=True)]
    for theme, language, size, scale in product(*chosen):
        width, height = map(int, size.split("x"))
        target = folder / f"{theme}-{language}-{size}-{scale}"
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as home:
            screen = {"name": "none", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96,
                      "logicalBaseDpi": 96, "dpr": 1}  # fmt: skip
            (Path(home) / "screen.json").write_text(json.dumps({"screens": [screen]}), "utf-8")
            env = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={home}/screen.json", "HOME": home,
                                "QT_SCALE_FACTOR": scale}  # fmt: skip
            code = "import sys; from tests import screens; screens.draw(*sys.argv[1:])"
            run = [sys.executable, "-c", code, str(target), theme, language, home]
            subprocess.run(run, env=env, check=True, stderr=subprocess.DEVNULL)
        print(target, len(list(target.iterdir())), flush=True)


def draw(target: str, theme: str, language: str, home: str) -> None:
    """The window and what its commands open, within one process."""
    from PySide6.QtCore import QSize, Qt, QTimer
    from PySide6.QtWidgets import QDialog

    from annotator.gui import language as languages
    from annotator.gui.app import build
    from annotator.gui.popup import Popup
    from tests import odd_screens
    from tests.mirrored import Mirrored
    from tests.screenshots import application, library

    app = application()
    if language == "mirrored":
        said = Mirrored(app)
        app.installTranslator(said)
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    else:
        languages.speak(app, language)
    made, settings = library(Path(home))
    window = build(made, settings.person, settings)
    window.appearance.set_theme(theme)
    window.show()
    window.resize(window.screen().availableSize() - QSize(0, 30))
    taken: list[str] = []

    def take(name: str, widget) -> None:
        widget.grab().save(str(Path(target) / f"{len(taken):02}-{name}.png"))
        taken.append(name)

    def wait(until) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not until():
            app.processEvents()

    wait(lambda: False)
    window.marking.select(window.desk.highlights[1].highlight.id)
    window.panel.tags.tree.choose(window.workspace.library.tags()[1].id)
    window.reader.setFocus()
    wait(lambda: False)
    take("window", window)

    def modal() -> None:
        box = app.activeModalWidget()
        if isinstance(box, QDialog):
            take(type(box).__name__, box)
            box.reject()

    clock = QTimer()
    clock.timeout.connect(modal)
    clock.start(250)
    for name in COMMANDS:
        window.reader.setFocus()
        before = len(taken)
        window.commands[name].trigger()
        wait(lambda n=before: len(taken) > n)
        for other in [w for w in app.topLevelWidgets() if w is not window and w.isVisible()]:
            take(name, other)
            other.close()
        for popup in window.findChildren(Popup):
            if popup.isVisible():
                take(name, window)
                popup.dismiss()
        if name == "find":
            take(name, window)
            window.trail.find_bar.close_bar()
    window.close()
    made.close()
    odd = Path(home) / "odd"
    odd.mkdir()
    odd_screens.draw(odd, theme, take, wait)
    clock.stop()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
