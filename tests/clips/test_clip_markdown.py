"""Each rule of reading Markdown with the smallest example that needs it."""

import pytest

from annotator import clips


def blocks(markdown, front=""):
    return clips.read((front + markdown).encode(), "x.md").text.blocks


def shape(markdown):
    """Kind, quote depth, list depth, marker and words of each block."""
    return [(b.kind, b.quote, b.depth, b.marker, b.text) for b in blocks(markdown)]


def p(text, quote=0, depth=0, marker=""):
    return ("p", quote, depth, marker, text)


def item(marker, text, depth=1, quote=0):
    return p(text, quote, depth, marker)


def marked(markdown):
    """The first block's runs as (words, marks, href)."""
    block, at, out = blocks(markdown)[0], 0, []
    for run in block.runs:
        out.append((block.text[at : at + run.length], run.marks, run.href))
        at += run.length
    return out


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("Intro:\n- a\n- b", [p("Intro:"), item("•", "a"), item("•", "b")]),
        ("- a\n  - b\n    - c\n- d", [item("•", "a"), item("•", "b", 2), item("•", "c", 3), item("•", "d")]),
        ("1. a\n  - b\n2. c", [item("1.", "a"), item("•", "b", 2), item("2.", "c")]),
        ("3. a\n4. b", [item("3.", "a"), item("4.", "b")]),
        ("- a\n\n  more\n\nout", [item("•", "a"), p("more", depth=1), p("out")]),
        ("- a\nlazy", [item("•", "a lazy")]),
        ("- [ ] a\n- [x] b", [item("☐", "a"), item("☑", "b")]),
        ("1. - a", [item("1.", ""), item("•", "a", 2)]),
        ("- - a", [item("•", "a", 2)]),
        ("-\n- b", [item("•", ""), item("•", "b")]),
        ("It was\n1986. A year.", [p("It was 1986. A year.")]),
        ("* a\n* b\n\n- c", [item("•", "a"), item("•", "b"), item("•", "c")]),
        ("Term\n: Meaning\n: Other", [p("Term"), p("Meaning", depth=1), p("Other", depth=1)]),
        ("Term\n\n:   Meaning\n\n    more", [p("Term"), p("Meaning", depth=1), p("more", depth=1)]),
        ("Two\nlines\n\n: no meaning", [p("Two lines"), p(": no meaning")]),
    ],
)
def test_lists(markdown, wanted):
    assert shape(markdown) == wanted


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("> a\n> > b\n\nc", [p("a", 1), p("b", 2), p("c")]),
        ("> a\nlazy", [p("a lazy", 1)]),
        ("> - a\n>   b", [item("•", "a b", quote=1)]),
        ("> [!note]- Title\n> body", [p("Note: Title", 1), p("body", 1)]),
        ("> [!tip] Tips *of* all\n> body", [p("Tips of all", 1), p("body", 1)]),
        ("> [!warning]\n> body", [p("Warning", 1), p("body", 1)]),
        ('!!! note "Title"\n    a\n\n    b\n\nc', [p("Note: Title", 1), p("a", 1), p("b", 1), p("c")]),
        ("??? tip\n    a\n    !!! bug\n        b", [p("Tip", 1), p("a", 1), p("Bug", 2), p("b", 2)]),
        ('=== "One"\n\n    a\n\n=== "Two"\n\n    b', [p("One", 1), p("a", 1), p("Two", 1), p("b", 1)]),
        (":::tip[Title]\n\na\n\n- b\n\n:::\n\nc", [p("Tip: Title", 1), p("a", 1), item("•", "b", quote=1), p("c")]),
        ("::::note Two words\na\n:::info\nb\n:::\n::::", [p("Note: Two words", 1), p("a", 1), p("Info", 2), p("b", 2)]),
        (":::note\nno end", [p(":::note no end")]),
        ("!!! Wow: text\n    goes on", [p("!!! Wow: text goes on")]),
        ("!!! note\nno words", [p("!!! note no words")]),
    ],
)
def test_quotes_and_callouts(markdown, wanted):
    assert shape(markdown) == wanted


