"""How well clips read, measured against another Markdown reader: `python -m tests.corpus [FILE...]` prints the table.

The reference is markdown-it-py, reduced to words. Each clip is put on a page too, which must say the same block by
block. Clips come from ANNOTATOR_CORPUS (default: ../shared/corpus).
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

from markdown_it import MarkdownIt

from annotator import clips
from annotator.clips.front_matter import split
from annotator.clips.source import read_source
from annotator.text import Block, decode, encode

CORPUS = Path(os.environ.get("ANNOTATOR_CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))

ADDRESSES = "the reference shows link addresses that it could not read"
_CALLOUT = "a callout says its kind with a capital, and once; the reference shows it as written"
EXCEPTIONS = {
    "callouts--obsidian-publish-callouts.md": _CALLOUT,
    "elements--bootstrap-alerts.md": _CALLOUT,
}
"""Why a clip keeps less than 99.5 % of the reference's words."""

SYNTAX = {
    "fence": re.compile(r"^[ ]{0,3}(?:```|~~~)", re.M),
    "heading": re.compile(r"^[ ]{0,3}#{1,6} ", re.M),
    "table": re.compile(r"^\|.*\|$|^\|?\s*:?-{3,}:?\s*\|", re.M),
    "bold": re.compile(r"\*\*"),
    "link": re.compile(r"\]\("),
}
_BREAKING = re.compile(
    "p|h[1-6]|[uo]l|li|blockquote|pre|[hb]r|table|thead|tbody|t[rhd]|d[ldt]|div|section|details|summary|figure|figcaption|"
    "article|aside|header|footer|main|nav|center|img|iframe|video|option"
)
_ADDRESS = re.compile(r"\]\([^()]*\)|!\[[^\[\]]*\]\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Row:
    """One clip: words kept of the reference's, syntax left beyond the reference's, whether the reference is clean."""

    name: str
    words: int
    kept: float
    extra: int
    missing: tuple[str, ...]
    left: dict[str, int]  # of SYNTAX, beyond what the reference leaves
    marks: bool  # "**" or "](" left at all
    clean: bool
    blocks: int
    notices: tuple[str, ...]
    reason: str  # why it keeps less than 99.5 %
    page: str = ""  # what is wrong with its page


class _Words(HTMLParser):
    """The prose and the code of a page of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.prose: list[str] = []
        self.all: list[str] = []
        self.code = self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.code += tag in ("code", "pre")
        self.silent += tag in ("script", "style")
        self.gap(tag)

    def handle_endtag(self, tag):
        self.code -= tag in ("code", "pre")
        self.silent -= tag in ("script", "style")
        self.gap(tag)

    def gap(self, tag):
        if _BREAKING.fullmatch(tag):
            self.all.append("\n")
            self.prose.append("\n")

    def handle_data(self, data):
        if self.silent <= 0:
            self.all.append(data)
            self.prose.append("\n" if self.code > 0 else data)


def reference(body: str) -> tuple[str, str]:
    """All words of the other reader, and its prose without code; footnotes stand where they are defined."""
    labels = {re.escape(label) for label in re.findall(r"^[ >]*\[\^([^\s\[\]]+)\]:", body, re.M)}
    if labels:
        label = "|".join(labels)
        body = re.sub(rf"^([ >]*)\[\^(?:{label})\]:[ \t]*", r"\1", body, flags=re.M)
        body = re.sub(rf"\[\^(?:{label})\]", "", body)
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(body)
    reader = _Words()
    reader.feed(page)
    reader.close()
    return "".join(reader.all), "".join(reader.prose)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", clips.normalise(text)))


def shown(blocks: Iterable[Block]) -> tuple[str, str]:
    """All words of a text without the numbers of footnotes, and its prose without code."""
    everything, prose = [], []
    for block in blocks:
        at = 0
        for run in block.runs or ():
            piece = block.text[at : at + run.length]
            at += run.length
            everything.append("" if run.href.startswith(("#fn:", "#fnref:")) else piece)
            prose.append("\n" if "c" in run.marks or block.kind == "code" else everything[-1])
        if not block.runs:
            everything.append(block.text)
            prose.append("\n" if block.kind == "code" else block.text)
        if block.alts:
            everything[-1] += " "
        everything.append("\n")
        prose.append("\n")
    return "".join(everything).replace("\ufffc", " "), "".join(prose)


@lru_cache(1)
def clip_of(path: Path) -> clips.Clip:
    return clips.read(path.read_bytes(), path.name)


def measure(path: Path) -> Row:
    data, clip = path.read_bytes(), clip_of(path)
    blocks = clip.text.blocks
    if decode(encode(blocks)) != blocks:
        raise AssertionError(f"{path}: blocks change when stored")
    body = split(read_source(data)[0]).body
    theirs, their_prose = reference(body)
    ours, our_prose = shown(blocks)
    want, have = words(theirs), words(ours)
    lost = want - have
    total = want.total()
    left = {name: len(p.findall(our_prose)) - len(p.findall(their_prose)) for name, p in SYNTAX.items()}
    without_addresses = words(_ADDRESS.sub(" ", theirs))
    fair = without_addresses - have
    reason = "" if lost.total() * 200 <= total else EXCEPTIONS.get(path.name, "")
    if not reason and lost.total() * 200 > total and fair.total() * 200 <= without_addresses.total():
        reason = ADDRESSES
    return Row(
        name=path.name,
        words=total,
        kept=1 - lost.total() / total if total else 1.0,
        extra=(have - want).total(),
        missing=tuple(lost)[:8],
        left={name: n for name, n in left.items() if n > 0},
        marks=bool(SYNTAX["bold"].search(our_prose) or SYNTAX["link"].search(our_prose)),
        clean=not any(p.search(their_prose) for p in SYNTAX.values()),
        blocks=len(blocks),
        notices=clip.notices,
        reason=reason,
    )


def totals(rows: list[Row]) -> list[tuple[str, float, float, bool]]:
    """What is asked of a corpus: name, share reached, share asked, whether it is reached."""
    clean = [row for row in rows if row.clean]
    figures = [
        ("99.5 % of the words, of clips with a clean reference", _share(r.kept >= 0.995 for r in clean), 0.92, 1),
        ("95 % of the words, of all clips", _share(r.kept >= 0.95 for r in rows), 0.95, 1),
        ("words missing with a reason", _share(bool(r.reason) for r in rows if r.kept < 0.995), 1.0, 1),
        ("fences, headings, tables left", _share(bool(r.left.keys() - {"bold", "link"}) for r in rows), 0.0, -1),
        ("** or ]( left in prose", _share(r.marks for r in rows), 0.04, -1),
        ("block by block on the page, no warning of Qt", _share(not r.page for r in rows), 1.0, 1),
    ]
    return [(name, got, want, (got - want) * way >= 0) for name, got, want, way in figures]


def _share(facts: Iterable[bool]) -> float:
    found = list(facts)
    return sum(found) / len(found) if found else 1.0


def files() -> list[Path]:
    return [*clips.find([CORPUS / "clips"]), *clips.find([CORPUS / "books"])]


def main(names: list[str]) -> int:
    paths = [Path(name) for name in names] or files()
    if not paths:
        print(f"No clips in {CORPUS}: set ANNOTATOR_CORPUS.", file=sys.stderr)
        return 1
    from tests.corpus_pages import Pages

    pages = Pages()
    rows = [replace(measure(path), page=pages.trouble(clip_of(path).text)) for path in paths]
    print(f"{'kept %':>7} {'words':>7} {'extra':>5} {'blocks':>6}  clip")
    for row in sorted(rows, key=lambda row: -row.kept):
        syntax = [f"{name}:{n}" for name, n in row.left.items()] + ["marks"] * row.marks
        lost = [f"lost: {' '.join(row.missing)}", f"because {row.reason or '?'}"] if row.kept < 0.995 else []
        notes = "; ".join((*syntax, *row.notices, *lost, *filter(None, [row.page and f"PAGE: {row.page}"])))
        print(f"{100 * row.kept:7.2f} {row.words:7} {row.extra:5} {row.blocks:6}  {row.name[:60]}  {notes}".rstrip())
    print(f"\n{len(rows)} clips, {sum(row.words for row in rows):,} words, {sum(row.blocks for row in rows):,} blocks")
    reasons = Counter(row.reason or "?" for row in rows if row.kept < 0.995)
    print(*(f"{n:4} keep less, because {reason}" for reason, n in reasons.most_common()), sep="\n")
    reached = totals(rows)
    for name, got, want, good in reached:
        print(f"{'reached' if good else 'MISSED ':7}  {100 * got:6.2f} %  (asked: {100 * want:.1f} %)  {name}")
    return 0 if all(good for *_, good in reached) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
