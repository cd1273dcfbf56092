"""Cards narrowed down to what wants a look: highlights whose words are gone, and those about which people disagree."""

import pytest
from PySide6.QtWidgets import QApplication, QToolButton

from annotator.model import Span
from annotator.settings import stranger
from annotator.store import Library
from annotator.workspace import Workspace
from tests.gui.conftest import CLIP, span_of
from tests.gui.many import entry, names


@pytest.fixture
def clipped_again(window, tmp_path, qtbot):
    """Two highlights, the words of one of them no longer in the text."""
    for words in ("Nobody asked why.", "The tenth case"):
        window.workspace.highlight(window.desk.document, span_of(window, words))
    path = tmp_path / "again" / "triage.md"
    path.parent.mkdir()
    path.write_text(CLIP.replace("Nobody asked why.", "So it went."), "utf-8")
    window.errands.import_paths([path])
    qtbot.waitUntil(lambda: "So it went." in window.reader.text_shown.words, timeout=10_000)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    return window


def only(window, words):
    entry(window.panel.cards.bar.more.menu(), words).trigger()


@pytest.mark.parametrize("scope", ["document", "library"])
def test_only_those_that_are_not_in_the_text_any_more(clipped_again, scope, qtbot):
    cards = clipped_again.panel.cards
    cards.want(scope=scope)
    only(clipped_again, "Not in the text any more")
    qtbot.waitUntil(lambda: cards.rows.is_whole)
    assert names(cards) == ["Nobody asked why."]
    [card] = cards.rows.rows
    assert card.orphan
    assert "not in this text" in card.who


def test_one_that_is_attached_leaves_them_and_comes_back_when_that_is_undone(clipped_again):
    cards = clipped_again.panel.cards
    only(clipped_again, "Not in the text any more")
    [lost] = cards.rows.ids
    clipped_again.reader.select(span_of(clipped_again, "So it went."))
    clipped_again.carrying.attach(lost)
    assert names(cards) == []
    clipped_again.undo()
    assert names(cards) == ["Nobody asked why."]


def disagree(window, tmp_path, differ):
    """Two people who do not know of each other say different things, and their files are merged."""
    mine, path = window.workspace, tmp_path / "Ben.sqlite"
    path.write_bytes(mine.library.path.read_bytes())
    with_ben = Library(path)
    differ(mine)
    differ(Workspace(with_ben, stranger("Ben")))
    with_ben.close()
    mine.merge([path])
    window.views.read_anew()


def test_only_those_about_which_people_disagree(window, tmp_path):
    cards, library = window.panel.cards, window.workspace.library
    made = [window.workspace.highlight(window.desk.document, span_of(window, w)) for w in ("The model", "nine of ten")]

    def grow(workspace):
        by = len(workspace.person.name)
        old = workspace.library.highlight(made[0].id)
        workspace.move(old, Span(old.span.start, old.span.end + 5 * (by == 3) + 5 * (workspace.library is library)))

    disagree(window, tmp_path, grow)
    only(window, "In conflict")
    assert cards.rows.ids == [made[0].id]
    pill = next(p for p in cards.bar.findChildren(QToolButton) if "in conflict" in p.text())
    assert pill.accessibleName() == "Show those that nobody disagrees about again"
    pill.click()
    assert cards.rows.ids == [h.id for h in made]


def test_a_note_about_which_people_disagree_counts_for_its_highlight(window, tmp_path):
    made = window.workspace.highlight(window.desk.document, span_of(window, "The model"), note="Why?")
    window.workspace.highlight(window.desk.document, span_of(window, "nine of ten"), note="How?")
    [note, _] = window.workspace.library.notes()

    def rewrite(workspace):
        mine = workspace.library is window.workspace.library
        if mine:
            workspace.write_note(note.about, "Why so?", note)
        else:
            workspace.person = window.workspace.person
            workspace.write_note(note.about, "Why, indeed?", note)

    disagree(window, tmp_path, rewrite)
    only(window, "In conflict")
    assert window.panel.cards.rows.ids == [made.id]


def test_several_at_once_keep_within_the_panel(clipped_again):
    cards, workspace = clipped_again.panel.cards, clipped_again.workspace
    tag = workspace.tag("a tag with rather a long name")
    width = clipped_again.panel.width()
    cards.want(tag=tag.id, person=workspace.person.id, noted=True, review="unanswered", conflict=True, orphan=True)
    QApplication.processEvents()
    assert clipped_again.panel.width() == width
    pills = [p for p in cards.bar.findChildren(QToolButton) if p.objectName() == "pill" and p.isVisible()]
    assert len(pills) == 6
    for pill in pills:
        assert pill.mapTo(cards, pill.rect().bottomRight()).x() <= cards.width()
        assert pill.width() >= pill.sizeHint().width()
