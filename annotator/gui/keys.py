"""Which key does what: the usual ones, unless the person chose others. A key that would do two things is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from annotator.gui import phrases
from annotator.gui.commands import MENUS, Command, Commands, told
from annotator.settings import Settings

SETTING = "keys"
"""A command's name → the keys chosen for it, as Qt writes them in English."""
MOVES = ("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown")
MOVING = frozenset(f"{shift}{key}" for shift in ("", "Shift+") for key in MOVES) | {"Tab", "Shift+Tab", "Esc"}
EVERYWHERE = frozenset(("Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A"))
TWINS = {"Return": "Enter", "Alt+Return": "Alt+Enter"}
"""The key of the number pad beside the one of the same name."""
WRITES = frozenset(("Backspace", "Del", "Ins", "Return", "Enter", "Space"))
"""What writes without being a letter."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """A command, its keys as they are now, and whether the person chose them."""

    command: Command
    menu: str
    keys: tuple[str, ...]
    chosen: bool


class Keys(QObject):
    changed = Signal()
    failed = Signal(str)

    def __init__(self, commands: Commands, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._commands, self._settings = commands, settings
        stored: dict[str, object] = settings.get(SETTING, {})
        self._chosen = {
            c.name: tuple(k for k in keys if isinstance(k, str) and written(QKeySequence(k)) == k)
            for _, c in _all()
            if isinstance(keys := stored.get(c.name), list)
        }
        if self._chosen:
            self._put_on()

    def __iter__(self) -> Iterator[Keyed]:
        """Every command that can have a key, in the menus' order."""
        held = self._held()
        for menu, command in _all():
            if command.name != "ask_keys":
                yield Keyed(command, menu, held[command.name], command.name in self._chosen)

    def refusal(self, name: str, key: str) -> str:
        """Why a command cannot have this key, in a sentence; "" where it can."""
        asked = next(c for _, c in _all() if c.name == name)
        said = native(key)
        if key in MOVING:
            return self.tr("{} is needed to move about.").format(said)
        if key in EVERYWHERE:
            return self.tr("{} does the same in every program.").format(said)
        if key.isdigit() and key != "0":
            return self.tr("{} puts on a pinned tag.").format(said)
        if not (asked.page or asked.tree) and _writes(key):
            return self.tr("{} alone writes a letter: this command works everywhere, so it needs Ctrl or Alt too, or "
                           "one of the keys F1 to F12.").format(said)  # fmt: skip
        if key in ("Return", "Enter") and not asked.words_only:
            return self.tr("{} opens what is chosen in a list.").format(said)
        return self._taken(asked, key)

    def choose(self, name: str, key: str) -> str:
        """This key and no other for a command, "" for none; gives why not, or "" where it is done."""
        if key and (why := self.refusal(name, key)):
            return why
        self._set(self._chosen | {name: ((key, TWINS[key]) if key in TWINS else (key,)) if key else ()})
        return ""

    def put_back(self, name: str) -> str:
        """The usual keys of a command again; gives why not, or "" where it is done."""
        asked = next(c for _, c in _all() if c.name == name)
        for key in _usual(asked):
            if why := self._taken(asked, key):
                return why
        self._set({n: keys for n, keys in self._chosen.items() if n != name})
        return ""

    def reset(self) -> None:
        """All keys as on the first day."""
        self._set({})

    # -- within ----------------------------------------------------------------------------------------------------

    def _taken(self, asked: Command, key: str) -> str:
        held = self._held()
        for _, other in _all():
            if other.name != asked.name and key in held[other.name] and _meet(asked, other):
                words = self.tr("{} is the key of “{}”. Give that another one first.")
                return words.format(native(key), told(other))
        return ""

    def _held(self) -> dict[str, tuple[str, ...]]:
        """What was chosen comes first: a usual key that it takes is off, also one that a later version brought."""
        held: dict[str, tuple[str, ...]] = {}
        every = [c for _, c in _all()]
        for command in sorted(every, key=lambda c: c.name not in self._chosen):
            asked = self._chosen.get(command.name, _usual(command))
            others = {k for c in every if c.name in held and _meet(command, c) for k in held[c.name]}
            held[command.name] = tuple(k for k in asked if k not in others)
        return held

    def _set(self, chosen: dict[str, tuple[str, ...]]) -> None:
        self._chosen = chosen
        with phrases.kept(self.failed.emit):
            self._settings.set(SETTING, {name: list(keys) for name, keys in chosen.items()})
        self._put_on()
        self.changed.emit()

    def _put_on(self) -> None:
        for name, keys in self._held().items():
            self._commands.put_on(name, keys)


def written(sequence: QKeySequence) -> str:
    """One key as Qt writes it in English; "" for none, several, or what is no key."""
    if sequence.count() != 1:
        return ""
    words = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    return words if QKeySequence(words) == sequence else ""


def native(key: str) -> str:
    """A key as this system and language write it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _all() -> Iterator[tuple[str, Command]]:
    for menu, commands in MENUS.items():
        yield from ((menu, command) for command in commands if command)


def _usual(command: Command) -> tuple[str, ...]:
    return tuple(written(QKeySequence(k)) for k in command.keys)


def _meet(one: Command, other: Command) -> bool:
    """Whether both answer to their keys at one place: of the page's, the codebook's and everywhere."""
    if one.tree or other.tree:
        return one.tree == other.tree or not (one.tree or one.page) or not (other.tree or other.page)
    return True


def _writes(key: str) -> bool:
    plain = key.removeprefix("Num+").removeprefix("Shift+")
    return len(plain) == 1 or plain in WRITES
