"""The panel with the cards of a whole library, against a bare list of as many words, and against itself with few."""

from __future__ import annotations

import sys
from itertools import cycle
from statistics import median
from time import perf_counter

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QListView

from tests.benchmarks.pages import Scene, scene
from tests.benchmarks.ratio import pairs, row, seconds

COUNT, FEW = 100_000, 100
FIRST, FRAME, RETAG = 2.0, 1.5, 2.0
STEP, FRAMES, ROUNDS = 60, 40, 7
TAGGED = 10_000


def first_paints(shown: Scene) -> list[float]:
    """From the choice of the library to the first paint of its cards; a bare list is given its rows and painted."""
    words, view = [f"Row {n}" for n in range(COUNT)], QListView()
    view.setUniformItemSizes(True)
    view.resize(shown.window.panel.cards.list.size())
    view.show()
    cards = shown.window.panel.cards

    def bare() -> float:
        return seconds(lambda: (view.setModel(QStringListModel(words, view)), view.viewport().repaint()))

    def ours() -> float:
        cards.want(scope="document")
        QApplication.processEvents()
        return seconds(lambda: (cards.want(scope="library"), cards.list.viewport().repaint()))

    found = pairs(bare, ours, ROUNDS)
    view.close()
    return found


def frame(shown: Scene) -> float:
    """The median of frames while the wheel turns."""
    cards, times, way = shown.window.panel.cards.list, [], cycle([1] * 30 + [-1] * 30)
    for _ in range(FRAMES):
        begun = perf_counter()
        cards.scroll_by(STEP * next(way))
        cards.viewport().repaint()
        times.append(perf_counter() - begun)
        QApplication.processEvents()
    return median(times)


def filled(shown: Scene, count: int) -> None:
    shown.window.panel.cards.want(scope="library")
    while shown.window.panel.cards.rows.rowCount() < count:
        QApplication.processEvents()


def retagged(shown: Scene) -> list[float]:
    """Tags put on and taken off many highlights: written and shown, against written only."""
    workspace = shown.window.workspace
    tag, other = workspace.tag("Bulk").id, workspace.library.beside()
    many = workspace.library.highlights(shown.document.id)[:TAGGED]
    alone = type(workspace)(other, workspace.person)

    def turn(verbs: object) -> float:
        now = workspace.library.some_highlights([h.id for h in many])
        on = tag not in now[0].tags
        return seconds(lambda: verbs.retag(now, (tag,) if on else (), () if on else (tag,)))  # type: ignore[attr-defined]

    def ours() -> float:
        taken = turn(workspace)
        return taken + seconds(shown.paint)

    found = pairs(lambda: turn(alone), ours, 3)
    other.close()
    return found


def main() -> int:
    good = []
    with scene(COUNT) as shown, scene(FEW) as small:
        good.append(row(f"{COUNT:,} cards: first paint", FIRST, first_paints(shown)))
        filled(shown, COUNT)
        filled(small, FEW)
        ratios = pairs(lambda: frame(small), lambda: frame(shown), ROUNDS)
        good.append(row(f"{COUNT:,} cards: scroll frame", FRAME, ratios))
    with scene(TAGGED) as shown:
        shown.show()
        good.append(row(f"re-tag {TAGGED:,}, written and painted", RETAG, retagged(shown)))
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
