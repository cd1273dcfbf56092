"""The app without good eyes and without a mouse: contrast, names, the way of the focus, and where it is seen to be."""

from __future__ import annotations

import importlib
import pkgutil
from itertools import combinations, product

import pytest
from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

import annotator.gui
from annotator.gui import language, look
from annotator.gui.crash_box import CrashBox
from annotator.gui.dialogs import Box, KeysBox, NameBox, ReportBox
from annotator.gui.ledger import Ledger
from annotator.gui.pieces import button, named
from annotator.gui.popup import Popup
from annotator.gui.receiving import received_box
from annotator.gui.tag_box import TagAsks, TagBox
from annotator.intake import Fate, ImportReport
from annotator.model import Span
from annotator.settings import stranger
from annotator.store import Library
from annotator.store.gate import Look
from annotator.workspace import PALETTE, Workspace
from tests.gui.conftest import CLIP, span_of
from tests.gui.test_language import Mirrored

THEMES = pytest.mark.parametrize("theme", look.THEMES.values(), ids=lambda t: t.name)
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractItemView, QPlainTextEdit, QTextEdit, QScrollArea)

SMALL = QSize(733, 437)
"""Of a screen of 1100×700 at 150 %, below a title bar: what a box may take."""

# -- contrast ----------------------------------------------------------------------------------------------------------


@THEMES
def test_all_words_stand_out_from_every_ground(theme):
    grounds = (theme.page, theme.side, theme.card, theme.selected, theme.tint)
    poor = [
        (ink, ground, round(ratio, 2))
        for ink, ground in product((theme.ink, theme.dim, theme.accent, theme.warning), grounds)
        if (ratio := look.contrast(QColor(ink), QColor(ground))) < 4.5
    ]
    assert poor == []
    assert look.contrast(QColor(theme.on_accent), QColor(theme.accent)) >= 4.5


@THEMES
def test_chips_of_every_colour_can_be_read(theme):
    for colour in (*PALETTE, look.UNTAGGED, "#000000", "#FFFFFF", "#777777", "#FF0000", "#0000FF"):
        ground = theme.tag(colour)
        assert look.contrast(theme.on(ground), ground) >= 4.5, colour


@THEMES
def test_what_is_hinted_in_an_empty_line_can_be_read(qtbot, theme):
    QApplication.instance().setStyleSheet(look.style_sheet(theme))
    line = QLineEdit()
    qtbot.addWidget(line)
    line.setPlaceholderText("Search")
    line.ensurePolished()
    hint, ground = line.palette().placeholderText().color(), QColor(theme.card)
    assert look.contrast(look.mixed(hint, ground, hint.alphaF()), ground) >= 4.5


# -- names -------------------------------------------------------------------------------------------------------------


def nameless(box):
    """The controls of a box that a screen reader could only call by their kind."""
    found = []
    for widget in box.findChildren(QWidget):
        inner = any(isinstance(p, QLineEdit | QComboBox | QAbstractItemView) for p in above(widget, box))
        reached = isinstance(widget, CONTROLS) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not reached or isinstance(widget, QHeaderView) or inner:
            continue
        if isinstance(widget, QScrollArea) and widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        labels = [w for w in box.findChildren(QLabel) if w.buddy() is widget]
        if not labels and not any(c.isalpha() for c in said):
            found.append((type(box).__name__, type(widget).__name__, widget.objectName(), said))
    return found


def above(widget, top):
    while (widget := widget.parentWidget()) is not None and widget is not top:
        yield widget


def boxes():
    """Every box that the app can show."""
    for module in pkgutil.iter_modules(annotator.gui.__path__):
        importlib.import_module(f"annotator.gui.{module.name}")
    kinds, new = set(), {Box, Popup}
    while new:
        kinds |= new
        new = {s for k in new for s in k.__subclasses__()}
    return {k for k in kinds - {Box, Popup} if k.__module__.startswith("annotator.")}


