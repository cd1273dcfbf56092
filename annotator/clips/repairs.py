"""What is put right in the source of a clip before its lines are read: links over lines, boxes, marks cut in two."""

from __future__ import annotations

import re
from bisect import bisect_left

from annotator.clips.source import TRUNCATED
from annotator.clips.tree import TAB

_IMAGE = r"!\[(?:[^\[\]\n]|\[[^\[\]\n]*+\])*+\]\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+\)"
_FENCED_OR_SPREAD = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?^[ \t>]*(?P=fence)|.*\Z)"
    rf"|(?<![!\\\]])\[(?P<words>(?:{_IMAGE}|[^\[\]\n]){{0,500}}\n"
    rf"(?:{_IMAGE}|(?!\]\()[^\[`]){{1,2000}}?)\]\((?P<href>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)",
    re.M | re.S,
)
_SPREAD = re.compile(rf"\[(?<![!\\\]]\[)(?:{_IMAGE}|[^\[\]\n])*+\n")
"""How a link begins that spreads over lines; quick, and most clips hold none."""
_LEAD = re.compile(r"^[ \t>]*(?:#{1,6}[ \t]+|[-*+][ \t]+)?", re.M)
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_BOX = re.compile(
    r"(?P<indent>[ \t]*)(?:(?:!!!|\?\?\?\+?)[ \t]+(?P<kind>[\w-]+)(?:[ \t]+inline(?:[ \t]+end)?)?|===[+!]?)"
    r"(?:[ \t]+\"(?P<title>[^\"\n]*)\")?[ \t]*$"
)
"""The head of a box or tab of MkDocs, whose words are indented by four more."""
_COLONS = re.compile(
    r"(?P<indent>[ \t]*)(?P<edge>:{3,})[ \t]*"
    r"(?P<kind>note|tip|hint|info|important|warning|caution|danger|details|success)(?![\w-])"
    r"(?P<title>[^{}\n]*)(?:\{[^{}\n]*\})?[ \t]*$"
)
"""The head of a box of Docusaurus or VuePress, which a line of as many colons ends."""
_BOXES = re.compile(r"^[ \t]*(?:(?:!!!|\?\?\?\+?|===[+!]?)[ \t]+[\w\"]|:::)", re.M)
MAX_BOXES = 6
"""Boxes inside each other."""


def repaired(body: str) -> str:
    """The body of a clip as its lines are read."""
    return _ended(_boxed(_gathered(body)))


def _gathered(body: str) -> str:
    """The body with each link whose words spread over several lines, even blank ones, on one line."""

    def one_line(m: re.Match[str]) -> str:
        if m["fence"] or "\n\n" not in re.sub(r"[ \t>]+\n", "\n", m["words"]):
            return m[0]
        lines = (line.strip() for line in _LEAD.sub("", m["words"]).split("\n"))
        return f"[{'<br>'.join(filter(None, lines))}]({m['href']})"

    return _FENCED_OR_SPREAD.sub(one_line, body) if _SPREAD.search(body) else body


def _boxed(body: str) -> str:
    """The body with the boxes of documentation as callouts, which are quotes."""
    return "\n".join(_callouts(body.split("\n"), 0)) if _BOXES.search(body) else body


def _callouts(lines: list[str], depth: int) -> list[str]:
    out: list[str] = []
    ends: dict[str, list[int]] = {}  # numbers of the lines that are only colons
    for n, line in enumerate(lines):
        if ":::" in line and not line.strip(" \t:"):
            ends.setdefault(line.strip(), []).append(n)
    at, fence = 0, ""
    while at < len(lines):
        line, at = lines[at], at + 1
        if mark := _FENCE.match(line):
            fence = mark[1] if not fence else "" if mark[1].startswith(fence) else fence
        found = None if fence or depth >= MAX_BOXES else _box(lines, at, ends)
        if found is None:
            out.append(line)
            continue
        head, edge, end, after = found
        inside = [" " * (_indent(line) - edge) + line.lstrip(" \t") for line in lines[at:end]]
        title = (head["title"] or "").strip()
        title = title[1:-1] if title[:1] == "[" and title[-1:] == "]" else title
        out += ["", f"{_lead(head)}> [!{head['kind'] or TAB}] {title}".rstrip()]
        out += [f"{_lead(head)}> {line}".rstrip() for line in _callouts(inside, depth + 1)]
        out.append("")
        at = after
    return out


def _box(lines: list[str], at: int, ends: dict[str, list[int]]) -> tuple[re.Match[str], int, int, int] | None:
    """The head of the box that the lines from `at` on are in, their indent, where they end, and what follows."""
    if head := _BOX.match(lines[at - 1]):
        end = _indented(lines, at, head)
        return (head, len(_lead(head)) + 4, end, end) if end > at else None
    if (head := _COLONS.match(lines[at - 1])) and (closing := ends.get(head["edge"])):
        n = bisect_left(closing, at)
        return (head, len(_lead(head)), closing[n], closing[n] + 1) if n < len(closing) else None
    return None


def _lead(head: re.Match[str]) -> str:
    return head["indent"]


def _indented(lines: list[str], at: int, head: re.Match[str]) -> int:
    """Where the lines end that are indented below the head of a box."""
    end = at
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) >= len(_lead(head)) + 4):
        end += 1
    while end > at and not lines[end - 1].strip():
        end -= 1
    return end


def _indent(line: str) -> int:
    return len(line[: len(line) - len(line.lstrip(" \t"))].expandtabs(4))


def _ended(body: str) -> str:
    """The body with the code or bold ended that the clipper cut in two, as its notice tells."""
    notice = TRUNCATED.search(body, max(0, len(body) - 200))
    if not notice:
        return body
    before = body[: notice.start()].rstrip()
    last = before[before.rfind("\n\n") + 2 :] if "\n\n" in before else before
    if sum(bool(_FENCE.match(line)) for line in before.split("\n")) % 2:
        return body
    words = re.sub(r"`[^`\n]+`", "", last)
    for mark in ("`", "**"):
        at = words.rfind(mark)
        if words.count(mark) % 2 and re.match(r"[^\s*`]", words[at + len(mark) :]):
            return f"{before}{mark}\n\n{body[notice.start() :]}"
    return body
