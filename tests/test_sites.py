"""The site of a document is what a parser of urls says, however it is found."""

from __future__ import annotations

from urllib.parse import urlsplit

from hypothesis import example, given
from hypothesis import strategies as st

from annotator.model import Document

PARTS = st.sampled_from(
    ("http", "https", "HTTPS", "ftp", ":", "//", "/", "www.", "example.org", "Example", "x", ":80", "@", "?", "#",
     "[::1]", "\n", " ", "é", "%41", "..", "-", "_", "\\", ";", "")
)  # fmt: skip


@given(st.lists(PARTS, max_size=8).map("".join))
@example("https://www.example.org/a")
@example("https://example.org\n")
@example("https://a.example.org:80/")
@example("https://ana@example.org/")
def test_a_site_is_the_host_without_www(url: str) -> None:
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    assert Document("0" * 32, "", url).site == host
