"""Excerpts as one page of HTML: complete by itself, inert, good to read and to print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import TextIO

from annotator.exchange.wish import VERDICTS, Group, Headed, Wish
from annotator.model import Document, Excerpt, ExcerptNote, ExcerptReview, iso, utc
from annotator.text import seen

STYLE = """
:root { color-scheme: light dark; --page: #fbfaf7; --card: #fff; --ink: #23211d; --dim: #666058; --line: #e3dfd5;
  --accent: #2f6b5e; --chip-ink: #23211d }
@media (prefers-color-scheme: dark) { :root { --page: #1c1b19; --card: #262522; --ink: #e6e2d9; --dim: #b0aa9f;
  --line: #34322e; --accent: #7fc4ae } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 46rem; padding: 3rem 1.25rem 5rem; background: var(--page); color: var(--ink);
  font: 17px/1.5 "Source Serif Pro", Literata, Charter, Georgia, serif; overflow-wrap: anywhere }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 2rem; padding-bottom: 1.25rem; border-bottom: 1px solid var(--ink) }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.75rem 0 .25rem; break-after: avoid }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .15em }
.facts, .who, .note, .review, .context, li { font: 13.5px/1.45 "Source Sans Pro", system-ui, sans-serif }
.facts, .who, .context { color: var(--dim); margin: .25rem 0 }
article { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--tag, #f6d98b);
  border-radius: 5px; padding: .8rem 1rem .7rem; margin: .9rem 0; break-inside: avoid }
blockquote { margin: 0 }
blockquote p { margin: 0 0 .5rem }
ul { display: flex; flex-wrap: wrap; gap: .35rem; list-style: none; margin: .35rem 0; padding: 0 }
li { background: var(--chip, #f6d98b); color: var(--chip-ink); border-radius: 9px; padding: .05rem .6rem }
.note, .review { margin: .45rem 0; padding-left: .75rem; border-left: 2px solid var(--line); white-space: pre-wrap }
.answer { margin-left: 1.25rem }
.review { border-left-color: var(--accent) }
@media print { body { max-width: none; padding: 0; font-size: 11pt } article { border-color: #bbb } }
"""

_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0x202A, 0x202F)), "\ufffd")
_BREAKS = re.compile("\r\n?|\n|\u2029")
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


def write(excerpts: Iterable[Excerpt], stream: TextIO, wish: Wish) -> int:
    """How many excerpts went to the stream."""
    stream.write(
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>Excerpts</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>Excerpts</h1>\n"
    )
    found = Headed(excerpts, wish.by)
    for heading, excerpt in found:
        if heading:
            stream.writelines(_heading(heading))
        stream.writelines(_article(excerpt, told=wish.by != "document"))
    stream.write("</body>\n</html>\n")
    return found.count


def text(words: str) -> str:
    """Words as they may stand in an element or in a quoted attribute."""
    return escape(words.translate(_CONTROLS)).replace("\u2028", "<br>")


def paragraphs(words: str) -> str:
    """Blocks of words, a paragraph each."""
    return "".join(f"<p>{text(block)}</p>" for block in _BREAKS.split(words) if block.strip())


def link(url: str, words: str) -> str:
    """The words, as a link where the address is one of the web."""
    if not re.match(r"https?://[^/\s]", url, re.IGNORECASE):
        return text(words)
    address = escape("".join(c for c in url if c.isprintable() and c != " "))
    return f'<a href="{address}" rel="noopener noreferrer">{text(words)}</a>'


def colour(tag: str) -> str:
    """A colour fit for a style; the marker's where it is none."""
    return tag if _COLOUR.fullmatch(tag) else "#F6D98B"


def _heading(found: Group) -> Iterator[str]:
    yield f"<h2>{text(found.title)}</h2>\n"
    if found.document:
        yield f'<p class="facts">{_facts(found.document)}</p>\n'


def _facts(d: Document) -> str:
    said = (
        link(d.url, d.site or d.url),
        text(d.author),
        f"published {text(d.published)}" if d.published else "",
        f"clipped {text(d.clipped)}" if d.clipped else "",
        f"via {text(d.source)}" if d.source else "",
        text(f"#{d.channel}") if d.channel else "",
    )
    return " · ".join(filter(None, said))


def _article(e: Excerpt, *, told: bool) -> Iterator[str]:
    first = colour(e.colours[0]) if e.colours else "#F6D98B"
    yield f'<article id="{text(e.id)}" style="--tag: {first}">\n<blockquote cite="{text(e.document.url)}">'
    yield paragraphs(seen(e.quote.exact))
    yield "</blockquote>\n"
    if e.tags:
        chips = zip(e.tags, (*e.colours, *("" for _ in e.tags)), strict=False)
        yield "<ul>" + "".join(
            f'<li style="--chip: {colour(c)}">{text(" › ".join(path))}</li>' for path, c in chips
        ) + "</ul>\n"
    yield from map(_note, e.notes)
    yield from map(_review, e.reviews)
    before, after = (" ".join(seen(words).split()) for words in (e.before, e.after))
    if before or after:
        yield f'<p class="context">… {text(before)} <b>[…]</b> {text(after)} …</p>\n'
    if told:
        yield f'<p class="context">{text(e.document.title or "Untitled")} · {_facts(e.document)}</p>\n'
    when = f'<time datetime="{iso(e.made)}">{utc(e.made):%Y-%m-%d %H:%M} UTC</time>'
    place = f"characters {e.span.start}–{e.span.end}"
    yield f'<p class="who">{text(e.person) or "Unknown"} · {when} · {place}</p>\n</article>\n'


def _note(n: ExcerptNote) -> str:
    kind = "note answer" if n.answers else "note"
    return f'<div class="{kind}"><strong>{text(n.person) or "Unknown"}</strong> {text(n.body)}</div>\n'


def _review(r: ExcerptReview) -> str:
    verdict = VERDICTS.get(r.verdict, text(r.verdict))
    comment = f" {text(r.comment)}" if r.comment else ""
    return f'<div class="review"><strong>{text(r.person) or "Unknown"}: {verdict}</strong>{comment}</div>\n'
