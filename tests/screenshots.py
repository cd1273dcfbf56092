"""`python -m tests.screenshots` draws resources/screenshots anew: the real window at 1360×860, in light and in dark.

Also highlights on each other with the tag picker open, in light, and a thread of notes beside them, in dark.

`python -m tests.screenshots FOLDER CLIP...` draws clips, or all of a folder of clips, into a folder; `CLIP::WORDS` is
scrolled to where the words stand. Without a display it starts one of its own (Xvfb).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from annotator import clips, paths
from annotator.intake import read_clips
from annotator.model import Document, Highlight, Span
from annotator.settings import Settings, stranger
from annotator.store import Library, Reading
from annotator.workspace import Workspace

TARGET = Path(__file__).resolve().parent.parent / "resources" / "screenshots"
SIZE = (1360, 860)
MARKS = (  # words, tags, note, of the sample clip in several scripts
    ("who would have to hand it out 👩🏽‍⚕️👨🏿‍⚕️🧑🏻‍⚕️ and with people who would receive it", ["method"], ""),
    ("came across as an invitation to a banquet", ["tone"], "The best example for the deck."),
    ("抽血前八小时请不要进食，可以喝白开水。", ["evidence › wording", "to review"], "Ask Mei to check."),
    ("It is less exact and it is followed more often.", ["argument"], ""),
)


@contextmanager
def display():
    """A screen: the person's, or one that nobody sees."""
    if os.environ.get("DISPLAY") or not shutil.which("Xvfb"):
        yield
        return
    read, write = os.pipe()
    size = "{}x{}x24".format(*SIZE)
    with subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", size], pass_fds=[write]) as server:
        os.environ["DISPLAY"] = ":" + os.read(read, 16).decode().strip()
        try:
            yield
        finally:
            server.terminate()


def library(folder: Path) -> tuple[Library, Settings]:
    """The sample clips as a small team would have marked them."""
    settings = Settings(folder / "settings.json")
    ada = settings.introduce("Ada")
    made = Library(folder / "Desk research.sqlite", states=folder / "states")
    workspace = Workspace(made, ada)
    workspace.import_clips(read_clips([paths.seeds()]))
    newest, *others = made.documents()
    leaflet = next(d for d in others if d.channel and "leaflet" in d.title.casefold())
    words = workspace.text_of(leaflet).words
    for quote, tags, note in MARKS:
        start = words.find(quote)
        if start < 0:
            sys.exit(f"The sample clip no longer says: {quote}")
        workspace.highlight(leaflet, Span(start, start + len(quote)), [workspace.tag(t).id for t in tags], note)
    made.state.set_reading(ada.id, newest.id, Reading("done", 1.0))
    made.state.set_reading(ada.id, leaflet.id, Reading("reading", 0.4))
    made.state.set("document", leaflet.id)
    return made, settings


def talk(workspace: Workspace, document: Document) -> Highlight:
    """A highlight that two others lie on, with what two people say about it."""
    ben = Workspace(workspace.library, stranger("Ben"))
    [chosen] = [h for h in workspace.library.highlights(document.id) if h.quote.exact == MARKS[1][0]]
    first, last = chosen.span.start, chosen.span.end
    workspace.highlight(document, Span(first - 46, first + 12), named=["bias"])
    ben.highlight(document, Span(last - 9, last + 29), named=["to review"])
    [said] = workspace.library.notes([chosen.id])
    ben.write_note(chosen.id, "I would use the *second* one: it is shorter, and everybody laughs.", answers=said.id)
    [_, answer] = workspace.library.notes([chosen.id])
    workspace.write_note(chosen.id, "Then both, on one slide.", answers=answer.id)
    return chosen


def application():
    from PySide6.QtWidgets import QApplication

    from annotator.gui import look

    app = QApplication([])
    app.setStyle("Fusion")
    look.load_fonts()
    app.setFont(look.ui_font())
    return app


def draw_clips(target: Path, names: list[str]) -> None:
    """Each clip alone in a library, in light and in dark."""
    from annotator.gui.app import build

    app = application()
    target.mkdir(parents=True, exist_ok=True)
    for name in names:
        path, _, words = name.partition("::")
        for clip in clips.find([Path(path)]):
            with tempfile.TemporaryDirectory() as folder:
                settings = Settings(Path(folder) / "settings.json")
                made = Library(Path(folder) / "Clips.sqlite", states=Path(folder) / "states")
                Workspace(made, settings.introduce("Ada")).import_clips(read_clips([clip]))
                window = build(made, settings.person, settings)
                window.resize(*SIZE)
                window.show()
                for theme in ("light", "dark"):
                    window.appearance.set_theme(theme)
                    window.reader.go_to(max(0, window.reader.text_shown.words.find(words)))
                    for _ in range(5):
                        app.processEvents()
                    window.grab().save(str(target / f"{clip.stem}{words and '-'}{words[:20]}-{theme}.png"))
                window.close()
                made.close()


def main() -> None:
    from annotator.gui.app import build

    app = application()
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        made, settings = library(Path(folder))
        window = build(made, settings.person, settings)
        window.resize(*SIZE)
        window.show()
        for theme in ("light", "dark"):
            window.appearance.set_theme(theme)
            window.marking.select(window.desk.highlights[1].highlight.id)
            window.reader.go_to(0)
            for _ in range(5):
                app.processEvents()
            window.grab().save(str(TARGET / f"window-{theme}.png"))
        chosen = talk(window.workspace, window.desk.document)
        window.views.read_anew()
        window.marking.select(chosen.id)
        for theme, name, act in (
            ("light", "tagging", lambda: window.tagging.choose_tags_of([chosen.id])),
            ("dark", "notes", lambda: window.noting.open(chosen.id)),
        ):
            window.appearance.set_theme(theme)
            window.reader.go_to(max(0, chosen.span.start - 400))
            for doing in (app.processEvents, act, *[app.processEvents] * 5):
                doing()
            window.grab().save(str(TARGET / f"{name}-{theme}.png"))
        window.close()
        made.close()


if __name__ == "__main__":
    with display():
        draw_clips(Path(sys.argv[1]), sys.argv[2:]) if sys.argv[2:] else main()
