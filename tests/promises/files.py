"""R4, R11: hostile files, and backups of damaged ones."""

from __future__ import annotations

import random
import resource
import sys
import time
from pathlib import Path

from annotator.store import Library, backups, gate, inspection
from tests.promises.things import filled
from tests.store.hostile import HOSTILE
from tests.store.things import filled as with_text


def hostile(folder: Path, times: int) -> str:
    """Mutated and crafted files: no crash, at most 2 s of computing, under 300 MB, a sentence."""
    before = _children()
    sound = filled(folder / "sound.sqlite", 80)
    with_text(sound)
    sound.close()
    whole = sound.path.read_bytes()  # type: ignore[union-attr]
    path, chance, slowest, refused = folder / "mutant.sqlite", random.Random(4), 0.0, 0
    for _ in range(times):
        content = bytearray(whole)
        for _ in range(chance.choice((1, 2, 8, 64, 512))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        if chance.random() < 0.2:
            del content[chance.randrange(len(content)) :]
        path.write_bytes(content)
        begun = time.process_time()
        refused += inspection.look(path)["state"] not in ("sound", "drifted")
        slowest = max(slowest, time.process_time() - begun)
    tried = list(HOSTILE.items())[: times // 50]  # a process each; the gate's own tests try them all
    for name, write in tried:
        crafted = folder / "crafted.sqlite"
        crafted.unlink(missing_ok=True)
        write(crafted, whole)
        with gate.received(crafted) as found:
            assert not found.look.fit, name
    assert slowest < 2, slowest
    most = _children()
    assert most < 300 or most == before, most
    crafted_all = f"{len(tried)} crafted, all refused"
    return f"{times} mutants, {refused} refused, slowest {slowest:.2f} s; {crafted_all}; at most {most} MB"


def restored(folder: Path, times: int) -> str:
    """Whatever is damaged, the newest good backup is found and put back, and the damaged file is kept."""
    states, chance = folder / "states", random.Random(9)
    filled(folder / "team.sqlite").close()
    library = Library(folder / "team.sqlite", states=states)
    path = library.path
    assert path
    made = library.back_up("asked")
    assert made
    rows = library.projection()
    library.close()
    whole = path.read_bytes()
    for n in range(times):
        at = chance.randrange(len(whole) - 600)
        path.write_bytes(whole[:at] + chance.randbytes(600) + whole[at + 600 :])
        best = backups.newest_good(backups.kept(states, path))
        assert best
        assert best.path == made.path
        old = backups.restore(path, best.path, states, made.made + 1_000 + n)
        assert old
        again = Library(path, states=states)
        assert again.projection() == rows
        again.close()
        old.unlink()
    return f"{times} places damaged, the backup put back each time"


def _children() -> int:
    """Megabytes of the largest process that this one ever started."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // (1024 if sys.platform == "linux" else 1 << 20)
