"""The tree that a clip's lines grow into: elements with their Markdown inside, for Python-Markdown's patterns."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from annotator.clips import budget
from annotator.clips.references import References
from annotator.clips.spans import DENSE_LENGTH, MAX_LENGTH, RAW, Spans, dense_syntax
from annotator.clips.tags import TAG

_BAR = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|\$(?![\s$])[^$]{1,300}?(?<![\s\\])\$(?!\d)|\|")
"""What stands between a row's cells, or spans in which it does not."""
MAX_ROW = 10_000
"""Characters of a row that is read so: backticks without an answer take quadratic time."""
TAB = "tab"
"""The kind of a callout that is one of several leaves on top of each other: only its title is seen anywhere."""
_CALLOUT = re.compile(r"\[!([\w-]{1,40})\][+-]?[ \t]*(.*)$")


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
    columns: int = 0  # of a table, as the rule below its head says
    end: re.Pattern[str] | None = None


class Tree:
    """One clip's. `boxes` are the open containers from the document inwards, `leaf` the open block in the last."""

    def __init__(self, root: Element, spans: Spans, references: References) -> None:
        self.spans = spans
        self.references = references
        self.boxes = [Box("document", root)]
        self.leaf: Leaf | None = None
        self.notes: dict[str, Element] = {}

    @property
    def here(self) -> Element:
        return self.boxes[-1].element

    def count(self, kind: str) -> int:
        return sum(box.kind == kind for box in self.boxes)

    def shut(self, depth: int) -> None:
        """Ends the open block, and the containers from a depth on."""
        self.finish()
        del self.boxes[depth:]

    def begin(self, depth: int, leaf: Leaf) -> None:
        self.shut(depth)
        self.leaf = leaf

    def enter(self, depth: int, kind: str, tag: str) -> Element:
        self.shut(depth)
        self.boxes.append(Box(kind, SubElement(self.here, tag)))
        return self.here

    def add(self, tag: str, text: str) -> None:
        self.fill(SubElement(self.here, tag), text)

    def fill(self, element: Element, text: str) -> None:
        """Gives an element its Markdown, long or dense texts in portions that the patterns manage."""
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

    def list_of(self, mark: str, number: str) -> Element:
        """The list that an item with this mark goes on with, or begins."""
        if len(self.here) and self.here[-1].get("mark") == mark:
            return self.here[-1]
        return (
            SubElement(self.here, "ol", mark=mark, start=number) if number else SubElement(self.here, "ul", mark=mark)
        )

    def terms(self, depth: int, inside: bool) -> Element | None:
        """The definitions that go on here, or begin: with the open paragraph's lines, or a line before a blank one."""
        if inside and self.leaf:
            lines, self.leaf = self.leaf.lines, None
            found = self.enter(depth, "terms", "dl")
            for line in lines:
                self.add("dt", line)
            self.shut(depth)
            return found
        self.shut(depth)
        last = self.here[-1] if len(self.here) else None
        if last is not None and last.tag == "p" and not len(last) and "\n" not in (last.text or ""):
            self.here.remove(last)
            last.tag = "dt"
            SubElement(self.here, "dl").append(last)
            last = self.here[-1]
        return last if last is not None and last.tag == "dl" else None

    def finish(self) -> None:
        leaf, self.leaf = self.leaf, None
        if leaf is None:
            return
        if leaf.kind == "p":
            self.finish_paragraph(leaf.lines)
        elif leaf.kind == "table":
            self.finish_table(leaf)
        elif leaf.kind == "html" and (tag := TAG.match(leaf.lines[0].lstrip())) and "markdown=" in tag["attributes"]:
            self.add("p", "\n".join(leaf.lines))  # as the attribute asks
        else:
            self.spans.budget.spend(budget.BLOCK + budget.LINE * len(leaf.lines))
            SubElement(self.here, RAW).text = self.spans.token(self.raw(leaf))

    def raw(self, leaf: Leaf) -> str:
        text = "\n".join(leaf.lines)
        if leaf.kind == "html":
            return self.spans.tags.balanced(text)
        return f"<pre>\n{html.escape(text.rstrip() if leaf.kind == 'code' else text, quote=False)}</pre>"

    def finish_paragraph(self, lines: list[str]) -> None:
        lines = self.references.define(lines)
        box = self.boxes[-1]
        if lines and box.kind == "quote" and not len(box.element) and (callout := _CALLOUT.match(lines[0])):
            title = SubElement(SubElement(box.element, "p"), "strong")
            self.fill(title, headed(callout[1], callout[2]))
            del lines[0]
        if lines:
            self.add("p", "\n".join(lines))

    def finish_table(self, leaf: Leaf) -> None:
        """The rows that say anything: tables made for a layout have an empty head."""
        table = SubElement(self.here, "table")
        for n, row in enumerate(leaf.lines):
            if not any(found := cells(row, leaf.columns)):
                continue
            place = SubElement(table, "tr")
            for cell in found:
                self.fill(SubElement(place, "td" if n else "th"), cell)

    def note(self, label: str) -> Element:
        """A place for a footnote's words; of two with one label the second is never referred to."""
        label = label.lower()
        if label in self.notes:
            label = f"{label} {len(self.notes)}"
        self.notes[label] = Element("div")
        return self.notes[label]

    def append_notes(self) -> None:
        """The footnotes below the article, each led by its number, which links back."""
        if self.notes:
            SubElement(self.here, "hr")
        for label, note in sorted(self.notes.items(), key=lambda pair: self.spans.number(pair[0])):
            n = self.spans.number(label)
            back = self.spans.token(f'<sup><a href="#fnref:{n}">{n}</a></sup>')
            if not len(note) or note[0].tag != "p":
                note.insert(0, Element("p"))
            note[0].text = f"{back} {note[0].text or ''}"
            self.here.append(note)


def cells(row: str, columns: int = 0) -> list[str]:
    """The cells of a table's row; a "|" inside one has a backslash, or is in code or math if so the row fits."""
    row = row.strip(" \t").removeprefix("|")
    if row.endswith("|") and not row.endswith("\\|"):
        row = row[:-1]
    found = re.split(r"(?<!\\)\|", row)
    if 0 < columns < len(found) and len(row) <= MAX_ROW and len(kept := _with_spans(row)) == columns:
        found = kept
    return [cell.replace("\\|", "|").strip(" \t") for cell in found]


def _with_spans(row: str) -> list[str]:
    bars = [-1, *(m.start() for m in _BAR.finditer(row) if m[0] == "|"), len(row)]
    return [row[start + 1 : end] for start, end in pairwise(bars)]


def headed(kind: str, title: str) -> str:
    """What stands above a callout: its title, led by the kind, which others show as a sign, unless it says it."""
    said = title.casefold().lstrip("*_`~ ").startswith(kind.casefold())
    return title if kind == TAB or said else f"{kind.capitalize()}: {title}" if title else kind.capitalize()


def heading(text: str) -> str:
    """A heading's words without the "##" that may close it."""
    text = text.strip(" \t")
    words = text.rstrip("#")
    return words if not words or words[-1] in " \t" else text
