"""Excerpts as a zip of Markdown notes, one a document and one a tag: for Obsidian and its like."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import chain, groupby
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from annotator.exchange import markdown
from annotator.exchange.wish import Wish
from annotator.model import Document, Excerpt

_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*#^\[\]]+')


def write(excerpts: Iterable[Excerpt], stream: BinaryIO, wish: Wish) -> int:
    """How many excerpts went to the stream, document by document.

    Each excerpt links to its tags' notes, so that Obsidian's back-links list there who wears a tag.
    """
    count = 0
    taken: set[str] = set()
    tags: dict[tuple[str, ...], str] = {}
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for _, group in groupby(excerpts, lambda e: e.document.id):
            first = next(group)
            with package.open(entry(f"Excerpts/{distinct(first.document.title, taken)}.md"), "w") as page:
                page.write(_head(first.document).encode("utf-8", "replace"))
                for excerpt in chain((first,), group):
                    for path in excerpt.tags:
                        if path not in tags:
                            tags[path] = distinct(" - ".join(path), taken)
                    links = [tags[path] for path in excerpt.tags]
                    page.write(_section(excerpt, links).encode("utf-8", "replace"))
                    count += 1
        lines = {tuple(t.name for t in line): line[-1] for line in wish.codebook}
        for worn, name in tags.items():
            words = lines[worn].description if worn in lines else ""
            package.writestr(entry(f"Tags/{name}.md"), f"{words}\n".lstrip("\n").encode("utf-8", "replace"))
    return count


def file_name(title: str) -> str:
    """A title as the name of a file on any system."""
    name = _UNFIT.sub(" ", title)
    return " ".join(name.split())[:80].strip(" .") or "Untitled"


def entry(name: str) -> ZipInfo:
    """A file in a zip; the same content gives the same bytes."""
    made = ZipInfo(name)  # of 1980, so that the same excerpts give the same file
    made.compress_type = ZIP_DEFLATED
    return made


def distinct(title: str, taken: set[str]) -> str:
    """A title as the name of a file that no other has yet."""
    base = name = file_name(title)
    n = 2
    while name.casefold() in taken:
        name, n = f"{base} {n}", n + 1
    taken.add(name.casefold())
    return name


def _head(d: Document) -> str:
    facts = {"title": d.title, "source": d.url, "author": d.author, "published": d.published, "clipped": d.clipped,
             "channel": d.channel}  # fmt: skip
    # A JSON string is a YAML string too.
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items() if value]
    return "---\n" + "\n".join(lines) + f"\n---\n\n# {markdown.literal(' '.join(d.title.split())) or 'Untitled'}\n"


def _section(e: Excerpt, tags: list[str]) -> str:
    body = "".join(markdown.excerpt_lines(e)).strip("\n")
    links = " · ".join(f"[[Tags/{name}|{name}]]" for name in tags)
    return "\n" + "\n\n".join(filter(None, (body, links, f"^{e.id[:12]}{e.id[-4:]}"))) + "\n"
