"""From a letter typed into the tag picker to its rows on screen, with 5,000 tags: against a bare list that Qt sifts."""

from __future__ import annotations

import sys
from statistics import median
from time import perf_counter

from PySide6.QtCore import QPoint, QSortFilterProxyModel, QStringListModel, Qt
from PySide6.QtWidgets import QApplication, QListView

from annotator.gui.rows import TagRow
from tests.benchmarks.pages import scene
from tests.benchmarks.ratio import pairs, row

TAGS, ROUNDS, REACH = 5_000, 9, 6.0
TYPED = ("m", "me", "met", "meth", "method", "method 4", "mthd", "metohd", "")
MILLISECONDS = 30
"""What a person does not notice: the median letter must be answered in it."""


def tags() -> list[TagRow]:
    """Three levels, names of a few words."""
    kinds = ("method", "claim", "évidence", "question", "to do")
    paths = [f"theme {n % 40} › {kinds[n % 5]} {n % 700} › detail {n}" for n in range(TAGS)]
    names = [(path, path.rpartition(" › ")[2]) for path in paths]
    return [TagRow(str(n), name, path, "#BFDDB8", 2, n if n < 10 else 0, n) for n, (path, name) in enumerate(names)]


def main() -> int:
    with scene() as shown:
        picker, made, times = shown.window.tagging.picker, tags(), list[float]()
        picker.open_for(lambda: shown.window.mapToGlobal(QPoint(300, 200)), made, ())
        bare, sieve = QListView(), QSortFilterProxyModel()
        sieve.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        sieve.setSourceModel(QStringListModel([t.path for t in made]))
        bare.setModel(sieve)
        bare.setUniformItemSizes(True)
        bare.resize(picker.list.size())
        bare.show()
        QApplication.processEvents()

        def sifted() -> float:
            found = []
            for words in TYPED:
                begun = perf_counter()
                sieve.setFilterFixedString(words)
                bare.viewport().repaint()
                found.append(perf_counter() - begun)
            return sum(found)

        def ours() -> float:
            found = []
            for words in TYPED:
                begun = perf_counter()
                picker.line.setText(words)
                picker.list.viewport().repaint()
                found.append(perf_counter() - begun)
            times.append(median(found))
            return sum(found)

        ratios = pairs(sifted, ours, ROUNDS)
        good = row(f"a letter in the picker, {TAGS:,} tags", REACH, ratios, f"{1000 * median(times):.1f} ms a letter")
    return 0 if good and 1000 * median(times) <= MILLISECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
