"""The processes that convert: started when needed, stopped when late, kept a while for the next clip.

Not multiprocessing: each of its processes would first run the caller's own program again.
"""

from __future__ import annotations

import atexit
import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from math import inf
from pathlib import Path
from threading import Lock, Timer
from time import monotonic
from typing import BinaryIO, cast

from annotator.clips import Clip
from annotator.model import AnnotatorError

WORDS = ("-P", "-m", "annotator.conversion.process")
"""What Python is called with; in a packed program, where that is the program itself, its door knows them."""
START = 60.0
"""Seconds by the clock until a worker is ready."""
REST = 30.0
"""Seconds that a worker stays without work, to be quick with the next clip."""

Task = tuple[bytes, str, str, float]
"""A file's bytes, its name, why only its plain text is wanted, or "", and how many seconds it may compute."""
Answer = Clip | AnnotatorError | RuntimeError | None
"""The clip, why there is none, where the converter is wrong; None says that it is ready."""


class Worker:
    """A process that converts. One thread talks to it, another may stop it."""

    def __init__(self) -> None:
        here = os.pathsep.join(str(Path(place).absolute()) for place in sys.path)
        self._process = subprocess.Popen(
            [sys.executable, *WORDS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": here},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._tasks, self._answers = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)
        self._ready = self._stopped = self._late = False
        self._due = inf
        self._lock = Lock()

    @property
    def lives(self) -> bool:
        return not self._stopped and self._process.poll() is None

    @property
    def late(self) -> bool:
        """Whether it was stopped, or stopped itself, over a clip that took too long."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        return self._late or (sys.platform != "win32" and self._process.returncode == -signal.SIGPROF)

    def begin(self) -> None:
        """Wait until it is ready. Raises AnnotatorError."""
        if not self._ready:
            try:
                self.answer(START)
            except EOFError:
                raise AnnotatorError("Clips cannot be converted here: the process for it does not start.") from None
            self._ready = True

    def give(self, task: Task) -> None:
        with suppress(OSError):  # it is gone, as its answer will tell
            pickle.dump(task, self._tasks, pickle.HIGHEST_PROTOCOL)
            self._tasks.flush()

    def answer(self, limit: float) -> Answer:
        """Its next answer, within so many seconds by the clock. Raises EOFError where it is gone."""
        with self._lock:
            self._due = monotonic() + limit
        try:
            answer: Answer = pickle.load(self._answers)  # noqa: S301 - from a process of our own
        except (OSError, pickle.UnpicklingError):
            raise EOFError from None
        with self._lock:
            self._due = inf
        return answer

    def stop(self) -> None:
        self._stopped = True
        self._process.kill()

    def stop_if_late(self) -> None:
        with self._lock:
            if self._due < monotonic():
                self._late = True
                self.stop()

    def close(self) -> None:
        """End it, and leave nothing of it."""
        self.stop()
        self._process.wait()
        for pipe in (self._tasks, self._answers):
            with suppress(OSError):
                pipe.close()


class Bench:
    """Workers without work; they leave when nobody has asked for one for a while."""

    def __init__(self) -> None:
        self._workers: list[Worker] = []
        self._lock = Lock()
        self._leaving = Timer(REST, self.clear)

    def take(self) -> Worker:
        """One that rests, or a new one. Raises AnnotatorError."""
        with self._lock:
            while self._workers:
                worker = self._workers.pop()
                if worker.lives:
                    return worker
                worker.close()
        try:
            return Worker()
        except OSError as error:
            raise AnnotatorError(f"Clips cannot be converted here ({error.strerror or error}).") from None

    def put(self, worker: Worker) -> None:
        if not worker.lives:
            worker.close()
            return
        with self._lock:
            self._workers.append(worker)
            self._leaving.cancel()
            self._leaving = Timer(REST, self.clear)
            self._leaving.daemon = True
            self._leaving.start()

    def clear(self) -> None:
        with self._lock:
            self._leaving.cancel()
            while self._workers:
                self._workers.pop().close()


bench = Bench()
atexit.register(bench.clear)
