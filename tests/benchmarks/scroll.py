"""One frame of scrolling, against one of a bare browser with the same words."""

from __future__ import annotations

import sys
from statistics import median
from time import perf_counter

from PySide6.QtWidgets import QApplication, QTextBrowser

from tests.benchmarks.pages import Scene, scene
from tests.benchmarks.ratio import pairs, row

REACHES = {10_000: 1.6, 100_000: 2.5}
STEP, FRAMES, ROUNDS = 60, 30, 7
"""Pixels a frame: three notches of a wheel; frames whose median is one measurement."""


def frame(browser: QTextBrowser, at: int) -> float:
    """The median of frames from a height on."""
    times = []
    for n in range(FRAMES):
        begun = perf_counter()
        browser.verticalScrollBar().setValue(at + STEP * n)
        browser.viewport().repaint()
        times.append(perf_counter() - begun)
        QApplication.processEvents()
    return median(times)


def ratios(shown: Scene) -> list[float]:
    places = iter(range(2_000, 10**7, STEP * FRAMES))
    return pairs(
        lambda: frame(shown.bare, next(places)), lambda: frame(shown.window.reader, next(places)), ROUNDS
    )


def main() -> int:
    good = []
    for count, reach in REACHES.items():
        with scene(count) as shown:
            shown.show()
            shown.show_bare()
            shown.lay_out()
            good.append(row(f"scroll frame with {count:,} highlights", reach, ratios(shown)))
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
