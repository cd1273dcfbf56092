"""What lies around a library file: marks of a folder that is synchronised, conflicting copies, who is at work."""

from __future__ import annotations

import json
import os
import re
import socket
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from annotator.store.file import HEADER, header_fault

_FOLDERS = {
    "dropbox": "Dropbox", "onedrive": "OneDrive", "google drive": "Google Drive", "googledrive": "Google Drive",
    "my drive": "Google Drive", "mobile documents": "iCloud", "icloud drive": "iCloud", "box": "Box", "box sync": "Box",
    "pcloud": "pCloud", "pclouddrive": "pCloud", "mega": "MEGA", "nextcloud": "Nextcloud", "owncloud": "ownCloud",
    "syncthing": "Syncthing", "sync": "Syncthing",
}  # fmt: skip
_MARKS = {".stfolder": "Syncthing", ".dropbox": "Dropbox", ".dropbox.cache": "Dropbox", ".owncloudsync.log": "ownCloud",
          ".nextcloudsync.log": "Nextcloud"}  # fmt: skip
_REMOTE = frozenset(("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "9p", "davfs"))
_COPIES = (
    r"{stem}\.sync-conflict-\d{{8}}-\d{{6}}-\w+{end}",  # Syncthing
    r"{stem} \(.*conflicted copy.*\){end}",  # Dropbox, Nextcloud
    r"{stem} \(\d{{1,3}}\){end}",  # browsers, Google Drive
    r"{stem} \(.*@.*\){end}",  # Box
    r"{stem}_conflict-\d.*{end}",  # ownCloud
    r"{stem}-(?![\d.]+{end}$)[\w.-]+{end}",  # OneDrive: the computer's name
)
STALE = 24 * 3600
"""Seconds after which a note of somebody at work is no longer believed."""


def service(path: Path) -> str:
    """Who synchronises the folder that a file is in; "" where nobody seems to."""
    path, home = path.absolute(), _home()
    for folder in path.parents:
        name = folder.name.casefold()
        for known, service in _FOLDERS.items():
            if name == known or name.startswith((f"{known} -", f"{known} (")):
                if known in ("box", "sync", "mega") and folder.parent != home:
                    continue  # common words: only where these programs put them
                return service
        for mark, service in _MARKS.items():
            if (folder / mark).exists():
                return service
    return "the network" if _remote(path) else ""


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:  # an account that no list of accounts knows, and no HOME
        return None


def _remote(path: Path) -> bool:
    """Whether the file is on another machine's disk."""
    with suppress(OSError, ValueError):
        mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text("utf-8").splitlines()]
        under = [(place, kind) for place, kind in mounts if path.is_relative_to(place)]
        return max(under, key=lambda mount: len(mount[0]))[1] in _REMOTE
    return False


def conflict_copies(path: Path) -> list[Path]:
    """Files beside a library that look like copies of it that a synchroniser made, and are libraries."""
    stem, end = re.escape(path.stem), re.escape(path.suffix)
    patterns = [re.compile(p.format(stem=stem, end=end), re.IGNORECASE) for p in _COPIES]
    found = []
    with suppress(OSError):
        for other in sorted(path.absolute().parent.iterdir()):
            if other.name != path.name and any(p.fullmatch(other.name) for p in patterns):
                with suppress(OSError), other.open("rb") as file:
                    if header_fault(file.read(HEADER)) in ("", "ahead"):
                        found.append(other)
    return found


@dataclass(frozen=True, slots=True)
class AtWork:
    """Somebody who has a library open."""

    person: str
    host: str
    process: int
    since: float  # unix seconds


def at_work(path: Path) -> AtWork | None:
    """Who says that they have a file open on another computer, or in another program here; None where nobody does."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        note = _note(path)
        said: Mapping[str, object] = json.loads(note.read_text("utf-8")[:2_000])
        person, host, process = (str(said[name])[:120] for name in ("person", "host", "process"))
        found = AtWork(person, host, int(process), note.stat().st_mtime)
        here = found.host == socket.gethostname()
        if time.time() - found.since > STALE or (here and (found.process == os.getpid() or not _lives(found.process))):
            return None
        return found
    return None


def enter(path: Path, person: str) -> None:
    """Leave a note for others that somebody is at work here. Nothing depends on it, so trouble is passed over."""
    with suppress(OSError):
        said = {"person": person, "host": socket.gethostname(), "process": os.getpid()}
        _note(path).write_text(json.dumps(said, ensure_ascii=False), "utf-8")


def leave(path: Path) -> None:
    """Take one's own note away."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        note = _note(path)
        said = json.loads(note.read_text("utf-8"))
        if (said["host"], said["process"]) == (socket.gethostname(), os.getpid()):
            note.unlink()


def _note(path: Path) -> Path:
    return path.with_name(f".~lock.{path.name}#")


def _lives(process: int) -> bool:
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

