"""Excerpts of every awkward kind, built by hand."""

from __future__ import annotations

from annotator.model import Document, Excerpt, ExcerptNote, ExcerptReview, Quote, Span

NOON = 1_766_494_800_000  # 2025-12-23T13:00:00Z

SHIFT = Document(
    "d" * 31 + "1",
    'Shift *happens*: a "field" guide',
    "https://journal.example.org/shift?a=1&b=2",
    "Ada Example",
    "Dec 02, 2025",
    "2025-12-23 13:00",
    "slack",
    "healthcare-aiml-deskresearch",
    text="7" * 32,
)
BARE = Document("d" * 31 + "2", "", "javascript:alert(1)", source="browser-history", text="8" * 32)


def excerpt(number: int, document: Document, exact: str, **fields) -> Excerpt:
    start = 100 * number
    given = {
        "id": f"{number:032x}",
        "text": document.text,
        "span": Span(start, start + len(exact)),
        "quote": Quote(exact, "thirty-two before ", " thirty-two after"),
        "before": "What stood before it,\nover two blocks, ",
        "after": " and what stood <after> it.",
        "tags": (),
        "notes": (),
        "person": "Ada",
        "made": NOON + 60_000 * number,
    }
    return Excerpt(document=document, **given | fields)


EXCERPTS = (
    excerpt(
        1,
        SHIFT,
        "Every threshold is a promise about mistakes.",
        tags=(("learning", "RLVR"), ("robotics",)),
        colours=("#BFDDB8", "#B9D8EE"),
        notes=(
            ExcerptNote("Worth a **slide**.\n\nAsk <Ben> first.", "Ben: B.", NOON + 90_000, "a" * 32),
            ExcerptNote("Asked; he agrees.", "Ada", NOON + 180_000, "b" * 32, "a" * 32),
        ),
        reviews=(
            ExcerptReview("accept", "", "Cleo", NOON + 240_000),
            ExcerptReview("discuss", "Is it *every* threshold?\n<b>Really?</b>", "Ben: B.", NOON + 300_000),
        ),
    ),
    excerpt(
        2,
        SHIFT,
        "Two nurses 👩🏽\u200d⚕️👨\u200d👩\u200d👧 agreed.\nThe model\u2028did not.\n\nNobody asked.",
        tags=(("emoji 👍🏿",),),
    ),
    excerpt(3, SHIFT, "翻译的阈值不是数字，而是承诺。", before="", after="", tags=(("语言", "中文 / 简体"),)),
    excerpt(4, SHIFT, "عتبة القرار ليست رقمًا، بل وعد (AUC = 0.91).", tags=(("لغة",),), person="נועה"),
    excerpt(
        5,
        BARE,
        "<script>alert('x')</script> &amp; <b>bold</b> [link](javascript:x) `code` ~~gone~~ $x$ ==mark==",
        tags=(("<i>`html`</i>", "a|b"),),
        notes=(ExcerptNote("<!-- open", "Ada", NOON), ExcerptNote("```\nfence\n  two", "", NOON + 1_500)),
    ),
    excerpt(6, BARE, "=HYPERLINK(\"https://example.org\")", tags=(("@SUM(A1)",),), before="＝1", after="\t-2"),
    excerpt(7, BARE, "# not a heading\n- not a list\n1. nor this\n> nor a quote\n    nor code\n---\na | b", person=""),
)  # fmt: skip
