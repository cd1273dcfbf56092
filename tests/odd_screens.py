"""Screens that a tidy library never shows: very long, very many, nothing at all, somebody else's, and trouble."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from annotator.intake import Fate, ImportReport, read_clips
from annotator.model import Highlight, Span
from annotator.settings import Settings, stranger
from annotator.store import Library
from annotator.store.gate import Look
from annotator.workspace import Workspace

TITLE = (
    "Everything that a ward of forty beds asked of a language model in one winter, who answered it, and what the "
    "answer cost: a field report in nine parts with the questions as they were put, and every table"
)
CLIP = f"""---
url: https://a.very.long.host.name.of.a.journal.example.org/2025/12/everything-that-a-ward-asked
title: "{TITLE}"
clipped: 2025-12-20 09:30
source: slack
slack_channel: healthcare-aiml-deskresearch
---

# {TITLE}

A nurse sees first.[^1] The model was right in nine of ten cases. Nobody asked why.[^why]

![The ward at night, seen from the desk](https://images.example.org/ward.jpg)

![](https://images.example.org/a-picture-without-words.png)

| Question | Asked | Answered by the model | Answered by a nurse | Nobody |
|---|---:|---:|---:|---:|
| When may she eat again? | 112 | 97 | 14 | 1 |
| Is this dose usual for somebody of her weight and age? | 61 | 12 | 48 | 1 |

- [x] First point
- [ ] Second point
    1. within it
    2. and another

> Who quotes, says less than who says.
>
> > And who is quoted, less than who was there.

```python
def answer(question: str) -> str:
    return max(candidates(question), key=lambda c: c.weight)  # a line that is too long for any page of this app
```

ما الذي يسقط من ملخص الخروج؟ ملاحظات من ثلاثة أقسام.

Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft: {"a" * 90}

[^1]: She has been here for twenty years.
[^why]: We did, later. See the second part.
"""
TAGS = (
    "evidence › what was counted › by whom and on which day, in which ward", "to review", "tone", "method",
    "a tag whose name says what a description should have said, at length", "質問", "أسئلة", "x", "claim", "doubt",
    "cost", "safety", "staffing", "night",
)  # fmt: skip
PEOPLE = "Ben Cleo Dora Emil Fritzi Gustav Hana Ilse Jun Kofi Maximiliane-Charlotte".split()


def crowded(folder: Path) -> tuple[Library, Settings, Highlight]:
    """A library in which everything is long or many, and two people differ."""
    settings = Settings(folder / "settings.json")
    ada = settings.introduce("Ada")
    (folder / "ward.md").write_text(CLIP, "utf-8")
    made = Library(folder / "A library with a name that nobody would have chosen on a small screen.sqlite",
                   states=folder / "states")  # fmt: skip
    mine = Workspace(made, ada)
    mine.import_clips(read_clips([folder / "ward.md"]))
    [document] = made.documents()
    words = mine.text_of(document).words

    def span(said: str) -> Span:
        start = words.index(said)
        return Span(start, start + len(said))

    chosen = mine.highlight(document, span("The model was right in nine of ten cases."), named=TAGS,
                            note="Who says so? " * 12)  # fmt: skip
    others = folder / "Ben.sqlite"
    others.write_bytes(made.path.read_bytes())
    with closing(Library(others, states=folder / "elsewhere")) as library:
        Workspace(library, stranger("Ben")).highlight(
            document, span("nine of ten cases. Nobody asked why."), named=["doubt"])
    for person in PEOPLE:
        notes = made.notes([chosen.id])
        Workspace(made, stranger(person)).write_note(
            chosen.id, f"{person} thinks otherwise, and says **why** at some length. " * 2, answers=notes[-1].id)
    for said in ("Nobody asked why.", "A nurse sees first.", "She has been here for twenty years."):
        mine.highlight(document, span(said), named=["method"])
    mine.merge([others])
    made.back_up("asked")
    return made, settings, chosen


def draw(folder: Path, theme: str, take: Callable, wait: Callable) -> None:
    """`take(name, widget)` keeps a picture, `wait(until)` lets the app do its work."""
    from PySide6.QtWidgets import QApplication

    from annotator.gui.app import build

    def pause() -> None:
        end = time.monotonic() + 0.6
        wait(lambda: time.monotonic() > end)

    def window_on(library: Library, settings: Settings):
        window = build(library, settings.person, settings)
        window.appearance.set_theme(theme)
        window.show()
        window.resize(window.screen().availableSize())
        window.reader.setFocus()
        pause()
        return window

    made, settings, chosen = crowded(folder)
    window = window_on(made, settings)
    take("crowded", window)
    window.marking.select(chosen.id)
    pause()
    take("many-tags", window)
    window.noting.open(chosen.id)
    pause()
    take("thread-of-twelve", window)
    window.noting.box.dismiss()
    for name in ("show_questions", "compare_people", "restore_backup", "split_tag", "carry_over"):
        window.panel.tags.tree.choose(next(t.id for t in made.tags() if t.name == "method"))
        window.reader.setFocus()
        window.commands[name].trigger()
        pause()
    for said in ("table", "twenty years"):
        window.reader.go_to(window.reader.text_shown.words.index("Question" if said == "table" else said))
        pause()
        take(said.replace(" ", "-"), window)
    window.panel.cards.bar.field.setText("no such word")
    pause()
    take("no-card-matches", window)
    window.panel.cards.unsift()
    window.top.search.setFocus()
    window.top.search.setText("zzqx")
    pause()
    take("nothing-found", window)
    window.top.search.setText("nurse")
    pause()
    take("found", window)
    window.top.search.clear()
    window.status.begin("Importing")
    window.status.progress(412, 1204)
    window.status.indexing(38, 100)
    take("progress", window)
    window.status.end()
    window.status.indexing(0, 0)
    window.status.warn("Another program is writing to this library; what you did is kept and written once it is free.")
    pause()
    take("warning", window)
    for name, box in boxes(window, folder):
        box.show()
        pause()
        take(name, box)
        box.close()
    window.close()
    made.close()
    QApplication.processEvents()
    bare = Settings(folder / "bare.json")
    bare.introduce("Ada")
    with closing(Library(folder / "Empty.sqlite", states=folder / "states")) as empty:
        window = window_on(empty, bare)
        take("empty-library", window)
        window.close()
    reading(folder, bare, window_on, take)


def boxes(window, folder: Path):
    from annotator.gui.crash_box import CrashBox
    from annotator.gui.dialogs import Box, ReportBox
    from annotator.gui.receiving import received_box, unfit_box
    from annotator.model import AnnotatorError

    fates = [Fate(f"{'a long name ' * 6}{n}.md", "refused", notices=("It is larger than 5 MB.",)) for n in range(3)]
    fates += [Fate(f"clip-{n}.md", "new") for n in range(30)]
    yield "report", ReportBox(window, ImportReport(tuple(fates)))
    look = Look("sound", documents=48, highlights=1204)
    yield "received", received_box(window, folder / "From Ben.sqlite", look, window.workspace.library)
    trouble = AnnotatorError("The file is damaged: 3 of 1,204 pages cannot be read.")
    yield "unfit", unfit_box(window, folder / "From Ben.sqlite", trouble)
    trace = "\n".join(f'  File "annotator/gui/reader.py", line {n}, in show' for n in range(30))
    yield "crash", CrashBox(f"Annotator 1.0.0\nTraceback (most recent call last):\n{trace}\nKeyError")
    question = Box(window, "Delete the tag “method” from 4 highlights?", "The highlights and their notes stay.")
    question.add_buttons("Yes", "Cancel")
    yield "question", question


def reading(folder: Path, settings: Settings, window_on: Callable, take: Callable) -> None:
    """The library of somebody who is at work in it."""
    path = folder / "Ben.sqlite"
    path.with_name(f".~lock.{path.name}#").write_text(
        json.dumps({"person": "Ben", "host": "bens-laptop", "process": 1}), "utf-8")
    with closing(Library(path, states=folder / "states", read_only=True)) as library:
        window = window_on(library, settings)
        take("reading-only", window)
        window.close()
