"""Whether Qt works here: `python -m annotator.gui.health` prints a line a fact, in a process of its own because a bad
PySide6 takes its process down. The command line's doctor runs it.
"""

from __future__ import annotations

import os
import sys

CALLS = 500
"""Enough void calls to see whether each loses a reference to None: PySide6 6.12.0 on Python 3.11 does, and aborts."""


SCRIPTS = {
    "Greek": "Greek", "Cyrillic": "Cyrillic", "Hebrew": "Hebrew", "Arabic": "Arabic", "Devanagari": "Devanagari",
    "Thai": "Thai", "SimplifiedChinese": "Chinese", "Japanese": "Japanese", "Korean": "Korean",
}  # fmt: skip
"""Written by many; as Qt calls them, and as people do."""
OLDEST = (6, 8)
"""The PySide6 from which on all that is used is there."""


def trouble() -> str:
    """Why the PySide6 there is cannot open a window, in a sentence; "" where it can."""
    try:
        from PySide6 import QtGui, QtWidgets, __version__, __version_info__  # noqa: F401
    except ImportError as error:
        return f"PySide6, which draws the window, cannot be loaded: {error}."
    if __version_info__[:2] < OLDEST:
        return f"PySide6 {__version__} is too old to draw the window; install one from 6.8 on, below 6.12."
    if _loses_none():
        return f"PySide6 {__version__} loses references to None and would abort; install one below 6.12."
    return ""


def _loses_none() -> bool:
    from PySide6.QtCore import QObject

    probe, before = QObject(), sys.getrefcount(None)
    for _ in range(CALLS):
        probe.setObjectName("x")
    return before - sys.getrefcount(None) > CALLS // 2


def facts() -> list[str]:
    """What is true of Qt on this machine; a line that begins with "!" is a defect."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen" if not _display() else "")
    if why := trouble():
        return [f"! {why}"]
    from PySide6 import __version__ as version
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication
    from PySide6.QtNetwork import QSslSocket

    app = QGuiApplication([])
    from annotator.gui import look

    look.load_fonts()
    out = [f"PySide6 {version}, Qt {qVersion()}, platform {app.platformName()}"]
    for families in (look.SERIF, look.SANS, look.MONO):
        shown = QFontInfo(look.font(families, 17)).family()
        out.append(f"{'' if shown in families else '! '}face for {families[0]}: {shown or 'none'}")
    missing = [told for name, told in SCRIPTS.items() if not QFontDatabase.families(QFontDatabase.WritingSystem[name])]
    if missing:
        out.append(f"no font for {', '.join(missing)}: their letters show as boxes")
    safe = QSslSocket.supportsSsl()
    out.append(f"images over {QSslSocket.sslLibraryVersionString()}" if safe else "! no TLS: no image can be fetched")
    return out


def _display() -> bool:
    return not sys.platform.startswith("linux") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


if __name__ == "__main__":
    print("\n".join(facts()))