def code(*lines, depth=0, marker=""):
    return [("code", 0, depth, marker if n == 0 else "", line) for n, line in enumerate(lines)]


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("```py\na\n\n  b\n```", code("a", "", "  b")),
        ("~~~\n```\n~~~", code("```")),
        ("a\n```\n*b*\n```\nc", [p("a"), *code("*b*"), p("c")]),
        ("    a\n      b\n\nc", [*code("a", "  b"), p("c")]),
        ("- a\n  ```\n  x\n  ```\n- b", [item("•", "a"), *code("x", depth=1), item("•", "b")]),
        ("1. a\n   ```\nx\n   ```\n   b", [item("1.", "a"), *code("x", depth=1), p("b", depth=1)]),
        ("- ```\n  x\n  ```", code("x", depth=1, marker="•")),
        ("```\nnever closed", code("never closed")),
        ("``` `x` ```", [p("`x`")]),
    ],
)
def test_code(markdown, wanted):
    assert shape(markdown) == wanted


@pytest.mark.parametrize(
    ("markdown", "kinds"),
    [
        ("# a #\n## b\n#tag\n####### c", ["h1:a", "h2:b", "p:#tag ####### c"]),
        ("a\n===\nb\n---\n", ["h1:a", "h2:b"]),
        ("a\n\n---\n* * *", ["p:a", "rule:", "rule:"]),
        ("`a`\n\n`b`", ["p:a", "p:b"]),
    ],
)
def test_headings_rules_and_paragraphs(markdown, kinds):
    assert [f"{b.kind}:{b.text}" for b in blocks(markdown)] == kinds


@pytest.mark.parametrize(
    ("markdown", "runs"),
    [
        ("*a* **b** `c` ~~d~~ ==e==", [("a", "i", ""), ("b", "b", ""), ("c", "c", ""), ("d", "s", ""), ("e", "m", "")]),
        ("snake_case_word and 2 * 3 * 4", []),
        ("**メモ：**本文", [("メモ：", "b", "")]),
        ("これは**「強調」**です", [("「強調」", "b", "")]),
        ("**so **it is, and** this**", [("so", "b", ""), ("this", "b", "")]),
        ("**\xa0so\xa0**", [("so", "b", "")]),
        ("2 ** 3 ** 4 and **so **it", []),
        ("**cut `in` two\n\n[... truncated ...]", [("cut ", "b", ""), ("in", "bc", ""), (" two", "b", "")]),
        ("so `cut in\n\n[... truncated ...]", [("cut in", "c", "")]),
        ('[a](https://b.c/d_(e)_f "t")', [("a", "", "https://b.c/d_(e)_f")]),
        ("[a\nb](https://c.d)", [("a b", "", "https://c.d")]),
        (
            "[a][1] [b][] [c]\n\n[1]: https://x.y\n[b]: <https://z.w> 'T'",
            [("a", "", "https://x.y"), ("b", "", "https://z.w")],
        ),
        ("<https://a.b> and <me@a.b>", [("https://a.b", "", "https://a.b"), ("me@a.b", "", "mailto:me@a.b")]),
        ("see https://a.b/c.", [("https://a.b/c", "", "https://a.b/c")]),
        ("[a](javascript:alert) [b](file:///etc) [c](/rel)", []),
        ("[`a`][] [b][`A`]\n\n[`a`]: https://x.y", [("a", "c", "https://x.y"), ("b", "", "https://x.y")]),
        ("[a] [b]\n\n[a]:\n https://x.y\n[b]: https://z.w\n 'T'", [("a", "", "https://x.y"), ("b", "", "https://z.w")]),
        ("[x<T>\\]][]\n\n[x<T>\\]]: https://x.y", [("x<T>]", "", "https://x.y")]),
        ("if a<b and c>d", []),
        ("<b hidden>a</b> <i x>", [("a", "b", "")]),
        ("<b>a <i>b</b> c", [("a ", "b", ""), ("b", "bi", "")]),
        (
            "[`code` *x*](https://a.b)",
            [("code", "c", "https://a.b"), (" ", "", "https://a.b"), ("x", "i", "https://a.b")],
        ),
    ],
)
def test_inline_marks(markdown, runs):
    assert [r for r in marked(markdown) if r[1] or r[2]] == runs


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("List<String> and <your-name> a < b", "List<String> and <your-name> a < b"),
        ("Box<dyn Error>, <path to file>, a<b and c>d", "Box<dyn Error>, <path to file>, a<b and c>d"),
        ("<ftp://a.b/c> <input disabled>x <details open>", "ftp://a.b/c x"),
        ("un<span>broken</span> w<b></b>ord", "unbroken word"),
        ("[[Page]] [[Page|alias]]", "Page alias"),
        ("a  \nb\\\nc", "a\u2028b\u2028c"),
        ("a<br><br/>b", "a\u2028\u2028b"),
        ("&amp;lt; &copy; &#8232;x&#xFEFF;y", "&lt; © xy"),
        (r"1\. \*a\* \[1\] \\ \_", r"1. *a* [1] \ _"),
        ("$a_1 * b_2$ and \\(x_1\\) and $5 to $10", "$a_1 * b_2$ and \\(x_1\\) and $5 to $10"),
        ("$$\nx_1 *y* z\n$$", "$$ x_1 *y* z $$"),
        ("cut [text](https://exa", "cut text (https://exa"),
        ("cut ![alt](https://exa", "cut alt (https://exa"),
        ("[ and ] and [x", "[ and ] and [x"),
        ("a `` b ` c", "a `` b ` c"),
        (":smile: 👩‍👩‍👧 e\u0301", ":smile: 👩‍👩‍👧 e\u0301"),
        ("a\xa0\xa0b \t c", "a\xa0\xa0b c"),
        ("x <!-- no --> y <script>no</script> z", "x y z"),
        ("x <!-- never closed", "x <!-- never closed"),
    ],
)
def test_words_survive(markdown, words):
    assert blocks(markdown)[0].text == words


