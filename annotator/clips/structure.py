"""CommonMark's block structure, with GitHub's tables and footnotes, as a tree for Python-Markdown to fill.

Python-Markdown's own block parser misreads ordinary clips: a list right after a paragraph, nesting by two spaces,
a fence in a list, a table without a blank line before it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ElementTree, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser

from annotator.clips import budget
from annotator.clips.spans import DENSE_LENGTH, MAX_LENGTH, Spans, dense_syntax
from annotator.clips.tags import TAG, Tags

MAX_CONTAINERS = 12
"""Lists, and quotes, inside each other."""

_ITEM = re.compile(r"([-+*]|(\d{1,9})([.)]))(?=[ \t]|$)")
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_RULE = re.compile(r"([-*_])[ \t]*+(?:\1[ \t]*+){2,}$")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]|$)")
_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_SETEXT = re.compile(r"(=+|-+)[ \t]*$")
_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*+\|?[ \t]*$")
_NOTE = re.compile(r"\[\^([^\s\[\]]{1,60})\]:[ \t]*")
_NOTES = re.compile(r"^[ \t>]*\[\^([^\s\[\]]{1,60})\]:", re.M)
_REFERENCE = re.compile(
    r"\[((?!\^)[^\[\]]{1,300})\]:[ \t]*(<[^<>]*>|\S+)(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*$"
)
_CALLOUT = re.compile(r"\[!([\w-]{1,40})\][+-]?[ \t]*(.*)$")
_STARTS = frozenset("#`~<-+*=_:[0123456789")
_BLOCK_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|"
    "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|"
    "track|ul|video|audio|picture|svg"
)
_RAW = (
    (re.compile(r"<(?:script|pre|style|textarea)(?=[\s>]|$)", re.I), re.compile(r"</(?:script|pre|style|textarea)>", re.I)),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r">")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
)
_RAW_BLOCK = re.compile(rf"</?(?:{_BLOCK_NAMES})(?=[\s>]|/>|$)", re.I)

class Line:
    """What is left of a source line inside its containers; white space is measured in columns, tabs to 4."""

    __slots__ = ("column", "indent", "rest")

    def __init__(self, text: str) -> None:
        self.column = 0
        self._measure(text)

    def _measure(self, text: str) -> None:
        self.rest = text.lstrip(" \t")
        self.indent = len(text) - len(self.rest)
        if "\t" in text[: self.indent]:
            before = self.column % 4
            self.indent = len((" " * before + text[: self.indent]).expandtabs(4)) - before

    def take(self, columns: int) -> None:
        """White space that belongs to a container."""
        self.indent -= columns
        self.column += columns

    def skip(self, length: int) -> None:
        """A container's marker."""
        text = self.rest[length:]
        self.column += self.indent + length
        self._measure(text)

    def verbatim(self, less: int = 0) -> str:
        return " " * max(0, self.indent - less) + self.rest


@dataclass(slots=True)
class Box:
    """An open container."""

    kind: str  # document quote item note
    element: Element
    content: int = 0  # columns that its lines are indented by
    bullet: bool = False


@dataclass(slots=True)
class Leaf:
    """The open paragraph, table, code or raw HTML."""

    kind: str  # p table code fence html
    lines: list[str] = field(default_factory=list)
    fence: str = ""
    indent: int = 0
    last: int = -1  # number of the line that closes a fence
    end: re.Pattern[str] | None = None


