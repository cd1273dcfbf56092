"""The Qt application on a screen; where none answers, a sentence and the end, for Qt itself would abort."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

NONE = (
    "No display answers on which a window could be opened (on Debian and Ubuntu, Qt also needs the packages "
    "libxcb-cursor0, libxcb-icccm4 and libxcb-keysyms1); “annotator --help” names the commands that need none."
)


def application() -> QApplication:
    """The one there is, or a new one. Ends the process with 1 where there can be none."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    qInstallMessageHandler(_hear)
    try:
        return QApplication(sys.argv[:1])
    finally:
        qInstallMessageHandler(None)


def _hear(kind: QtMsgType, _: QMessageLogContext, words: str) -> None:
    if kind == QtMsgType.QtFatalMsg:  # after this Qt aborts
        if sys.stderr is not None:
            sys.stderr.write(f"{NONE}\n")
            sys.stderr.flush()
        os._exit(1)
