"""Clips made up for measuring: words with the frequencies of a language, the structure of articles."""

from __future__ import annotations

import random
from itertools import accumulate
from pathlib import Path

_COMMON = (
    "the of and to in a is that for it as was with be by on not he this are or his from at which but have an had they "
    "you were their one all we can her has there been if more when will would who so no out up into than them only"
).split()
_SYLLABLES = (
    "ba be bi bo ca ce co da de di do fa fe fi fo ga ge go ha he hi ho la le li lo ma me mi mo na ne no pa pe pi po "
    "ra re ri ro sa se si so ta te ti to va ve vi ser tion ment ing er al ic ous ly an in un con pro per tra sta str"
).split()
_WORDS = 20_000


class Clips:
    """The same clips for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        made = {"".join(self._chance.choices(_SYLLABLES, k=self._chance.randint(2, 4))) for _ in range(_WORDS)}
        self._words = _COMMON + sorted(made - set(_COMMON))
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self._words))))

    def write(self, folder: Path, count: int, size: int) -> list[Path]:
        """So many clips of about so many bytes, as files of a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        files = [folder / f"{n:05}.md" for n in range(count)]
        for n, file in enumerate(files):
            file.write_text(self.front(n) + self.body(size), "utf-8")
        return files

    def front(self, n: int) -> str:
        return (
            f'---\nurl: https://example.org/articles/{n}\ntitle: "{self.sentence(8)[:-1]}"\nauthor: A. Writer\n'
            f"clipped: 2026-01-{n % 28 + 1:02} 09:30\nsource: slack\nslack_channel: reading-group\n---\n\n"
        )

    def body(self, size: int) -> str:
        parts: list[str] = []
        while size > 0:
            parts.append(self._part())
            size -= len(parts[-1]) + 2
        return "\n\n".join(parts) + "\n"

    def words(self, count: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._weights, k=count)

    def sentence(self, count: int = 0) -> str:
        words = self.words(count or self._chance.randint(6, 26))
        words[0] = words[0].capitalize()
        return " ".join(words) + "."

    def _part(self) -> str:
        """Three parts in four are paragraphs."""
        kind = self._chance.random()
        if kind < 0.08:
            return "#" * self._chance.randint(2, 4) + " " + " ".join(self.words(5)).title()
        if kind < 0.16:
            marks = ["-"] * 7 if kind < 0.14 else [f"{n}." for n in range(1, 8)]
            return "\n".join(f"{mark} {self.sentence()}" for mark in marks[: self._chance.randint(3, 7)])
        if kind < 0.19:
            return "> " + " ".join(self.sentence() for _ in range(4))
        if kind < 0.205:
            return "```\n" + "\n".join(f"x_{n} = f({', '.join(self.words(3))})" for n in range(6)) + "\n```"
        if kind < 0.22:
            return "| a | b | c |\n|---|---|---|\n" + "\n".join(f"| {' | '.join(self.words(3))} |" for _ in range(5))
        return " ".join(self._marked(self.sentence()) for _ in range(self._chance.randint(2, 7)))

    def _marked(self, sentence: str) -> str:
        words, kind = sentence.split(" "), self._chance.random()
        if kind < 0.12:
            words[1] = f"**{words[1]}**"
        elif kind < 0.22:
            words[1] = f"*{words[1]}*"
        elif kind < 0.30:
            words[2] = f"[{words[2]}](https://example.org/{self._chance.randint(1, 9999)})"
        elif kind < 0.34:
            words[2] = f"`{words[2]}`"
        return " ".join(words)
