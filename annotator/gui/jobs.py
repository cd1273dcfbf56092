"""Slow work off the GUI thread, one job at a time, in the order asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

T = TypeVar("T")


class Cancelled(Exception):  # noqa: N818 - an outcome, not an error
    """Raised inside work by its progress call once the person has cancelled."""


class Jobs(QObject):
    """`work` must not touch a widget or the library: frozen values in, frozen values out."""

    started = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._cancel = Event()
        self._over = False
        self._asked = 0  # of those whose answer has not come yet
        self._arrived.connect(self._deliver)

    def run(
        self,
        label: str,
        work: Callable[[Callable[[int, int], None]], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Call `done` or `failed` back on the GUI thread, or neither where the person cancelled.

        `work` is given its progress call (done, of).
        """
        self._cancel.clear()
        self._asked += 1

        def progress(count: int, of: int) -> None:
            if self._cancel.is_set():
                raise Cancelled
            self.progressed.emit(count, of)

        def task() -> None:
            self.started.emit(label)
            try:
                answer: Callable[[], None] = partial(done, work(progress))
            except Cancelled:
                answer = _nothing
            except Exception as error:  # noqa: BLE001 - whatever it is, the caller hears of it
                answer = partial(failed, error)
            self._arrived.emit(answer)

        self._pool.start(task)

    @property
    def busy(self) -> bool:
        """Whether something runs, or waits to."""
        return self._asked > 0

    def cancel(self) -> None:
        self._cancel.set()

    def wait(self) -> None:
        """Until nothing runs; before the window ends. What arrives now is told to nobody: the library is closed."""
        self.cancel()
        self._pool.waitForDone(5_000)
        self._over = True

    @Slot(object)
    def _deliver(self, answer: Callable[[], None]) -> None:
        self._asked -= 1
        if self._over:
            return
        self.ended.emit()
        answer()


def _nothing() -> None:
    pass
