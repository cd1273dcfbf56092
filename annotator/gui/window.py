"""The main window: lays the views out, joins them to the workspace, shows what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property, partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator import clips, paths
from annotator.carrying import CarryReport
from annotator.gui import phrases
from annotator.gui.appearance import Appearance
from annotator.gui.bookmark import Bookmark
from annotator.gui.bulk import Bulk
from annotator.gui.carrying import Carrying
from annotator.gui.codebook import Codebook
from annotator.gui.codebook_files import CodebookFiles
from annotator.gui.commands import Commands
from annotator.gui.copying import Copying
from annotator.gui.desk import Desk
from annotator.gui.errands import Errands
from annotator.gui.exporting import Exporting
from annotator.gui.goto import Going
from annotator.gui.hand import Hand
from annotator.gui.jobs import Jobs
from annotator.gui.marking import Marking
from annotator.gui.marks import Given
from annotator.gui.minimap import Minimap
from annotator.gui.noting import Noting
from annotator.gui.overview import Overviews
from annotator.gui.panel import Panel
from annotator.gui.pieces import timer
from annotator.gui.preferences import Preferences
from annotator.gui.reader import Reader
from annotator.gui.recalling import Recalling
from annotator.gui.searching import Searching
from annotator.gui.sharing import Sharing
from annotator.gui.shelf import EmptyState, Shelf
from annotator.gui.showing import Showing
from annotator.gui.status import StatusBar
from annotator.gui.stepping import Stepping
from annotator.gui.tagging import Tagging
from annotator.gui.topbar import TopBar
from annotator.gui.trail import Trail
from annotator.intake import ImportReport
from annotator.model import AnnotatorError, Change, Document, Highlight, Span
from annotator.settings import Settings
from annotator.text import Block, Text
from annotator.workspace import MergeReport, Workspace

if TYPE_CHECKING:  # boxes load when they are asked for
    from annotator.gui.setting_box import SettingBox

LOOK_EVERY = 1_000
"""Milliseconds between looks at what others wrote to the file: soon enough to read along, idle otherwise."""
AFTER = 50
"""Milliseconds after a document is shown: what is counted on it comes behind its words."""
AGAIN = 250
"""Milliseconds until what could not be read while somebody wrote to the file is read again."""
GUIDE = "https://annotator.example.org/guide/reading-with-annotator"
"""The url of the sample clip that teaches the app."""


class Window(QMainWindow):
    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        super().__init__()
        self.workspace, self._settings = workspace, settings
        self.desk = Desk(workspace)
        self.appearance = Appearance(settings, self)
        self.jobs = Jobs(self)
        self.top = TopBar(self)
        self.shelf, self.reader, self.panel = Shelf(self), Reader(self), Panel(self)
        self.minimap = Minimap(self.reader)
        self.status = StatusBar(self)
        self.marking = Marking(self.desk, self.reader, self.panel, self.attempt, self)
        self.tagging = Tagging(self.desk, self.reader, self.panel, self.marking, self.attempt, self)
        self.hand = Hand(self.desk, self.reader, self.marking, self.jobs, self.attempt, settings, self)
        self.noting = Noting(self.desk, self.reader, self.panel, self.marking, self.attempt, self)
        self.recalling = Recalling(self.desk, self.jobs, self.attempt, self)
        self.trail = Trail(self.reader, self)
        self.errands = Errands(self.desk, self.jobs, settings, self)
        self.exporting = Exporting(self.desk, self.errands, self.jobs, settings, self)
        self.sharing = Sharing(self.desk, self.jobs, self.attempt, self)
        self.searching = Searching(self.desk, self.top.search, self.shelf, self.reader, self.trail, self.attempt, self)
        self.overviews = Overviews(self.desk, self.jobs, self.errands, self)
        self.going = Going(self.desk, self.shelf, lambda: self.commands, self)
        self.exporting.selection, self.exporting.query = self.panel.cards.selected, self.top.search.text
        self.copying = Copying(self.desk, self.reader, self.panel, self.marking.bar, self)
        self.bookmark = Bookmark(self.desk, self.reader, self)
        self.carrying = Carrying(self.desk, self.reader, self.marking, self.jobs, self.attempt, self)
        self.showing = Showing(self.desk, self.reader, self.attempt, self)
        self.codebook = Codebook(self.desk, self.panel, self.tagging, self.jobs, self.attempt, self)
        self.codebook_files = CodebookFiles(self.desk, self.errands, self.jobs, self)
        self.stepping = Stepping(self.desk, self.jobs, self.attempt, self)
        self.bulk = Bulk(self.desk, self.panel, self.jobs, self.attempt, self)
        self.preferences = Preferences(self.desk, self.appearance, self.errands, settings, self)
        self._counting = timer(self, AFTER, self._show_tags)
        self._missed = timer(self, AGAIN, lambda: self.attempt(self._show_cards))
        self.desk.missed = self._missed.start
        self._lay_out()
        owners = (
            self.marking,
            self.tagging,
            *self.hand.owners,
            self.noting,
            self.errands,
            self.exporting,
            self.copying,
            self.trail,
            self.carrying,
            self.appearance,
            self.searching,
            self.going,
            self.overviews,
            *self.sharing.owners,
            self.codebook,
            self.codebook_files,
            self.preferences,
            self,
            self.recalling,
        )
        self.commands = Commands(self, owners, (self.reader, self.panel.cards.list), self.panel.tags.tree)
        self._fill_top()
        self._join()
        self.setAcceptDrops(True)
        self.setMinimumSize(820, 520)
        width, height = self._settings.get("window", [1360, 860])[:2]
        self.resize(QSize(int(width), int(height)).boundedTo(self.screen().availableGeometry().size()))
        self._show_look()
        self._show_library()
        self._watch = timer(self, LOOK_EVERY, self._look, once=False)
        self._watch.start()

    def _look(self) -> None:
        """Read along with what others write, a merge of one's own excepted, which is read as a whole."""
        if not self.sharing.merging.busy:
            self.attempt(self.workspace.look)

    # -- making ----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._empty = EmptyState(self)
        self._empty.setObjectName("emptyPage")
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.reader)
        self._pages.addWidget(self._empty)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        for n, pane in enumerate((self.searching.side, self._pages, self.panel)):
            self.split.addWidget(pane)
            self.split.setStretchFactor(n, 1 if n == 1 else 0)
            self.split.setCollapsible(n, n != 1)
        self.split.setHandleWidth(1)
        self.split.setSizes(self._settings.get("panes", [270, 740, 350]))
        self._pages.setMinimumWidth(400)
        self.shelf.setMinimumWidth(160)
        self.panel.setMinimumWidth(200)
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.top, self.split, self.status):
            layout.addWidget(widget, 1 if widget is self.split else 0)
        self.setCentralWidget(body)

    def _fill_top(self) -> None:
        self.commands.fill(self.top.menu)
        path = self.workspace.library.path
        self.top.show_name(path.name if path else self.tr("Unsaved library"), self.tr("Library menu"))
        self.top.search.setPlaceholderText(self.tr("Search the library…     Ctrl+Shift+F"))
        self.top.search.setAccessibleName(self.tr("Search the library"))
        themes = QMenu(self)
        for name, words in (("system", self.tr("As the system")), ("light", self.tr("Light")),
                            ("sepia", self.tr("Sepia")), ("dark", self.tr("Dark")),
                            ("contrast", self.tr("High contrast"))):
            themes.addAction(words, partial(self.appearance.set_theme, name))
        self.top.add_button("sizes", "Aa", self.tr("How the page is set"), act=self.set_page)
        self.top.add_button("theme", "◐", self.tr("Light or dark"), menu=themes)
        self.top.add_button("import", self.tr("Import…"), self.tr("Import clips"), act=self.errands.import_files)
        self.top.add_button("primary", self.tr("Export…"), self.tr("Export excerpts"), act=self.exporting.export)

    def _join(self) -> None:
        self.shelf.document_chosen.connect(self.open_document)
        self.shelf.import_asked.connect(self.errands.import_files)
        self.shelf.removal_asked.connect(self._on_removal)
        self.shelf.status_asked.connect(self.bookmark.mark)
        self.shelf.channel_chosen.connect(lambda _: self.top.search.clear())
        self._empty.button.clicked.connect(self.errands.import_files)
        self.going.document_asked.connect(self.open_document)
        self.going.tag_asked.connect(self._on_tag_asked)
        self.going.search_asked.connect(self.searching.search)
        self.searching.document_asked.connect(self.open_document)
        self.searching.highlight_asked.connect(self._on_card)
        self.searching.highlight_asked.connect(self.marking.select)
        self.searching.tag_asked.connect(self._on_tag_asked)
        self.searching.progressed.connect(self.status.indexing)
        self.searching.failed.connect(self._on_failed)
        self.top.search.left.connect(self.reader.setFocus)
        self.bookmark.moved.connect(self._show_summary)
        self.bookmark.written.connect(self._show_documents)
        self.appearance.changed.connect(self._show_look)
        self.appearance.failed.connect(self.status.warn)
        self.preferences.failed.connect(self.status.warn)
        self.codebook.told.connect(self.status.tell)
        self.codebook.failed.connect(self._on_failed)
        self.codebook_files.told.connect(self.status.tell)
        self.codebook_files.failed.connect(self._on_failed)
        self.commands["show_margin"].setChecked(self.hand.margin.on)
        self.trail.asked.connect(self._on_place_asked)
        self.reader.link_clicked.connect(self._on_link)
        self.minimap.asked.connect(lambda share: self.reader.go_to(round(share * len(self.reader.text_shown.words))))
        self.marking.selected.connect(lambda _: self._show_selected())
        self.panel.cards.sifted.connect(lambda _: self.attempt(self._show_cards))
        self.recalling.told.connect(self.status.tell)
        self.recalling.failed.connect(self._on_failed)
        self.recalling.spoken.connect(self.announce)
        self.recalling.highlight_asked.connect(self._on_gone_to)
        self.recalling.document_asked.connect(self.open_document)
        self.noting.told.connect(self.status.tell)
        self.noting.held.connect(self.status.hold)
        self.noting.settled.connect(lambda: self.status.saved(self.workspace.library.path))
        self.noting.document_asked.connect(self.open_document)
        self.noting.link_clicked.connect(self._on_link)
        self.shelf.note_asked.connect(self.noting.open)
        self.panel.cards.chosen.connect(self._on_card)
        self.panel.cards.gone_to.connect(self._on_gone_to)
        self.overviews.highlight_asked.connect(self._on_card)
        self.overviews.highlight_asked.connect(self.marking.select)
        for owner in (self.errands, self.exporting, self.overviews, self.bulk):
            owner.told.connect(self.status.tell)
            owner.failed.connect(self._on_failed)
        self.errands.imported.connect(self._on_imported)
        self.errands.imported.connect(self.carrying.compare)
        self.sharing.told.connect(self.status.tell)
        self.sharing.failed.connect(self._on_failed)
        self.sharing.changed.connect(self.reload)
        self.sharing.place_asked.connect(self._on_highlight_asked)
        self.carrying.told.connect(self.status.tell)
        self.stepping.told.connect(self.status.tell)
        self.stepping.done.connect(self.announce)
        self.stepping.failed.connect(self._on_failed)
        self.hand.told.connect(self.status.tell)
        self.hand.failed.connect(self._on_failed)
        self.carrying.failed.connect(self._on_failed)
        self.panel.cards.attach_asked.connect(self.carrying.attach)
        self.errands.person_changed.connect(self._show_all)
        self.status.details_asked.connect(self._on_details)
        self.status.cancel_asked.connect(self.jobs.cancel)
        self.status.cancel_asked.connect(self.showing.cancel)
        self.showing.told.connect(self.status.tell)
        self.showing.started.connect(self.status.begin)
        self.showing.progressed.connect(self.status.progress)
        self.showing.ended.connect(self.status.end)
        self.jobs.started.connect(self.status.begin)
        self.jobs.progressed.connect(self.status.progress)
        self.jobs.ended.connect(self.status.end)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]
        lists = (self.shelf.list, self.reader, self.panel.cards.list, self.panel.tags.tree)
        order = (self.top.name, self.top.search, *lists)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        for digit in range(1, 10):
            for widget in (self.reader, self.panel.cards.list):
                key = QShortcut(QKeySequence(str(digit)), widget, context=Qt.ShortcutContext.WidgetShortcut)
                key.activated.connect(partial(self.tagging.apply_pin, digit))
        escape = QShortcut(QKeySequence("Esc"), self.reader, context=Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self._on_escape)

    # -- showing ---------------------------------------------------------------------------------------------------

    def attempt(self, verb: Callable[[], object]) -> bool:
        """Do what was asked; expected trouble becomes a sentence below. True where it was done."""
        try:
            verb()
        except AnnotatorError as error:
            self.status.warn(str(error))
            return False
        return True

    def on_change(self, change: Change) -> None:
        """What is shown follows what was written."""
        touched = self.desk.follow(change)
        kinds = {type(r).__name__ for r in change.records}
        if kinds & {"Document", "Highlight"}:
            self._show_documents()
        if kinds & {"Tag", "Highlight"}:
            self._show_tags()
        if "Document" in kinds:
            self._show_again([r.id for r in change.after if isinstance(r, Document)])
        if touched is None:
            self._show_cards()
        else:
            self.panel.cards.follow(touched)
            self._show_marks([r.span for r in change.records if isinstance(r, Highlight)])
        if change.brings or "Document" in kinds:
            self.carrying.count_captures()
        self.noting.follow(change)
        self.recalling.follow(change)
        self.status.saved(self.workspace.library.path)
        self._show_history()
        self.searching.follow()
        self.overviews.follow()
        if "Highlight" in kinds:
            self.bookmark.soon()

    def _show_again(self, came: Sequence[str]) -> None:
        """Documents changed: what is open may have another text, be gone, or be back."""
        here = self.desk.document
        if here is None:
            self._show_page(None)
            if came:
                self.open_document(came[0])
            return
        top, same = self.reader.top_position(), here.text == self.reader.text_shown.id
        if here.id in came and not same:
            self._show_page(here)
            self.reader.go_to(top)
        elif here.id in came:
            self.showing.show()

    def open_document(self, key: str) -> None:
        if (self.desk.document and self.desk.document.id == key) or not self.marking.settle():
            return
        if document := self.workspace.library.document(key):
            self.trail.leave()
            self.bookmark.remember()
            self.attempt(lambda: self._open(document))

    def _open(self, document: Document) -> None:
        self.desk.open(document)
        self._show_page(document)
        if self.panel.cards.sift.scope == "document":
            self._show_cards()
        else:
            self._show_marks()
        self.shelf.show_current(document.id)
        self.bookmark.open()
        self.going.visited(document.id)
        self._counting.start()

    def _show_page(self, document: Document | None) -> None:
        self._pages.setCurrentWidget(self.reader if document else self._empty)
        if document is None:
            self.marking.settle()
            self.reader.show_text(Text.of((Block("p"),), ""))
            self.trail.document = ""
            self._say_empty()
            self.setWindowTitle("Annotator")
            return
        text = self.workspace.text_of(document)
        capture = self.workspace.library.capture(document.capture)
        header = clips.header(document, text.blocks)
        cut = bool(capture and clips.truncated(capture.source))
        facts = phrases.facts_in_masthead(document, text.minutes, truncated=cut)
        self.reader.masthead.show_document(document.title, facts, len(header.folded))
        self.showing.show()
        self.carrying.count_captures()
        self.noting.show()
        self.trail.document = document.id
        if not self.reader.show_text(text, header.hidden, header.folded):
            self.status.warn(self.tr("This document is shown as plain blocks; its words and positions are right."))
        self.trail.renew()
        self.setWindowTitle(f"{document.title} — Annotator")

    def reload(self) -> None:
        """Read everything again after much has changed at once."""
        if not self.isVisible():  # closed, and the library with it
            return
        library, here = self.workspace.library, self.desk.document
        library.catch_up()
        self.desk.document = library.document(here.id) if here else None
        self._show_documents()
        self._show_all()
        self._show_again([self.desk.document.id] if self.desk.document else [])
        self.status.saved(library.path)

    def _show_library(self) -> None:
        self._show_documents()
        self._show_all()
        last = str(self.workspace.library.state.get("document", ""))
        first = last if self.workspace.library.document(last) else self.shelf.first()
        if first:
            self.open_document(first)
        else:
            self._show_page(None)
        self.status.saved(self.workspace.library.path)

    def _say_empty(self) -> None:
        if self.shelf.rows.rows:
            self._empty.say(self.tr("Choose a document in the list to read it."))
            return
        self._empty.say(
            self.tr("Clips you import are read here.\nDrop Markdown files or a folder anywhere in this window."),
            self.tr("Import clips…"),
        )

    def _show_look(self) -> None:
        for view in (self.top, self.shelf, self.searching, self.going, self.overviews, self.panel, self.marking,
                     self.tagging, self.hand, self.noting, self.recalling, self.minimap):
            view.set_theme(self.appearance.theme)
        self.marking.bar_on_key = self.appearance.bar_on_key
        self.status.calm = self.appearance.calm
        self.reader.set_look(self.appearance.theme, self.appearance.style)

    def _show_all(self) -> None:
        self.desk.reload()
        self._show_tags()
        self._show_cards()
        self._show_history()

    def _show_documents(self) -> None:
        self.shelf.show_documents(self.desk.documents())
        if self.desk.document:
            self.shelf.show_current(self.desk.document.id)

    def _show_tags(self) -> None:
        self.panel.show_tags(self.desk.tags())
        self.panel.cards.show_names(self.desk.tags(), self.desk.persons())
        self.marking.set_theme(self.appearance.theme)
        self.tagging.show_tags()

    def _show_cards(self) -> None:
        cards = self.panel.cards
        cards.show_cards(self.desk.ranking(cards.sift), self.desk.cards)
        self._show_marks()

    def _show_marks(self, changed: Sequence[Span] | None = None) -> None:
        """All of them, or where they changed."""
        marks = self.desk.marks()
        self.reader.show_marks(marks, self.desk.selected)
        if changed is None:
            self.minimap.show_marks(marks, len(self.reader.text_shown.words))
        else:
            self.minimap.show_changed(changed)
        self._show_selected()
        self._show_summary()

    def _show_selected(self) -> None:
        placed = self.desk.placed(self.desk.selected)
        self.panel.cards.show_current(self.desk.selected)
        self.reader.show_selected(self.desk.selected)
        self.minimap.show_selected(placed.span if placed else None)
        self.hand.show()

    def _show_summary(self) -> None:
        count, tags, shown = self.desk.count, len(self.panel.tags.rows.rows), self.desk.document is not None
        self.status.summarise(count, tags, self.bookmark.seen, self.workspace.person.name, shown=shown)

    def _show_history(self) -> None:
        library = self.workspace.library
        for name, words, label in (("undo", self.tr("Undo"), library.undo_label),
                                   ("redo", self.tr("Redo"), library.redo_label)):
            self.commands[name].setText(f"{words} {label}" if label else words)
            self.commands[name].setEnabled(label is not None)

    # -- commands --------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        if not self.sharing.merging.take_back():
            self.stepping.undo()

    def redo(self) -> None:
        self.stepping.redo()

    def shrink_end(self) -> None:
        """Alt+Left: back after a jump where nothing is selected that could shrink."""
        if self.trail.can_go_back and not self.reader.selected_span() and not self.desk.selected:
            self.trail.go_back()
            return
        self.hand.edges.stretch(end=True, outward=False)

    def next_pane(self) -> None:
        cards, tags = self.panel.cards.list, self.panel.tags.tree
        panes = [self.shelf.list, self.searching.pane.list, self.reader, cards, tags]
        shown = [p for p in panes if p.isVisible()]
        at = next((n for n, p in enumerate(shown) if p.hasFocus()), -1)
        if shown:
            pane = shown[(at + 1) % len(shown)]
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if isinstance(pane, QAbstractItemView) and not pane.currentIndex().isValid():
                pane.setCurrentIndex(pane.model().index(0, 0))  # so that one sees where one is

    def show_keys(self) -> None:
        from annotator.gui.dialogs import KeysBox

        KeysBox(self, self.commands.keys()).exec()

    def ask_keys(self) -> None:
        self.show_keys()

    @cached_property
    def setting(self) -> SettingBox:
        from annotator.gui.setting_box import SettingBox

        return SettingBox(self.appearance, self)

    def set_page(self) -> None:
        self.setting.open_below(self.top.corner("sizes"))

    def open_guide(self) -> None:
        guide = next((d for d in self.workspace.library.documents() if d.url == GUIDE), None)
        if guide:
            self.open_document(guide.id)
        else:
            self.errands.import_paths([paths.seeds()])

    def quit(self) -> None:
        self.close()

    # -- what the person does --------------------------------------------------------------------------------------

    def _on_card(self, highlight: str) -> None:
        """A card of another document opens it there."""
        record = self.workspace.library.highlight(highlight)
        if record and (self.desk.document is None or record.document != self.desk.document.id):
            self.open_document(record.document)
            self.marking.select(highlight)

    def _on_highlight_asked(self, document: str, highlight: str) -> None:
        self.open_document(document)
        if highlight:
            self.marking.select(highlight)

    def _on_gone_to(self, highlight: str) -> None:
        """Enter on a card: to its words."""
        self._on_card(highlight)
        self.marking.select(highlight)
        self.reader.setFocus()

    def _on_place_asked(self, document: str, position: int) -> None:
        found = self.workspace.library.document(document)
        if found and (self.desk.document is None or self.desk.document.id != document):
            self.bookmark.remember()
            self.attempt(lambda: self._open(found))
        self.reader.put_caret(position)
        self.reader.go_to(position)

    def _on_removal(self, ids: list[str]) -> None:
        found = [d for key in ids if (d := self.workspace.library.document(key))]
        if found and self.attempt(lambda: self.workspace.remove_documents(*found)):
            self.status.tell(self.tr("Removed; Ctrl+Z brings it back."), None)

    def _on_imported(self, report: ImportReport) -> None:
        if report.count("refused"):
            self._on_details(report)
        fresh = [f.document for f in report.fates if f.kind != "refused"]
        if fresh and (self.desk.document is None or len(fresh) == 1):
            self.open_document(fresh[0])

    def _on_details(self, details: object) -> None:
        from annotator.gui.dialogs import ReportBox

        if isinstance(details, ImportReport):
            ReportBox(self, details).exec()
        elif isinstance(details, CarryReport):
            self.carrying.show(details)
        elif isinstance(details, MergeReport):
            self.sharing.merging.show(details)
        elif isinstance(details, Path):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(details)))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AnnotatorError):
            raise error
        self.status.warn(str(error))

    def _on_link(self, href: str) -> None:
        """In the page: go there. Elsewhere: show the host and ask."""
        if href.startswith("#"):
            self.trail.follow(href)
            return
        from annotator.gui.dialogs import confirmed

        url = QUrl(href)
        host = url.host(QUrl.ComponentFormattingOption.FullyEncoded) or url.path()  # look-alike letters show as such
        if url.scheme() in ("http", "https", "mailto") and confirmed(
            self, self.tr("Open {} in your browser?").format(host), href
        ):
            QDesktopServices.openUrl(url)

    def _on_tag_asked(self, tag: str) -> None:
        """Its highlights, of the whole library."""
        self.panel.cards.want(scope="library")
        self._show_cards()
        row = next((t for t in self.desk.tags() if t.id == tag), None)
        if row and self.panel.cards.only != tag:
            self.panel.cards.show_only(row)

    def _on_escape(self) -> None:
        self.marking.bar.hide()
        self.reader.select_nothing()
        self.trail.unmark()

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        for popup in (self.tagging.picker, self.marking.note_box, self.trail.outline, self.going.box):
            if new is not None and popup.isVisible() and not popup.isAncestorOf(new) and self.isAncestorOf(new):
                popup.dismiss()

    def announce(self, words: str) -> None:
        """Tell a screen reader."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # -- events ----------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.errands.import_paths([Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.marking.settle():
            event.ignore()  # the words are still in the box, with the reason
            return
        self.bookmark.remember()
        self.recalling.close()
        self.desk.open(None)
        self.panel.cards.show_none()
        self.minimap.show_marks(Given(), 1)
        self.reader.show_marks(())
        for clock in self.findChildren(QTimer):  # nothing asks a library that is about to be closed
            clock.stop()
        self.sharing.neighbours.leave()
        self.searching.seeker.close()
        self.jobs.wait()
        with suppress(OSError):  # widths are a convenience
            self._settings.set("panes", self.split.sizes())
            self._settings.set("window", [self.width(), self.height()])
        super().closeEvent(event)
