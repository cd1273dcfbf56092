"""Answers to boxes that hold everything else up until they are closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

STEP, TRIES = 10, 2_000
"""Milliseconds between looks for the box, and how many of them, before a test fails rather than hangs."""


def answer(
    act: Callable[[Any], object], kind: type[QDialog] = QDialog, ready: Callable[[Any], object] = lambda box: True
) -> list[Any]:
    """Does this in the next box of a kind once the keys go to it and it is ready; what that gives is in the list."""
    given: list[Any] = []

    def look(tries: int) -> None:
        box, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
        if isinstance(box, kind) and focus is not None and box.isAncestorOf(focus) and ready(box):
            QTimer.singleShot(STEP * TRIES, box, lambda: closed(box))
            try:
                given.append(act(box))
            except BaseException:
                closed(box)
                raise
        elif tries:
            QTimer.singleShot(STEP, lambda: look(tries - 1))
        elif isinstance(box, QDialog):
            closed(box)
            raise AssertionError(f"{box.windowTitle()!r} is not the box that was awaited, or was never ready")

    QTimer.singleShot(0, lambda: look(TRIES))
    return given


def closed(box: QDialog) -> None:
    """Closed without an answer, where it still stands."""
    if box.isVisible():
        box.reject()