class Visit:
    """Looks at each box that is shown, and closes it."""

    def __init__(self, window):
        self.window, self.seen, self.nameless, self.wide, self.crowded = window, set(), [], [], []
        self._clock = QTimer(window)
        self._clock.timeout.connect(self.look)
        self._clock.start(20)

    def look(self):
        for box in (*self.window.findChildren(Box), *self.window.findChildren(Popup)):
            if box.isVisible():
                self.check(box)
                (box.dismiss if isinstance(box, Popup) else box.reject)()

    def check(self, box):
        self.seen.add(type(box))
        self.nameless += nameless(box)
        if isinstance(box, Box):
            box.fit(SMALL)
            least = box.minimumSizeHint().expandedTo(box.size())
            if least.boundedTo(SMALL) != least:
                self.wide.append((type(box).__name__, least.toTuple()))
        if box.isVisible():
            for layout in box.findChildren(QLayout):
                layout.activate()
            self.crowded += [(type(box).__name__, *found) for found in (*crossed(box), *cut(box))]


def crossed(box):
    """Widgets that lie on each other, though none of them is a list's or a line's own."""
    for parent in (box, *box.findChildren(QWidget)):
        if isinstance(parent, QAbstractScrollArea | QComboBox | QLineEdit):
            continue
        shown = [w for w in parent.children() if isinstance(w, QWidget) and w.isVisible() and not w.isWindow()]
        for one, other in combinations(shown, 2):
            if one.geometry().intersects(other.geometry()):
                yield told(one), told(other)


def cut(box):
    """Words that need more room than they have."""
    for widget in (*box.findChildren(QAbstractButton), *box.findChildren(QLabel)):
        if not widget.isVisible() or not widget.text():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            if widget.height() < widget.heightForWidth(widget.width()):
                yield told(widget), widget.height(), widget.heightForWidth(widget.width())
        elif widget.width() < (need := widget.minimumSizeHint().width()):
            yield told(widget), widget.width(), need


def told(widget):
    return type(widget).__name__, widget.objectName(), getattr(widget, "text", str)()


@pytest.fixture
def tongue(request, spoken):
    """The language of the window, put on before there is one."""
    name = getattr(request, "param", "en")
    if name == "mirrored":
        spoken(Mirrored(), "ar")
        QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    elif name != "en":
        spoken(language.Language(language.file_of(name)), name)


