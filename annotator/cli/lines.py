"""What the command line prints for people: lines, in which nothing stands that a terminal would obey."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from annotator.model import iso
from annotator.shapes import Json

if TYPE_CHECKING:  # the help of every verb comes by here
    from annotator.intake import ImportReport
    from annotator.store import Backup
    from annotator.workspace import MergeReport

TITLE = 80
"""Code points of a title in a list."""
_UNSEEN = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffc]")


def safe(words: str) -> str:
    """The words without what a terminal would obey: line ends, control characters, turns of direction."""
    return _UNSEEN.sub(" ", words)


def cut(words: str) -> str:
    """A title short enough for a line."""
    return words if len(words) <= TITLE else f"{words[: TITLE - 1]}…"


def plain(words: str) -> str:
    """The words on one line, each gap one space."""
    return " ".join(safe(words).split())


def _width(words: str) -> int:
    """Columns of a terminal."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in words)
    return len(words) + wide - sum(unicodedata.category(c) in ("Mn", "Me", "Cf") for c in words)


def columns(rows: Iterable[tuple[str, ...]], right: str = "") -> Iterator[str]:
    """Rows as aligned lines; a column whose letter in `right` is "r" is flush right. The last is left as it is."""
    cells = [tuple(map(plain, row)) for row in rows]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)][:-1]
    for row in cells:
        out = []
        for n, (words, width) in enumerate(zip(row, widths, strict=False)):
            space = " " * (width - _width(words))
            out.append(space + words if right[n : n + 1] == "r" else words + space)
        yield "  ".join((*out, row[-1])).rstrip()


def fate_lines(r: ImportReport) -> Iterator[str]:
    return columns((f.name, f.sentence) for f in r.fates)


def document_lines(documents: list[Json]) -> Iterator[str]:
    ids = [d["id"] for d in documents]
    short = next(n for n in range(8, 33) if n == 32 or len({i[:n] for i in ids}) == len(ids))
    head = ("document", "clipped", "min", "marks", "site", "title")
    rows = ((d["id"][:short], d["clipped"][:10], str(d["minutes"]), str(d["highlights"]), d["site"], cut(d["title"]))
            for d in documents)  # fmt: skip
    return columns((head, *rows), "--rr")


def excerpt_lines(excerpts: Iterable[Json]) -> Iterator[str]:
    for (_, title, url), marks in groupby(excerpts, lambda e: (e["document"], e["title"], e["url"])):
        yield plain(f"{title}  {url}")
        for e in marks:
            yield f"  {e['start']}–{e['end']}  “{plain(e['quote'])}”"
            yield "    " + plain(" · ".join((*e["tags"], e["person"], e["created"])))
            for note in e["notes"]:
                yield "    " + plain(f"{note['person']}: {note['body']}")
            for r in e["reviews"]:
                yield "    " + plain(f"{r['person']}: {r['verdict']}. {r['comment']}")


def hit_lines(hits: Iterable[Json]) -> Iterator[str]:
    for h in hits:
        yield plain(f"{h['kind']}  {cut(h['title'])}  {h['url']}")
        if h["words"]:
            yield "    " + plain(h["words"])
        if h["tags"]:
            yield "    " + plain(" · ".join(h["tags"]))


def check_lines(check: Json) -> Iterator[str]:
    yield from (f"Mended: {plain(finding)}" for finding in check["repaired"])
    yield from map(plain, check["findings"])
    counts = [f"{name} {check[name]}" for name in ("documents", "highlights", "ops") if check[name] is not None]
    yield f"{'Sound' if check['sound'] else 'Not sound'}: {', '.join(counts) or 'it cannot be read'}."


def tag_lines(tags: Iterable[Json]) -> Iterator[str]:
    marks = {True: " (deprecated)", False: ""}
    return columns([(str(t["highlights"]), t["path"] + marks[t["deprecated"]]) for t in tags], "r")


def moment(ms: int) -> str:
    """A time in UTC, to the minute, for people."""
    return f"{iso(ms)[:16].replace('T', ' ')} UTC"


def backup_lines(backups: Iterable[Backup]) -> Iterator[str]:
    from annotator.store.backups import WHYS

    return columns([(moment(b.made), f"{b.size:,}", WHYS[b.why], str(b.path)) for b in backups], "-r")


def adoption_lines(adoption: Json) -> Iterator[str]:
    yield from columns([(kind, path) for kind in ("new", "changed") for path in adoption[kind]])
    yield from map(plain, adoption["notices"])


def reach_lines(reach: Json) -> Iterator[str]:
    yield plain(reach["step"]) + ("" if reach["written"] else " (not written)")
    told = {"highlights": "highlights change", "both": "of them wear both", "tags": "tags below", "notes": "notes"}
    yield from columns(((str(reach[name]), words) for name, words in told.items() if reach[name]), "r")


def merge_lines(report: MergeReport, *, dry: bool) -> Iterator[str]:
    yield f"{'Would bring' if dry and report.merged.ops else 'Merged'}: {report.sentence}."
    yield from list(report.lines(0))[1:]


def agreement_lines(rows: list[Json], mine: str, theirs: str) -> Iterator[str]:
    head = ("agree", "kappa", "alpha", "units", "F1", mine, theirs, "tag")
    measures = ("percent", "kappa", "alpha", "unitising", "f1")
    told = ((*("–" if r[m] is None else f"{r[m]:.3f}" for m in measures), str(r["mine"]), str(r["theirs"]),
             r["tag"] or "marked at all") for r in rows)  # fmt: skip
    return columns((head, *told), "rrrrrrr")
