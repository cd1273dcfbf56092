"""The main window: quickly seen, then furnished; shows what changed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QBoxLayout, QMainWindow, QWidget

from annotator.gui.ground import TITLE_BAR, USUAL, Ground
from annotator.gui.marks import Given
from annotator.gui.theme import Theme
from annotator.model import AnnotatorError
from annotator.settings import Settings

if TYPE_CHECKING:  # a window is seen before its parts load; boxes load when they are asked for
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

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
    from annotator.gui.hand import Hand
    from annotator.gui.jobs import Jobs
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
    from annotator.gui.setting_box import SettingBox
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
    from annotator.workspace import Workspace

LOOK_EVERY = 1_000
"""Milliseconds between looks at what others wrote to the file: soon enough to read along, idle otherwise."""


class Window(QMainWindow):
    workspace: Workspace
    desk: Desk
    appearance: Appearance
    jobs: Jobs
    top: TopBar
    shelf: Shelf
    reader: Reader
    panel: Panel
    minimap: Minimap
    status: StatusBar
    marking: Marking
    bulk: Bulk
    tagging: Tagging
    hand: Hand
    noting: Noting
    recalling: Recalling
    trail: Trail
    errands: Errands
    exporting: Exporting
    sharing: Sharing
    searching: Searching
    overviews: Overviews
    going: Going
    copying: Copying
    bookmark: Bookmark
    carrying: Carrying
    showing: Showing
    codebook: Codebook
    codebook_files: CodebookFiles
    stepping: Stepping
    preferences: Preferences
    views: Views
    opening: Opening
    leads: Leads
    waiting: Waiting
    collating: Collating
    commands: Commands
    panes: Panes

    def __init__(self, settings: Settings) -> None:
        """Bare, and quickly seen; `furnish` makes the rest."""
        super().__init__()
        self._settings, self.furnished = settings, False
        self.setMinimumSize(720, 420)  # a screen of 1100×700 at 150 %
        width, height = settings.get("window", [1360, 860])[:2]
        room = self.screen().availableGeometry().size()
        room -= QSize(0, TITLE_BAR)
        self.resize(QSize(int(width), int(height)).boundedTo(room))
        self.setWindowTitle("Annotator")

    def lay_ground(self, theme: Theme) -> Ground:
        """What is seen until there is something in the window."""
        left, *_, right = self._settings.get("panes", list(USUAL))
        ground = Ground(theme, (left, right), self)
        self.setCentralWidget(ground)
        return ground

    def furnish(self, workspace: Workspace) -> None:
        """Everything that shows a library, and does something in it."""
        from annotator.gui.furnishing import furnish
        from annotator.gui.pieces import timer

        self.workspace = workspace
        furnish(self, workspace, self._settings)
        self.furnished = True
        self.setAcceptDrops(True)
        self._show_library()
        self._watch = timer(self, LOOK_EVERY, self._look, once=False)
        self._watch.start()
        if body := self.centralWidget():
            body.show()  # Qt would do it later, and what is not visible takes no focus

    def _look(self) -> None:
        """Read along with what others write; what a job of one's own writes is read when it is done."""
        if not (self.jobs.busy or self.sharing.merging.busy):
            self.attempt(self.workspace.look)

    def show_above(self, bar: QWidget) -> None:
        """Between the top and the panes."""
        body = self.centralWidget()
        if body and isinstance(column := body.layout(), QBoxLayout):
            column.insertWidget(1, bar)

    # -- showing ---------------------------------------------------------------------------------------------------

    def attempt(self, verb: Callable[[], object]) -> bool:
        """Do what was asked; expected trouble becomes a sentence below. True where it was done."""
        try:
            verb()
        except AnnotatorError as error:
            self.status.warn(str(error))
            return False
        return True

    def open_document(self, key: str) -> None:
        self.opening.open_document(key)

    def _show_library(self) -> None:
        self.views.show_look()
        self.views.show_documents()
        self.views.show_all()
        self.opening.open_last()
        self.status.saved(self.workspace.library.path)

    # -- commands --------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        if not self.sharing.merging.take_back():
            self.stepping.undo()

    def redo(self) -> None:
        self.stepping.redo()

    def full_screen(self) -> None:
        from PySide6.QtCore import Qt  # its enumerations take 10 ms that the first sight of a window must not wait for

        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_state(self) -> None:
        """Which panes stand, and whether the screen is full, in the menu."""
        for name, on in (("show_list", self.panes.stands(0)), ("show_panel", self.panes.stands(2))):
            self.commands[name].setChecked(on)
        self.commands["full_screen"].setChecked(self.isFullScreen())

    def shrink_end(self) -> None:
        """Alt+Left: back after a jump where nothing is selected that could shrink."""
        if self.trail.can_go_back and not self.reader.selected_span() and not self.desk.selected:
            self.trail.go_back()
            return
        self.hand.edges.stretch(end=True, outward=False)

    @cached_property
    def setting(self) -> SettingBox:
        from annotator.gui.setting_box import SettingBox

        return SettingBox(self.appearance, self)

    def set_page(self) -> None:
        self.setting.open_below(lambda: self.top.corner("sizes"))

    def quit(self) -> None:
        self.close()

    # -- what the person does --------------------------------------------------------------------------------------

    def remove_documents(self, ids: list[str]) -> None:
        found = [d for key in ids if (d := self.workspace.library.document(key))]
        if found and self.attempt(lambda: self.workspace.remove_documents(*found)):
            from annotator.gui.in_force import keyed

            self.status.tell(keyed(self.tr("Removed; {undo} brings it back.")), None)

    def show_tagged(self, tag: str) -> None:
        """Its highlights, of the whole library."""
        self.panel.cards.want(scope="library")
        self.views.show_cards()
        row = next((t for t in self.desk.tags() if t.id == tag), None)
        if row and self.panel.cards.only != tag:
            self.panel.cards.show_only(row)

    def let_go(self) -> None:
        self.marking.bar.hide()
        self.reader.select_nothing()
        self.trail.unmark()

    def dismiss_popups(self, old: QWidget | None, new: QWidget | None) -> None:
        for popup in (
            self.tagging.picker, self.marking.note_box, self.marking.overlaps, self.trail.outline, self.going.box,
        ):  # fmt: skip
            if new is not None and popup.isVisible() and not popup.isAncestorOf(new) and self.isAncestorOf(new):
                popup.dismiss()

    def announce(self, words: str) -> None:
        """Tell a screen reader."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # -- events ----------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self.furnished and event.type() == event.Type.WindowStateChange:
            self.show_state()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.errands.import_paths([Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.furnished:
            super().closeEvent(event)
            return
        if not self.marking.settle() or self.waiting.hold():
            event.ignore()  # the words are still in the box, with the reason; or a change waits to be written
            return
        self.bookmark.remember()
        self.recalling.close()
        self.collating.leave()
        self.desk.open(None)
        self.panel.cards.show_none()
        self.minimap.show_marks(Given(), 1)
        self.reader.show_marks(())
        for clock in self.findChildren(QTimer):  # nothing asks a library that is about to be closed
            clock.stop()
        self.sharing.neighbours.leave()
        self.searching.end()
        self.jobs.wait()
        with suppress(OSError):  # widths are a convenience
            self._settings.set("panes", self.panes.sizes())
            usual = self.normalGeometry() if self.isFullScreen() or self.isMaximized() else self.geometry()
            self._settings.set("window", [usual.width(), usual.height()])
        super().closeEvent(event)
