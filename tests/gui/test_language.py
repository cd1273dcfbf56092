from __future__ import annotations

import re
from dataclasses import replace
from string import Formatter

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from annotator.gui import language, phrases
from annotator.model import Span
from annotator.settings import LANGUAGES
from tests import languages
from tests.gui.conftest import CLIP
from tests.gui.visiting import Visit
from tests.gui.wording import Foreign, wording
from tests.mirrored import SAID, Mirrored

FILES = sorted(languages.FOLDER.glob("annotator_*.ts"))
PLAIN = ("pixels", "pdf", "health", "phrases")
"""What these say is written the same everywhere."""


def places(words: str) -> list[str]:
    """What is put in later, and keys that must be the same in every language."""
    fields = [f"{{{name}:{spec}}}" for _, name, spec, _ in Formatter().parse(words) if name is not None]
    return sorted(fields + re.findall(r"%L?n|\*\.\w+|;;|\n|\t", words))


def test_there_is_a_language_of_each_file():
    assert {f"annotator_{name}.ts" for name in language.NAMES if name != "en"} == {f.name for f in FILES}
    assert ("system", *language.NAMES) == LANGUAGES


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_everything_the_window_says_is_translated(file):
    """Where this fails: `python -m tests.languages`, write in what it lists, and run it again."""
    assert "\n".join(languages.missing(file)) == ""
    assert len(SAID) > 600


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_nothing_is_translated_that_nobody_says(file):
    assert "\n".join(words for at in languages.kept(file) if at not in SAID for words in at[1:]) == ""


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_what_is_put_in_later_has_its_place_in_every_form(file):
    kept = languages.kept(file)
    assert [words for (_, words), forms in kept.items() for f in forms if places(f) != places(words)] == []
    assert [words for (_, words), forms in kept.items() if len(forms) != 1 + languages.counts(words)] == []
    assert [f for forms in kept.values() for f in forms if "(s)" in f] == []


def test_every_word_on_screen_goes_through_the_translator():
    """Nothing is put together by hand that English alone would read."""
    sources = "".join(s.read_text("utf-8") for s in languages.SOURCES if s.stem not in ("pdf", "health", "phrases"))
    assert re.findall(r"'' if \w+ == 1 else 's'", sources) == []
    shows = r"setText|setToolTip|setAccessible\w+|setWindowTitle|setPlaceholderText|addAction|addMenu|label|button"
    by_hand = rf"\b(?:{shows})\((?:\w+, )?f?\"([A-Z][a-z]\w*|\w+ [^\"]*)\""
    assert set(re.findall(by_hand, sources)) <= {"Annotator", "Aa"}


def test_one_and_many_are_said_apart(german):
    assert [phrases.tags(n) for n in (0, 1, 2, 1204)] == [
        "0 Schlagwörter", "1 Schlagwort", "2 Schlagwörter", "1.204 Schlagwörter"
    ]  # fmt: skip
    assert phrases.day("2025-12-23") == "23. Dez. 2025"
    assert phrases.number(1204567) == "1.204.567"
    assert [phrases.size(n) for n in (172_032, 1_720_320)] == ["168 kB", "1,6 MB"]


def test_what_the_rooms_below_say_is_not_shown_unheard():
    """They know no language but English."""
    sources = {s.stem: s.read_text("utf-8") for s in languages.SOURCES if s.stem not in (*PLAIN, "reports", "crash")}
    unheard = r"(?<!heard\()(?<!warn\()str\((?:error|trouble|nothing|outcome|refus\w+)\)|\w*report\.(?:sentence|counts)"
    unheard += r"|(?<!heard\()(?<![\w.])(?:\w+\.)*change\.label\b(?! ==)"
    found = [(name, words) for name, source in sources.items() for words in re.findall(unheard, source)]
    assert found == []


def test_what_is_put_in_by_hand_is_counted_in_the_language_of_the_window():
    """{:,} writes English numbers."""
    assert [s.name for s in languages.SOURCES if ":,}" in s.read_text("utf-8") and s.stem not in PLAIN] == []


def test_english_needs_no_file():
    assert phrases.number(1204567) == "1,204,567"
    assert [phrases.tags(n) for n in (0, 1, 2)] == ["0 tags", "1 tag", "2 tags"]


def test_what_the_rooms_below_say_is_heard_in_the_language_of_the_window(german):
    assert phrases.heard("There is a tag “a {} b” here already.") == "Ein Schlagwort „a {} b“ gibt es hier schon."
    assert phrases.heard("Split “b” off “a”") == "„b“ von „a“ abteilen"
    assert phrases.heard("Highlight") == "Markieren"
    assert phrases.heard("Nobody has thought of this.") == "Nobody has thought of this."


def test_a_step_is_named_in_the_language_of_the_window(german, open_window, clip):
    window = open_window(clip)
    assert window.commands["undo"].text() == "Rückgängig: „Triage, measured 🩺“ importieren"
    window.undo()
    assert window.commands["redo"].text() == "Wiederholen: „Triage, measured 🩺“ importieren"


def test_a_word_that_a_language_lacks_stays_english(german):
    assert QCoreApplication.translate("Nowhere", "What nobody ever says") == "What nobody ever says"
    assert QCoreApplication.translate("Nowhere", "Cancel") == "Abbrechen"


@pytest.mark.parametrize(
    ("setting", "found"), [("de", "de"), ("en", "en"), ("", "en"), ("tlh", "en"), ("system", "en")]
)
def test_a_setting_chooses_a_language_that_is_spoken_here(setting, found, monkeypatch):
    monkeypatch.setattr(language.QLocale, "uiLanguages", lambda _: ["tlh", "en-GB", "de"])
    assert language.chosen(setting) == found


