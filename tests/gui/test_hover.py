"""What the page tells about the highlights under the mouse, and which of them a click means."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.model import Person
from annotator.store import Library
from annotator.workspace import Workspace
from tests.gui.conftest import span_of


def rest(window, words):
    """The mouse rests on words; gives what is told."""
    box = window.reader.mark_box(span_of(window, words)).center()
    viewport = window.reader.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, box, viewport.mapToGlobal(box)))
    told = QToolTip.text()
    QToolTip.hideText()
    return told


def test_hover_tells_tags_notes_and_who(window, tmp_path):
    workspace, document = window.workspace, window.desk.document
    tag = workspace.tag("claim › strong")
    workspace.highlight(document, span_of(window, "nine of ten cases"), [tag.id], "Which <tenth>?")
    other = Library(workspace.library.path, states=tmp_path / "other")
    Workspace(other, Person("b" * 32, "Ben")).highlight(document, span_of(window, "of ten"))
    other.close()
    workspace.look()
    told = rest(window, "nine")
    assert "claim › strong" in told
    assert "Which &lt;tenth&gt;?" in told
    assert "you" in told
    both = rest(window, "ten cases")
    assert "Ben" in rest(window, "of ten")
    assert "no tag" in rest(window, "of ten")
    assert "claim › strong" in both


def test_hover_tells_nothing_where_nothing_is_marked(window):
    window.workspace.highlight(window.desk.document, span_of(window, "nine of ten cases"))
    assert rest(window, "Nobody asked") == ""


def test_a_click_beside_the_words_means_no_highlight(window, qtbot):
    made = window.workspace.highlight(window.desk.document, span_of(window, "Nobody asked why."))
    box = window.reader.mark_box(made.span)
    spots = {"in": box.center(), "last letter": box.center() * 1, "beside": box.center() * 1}
    spots["last letter"].setX(box.right() - 2)
    spots["beside"].setX(box.right() + 30)
    for where, spot in spots.items():
        ids = [m.id for m in window.reader.marks_under(QPointF(spot))]
        assert ids == ([] if where == "beside" else [made.id]), where
    window.marking.select(made.id)
    qtbot.mouseClick(window.reader.viewport(), Qt.MouseButton.LeftButton, pos=spots["beside"])
    assert window.desk.selected == ""
