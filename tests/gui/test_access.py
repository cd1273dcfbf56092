"""The app without good eyes and without a mouse: contrast, names, the way of the focus, and where it is seen to be."""

from __future__ import annotations

import re
from itertools import combinations, product

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QListView,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.gui import language, look
from annotator.gui.dialogs import Box, KeysBox
from annotator.gui.ledger import Ledger
from annotator.gui.pieces import button, named
from annotator.gui.tag_box import TagAsks, TagBox
from annotator.model import Span
from annotator.workspace import PALETTE
from tests.gui.conftest import span_of
from tests.gui.visiting import Visit

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


def test_a_deep_colour_is_seen_on_dark_grounds_and_keeps_its_hue():
    for colour in (*PALETTE, look.UNTAGGED, "#000000", "#2F6B5E", "#0000FF", "#800000", "#777777"):
        shown = look.DARK.tag(colour)
        for ground in (look.DARK.page, look.DARK.side, look.DARK.card):
            assert look.contrast(shown, QColor(ground)) >= 1.5, colour
    assert look.DARK.tag("#0000FF").blue() > 1.3 * look.DARK.tag("#0000FF").red()


@THEMES
def test_what_is_hinted_in_an_empty_line_can_be_read(qtbot, theme):
    QApplication.instance().setStyleSheet(look.style_sheet(theme))
    line = QLineEdit()
    qtbot.addWidget(line)
    line.setPlaceholderText("Search")
    line.ensurePolished()
    hint, ground = line.palette().placeholderText().color(), QColor(theme.card)
    assert look.contrast(look.mixed(hint, ground, hint.alphaF()), ground) >= 4.5


@THEMES
def test_a_list_that_stands_alone_has_a_ground_of_its_own(qtbot, theme):
    """As the one that file boxes open below what is typed."""
    QApplication.instance().setStyleSheet(look.style_sheet(theme))
    alone = QListView()
    qtbot.addWidget(alone)
    alone.setPalette(look.palette(theme))
    alone.resize(80, 60)
    ground = alone.viewport().grab().toImage().pixelColor(40, 30)
    assert ground.alpha() == 255
    assert look.contrast(QColor(theme.ink), ground) >= 4.5


@THEMES
def test_words_of_what_cannot_be_used_now_are_seen(theme):
    ink = look.palette(theme).color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    for ground in (theme.page, theme.side, theme.card, theme.tint):
        assert 3 <= look.contrast(ink, QColor(ground)) < look.contrast(QColor(theme.dim), QColor(ground)), ground


@THEMES
def test_what_is_pulled_and_what_cannot_be_pressed_now_is_seen_on_every_ground(theme):
    sheet = look.style_sheet(theme)
    handles = re.findall(r"QScrollBar::handle[^{]*{ background: (#\w+);", sheet)
    disabled = re.findall(r":disabled[^{]*{[^}]*[{ ;]color: (#\w+);", sheet)
    assert (len(handles), len(disabled)) == (3, 4)
    for colour, ground in product({*handles, *disabled}, (theme.page, theme.side, theme.card, theme.tint)):
        assert look.contrast(QColor(colour), QColor(ground)) >= 3, (colour, ground)


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


def leaps(box):
    """Steps of the Tab key that lead out of a box, or back up within a column: one must, from the last to the first."""
    start, way, found = QApplication.focusWidget(), [], []
    if not box.isVisible():
        return []
    if start is None or not box.isAncestorOf(start):
        return [(type(box).__name__, "takes no focus")]
    while len(way) < 80 and start not in way:
        before = QApplication.focusWidget()
        QTest.keyClick(before, Qt.Key.Key_Tab)
        way.append(after := QApplication.focusWidget())
        if not box.isAncestorOf(after):
            break
        one, other = (QRect(w.mapTo(box, QPoint()), w.size()) for w in (before, after))  # both as it is scrolled now
        if other.bottom() < one.top() and other.left() < one.right():
            found.append((type(box).__name__, told(before), told(after)))
    if start not in way:
        return [(type(box).__name__, "never back from", told(way[-1]))]
    return found if len(found) > 1 else []


def told(widget):
    return f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName() or getattr(widget, 'text', str)()}"


def above(widget, top):
    while (widget := widget.parentWidget()) is not None and widget is not top:
        yield widget


def crossed(box):
    """Widgets that lie on each other, though none of them is a list's, a line's or a splitter's own."""
    for parent in (box, *box.findChildren(QWidget)):
        if isinstance(parent, QAbstractScrollArea | QComboBox | QLineEdit | QSplitter):
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


@pytest.mark.parametrize("tongue", ["en", "de", "mirrored"], indirect=True)
def test_every_control_of_every_box_has_a_name_its_turn_and_room(full, qtbot, tmp_path):
    full.resize(SMALL)
    unnamed, wide, back, crowded = [], [], [], []

    def check(box):
        unnamed.extend(nameless(box))
        back.extend(leaps(box))
        if isinstance(box, Box):
            box.fit(SMALL)
            least = box.minimumSizeHint().expandedTo(box.size())
            if least.boundedTo(SMALL) != least:
                wide.append((type(box).__name__, least.toTuple()))
        if box.isVisible():
            for layout in box.findChildren(QLayout):
                layout.activate()
            crowded.extend((type(box).__name__, *found) for found in (*crossed(box), *cut(box)))

    Visit(full, check).open_all(qtbot, tmp_path)
    assert unnamed == []
    assert wide == []
    assert crowded == []
    assert back == [], "\n".join(map(str, back))


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
