"""Whether Qt works here: `python -m annotator.gui.health` prints a line a fact, in a process of its own because a bad
PySide6 takes its process down. The command line's doctor runs it.
"""

from __future__ import annotations

import os
import sys

CALLS = 500
"""Enough void calls to see whether each loses a reference to None: PySide6 6.12.0 on Python 3.11 does, and aborts."""


def facts() -> list[str]:
    """What is true of Qt on this machine; a line that begins with "!" is a defect."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen" if not _display() else "")
    from PySide6 import __version__ as version
    from PySide6.QtCore import QObject, qVersion
    from PySide6.QtGui import QFontInfo, QGuiApplication

    probe, before = QObject(), sys.getrefcount(None)
    for _ in range(CALLS):
        probe.setObjectName("x")
    lost = before - sys.getrefcount(None)
    app = QGuiApplication([])
    from annotator.gui import look

    look.load_fonts()
    out = [f"PySide6 {version}, Qt {qVersion()}, platform {app.platformName()}"]
    if lost > CALLS // 2:
        out.append("! This PySide6 loses references to None and will abort; install one below 6.12.")
    for families in (look.SERIF, look.SANS, look.MONO):
        shown = QFontInfo(look.font(families, 17)).family()
        out.append(f"{'' if shown in families else '! '}face for {families[0]}: {shown}")
    return out


def _display() -> bool:
    return not sys.platform.startswith("linux") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


if __name__ == "__main__":
    print("\n".join(facts()))
