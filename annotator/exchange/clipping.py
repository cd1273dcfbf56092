"""A few excerpts as they are pasted into a mail or a message: quotes with where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from annotator.exchange import markdown, page
from annotator.model import Document, Excerpt
from annotator.text import seen


def plain(excerpts: Iterable[Excerpt]) -> str:
    """Quotes in quotation marks, and below those of each document its title and address."""
    return "\n\n".join(
        "\n\n".join((*(f"“{seen(e.quote.exact)}”" for e in found), _source(document))).rstrip()
        for document, found in _sourced(excerpts)
    )


def rich(excerpts: Iterable[Excerpt]) -> str:
    """The same as HTML, inert."""
    out: list[str] = []
    for document, found in _sourced(excerpts):
        out += (f"<blockquote>{page.paragraphs(seen(e.quote.exact))}</blockquote>" for e in found)
        if document.title or document.url:
            out.append(f"<p>— {page.link(document.url, document.title or document.url)}</p>")
    return "\n".join(out)


def marked(excerpts: Iterable[Excerpt]) -> str:
    """The same as Markdown, with tags and notes."""
    out: list[str] = []
    for document, found in _sourced(excerpts):
        for e in found:
            out += markdown.quote_lines(e)
        out.append(markdown.source_line(document))
    return "".join(out).strip("\n") + "\n"


def _sourced(excerpts: Iterable[Excerpt]) -> Iterator[tuple[Document, list[Excerpt]]]:
    for _, found in groupby(excerpts, lambda e: e.document.id):
        several = list(found)
        yield several[0].document, several


def _source(document: Document) -> str:
    return "\n".join(filter(None, (document.title, document.url)))
