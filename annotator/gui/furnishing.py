"""Furnishes a window: makes its parts, lays them out and joins them. Loaded once the bare window is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.gui.appearance import Appearance
from annotator.gui.bookmark import Bookmark
from annotator.gui.bulk import Bulk
from annotator.gui.carrying import Carrying
from annotator.gui.codebook import Codebook
from annotator.gui.codebook_files import CodebookFiles
from annotator.gui.collating import Collating
from annotator.gui.commands import Commands
from annotator.gui.copying import Copying
from annotator.gui.desk import Desk
from annotator.gui.errands import Errands
from annotator.gui.exporting import Exporting
from annotator.gui.goto import Going
from annotator.gui.ground import USUAL
from annotator.gui.hand import Hand
from annotator.gui.jobs import Jobs
from annotator.gui.joining import join
from annotator.gui.leads import Leads
from annotator.gui.marking import Marking
from annotator.gui.minimap import Minimap
from annotator.gui.noting import Noting
from annotator.gui.opening import Opening
from annotator.gui.overview import Overviews
from annotator.gui.panel import Panel
from annotator.gui.panes import Panes
from annotator.gui.preferences import Preferences
from annotator.gui.reader import Reader
from annotator.gui.recalling import Recalling
from annotator.gui.searching import Searching
from annotator.gui.sharing import Sharing
from annotator.gui.shelf import Shelf
from annotator.gui.showing import Showing
from annotator.gui.status import StatusBar
from annotator.gui.stepping import Stepping
from annotator.gui.tagging import Tagging
from annotator.gui.topbar import TopBar
from annotator.gui.trail import Trail
from annotator.gui.views import Views
from annotator.gui.waiting import Waiting
from annotator.settings import Settings
from annotator.workspace import Workspace

if TYPE_CHECKING:
    from annotator.gui.window import Window


def furnish(w: Window, workspace: Workspace, settings: Settings) -> None:
    w.desk = Desk(workspace)
    w.appearance = Appearance(settings, w)
    w.jobs = Jobs(w)
    w.top = TopBar(w)
    w.shelf, w.reader, w.panel = Shelf(w), Reader(w), Panel(w)
    w.minimap = Minimap(w.reader)
    w.status = StatusBar(w)
    w.marking = Marking(w.desk, w.reader, w.panel, w.attempt, w)
    w.bulk = Bulk(w.desk, w.panel, w.jobs, w.attempt, w)
    w.tagging = Tagging(w.desk, w.reader, w.panel, w.marking, w.bulk, w.attempt, w)
    w.hand = Hand(w.desk, w.reader, w.marking, w.jobs, w.attempt, settings, w)
    w.noting = Noting(w.desk, w.reader, w.panel, w.marking, w.attempt, w)
    w.recalling = Recalling(w.desk, w.jobs, w.attempt, w)
    w.trail = Trail(w.reader, w)
    w.errands = Errands(w.desk, w.jobs, settings, w)
    w.exporting = Exporting(w.desk, w.errands, w.jobs, settings, w)
    w.sharing = Sharing(w.desk, w.jobs, w.attempt, w)
    w.searching = Searching(w.desk, w.top.search, w.shelf, w.reader, w.trail, w.attempt, w)
    w.overviews = Overviews(w.desk, w.jobs, w.errands, w)
    w.going = Going(w.desk, w.shelf, lambda: w.commands, w)
    w.exporting.selection, w.exporting.query = w.panel.cards.selected, w.top.search.text
    w.sharing.handing.query = w.top.search.text
    w.copying = Copying(w.desk, w.reader, w.panel, w.marking.bar, w)
    w.bookmark = Bookmark(w.desk, w.reader, w)
    w.carrying = Carrying(w.desk, w.reader, w.marking, w.jobs, w.attempt, w)
    w.showing = Showing(w.desk, w.reader, w.attempt, w)
    w.codebook = Codebook(w.desk, w.panel, w.tagging, w.jobs, w.attempt, w)
    w.codebook_files = CodebookFiles(w.desk, w.errands, w.jobs, w)
    w.stepping = Stepping(w.desk, w.jobs, w.attempt, w)
    w.preferences = Preferences(w.desk, w.appearance, w.errands, w.sharing.keeping, settings, w)
    w.views, w.opening, w.leads, w.waiting = Views(w), Opening(w), Leads(w), Waiting(w)
    w.collating = Collating(w)
    _lay_out(w, settings)
    owners = (
        w.marking, w.tagging, *w.hand.owners, w.noting, w.errands, w.exporting, w.copying,
        w.trail, w.carrying, w.appearance, w.searching, w.going, w.overviews,
        *w.sharing.owners, w.codebook, w.codebook_files, w.preferences, w.opening, w.panes, w,
        w.recalling, w.collating, w.shelf,
    )  # fmt: skip
    w.commands = Commands(w, owners, (w.reader, w.panel.cards.list), w.panel.tags.tree)
    w.top.fill(workspace.library.path, w.commands, w.appearance.set_theme)
    join(w)


def _lay_out(w: Window, settings: Settings) -> None:
    cards, tags = w.panel.cards.list, w.panel.tags.tree
    w.panes = Panes(
        (w.searching.side, w.opening.pages, w.panel),
        (w.shelf.list, w.searching.pane.list, w.reader, cards, tags),
        settings.get("panes", list(USUAL)), w,
    )  # fmt: skip
    w.shelf.setMinimumWidth(160)
    w.panel.setMinimumWidth(200)
    body = QWidget(w)
    layout = QVBoxLayout(body)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in (w.top, w.panes, w.status):
        layout.addWidget(widget, 1 if widget is w.panes else 0)
    w.setCentralWidget(body)
