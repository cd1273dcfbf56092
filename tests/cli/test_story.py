"""From a clip file to an exported excerpt, by command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from tests.cli.terminal import QUOTE, Annotator, exported


def story(annotator: Annotator, library: Path, clip: Path, quote: str, url: str, channel: str, clipped: str) -> None:
    assert annotator("import", library, clip, "--json").json["new"] == 1
    (document,) = annotator("list", library, "--json").json
    assert (document["url"], document["channel"], document["clipped"]) == (url, channel, clipped)
    words = annotator("text", library, document["id"]).out.decode()
    said = ("--quote", quote, "--tag", "robotics", "--tag", "learning / hands", "--note", "Why?", "--person", "Ana")
    made = annotator("highlight", library, document["id"][:10], *said, "--json").json
    assert words[made["start"] : made["end"]] == made["quote"] == quote
    assert annotator("highlights", library, "--json").json == [made]
    assert (made["tags"], made["person"]) == (["robotics", "learning / hands"], "Ana")
    tags = annotator("tags", library, "--json").json
    assert [t["path"] for t in tags] == ["learning", "learning / hands", "robotics"]

    (row,) = csv.DictReader(io.StringIO(exported(annotator, library, "csv"), newline=""))
    assert words[int(row["start"]) : int(row["end"])] == row["quote"] == quote
    assert (row["url"], row["channel"], row["clipped"]) == (url, channel, clipped)
    markdown = exported(annotator, library, "markdown")
    assert all(said in markdown for said in (quote, url, channel, clipped, "robotics", "Why?"))
    annotation = exported(annotator, library, "json")
    position = {"type": "TextPositionSelector", "start": made["start"], "end": made["end"]}
    selectors = next(found(json.loads(annotation), "selector"))
    assert position in selectors
    assert [s["exact"] for s in selectors if s["type"] == "TextQuoteSelector"] == [quote]
    assert all(said in annotation for said in (url, channel, clipped, "robotics", "Why?"))
    assert annotator("check", library).code == 0


def found(value: Any, key: str) -> Any:
    """Every value of a key, at any depth."""
    if isinstance(value, dict):
        if key in value:
            yield value[key]
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from found(inner, key)


def test_from_a_clip_file_to_an_exported_excerpt(annotator: Annotator, clip: Path, tmp_path: Path) -> None:
    new = tmp_path / "new" / "L.sqlite"
    story(annotator, new, clip, QUOTE, "https://example.org/robots", "desk", "2025-12-23 13:00")


def test_from_a_real_clip_to_an_exported_excerpt(annotator: Annotator, real_clip: Path, tmp_path: Path) -> None:
    quote = "robotics is an algorithms problem, not a hardware or data problem"
    url = "https://www.dwarkesh.com/p/thoughts-on-ai-progress-dec-2025"
    story(annotator, tmp_path / "L.sqlite", real_clip, quote, url, "healthcare-aiml-deskresearch", "2025-12-23 13:00")
