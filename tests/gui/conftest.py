import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QPointF, Qt, QTimer, QTranslator
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from annotator.gui import language, look
from annotator.gui.app import App, build
from annotator.intake import read_clips
from annotator.model import Span
from annotator.settings import Settings, stranger
from annotator.store import Busy, Library
from annotator.workspace import Workspace
from tests.gui.many import long_clip
from tests.gui.site import Site
from tests.mirrored import Mirrored

CLIP = """---
url: https://journal.example.org/triage
title: "Triage, measured 🩺"
clipped: 2025-12-20 09:30
source: slack
slack_channel: healthcare-aiml-deskresearch
---

# Triage, measured 🩺

> Source: [https://journal.example.org/triage](https://journal.example.org/triage)

A nurse 👩🏽‍⚕️ sees 🫀 first. The model was right 🎯 in nine of ten cases. Nobody asked why.

Later the team 👨‍👩‍👧‍👦 looked again. The tenth case mattered more than the nine.

- First 🥇 point
- Second 🥈 point
"""


@pytest.fixture(scope="session", autouse=True)
def _gathered():
    """As in the app Python collects nothing by itself, or a thread might free a widget; see `_collected`."""
    gc.disable()


@pytest.fixture(scope="session", autouse=True)
def _fonts(qapp):
    qapp.setStyle("Fusion")
    look.load_fonts()
    qapp.setFont(look.ui_font())
    QLocale.setDefault(QLocale("en"))
    yield
    QApplication.clipboard().clear()  # without a screen Qt frees what Python made when that is gone


@pytest.fixture
def spoken(qapp):
    """Puts a language on for one test."""
    usual, on = QLocale(), []

    def speak(translator, locale):
        on.append(translator)
        QLocale.setDefault(QLocale(locale))
        assert qapp.installTranslator(translator)

    yield speak
    for translator in on:
        qapp.removeTranslator(translator)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(usual)


@pytest.fixture
def german(spoken):
    speak_as_qt_does(spoken, "de")


