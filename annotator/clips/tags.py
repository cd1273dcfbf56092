"""Raw HTML in Markdown: real tags, rebuilt and balanced; everything else that looks like one is text."""

from __future__ import annotations

import html
import re
from functools import cached_property

from annotator.clips import budget
from annotator.clips.budget import Budget


def names(text: str) -> frozenset[str]:
    return frozenset(text.split())


STRUCTURE = names("""
    div section article aside header footer main nav center blockquote details summary figure figcaption ul ol li dl dt
    dd p h1 h2 h3 h4 h5 h6 pre table caption thead tbody tfoot tr td th hr
""")
PHRASE = names("a b strong i em u ins s del code kbd samp mark sub sup cite var br img")
"""What sanitised HTML may contain, with STRUCTURE."""
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "li": {"value"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_FLAGS = names("""
    allowfullscreen async autofocus autoplay checked compact controls default defer disabled download hidden inert ismap
    itemscope loop multiple muted nomodule noshade novalidate nowrap open playsinline readonly required
    reversed selected v-pre
""")
"""Attributes that have no value."""
MAX_NESTING = 60
"""Elements open at once: parsers of HTML take quadratic time over deep nesting."""
MAX_TABLES = 6

_VOID = names("br img hr")
_SELF_CLOSING = names("li dt dd p tr td th thead tbody tfoot caption")  # their end tags may be left out
_UNMARKED = names("span small abbr acronym q font big nobr bdi bdo wbr time data label ruby rt rp rb rtc blink")
_DROPPED = names("""
    html head body title meta link base form input button select option optgroup textarea fieldset legend output object
    param embed iframe video audio source track picture svg path math canvas map area script style noscript template
    slot dialog menu menuitem hgroup address search tt strike dfn applet basefont dir frame frameset noframes isindex
    listing xmp plaintext marquee progress meter col colgroup
""")
_SYNONYMS = {"strike": "s", "tt": "code", "dfn": "i", "address": "p"}
_SILENT = frozenset(("script", "style"))  # their content is no text
TAG = re.compile(
    r"""<(?P<shut>/?)(?P<name>[A-Za-z][A-Za-z0-9:.-]*+)
        (?P<attributes>(?:\s++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?|\s*+/(?!>))*+)
        \s*+(?P<whole>/?)>""",
    re.X,
)
_NO_TEXT = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))  # comments and declarations
_ATTRIBUTE = re.compile(r"""([A-Za-z][\w:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
_CLOSED = re.compile(r"</([A-Za-z][A-Za-z0-9:.-]*)")


class Tags:
    """The tags of one clip: those that HTML does not know are tags only if they look used as such."""

    def __init__(self, body: str) -> None:
        self.budget = Budget(len(body))
        self.closed = {name.lower() for name in _CLOSED.findall(body)}
        self.nested = self.tables = 0

    def real(self, tag: re.Match[str]) -> bool:
        """False for the <String> of List<String>, for <path to file>, and between the signs of "a<b and c>d"."""
        name, attributes = tag["name"].lower(), tag["attributes"]
        if name in self.closed or tag["whole"] or "=" in attributes:
            return True
        known = name in STRUCTURE or name in PHRASE or name in _UNMARKED or name in _DROPPED
        return known and all(word in _FLAGS for word in attributes.lower().split())

    def balanced(self, text: str) -> str:
        """A chunk of raw HTML whose phrases end where it ends; a stray "<" is a character."""
        out: list[str] = []
        phrases = Phrases(self, text)
        at = 0
        while (n := text.find("<", at)) >= 0:
            out.append(text[at:n])
            piece, at = phrases.read(n)
            out.append("&lt;" if piece is None else piece)
        return "".join((*out, text[at:], phrases.end()))

    def structure(self, tag: re.Match[str], name: str) -> str:
        """A tag that may open in one chunk and close in another, or "" beyond the nesting that is read."""
        step = -1 if tag["shut"] else 1
        if name == "table":
            self.tables = max(0, self.tables + step)
            if self.tables > MAX_TABLES:
                return ""
        if name not in _SELF_CLOSING and name not in _VOID:
            self.nested = max(0, self.nested + step)
            if self.nested > MAX_NESTING:
                return ""
        return f"</{name}>" if tag["shut"] else rebuilt(name, tag["attributes"])


class Phrases:
    """The tags inside one paragraph or chunk, closed in the order they were opened."""

    def __init__(self, tags: Tags, text: str) -> None:
        self.tags = tags
        self.text = text
        self.open: list[str] = []
        self.absent: set[str] = set()  # what has been looked for in vain up to the end

    def read(self, at: int) -> tuple[str | None, int]:
        """What stands for the "<" at a position, None for itself, and where reading goes on."""
        for start, end in _NO_TEXT:
            if self.text.startswith(start, at):
                return self.skipped(end, at, at + len(start))
        tag = TAG.match(self.text, at)
        if not tag or not self.tags.real(tag):
            return None, at + 1
        self.tags.budget.spend(budget.TAG)
        name = tag["name"].lower()
        if name in _SILENT and not tag["shut"]:
            return self.skipped(f"</{name}>", at, tag.end())
        name = _SYNONYMS.get(name, name)
        if name in STRUCTURE:
            return self.tags.structure(tag, name), tag.end()
        return self.phrase(tag, name) if name in PHRASE else "" if name in _UNMARKED else " ", tag.end()

    @cached_property
    def lower(self) -> str:
        return self.text.lower()

    def skipped(self, end: str, at: int, start: int) -> tuple[str | None, int]:
        found = -1 if end in self.absent else self.lower.find(end, start)
        if found < 0:
            self.absent.add(end)
            return None, at + 1
        return " ", found + len(end)

    def phrase(self, tag: re.Match[str], name: str) -> str:
        if name in _VOID:
            return rebuilt(name, tag["attributes"])
        if not tag["shut"]:
            if name in self.open:
                return ""
            self.open.append(name)
            return rebuilt(name, tag["attributes"])
        if name not in self.open:
            return ""
        out = ""
        while not out.endswith(f"</{name}>"):
            out += f"</{self.open.pop()}>"
        return out

    def end(self) -> str:
        return "".join(f"</{name}>" for name in reversed(self.open))


def rebuilt(name: str, attributes: str) -> str:
    """The start tag with the attributes that matter, well quoted."""
    wanted = ATTRIBUTES.get(name)
    if not wanted or not attributes:
        return f"<{name}>"
    found: dict[str, str] = {}
    for key, *values in _ATTRIBUTE.findall(attributes):
        if (key := key.lower()) in wanted:
            found.setdefault(key, "".join(values))
    return "".join((f"<{name}", *(f' {k}="{html.escape(html.unescape(v))}"' for k, v in found.items()), ">"))
