"""Power cuts: a file system of apsw's that records each write and sync, and what a disk may hold after any of them.

What was synced survives; of the rest any sectors do; a file deleted without its folder synced may be back.
"""

from __future__ import annotations

import random
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import apsw

from annotator.store import inspection
from annotator.store.schema import APPLICATION, VERSION_1

Event = tuple[str, str, int, bytes]
"""open, write, truncate, sync, delete or acknowledged; a file's name; where, or how much; what."""

SECTOR = 512
_events: list[Event] = []


class _File(apsw.VFSFile):
    def __init__(self, name: apsw.URIFilename | str, flags: list[int]) -> None:
        self._name = Path(name if isinstance(name, str) else name.filename()).name
        super().__init__("", name, flags)
        _events.append(("open", self._name, 0, b""))

    def xWrite(self, data: bytes, offset: int) -> None:
        _events.append(("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        _events.append(("truncate", self._name, size, b""))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        _events.append(("sync", self._name, 0, b""))
        super().xSync(flags)


class _Disk(apsw.VFS):
    def __init__(self) -> None:
        super().__init__("recorded", "")

    def xOpen(self, name: apsw.URIFilename | str, flags: list[int]) -> _File:
        return _File(name, flags)

    def xDelete(self, name: str, synced: bool) -> None:
        _events.append(("delete", Path(name).name, int(synced), b""))
        super().xDelete(name, synced)


_disk = _Disk()


def tried(source: Path, folder: Path, pragmas: Sequence[str], times: int) -> tuple[int, int, int]:
    """Images, corrupt ones, and ones that lack an acknowledged change, of writing `source` anew step by step."""
    _events.clear()
    with tempfile.TemporaryDirectory(dir=folder) as place:
        _write(source, Path(place) / "library", pragmas)
    chance, corrupt, lost = random.Random(3), 0, 0
    first = next(n for n, event in enumerate(_events) if event[0] == "acknowledged")
    for _ in range(times):
        end = chance.randrange(first + 1, len(_events) + 1)
        acknowledged = max(event[2] for event in _events[:end] if event[0] == "acknowledged")
        with tempfile.TemporaryDirectory(dir=folder) as place:
            for name, content in _image(end, chance).items():
                (Path(place) / name).write_bytes(content)
            found = inspection.look(Path(place) / "library")
            if found["state"] not in ("sound", "drifted"):
                corrupt += 1
            else:
                with closing(sqlite3.connect(Path(place) / "library")) as db:
                    lost += db.execute("SELECT count(*) FROM change").fetchone()[0] < acknowledged
    return times, corrupt, lost


def _write(source: Path, path: Path, pragmas: Sequence[str]) -> None:
    """Each change of the source as a transaction of its own, as the store writes it."""
    db = apsw.Connection(str(path), vfs="recorded")
    db.execute("PRAGMA journal_mode=DELETE")
    for statement in (*VERSION_1, f"PRAGMA application_id={APPLICATION}", "PRAGMA user_version=1"):
        db.execute(statement)
    for pragma in pragmas:
        db.execute(f"PRAGMA {pragma}")
    with closing(sqlite3.connect(source)) as old:
        ((library, version, *_),) = old.execute("SELECT * FROM library")
        db.execute("INSERT INTO library VALUES (?, ?, 0, ?)", (library, version, "0" * 32))
        total = count = 0
        _events.append(("acknowledged", "", 0, b""))
        for change in old.execute("SELECT * FROM change ORDER BY n").fetchall():
            db.execute("BEGIN IMMEDIATE")
            db.execute("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)", change)
            for op in old.execute("SELECT * FROM op WHERE change = ?", (change[0],)).fetchall():
                db.execute("INSERT INTO op VALUES (?, ?, ?, ?, ?, ?, ?)", op)
                count, total = count + 1, (total + int(op[1], 16)) % (1 << 128)
            db.execute("UPDATE library SET op_count = ?, op_set = ?", (count, f"{total:032x}"))
            db.execute("COMMIT")
            _events.append(("acknowledged", "", change[0], b""))
    db.close()


def _image(end: int, chance: random.Random) -> dict[str, bytes]:
    """The files after a cut behind so many events."""
    files: dict[str, bytearray] = {}
    waiting: dict[str, list[tuple[str, int, bytes]]] = {}
    ghosts: dict[str, bytes] = {}
    unnamed: set[str] = set()  # journals whose folder is not synced yet
    for kind, name, at, data in _events[:end]:
        match kind:
            case "open":
                if name not in files and name.endswith("-journal"):
                    unnamed.add(name)
                files.setdefault(name, bytearray())
                ghosts.pop(name, None)
            case "write" | "truncate":
                waiting.setdefault(name, []).append((kind, at, data))
            case "sync":
                if name in unnamed:  # SQLite syncs the folder of a new journal too
                    unnamed.discard(name)
                    ghosts.clear()
                for step in waiting.pop(name, []):
                    _put(files.setdefault(name, bytearray()), *step)
            case "delete":
                ghosts.pop(name, None)
                if not at:
                    ghosts[name] = bytes(files.get(name, b""))
                files.pop(name, None)
                waiting.pop(name, None)
    for name, steps in waiting.items():
        for kind, at, data in steps if name in files else ():
            if kind == "truncate":
                if chance.random() < 0.5:
                    _put(files[name], kind, at, data)
                continue
            for n in range(0, len(data), SECTOR):
                if chance.random() < 0.5:
                    _put(files[name], kind, at + n, data[n : n + SECTOR])
    back = {name: content for name, content in ghosts.items() if name not in files and chance.random() < 0.5}
    return {name: bytes(content) for name, content in files.items()} | back


def _put(content: bytearray, kind: str, at: int, data: bytes) -> None:
    if kind == "truncate":
        del content[at:]
        return
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data
