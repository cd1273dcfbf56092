"""Clips converted in processes that can be stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing, suppress
from functools import partial
from math import sqrt
from pathlib import Path
from time import process_time

import pytest

from annotator import clips
from annotator.conversion import BROKEN, TOO_LONG, Source, convert
from annotator.conversion.process import plain_clip
from annotator.conversion.workers import bench
from annotator.model import AnnotatorError

HOUSE = Path(__file__).resolve().parent.parent
SLOW = ("# Part\n\nSome *words* and [a link](https://example.org) in a line, `code` and more.\n\n" * 8_000).encode()
unix = pytest.mark.skipif(sys.platform == "win32", reason="the system's limits on a process are those of Unix")
linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")


@pytest.fixture(autouse=True)
def _nobody_stays():
    yield
    bench.clear()


def sources(*texts: bytes) -> list[Source]:
    return [Source(f"{n}.md", len(text), lambda text=text: text) for n, text in enumerate(texts)]


def outcomes(given: list[Source], **limit) -> list:
    """What became of each, a clip or a reason."""
    found = dict(filter(None, convert(given, **limit)))
    assert sorted(found) == list(range(len(given)))
    return [clip or reason for clip, reason in (found[n] for n in range(len(given)))]


def computed(read) -> float:
    """Seconds of computing that the slow clip costs on this machine."""
    begun = process_time()
    read(SLOW, "slow.md")
    return process_time() - begun


@unix
def test_a_clip_that_takes_too_long_is_shown_as_plain_text_and_the_others_as_ever() -> None:
    good = [f"Clip *{n}*.".encode() for n in range(6)]
    enough = sqrt(computed(clips.read) * computed(partial(plain_clip, trouble=TOO_LONG)))  # for its plain text alone
    found = outcomes(sources(*good[:3], SLOW, *good[3:]), limit=lambda size: enough)
    assert found.pop(3) == plain_clip(SLOW, "3.md", TOO_LONG)
    assert [c.text.words for c in found] == [f"Clip {n}." for n in range(6)]


@unix
def test_a_clip_that_is_slow_even_as_plain_text_is_left_out() -> None:
    assert outcomes(sources(SLOW, SLOW), limit=lambda size: 0.002) == [TOO_LONG, TOO_LONG]


def test_plain_text_is_the_same_document_and_capture() -> None:
    front = b"---\nurl: https://a.org/x?utm_source=b\ntitle: T\n---\n"
    for source in (front + b"# *a*", b"# *a*\n\nb", b"---\ntitle: x\n---\n"):
        plain, whole = plain_clip(source, "name.md", TOO_LONG), clips.read(source, "name.md")
        assert (plain.document.id, plain.capture) == (whole.document.id, whole.capture)
        assert plain.notices == (*whole.notices, f"shown as plain text: {TOO_LONG}")
    assert plain_clip(b"# *a*\n\nb", "a\udcff.md", TOO_LONG).document.title == "a\ufffd"
    assert plain_clip(b"# *a*\n\nb", "name.md", TOO_LONG).text.words == "# *a*\nb"


@unix
def test_a_worker_that_dies_costs_one_clip_its_looks_and_no_other_clip() -> None:
    worker = bench.take()
    worker.begin()
    bench.put(worker)

    def load() -> bytes:  # when the second is loaded, the worker is at the first
        with suppress(ProcessLookupError):
            os.kill(worker._process.pid, signal.SIGKILL)
        return b"Second."

    given = [Source("0.md", 0, lambda: SLOW), Source("1.md", 0, load), Source("2.md", 0, lambda: b"Third.")]
    first, *rest = outcomes(given)
    assert first == plain_clip(SLOW, "0.md", BROKEN)
    assert [c.text.words for c in rest] == ["Second.", "Third."]


def test_what_cannot_be_loaded_is_told_and_does_not_stop_the_rest() -> None:
    def load() -> bytes:
        raise AnnotatorError("it is far away")

    given = [Source("0.md", 0, load), *sources(b"Words.", b"\x89PNG\r\n\x1a\n", b"")]
    assert [getattr(o, "text", o) for o in outcomes(given)] == [
        "it is far away", clips.read(b"Words.", "").text, "It is a PNG image, not a text.", "It is empty.",
    ]  # fmt: skip
    assert outcomes([]) == []


def test_a_source_that_is_wrong_ends_the_import_and_leaves_nothing_to_the_next() -> None:
    def load() -> bytes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        outcomes([*sources(b"Old words."), Source("1.md", 0, load)])
    assert [c.text.words for c in outcomes(sources(b"New words."))] == ["New words."]


def test_workers_stay_for_the_next_import_and_are_gone_when_cleared() -> None:
    outcomes(sources(b"Words."))
    worker = bench.take()
    bench.put(worker)
    outcomes(sources(b"Words."))
    assert bench.take() is worker
    bench.put(worker)
    bench.clear()
    assert worker._process.returncode is not None


def test_closing_the_conversion_stops_its_workers() -> None:
    with closing(convert(sources(b"Words.", *[SLOW] * 9))) as found:
        while not next(found):
            pass
    begun = time.monotonic()
    bench.clear()
    assert time.monotonic() - begun < 0.5


@linux
def test_a_worker_may_take_no_more_than_its_memory() -> None:
    worker = bench.take()
    worker.begin()
    limits = Path(f"/proc/{worker._process.pid}/limits").read_text()
    bench.put(worker)
    [line] = [line.split() for line in limits.splitlines() if line.startswith("Max address space")]
    assert line[3:5] == [str(1 << 30)] * 2


def test_a_program_that_converts_is_not_run_again_by_its_workers(tmp_path: Path) -> None:
    """Nor does a worker take a module from the folder it happens to be in."""
    (tmp_path / "markdown.py").write_text("raise SystemExit")
    (tmp_path / "clip.md").write_text("Some *words*.")
    script = tmp_path / "bin" / "script.py"
    script.parent.mkdir()
    script.write_text(
        "print('begun')\nfrom pathlib import Path\nfrom annotator.intake import read_clips\n"
        "print(read_clips([Path('clip.md')])[0].clip.text.words)\n"
    )
    run = subprocess.run(
        [sys.executable, "-W", "error", str(script)], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(HOUSE)},
        capture_output=True, text=True, check=False, timeout=30,
    )  # fmt: skip
    assert (run.stdout, run.stderr) == ("begun\nSome words.\n", "")


def running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


APP = """
import os, time
from annotator.conversion.workers import bench
worker = bench.take()
worker.begin()
{busy}
os.write(1, b"%d." % worker._process.pid)
time.sleep(99)
"""


@linux
@pytest.mark.parametrize("busy", ["", "worker.give((b'<' * 4_000_000, '', '', 3.0)); time.sleep(0.3)"])
def test_no_worker_outlives_a_killed_app(busy: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", APP.format(busy=busy)], stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(HOUSE)},
    ) as app:  # fmt: skip
        said = b""
        while not said.endswith(b"."):
            said += app.stdout.read(1)
        worker = int(said[:-1])
        assert running(worker)
        app.kill()
    until = time.monotonic() + 20
    while running(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not running(worker)