def test_a_link_that_spreads_over_blank_lines_is_one_link():
    first, second = blocks("[\n\n![i](http://x/y.png)\n\n### Title\n\nWords\n\n](https://a.b/)\n\nafter")
    assert first.text == "\ufffc\u2028Title\u2028Words"
    assert {r.href for r in first.runs} == {"http://x/y.png", "https://a.b/"}
    assert second.text == "after"


def test_an_image_with_brackets_in_its_words_may_stand_in_such_a_link():
    (block,) = blocks("[![a [b]](https://c.d/e.png)\n\nWords](https://f.g/)")
    assert (block.text, block.alts) == ("\ufffc\u2028Words", ("a [b]",))


def test_images_keep_their_source_and_alternative_text():
    (block,) = blocks("![a *b* `c`](img/x.png) [![d](https://e/f.png)](https://g) ![no](data:image/png;base64,AA)")
    assert block.alts == ("a *b* c", "d", "no")
    assert [(r.marks, r.href) for r in block.runs if "I" in r.marks] == [
        ("I", "img/x.png"),
        ("I", "https://e/f.png"),
        ("I", ""),
    ]


def test_embedded_pictures_of_a_wiki_are_images():
    assert blocks("![[pic.png|300]]")[0].runs[0].href == "pic.png"


def test_footnotes_point_to_each_other_in_order_of_mention():
    first, second, rule, *notes = blocks("a[^x] b[^1]\n\nc[^x] [^gone]\n\n[^1]: One\n\n    more\n[^x]: `X`\n[^un]: U")
    assert [r.href for r in first.runs if r.href] == ["#fn:1", "#fn:2"]
    assert [r.href for r in second.runs if r.href] == ["#fn:1"]
    assert second.text.endswith("[^gone]")
    assert rule.kind == "rule"
    assert [b.text for b in notes] == ["1 X", "2 One", "more", "3 U"]
    assert [b.runs[0].href for b in notes if b.runs] == ["#fnref:1", "#fnref:2", "#fnref:3"]
    assert notes[0].runs[0].marks == first.runs[1].marks == "^"


def test_footnotes_side_by_side_are_two_numbers():
    assert blocks("a[^1][^2][^3].\n\n[^1]: x\n[^2]: y")[0].text == "a1\u202f2[^3]."


def test_relative_links_are_those_of_the_page():
    (block,) = blocks("[a](/b?c#d) [e](#f) [g](javascript:h) [i]()", "---\nurl: https://x.y/z\n---\n")
    assert [r.href for r in block.runs if r.href] == ["https://x.y/b?c#d", "#f"]


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("<div>\n*raw*\n</div>\n\n*not*", ["p:*raw*", "p:not"]),
        ('<aside markdown="1">\n  *a*\n</aside>', ["p:a"]),
        ("<details><summary>S</summary>\n\n- x\n\n</details>\n\ny", ["p:S", "p:x", "p:y"]),
        ("<a href='x>y\n\nz", ["p:<a href='x>y", "p:z"]),
        ("<textarea>\n\na\n\n<title>b", ["p:a", "p:b"]),
        ("<script>\na", ["p:<script> a"]),
        ("<pre>\n a\n  b</pre>", ["code: a", "code:  b"]),
        ("<!-- a\n\nb --> c\n\nd", ["p:c", "p:d"]),
        ("<Tabs x='1'>\n\na\n\n</Tabs>", ["p:a"]),
        ("<ul><li>a<li>b</ul>", ["p:a", "p:b"]),
    ],
)
def test_raw_html(markdown, wanted):
    assert [f"{b.kind}:{b.text}" for b in blocks(markdown)] == wanted
