"""What Python's collector frees of Qt's, it frees on the GUI's thread."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QObject

from annotator.gui.rubbish import Rubbish


class Cycle:
    def __init__(self, freed):
        self.itself, self.freed = self, freed

    def __del__(self):
        self.freed.append(threading.current_thread())


def littered(freed):
    """Far more rubbish than starts a collection."""
    for _ in range(5_000):
        Cycle(freed)


def test_another_thread_collects_nothing_while_a_window_lives(qtbot):
    gc.collect()
    window, freed = QObject(), []
    rubbish = Rubbish(window)
    work = threading.Thread(target=littered, args=(freed,))
    work.start()
    work.join()
    assert freed == []
    rubbish.collect()
    assert len(freed) == 5_000
    assert set(freed) == {threading.main_thread()}
    window.deleteLater()
    assert not gc.isenabled()


def test_what_is_made_beside_the_window_is_not_walked_while_it_is_made(qtbot):
    gc.collect()
    window, freed, busy = QObject(), [], [True]
    rubbish = Rubbish(window, lambda: bool(busy))
    littered(freed)
    rubbish.collect()
    assert freed == []
    busy.clear()
    rubbish.collect()
    assert len(freed) == 5_000
    window.deleteLater()
