"""Link definitions, `[label]: address "title"`, and how a link that names one finds it."""

from __future__ import annotations

import re
from collections.abc import Callable

_DEFINITION = re.compile(
    r"\[((?!\^)(?:[^\[\]\\]|\\.){1,300})\]:[ \t]*+(?:\n[ \t]*+)?(<[^<>\n]*>|[^\s<]\S*)"
    r"(?:(?:[ \t]+|[ \t]*\n[ \t]*)(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*(?:\n|$)"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LITERAL = re.compile("\2(\\d+)\3")


class References(dict[str, tuple[str, str]]):
    """Addresses by label; a label is the same in either case, on one line or two, as code or not.

    `words` reads the tokens that stand in the label of a link.
    """

    def __init__(self, words: Callable[[str], str]) -> None:
        super().__init__()
        self.words = words

    def __contains__(self, label: object) -> bool:
        return isinstance(label, str) and super().__contains__(self._found(label))

    def __getitem__(self, label: str) -> tuple[str, str]:
        return super().__getitem__(self._found(label))

    def _found(self, label: str) -> str:
        return _plain(_LITERAL.sub(lambda m: chr(int(m[1])), self.words(label)))

    def define(self, lines: list[str]) -> list[str]:
        """The lines of a paragraph after the definitions that it may begin with; of two alike the first counts."""
        if not lines or not lines[0].startswith("["):
            return lines
        text, at = "\n".join(lines), 0
        while found := _DEFINITION.match(text, at):
            address = _ESCAPED.sub(r"\1", found[2].removeprefix("<").removesuffix(">"))
            self.setdefault(_plain(_ESCAPED.sub(r"\1", found[1])), (address, ""))
            at = found.end()
        return text[at:].split("\n") if at < len(text) else []


def _plain(label: str) -> str:
    return " ".join(label.replace("`", "").casefold().split())
