"""The words on screen in the person's language: read from resources/languages, English where it has none."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import parse
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from annotator import paths

NAMES = {"en": "English", "de": "Deutsch"}
"""Of the languages of the settings, each in its own words."""


SENTENCES = "Sentences"
"""Of the rooms below, which know no language but English: troubles, and the names of steps."""


class Language(QTranslator):
    """The words of a .ts file. A word is looked for where it is said, then anywhere."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.said: dict[tuple[str, str], tuple[str, ...]] = {}
        for context in parse(file).iter("context"):
            name = context.findtext("name", "")
            for message in context.iter("message"):
                words, translation = message.findtext("source", ""), message.find("translation")
                if translation is None or translation.get("type"):
                    continue
                forms = tuple(f.text or "" for f in translation.iter("numerusform")) or (translation.text or "",)
                if all(forms):
                    self.said[name, words] = forms
                    self.said.setdefault(("", words), forms)
        made = [(words, forms[0]) for (context, words), forms in self.said.items() if context == SENTENCES]
        made.sort(key=lambda pair: -len(pair[0]))  # what says most is tried first
        self._patterns = [(_pattern(words), told) for words, told in made if "{}" in words]

    def isEmpty(self) -> bool:
        return not self.said

    def translate(self, context: str, words: str, /, disambiguation: str | None = None, n: int = -1) -> str | None:
        """None is what Qt takes for "ask the next"; an empty word would be shown."""
        forms = self.said.get((context, words)) or self.said.get(("", words))
        if forms or context != SENTENCES:
            return forms[0 if n == 1 else -1] if forms else None
        for pattern, told in self._patterns:
            if found := pattern.fullmatch(words):
                return told.format(*found.groups())
        return None


def _pattern(words: str) -> re.Pattern[str]:
    """A sentence with {} in it, for sentences in which something stands there."""
    return re.compile(r"([\s\S]*?)".join(map(re.escape, words.split("{}"))))


def chosen(setting: str) -> str:
    """The language of a setting: its own, or the first of the system's that is spoken here."""
    wished = [setting] if setting in NAMES else [name.split("-")[0] for name in QLocale.system().uiLanguages()]
    return next((name for name in wished if name in NAMES), "en")


def speak(app: QCoreApplication, setting: str) -> None:
    """Words, dates and numbers from now on; what is shown already stays as it is."""
    name, system = chosen(setting), QLocale.system()
    if setting in NAMES and system.language() != QLocale(name).language():
        QLocale.setDefault(QLocale(name))
    elif system.language() == QLocale.Language.C:
        QLocale.setDefault(QLocale("en"))
    else:
        QLocale.setDefault(system)
    qt = QTranslator(app)
    if name != "en" and qt.load(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt)
    if name != "en":
        try:
            app.installTranslator(Language(file_of(name), app))
        except (OSError, ParseError, DefusedXmlException):
            logging.warning("The language %s could not be read", name)


def file_of(name: str) -> Path:
    return paths.resources() / "languages" / f"annotator_{name}.ts"
