"""CommonMark's block structure, with GitHub's tables and footnotes, for Python-Markdown.

Its own block parser misreads ordinary clips: a list right after a paragraph, nesting by two spaces, a fence in a list,
a table without a blank line before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, ElementTree, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser

from annotator.clips import budget
from annotator.clips.line import STARTS, Line, goes_on
from annotator.clips.references import References
from annotator.clips.spans import Spans
from annotator.clips.tags import TAG, Tags
from annotator.clips.tree import Box, Leaf, Tree, cells, heading

MAX_CONTAINERS = 12
"""Lists, and quotes, inside each other."""

_ITEM = re.compile(r"([-+*]|(\d{1,9})([.)]))(?=[ \t]|$)")
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_RULE = re.compile(r"([-*_])[ \t]*+(?:\1[ \t]*+){2,}$")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]|$)")
_FENCE = re.compile(r"(`{3,}|~{3,})(.*)$")
_SETEXT = re.compile(r"(=+|-+)[ \t]*$")
_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*+\|?[ \t]*$")
_NOTE = re.compile(r"\[\^([^\s\[\]]{1,60})\]:[ \t]*")
_NOTES = re.compile(r"^[ \t>]*\[\^([^\s\[\]]{1,60})\]:", re.M)
_RAW = tuple(
    (re.compile(start, re.I), re.compile(end, re.I))
    for start, end in (
        (r"<(?:script|pre|style)(?=[\s>]|$)", r"</(?:script|pre|style)>"),
        (r"<!--", r"-->"),
        (r"<\?", r"\?>"),
        (r"<![A-Za-z]", r">"),
        (r"<!\[CDATA\[", r"\]\]>"),
    )
)
_RAW_BLOCK = re.compile(
    r"</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|"
    r"dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|"
    r"menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|"
    r"tr|track|ul|video|audio|picture|svg)(?=[\s>]|/>|$)",
    re.I,
)


class Structure(BlockParser):
    """Reads the lines of one clip into a tree."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.source: list[str] = []
        self.at = 0  # the number of the line being read

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:
        self.source = list(lines)
        body = "\n".join(self.source)
        root = Element(self.md.doc_tag)
        self.spans = Spans(Tags(body), {label.lower() for label in _NOTES.findall(body)})
        self.md.references = references = References(self.spans.words)
        self.tree = tree = Tree(root, self.spans, references)
        before = "a line"
        for n, text in enumerate(self.source):
            self.at = n
            leaf, words = tree.leaf, text.strip(" \t")
            if leaf and leaf.kind == "p" and len(tree.boxes) == 1 and words and goes_on(text):
                leaf.lines.append(text)  # most lines
            elif leaf or words or before:  # of several blank lines only the first ends anything
                self.read(Line(text))
            before = words
        tree.shut(1)
        tree.append_notes()
        return ElementTree(root)

    # Lines

    def read(self, line: Line) -> None:
        depth = self.continued(line)
        whole = depth == len(self.tree.boxes)
        leaf = self.tree.leaf
        if leaf and leaf.kind in ("fence", "html") and (whole or self.still_fenced(leaf, line)):
            self.continue_raw(leaf, line)
        elif not line.rest:
            self.read_blank(depth, whole)
        elif leaf and leaf.kind == "code" and whole and line.indent > 3:
            leaf.lines.append(line.verbatim(4))
        else:
            self.read_start(line, depth)

    def continued(self, line: Line) -> int:
        """How many of the open containers the line continues."""
        depth = 1
        for box in self.tree.boxes[1:]:
            if box.kind == "quote":
                if line.indent > 3 or not line.rest.startswith(">"):
                    break
                self.enter_quote(line)
            elif line.rest:
                if line.indent < box.content and not self.sloppy(box, line):
                    break
                line.take(box.content)
            depth += 1
        return depth

    def sloppy(self, box: Box, line: Line) -> bool:
        """Bullets below a numbered item are often indented by two; CommonMark wants three."""
        item = _ITEM.match(line.rest)
        if box.kind == "item" and not box.bullet and line.indent > 1 and item and not item[2]:
            box.content = line.indent
            return True
        return False

    def enter_quote(self, line: Line) -> None:
        line.skip(1)
        if line.indent:
            line.take(1)

    def read_blank(self, depth: int, whole: bool) -> None:
        if self.tree.leaf and self.tree.leaf.kind == "code" and whole:
            self.tree.leaf.lines.append("")
        else:
            self.tree.shut(depth)

    def continue_raw(self, leaf: Leaf, line: Line) -> None:
        if leaf.kind == "fence":
            mark = leaf.fence
            if line.indent < 4 and line.rest.startswith(mark) and not line.rest.strip(mark[0] + " \t"):
                self.tree.finish()
            else:
                leaf.lines.append(line.verbatim(leaf.indent))
        elif leaf.end is None and not line.rest:
            self.tree.finish()
        else:
            leaf.lines.append(line.verbatim())
            if leaf.end and leaf.end.search(line.rest):
                self.tree.finish()

    def read_start(self, line: Line, depth: int) -> None:
        """A line that may open containers and blocks, or continue a paragraph."""
        while True:
            para = self.tree.leaf is not None and self.tree.leaf.kind == "p"
            inside = para and depth == len(self.tree.boxes)
            if line.indent > 3:
                if para:
                    break
                self.tree.begin(depth, Leaf("code", [line.verbatim(4)]))
                return
            if line.rest[0] == ">" and self.tree.count("quote") < MAX_CONTAINERS:
                self.tree.enter(depth, "quote", "blockquote")
                self.enter_quote(line)
            elif line.rest[0] not in STARTS:
                break
            elif self.read_leaf(line, depth, inside):
                return
            elif not self.read_container(line, depth, inside):
                break
            depth = len(self.tree.boxes)
            if not line.rest:
                return
        self.read_text(line, depth, para)

    def read_text(self, line: Line, depth: int, para: bool) -> None:
        leaf = self.tree.leaf
        if leaf and para and depth < len(self.tree.boxes):
            leaf.lines.append(line.rest)  # a lazy line
            return
        if depth < len(self.tree.boxes) or (leaf and leaf.kind == "code"):
            self.tree.shut(depth)
            leaf = None
        if leaf and leaf.kind == "p" and self.heads_table(leaf, line):
            return
        if leaf:
            leaf.lines.append(line.rest)
        else:
            self.tree.leaf = Leaf("p", [line.rest])

    def heads_table(self, leaf: Leaf, line: Line) -> bool:
        """Whether the line is the rule below the head of a table, which the paragraph's last line then is."""
        head = leaf.lines[-1]
        if "-" not in line.rest or "|" not in line.rest or "|" not in head or not _DELIMITERS.match(line.rest):
            return False
        columns = len(cells(line.rest))
        if len(cells(head, columns)) != columns:
            return False
        leaf.lines.pop()
        self.tree.finish()
        self.tree.leaf = Leaf("table", [head], columns=columns)
        return True

    # Blocks that a line opens

    def read_leaf(self, line: Line, depth: int, inside: bool) -> bool:
        """Headings, rules, fences and raw HTML; True where the line is used up."""
        rest = line.rest
        if (found := _FENCE.match(rest)) and not (rest[0] == "`" and "`" in found[2]):
            self.tree.begin(depth, Leaf("fence", fence=found[1], indent=line.indent))
        elif found := _HEADING.match(rest):
            self.tree.shut(depth)
            self.tree.add(f"h{len(found[1])}", heading(rest[len(found[1]) :]))
        elif inside and (found := _SETEXT.match(rest)) and self.tree.leaf:
            lines = self.tree.references.define(self.tree.leaf.lines)
            self.tree.leaf = None
            if not lines:
                return False
            self.tree.add("h1" if rest[0] == "=" else "h2", "\n".join(lines))
        elif _RULE.match(rest):
            self.tree.shut(depth)
            SubElement(self.tree.here, "hr")
        else:
            return rest[0] == "<" and self.read_html(line, depth, inside)
        return True

    def still_fenced(self, leaf: Leaf, line: Line) -> bool:
        """Whether a line indented less than its item goes on with code, as the fence that closes it shows."""
        if leaf.kind != "fence" or self.tree.boxes[-1].kind != "item" or _ITEM.match(line.rest):
            return False
        if self.at > leaf.last:
            near = range(self.at, min(self.at + 100, len(self.source)))
            ends = (n for n in near if self.source[n].strip() == leaf.fence)
            leaf.last = next(ends, -1)
        return self.at <= leaf.last

    def read_html(self, line: Line, depth: int, inside: bool) -> bool:
        rest = line.rest
        end = next((end for start, end in _RAW if start.match(rest)), None)
        if end is None and not _RAW_BLOCK.match(rest):
            tag = TAG.match(rest)
            if inside or not tag or rest[tag.end() :].strip() or not self.spans.tags.real(tag):
                return False
        self.tree.begin(depth, Leaf("html", [line.verbatim()], end=end))
        if end and end.search(rest, 2):
            self.tree.finish()
        return True

    def read_container(self, line: Line, depth: int, inside: bool) -> bool:
        if line.rest[0] == "[":
            return self.read_note(line, depth)
        if line.rest[0] == ":":
            return self.read_definition(line, depth, inside)
        return self.read_item(line, depth, inside)

    def read_item(self, line: Line, depth: int, inside: bool) -> bool:
        found = _ITEM.match(line.rest)
        if not found or self.tree.count("item") >= MAX_CONTAINERS:
            return False
        if inside and (found.end() == len(line.rest.rstrip()) or found[2] not in (None, "1")):
            return False
        item = Element("li")
        number, mark = found[2] or "", found[3] or found[1]
        before, width = line.indent, found.end(1)
        line.skip(width)
        pad = line.indent if 0 < line.indent < 5 and line.rest else min(line.indent, 1)
        line.take(pad)
        if task := _TASK.match(line.rest):
            item.set("value", "☐" if task[1] == " " else "☑")
            line.skip(task.end())
        self.spans.budget.spend(budget.BLOCK)
        self.tree.shut(depth)
        self.tree.list_of(mark, number).append(item)
        self.tree.boxes.append(Box("item", item, before + width + max(pad, 1), bullet=not number))
        return True

    def read_note(self, line: Line, depth: int) -> bool:
        found = _NOTE.match(line.rest)
        if not found:
            return False
        self.tree.shut(depth)
        self.tree.boxes.append(Box("note", self.tree.note(found[1]), 4))
        line.skip(found.end())
        line.take(line.indent)
        return True

    def read_definition(self, line: Line, depth: int, inside: bool) -> bool:
        """The meaning of a term, which is the paragraph before it."""
        if not re.match(r":[ \t]+\S", line.rest):
            return False
        box = self.tree.terms(depth, inside)
        if box is None:
            return False
        before = line.indent
        line.skip(1)
        self.tree.boxes.append(Box("item", SubElement(box, "dd"), before + 1 + min(line.indent, 3), bullet=True))
        line.take(line.indent)
        return True
