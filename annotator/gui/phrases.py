"""How dates, times and provenance are said on screen, in the person's locale."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from html import escape
from time import localtime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from annotator.gui.glance import glance
from annotator.model import Document
from annotator.workspace.telling import Tongue

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def day(stored: str, *, year: bool = True) -> str:
    """"23 Dec 2025" for what begins with an ISO date; other words as they are."""
    found = _DATE.match(stored)
    told = _day(found[0], _tr("d MMM yyyy") if year else _tr("d MMM"), QLocale().name()) if found else ""
    return told or stored.strip()[:40]


@lru_cache(10_000)
def _day(stored: str, form: str, _locale: str) -> str:
    """In the locale that is set; "" where there is no such day. A library has many documents, but few days."""
    known = QDate(*map(int, stored.split("-")))
    return QLocale().toString(known, form) if known.isValid() else ""


def moment(ms: int) -> str:
    """The time of day for today, else the day."""
    when = QDateTime.fromMSecsSinceEpoch(ms)
    today = QDate.currentDate()
    if when.date() == today:
        return QLocale().toString(when.time(), "HH:mm")
    return QLocale().toString(when.date(), _tr("d MMM") if when.date().year() == today.year() else _tr("d MMM yyyy"))


def clock(ms: int) -> str:
    """The time of day."""
    return QLocale().toString(QDateTime.fromMSecsSinceEpoch(ms).time(), "HH:mm")


def day_and_time(ms: int) -> str:
    """"23 Dec 2025, 13:00"."""
    when = QDateTime.fromMSecsSinceEpoch(ms)
    return QLocale().toString(when, _tr("d MMM yyyy, HH:mm"))


def clipped(words: str, most: int = 120) -> str:
    """The words on one line, at most so many."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def tip(words: str) -> str:
    """Words for a tooltip, said as they are: Qt takes what looks like markup for it, and opens the files it names."""
    return f'<p style="white-space:pre-wrap">{escape(words)}</p>' if "<" in words else words


def now() -> int:
    """Unix milliseconds."""
    return QDateTime.currentMSecsSinceEpoch()


def facts_in_list(document: Document, minutes: int) -> str:
    this_year = document.clipped.startswith(str(localtime().tm_year))
    when = day(document.clipped or document.published, year=not this_year)
    return " · ".join(filter(None, (document.site, when, duration(minutes))))


def facts_in_masthead(document: Document, minutes: int, *, truncated: bool) -> list[str]:
    tell = QCoreApplication.translate
    return list(filter(None, (
        document.site,
        document.author,
        day(document.published),
        tell("Masthead", "clipped {}").format(day(document.clipped)) if document.clipped else "",
        f"#{document.channel}" if document.channel else "",
        duration(minutes),
        tell("Masthead", "truncated by the clipper") if truncated else "",
    )))


def unkept() -> str:
    """What is told where the settings cannot be written."""
    return QCoreApplication.translate(
        "Settings", "This choice could not be kept: the settings file cannot be written."
    )


@contextmanager
def kept(say: Callable[[str], object]) -> Iterator[None]:
    """For a choice to be written down in: where it cannot be, that is said."""
    try:
        yield
    except OSError:
        say(unkept())


def verdict(said: str) -> str:
    tell = QCoreApplication.translate
    known = {"accept": tell("Review", "accepted"), "reject": tell("Review", "rejected"),
             "discuss": tell("Review", "to discuss"), "disputed": tell("Review", "disputed"),
             "unanswered": tell("Review", "without a review")}  # fmt: skip
    return known.get(said, said)


def duration(minutes: int) -> str:
    return _tr("{} min").format(minutes) if minutes < 90 else _tr("{} h").format(round(minutes / 60))


def heard(words: str) -> str:
    """What a room below says, in the person's language where it is known there."""
    return QCoreApplication.translate("Sentences", words)


def apart(name: str) -> str:
    """A name for a sentence, so that it runs its own way and leaves the sentence's marks where they are."""
    return f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}"


def quoted(words: str) -> str:
    """In the marks that the language has for it."""
    return _tr("“{}”").format(words)


def number(count: int) -> str:
    """1,204 or 1.204, as the person writes it."""
    return QLocale().toString(count)


def size(count: int) -> str:
    """Of bytes, as file managers tell it: “168 kB”, “1.2 MB”."""
    form = QLocale.DataSizeFormat.DataSizeTraditionalFormat
    return QLocale().formattedDataSize(count, 1 if count >= 1 << 20 else 0, form)


def percent(share: float) -> str:
    """Of 0 to 1, with the space that typesetters put there."""
    return f"{share:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


def read(note: str) -> str:
    """A note's words without the signs of Markdown, on one line; those of one that is nothing but signs."""
    return glance(note).words or note


TONGUE = Tongue(lambda words: QCoreApplication.translate("Deeds", words), number, heard, read)
"""For sentences about what was done."""


def share(value: float | None) -> str:
    """"98.2 %", "–" for none, as the person writes it; what differs is never 100 % alike."""
    return "–" if value is None else f"{_decimal(100 * (value if value == 1 else min(value, 0.999)), 1)} %"


def ratio(value: float | None) -> str:
    """"0.64", "–" for none, as the person writes it."""
    return "–" if value is None else _decimal(value, 2)


def _decimal(value: float, places: int) -> str:
    return QLocale().toString(round(value, places) + 0.0, "f", places).replace("-", "−")


def numbered(context: str, words: str, count: int) -> str:
    """One and many said apart: "1 tag" and "2 tags" of "%Ln tag(s)"."""
    return QCoreApplication.translate(context, words, None, count).replace("(s)", "" if count == 1 else "s")


def documents(count: int) -> str:
    return numbered("Counts", "%Ln document(s)", count)


def highlights(count: int) -> str:
    return numbered("Counts", "%Ln highlight(s)", count)


def tags(count: int) -> str:
    return numbered("Counts", "%Ln tag(s)", count)


def notes(count: int) -> str:
    return numbered("Counts", "%Ln note(s)", count)


def excerpts(count: int) -> str:
    return numbered("Counts", "%Ln excerpt(s)", count)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Phrases", words)
