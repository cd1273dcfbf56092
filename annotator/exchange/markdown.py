"""Excerpts as a page of Markdown to read and pass on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from annotator.exchange.wish import VERDICTS, Headed, Wish
from annotator.model import Document, Excerpt, ExcerptNote, ExcerptReview, utc
from annotator.text import seen


def write(excerpts: Iterable[Excerpt], stream: TextIO, wish: Wish) -> int:
    """How many excerpts went to the stream; a heading wherever another group begins."""
    stream.write("# Excerpts\n")
    found = Headed(excerpts, wish.by)
    for heading, excerpt in found:
        if heading:
            stream.write(f"\n## {literal(_line(heading.title)) or 'Untitled'}\n")
            stream.writelines(_facts(heading.document) if heading.document else ())
        stream.writelines(excerpt_lines(excerpt))
        if wish.by != "document":
            stream.write(f"\nFrom {literal(_line(excerpt.document.title)) or 'Untitled'}\n")
            stream.writelines(_facts(excerpt.document))
    return found.count


def literal(words: str) -> str:
    """One line as Markdown that renders as exactly these words."""
    words = _ENTITY.sub(r"\\&", _SPECIAL.sub(r"\\\g<0>", words.translate(_CONTROLS)))
    if start := _OPENING.match(words):
        words = f"{words[: start.end() - 1]}\\{words[start.end() - 1 :]}"
    inner = words.strip()
    if not inner:
        return _kept(words)
    at = words.index(inner)
    return _kept(words[:at]) + inner + _kept(words[at + len(inner) :])


def paragraphs(words: str) -> str:
    """Blocks of words as literal Markdown, a paragraph each; a forced line break stays one. Ends in a newline."""
    blocks = (block.strip("\u2028").split("\u2028") for block in _BREAK.sub("\n", words).split("\n"))
    return "\n\n".join(filter(None, ("\\\n".join(map(literal, lines)) for lines in blocks))) + "\n"


_BREAK = re.compile("\r\n?|\u2029")
_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 32), *range(127, 160)), "�")
_SPECIAL = re.compile(r"[\\`*_\[\]<>~|$#^{}]|=(?==)|(?<==)=|%(?=%)|(?<=%)%")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_OPENING = re.compile(r"\s*(?:[-+=:]|\d+[.)])")  # of a list, an underline, a definition


def _kept(space: str) -> str:
    # A renderer drops white space at the ends of a line.
    return "".join(f"&#{ord(c)};" for c in space)


def _facts(d: Document) -> Iterator[str]:
    link = _destination(d.url)
    facts = [
        f"[{literal(_line(d.site))}]({link})" if link else literal(_line(d.url)),
        literal(_line(d.author)),
        _labelled("published", d.published),
        _labelled("clipped", d.clipped),
        _labelled("via", d.source),
        literal(f"#{_line(d.channel)}") if d.channel else "",
    ]
    if line := " · ".join(filter(None, facts)):
        yield f"\n{line}\n"


def quote_lines(e: Excerpt, *facts: str) -> Iterator[str]:
    """Its words, its tags and these facts, its notes and reviews."""
    yield "\n" + _indented(paragraphs(seen(e.quote.exact)), "> ")
    if line := " · ".join((*(_chip(" / ".join(path)) for path in e.tags), *facts)):
        yield f"\n{line}\n"
    if e.notes or e.reviews:
        yield "\n"
    yield from map(_note, e.notes)
    yield from map(_review, e.reviews)


def source_line(d: Document) -> str:
    """Where excerpts come from, as a line below them."""
    title, address = literal(_line(d.title)) or "Untitled", _destination(d.url)
    return f"\n— [{title}]({address})\n" if address else f"\n— {title}\n"


def excerpt_lines(e: Excerpt) -> Iterator[str]:
    """One excerpt: its words, who, tags, notes, context."""
    made = f"{literal(_line(e.person)) or 'Unknown'}, {_when(e.made)}"
    yield from quote_lines(e, made, f"characters {e.span.start}–{e.span.end}")
    if around := _around(_line(seen(e.before)), _line(seen(e.after))):
        yield f"\nContext: {around}\n"


def _note(note: ExcerptNote) -> str:
    head = f"**{literal(_line(note.person)) or 'Unknown'}**, {_when(note.made)}: "
    body = paragraphs(note.body)
    return "- " + _indented(head + body, "  ").removeprefix("  ")


def _review(review: ExcerptReview) -> str:
    verdict = literal(VERDICTS.get(review.verdict, review.verdict))
    head = f"**{literal(_line(review.person)) or 'Unknown'}**, {_when(review.made)}: *{verdict}* "
    return "- " + _indented((head + paragraphs(review.comment)).strip(), "  ").removeprefix("  ")


def _around(before: str, after: str) -> str:
    parts = [f"… {literal(before)}" if before else "", "[…]", f"{literal(after)} …" if after else ""]
    return " ".join(filter(None, parts)) if before or after else ""


def _indented(lines: str, prefix: str) -> str:
    return "".join((prefix + line).rstrip() + "\n" for line in lines.rstrip("\n").split("\n"))


def _labelled(label: str, value: str) -> str:
    return f"{label} {literal(_line(value))}" if value else ""


def _line(words: str) -> str:
    return " ".join(words.split())


def _chip(name: str) -> str:
    """A code span: rendered, it looks like a label, and nothing in it is markup."""
    name = _line(name.translate(_CONTROLS)) or "?"
    fence = "`" * (max(map(len, re.findall("`+", name)), default=0) + 1)
    space = " " if name[:1] == "`" or name[-1:] == "`" else ""
    return f"{fence}{space}{name}{space}{fence}"


def _destination(url: str) -> str:
    """An address as a link takes it; "" where it is not of the web."""
    if not re.match(r"https?://[^/]", url, re.IGNORECASE):
        return ""
    visible = "".join(c for c in url if c.isprintable() and c != " ")
    return "<" + _ENTITY.sub(r"\\&", re.sub(r"[<>\\]", r"\\\g<0>", visible)) + ">"


def _when(ms: int) -> str:
    return utc(ms).strftime("%Y-%m-%d %H:%M UTC")
