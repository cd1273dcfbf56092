"""R13: while clips that are made to take for ever come in and are shown, the window answers."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

MOST = 0.250
"""Seconds between two moments at which the window would have heard a key."""
BOMBS = {
    "one line": "word " * 900_000,
    "paragraphs": "A paragraph of words.\n\n" * 200_000,
    "quotes within quotes": "> " * 20_000 + "words\n" + ">" * 200_000,
    "lists within lists": "".join(f"{' ' * n}- item\n" for n in range(2_000)),
    "brackets": "[" * 400_000 + "](" * 100_000,
    "stars": "*a **b " * 200_000,
    "a table": "|a" * 100 + "|\n" + "|-" * 100 + "|\n" + ("|c" * 100 + "|\n") * 5_000,
    "tags within tags": "<div><b>" * 100_000 + "words",
    "backticks": "`a``b```" * 200_000,
    "signs that join": "e" + "\u0301" * 500_000,
    "links": "[a](https://example.org/a) " * 60_000,
}


def answering(folder: Path, times: int) -> str:
    """The window answers while every bomb comes in and is shown: no gap of 250 ms."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from annotator.gui import look
    from annotator.gui.app import build
    from annotator.settings import Settings
    from annotator.store import Library

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    look.load_fonts()
    settings = Settings(folder / "settings.json")
    library = Library(folder / "Team.sqlite", states=folder / "states", busy_ms=50)
    window = build(library, settings.introduce("Ada"), settings)
    window.show()
    heard, gaps = [time.perf_counter()], [0.0]

    def hear() -> None:
        now = time.perf_counter()
        gaps.append(now - heard[0])
        heard[0] = now
        if box := QApplication.activeModalWidget():
            box.close()

    hear()
    clock = QTimer()
    clock.timeout.connect(hear)
    clock.start(5)

    ended: list[None] = []
    window.jobs.ended.connect(lambda: ended.append(None))

    def wait(until: Callable[[], bool], most: float) -> None:
        end = time.perf_counter() + most
        while time.perf_counter() < end and not until():
            app.processEvents()

    longest: dict[str, float] = {}
    for name, words in list(BOMBS.items())[:times]:
        path = folder / f"{name}.md"
        path.write_text(f"---\ntitle: {name}\nurl: https://example.org/{len(longest)}\n---\n\n{words}", "utf-8")
        gaps.clear()
        ended.clear()
        hear()
        window.errands.import_paths([path])

        def came(title: str = name) -> bool:
            return bool(ended) and title in [d.title for d in library.documents()]

        wait(came, 120)
        shown = next((d for d in library.documents() if d.title == name), None)
        assert shown, f"{name} did not come in"
        window.open_document(shown.id)
        wait(lambda: False, 1)
        longest[name] = max(gaps)
    window.close()
    library.close()
    worst = max(longest, key=lambda name: longest[name])
    over = [f"{name} {gap * 1000:.0f} ms" for name, gap in longest.items() if gap > MOST]
    assert not over, over
    told = f"at most {longest[worst] * 1000:.0f} ms without an answer ({worst})"
    return f"{len(longest)} bombs came in and were shown; {told}"
