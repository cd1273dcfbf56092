"""Tags are found, made, put on and taken off as fast as one reads: by keys, by mouse, by menu."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from annotator.gui.matching import Finder
from annotator.gui.phrases import apart
from annotator.gui.rows import TagRow
from annotator.gui.tagging import in_vivo
from tests.gui.conftest import drag, edges, span_of
from tests.gui.test_stories import in_file, press, typed

key, shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


def offered(window):
    return [c.tag.path if c.tag else c.words for c in window.tagging.picker.choices.rows]


def paths(window):
    """Of the tags that the first highlight wears."""
    return [window.desk.path(t) for t in window.workspace.library.highlights()[0].tags]


def into_line(k, modifier=Qt.KeyboardModifier.NoModifier):
    press(QApplication.focusWidget(), k, modifier)


def row(n, path, **more):
    parts = path.split(" › ")
    return TagRow(str(n), parts[-1], path, "", len(parts) - 1, more.get("pin", 0), more.get("count", 0))


PATHS = ("learning › RLVR", "learning", "Überblick", "e-learning", "method › trial")
TAGS = [row(n, path) for n, path in enumerate(PATHS)]


@pytest.mark.parametrize(("words", "wanted", "sure"), [
    ("lear", ["learning", "e-learning", "learning › RLVR"], True),
    ("LEARNING rl", ["learning › RLVR"], True),
    ("meth / tri", ["method › trial"], True),
    ("tri meth", ["method › trial"], True),
    ("uberb", ["Überblick"], True),
    ("mtrl", ["method › trial"], False),  # letters with gaps between them
    ("lerning", ["learning", "e-learning", "learning › RLVR"], False),  # a slip of the finger
    ("metodh", ["method › trial"], False),
    ("zzzz", [], False),
])
def test_a_tag_is_found_by_any_part_of_its_path_and_in_spite_of_a_slip(words, wanted, sure):
    found = Finder(TAGS).find(words)
    assert sorted(t.path for t in found.tags) == sorted(wanted)
    assert found.tags[:1] == [t for t in TAGS if t.path == (wanted or [""])[0]]
    assert found.sure is sure


def test_of_tags_that_answer_as_well_the_ones_used_last_come_first():
    tags = [row(n, f"trial {n}") for n in range(5)]
    assert [t.id for t in Finder(tags).find("trial", {"3": 0, "1": 1}).tags] == ["3", "1", "0", "2", "4"]
    assert [t.id for t in Finder(tags).find("", {"4": 0}).tags] == ["4", "0", "1", "2", "3"]


def test_several_tags_in_one_visit_by_keys_alone(window):
    workspace = window.workspace
    for path in ("claim", "claim › strong", "method"):
        workspace.tag(path)
    window.reader.select(span_of(window, "nine of ten cases"))
    press(window.reader, key.Key_T)
    typed("stro")
    into_line(key.Key_Return)  # put on; the picker stays
    typed("meth")
    into_line(key.Key_Return)
    typed("doubt")
    assert offered(window) == [f"Make “{apart('doubt')}”"]
    into_line(key.Key_Return)
    assert window.tagging.picker.isVisible()
    into_line(key.Key_Return)  # nothing typed: done
    assert not window.tagging.picker.isVisible()
    assert QApplication.focusWidget() is window.reader
    assert in_file(window)[0][3] == ["doubt", "method", "strong"]
    press(window.reader, key.Key_T)
    into_line(key.Key_Backspace)  # the last one comes off
    assert in_file(window)[0][3] == ["method", "strong"]
    typed("method")
    into_line(key.Key_Return)  # so does one that is chosen again
    assert in_file(window)[0][3] == ["strong"]


def test_shift_enter_makes_a_tag_below_one_that_is_typed_to_find(window):
    window.workspace.tag("claim › weak")
    window.reader.select(span_of(window, "nine of ten cases"))
    press(window.reader, key.Key_T)
    typed("strong")
    into_line(key.Key_Return, shift)
    assert "strong" in window.tagging.picker.line.placeholderText()
    assert offered(window)[0] == "Below none, at the top"
    typed("clai")
    into_line(key.Key_Return)
    assert in_file(window)[0][3] == ["strong"]
    assert paths(window) == ["claim › strong"]
    typed("other")
    into_line(key.Key_Return, shift)
    into_line(key.Key_Escape)  # back to the name
    assert window.tagging.picker.isVisible()
    assert window.tagging.picker.line.text() == "other"
    into_line(key.Key_Return, shift)
    into_line(key.Key_Return)  # at the top
    assert paths(window) == ["claim › strong", "other"]


def test_tab_writes_on_below_the_tag_that_is_marked(window):
    window.workspace.tag("claim › strong")
    window.reader.select(span_of(window, "nine of ten cases"))
    press(window.reader, key.Key_T)
    typed("stron")
    into_line(key.Key_Tab)
    typed("very")
    into_line(key.Key_Return)
    assert paths(window) == ["claim › strong › very"]


def test_a_new_name_runs_its_own_way_and_leaves_the_sentence_its_own(window):
    window.reader.select(span_of(window, "nine of ten cases"))
    press(window.reader, key.Key_T)
    window.tagging.picker.line.setText("שלום!")
    (words,) = offered(window)
    layout = QTextLayout(words)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    left = {c: layout.glyphRuns(words.index(c), 1)[0].boundingRect().left() for c in "“!ש”"}
    assert left["“"] < left["!"] < left["ש"] < left["”"]


def test_a_new_name_that_only_looks_like_others_is_made_not_mistaken(window):
    window.workspace.tag("critical appraisal tool")
    window.reader.select(span_of(window, "nine of ten cases"))
    press(window.reader, key.Key_T)
    typed("cat")
    assert offered(window) == [f"Make “{apart('cat')}”", "critical appraisal tool"]
    into_line(key.Key_Return)
    assert in_file(window)[0][3] == ["cat"]


def test_what_was_used_last_and_what_has_a_digit_come_first_also_after_a_restart(open_window, clip):
    window = open_window(clip)
    for name in "abcdefgh":
        window.workspace.tag(name)  # the first five have digits
    window.reader.select(span_of(window, "nine of ten cases"))
    window.tagging.apply_tag(next(t.id for t in window.desk.tags() if t.name == "h"))
    window.close()
    window.workspace.library.close()
    again = open_window()
    again.reader.select(span_of(again, "Nobody asked why."))
    press(again.reader, key.Key_T)
    assert offered(again) == ["h", "a", "b", "c", "d", "e", "f", "g"]


@pytest.mark.parametrize(("name", "why"), [
    ("a\u202eb", "control characters"), ("a\x07b", "control characters"), ("a / \u200b", "needs a name"),
])
def test_no_name_that_a_tag_cannot_have_is_made_in_the_picker(window, name, why):
    window.reader.select(span_of(window, "nine of ten cases"))
    press(window.reader, key.Key_T)
    picker = window.tagging.picker
    picker.line.setText(name)
    into_line(key.Key_Return)
    assert why in picker.hint.text()
    assert picker.isVisible()
    assert in_file(window) == []


@pytest.mark.parametrize("name", ["METHOD", "me\u0301thode", "m\u00e9thode "])
def test_the_same_name_in_other_letters_is_the_tag_that_there_is(window, name):
    made = window.workspace.tag("method" if name == "METHOD" else "méthode")
    window.reader.select(span_of(window, "nine of ten cases"))
    press(window.reader, key.Key_T)
    window.tagging.picker.line.setText(name)
    assert len(offered(window)) == 1
    into_line(key.Key_Return)
    assert window.workspace.library.highlights()[0].tags == (made.id,)
    assert len(window.workspace.library.tags()) == 1


def test_a_name_that_cannot_be_says_so_at_the_line_and_stays_in_it(window):
    window.reader.select(span_of(window, "nine of ten cases"))
    press(window.reader, key.Key_T)
    window.tagging.picker.line.setText("x" * 500)
    into_line(key.Key_Return)
    assert "at most 120 characters" in window.tagging.picker.hint.text()
    assert window.tagging.picker.line.text() == "x" * 500
    assert in_file(window) == []
    window.tagging.show_tags()  # counted anew meanwhile
    assert "at most 120 characters" in window.tagging.picker.hint.text()
    window.tagging.picker.line.setText("x")
    assert "at most 120 characters" not in window.tagging.picker.hint.text()


def test_by_mouse_a_tag_is_put_on_and_taken_off(window, qtbot):
    window.workspace.tag("method")
    drag(window.reader, *edges(window.reader, span_of(window, "nine of ten cases")))
    bar = {b.accessibleName(): b for b in window.marking.bar.children() if hasattr(b, "accessibleName")}
    qtbot.mouseClick(bar["Tag…"], Qt.MouseButton.LeftButton)
    picker = window.tagging.picker
    for wanted in (["method"], []):
        spot = picker.list.visualRect(picker.choices.index(0)).center()
        qtbot.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert in_file(window)[0][3] == wanted


def test_by_menu_the_words_name_their_own_tag(window):
    window.reader.select(span_of(window, "Nobody asked why."))
    window.commands["tag_in_vivo"].trigger()
    assert in_file(window) == [("Nobody asked why.", *in_file(window)[0][1:3], ["Nobody asked why"], [])]
    window.commands["undo"].trigger()  # one step
    assert in_file(window) == []
    assert window.workspace.library.tags() == []


def test_a_selection_too_long_to_be_a_name_is_refused_in_words(window):
    window.reader.selectAll()
    press(window.reader, key.Key_V)
    assert "at most 120 characters" in window.status.told
    assert in_file(window) == []


@pytest.mark.parametrize(("words", "name"), [
    ("  either / or,\n maybe ", "either/or, maybe"), ("“a › b”", "a/b"), ("plain", "plain"), ("…", ""),
])
def test_the_name_that_words_give_is_one_line_and_no_path(words, name):
    assert in_vivo(words) == name


def test_the_same_again_leaves_out_a_tag_that_is_gone(window):
    tag = window.workspace.tag("method")
    window.reader.select(span_of(window, "nine of ten cases"))
    window.tagging.apply_tag(tag.id)
    window.workspace.remove_tag(tag)
    window.reader.select(span_of(window, "Nobody asked why."))
    press(window.reader, key.Key_Return)
    assert [(exact, tags) for exact, _, _, tags, _ in in_file(window)] == [
        ("nine of ten cases", []), ("Nobody asked why.", []),
    ]


def test_a_tag_put_on_a_selected_highlight_is_what_the_same_again_repeats(window):
    tag = window.workspace.tag("method")
    made = window.workspace.highlight(window.desk.document, span_of(window, "nine of ten cases"))
    window.marking.select(made.id)
    press(window.reader, key.Key_1)
    window.reader.select(span_of(window, "Nobody asked why."))
    press(window.reader, key.Key_Return)
    assert [h.tags for h in window.workspace.library.highlights()] == [(tag.id,), (tag.id,)]


def test_the_list_of_five_thousand_is_cut_where_nobody_would_look(window):
    picker = window.tagging.picker
    picker.open_for(window.pos, [row(n, f"group {n % 50} › tag {n}") for n in range(5_000)], ())
    assert picker.choices.rowCount() == 200
    assert "5,000" in picker.hint.text()
    QTest.keyClicks(picker.line, "tag 4999")
    assert offered(window)[0] == "group 49 › tag 4999"


def test_a_picker_that_grows_keeps_off_the_words_it_is_about(window):
    reader, picker = window.reader, window.tagging.picker
    words = span_of(window, "nine of ten cases")
    reader.select(words)
    spot = QRect(window.mapToGlobal(QPoint(60, window.height() - 60)), QSize(90, 20))  # no room below
    picker.open_for(lambda: spot, [row(1, "one")], ())
    picker.show_worn([row(n, f"a long way › to tag {n}") for n in range(6)], [str(n) for n in range(6)])
    assert not picker.geometry().intersects(QRect(window.mapFromGlobal(spot.topLeft()), spot.size()))
    shown = picker.findChildren(QLabel)
    assert any("✓\u00a0a\u00a0long\u00a0way\u00a0›\u00a0to\u00a0tag\u00a05" in label.text() for label in shown)


def test_the_bar_beside_a_selection_grows_with_the_tags_that_get_a_key(window):
    bar = window.marking.bar
    window.reader.select(span_of(window, "nine of ten cases"))
    window.marking.show_bar()
    QApplication.processEvents()
    assert bar.isVisible()
    for name in ("one", "two", "three"):
        window.workspace.tag(name)
    QApplication.processEvents()
    assert len(bar.dots) == 3
    assert bar.width() >= bar.sizeHint().width()
    assert bar.x() + bar.width() <= window.width()


def test_the_library_list_counts_what_a_job_tagged_with_a_new_tag(window, qtbot):
    other = window.workspace.library.beside()
    alone = type(window.workspace)(other, window.workspace.person)
    alone.highlight(window.desk.document, span_of(window, "nine of ten cases"), named=["new"])
    other.close()
    window.workspace.look()
    row = window.shelf.rows.row(window.shelf.rows.find(window.desk.document.id))
    assert row.highlights == 1


def test_a_key_that_follows_at_once_is_about_what_is_worn_by_then(window):
    for name in ("one", "two"):
        window.workspace.tag(name)
    made = window.workspace.highlight(window.desk.document, span_of(window, "nine of ten cases"))
    window.marking.select(made.id)
    window.tagging.choose_tags()
    line = window.tagging.picker.line
    QTest.keyClicks(line, "two")
    for _ in range(2):  # it is put on, and that was all
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert not window.tagging.picker.isVisible()
    names = {t.id: t.name for t in window.workspace.library.tags()}
    assert [names[t] for t in window.workspace.library.highlight(made.id).tags] == ["two"]
