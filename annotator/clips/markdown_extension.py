"""Markdown -> sanitised HTML: Python-Markdown with our block structure and the marks that clips use."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from annotator.clips.spans import gathered
from annotator.clips.structure import Structure
from annotator.clips.tags import ATTRIBUTES, PHRASE, STRUCTURE

_MARKS = ("pymdownx.betterem", "pymdownx.tilde", "pymdownx.mark", "pymdownx.magiclink")
_CLEANER = nh3.Cleaner(
    tags=set(STRUCTURE | PHRASE),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


class Clippings(Extension):
    """Reads clips as CommonMark does. Lives for one conversion."""

    def extendMarkdown(self, md: Markdown) -> None:
        structure = Structure(md)
        md.parser = structure
        md.preprocessors.deregister("normalize_whitespace")
        md.preprocessors.deregister("html_block")
        for name in ("backtick", "escape", "linebreak", "html", "entity", "autolink", "automail"):
            md.inlinePatterns.deregister(name)  # what these read has become tokens
        md.treeprocessors.deregister("prettify")
        md.treeprocessors.register(_Attributes(structure), "clippings", 10)
        md.postprocessors.deregister("raw_html")
        md.postprocessors.register(_Restored(structure), "clippings", 30)


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


def to_html(body: str) -> str:
    """The body of a clip as sanitised, balanced HTML. Raises RecursionError on some hostile text."""
    md = Markdown(extensions=[*_MARKS, Clippings()], extension_configs={"pymdownx.tilde": {"subscript": False}})
    return _CLEANER.clean(md.convert(gathered(body.replace("\2", "").replace("\3", ""))))
