"""The codebook as a person handles it."""


from PySide6.QtCore import QModelIndex, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
)

from tests.gui.boxes import answer, closed


def paths(window):
    """The tree as it is shown, from the top."""
    tree = window.panel.tags.rows

    def walk(parent, above):
        for n in range(tree.rowCount(parent)):
            index = tree.index(n, 0, parent)
            path = (*above, tree.row(index).name)
            yield " / ".join(path)
            yield from walk(index, path)

    return list(walk(QModelIndex(), ()))


def choose(window, name):
    tag = window.workspace.find_tag(name)
    window.panel.tags.tree.choose(tag.id)
    window.activateWindow()  # where no window system does it when a box closes
    window.panel.tags.tree.setFocus()
    QApplication.processEvents()
    return tag


def box_of(window, name):
    tree = window.panel.tags
    return tree.tree.visualRect(tree.rows.find(window.workspace.find_tag(name).id))


def drop(window, name, at):
    """A tag dragged to a point of the tree, as the window system would tell it."""
    tree = window.panel.tags.tree
    data = window.panel.tags.rows.mimeData([window.panel.tags.rows.find(window.workspace.find_tag(name).id)])
    left, none, move = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(at, move, data, left, none)
        QApplication.sendEvent(tree.viewport(), event)
    event = QDropEvent(QPointF(at), move, data, left, none)
    QApplication.sendEvent(tree.viewport(), event)
    QApplication.processEvents()


def in_box(act):
    """Do this in the box that opens next, and close it; what it gives is kept in the list that comes back."""

    def through(box):
        given = act(box)
        closed(box)
        return given

    return answer(through)
