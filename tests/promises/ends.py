"""R1, R2, R3, R8, R9: sudden ends, power cuts, full disks, several at once, copies at any instant."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from annotator.model import Change, Tag, new_id
from annotator.store import Library, inspection
from annotator.store.schema import PRAGMAS
from tests.promises.things import ANN, filled, quick, writer


def killed(folder: Path, times: int) -> str:
    """Kill -9 at random moments loses nothing that was acknowledged."""
    path, moments, acknowledged = folder / "killed.sqlite", random.Random(5), set()
    filled(path).close()
    for _ in range(times):
        process = writer(path, 100_000)
        assert process.stdout
        process.stdout.readline()
        time.sleep(moments.uniform(0, 0.15))
        process.send_signal(signal.SIGKILL)
        acknowledged |= {line.strip() for line in process.communicate()[0].splitlines(keepends=True) if "\n" in line}
        library = Library(path)
        assert acknowledged <= {tag.id for tag in library.tags()}
        library.close()
    assert inspection.look(path)["state"] == "sound"
    return f"{times} kills, {len(acknowledged):,} acknowledged, 0 lost"


def together(folder: Path, times: int) -> str:
    """Two programs writing at once lose nothing."""
    path = folder / "together.sqlite"
    Library(path).close()
    both = [writer(path, times) for _ in range(2)]
    said = [process.communicate()[0].split() for process in both]
    library = Library(path)
    assert [len(ids) for ids in said] == [times, times]
    assert {tag.id for tag in library.tags()} == {*said[0], *said[1]}
    assert library.check() == []
    library.close()
    return f"{2 * times} of {2 * times} rows"


def copied(folder: Path, times: int) -> str:
    """A file copied at any instant opens right or is refused; never a silent mix."""
    path, copy, moments = folder / "copied.sqlite", folder / "copy" / "copied.sqlite", random.Random(6)
    copy.parent.mkdir()
    filled(path, 300).close()
    process = writer(path, 1_000_000)
    assert process.stdout
    fit = 0
    try:
        for _ in range(times):
            process.stdout.readline()
            time.sleep(moments.uniform(0, 0.004))
            shutil.copyfile(path, copy)
            if inspection.look(copy)["state"] in ("sound", "drifted"):
                fit += 1
                library = Library(copy)
                library.rebuild()
                assert library.check() == []
                library.close()
    finally:
        process.kill()
        process.communicate()
    return f"{times} copies, {fit} opened right, {times - fit} refused, 0 mixed"


FULL = """
import resource, sys
from pathlib import Path
from annotator.model import Change, Tag, new_id
from annotator.store import Library, LibraryError
library, other = Library(Path(sys.argv[1]), states=Path(sys.argv[3])), Path(sys.argv[2])
size, told, done = library.path.stat().st_size, set(), 0
resource.setrlimit(resource.RLIMIT_FSIZE, (size + int(sys.argv[4]), resource.RLIM_INFINITY))
for n in range(60):
    before = library.stamp()
    try:
        library.apply(Change("Tag", after=tuple(Tag(new_id(), "n" * 500) for _ in range(5))), "a" * 32)
        done += 1
    except LibraryError as error:
        told.add(str(error))
        assert library.stamp() == before
for act in (lambda: library.merge([other], "other"), lambda: library.back_up("asked"),
            lambda: library.share(library.path.with_name("shared"))):
    before, rows = library.stamp(), library.projection()
    try:
        act()
    except LibraryError as error:
        told.add(str(error))
        assert (library.stamp(), library.projection()) == (before, rows)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
library.apply(Change("Tag", after=(Tag(new_id(), "room again"),)), "a" * 32)
library.merge([other], "other")
assert library.check() == []
assert len(library.tags()) >= 5 * done + 1
assert told, "there was room for everything"
"""


def full(folder: Path, times: int) -> str:
    """A full disk at each step of 4 kB: a sentence, and the old data whole; changes, merge, backup, hand-over."""
    other = filled(folder / "other.sqlite", 400)
    other.close()
    for n in range(times):
        path = folder / f"full {n}.sqlite"
        filled(path, 5).close()
        command = [sys.executable, "-c", FULL, *map(str, (path, other.path, folder / "states", n * 4096))]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        path.unlink()
    return f"{times} sizes, each a sentence, nothing lost"


def power(folder: Path, times: int) -> str:
    """A power cut at any write loses nothing that was acknowledged; without a journal it must."""
    from tests.promises import power_cut

    source = quick(folder / "source.sqlite")
    for n in range(30):
        source.apply(Change("Tag", after=tuple(Tag(new_id(), f"{n} " * 200) for _ in range(4))), ANN)
    source.close()
    images, corrupt, lost = power_cut.tried(source.path, folder, PRAGMAS, times)
    assert (corrupt, lost) == (0, 0), (corrupt, lost)
    off = [p for p in PRAGMAS if not p.startswith(("journal_mode", "synchronous"))]
    _, broken, missing = power_cut.tried(source.path, folder, [*off, "journal_mode=OFF", "synchronous=OFF"], times // 4)
    assert broken + missing, "the simulator sees nothing"
    return f"{images} images, 0 corrupt, 0 lost; without a journal {broken} corrupt and {missing} lost of {times // 4}"

