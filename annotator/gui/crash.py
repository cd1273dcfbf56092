"""What went wrong in the app itself: to a log, and to the person as a report to copy; without a word of theirs."""

from __future__ import annotations

import logging
import platform
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from annotator import __version__, paths

KEPT, FILES = 200_000, 2
"""Bytes of a log file, and how many older ones stay beside it."""


class Log(logging.Handler):
    """Three files of 200 kB, opened with the first line; standard error where no file can be."""

    _file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        self._file = self._file or self._opened(paths.log_file())
        self._file.emit(record)

    def _opened(self, file: Path) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            made: logging.Handler = RotatingFileHandler(file, maxBytes=KEPT, backupCount=FILES, encoding="utf-8")
        except OSError:
            made = logging.StreamHandler()
        made.setFormatter(self.formatter)
        return made


def keep_log() -> None:
    """What went wrong, without a word of any document."""
    logging.basicConfig(handlers=[Log()], level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    sys.excepthook = report_bug


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where in the app it was, and on what: what an exception says may be words of a document, so it is left out."""
    import traceback

    where = "".join(traceback.format_tb(trace))
    machine = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"
    return f"Annotator {__version__}, {machine}, {QGuiApplication.platformName()}\n\n{where}{kind.__name__}"


def report_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug: to the log, and to the person unless they are being told of one."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    words = report(kind, trace)
    logging.error("%s", words)
    if sys.stderr is not None:  # a frozen app on Windows has none
        said = f": {error}" if sys.stderr.isatty() else ""  # what is no screen is a log of somebody's
        sys.stderr.write(f"{words}{said}\n")
    from annotator.gui.crash_box import CrashBox

    if not isinstance(QApplication.activeModalWidget(), CrashBox):
        CrashBox(words).exec()
