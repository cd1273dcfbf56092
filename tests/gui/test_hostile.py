"""Every hostile file of the corpus is a clip like any other: it comes in, opens, and asks and says nothing."""

import json
import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from annotator import clips
from annotator.clips.source import _CONTROLS
from annotator.gui import dialogs
from annotator.gui.reader import Reader
from tests.corpus_pages import Pages

REFUSALS = {"It is not a text: it holds many control characters.", "It is empty."}


@pytest.fixture
def asked(monkeypatch):
    """What a page wanted to load."""
    names = []
    monkeypatch.setattr(Reader, "loadResource", lambda _, kind, name: names.append(name))
    return names


@pytest.fixture
def pages(qtbot, asked):
    made = Pages()
    qtbot.addWidget(made._reader)
    return made


def payloads(folder: Path) -> dict[str, str]:
    """Pieces of HTML that attack whoever shows them, by where they come from."""
    found = {path.name: path.read_text("utf-8", "replace") for path in sorted((folder / "bleach").iterdir())}
    found |= {path.name: path.read_text("utf-8", "replace") for path in sorted((folder / "owasp").iterdir())}
    listed = (folder / "dompurify" / "expect.mjs").read_text("utf-8")
    for n, words in enumerate(re.findall(r'"payload": ("(?:[^"\\]|\\.)*")', listed)):
        found[f"dompurify {n}"] = json.loads(words, strict=False)
    return found


def wrong(pages: Pages, source: str, name: str) -> str:
    """What is wrong with a clip's page; a file that is no text is refused in words, which is right."""
    try:
        clip = clips.read(source.encode("utf-8", "surrogatepass"), name)
    except clips.ClipError as refused:
        return "" if str(refused) in REFUSALS else str(refused)
    return pages.trouble(clip.text)


def test_html_that_attacks_is_words_on_a_page(pages, asked, corpus):
    found = payloads(corpus / "fuzz" / "html")
    assert len(found) > 100
    assert {name: trouble for name, html in found.items() if html and (trouble := wrong(pages, html, name))} == {}
    together = _CONTROLS.sub("", "\n\n".join(found.values()))
    assert wrong(pages, together, "all of them") == ""
    clip = clips.read(together.encode(), "all of them")
    links = [r.href for b in clip.text.blocks for r in b.runs if "I" not in r.marks and r.href]
    assert {href.partition(":")[0] for href in links if href[0] != "#"} <= {"http", "https", "mailto"}
    assert asked == []


def test_front_matter_that_attacks_is_read_or_shown(pages, asked, corpus):
    files = [path for path in sorted((corpus / "fuzz" / "yaml").iterdir()) if path.is_file()]
    assert len(files) > 40
    for path in files:
        words = path.read_text("utf-8", "replace")
        for source in (f"---\n{words}\n---\n\nThe article.\n", f"---\ntitle: T\n{words}\n---\n\nThe article.\n"):
            clip = clips.read(source.encode("utf-8", "surrogatepass"), path.name)
            assert clip.text.words.endswith("The article."), path.name
            assert sum(map(len, dict(clip.document.meta).values())) < 70_000, path.name
            assert pages.trouble(clip.text) == "", path.name
        assert wrong(pages, words, path.name) == "" if words.strip() else True
    assert asked == []


def test_naughty_strings_stand_everywhere_a_clip_has_words(pages, asked, corpus):
    strings = json.loads((corpus / "fuzz" / "strings" / "blns.json").read_text("utf-8"))
    assert len(strings) > 400
    everywhere = "---\ntitle: {0}\nurl: {0}\n---\n# {0}\n\n{0}\n\n- {0}\n"
    assert [s for s in strings if s.strip() and wrong(pages, everywhere.replace("{0}", s), s)] == []
    assert wrong(pages, _CONTROLS.sub("", "\n\n".join(strings)), "strings") == ""
    rows = "\n".join(f"| {' '.join(s.split())} | x |" for s in strings)
    table = _CONTROLS.sub("", f"| a | b |\n| - | - |\n{rows}")
    assert wrong(pages, table, "table") == ""
    assert asked == []


def test_a_window_takes_them_all_in_and_opens_them(open_window, corpus, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(dialogs.ReportBox, "exec", lambda _: QDialog.DialogCode.Accepted)
    folder = tmp_path / "hostile"
    folder.mkdir()
    for n, words in enumerate(payloads(corpus / "fuzz" / "html").values()):
        (folder / f"{n:03}.md").write_text(f"---\nurl: https://a.org/{n}\n---\n{words}", "utf-8", "surrogatepass")
    (folder / "bomb.md").write_text("---\nurl: https://a.org/bomb\n---\n" + "- a\n\n" * 100_000, "utf-8")
    window = open_window()
    told = []
    window.errands.imported.connect(told.append)
    window.errands.import_paths([folder])
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    [report] = told
    assert {f.notices[0] for f in report.fates if f.kind == "refused"} <= REFUSALS
    [fate] = [f for f in report.fates if f.name.endswith("bomb.md")]
    assert any(notice.startswith("shown as plain text: it ") for notice in fate.notices)
    documents = window.workspace.library.documents()
    assert len(documents) == len(report.fates) - report.count("refused")
    for document in documents[::10]:
        window.open_document(document.id)
        assert window.reader.text_shown.id == document.text
        window.reader.grab()
