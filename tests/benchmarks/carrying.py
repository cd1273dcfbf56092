"""Ten thousand highlights carried to the next version of a megabyte, against as many windowed `str.find`."""

from __future__ import annotations

import random
import re
import sys

from annotator import anchor, clips
from annotator.carrying import Shown
from annotator.model import Highlight, Span, new_id
from annotator.text import Text
from tests.benchmarks.documents import Clips
from tests.benchmarks.pages import MEGABYTE
from tests.benchmarks.ratio import pairs, row, seconds

COUNT, REACH, ROUNDS, WINDOW = 10_000, 3.0, 3, 20_000
DOCUMENT = "d" * 32


def edited(body: str) -> str:
    """Some sentences in four have a word or two of another text, some paragraphs are new, some gone."""
    chance, other = random.Random(7), Clips(8)
    parts: list[str] = []
    for part in body.split("\n\n"):
        kind = chance.random()
        if kind < 0.02:
            parts.append(other.sentence(30))
        if kind > 0.99:
            continue
        if part[0].isalpha():
            sentences = re.split(r"(?<=\.) ", part)
            for n, sentence in enumerate(sentences):
                words = sentence.split(" ")
                if chance.random() < 0.25:
                    for _ in range(chance.randint(1, 3)):
                        words[chance.randrange(len(words))] = other.words(1)[0]
                sentences[n] = " ".join(words)
            part = " ".join(sentences)
        parts.append(part)
    return "\n\n".join(parts)


def highlights(text: Text) -> list[Highlight]:
    chance, words = random.Random(5), text.words
    made = []
    for _ in range(COUNT):
        start = chance.randrange(len(words) - 400)
        span = Span(start, start + chance.randint(15, 300))
        made.append(Highlight(new_id(), DOCUMENT, text.id, span, anchor.quote(words, span)))
    return made


def finds(words: str, marked: list[Highlight]) -> None:
    for highlight in marked:
        start = highlight.span.start
        words.find(highlight.quote.exact, max(0, start - WINDOW), start + WINDOW)


def main() -> int:
    body = Clips(1).body(MEGABYTE)
    old, new = (clips.read(source.encode(), "big.md").text for source in (body, edited(body)))
    marked = highlights(old)
    counts: dict[str, int] = {}

    def ours() -> None:
        counts.clear()
        for carried in Shown(new, lambda _: old).carry(marked):
            counts[carried.how] = counts.get(carried.how, 0) + 1

    found = pairs(lambda: seconds(lambda: finds(new.words, marked)), lambda: seconds(ours), ROUNDS)
    note = ", ".join(f"{count:,} {how}" for how, count in sorted(counts.items()))
    return 0 if row(f"carry {COUNT:,} highlights over", REACH, found, note) else 1


if __name__ == "__main__":
    sys.exit(main())
