"""How well quotes are found again in real articles' next versions: `python -m tests.anchoring`.

Sentences of each old text are looked for in the new one. Truth comes from comparing sentences, not from anchors:
one that stands in the new text survived; one whose closest new sentence is at least 0.8 alike was edited;
one to which nothing in the new text comes closer than 0.6 is gone. What lies between is nobody's to judge.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from rapidfuzz import fuzz, process

from annotator.anchor import locate, quote
from annotator.model import Span

CORPUS = Path(os.environ.get("ANNOTATOR_CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))
PAIRS = CORPUS / "conformance" / "pairs"

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_SENTENCE = re.compile(r"[^\n.!?。！？]+(?:[.!?。！？](?!\s|\n|\Z)[^\n.!?。！？]*)*[.!?。！？]*")
_parser = MarkdownIt("commonmark").enable("table")


def words(markdown: str) -> str:
    """A Markdown file as plain text, a block a line."""
    lines = []
    for token in _parser.parse(_FRONT_MATTER.sub("", markdown)):
        if token.type == "inline":
            lines.append("".join(" " if t.type == "softbreak" else t.content for t in token.children or ()))
        elif token.type in ("fence", "code_block"):
            lines.append(token.content.rstrip())
    return "\n".join(lines)


def sentences(text: str) -> list[Span]:
    """Sentences of 25 characters and more, without the white space round them."""
    found = []
    for m in _SENTENCE.finditer(text):
        start = m.start() + len(m[0]) - len(m[0].lstrip())
        end = m.end() - len(m[0]) + len(m[0].rstrip())
        if end - start >= 25:
            found.append(Span(start, end))
    return found


def pairs(folder: Path = PAIRS) -> Iterator[tuple[str, str, str]]:
    """Name, old text, new text of each article that has both."""
    for old in sorted(folder.glob("*.old.md")):
        new = old.with_name(old.name.replace(".old.", ".new."))
        if new.exists():
            yield old.name.removesuffix(".old.md"), words(old.read_text("utf-8")), words(new.read_text("utf-8"))


def judged(old: str, new: str) -> Iterator[tuple[str, str]]:
    """A fate and a verdict per sentence of the old text."""
    candidates = sentences(new)
    there = [c.of(new) for c in candidates]
    for span in sentences(old):
        sentence, found = span.of(old), locate(new, quote(old, span), span.start)
        if sentence in new:
            yield "survived", "right" if found and found.of(new) == sentence else "wrong" if found else "lost"
            continue
        closest = process.extractOne(sentence, there, scorer=fuzz.ratio)
        if closest and closest[1] >= 80:
            truth = candidates[closest[2]]
            near = found and any(
                abs(found.start - c.start) <= 5 and abs(found.end - c.end) <= 5
                for c in candidates
                if c.of(new) == truth.of(new)
            )
            yield "edited", "right" if near else "wrong" if found else "lost"
        elif fuzz.partial_ratio(sentence, new) < 60:
            yield "gone", "wrong" if found else "right"


def figures(folder: Path = PAIRS) -> Counter[tuple[str, str]]:
    return Counter(verdict for _, old, new in pairs(folder) for verdict in judged(old, new))


def main() -> None:
    counted = figures()
    for fate, reach in (("survived", "≥ 99 %"), ("edited", "≥ 95 %"), ("gone", "≤ 1 % wrong")):
        verdicts = {v: counted[fate, v] for v in ("right", "wrong", "lost")}
        total = sum(verdicts.values())
        if not total:
            print(f"{fate:9} no sentences found in {PAIRS}")
            continue
        share = verdicts["wrong" if fate == "gone" else "right"] / total
        told = "  ".join(f"{v} {n}" for v, n in verdicts.items())
        print(f"{fate:9} {total:6}  {told}  {share:.2%}  ({reach})")


if __name__ == "__main__":
    main()