def speak_as_qt_does(spoken, name):
    """A language of the app's, with Qt's own words in it."""
    qt = QTranslator()
    assert qt.load(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    spoken(qt, name)
    spoken(language.Language(language.file_of(name)), name)


@pytest.fixture
def settings(tmp_path):
    made = Settings(tmp_path / "settings.json")
    made.introduce("Ada")
    return made


@pytest.fixture
def site():
    made = Site()
    yield made
    made.close()


@pytest.fixture
def clip(tmp_path):
    path = tmp_path / "clips" / "triage.md"
    path.parent.mkdir()
    path.write_text(CLIP, "utf-8")
    return path


@pytest.fixture
def open_window(qtbot, tmp_path, settings):
    """A shown window on a library file that holds the given clips."""
    windows = []

    def settled(window):
        """Closed, with all that waits to be written: the library is closed next, whatever the window thinks of it."""
        window.close()
        qtbot.waitUntil(lambda: not window.waiting.any)
        for clock in window.findChildren(QTimer):  # of one that stays, for words that cannot be saved
            clock.stop()

    def make(*clips: Path):
        library = Library(tmp_path / "Team.sqlite", states=tmp_path / "states", busy_ms=50)
        if clips:
            Workspace(library, settings.person).import_clips(read_clips(clips))
        window = build(library, settings.person, settings)
        qtbot.addWidget(window, before_close_func=settled)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        window.reader.setFocus()
        QApplication.processEvents()
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.close()
        window.workspace.library.close()


@pytest.fixture
def window(open_window, clip):
    return open_window(clip)


@pytest.fixture
def open_app(qtbot, settings):
    """The app as it is started, at a library file."""
    started = []

    def start(path: Path):
        app = App(settings)
        app.open(path)
        qtbot.waitExposed(app.window)
        started.append(app)
        return app

    yield start
    for app in started:
        app.window.close()
        app.window.workspace.library.close()
    QApplication.processEvents()


@pytest.fixture
def app(open_app, tmp_path, clip):
    """The app at a library with one clip."""
    app = open_app(tmp_path / "Team.sqlite")
    app.window.workspace.import_clips(read_clips([clip]))
    return app


@pytest.fixture
def tagged(window):
    """Three highlights and a small tree."""
    workspace, document = window.workspace, window.desk.document
    for words, tags in (("The model was right", ["claim / strong"]), ("Nobody asked why", ["claim", "doubt"]),
                        ("The tenth case", ["doubt"])):
        workspace.highlight(document, span_of(window, words), named=tags)
    QApplication.processEvents()
    return window


@pytest.fixture
def long_window(open_window, tmp_path):
    return open_window(long_clip(tmp_path))


@pytest.fixture
def tongue(request, spoken):
    """The language of the window, put on before there is one; "mirrored": long words from right to left."""
    name = getattr(request, "param", "en")
    if name == "mirrored":
        spoken(Mirrored(), "ar")
        QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    elif name != "en":
        speak_as_qt_does(spoken, name)


@pytest.fixture
def full(tongue, window, tmp_path, qtbot, monkeypatch):
    """A window whose library has something for every box."""
    mine, document = window.workspace, window.desk.document
    marked = ("Nobody asked why.", "method"), ("The tenth case mattered more", "evidence")
    path = copy_of_bens(mine, tmp_path / "Ben.sqlite", *marked)
    made = mine.highlight(document, span_of(window, "Nobody asked why"), named=["method", "claim"], note="Says who?")
    mine.merge([path])
    window.views.read_anew()
    mine.library.back_up("asked")
    again = tmp_path / "again.md"
    again.write_text(CLIP.replace("2025-12-20", "2026-02-01").replace("Nobody asked why.", "Why?"), "utf-8")
    book = tmp_path / "book.csv"
    book.write_text("path,description\ndoubt,What they fear.\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(book), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "Cleo.sqlite")], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    cleo = Workspace(Library(tmp_path / "Cleo.sqlite"), stranger("Cleo"))
    cleo.tag("from Cleo")
    cleo.library.close()
    window.errands.import_paths([again])
    qtbot.waitUntil(lambda: "Why?" in window.reader.text_shown.words, timeout=10_000)
    window.marking.select(made.id)
    window.panel.tags.tree.choose(next(t.id for t in mine.library.tags() if t.name == "method"))
    return window


def copy_of_bens(workspace, path, *marked, note=""):
    """A copy of the library in which Ben has marked words, each with a tag."""
    path.write_bytes(workspace.library.path.read_bytes())
    ben = Workspace(Library(path), stranger("Ben"))
    (document,) = ben.library.documents()
    words = ben.text_of(document).words
    for said, tag in marked:
        start = words.index(said)
        ben.highlight(document, Span(start, start + len(said)), note=note, named=[tag])
    ben.library.close()
    return path


def once(holds):
    """A condition on a file that a job may be writing to at this moment, for `waitUntil`."""

    def held():
        try:
            return holds()
        except Busy:
            return False

    return held


def span_of(window, words):
    text = window.reader.text_shown.words
    start = text.index(words)
    return Span(start, start + len(words))


def edges(reader, span):
    """Where a person would press and release to select a span: viewport points at its two ends."""
    cursors = []
    for position in (span.start, span.end):
        reader.put_caret(position)
        rect = reader.cursorRect()
        cursors.append(QPointF(rect.left(), rect.center().y()))
    return cursors


def drag(reader, start, end):
    """Press, move and release as the window system would send them."""
    viewport = reader.viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    steps = [start + (end - start) * n / 6 for n in range(7)]
    for kind, at, button, buttons in (
        (QEvent.Type.MouseButtonPress, start, left, left),
        *((QEvent.Type.MouseMove, p, none, left) for p in steps),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    ):
        point = QPointF(viewport.mapToGlobal(at.toPoint()))
        event = QMouseEvent(kind, at, point, button, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, event)
    QApplication.processEvents()
