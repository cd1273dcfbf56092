"""What a query sees of a document: the words of its front matter, and its facts."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.model import Document, utc
from annotator.query.dates import day
from annotator.query.matching import key


def said_of(document: Document) -> tuple[str, ...]:
    """The front matter in which words are looked for: all but the title, dates and how it was clipped."""
    address = document.url.partition("://")[2] or document.url
    return tuple(filter(None, (document.author, address, document.channel, *(value for _, value in document.meta))))


def facts_of(document: Document) -> Iterator[tuple[str, str]]:
    """Name and value, as `Subject.facts` has them; a name may come more than once."""
    dates = {"clipped": day(document.clipped), "published": day(document.published), "added": day_of(document.made)}
    fields = {"site": document.site, "channel": document.channel, "source": document.source, "author": document.author}
    yield from ((name, value) for name, value in (dates | fields).items() if value)
    yield from {(name, value) for k, value in document.meta if value and (name := key(k)) not in dates | fields}


def day_of(ms: int) -> str:
    """The day of unix milliseconds, in UTC; "" where it is none."""
    try:
        return utc(ms).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""
