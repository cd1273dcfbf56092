"""How much work one clip may cause, whatever its size: hostile Markdown makes much of little."""

from __future__ import annotations

BASE = 1_200_000
PER_CHARACTER = 0.5
"""Microseconds of a common machine; the budget is what these allow, the rest is the reading itself."""

BLOCK = 40
LINE = 8  # of code
TAG = 30
SPAN = 15  # of code, a line break
ESCAPE = 4
ENTITY = 2
DELIMITER = 12  # that opens no emphasis: the "_" of snake_case
PATTERN = 50  # a link, an emphasis

TOO_LONG = "it took too long to convert"
"""Why a clip is plain text: its budget or its time is spent. Which of them is the machine's to say."""


class TooMuchError(Exception):
    """A clip with more structure than can be shown."""


class Budget:
    """The same for the same clip on every machine, so that its text is."""

    def __init__(self, length: int) -> None:
        self.left = BASE + PER_CHARACTER * length

    def spend(self, microseconds: float) -> None:
        """Raises TooMuchError where nothing is left."""
        self.left -= microseconds
        if self.left < 0:
            raise TooMuchError
