"""Clips converted in processes beside the app, which are stopped where a clip takes too long."""

from __future__ import annotations

import logging
import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING

from annotator.clips import Clip
from annotator.clips.budget import TOO_LONG
from annotator.model import AnnotatorError

if TYPE_CHECKING:
    from annotator.conversion.workers import Answer, Worker

MOST = 4
"""Workers; more would only wait for the one that writes the library."""
WORTH = 200_000
"""Bytes of clips for which one more worker pays: to begin takes it as long as to convert them."""
AHEAD = 2
"""Clips given to a worker before it has answered for the first, so that it need not wait for the next."""
LATENESS = 3
"""A worker counts its own computing time; on a busy machine that takes so many times longer by the clock."""
PATIENCE = 0.0 if sys.platform == "win32" else 30.0
"""Seconds by the clock that a worker has in any case, where the system stops it by its own computing time."""
TICK = 0.1
"""Seconds between looks at the clock."""

BROKEN = "it could not be converted"

Outcome = tuple[Clip | None, str]
"""A clip, or why there is none."""


@dataclass(frozen=True, slots=True)
class Source:
    """A clip file to convert."""

    name: str
    size: int  # bytes, as far as known
    load: Callable[[], bytes]  # raises AnnotatorError


def seconds(size: int) -> float:
    """How long a clip of so many bytes may compute."""
    return 2 + size / 1_000_000


def convert(
    sources: Sequence[Source], limit: Callable[[int], float] = seconds
) -> Generator[tuple[int, Outcome] | None, None, None]:
    """The number of each source with what became of it, as they come; None every TICK in which none does.

    Closing the iterator stops the work. Raises AnnotatorError where no worker begins.
    """
    shift = _Shift(sources, limit)
    most = min(os.cpu_count() or 1, MOST, len(sources), 1 + sum(s.size for s in sources) // WORTH)
    threads = [Thread(target=shift.work, daemon=True) for _ in range(most)]
    for thread in threads:
        thread.start()
    left = len(sources)
    try:
        while left:
            shift.stop_late()
            try:
                outcome = shift.outcomes.get(timeout=TICK)
            except Empty:
                yield None
                continue
            if isinstance(outcome, Exception):
                raise outcome
            yield outcome
            left -= 1
    finally:
        if left:
            shift.stop()
        for thread in threads:
            thread.join(1)


@dataclass(frozen=True, slots=True)
class _Job:
    number: int
    source: Source
    limit: float = 0.0  # seconds, by what was loaded
    trouble: str = ""  # why only its plain text is wanted


class _Shift:
    """The jobs of one import. Each worker has a thread here that talks to it."""

    def __init__(self, sources: Sequence[Source], limit: Callable[[int], float]) -> None:
        self.outcomes: SimpleQueue[tuple[int, Outcome] | Exception] = SimpleQueue()
        self._jobs = deque(_Job(n, source) for n, source in enumerate(sources))
        self._limit = limit
        self._workers: list[Worker] = []
        self._lock = Lock()
        self._over = False

    def work(self) -> None:
        """Until no job is left; a worker that dies is replaced."""
        from annotator.conversion.workers import bench

        try:
            while self._jobs:
                worker = bench.take()
                with self._lock:
                    self._workers.append(worker)
                    if self._over:
                        worker.stop()
                try:
                    self._serve(worker)
                except BaseException:
                    worker.stop()  # what it was given would be answered to the next import
                    raise
                finally:
                    with self._lock:
                        self._workers.remove(worker)
                    bench.put(worker)
        except Exception as error:  # noqa: BLE001 - it is the importing thread's to hear
            self.outcomes.put(error)

    def stop(self) -> None:
        with self._lock:
            self._over = True
            self._jobs.clear()
            for worker in self._workers:
                worker.stop()

    def stop_late(self) -> None:
        with self._lock:
            for worker in self._workers:
                worker.stop_if_late()

    def _serve(self, worker: Worker) -> None:
        """Give a worker jobs and hear its answers, until there are no more or it is gone."""
        worker.begin()
        given: deque[_Job] = deque()
        while worker.lives:
            while len(given) < AHEAD and (job := self._given(worker)):
                given.append(job)
            if not given:
                return
            try:
                answer = worker.answer(max(PATIENCE, LATENESS * given[0].limit))
            except EOFError:
                self._settle(given.popleft(), TOO_LONG if worker.late else BROKEN)
                break
            self._settle(given.popleft(), answer)
        self._put_back(given)

    def _given(self, worker: Worker) -> _Job | None:
        """The next job, which the worker has now; None where there is none."""
        while True:
            try:
                job = self._jobs.popleft()
            except IndexError:
                return None
            try:
                data = job.source.load()
            except AnnotatorError as error:
                self.outcomes.put((job.number, (None, str(error))))
                continue
            job = replace(job, limit=self._limit(len(data)))
            worker.give((data, job.source.name, job.trouble, job.limit))
            return job

    def _settle(self, job: _Job, answer: Answer | str) -> None:
        """Pass on what became of a clip; one that cannot be converted comes again for its plain text."""
        if isinstance(answer, RuntimeError):
            logging.getLogger(__name__).error("A clip could not be converted:\n%s", answer)
            answer = BROKEN
        if isinstance(answer, Clip):
            self.outcomes.put((job.number, (answer, "")))
        elif isinstance(answer, AnnotatorError) or job.trouble:
            self.outcomes.put((job.number, (None, str(answer))))
        else:
            self._put_back([replace(job, trouble=str(answer))])

    def _put_back(self, jobs: Iterable[_Job]) -> None:
        with self._lock:
            if not self._over:
                self._jobs.extendleft(reversed([*jobs]))
