"""The whole process from its start to the first paint, and to that of the default library, beside an empty window's."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from tests.benchmarks.ratio import pairs, row

REACH, FURNISHED, ROUNDS = 1.5, 4.5, 9
HOUSE = Path(__file__).resolve().parents[2]

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser
app = QApplication([])
window = QMainWindow()
window.resize(1360, 860)
window.show()
window.repaint()
import time
print(time.monotonic())
"""
OURS = """
import sys, time
from PySide6.QtWidgets import QApplication
def shown():
    return [w for w in QApplication.topLevelWidgets() if w.isVisible()]
def painted(*_):
    (window,) = shown()
    window.repaint()
    print(time.monotonic())
    while not window.furnished:
        QApplication.processEvents()
    window.repaint()
    print(time.monotonic())
    window.close()
    window.workspace.library.close()  # as one leaves it: else its file is checked when it is opened again
    return 0
QApplication.exec = painted  # where the app would begin to wait for events
sys.argv = ["annotator"]
from annotator.__main__ import main
main()
"""
PREPARE = """
from annotator import paths
from annotator.settings import Settings
Settings(paths.settings_file()).introduce("Reader")
"""


def main() -> int:
    with TemporaryDirectory() as home:
        known = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "ANNOTATOR_", "PYTEST"))}
        env = known | {"HOME": home, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HOUSE)}
        env |= {"PYTHONPYCACHEPREFIX": home, "PYTHONDONTWRITEBYTECODE": ""}  # as installed: compiled once

        def took(code: str, paint: int = 0) -> float:
            begun = monotonic()
            run = subprocess.run([sys.executable, "-c", code], env=env, cwd=home, check=True, stdout=subprocess.PIPE)
            return float(run.stdout.split()[paint]) - begun

        subprocess.run([sys.executable, "-c", PREPARE], env=env, cwd=home, check=True)
        took(OURS)  # takes the sample clips in
        first = pairs(lambda: took(EMPTY), lambda: took(OURS), ROUNDS)
        whole = pairs(lambda: took(EMPTY), lambda: took(OURS, 1), ROUNDS)
    reached = row("cold start to first paint, default library", REACH, first)
    return 0 if row("… to the document on its page", FURNISHED, whole) and reached else 1


if __name__ == "__main__":
    sys.exit(main())