def test_a_damaged_language_leaves_the_window_english(qapp, monkeypatch, tmp_path, caplog):
    usual = QLocale()
    (tmp_path / "annotator_de.ts").write_text("<TS><context>")
    monkeypatch.setattr(language, "file_of", lambda name: tmp_path / f"annotator_{name}.ts")
    language.speak(qapp, "de")
    QLocale.setDefault(usual)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    assert "could not be read" in caplog.text
    assert QCoreApplication.translate("Commands", "Undo") == "Undo"


def clipped(window: QWidget) -> list[str]:
    """Buttons and labels of one line whose words do not fit."""
    return [
        w.text()
        for kind in (QAbstractButton, QLabel)
        for w in window.findChildren(kind)
        if w.isVisible() and w.text() and not getattr(w, "wordWrap", bool)() and w.width() < w.minimumSizeHint().width()
    ]


def middle(widget: QWidget) -> int:
    return widget.mapToGlobal(widget.rect().center()).x()


def buttons(window: QWidget) -> set[str]:
    return {b.text() for b in window.findChildren(QAbstractButton) if b.text()}


def test_the_window_speaks_german(german, open_window, clip):
    window = open_window(clip)
    window.resize(1100, 700)
    assert {"Importieren…", "Exportieren…"} <= buttons(window)
    assert clipped(window) == []
    assert window.commands["quit"].text() == "Beenden"


def test_the_window_stands_from_right_to_left(spoken, open_window, clip, qapp):
    spoken(Mirrored(), "ar")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = open_window(clip)
    window.resize(1100, 700)
    assert {"\u200f⟦Import…–ñöÿ⟧", "\u200f⟦Export…–ñöÿ⟧"} <= buttons(window)
    assert middle(window.shelf) > middle(window.reader) > middle(window.panel)


def test_no_button_is_much_longer_than_the_english(german):
    made = {words: forms for (_, words), forms in languages.kept(language.file_of("de")).items()}
    short = {w: f for w, f in made.items() if len(w) <= 24 and not w.endswith((".", "?"))}
    assert [(w, f) for w, forms in short.items() for f in forms if len(f) > 1.6 * len(w) + 12] == []


def test_what_was_done_is_told_in_the_language_of_the_window(german, open_window, clip):
    window = open_window(clip)
    mine, document = window.workspace, window.desk.document
    start = mine.text_of(document).words.index("Nobody asked why")
    made = mine.highlight(document, Span(start, start + 16), named=["Methode", "Beleg"], note="Wer sagt das?")
    mine.remove(made)
    mine.undo()
    tag = next(t for t in mine.library.tags() if t.name == "Beleg")
    mine.edit_tag(tag, replace(tag, name="Befund"))
    told = [t.sentence for t in mine.told(mine.library.acts(limit=10), phrases.TONGUE)]
    english = r"\b(the|a|of|and|with|tagged|highlighted|deleted|made|wrote|brought|renamed|undo|tags?|notes?)\b"
    assert [t for t in told if re.search(english, t.replace("Nobody asked why", ""))] == []
    assert told[0] == "Ada benannte ein Schlagwort in „Befund“ um"
    assert any(t.endswith("(zurückgenommen)") for t in told)


# -- what a window says in German --------------------------------------------------------------------------------------


def names(window: QWidget) -> list[str]:
    """Of what is in the library and of whom it is from, whatever language they are in."""
    library = window.workspace.library
    documents = list(library.documents())
    facts = [words for d in documents for words in (d.title, d.site, d.channel)]
    marked = [h.quote.exact for d in documents for h in library.highlights(d.id)]
    tags = [t.name for t in library.tags()]
    return [*facts, *marked, *tags, *re.split(r"[\n.]", CLIP), "Says who?", "Elsewhere.sqlite", "Enter"]


def english(said: dict[str, str], window: QWidget) -> dict[str, str]:
    """What is said in no other language, and where."""
    foreign = Foreign("de", names(window))
    return {words: where for words, where in said.items() if foreign.words(words)}


@pytest.mark.parametrize("tongue", ["de"], indirect=True)
def test_no_screen_box_or_menu_of_a_german_window_speaks_english(full, qtbot, tmp_path):
    said = {}

    def hear(top):
        said.update(dict.fromkeys(wording(top), type(top).__name__))

    hear(full)
    visit = Visit(full, hear)
    visit.open_all(qtbot, tmp_path)
    for view in (full.shelf.list, full.panel.cards.list, full.panel.tags.tree):
        view.setCurrentIndex(view.model().index(0, 0))
        view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
    hear(full)
    assert len(said) > 600
    assert english(said, full) == {}


@pytest.mark.parametrize("tongue", ["de"], indirect=True)
def test_no_command_answers_a_german_window_in_english(full, qtbot, monkeypatch):
    said = {}
    monkeypatch.setattr(type(full), "announce", lambda _, words: said.update({words: "announced"}))
    visit = Visit(full, lambda box: said.update(dict.fromkeys(wording(box), type(box).__name__)))
    visit.do_all(qtbot, lambda: said.update({full.status.told: "told"}))
    said.update(dict.fromkeys(wording(full), "afterwards"))
    assert english(said, full) == {}


def test_english_is_heard():
    foreign = Foreign("de", ["three"])
    assert foreign.words("Alles gespeichert · Team.sqlite") == set()
    assert foreign.words("“one”, „two“, three.sqlite, tag, 3") == set()
    assert foreign.words("1 new, 2 left out")


def test_quoted_words_stand_in_the_marks_of_the_language(german):
    assert phrases.quoted("Nobody asked {why}") == "„Nobody asked {why}“"
