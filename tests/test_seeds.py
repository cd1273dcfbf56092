"""The sample clips have exactly the form of real ones, and between them everything that a page can show."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest
from markdown_it import MarkdownIt

from annotator.clips import read
from annotator.paths import seeds

CLIPS = {p.name: p.read_bytes().decode("utf-8") for p in sorted(seeds().glob("*.md"))}
WHOLE = "\n".join(CLIPS.values())
CUT = "\n\n[... truncated ...]"

FORM = re.compile(
    r"---\nurl: (?P<url>https://\S+)\ntitle: \"(?P<title>[^\"\n]+)\"\nclipped: (?P<clipped>2025-12-\d\d \d\d:\d\d)\n"
    r"source: (?:slack\nslack_channel: (?P<channel>[a-z-]+)|browser-history)\n---\n\n"
    r"# (?P=title)\n\n> Source: \[(?P=url)\]\((?P=url)\)\n\n(?P<body>.+)",
    re.DOTALL,
)
each_clip = pytest.mark.parametrize("name", CLIPS)


def body(name: str) -> str:
    return FORM.fullmatch(CLIPS[name])["body"]


def elements() -> set[str]:
    parser = MarkdownIt("commonmark").enable("table")
    tokens = [t for name in CLIPS for t in parser.parse(body(name))]
    return {t.type for t in tokens} | {c.type for t in tokens for c in t.children or ()}


@each_clip
def test_a_clip_has_the_form_of_a_real_one(name):
    clip = FORM.fullmatch(CLIPS[name])
    assert clip
    # A link to the section, the title once more, a subtitle: what a clipper takes along from a site's head.
    assert re.match(rf"\[.+\]\(.+\)\n\n# {re.escape(clip['title'])}\n\n### .+\n\n", clip["body"])
    assert re.search(r"^(Dec|Nov) \d\d, 2025$", clip["body"], re.MULTILINE)


def test_the_guide_comes_first_by_name_and_by_date():
    newest = max(CLIPS, key=lambda name: FORM.fullmatch(CLIPS[name])["clipped"])
    assert min(CLIPS) == newest
    assert "guide" in FORM.fullmatch(CLIPS[newest])["title"]


def size(words: str) -> int:
    """Characters, where one of a wide script says as much as two letters."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words)


def test_there_are_eight_and_two_are_cut_as_the_clipper_cuts():
    cut = [name for name in CLIPS if CLIPS[name].endswith(CUT)]
    assert (len(CLIPS), len(cut)) == (8, 2)
    for name in cut:
        kept = body(name).removesuffix(CUT)
        assert len(kept) == 15_000
        assert kept[-1] not in ".!?\n"
    for name in CLIPS.keys() - cut:
        assert 3_500 <= size(CLIPS[name]) <= 8_000
        assert CLIPS[name].endswith("\n")


def test_counters_and_an_avatar_stand_at_the_head_of_most():
    head = re.compile(r"\[!\[.+\]\(.+\)\]\(.+\)\n\n\[.+\]\(.+\)\n\nDec \d\d, 2025\n\n\d+\n\n\d+\n\n\d+\n\nShare\n\n")
    assert sum(bool(head.search(clip)) for clip in CLIPS.values()) == 6


def test_they_come_from_several_channels_and_one_from_none():
    channels = Counter(FORM.fullmatch(clip)["channel"] for clip in CLIPS.values())
    assert len(channels) >= 4
    assert channels[None] == 1


def test_some_are_whole_in_other_scripts():
    """Most of their letters, so that lists, tables and quotes are seen in them too."""
    scripts = Counter()
    for name in CLIPS:
        letters = Counter(unicodedata.name(c).split()[0].split("-")[0] for c in body(name) if c.isalpha())
        scripts[letters.most_common(1)[0][0]] += 1
    assert scripts == {"LATIN": 6, "ARABIC": 1, "HIRAGANA": 1}


@pytest.mark.parametrize(
    "element",
    ["table_open", "fence", "blockquote_open", "bullet_list_open", "ordered_list_open", "image", "link_open",
     "strong_open", "em_open", "code_inline"],
)  # fmt: skip
def test_something_of_every_kind_is_there(element):
    assert element in elements()


@pytest.mark.parametrize(
    "feature",
    [
        r"^\[\^\w+\]: ",  # a footnote
        r"^- \[ \] ",  # tasks
        r"^- \[x\] ",
        r"^ {5,}[-\d]",  # a list in a list in a list
        r"&amp;",
        r"^```python$",
        r"^```sh$",
        r"^```sql$",
        r"^```javascript$",
        r"\$\$",  # mathematics
        r"^\|(?:[^|\n]+\|){12,}$",  # a wide table
        "[\u4e00-\u9fff]{8}",
        "[\u3040-\u30ff]{4}",
        "[\u0600-\u06ff]{4}",
        "[\u0590-\u05ff]{4}",
        "[\u0370-\u03ff]{4}",
        "[\u0400-\u04ff]{4}",
        "[\u0900-\u097f]",
        "[\U0001f3fb-\U0001f3ff]\u200d",  # a skin tone in a joined emoji
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family
        "e\u0301",
        "\u0302\u0303",
    ],
)
def test_a_page_can_be_tried_on_them_in_every_way(feature):
    assert re.search(feature, WHOLE, re.MULTILINE)


def test_every_footnote_that_is_called_is_there():
    for name in CLIPS:
        text = body(name)
        assert set(re.findall(r"(?<!^)\[\^(\w+)\](?!:)", text)) <= set(re.findall(r"^\[\^(\w+)\]:", text, re.MULTILINE))


def test_the_guide_names_every_key_of_the_reading_loop():
    guide = CLIPS[min(CLIPS)]
    keys = set(re.findall(r"^\| (\S+(?: [–/] \S+)?) \|", guide, re.MULTILINE))
    assert keys >= {
        "H",
        "T",
        "N",
        "1 – 9",
        "Enter",
        "J / K",
        "[ / ]",
        "S",
        "Delete",
        "Ctrl+Z",
        "Ctrl+K",
        "Ctrl+E",
        "F6",
        "?",
    }


def test_the_guide_is_read_in_the_two_minutes_that_are_promised():
    name = min(CLIPS)
    assert read(CLIPS[name].encode(), name).text.minutes == 2


@each_clip
def test_a_clip_is_read_without_a_notice(name):
    clip = read(CLIPS[name].encode(), name)
    assert clip.notices == ()
    assert clip.document.title == FORM.fullmatch(CLIPS[name])["title"]


def test_they_point_at_nobody_and_hold_no_stray_characters():
    hosts = set(re.findall(r"https?:(?://|%2F%2F)([\w.-]+)", WHOLE))
    assert all(re.fullmatch(r"(?:\w+\.)?example\.(?:org|com)", host) for host in hosts)
    assert not {c for c in WHOLE if unicodedata.category(c) in ("Cc", "Co", "Cn", "Cs")} - {"\n"}
