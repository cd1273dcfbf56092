"""What a person chose on this machine: one small JSON file, shared by window and command line."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from annotator.model import Person, content_id, new_id

Value = TypeVar("Value")

LANGUAGES = ("system", "en", "de")
"""What the window can speak; "system": as the system does."""


class Settings:
    """Reads once; every `set` writes the file whole. A damaged file counts as empty."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            stored = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            stored = {}
        self._values: dict[str, Any] = stored if isinstance(stored, dict) else {}

    def get(self, key: str, default: Value) -> Value:
        """The stored value where it has the default's type."""
        value = self._values.get(key, default)
        return value if isinstance(value, type(default)) else default

    def set(self, key: str, value: object) -> None:
        """Raises OSError where the file cannot be written."""
        self._values[key] = value
        self._write()

    def forget(self, keys: Iterable[str]) -> None:
        """Back to what is usual. Raises OSError where the file cannot be written."""
        for key in keys:
            self._values.pop(key, None)
        self._write()

    @property
    def language(self) -> str:
        """One of LANGUAGES; what is chosen applies at the next start."""
        chosen = self.get("language", LANGUAGES[0])
        return chosen if chosen in LANGUAGES else LANGUAGES[0]

    def _write(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".new")
        draft.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), "utf-8")
        draft.replace(self._path)

    @property
    def person(self) -> Person | None:
        """Who reads on this machine, once they have said so."""
        stored: dict[str, object] = self.get("person", {})
        key, name = stored.get("id"), stored.get("name")
        if not (isinstance(key, str) and re.fullmatch("[0-9a-f]{32}", key) and isinstance(name, str) and name):
            return None
        return Person(key, name, str(stored.get("colour", "")))

    def introduce(self, name: str, colour: str = "") -> Person:
        """Say who reads here; the id stays when the name changes."""
        known = self.person
        person = Person(known.id if known else new_id(), name, colour)
        self.set("person", {"id": person.id, "name": name, "colour": colour})
        return person


def system_name() -> str:
    """The person's name as the system has it: full name, else login."""
    import getpass

    try:
        import pwd  # not on Windows

        full = pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0].strip()
    except (ImportError, KeyError, AttributeError):
        full = ""
    try:
        return full if full and full != "root" else getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "me"


def stranger(name: str) -> Person:
    """Someone who acts under a name only: the same name is the same person on this machine and any other."""
    return Person(content_id("person", name), name)
