"""Each view alone."""

import threading
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from annotator.gui import look
from annotator.gui.jobs import Jobs
from annotator.gui.matching import matching
from annotator.gui.paint import Paragraph
from annotator.gui.rows import ROW, Rows, TagRow
from annotator.gui.steps import stretched
from annotator.gui.tints import blended
from annotator.model import Span
from annotator.workspace import PALETTE


def tag(n, name="x"):
    return TagRow(str(n), name, name, "", 0, 0, 0)


rows = st.lists(st.integers(0, 9), unique=True).flatmap(
    lambda ids: st.tuples(*(st.builds(tag, st.just(i), st.sampled_from("abc")) for i in ids))
)


@given(st.lists(rows, max_size=6))
def test_a_list_shows_what_it_was_last_given_and_tells_every_step(steps):
    model, seen = Rows(), []
    model.rowsInserted.connect(lambda _, a, b: seen.__setitem__(slice(a, a), [None] * (b - a + 1)))
    model.rowsRemoved.connect(lambda _, a, b: seen.__delitem__(slice(a, b + 1)))
    for step in steps:
        model.show(step)
        assert [model.index(n).data(ROW) for n in range(model.rowCount())] == list(step)
        assert len(seen) == len(step)


def test_jobs_run_in_order_off_the_gui_thread_and_report_on_it(qtbot):
    jobs, got = Jobs(), []
    main = threading.get_ident()
    for i in range(20):
        done = lambda v: got.append((v, threading.get_ident()))  # noqa: E731
        jobs.run("x", lambda _, i=i: (i, threading.get_ident()), done, got.append)
    jobs.run("x", lambda _: 1 / 0, got.append, got.append)
    qtbot.waitUntil(lambda: len(got) == 21)
    assert [g[0][0] for g in got[:20]] == list(range(20))
    assert all(g[0][1] != main and g[1] == main for g in got[:20])
    assert isinstance(got[20], ZeroDivisionError)


def test_what_a_job_found_is_told_to_nobody_once_the_window_is_gone(qtbot):
    jobs, got = Jobs(), []
    jobs.run("x", lambda _: 1, got.append, got.append)
    jobs.wait()  # its answer is on its way
    QApplication.processEvents()
    assert got == []


def test_a_cancelled_job_calls_neither_back(qtbot):
    jobs, got, begun = Jobs(), [], threading.Event()

    def work(progress):
        begun.set()
        while True:
            progress(1, 2)

    jobs.run("x", work, got.append, got.append)
    assert begun.wait(5)
    with qtbot.waitSignal(jobs.ended):
        jobs.cancel()
    assert got == []


@pytest.mark.parametrize("theme", look.THEMES.values(), ids=lambda t: t.name)
def test_words_can_be_read_on_every_ground(theme):
    pairs = ((theme.ink, theme.page), (theme.ink, theme.card), (theme.dim, theme.side), (theme.dim, theme.card),
             (theme.accent, theme.page), (theme.on_accent, theme.accent), (theme.ink, theme.selected),
             (theme.dim, theme.selected), (theme.dim, theme.tint), (theme.warning, theme.side))
    for ink, ground in pairs:
        assert look.contrast(QColor(ink), QColor(ground)) >= 4.5, (theme.name, ink, ground)
    for hue in (*PALETTE, look.UNTAGGED):
        ground = theme.tag(hue)
        assert look.contrast(theme.on(ground), ground) >= 4.5
        assert look.contrast(QColor(theme.ink), ground) >= 4.5


@pytest.mark.parametrize("theme", look.THEMES.values(), ids=lambda t: t.name)
def test_words_can_be_read_where_highlights_lie_on_each_other(theme):
    own = ("#000000", "#ffffff", "#7a0019", "#00ff00")  # of those who choose their own
    colours = (*PALETTE, look.UNTAGGED, *own)
    inks = {"page": theme.ink, "quote": theme.quoted.name(), "link": theme.accent}
    for layers in (*product(colours, repeat=1), *product(colours, repeat=2), *product(PALETTE, repeat=3)):
        for where, ink in inks.items():
            mixture = QColor(blended(layers, theme, ink))
            assert look.contrast(QColor(ink), mixture) >= 4.5, (where, layers)


@pytest.mark.parametrize("theme", look.THEMES.values(), ids=lambda t: t.name)
def test_each_layer_of_highlights_on_each_other_is_seen(theme):
    def apart(one, other):
        pairs = zip(QColor(one).getRgb(), QColor(other).getRgb(), strict=True)
        return sum((a - b) ** 2 for a, b in pairs) ** 0.5

    for layers in (*product(PALETTE, repeat=2), *product(PALETTE, repeat=3)):
        for n in range(len(layers)):
            fewer = layers[:n] + layers[n + 1 :]
            assert apart(blended(layers, theme), blended(fewer, theme)) > 15, layers


def test_tags_are_found_by_any_part_of_their_path_names_first():
    tags = [TagRow("1", "RLVR", "learning › RLVR", "", 1, 0, 0), TagRow("2", "learning", "learning", "", 0, 0, 0),
            TagRow("3", "Überblick", "Überblick", "", 0, 0, 0), TagRow("4", "e-learning", "e-learning", "", 0, 0, 0)]
    assert [t.id for t in matching(tags, "lear")] == ["2", "4", "1"]
    assert [t.id for t in matching(tags, "learning rl")] == ["1"]
    assert [t.id for t in matching(tags, "uberb")] == ["3"]
    assert [t.id for t in matching(tags, "lrng")] == ["2", "4", "1"]
    assert matching(tags, "zzz") == []


@pytest.mark.parametrize(("start", "end", "at_end", "outward", "wanted"), [
    (4, 7, True, True, "two three"), (4, 13, True, False, "two"), (4, 7, False, True, "one two"),
    (0, 7, False, False, "two"), (0, 3, False, False, None), (8, 13, True, True, None),
])
def test_an_edge_moves_by_words(start, end, at_end, outward, wanted):
    words = "one two three"
    moved = stretched(words, Span(start, end), end=at_end, outward=outward)
    if wanted is None:
        assert moved is None or moved == Span(start, end)
    else:
        assert moved.of(words) == wanted


@pytest.mark.parametrize("words", ["ما الذي يسقط", "なるほど", "ไม่รู้"])
def test_words_of_every_script_stand_on_the_line_that_latin_ones_stand_on(words, qapp):
    """Else the last line of a title runs into what is told below it."""

    def baselines(words):
        layout = Paragraph(words, look.ui_font(14, 600), 60, 2)._layout
        return [layout.lineAt(n).y() + layout.lineAt(n).ascent() for n in range(layout.lineCount())]

    usual = baselines("some words to wrap here")
    assert len(usual) == 2
    assert baselines(f"{words} {words} {words}") == pytest.approx(usual)
