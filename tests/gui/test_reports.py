"""What came of bringing things in is said in the language of the window."""

from __future__ import annotations

from annotator.carrying import Carried, CarryReport
from annotator.gui import reports
from annotator.intake import Fate, ImportReport
from annotator.model import Document
from annotator.workspace.arrivals import ExcerptReport, Unplaced
from annotator.workspace.reviews import AnswerReport

IMPORTED = ImportReport((*(Fate(f"{n}.md", "new") for n in range(1_204)), Fate("b.md", "refused"), Fate("c", "same")))
PLACELESS = Unplaced("Nobody asked: why?", "Wards (2)", "its words are not in “Wards”")
EXCERPTS = ExcerptReport("Readwise highlights", new=1_204, documents=1, unplaced=(PLACELESS,))


def test_an_import_is_told_in_a_line(german):
    assert reports.imported(IMPORTED) == "1.204 neu, 1 schon da, 1 ausgelassen"
    assert reports.imported(ImportReport(())) == "Nichts zu importieren"


def test_an_import_is_told_in_english_as_the_command_line_tells_it():
    assert reports.imported(IMPORTED) == IMPORTED.sentence.replace("1204", "1,204")
    for fate in (Fate("a", "refused", notices=("It is empty.",)), Fate("a", "annotations", notices=EXCERPTS.notices)):
        assert reports.fate(fate) == fate.sentence


def test_what_became_of_a_file(german):
    plain = Fate("a.md", "new", notices=("decoded as cp1252", "shown as plain text: it is nested too deeply"))
    assert reports.fate(plain) == (
        "hinzugefügt: gelesen als cp1252; als reiner Text gezeigt: er ist zu tief verschachtelt"
    )
    refused = Fate("a.md", "refused", notices=("It is an SQLite database, not a text.",))
    assert reports.fate(refused) == "ausgelassen: Das ist eine SQLite-Datenbank, kein Text."


def test_annotations_of_a_file_are_counted(german):
    assert reports.fate(Fate("a", "annotations", notices=EXCERPTS.notices)) == (
        "Anmerkungen: Markierungen aus Readwise: 1.204 neu, 1 Dokument kam mit, 1 ohne Platz hier; "
        "„Nobody asked: why?“ (Wards (2)): seine Wörter stehen nicht in „Wards“"
    )
    answers = Fate("a", "annotations", notices=AnswerReport("Ben", new=2).notices)
    assert reports.fate(answers) == "Anmerkungen: Begutachtungen von Ben: 2 neu"
    assert reports.fate(Fate("a", "annotations", notices=AnswerReport("Ben").notices)).endswith("von Ben: keine")


def test_a_long_title_is_cut_short(german):
    items = (Carried(None, "kept"), Carried(None, "orphaned"))
    assert reports.carried(CarryReport((Document("d" * 32, "W" * 90),), items)) == (
        f"„{'W' * 59}…“ wurde erneut ausgeschnitten: 1 behalten, 1 verwaist"
    )
    assert reports.carried(CarryReport((), ())) == "Jede Markierung steht am gezeigten Text"