@pytest.fixture
def full(tongue, window, tmp_path, qtbot, monkeypatch):
    """A window whose library has something for every box."""
    path = tmp_path / "Ben.sqlite"
    mine, document = window.workspace, window.desk.document
    path.write_bytes(mine.library.path.read_bytes())
    ben = Workspace(Library(path), stranger("Ben"))
    words = ben.text_of(document).words
    for said, tag in (("Nobody asked why.", "method"), ("The tenth case mattered more", "evidence")):
        start = words.index(said)
        ben.highlight(document, Span(start, start + len(said)), named=[tag])
    ben.library.close()
    made = mine.highlight(document, span_of(window, "Nobody asked why"), named=["method", "claim"], note="Says who?")
    mine.merge([path])
    window.reload()
    mine.library.back_up("asked")
    again = tmp_path / "again.md"
    again.write_text(CLIP.replace("2025-12-20", "2026-02-01").replace("Nobody asked why.", "Why?"), "utf-8")
    book = tmp_path / "book.csv"
    book.write_text("path,description\ndoubt,What they fear.\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(book), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "Cleo.sqlite")], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    cleo = Workspace(Library(tmp_path / "Cleo.sqlite"), stranger("Cleo"))
    cleo.tag("from Cleo")
    cleo.library.close()
    window.errands.import_paths([again])
    qtbot.waitUntil(lambda: "Why?" in window.reader.text_shown.words, timeout=10_000)
    window.marking.select(made.id)
    window.panel.tags.tree.choose(next(t.id for t in mine.library.tags() if t.name == "method"))
    return window


@pytest.mark.parametrize("tongue", ["en", "de", "mirrored"], indirect=True)
def test_every_control_of_every_box_has_a_name_and_room(full, qtbot, tmp_path):
    full.resize(SMALL)
    visit, path = Visit(full), tmp_path / "Elsewhere.sqlite"
    names = (
        "show_preferences", "show_keys", "change_name", "set_page", "go_anywhere", "show_outline", "choose_tags",
        "write_note", "export", "share_library", "restore_backup", "show_questions", "compare_people",
        "show_history", "show_trash", "edit_tag", "move_tag", "merge_tag", "split_tag", "import_codebook",
        "merge_libraries", "move_note", "tag_all", "choose_keys", "show_captures", "carry_over",
    )  # fmt: skip
    for name in names:
        full.reader.setFocus()
        full.commands[name].trigger()
        qtbot.wait(60)
    full.searching._open_name("nine")
    full.marking.overlaps.open_for(QPoint(), full.desk.cards())
    qtbot.wait(60)
    shut = (
        NameBox(full, "Ada"),
        ReportBox(full, ImportReport((Fate("a.md", "refused", notices=("too large",)),))),
        received_box(full, path, Look("sound", documents=1), full.workspace.library),
        CrashBox("somewhere"),
    )
    for box in shut:
        visit.check(box)
    full.commands["show_overview"].trigger()
    visit.nameless += nameless(full.overviews.shown)
    qtbot.waitUntil(lambda: not boxes() - visit.seen, timeout=8_000)
    assert visit.nameless == []
    assert visit.wide == []
    assert visit.crowded == []


def test_every_control_of_the_window_has_a_name(full):
    for pill in full.panel.cards.bar.findChildren(QWidget):
        pill.show()
    assert nameless(full) == []


# -- focus -------------------------------------------------------------------------------------------------------------


def test_tab_goes_through_the_window_as_one_reads_it(full):
    full.top.name.setFocus(Qt.FocusReason.TabFocusReason)
    way = [QApplication.focusWidget()]
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is way[0]:
            break
        way.append(QApplication.focusWidget())
    marks = (full.top.search, full.shelf.list, full.reader, full.panel.cards.list, full.panel.tags.tree)
    assert [w for w in way if w in marks] == list(marks)
    assert all((w.isVisible() and w.accessibleName()) or w.text() for w in way)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)


STYLED = (
    *(lambda parent, s=style: button(parent, "Words", s) for style in ("plain", "primary", "name", "quiet", "saved",
                                                                    "line", "step", "pill", "swatch")),
    lambda parent: QPushButton("Words", parent),
    lambda parent: named(QPushButton("Words", parent), "primary"),
    lambda parent: QCheckBox("Words", parent),
    lambda parent: QLineEdit("Words", parent),
    lambda parent: named(QLineEdit("Words", parent), "filter"),
    lambda parent: QPlainTextEdit("Words", parent),
    QComboBox,
    QListWidget,
    lambda parent: named(QListWidget(parent), "framed"),
    lambda parent: Ledger(parent, "Words", ("A", "B")),
    QScrollArea,
)  # fmt: skip


@THEMES
def test_one_sees_where_the_focus_is(qtbot, theme):
    QApplication.instance().setStyleSheet(look.style_sheet(theme))
    QApplication.setCursorFlashTime(0)
    room = QWidget()
    qtbot.addWidget(room)
    layout = QVBoxLayout(room)
    made = [make(room) for make in STYLED]
    for widget in made:
        layout.addWidget(widget)
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.setReadOnly(True)  # the caret is not the ring
    with qtbot.waitActive(room):
        room.show()
        room.activateWindow()
    unseen = []
    for widget, other in zip(made, (*made[1:], made[0]), strict=True):
        other.setFocus(Qt.FocusReason.TabFocusReason)
        assert other.hasFocus()
        without = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert widget.hasFocus()
        if ring(without, widget.grab().toImage(), theme) < 20:
            unseen.append((type(widget).__name__, widget.objectName()))
    assert unseen == []


