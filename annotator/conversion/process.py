"""The process that converts clips: `python -m annotator.conversion.process` reads them from stdin, answers on stdout.

Its limits are the system's, so they hold inside libraries written in C and when the app that asked is gone.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from annotator import clips
from annotator.clips import Clip
from annotator.conversion.workers import Answer, Task
from annotator.model import AnnotatorError

MEMORY = 1 << 30
"""Bytes: what a clip of 5 MB needs, three times over."""


def serve(tasks: BinaryIO, answers: BinaryIO) -> None:
    """Answer every task in its turn; ends the process with the stream of tasks."""
    _keep_within_limits()
    waiting: SimpleQueue[Task] = SimpleQueue()
    Thread(target=_listen, args=(tasks, waiting), daemon=True).start()
    clips.read(b"*Words.*", "")  # the libraries load, on nobody's time
    _say(None, answers)
    while True:
        data, name, trouble, limit = waiting.get()
        _stop_after(limit)
        answer = _answer(data, name, trouble)
        _stop_after(0)
        _say(answer, answers)


def _answer(data: bytes, name: str, trouble: str) -> Answer:
    try:
        return clips.read(data, name, trouble)
    except AnnotatorError as error:
        return error
    except MemoryError:
        os._exit(1)  # what is left of this process cannot be relied on
    except Exception as error:  # noqa: BLE001 - told to the app; a message may hold a clip's words, so it stays here
        return RuntimeError("".join(traceback.format_tb(error.__traceback__)) + type(error).__name__)


def plain_clip(data: bytes, name: str, trouble: str) -> Clip:
    """The clip as `clips.read` gives it, its body as it was written, and why. Raises ClipError."""
    return clips.read(data, name, trouble)


def _say(answer: Answer, answers: BinaryIO) -> None:
    pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()


def _listen(tasks: BinaryIO, waiting: SimpleQueue[Task]) -> None:
    with suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            waiting.put(pickle.load(tasks))  # noqa: S301 - written by the app that started this process
    os._exit(0)


def _keep_within_limits() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the app's to answer
    if sys.platform != "win32":
        import resource

        for limit, value in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
            with suppress(OSError, ValueError):  # a lower limit stands already
                resource.setrlimit(limit, (value, value))


def _stop_after(limit: float) -> None:
    """End this process when it has computed so many seconds; 0: never mind."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, limit)


def main() -> None:
    """Serve whoever started this process."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not spoil an answer
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
