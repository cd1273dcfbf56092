"""A codebook as REFI-QDA (.qdc), which other programs for qualitative work read; and theirs, also out of a project."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from annotator import __version__
from annotator.model import Tag, new_id

NAMESPACE = "urn:QDA-XML:codebook:1.0"

_FIELDS = {"[Applies to]": "include", "[Not to]": "exclude", "[Also called]": "aliases", "[Key]": "pin",
           "[Deprecated]": "deprecated"}  # fmt: skip
"""The format has a description and nothing more: ours go into it under these headings."""
_HEADING = re.compile(rf" *(?:{'|'.join(map(re.escape, _FIELDS))})")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_GUID = re.compile("[0-9a-f]{32}")
_COLOUR = re.compile("#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


def is_one(data: bytes) -> bool:
    """Whether these bytes begin as XML does, in any encoding that XML may have."""
    head = data[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head.startswith(b"<")


def write(lines: Sequence[tuple[Tag, ...]], stream: BinaryIO) -> None:
    """All tags, each below the one it stands below; `lines` depth first."""
    stream.write("".join(_written(lines)).encode("utf-8", "replace"))


def _written(lines: Sequence[tuple[Tag, ...]]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield f'<CodeBook xmlns="{NAMESPACE}" origin={quoteattr(f"Annotator {__version__}")}>\n <Codes>\n'
    depth = 0
    for line in lines:
        while depth >= len(line):
            yield f"{' ' * (depth + 1)}</Code>\n"
            depth -= 1
        depth, tag, gap = len(line), line[-1], " " * (len(line) + 1)
        guid = "-".join(tag.id[a:b] for a, b in ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32)))
        colour = f' color="{tag.colour}"' if _COLOUR.fullmatch(tag.colour) else ""
        yield f'{gap}<Code guid="{guid}" name={quoteattr(_legal(tag.name))} isCodable="true"{colour}>\n'
        if told := _described(tag):
            yield f"{gap} <Description>{escape(_legal(told))}</Description>\n"
    yield from (f"{' ' * (d + 1)}</Code>\n" for d in range(depth, 0, -1))
    yield " </Codes>\n</CodeBook>\n"


def _legal(words: str) -> str:
    return _NO_XML.sub("\ufffd", words)


def _described(tag: Tag) -> str:
    """Everything that the format has no place for, readable; a line that looks like a heading is moved in."""
    def own(words: str) -> str:
        return "\n".join(f" {line}" if _HEADING.fullmatch(line) else line for line in words.split("\n"))

    told = {"include": own(tag.include), "exclude": own(tag.exclude), "aliases": own("\n".join(tag.aliases)),
            "pin": str(tag.pin or ""), "deprecated": "yes" if tag.deprecated else ""}  # fmt: skip
    parts = (f"{heading}\n{told[field]}" for heading, field in _FIELDS.items() if told[field])
    return "\n".join(filter(None, (own(tag.description), *parts)))


def read(data: bytes, most: int, deepest: int) -> tuple[Tag, ...]:
    """The tags of a .qdc or of a project's .qde; who stands above comes first. Raises ValueError."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    found: dict[str, Tag] = {}
    above: list[str] = []  # ids of the codes that are open
    level, within = 0, 0
    try:
        for event, element in iterparse(io.BytesIO(data), ("start", "end"), forbid_dtd=True):
            kind = element.tag.rpartition("}")[2]
            level += 1 if event == "start" else -1
            if level > 4 * deepest:
                raise ValueError(f"its elements stand more than {4 * deepest} deep")
            if kind == "Codes":
                within += 1 if event == "start" else -1
            elif within and kind == "Code" and event == "start":
                tag = _tag(element.attrib, found, above[-1] if above else "")
                found[tag.id] = tag
                above.append(tag.id)
                if len(found) > most:
                    raise ValueError(f"it has more than {most:,} tags")
            elif within and kind == "Code":
                above.pop()
            elif above and kind == "Description" and event == "end":
                found[above[-1]] = _with(found[above[-1]], element.text or "")
            if event == "end":
                element.clear()
    except (ParseError, DefusedXmlException, LookupError) as error:  # LookupError: an encoding that is none
        why = "it declares what a codebook has no use for" if isinstance(error, DefusedXmlException) else error
        raise ValueError(f"its XML cannot be read: {why}") from None
    return tuple(found.values())


def _tag(said: dict[str, str], found: dict[str, Tag], parent: str) -> Tag:
    guid = re.sub("[{}-]", "", said.get("guid", "")).strip().lower()
    identity = guid if _GUID.fullmatch(guid) and guid not in found else new_id()
    colour = said.get("color", "").strip()
    if len(colour) == 4:
        colour = "#" + "".join(2 * c for c in colour[1:])
    return Tag(identity, said.get("name", ""), colour.upper() if _COLOUR.fullmatch(colour) else "", parent)


def _with(tag: Tag, told: str) -> Tag:
    """The tag with what its description says of it."""
    parts: dict[str, list[str]] = {"description": []}
    lines = parts["description"]
    for line in told.split("\n"):
        if line in _FIELDS:
            lines = parts.setdefault(_FIELDS[line], [])
        else:
            lines.append(line[1:] if _HEADING.fullmatch(line) else line)
    said = {field: "\n".join(words) for field, words in parts.items()}
    pin = said.get("pin", "").strip()
    return Tag(
        tag.id, tag.name, tag.colour, tag.parent, said["description"], said.get("include", ""), said.get("exclude", ""),
        tuple(a for a in said.get("aliases", "").split("\n") if a.strip()),
        int(pin) if pin in set("123456789") else 0, bool(said.get("deprecated")),
    )  # fmt: skip
