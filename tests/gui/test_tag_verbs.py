"""What is done with a tag, in its box, by keys and by menu."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
)

from annotator.gui.dialogs import Box
from annotator.gui.rows import TagRow
from annotator.gui.tag_choice import standing
from annotator.workspace import PALETTE
from tests.gui.codebook import choose, in_box, paths
from tests.gui.conftest import span_of
from tests.gui.test_stories import press, typed


def test_every_field_of_a_tag_is_edited_in_its_box(tagged):
    tag = choose(tagged, "doubt")

    def fill(box):
        box.name.setText("Doubt & fear")
        box.aliases.setPlainText("worry\n\nunease")
        box.swatches.show_own("#123456")
        box.pin.setCurrentIndex(8)
        box.about.setPlainText("What they fear.")
        box.include.setPlainText("“I am not sure”")
        box.exclude.setPlainText("mere dislike")
        box.deprecated.setChecked(True)
        box.accept()

    in_box(fill)
    press(tagged.panel.tags.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    told = ("What they fear.", "“I am not sure”", "mere dislike", ("worry", "unease"), 8, True)
    assert tagged.workspace.find_tag(tag.id) == replace(tag, name="Doubt & fear", colour="#123456", description=told[0],
                                                        include=told[1], exclude=told[2], aliases=told[3], pin=told[4],
                                                        deprecated=told[5])


@pytest.mark.parametrize(("field", "words", "why"), [
    ("name", "claim", "already"), ("name", " ", "needs a name"), ("aliases", "fine\na\x1bb", "control"),
    ("about", "x" * 10_001, "10,000"),
])
def test_what_a_box_refuses_is_said_at_its_field_and_nothing_is_lost(tagged, field, words, why):
    tag = choose(tagged, "doubt")

    def fill(box):
        box.include.setPlainText("kept")
        widget = getattr(box, field)
        widget.setText(words) if field == "name" else widget.setPlainText(words)
        box.accept()
        assert box.isVisible()
        return box.refusal({"about": "description"}.get(field, field)), box.include.toPlainText()

    seen = in_box(fill)
    tagged.codebook.edit_tag()
    assert why in seen[0][0]
    assert seen[0][1] == "kept"
    assert tagged.workspace.find_tag(tag.id) == tag


# Merged, split, moved, deprecated, deleted


def test_two_tags_are_merged_by_keys_after_a_look_at_the_counts(tagged):
    choose(tagged, "doubt")

    def look(box):
        typed("claim")
        press(QApplication.focusWidget(), Qt.Key.Key_Down)
        press(QApplication.focusWidget(), Qt.Key.Key_Up)
        box.preview()
        told = box.told.text()
        press(QApplication.focusWidget(), Qt.Key.Key_Return)
        return told

    seen = in_box(look)
    press(tagged.panel.tags.tree, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert seen == ["2 highlights get “claim”; 1 of them have it already. “doubt” stays as another name of it."]
    assert paths(tagged) == ["claim", "claim / strong"]
    assert [c.chips[0].label for c in tagged.panel.cards.rows.rows] == ["claim › strong", "claim", "claim"]
    choose(tagged, "claim")
    press(tagged.panel.tags.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert paths(tagged) == ["claim", "claim / strong", "doubt"]


def test_a_large_merge_is_done_beside_the_window(tagged, qtbot, monkeypatch):
    monkeypatch.setattr("annotator.gui.codebook.LARGE", 1)
    choose(tagged, "doubt")
    in_box(lambda box: box.accept())
    with qtbot.waitSignal(tagged.codebook.told):
        tagged.commands["merge_tag"].trigger()
    assert paths(tagged) == ["claim", "claim / strong"]
    assert tagged.workspace.library.undo_label == "Merge tag “doubt” into “claim”"
    tagged.undo()
    assert paths(tagged) == ["claim", "claim / strong", "doubt"]


def test_what_a_large_merge_or_deletion_reaches_is_looked_up_beside_the_window(tagged, qtbot, monkeypatch):
    monkeypatch.setattr("annotator.gui.codebook.LARGE", 1)
    choose(tagged, "doubt")

    def look(box):
        box.preview()
        first = box.told.text(), box.chief.isEnabled()
        qtbot.waitUntil(box.chief.isEnabled)
        return first, box.told.text()

    seen = in_box(look)
    tagged.commands["merge_tag"].trigger()
    told = "2 highlights get “claim”; 1 of them have it already. “doubt” stays as another name of it."
    assert seen == [(("Looking…", False), told)]
    asked = in_box(lambda box: next(w.text() for w in box.findChildren(QLabel)))
    tagged.commands["delete_tag"].trigger()
    qtbot.waitUntil(lambda: asked == ["Delete “doubt”?"])


def test_a_tag_whose_parent_is_not_above_it_stands_by_its_path(tagged):
    paths = ("learning", "learning › RLVR", "method › trial", "method › trial › doubt")
    lines = [(path, ["", *path.split(" › ")]) for path in paths]
    tags = [TagRow(line[-1], line[-1], path, "", 9, 0, 0, parent=line[-2]) for path, line in lines]
    top = TagRow("", "Top", "Top", "", 0, 0, 0)
    assert [(t.depth, t.name) for t in standing([top, *tags])] == [
        (0, "Top"), (0, "learning"), (1, "RLVR"), (0, "method › trial"), (1, "doubt"),
    ]  # fmt: skip


def test_a_merge_into_what_stands_below_says_why_not(tagged):
    choose(tagged, "claim")

    def look(box):
        box.choice.line.setText("strong")
        box.preview()
        return box.told.text(), box.chief.isEnabled()

    seen = in_box(look)
    tagged.commands["merge_tag"].trigger()
    assert "stands below" in seen[0][0]
    assert not seen[0][1]


def test_highlights_are_split_off_into_a_new_tag(tagged):
    choose(tagged, "doubt")

    def fill(box):
        assert not box.chief.isEnabled()
        box.filter.setText("tenth")
        box.every.click()
        box.name.setText("doubt")
        box.place.setCurrentIndex(1)
        box.accept()
        told = box.told.text()
        box.name.setText("second look")
        words = box.chief.text()
        box.accept()
        return told, words

    seen = in_box(fill)
    press(tagged.panel.tags.tree, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert seen == [("There is a tag “doubt” here already.", "Split off 1 of 2")]
    assert paths(tagged) == ["claim", "claim / strong", "doubt", "second look"]
    chips = {c.quote: [x.label for x in c.chips] for c in tagged.panel.cards.rows.rows}
    assert (chips["The tenth case"], chips["Nobody asked why"]) == (["second look"], ["claim", "doubt"])


@pytest.mark.parametrize(("name", "why"), [
    (" ", "needs a name"), ("x" * 500, "at most"), ("a\u202eb", "control"), ("a\x07b", "control"), ("DOUBT", "already"),
])
def test_a_part_cannot_have_a_name_that_no_tag_can_have(tagged, name, why):
    choose(tagged, "doubt")

    def fill(box):
        box.every.click()
        box.name.setText(name)
        box.place.setCurrentIndex(1)
        box.accept()
        return box.told.text(), box.isVisible(), box.name.text()

    seen = in_box(fill)
    press(tagged.panel.tags.tree, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert why in seen[0][0]
    assert seen[0][1:] == (True, name)
    assert paths(tagged) == ["claim", "claim / strong", "doubt"]


def test_a_tag_is_moved_to_the_top_and_below_by_keys(tagged):
    choose(tagged, "strong")
    in_box(lambda box: (box.choice.choose(""), box.accept()))
    press(tagged.panel.tags.tree, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert paths(tagged) == ["claim", "doubt", "strong"]
    choose(tagged, "strong")
    in_box(lambda box: (typed("doubt"), press(QApplication.focusWidget(), Qt.Key.Key_Return)))
    press(tagged.panel.tags.tree, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert paths(tagged) == ["claim", "doubt", "doubt / strong"]


def test_a_deprecated_tag_stays_where_it_is_and_is_no_longer_offered(tagged):
    choose(tagged, "doubt")
    tagged.commands["deprecate_tag"].trigger()
    index = tagged.panel.tags.tree.currentIndex()
    assert "deprecated" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert tagged.commands["deprecate_tag"].text() == "Use again"
    tagged.reader.select(span_of(tagged, "nine of ten"))
    tagged.commands["choose_tags"].trigger()
    picker = tagged.tagging.picker
    assert {c.tag.name for c in picker.choices.rows if c.tag} == {"claim", "strong"}
    picker.dismiss()
    assert {dot.tag.name for dot in tagged.marking.bar.dots} == {"claim"}
    choose(tagged, "doubt")
    tagged.commands["deprecate_tag"].trigger()
    assert not tagged.workspace.find_tag("doubt").deprecated
    assert tagged.commands["deprecate_tag"].text() == "Deprecate"


def test_a_new_tag_is_named_where_nothing_is_selected_and_chosen_in_the_tree(tagged):
    tagged.reader.select_nothing()
    tagged.marking.select("")
    tagged.commands["new_tag"].trigger()
    picker, tree = tagged.tagging.picker, tagged.panel.tags.tree
    assert picker.line.placeholderText() == "Name of the new tag"
    assert "puts" not in picker.hint.text()
    typed("fear / of heights")
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert paths(tagged)[-2:] == ["fear", "fear / of heights"]
    assert tree.current() == tagged.workspace.find_tag("of heights").id
    typed("doub")
    assert [c.tag.name if c.tag else "" for c in picker.choices.rows] == ["", "doubt"]
    typed("t")
    assert picker.hint.text().startswith("Enter goes to it")
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert picker.isHidden()
    assert tree.current() == tagged.workspace.find_tag("doubt").id


def test_a_tag_is_offered_by_its_other_names_and_not_made_again(tagged):
    tag = tagged.workspace.find_tag("doubt")
    tagged.workspace.edit_tag(tag, replace(tag, aliases=("Unease",)))
    tagged.reader.select(span_of(tagged, "nine of ten"))
    tagged.commands["choose_tags"].trigger()
    typed("unea")
    found = tagged.tagging.picker.choices.rows[0]
    assert (found.tag.name, found.alias) == ("doubt", "Unease")
    assert found.above.startswith("= Unease")
    assert "Unease" in found.spoken
    typed("se")
    assert [c.tag.name if c.tag else c.words for c in tagged.tagging.picker.choices.rows] == ["doubt"]
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert tagged.desk.current().tags == (tag.id,)


def test_a_merged_tag_that_work_from_elsewhere_wears_says_what_it_became(tagged):
    workspace = tagged.workspace
    doubt, claim = workspace.find_tag("doubt"), workspace.find_tag("claim")
    workspace.merge_tags(doubt, claim)
    assert paths(tagged) == ["claim", "claim / strong"]
    workspace.highlight(tagged.desk.document, span_of(tagged, "nine of ten"), [doubt.id])  # as if elsewhere
    index = tagged.panel.tags.rows.find(doubt.id)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("merged into claim")
    tagged.panel.tags.tree.choose(doubt.id)
    in_box(lambda box: box.accept())
    tagged.commands["merge_tag"].trigger()
    assert paths(tagged) == ["claim", "claim / strong"]


def test_deleting_tells_its_reach_first(tagged):
    choose(tagged, "claim")
    seen = in_box(lambda box: [w.text() for w in box.findChildren(QLabel)])
    press(tagged.panel.tags.tree, Qt.Key.Key_Delete)
    told = "1 tag below it goes too. It is taken off 2 highlights, which stay. Ctrl+Z brings it all back."
    assert seen == [["Delete “claim”?", told]]
    assert paths(tagged) == ["claim", "claim / strong", "doubt"]
    choose(tagged, "claim")
    in_box(lambda box: box.accept())
    press(tagged.panel.tags.tree, Qt.Key.Key_Delete)
    assert paths(tagged) == ["doubt"]
    tagged.workspace.tag("bare")
    choose(tagged, "bare")
    press(tagged.panel.tags.tree, Qt.Key.Key_Delete)  # nothing hangs on it: no question
    assert paths(tagged) == ["doubt"]


def test_a_small_question_has_room_for_its_title(tagged):
    box = Box(tagged, "Delete “x”?")
    box.add_buttons("Delete", "Cancel")
    box.show()
    assert box.width() >= 400


def test_what_a_field_is_called_stands_in_line_with_it_and_below_the_heading(tagged):
    choose(tagged, "doubt")

    def seen(box):
        [name] = [w for w in box.findChildren(QLabel) if w.text() == "Name"]
        [heading] = box.findChildren(QLabel, "heading")
        space = {w: w.contentsRect().center().y() + w.mapTo(box, QPoint(0, 0)).y() for w in (name, box.name)}
        return name.indent(), name.mapTo(box, QPoint(0, 0)).x() - heading.x(), space[name] - space[box.name]

    found = in_box(seen)
    tagged.commands["edit_tag"].trigger()
    [(indent, beside, lower)] = found
    assert (indent, beside) == (0, 0)
    assert abs(lower) <= 2


def test_the_menu_of_a_tag_colours_pins_and_names_every_verb(tagged):
    tag = choose(tagged, "strong")
    pane = tagged.panel.tags
    menu = pane.menu_for(pane.rows.row(pane.tree.currentIndex()))
    words = [a.text() for a in menu.actions() if a.text()]
    for wanted in ("Rename", "Edit…", "Move below…", "Merge into…", "Split…", "Deprecate", "Delete"):
        assert wanted in words
    colours, keys = (a.menu() for a in menu.actions() if a.menu())
    next(a for a in colours.actions() if a.text() == "Sky").trigger()
    next(a for a in keys.actions() if a.text() == "9").trigger()
    kept = tagged.workspace.find_tag(tag.id)
    assert (kept.colour, kept.pin) == (PALETTE[2], 9)
    next(a for a in colours.actions() if a.text() == "As the tag above").trigger()
    assert tagged.workspace.find_tag(tag.id).colour == ""


def test_a_verb_without_a_tag_says_what_to_do_first(window):
    heard = []
    window.codebook.told.connect(lambda words, _: heard.append(words))
    window.noting.told.connect(lambda words, _: heard.append(words))
    for verb in ("note_on_tag", "rename_tag", "edit_tag", "move_tag", "merge_tag", "split_tag", "deprecate_tag",
                 "delete_tag"):  # fmt: skip
        window.commands[verb].trigger()
    assert heard == ["Choose a tag in the codebook first."] * 8


def test_every_control_of_the_boxes_has_a_name_for_those_who_hear(tagged):
    choose(tagged, "doubt")
    def nameless(box):
        kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QToolButton)
        found = [w for kind in kinds for w in box.findChildren(kind) if w.isVisible()]
        names = {w: QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name) for w in found}
        return [type(w).__name__ for w in found if not names[w] and not w.objectName().startswith("qt_")]

    for verb in ("edit_tag", "merge_tag", "split_tag", "move_tag"):
        seen = in_box(nameless)
        tagged.commands[verb].trigger()
        assert seen == [[]], verb
