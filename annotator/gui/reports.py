"""What came of bringing things in, a line each, in the person's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.gui.phrases import TONGUE, heard, number, numbered, quoted
from annotator.intake import FATES, Fate, ImportReport

if TYPE_CHECKING:
    from annotator.carrying import CarryReport
    from annotator.workspace import MergeReport

_PLACELESS = re.compile(r"“(.*)” \((.*)\): (.*)", re.S)
_COUNT = re.compile(r"(\d[\d,]*) ")


def imported(report: ImportReport) -> str:
    """The whole import."""
    told = _listed(
        _tr("%Ln new", report.count("new")),
        _tr("%Ln captured again", report.count("new capture")),
        _tr("%Ln already here", report.count("same")),
        _tr("%Ln of annotations", report.count("annotations")),
        _tr("%Ln left out", report.count("refused")),
    )
    return told or _tr("Nothing to import")


def fate(one: Fate) -> str:
    """What became of one file, and what is to be said of it."""
    notices = map(_notice if one.kind == "annotations" else _reason, one.notices)
    return ": ".join(filter(None, (heard(FATES[one.kind]), "; ".join(notices))))


def carried(report: CarryReport) -> str:
    """How the highlights of documents fare that were clipped again."""
    if not report.items:
        return _tr("Every highlight stands on the text shown")
    many, title = len(report.documents), report.documents[0].title
    if many > 1:
        return _tr("%Ln documents were clipped again: {}", many).format(fares(report))
    short = title if len(title) <= 60 else f"{title[:59].rstrip()}…"
    return _tr("“{}” was clipped again: {}").format(short, fares(report))


def fares(report: CarryReport) -> str:
    """ "12 kept, 3 moved, 1 fuzzy, 2 orphaned"."""
    return _listed(
        _tr("%Ln kept", len(report.of("kept"))),
        _tr("%Ln moved", len(report.of("moved"))),
        _tr("%Ln fuzzy", len(report.of("fuzzy"))),
        _tr("%Ln orphaned", len(report.of("orphaned"))),
    )


def merged(report: MergeReport) -> str:
    """What other libraries bring."""
    found = report.merged
    if not found.ops:
        return _tr("Nothing new: everything in there is here already")
    new = _kinds(found.new)
    told = _listed(
        _tr("{} new").format(new) if new else "",
        _tr("%Ln changed", sum(found.changed.values())),
        _tr("%Ln deleted", sum(found.deleted.values())),
        _tr("%Ln conflict(s)", found.conflicts),
    )
    return told or _tr("%Ln facts that change nothing to be seen", found.ops)


def _kinds(found: Mapping[str, int]) -> str:
    return _listed(*(TONGUE.counted(kind, count) for kind, count in found.items() if count))


def _notice(words: str) -> str:
    """Of a file of annotations: what it is, and how many of each; or an excerpt, and why it found no place."""
    if found := _PLACELESS.fullmatch(words):
        return f"{quoted(found[1])} ({found[2]}): {heard(found[3])}"
    begin, _, rest = words.partition(": ")
    return f"{heard(begin)}: {_listed(*map(_counted, rest.split(', ')))}"


def _counted(words: str) -> str:
    """ "1,204 new" as the person writes it."""
    if count := _COUNT.match(words):
        return _tr("{} " + words[count.end() :]).format(number(int(count[1].replace(",", ""))))
    return heard(words)


def _reason(words: str) -> str:
    """Of a clip: why it is shown as it is, or not at all."""
    told, (what, _, why) = heard(words), words.partition(": ")
    return f"{heard(what)}: {heard(why)}" if told == words and why else told


def _listed(*told: str) -> str:
    return ", ".join(filter(None, told))


def _tr(words: str, count: int | None = None) -> str:
    """ "" for none of what is counted."""
    if count is None:
        return QCoreApplication.translate("Reports", words)
    return numbered("Reports", words, count) if count else ""
