"""How long the window stands still while very much is changed, against how long the change takes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.benchmarks.pages import Scene, scene
from tests.benchmarks.ratio import row

COUNT, REACH, ROUNDS = 10_000, 0.1, 3
TICK = 2
"""Milliseconds between two looks whether the window answers."""
QUIET = 60
"""Answers in a row without a pause of a frame: then all that follows has been done."""
FRAME = 0.016
"""Seconds."""


def waited(shown: Scene, act: Callable[[], object]) -> tuple[float, float]:
    """The longest pause between two answers of the window, and all the time until it has shown everything; seconds."""
    window, pauses = shown.window, list[float]()
    last, calm = perf_counter(), 0
    clock = QTimer()

    def tick() -> None:
        nonlocal last, calm
        now = perf_counter()
        pauses.append(now - last)
        calm = calm + 1 if now - last < FRAME and not window.jobs.busy else 0
        last = now

    clock.timeout.connect(tick)
    clock.start(TICK)
    begun = perf_counter()
    act()
    while calm < QUIET:
        QApplication.processEvents()
    return max(pauses), perf_counter() - begun


def main() -> int:
    good = []
    with scene(COUNT) as shown:
        shown.show()
        window = shown.window
        every = [h.id for h in window.workspace.library.highlights(shown.document.id)]
        tag = window.desk.tags()[0].id
        undo = window.commands["undo"].trigger
        acts = {"tagged": lambda: window.bulk.retag(every, (tag,)), "deleted": lambda: window.bulk.delete(every)}
        for told, act in acts.items():
            forth, back = [], []
            for _ in range(ROUNDS):
                forth.append(waited(shown, act))
                back.append(waited(shown, undo))
            for words, found in ((told, forth), (f"{told} and back", back)):
                longest = max(pause for pause, _ in found) * 1_000
                good.append(row(
                    f"longest wait, {COUNT:,} {words}", REACH, [pause / whole for pause, whole in found],
                    f"{longest:.0f} ms",
                ))  # fmt: skip
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