class Structure(BlockParser):
    """The blocks of one clip. `spans` keeps what the tokens in its tree stand for."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.spans = Spans(Tags(""), set())

    def parseDocument(self, lines: list[str]) -> ElementTree:  # noqa: N802
        body = "\n".join(lines)
        self.source = lines
        self.spans = Spans(Tags(body), {label.lower() for label in _NOTES.findall(body)})
        self.notes: dict[str, Element] = {}
        root = Element(self.md.doc_tag)
        self.boxes = [Box("document", root)]
        self.leaf: Leaf | None = None
        for self.at, text in enumerate(lines):
            if self.leaf and self.leaf.kind == "p" and len(self.boxes) == 1 and text[:1].isalpha():
                self.leaf.lines.append(text)  # most lines; a letter opens nothing
            else:
                self.read(Line(text))
        self.shut(1)
        self.append_notes(root)
        return ElementTree(root)

    # Lines

    def read(self, line: Line) -> None:
        depth = self.continued(line)
        whole = depth == len(self.boxes)
        leaf = self.leaf
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
        for box in self.boxes[1:]:
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
        if self.leaf and self.leaf.kind == "code" and whole:
            self.leaf.lines.append("")
        else:
            self.shut(depth)

    def continue_raw(self, leaf: Leaf, line: Line) -> None:
        if leaf.kind == "fence":
            mark = leaf.fence
            if line.indent < 4 and line.rest.startswith(mark) and not line.rest.strip(mark[0] + " \t"):
                self.finish()
            else:
                leaf.lines.append(line.verbatim(leaf.indent))
        elif leaf.end is None and not line.rest:
            self.finish()
        else:
            leaf.lines.append(line.verbatim())
            if leaf.end and leaf.end.search(line.rest):
                self.finish()

    def read_start(self, line: Line, depth: int) -> None:
        """A line that may open containers and blocks, or continue a paragraph."""
        while True:
            para = self.leaf is not None and self.leaf.kind == "p"
            inside = para and depth == len(self.boxes)
            if line.indent > 3:
                if para:
                    break
                self.shut(depth)
                self.leaf = Leaf("code", [line.verbatim(4)])
                return
            if line.rest[0] == ">" and self.count("quote") < MAX_CONTAINERS:
                self.shut(depth)
                self.boxes.append(Box("quote", SubElement(self.boxes[-1].element, "blockquote")))
                self.enter_quote(line)
            elif line.rest[0] not in _STARTS:
                break
            elif self.read_leaf(line, depth, inside):
                return
            elif not self.read_item(line, depth, inside) and not self.read_note(line, depth):
                break
            depth = len(self.boxes)
            if not line.rest:
                return
        self.read_text(line, depth, para)

    def read_text(self, line: Line, depth: int, para: bool) -> None:
        leaf = self.leaf
        if leaf and para and depth < len(self.boxes):
            leaf.lines.append(line.rest)  # a lazy line
            return
        if depth < len(self.boxes) or leaf and leaf.kind == "code":
            self.shut(depth)
            leaf = None
        if leaf and leaf.kind == "p" and self.heads_table(leaf, line):
            return
        if leaf:
            leaf.lines.append(line.rest)
        else:
            self.leaf = Leaf("p", [line.rest])

    def heads_table(self, leaf: Leaf, line: Line) -> bool:
        """Whether the line is the rule below the head of a table, which the paragraph's last line then is."""
        head = leaf.lines[-1]
        if "|" not in line.rest or "|" not in head or not _DELIMITERS.match(line.rest):
            return False
        if len(_cells(head)) != len(_cells(line.rest)):
            return False
        leaf.lines.pop()
        self.finish()
        self.leaf = Leaf("table", [head])
        return True

    # Blocks that a line opens

    def read_leaf(self, line: Line, depth: int, inside: bool) -> bool:
        """Headings, rules, fences and raw HTML; True where the line is used up."""
        rest = line.rest
        if found := _FENCE.match(rest):
            fence = found[1] or re.match("~+", rest)[0]  # type: ignore[index]
            self.shut(depth)
            self.leaf = Leaf("fence", fence=fence, indent=line.indent)
        elif found := _HEADING.match(rest):
            self.shut(depth)
            self.add(f"h{len(found[1])}", _heading(rest[len(found[1]) :]))
        elif inside and (found := _SETEXT.match(rest)) and self.leaf:
            lines = self.without_references(self.leaf.lines)
            self.leaf = None
            if not lines:
                return False
            self.add("h1" if rest[0] == "=" else "h2", "\n".join(lines))
        elif _RULE.match(rest):
            self.shut(depth)
            SubElement(self.boxes[-1].element, "hr")
        else:
            return rest[0] == "<" and self.read_html(line, depth, inside)
        return True

    def still_fenced(self, leaf: Leaf, line: Line) -> bool:
        """Whether a line indented less than its item goes on with code, as the fence that closes it shows."""
        if leaf.kind != "fence" or self.boxes[-1].kind != "item" or _ITEM.match(line.rest):
            return False
        if self.at > leaf.last:
            ends = (n for n in range(self.at, min(self.at + 100, len(self.source))) if self.source[n].strip() == leaf.fence)
            leaf.last = next(ends, -1)
        return self.at <= leaf.last

    def read_html(self, line: Line, depth: int, inside: bool) -> bool:
        rest = line.rest
        end = next((end for start, end in _RAW if start.match(rest)), None)
        if end is None and not _RAW_BLOCK.match(rest):
            tag = TAG.match(rest)
            if inside or not tag or rest[tag.end() :].strip() or not self.spans.tags.real(tag):
                return False
        self.shut(depth)
        self.leaf = Leaf("html", [line.verbatim()], end=end)
        if end and end.search(rest, 2):
            self.finish()
        return True

    def read_item(self, line: Line, depth: int, inside: bool) -> bool:
        found = _ITEM.match(line.rest)
        if not found or self.count("item") >= MAX_CONTAINERS:
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
        self.shut(depth)
        self.list_of(mark, number).append(item)
        self.boxes.append(Box("item", item, before + width + max(pad, 1), bullet=not number))
        return True

    def list_of(self, mark: str, number: str) -> Element:
        """The list that an item with this mark goes on with, or begins."""
        parent = self.boxes[-1].element
        if len(parent) and parent[-1].get("mark") == mark:
            return parent[-1]
        return SubElement(parent, "ol", mark=mark, start=number) if number else SubElement(parent, "ul", mark=mark)

    def read_note(self, line: Line, depth: int) -> bool:
        found = _NOTE.match(line.rest)
        if not found:
            return False
        label = found[1].lower()
        if label in self.notes:
            label = f"{label} {len(self.notes)}"
        self.shut(depth)
        self.notes[label] = Element("div")
        self.boxes.append(Box("note", self.notes[label], 4))
        line.skip(found.end())
        line.take(line.indent)
        return True

    # The tree

    def count(self, kind: str) -> int:
        return sum(box.kind == kind for box in self.boxes)

    def shut(self, depth: int) -> None:
        """Ends the open block, and the containers from a depth on."""
        self.finish()
        del self.boxes[depth:]

    def add(self, tag: str, text: str) -> None:
        self.fill(SubElement(self.boxes[-1].element, tag), text)

    def fill(self, element: Element, text: str) -> None:
        self.spans.budget.spend(budget.BLOCK)
        text = text.strip(" \t\n")
        dense = len(text) > DENSE_LENGTH and dense_syntax(text)
        longest = DENSE_LENGTH if dense else MAX_LENGTH
        if len(text) <= longest:
            element.text = self.spans.ready(text)
            return
        while text:
            cut = len(text) if len(text) <= longest else text.rfind(" ", 1, longest) + 1 or longest
            SubElement(element, "span").text = self.spans.ready(text[:cut])
            text = text[cut:]

    def finish(self) -> None:
        leaf, self.leaf = self.leaf, None
        if leaf is None:
            return
        self.spans.budget.spend(budget.BLOCK + budget.LINE * len(leaf.lines))
        if leaf.kind == "p":
            self.finish_paragraph(leaf.lines)
        elif leaf.kind == "html" and (tag := TAG.match(leaf.lines[0].lstrip())) and "markdown=" in tag["attributes"]:
            self.add("p", "\n".join(leaf.lines))  # as the attribute asks
        elif leaf.kind == "table":
            self.finish_table(leaf.lines)
        else:
            SubElement(self.boxes[-1].element, "p").text = self.spans.token(self.raw(leaf))

    def raw(self, leaf: Leaf) -> str:
        text = "\n".join(leaf.lines)
        if leaf.kind == "html":
            return self.spans.tags.balanced(text)
        return f"<pre>\n{html.escape(text.rstrip() if leaf.kind == 'code' else text, quote=False)}</pre>"

    def finish_paragraph(self, lines: list[str]) -> None:
        lines = self.without_references(lines)
        box = self.boxes[-1]
        if lines and box.kind == "quote" and not len(box.element) and (callout := _CALLOUT.match(lines[0])):
            title = SubElement(SubElement(box.element, "p"), "strong")
            self.fill(title, callout[2] or callout[1].capitalize())
            del lines[0]
        if lines:
            self.add("p", "\n".join(lines))

    def without_references(self, lines: list[str]) -> list[str]:
        """The lines after the link definitions that a paragraph may begin with."""
        while lines and lines[0].startswith("[") and (found := _REFERENCE.match(lines[0])):
            label = " ".join(found[1].split()).lower()
            self.md.references.setdefault(label, (found[2].strip("<>"), ""))
            lines = lines[1:]
        return lines

    def finish_table(self, rows: list[str]) -> None:
        table = SubElement(self.boxes[-1].element, "table")
        for n, row in enumerate(rows):
            place = SubElement(table, "tr")
            for cell in _cells(row):
                self.fill(SubElement(place, "td" if n else "th"), cell)

    def append_notes(self, root: Element) -> None:
        """The footnotes below the article, each led by its number, which links back."""
        if self.notes:
            SubElement(root, "hr")
        for label, note in sorted(self.notes.items(), key=lambda pair: self.spans.number(pair[0])):
            n = self.spans.number(label)
            back = self.spans.token(f'<sup><a href="#fnref:{n}">{n}</a></sup>')
            if not len(note) or note[0].tag != "p":
                note.insert(0, Element("p"))
            first = note[0]
            if (first.text or "").startswith("<\ufdd0") and (first.text or "").endswith("\ufdd1"):
                first = Element("p")
                note.insert(0, first)
            first.text = f"{back} {first.text or ''}"
            root.append(note)


def _heading(text: str) -> str:
    """A heading's words without the "##" that may close it."""
    text = text.strip(" \t")
    words = text.rstrip("#")
    return words if not words or words[-1] in " \t" else text


def _cells(row: str) -> list[str]:
    """The cells of a table's row; a "|" inside one is written with a backslash."""
    row = row.strip(" \t")
    row = row.removeprefix("|")
    if row.endswith("|") and not row.endswith("\\|"):
        row = row[:-1]
    return [cell.replace("\\|", "|").strip(" \t") for cell in re.split(r"(?<!\\)\|", row)]
