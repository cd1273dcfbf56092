"""Markdown -> sanitised HTML: Python-Markdown with our block structure and the marks that clips use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import cast
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from annotator.clips.repairs import repaired
from annotator.clips.structure import Structure
from annotator.clips.tags import ATTRIBUTES, PHRASE, STRUCTURE

# As modules: looking for packages by name, as `importlib.metadata` and Markdown itself do, takes 40 ms.
_MARKS = [import_module(f"pymdownx.{name}") for name in ("betterem", "tilde", "mark", "magiclink")]
_LIBRARIES = {"markdown": "markdown", "pymdown-extensions": "pymdownx", "nh3": "nh3"}
PIPELINE = "1 " + " ".join(f"{name} {import_module(module).__version__}" for name, module in _LIBRARIES.items())
KEPT = 100_000
"""Characters of the longest clip whose converter is used again: what it holds of a long one is large."""

_idle: list[Markdown] = []
_CLEANER = nh3.Cleaner(
    tags=set(STRUCTURE | PHRASE),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


class Clippings(Extension):
    """Reads clips as CommonMark does."""

    def extendMarkdown(self, md: Markdown) -> None:
        structure = Structure(md)
        md.parser = structure
        md.preprocessors.deregister("normalize_whitespace")
        md.preprocessors.deregister("html_block")
        for name in ("backtick", "escape", "linebreak", "html", "entity", "autolink", "automail"):
            md.inlinePatterns.deregister(name)  # what these read has become tokens
        for name in ("reference", "image_reference"):
            vars(md.inlinePatterns[name])["RE_LINK"] = _LABEL
        for name, sign in _SIGNS.items():
            pattern = md.inlinePatterns[name]
            pattern.compiled_re = cast(re.Pattern[str], _Signed(pattern.compiled_re, sign))
        md.treeprocessors.deregister("prettify")
        md.treeprocessors.register(_Attributes(structure), "clippings", 10)
        md.postprocessors.deregister("raw_html")
        md.postprocessors.register(_Restored(structure), "clippings", 30)


_LABEL = re.compile(r"\[([^\]]*)\]")
"""Right after the words: of "[a] [b]" each is a link of its own."""
_BRACKET, _EMBED = re.compile(r"\["), re.compile(r"!\[")
_SIGNS = {
    "reference": _BRACKET,
    "link": _BRACKET,
    "image_link": _EMBED,
    "image_reference": _EMBED,
    "short_reference": _BRACKET,
    "short_image_ref": _EMBED,
    "magic-link": re.compile(r"://|w[wW]{2}\.|W[wW]{2}\."),
    "magic-mail": re.compile("@"),
}
"""What every match of a pattern holds; to look for this first is quicker, by far for the last two."""


class _Signed:
    """A pattern as Python-Markdown asks for it: by `finditer` alone."""

    def __init__(self, pattern: re.Pattern[str], sign: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.sign = sign

    def finditer(self, text: str, start: int) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text, start) if self.sign.search(text, start) else iter(())


class _Attributes(Treeprocessor):
    """Takes tokens out of addresses and alternative texts."""

    def __init__(self, structure: Structure) -> None:
        super().__init__()
        self.structure = structure

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ("alt", "src", "href"):
                if "\ufdd0" in (value := element.get(name, "")):
                    element.set(name, self.structure.spans.words(value))


class _Restored(Postprocessor):
    """Puts back what the tokens stand for."""

    def __init__(self, structure: Structure) -> None:
        super().__init__()
        self.structure = structure

    def run(self, text: str) -> str:
        return self.structure.spans.restored(text)


def _converter() -> Markdown:
    betterem, tilde, mark, magiclink = (module.makeExtension for module in _MARKS)
    return Markdown(extensions=[betterem(), tilde(subscript=False), mark(), magiclink(), Clippings()])


def to_html(body: str) -> str:
    """The body of a clip as sanitised, balanced HTML. Raises RecursionError on some hostile text."""
    try:
        md = _idle.pop()
    except IndexError:
        md = _converter()
    page = md.convert(repaired(body.replace("\2", "").replace("\3", "")))
    if len(body) <= KEPT:
        _idle.append(md.reset())  # one that raised is not used again
    return _CLEANER.clean(page)
