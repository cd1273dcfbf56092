"""The one box: hits while one types, opened at their place, kept under a name."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from annotator.gui.app import build
from annotator.gui.saved import SavedQuery, keep_queries, saved_queries
from annotator.store import Library, State
from annotator.workspace import Workspace
from tests.desk import reading
from tests.gui.conftest import span_of


@pytest.fixture
def library(open_window, tmp_path, qtbot):
    """A window on three clips, of which the first has a highlight with a tag and a note."""
    clips = []
    for n, body in enumerate(("A nurse sees first. The nurse decides.", "Robots see last.", "Nothing of either.")):
        path = tmp_path / f"{n}.md"
        head = f"url: https://journal.example.org/{n}\ntitle: Clip {n}\nclipped: 2025-12-2{n}\nslack_channel: desk"
        path.write_text(f"---\n{head}\n---\n\n{'Filler. ' * 40}\n\n{body}\n", "utf-8")
        clips.append(path)
    window = open_window(*clips)
    first = next(d for d in window.workspace.library.documents() if d.title == "Clip 0")
    window.open_document(first.id)
    window.workspace.highlight(first, span_of(window, "The nurse decides"), note="Why her?", named=["people / nurses"])
    return window


def answered(qtbot, window):
    """Until all that will come is there, for what was asked last."""

    def is_last(number, _, final):
        return final and number == window.searching._number

    return qtbot.waitSignal(window.searching.seeker.answered, check_params_cb=is_last, timeout=10_000)


def typed(qtbot, window, query):
    """What is found for a query, once all of it is."""
    with answered(qtbot, window):
        window.top.search.setFocus()
        window.top.search.setText("")
        qtbot.keyClicks(window.top.search, query)
        window.searching._soon.stop()
        window.searching._ask()
    return window.searching.pane.model.rows


def groups(rows):
    return [r.spoken for r in rows if r.id.startswith("group")]


def test_hits_are_grouped_while_one_types(qtbot, library):
    rows = typed(qtbot, library, "nurs")
    assert groups(rows) == ["DOCUMENTS 1", "HIGHLIGHTS 1", "TAGS 1"]
    document, highlight, tag = library.searching.pane.hits
    assert document.words[document.marks[0].start : document.marks[0].end] == "nurs" or "nurse" in document.words
    assert [chip.label for chip in highlight.chips] == ["people › nurses"]
    assert highlight.notes == ("Why her?",)
    assert tag.title == "people › nurses"
    assert library.searching.side.currentWidget() is library.searching.pane


def test_enter_opens_the_first_hit_at_its_place_with_the_words_marked(qtbot, library):
    typed(qtbot, library, '"robots see"')
    qtbot.keyClick(library.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: library.desk.document.title == "Clip 1", timeout=10_000)
    assert library.reader.selected_span() == span_of(library, "Robots see")
    assert library.reader.hasFocus()
    assert library.trail._hits == [span_of(library, "Robots see")]
    library.trail.go_back()
    assert library.desk.document.title == "Clip 0"


def test_j_and_k_go_through_the_hits_and_the_page_follows(qtbot, library):
    typed(qtbot, library, "filler")
    qtbot.keyClick(library.top.search, Qt.Key.Key_Down)
    pane = library.searching.pane
    assert pane.list.hasFocus()
    seen = []
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K):
        qtbot.keyClick(pane.list, key)
        hit = pane.current()
        qtbot.waitUntil(lambda h=hit: library.desk.document.id == h.document, timeout=10_000)
        seen.append(library.desk.document.title)
    assert seen[0] == seen[2] != seen[1]
    assert pane.list.hasFocus()


def test_each_kind_of_hit_is_one_click_or_key_away(qtbot, library):
    typed(qtbot, library, "nurse")
    pane = library.searching.pane
    shown = {kind: b.text() for kind, b in pane.groups.buttons.items() if b.isVisible()}
    assert shown == {"highlight": "Highlights 1", "tag": "Tags 1"}  # documents come first anyway
    pane.groups.buttons["highlight"].click()
    assert pane.current().kind == "highlight"
    assert pane.list.hasFocus()
    for key, kind in ((Qt.Key.Key_Down, "tag"), (Qt.Key.Key_Up, "highlight"), (Qt.Key.Key_Up, "document")):
        qtbot.keyClick(pane.list, key, Qt.KeyboardModifier.ControlModifier)
        assert pane.current().kind == kind
    typed(qtbot, library, "robots")
    assert not pane.groups.isVisible()


def test_the_next_words_on_the_page_by_key(qtbot, library):
    typed(qtbot, library, "nurse")
    qtbot.keyClick(library.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: library.reader.selected_span() is not None, timeout=10_000)
    first = library.reader.selected_span()
    library.trail.find_next()
    assert library.reader.selected_span().start > first.start
    library.reader.setFocus()
    qtbot.keyClick(library.reader, Qt.Key.Key_Escape)
    assert library.trail._hits == []


def test_what_is_no_query_is_said_below_the_box_and_the_last_hits_stay(qtbot, library):
    typed(qtbot, library, "robots")
    before = library.searching.pane.model.rows
    library.top.search.setText("robots (clipped:soon")
    qtbot.waitUntil(lambda: library.searching.suggestions.sentence.isVisible(), timeout=10_000)
    assert "“soon”, character 17" in library.searching.suggestions.sentence.text()
    assert library.searching.pane.model.rows == before
    assert library.top.search.underlined == (16, 20)
    qtbot.keyClicks(library.top.search, "-2025")
    assert library.top.search.underlined == (0, 0)
    typed(qtbot, library, "robots")
    assert not library.searching.suggestions.sentence.isVisible()


def test_the_place_of_a_mistake_is_drawn_in_the_box(qtbot, library):
    line = library.top.search
    line.setText("🤖 (clipped:soon")
    line.setCursorPosition(0)
    plain = line.grab().toImage()
    library.searching._on_complain()
    assert line.underlined == (12, 16)  # an emoji counts two
    assert line.grab().toImage() != plain
    assert (line.text(), line.cursorPosition()) == ("🤖 (clipped:soon", 0)
    line.underline()
    assert line.grab().toImage() == plain


@pytest.mark.parametrize(
    "words", ['"', "(((", "a" * 20_000, "NEAR(", "\0", "-", "in:title", "clipped:2025-13-40", "...", "x OR", "the"]
)
def test_whatever_is_typed_the_window_stays(qtbot, library, words):
    library.top.search.setText(words)
    library.searching._ask()
    library.searching._enter()
    QApplication.processEvents()
    assert library.isVisible()


def test_an_empty_box_says_what_can_be_typed(qtbot, library):
    library.searching.find_document()
    assert library.searching.suggestions.isVisible()
    assert "tag:name" in library.searching.suggestions._hint.text()
    qtbot.keyClick(library.top.search, Qt.Key.Key_R)
    assert library.searching.suggestions._hint.text() == ""


def test_an_empty_box_gives_the_library_back(qtbot, library):
    typed(qtbot, library, "robots")
    qtbot.keyClick(library.top.search, Qt.Key.Key_Escape)  # what is suggested goes first
    qtbot.keyClick(library.top.search, Qt.Key.Key_Escape)
    assert library.top.search.text() == ""
    assert library.searching.side.currentWidget() is library.shelf


def test_fields_tags_and_names_are_completed(qtbot, library):
    typed(qtbot, library, "nurse")  # the index has been followed since
    qtbot.waitUntil(lambda: "tag" in library.searching.suggestions._names, timeout=10_000)
    line, offered = library.top.search, library.searching.suggestions
    line.clear()
    qtbot.keyClicks(line, "ta")
    assert [offered.list.item(n).text() for n in range(offered.list.count())] == ["tag:"]
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "tag:"
    qtbot.keyClicks(line, "nu")
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "tag:people/nurses "


def test_what_is_written_is_found_at_once(qtbot, library):
    typed(qtbot, library, "zebra")
    assert library.searching.pane.hits == []
    document = library.desk.document
    library.workspace.highlight(document, span_of(library, "A nurse sees"), note="A zebra, I think")
    qtbot.waitUntil(lambda: [h.kind for h in library.searching.pane.hits] == ["highlight", "note"], timeout=10_000)
    assert library.searching.pane.hits[0].notes == ("A zebra, I think",)


def test_a_search_is_kept_and_stands_above_the_list(qtbot, library):
    typed(qtbot, library, "tag:people nurse")
    library.searching._on_save()
    library.searching._name.line.setText("People")
    qtbot.keyClick(library.searching._name.line, Qt.Key.Key_Return)
    kept = saved_queries(library.workspace.library.state)
    assert kept == [SavedQuery("People", "tag:people nurse")]
    library.searching.close()
    assert library.searching.saved.isVisible()
    with answered(qtbot, library):
        library.searching.saved.run.emit(kept[0].query)
    assert groups(library.searching.pane.model.rows) == ["DOCUMENTS 1", "HIGHLIGHTS 1", "TAGS 1"]
    library.searching.saved._put(kept[0], None)
    assert saved_queries(library.workspace.library.state) == []


def test_what_is_no_saved_search_is_passed_over():
    state = State(None)
    keep_queries(state, [SavedQuery("a", "b", pinned=False)])
    state.set("queries", [*state.get("queries"), 1, {"name": 2}, {"name": "x"}])
    assert saved_queries(state) == [SavedQuery("a", "b", pinned=False)]
    state.set("queries", "no list")
    assert saved_queries(state) == []


def test_a_window_that_closes_ends_its_search(qtbot, library):
    typed(qtbot, library, "nurse")
    thread = library.searching.seeker._thread
    library.close()
    assert not thread.is_alive()


def test_an_answer_that_comes_when_the_window_has_closed_opens_nothing(qtbot, library):
    typed(qtbot, library, "nurse")
    seeker, answers = library.searching.seeker, []
    seeker.answered.connect(lambda *_: answers.append(1), Qt.ConnectionType.DirectConnection)  # in the thread
    library.top.search.setText("robots")
    library.searching._enter()
    while len(answers) < 2:  # hits, and that they are all: nothing of it has come to the window yet
        time.sleep(0.005)
    library.close()
    qtbot.wait(50)
    assert library.desk.document is None
    assert not any(clock.isActive() for clock in library.findChildren(QTimer))


def test_a_library_in_memory_is_searched_too(qtbot, settings):
    library = Library(None)
    Workspace(library, settings.person).import_clips([reading()])
    window = build(library, settings.person, settings)
    qtbot.addWidget(window)
    window.searching.search("机器")
    assert groups(window.searching.pane.model.rows) == ["DOCUMENTS 1"]
    window.close()
    library.close()
