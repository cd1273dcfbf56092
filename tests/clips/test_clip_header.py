"""The head of a clip: what the masthead repeats is hidden, the web page's furniture folded, the text untouched."""

from annotator import clips

CLIP = (
    """---
url: https://a.b/p/thoughts
title: "Thoughts on progress (Dec 2025)"
source: slack
---

# Thoughts on progress (Dec 2025)

> Source: [https://a.b/p/thoughts](https://a.b/p/thoughts)

[Blog](https://a.b/blog)

# Thoughts on Progress (Dec 2025)

### Why I am moderately bearish

[![Ann's avatar](https://a.b/x.jpeg)](https://a.b/@ann)

[Ann](https://a.b/@ann)

Dec 02, 2025

385

1.2K

Share

Subscribe now

### What are we scaling?

"""
    + "This is the article itself. " * 20
    + "\n\n385\n\nShare\n\n[... truncated ...]"
)


def shown(text):
    clip = clips.read(text.encode(), "x.md")
    header = clips.header(clip.document, clip.text.blocks)
    words = [b.text for b in clip.text.blocks]
    return [words[n] for n in sorted(header.hidden)], [words[n] for n in sorted(header.folded)], clip


def test_titles_and_source_line_are_hidden_counters_avatars_and_buttons_folded():
    hidden, folded, clip = shown(CLIP)
    assert hidden == [
        "Thoughts on progress (Dec 2025)",
        "Source: https://a.b/p/thoughts",
        "Thoughts on Progress (Dec 2025)",
    ]
    assert folded == ["Blog", "\ufffc", "Ann", "Dec 02, 2025", "385", "1.2K", "Share", "Subscribe now"]
    assert clips.truncated(clip.capture.source)


def test_nothing_below_the_beginning_of_the_article_is_touched():
    clip = shown(CLIP)[2]
    first_long = next(n for n, b in enumerate(clip.text.blocks) if len(b.text) > 160)
    header = clips.header(clip.document, clip.text.blocks)
    assert max(header.hidden | header.folded) < first_long


def test_a_clip_of_nothing_but_its_title_still_shows_it():
    assert shown("---\ntitle: T\n---\n# T\n")[:2] == ([], [])


def test_links_and_dates_stay_where_there_is_no_counter_or_button_below():
    hidden, folded, _ = shown("---\ntitle: T\n---\n[Blog](https://a.b)\n\nDec 02, 2025\n\nBody")
    assert (hidden, folded) == ([], [])


def test_pictures_and_quotes_of_the_article_stay():
    hidden, folded, _ = shown("---\ntitle: T\n---\n![A chart](c.png)\n\n> Sources of life\n\n2024 was a year\n\nBody")
    assert (hidden, folded) == ([], [])


def test_a_title_as_long_as_a_paragraph_is_repeated_no_more_than_a_short_one():
    title = "Everything that was asked, and by whom, and who answered it, and what that cost, " * 3 + "in short"
    hidden, folded, _ = shown(CLIP.replace("Thoughts on progress (Dec 2025)", title))
    assert hidden == [title, "Source: https://a.b/p/thoughts"]
    assert folded == shown(CLIP)[1]
