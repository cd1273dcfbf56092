"""The body of a clip -> the blocks of its text, as Markdown or, where that fails, as it is."""

from __future__ import annotations

import re

from annotator.clips import pieces
from annotator.clips.blocks import to_blocks
from annotator.clips.budget import TOO_LONG, TooMuchError
from annotator.clips.markdown_extension import to_html
from annotator.text import Block

TOO_DEEP = "it is nested too deeply"
LOST = "most of its words would be lost"

_WORD = re.compile(r"[^\W_]+")
_HIDDEN = {"<script": "</script>", "<style": "</style>", "<!--": "-->"}
_EDGE = re.compile(r"(<script\b|</script>|<style\b|</style>|<!--|-->)", re.I)
_TARGET = r"(?:\((?:[^()\n]++|\([^()\n]*\))*+\)|\[[^\[\]\n]*+\])"
_SYNTAX = re.compile(
    rf"<[A-Za-z/!?][^<>]*>|!\[\[[^\[\]]*+\]\]|!\[(?:[^\[\]]|\[[^\[\]]*+\])*+\]{_TARGET}?|\]{_TARGET}|&#?\w+;"
    r"|^[ \t>]*+\d{1,9}[.)](?=\s)|^[ \t>]*+\[(?:[^\[\]\\\n]|\\.)++\]:[ \t]*+(?:\n[ \t]*+)?\S*+"
    r"(?:[ \t]*+(?:\n[ \t]*+)?(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*+$",
    re.M,
)


def blocks_of(body: str, url: str, plain: str = "") -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The body's blocks, or its plain text with a notice: where Markdown would lose most of it, or for a reason."""
    if not plain:
        try:
            blocks = to_blocks(to_html(body), url)
        except TooMuchError:
            plain = TOO_LONG
        except RecursionError:
            plain = TOO_DEEP
        else:
            if not _lost(body, " ".join(block.text for block in blocks)):
                return blocks, ()
            plain = LOST
    return pieces.plain(body), (f"shown as plain text: {plain}",)


def _lost(body: str, text: str) -> bool:
    """Whether less than half of the words came through."""
    return 2 * len(text) < len(body) and 2 * len(_WORD.findall(text)) < len(_WORD.findall(_prose(body)))


def _prose(body: str) -> str:
    """What Markdown should show: no scripts, comments, tags, addresses, alternative texts."""
    shown: list[str] = []
    until = ""
    for part in _EDGE.split(body):
        if until:
            until = "" if part.lower() == until else until
        elif part.lower() in _HIDDEN:
            until = _HIDDEN[part.lower()]
        else:
            shown.append(part)
    return _SYNTAX.sub(" ", "".join(shown))
