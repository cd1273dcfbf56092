"""What a clip says about itself: the front matter, and the fields of a document made from it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from annotator.clips.source import normalise

MAX_LENGTH = 65_536
MAX_DEPTH = 5

_BLOCK = re.compile(r"\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_PAIR = re.compile(r"([A-Za-z_][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(.*))?")
# Lines that mean in YAML what they look like; most clips have no others, and a parser of YAML is slow.
_SURE = re.compile(
    r"([A-Za-z_][A-Za-z0-9_-]{0,60}):"
    r"(?: +(?:\"([^\"\\]*)\"|'([^']*)'|([A-Za-z0-9/](?:[^:#]|:(?=[^ ])|(?<! )#)*))?)? *"
)
_LISTED = re.compile(r"[ \t]*-[ \t]+(.+)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_WEB = re.compile(r"https?://[^\s/?#]\S*", re.I)
_WIKI = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_PROSE = re.compile(r"\n[ \t]*\n(?![\s#-])(?![\w .-]{1,61}:(?:\s|\Z))")
"""A paragraph, as no front matter has one: not indented, not a pair, an item or a comment."""
_OPEN = re.compile(r"\s*---[ \t]*\n((?:(?:[A-Za-z_][\w .-]{0,60}?[ \t]*:(?:[ \t].*)?|[ \t]+\S.*|-[ \t].*)(?:\n|\Z))+)")
_PLUSES = re.compile(r"\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.S | re.M)
_KNOWN = ("title", "url", "author", "published", "clipped", "source", "slack_channel")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`keys` in the order of the clip, each once; every value a string, lists joined with ", "."""

    keys: dict[str, str]
    body: str
    repaired: bool = False


def split(text: str) -> FrontMatter:
    """The front matter and the body after it. Never raises: what cannot be read is body."""
    if text.lstrip().startswith("+++"):
        return _toml(text)
    found = _BLOCK.match(text)
    if not found or len(found[1]) > MAX_LENGTH or _PROSE.search(found[1]):
        return _unclosed(text)
    keys, repaired = _read(found[1])
    if not keys and found[1].strip():
        return FrontMatter({}, text)  # a paragraph between two rules
    return FrontMatter(_tidy(keys), text[found.end() :], repaired)


def _unclosed(text: str) -> FrontMatter:
    """Front matter that nothing closes ends with its last line, where it names the page: two pairs, one of them known.

    A rule further down closes nothing where paragraphs stand before it.
    """
    if found := _OPEN.match(text, 0, MAX_LENGTH):
        keys = _tidy(_line_by_line(found[1]))
        known = fields(keys)
        if len(keys) > 1 and (known.title or known.url):
            return FrontMatter(keys, text[found.end() :].lstrip("\n"), repaired=True)
    return FrontMatter({}, text)


def _toml(text: str) -> FrontMatter:
    """As Hugo and Zola have it, between lines of "+++"; what TOML cannot read is body."""
    import tomllib

    found = _PLUSES.match(text)
    try:
        keys = _flat(tomllib.loads(found[1], parse_float=str)) if found and len(found[1]) <= MAX_LENGTH else {}
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        keys = {}
    return FrontMatter(_tidy(keys), text[found.end() :]) if keys and found else FrontMatter({}, text)


def _flat(table: dict[str, object], above: str = "") -> dict[str, str]:
    """Tables within tables as "table.key"."""
    keys: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            keys |= _flat(value, f"{above}{key}.")
        else:
            keys[above + key] = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return keys


def _tidy(keys: dict[str, str]) -> dict[str, str]:
    return {normalise(k).strip(): " ".join(normalise(v).split()) for k, v in keys.items()}


def _read(block: str) -> tuple[dict[str, str], bool]:
    if sure := _sure(block):
        return sure, False
    import yaml

    try:
        keys = _from_yaml(block)
    except (yaml.YAMLError, RecursionError, ValueError):
        return _line_by_line(block), True
    for key, value in _line_by_line(block).items():
        if value.startswith("#") and not keys.get(key, " "):
            keys[key] = value  # "slack_channel: #design" is a comment to YAML
    return keys, False


def _sure(block: str) -> dict[str, str]:
    """The pairs that YAML would find, where every line is a simple one; else none."""
    if not block.replace("\n", "").isprintable():
        return {}
    found = [_SURE.fullmatch(line) for line in block.removesuffix("\n").split("\n")]
    return {m[1]: m[2] or m[3] or (m[4] or "").rstrip() for m in found if m} if all(found) else {}


def _from_yaml(block: str) -> dict[str, str]:
    """The top-level pairs, from parser events, so that nothing is built, expanded or guessed from a value's look."""
    import yaml

    keys: dict[str, str] = {}
    depth, key, listed = 0, "", list[str]()
    awaits_key = True
    for event in yaml.parse(block, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise yaml.YAMLError("anchors, aliases and tags")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH or (depth > 1 and awaits_key):
                raise yaml.YAMLError("too deep, or a key that is no word")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            if depth == 1:
                keys[key], listed, awaits_key = ", ".join(listed), [], True
        elif isinstance(event, yaml.ScalarEvent):
            if depth == 0:
                raise yaml.YAMLError("no pairs")
            if depth > 1:
                listed.append(event.value)
            elif awaits_key:
                key, awaits_key = event.value, False
            else:
                keys[key], awaits_key = event.value, True
    return keys


def _line_by_line(block: str) -> dict[str, str]:
    """`key: rest of line`, and the items of a list below a key."""
    keys: dict[str, str] = {}
    key = ""
    for line in block.split("\n"):
        if pair := _PAIR.fullmatch(line):
            key = pair[1]
            keys[key] = _unquoted((pair[2] or "").strip())
        elif key and (item := _LISTED.fullmatch(line)):
            keys[key] = ", ".join(filter(None, (keys[key], _unquoted(item[1].strip()))))
    return keys


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


@dataclass(frozen=True, slots=True)
class Fields:
    """The columns of a document that front matter can fill; "" where it does not."""

    title: str
    url: str
    author: str
    published: str
    clipped: str
    source: str
    channel: str
    meta: tuple[tuple[str, str], ...]


def fields(keys: dict[str, str]) -> Fields:
    """Known keys become columns, in any case; all others stay as they are."""
    lower = {key.lower(): value for key, value in keys.items()}
    used = {name for name in _KNOWN if lower.get(name)}
    url, source = decoded(lower.get("url", "")), lower.get("source", "")
    if url and not _WEB.fullmatch(url):
        url = ""
        used.discard("url")
    if not url and _WEB.fullmatch(decoded(source)):  # Obsidian's "source" is where the page was
        url, source = decoded(source), ""
    clipped = lower.get("clipped", "")
    if not clipped and lower.get("created"):
        clipped = lower["created"]
        used.add("created")
    return Fields(
        title=decoded(lower.get("title", "")),
        url=url,
        author=_WIKI.sub(r"\1", decoded(lower.get("author", ""))),
        published=lower.get("published", ""),
        clipped=clipped,
        source=source,
        channel=lower.get("slack_channel", "").lstrip("#").strip(),
        meta=tuple((key, value) for key, value in keys.items() if key.lower() not in used),
    )


def decoded(value: str) -> str:
    """With its HTML entities decoded; only whole ones, so that "?a=1&copy=2" stays."""
    return normalise(_ENTITY.sub(lambda m: html.unescape(m[0]), value)).replace("\n", " ").strip()
