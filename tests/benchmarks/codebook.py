"""A tag on 10,000 highlights merged and taken back, against putting a tag on them; the tree of 5,000 tags."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTreeView

from annotator.gui.rows import TagRow
from annotator.gui.tag_pane import TagPane
from annotator.model import Change, Document, Tag
from annotator.store import Library
from annotator.workspace import Workspace
from tests.benchmarks.pages import scene
from tests.benchmarks.ratio import row, seconds
from tests.benchmarks.store import DOCUMENT, ME, TAG, one

MARKS, TAGS, ROUNDS = 10_000, 5_000, 3
REACH_MERGE, REACH_UNDO, REACH_TREE = 2.5, 3.0, 2.5


def merged(folder: Path) -> tuple[list[float], list[float]]:
    """A merge to a plain tagging of as many highlights; its undo to the merge."""
    merges, undos = [], []
    old, new, other = Tag(TAG, "old"), Tag("1" * 32, "new"), Tag("2" * 32, "other")
    for n in range(ROUNDS):
        library = Library(folder / f"{n}.sqlite", states=folder)
        workspace = Workspace(library, ME)
        marks = tuple(one(i) for i in range(MARKS))
        library.apply(Change("", after=(ME, Document(DOCUMENT, "Title"), old, new, other, *marks)), ME.id)
        plain = seconds(lambda w=workspace, m=marks: w.retag(m, add=[other.id]))
        merge = seconds(lambda w=workspace: w.merge_tags(old, new))
        merges.append(merge / plain)
        undos.append(seconds(workspace.undo) / merge)
        library.close()
    return merges, undos


def rows() -> list[TagRow]:
    """Ten at the top, each with others below it."""
    out = []
    for n in range(TAGS):
        top = n - n % (TAGS // 10)
        path = f"theme {top} › detail {n}" if n != top else f"theme {n}"
        out.append(TagRow(str(n), path.rpartition(" › ")[2], path, "#BFDDB8", int(n != top), 0, n,
                          parent=str(top) if n != top else ""))  # fmt: skip
    return out


def shown(made: list[TagRow]) -> list[float]:
    """The codebook's pane to a bare tree of the same names, from nothing to painted."""

    def bare() -> None:
        model, view, tops = QStandardItemModel(), QTreeView(), {}
        for tag in made:
            item = tops[tag.id] = QStandardItem(tag.name)
            (tops[tag.parent] if tag.parent else model).appendRow(item)
        view.setModel(model)
        view.setUniformRowHeights(True)
        view.expandAll()
        view.resize(320, 300)
        view.show()
        QApplication.processEvents()
        view.deleteLater()

    def ours() -> None:
        pane = TagPane()
        pane.show_tags(made)
        pane.resize(320, 300)
        pane.show()
        QApplication.processEvents()
        pane.deleteLater()

    bare()
    ours()
    return [seconds(ours) / seconds(bare) for _ in range(9)]


def main() -> int:
    with TemporaryDirectory() as folder:
        merges, undos = merged(Path(folder))
    good = row(f"merge of a tag on {MARKS:,} highlights", REACH_MERGE, merges)
    good &= row("its undo", REACH_UNDO, undos)
    with scene():
        found = shown(rows())
    good &= row(f"the tree of {TAGS:,} tags, first paint", REACH_TREE, found)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
