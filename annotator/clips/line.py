"""A line of Markdown, read from the left."""

from __future__ import annotations

STARTS = frozenset("#`~<-+*=_:[0123456789")
"""What any block but a paragraph begins with, quotes, code and tables aside."""
_OPENS = STARTS | frozenset("> \t|")


def goes_on(text: str) -> bool:
    """Whether a line inside a paragraph, not empty, opens nothing and heads no table."""
    return text[0] not in _OPENS or (text[0] == "|" and "-" not in text)


class Line:
    """What is left of a source line inside its containers; white space is measured in columns, tabs to 4."""

    __slots__ = ("column", "indent", "rest")

    def __init__(self, text: str) -> None:
        self.column = 0
        self._measure(text)

    def _measure(self, text: str) -> None:
        self.rest = text.lstrip(" \t")
        self.indent = len(text) - len(self.rest)
        if "\t" in text[: self.indent]:
            before = self.column % 4
            self.indent = len((" " * before + text[: self.indent]).expandtabs(4)) - before

    def take(self, columns: int) -> None:
        """White space that belongs to a container."""
        self.indent -= columns
        self.column += columns

    def skip(self, length: int) -> None:
        """A container's marker."""
        text = self.rest[length:]
        self.column += self.indent + length
        self._measure(text)

    def verbatim(self, less: int = 0) -> str:
        return " " * max(0, self.indent - less) + self.rest
