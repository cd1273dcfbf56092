"""Front matter never fails an import; what identifies a document does not depend on how it was shared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import clips
from annotator.clips.address import cleaned
from annotator.clips.front_matter import _from_yaml, _sure, fields, split
from annotator.model import content_id


def read(text, name="some name.md"):
    return clips.read(text.encode(), name)


def keys(block):
    return split(f"---\n{block}\n---\nbody\n")


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        ("title: No", {"title": "No"}),
        ('title: "A: b"', {"title": "A: b"}),
        ("n: 1.10\nt: 12:30:45\nd: 2025-12-23 13:00", {"n": "1.10", "t": "12:30:45", "d": "2025-12-23 13:00"}),
        ("tags: [a, b]\nlist:\n  - c\n  - d", {"tags": "a, b", "list": "c, d"}),
        ("slack_channel: #design", {"slack_channel": "#design"}),
        ("a: |\n  one\n  two", {"a": "one two"}),
        ("empty:\ntitle: x", {"empty": "", "title": "x"}),
        ('bad: "\\ud800\\0"', {"bad": "\ufffd\ufffd"}),
    ],
)
def test_values_stay_the_words_that_were_written(block, wanted):
    front = keys(block)
    assert front.keys == wanted
    assert not front.repaired
    assert front.body == "body\n"


@pytest.mark.parametrize(
    ("block", "title"),
    [
        ("title: Why this: matters\nurl: http://a.b", "Why this: matters"),
        ("title: [RFC] A plan\nurl: http://a.b", "[RFC] A plan"),
        ("title: @name says\nurl: http://a.b", "@name says"),
        ("title: *no alias\nurl: http://a.b", "*no alias"),
        ('title: "unclosed\nurl: http://a.b', '"unclosed'),
        ("a: &x [1]\nb: *x\ntitle: t", "t"),
        ("title: !!python/object x", "!!python/object x"),
        ("a: " + "[" * 5000 + "\ntitle: deep", "deep"),
    ],
)
def test_broken_metadata_is_repaired_and_said_so(block, title):
    clip = read(f"---\n{block}\n---\nbody\n")
    assert clip.document.title == title
    assert "metadata repaired" in clip.notices


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nA paragraph between rules.\n\n---\n\nMore.",
        "---\ntitle: never closed\n\nbody",
        "No front matter at all",
        "----\ntitle: x\n----\n",
        "---\n" + "k: v\n" * 20_000 + "---\nbody",
    ],
)
def test_what_is_not_front_matter_is_body(text):
    assert split(text).keys == {}
    assert split(text).body == text
    assert read(text).text.words.strip()


UNCLOSED = "---\ntitle: A: b\nurl: https://a.b/c\ntags:\n  - one\n- two\n"


@pytest.mark.parametrize("blank", ["", "\n", "\n\n"])
@pytest.mark.parametrize(
    "body",
    ["Words of the article.\n", "# A heading\n\nWords.\n", "> Source: https://a.b/c\n", "![image](a.png)\n", ""],
)
def test_front_matter_that_nothing_closes_ends_where_the_article_begins(blank, body):
    front = split(UNCLOSED + blank + body)
    assert front.keys == {"title": "A: b", "url": "https://a.b/c", "tags": "one, two"}
    assert front.body == body
    assert front.repaired


@pytest.mark.parametrize("body", ["Words.\n\n---\n\nAfter a rule.\n", "Words.\n\nNote: more.\n---\nAfter a rule.\n"])
def test_a_rule_of_the_article_closes_no_front_matter(body):
    front = split(f"{UNCLOSED}\n{body}")
    assert front.keys == {"title": "A: b", "url": "https://a.b/c", "tags": "one, two"}
    assert (front.body, front.repaired) == (body, True)


def test_a_rule_far_down_does_not_make_the_article_metadata():
    clip = read("---\ntitle: T\nurl: https://a.b/c\n\nThe first paragraph.\n\nThe second.\n\n---\n\nThe end.\n")
    assert clip.document.title == "T"
    assert clip.text.words == "The first paragraph.\nThe second.\n\nThe end."


@pytest.mark.parametrize(
    "block",
    ["title: T\n\ntags: x", "title: T\n\n# by hand\nn: 1", "a: |\n  one\n\n  two\ntitle: T", "title: T\nlist:\n\n- x"],
)
def test_blank_lines_inside_front_matter_do_not_end_it(block):
    front = keys(block)
    assert (front.keys["title"], front.body) == ("T", "body\n")


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        ('title = "A: b"\nurl = "https://a.b/"', {"title": "A: b", "url": "https://a.b/"}),
        ("n = 1.10\nd = 2025-12-23\ndone = true", {"n": "1.10", "d": "2025-12-23", "done": "True"}),
        ('title = "T"\ntags = ["a", "b"]\n\n[extra]\nteam = "x"', {"title": "T", "tags": "a, b", "extra.team": "x"}),
    ],
)
def test_front_matter_in_toml_is_read_too(block, wanted):
    front = split(f"+++\n{block}\n+++\n\nbody\n")
    assert (front.keys, front.body.strip(), front.repaired) == (wanted, "body", False)


@pytest.mark.parametrize(
    "text",
    ["+++\nnot toml\n+++\nb", "+++\ntitle = 'open'\nb", "+++\n+++\nb", "+++\na = " + "[" * 9_000 + "\n+++\nb"],
)
def test_what_toml_cannot_read_is_body(text):
    assert (split(text).keys, split(text).body) == ({}, text)


@given(st.text(alphabet="-:\n \"'[]{}#&*!|>%@`,?abc\t\ud7ff", max_size=80))
def test_no_front_matter_raises(block):
    front = keys(block)
    assert all(isinstance(value, str) for value in front.keys.values())


LINES = ["a: b", "key-1: 'x # y: z'", 'k: "a: b"  ', "u: https://a.b/?c=d#e", "d: 2025-01-02 10:00", "empty:", "e: ''"]
VALUES = st.text(alphabet="a1/:#-\"'\\ ,&*!|>%@é\xa0\u3042", max_size=12)


@given(st.lists(st.sampled_from(LINES) | VALUES.map("k: {}".format) | VALUES, max_size=5).map("\n".join))
def test_the_quick_way_reads_what_yaml_reads(block):
    sure = _sure(block + "\n")
    assert not sure or sure == _from_yaml(block + "\n")


@pytest.mark.parametrize("line", LINES)
def test_the_quick_way_knows_ordinary_lines(line):
    assert _sure(line + "\n")


def test_all_columns_and_the_rest_in_order():
    clip = read(
        "---\nzeta: 1\nurl: https://a.b/c?x=1&amp;y=2\ntitle: T &amp; U\nclipped: 2025-12-23 13:00\nsource: slack\n"
        "slack_channel: '#design'\nauthor: [\"[[Ann B]]\", C]\npublished: May 1\nalpha: 2\n---\nbody"
    )
    d = clip.document
    assert (d.title, d.url) == ("T & U", "https://a.b/c?x=1&y=2")
    assert (d.clipped, d.source, d.channel) == ("2025-12-23 13:00", "slack", "design")
    assert (d.author, d.published) == ("Ann B, C", "May 1")
    assert d.meta == (("zeta", "1"), ("alpha", "2"))
    assert (d.person, d.made) == ("", 0)
    assert (d.capture, d.text) == (clip.capture.id, clip.text.id)
    assert clip.capture.document == d.id


def test_obsidians_source_is_the_url_and_created_the_date():
    d = read("---\nsource: https://a.b/c\ncreated: 2025-01-02\n---\nx").document
    assert (d.url, d.source, d.clipped, d.meta) == ("https://a.b/c", "", "2025-01-02", ())


def test_an_address_that_no_browser_should_follow_is_no_url():
    d = read("---\nurl: javascript:alert(1)\n---\nx").document
    assert (d.url, d.meta) == ("", (("url", "javascript:alert(1)"),))


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://A.B/c?utm_source=x&q=1#part", "https://a.b/c?q=1"),
        ("https://a.b/c?fbclid=1&gclid=2&mc_cid=3&mc_eid=4&igshid=5", "https://a.b/c"),
        ("https://user@A.b:80/C", "https://user@a.b:80/C"),
        ("https://a.b/c?a=1&copy=2", "https://a.b/c?a=1&copy=2"),
        ("https://[", "https://["),
    ],
)
def test_the_same_page_is_the_same_document(url, same):
    assert cleaned(url) == same
    assert fields({"url": url}).url == url


def test_identity_is_the_url_else_the_body_else_the_whole_source():
    assert read("---\nurl: https://A.b/?utm_x=1&amp;y=2#z\n---\nx").document.id == content_id("https://a.b/?y=2")
    assert read("---\ntitle: t\n---\nx\n").document.id == content_id("x\n")
    source = "---\ntitle: t\n---\n"
    clip = read(source)
    assert clip.document.id == clip.capture.id == content_id(source)
    assert clip.text.blocks


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("---\ntitle: Front\n---\n# Head", "n.md", "Front"),
        ("para\n\n## Head *x* ![](y)\n", "n.md", "Head x"),
        ("para", "folder/A name.v2.md", "A name.v2"),
        ("---\nurl: https://a.b/\n---\npara", "", "https://a.b/"),
        ("para", "", "Untitled"),
    ],
)
def test_title_falls_back_to_heading_file_name_and_url(text, name, title):
    assert read(text, name).document.title == title
