"""How long the window waits for a file that somebody writes to: once, not for each thing that it wants to read."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

SPELL = 0.2
"""Seconds in which nothing is asked after one has waited in vain; what was missed is read a little later."""


class Patience:
    def __init__(self) -> None:
        self.missed: Callable[[], object] = bool  # told where something could not be read just now
        self._until = 0.0

    @property
    def is_over(self) -> bool:
        """Whether asking now would only mean waiting again."""
        return monotonic() < self._until

    def lose(self) -> None:
        """One waited in vain."""
        self._until = monotonic() + SPELL
        self.missed()