def ring(before, after, theme):
    """How many pixels differ so much that they are seen to."""
    ground = QColor(theme.side)
    points = product(range(after.width()), range(after.height()))
    changed = [c for x, y in points if (c := after.pixelColor(x, y)) != before.pixelColor(x, y)]
    return sum(look.contrast(c, ground) >= 3 for c in changed)


@pytest.mark.parametrize("name", ["en", "de"])
def test_the_window_fits_a_small_screen_and_no_button_is_cut(open_window, clip, spoken, name):
    if name != "en":
        spoken(language.Language(language.file_of(name)), name)
    window = open_window(clip)
    window.resize(SMALL)
    QApplication.processEvents()
    assert window.size() == SMALL
    buttons = [b for b in window.findChildren(QAbstractButton) if b.isVisible() and b.text() and b.text()[0] != "#"]
    assert len(buttons) > 6
    assert [b.text() for b in buttons if b.width() < b.sizeHint().width()] == []


def test_a_box_too_large_for_its_screen_is_scrolled_and_keeps_its_focus_and_buttons(full, qtbot):
    tag = full.workspace.library.tags()[0]
    box = TagBox(full, tag, TagAsks(str, str, lambda _: "", str, lambda *_: None))
    qtbot.addWidget(box)
    box.show()
    box.fit(SMALL)
    QApplication.processEvents()
    assert box.size().boundedTo(SMALL) == box.size()
    assert box.isAncestorOf(QApplication.focusWidget())
    assert box.chief.visibleRegion().boundingRect() == box.chief.rect()
    box.exclude.setFocus()
    QApplication.processEvents()
    assert not box.exclude.visibleRegion().isEmpty()


def test_the_keys_fit_a_small_screen(window, qtbot):
    menus = window.commands.keys()
    box = KeysBox(window, menus)
    qtbot.addWidget(box)
    box.show()
    assert box.width() <= 1100
    assert box.height() <= window.height()
    shown = {w.text().strip().casefold() for w in box.findChildren(QLabel)}
    assert {name.casefold() for name, actions in menus if actions} <= shown


def test_a_box_about_words_stands_below_all_of_them(window):
    window.resize(820, 700)
    QApplication.processEvents()
    start, end = span_of(window, "A nurse").start, span_of(window, "Nobody asked why.").end
    span = Span(start, end)
    first = window.reader.mark_box(span)
    last = window.reader.mark_box(Span(span.end - 1, span.end))
    assert last.top() > first.bottom()
    box = window.reader.screen_box(span)
    assert window.reader.viewport().mapFromGlobal(box.bottomLeft()).y() == last.bottom() - 1


WHOLE = "A nurse 👩🏽‍⚕️ sees 🫀 first. The model was right 🎯 in nine of ten cases. Nobody asked why."


@pytest.mark.parametrize("words", [WHOLE, "The tenth case mattered more than the nine.", "Second"])
@pytest.mark.parametrize("height", [900, 760, 680])
def test_a_box_about_words_covers_none_of_them(window, words, height):
    window.resize(820, height)
    QApplication.processEvents()
    made = window.workspace.highlight(window.desk.document, span_of(window, words))
    window.marking.select(made.id)
    QApplication.processEvents()
    first, last = (window.reader.mark_box(s) for s in (made.span, Span(made.span.end - 1, made.span.end)))
    high, low = (window.reader.viewport().mapToGlobal(p).y() for p in (first.topLeft(), last.bottomLeft()))
    for act, box in (("choose_tags", window.tagging.picker), ("write_note", window.noting.box)):
        window.commands[act].trigger()
        QApplication.processEvents()
        assert box.isVisible()
        top = box.mapToGlobal(QPoint(0, 0)).y()
        assert top + box.height() <= high or top >= low
        assert window.rect().contains(box.geometry())
        box.dismiss()
