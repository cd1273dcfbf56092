"""The strip beside the scrollbar: where in the text the highlights are, and the way there."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from annotator.gui.look import LIGHT
from annotator.model import Span
from tests.gui.many import long_clip


def at_share(window, share):
    """A highlight there, of a tag of its own."""
    start = round(len(window.reader.text_shown.words) * share)
    made = window.workspace.highlight(window.desk.document, Span(start, start + 40), named=[f"tag {share}"])
    tag = window.workspace.library.tag(made.tags[0])
    return made, tag.colour


def shown(window, qtbot):
    """The strip as it is painted, once all of it was looked at."""
    qtbot.waitUntil(lambda: not window.minimap._unseen and not window.minimap._look.isActive())
    QApplication.processEvents()
    return window.minimap.grab().toImage()


def test_each_highlight_has_a_tick_of_its_colour_where_it_is_and_a_click_goes_there(open_window, tmp_path, qtbot):
    window = open_window(long_clip(tmp_path))
    strip, reader = window.minimap, window.reader
    assert strip.isHidden()
    early, late = at_share(window, 0.2), at_share(window, 0.8)
    picture = shown(window, qtbot)
    assert strip.isVisible()
    for share, (_, colour) in ((0.2, early), (0.8, late)):
        near = [picture.pixelColor(3, round(picture.height() * share) + dy).name() for dy in range(-4, 5)]
        assert LIGHT.tag(colour).name() in near
    reader.verticalScrollBar().setValue(0)
    assert not reader.viewport().rect().intersects(reader.mark_box(late[0].span))
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(3, round(strip.height() * 0.8)))
    assert reader.viewport().rect().intersects(reader.mark_box(late[0].span))
    assert reader.textCursor().position() == 0, "one looks there; the caret stays"
    window.workspace.remove(early[0], late[0])
    shown(window, qtbot)
    assert strip.isHidden()
