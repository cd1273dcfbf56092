"""A language of nowhere: long, accented, and from right to left."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from tests import languages

SAID = languages.said()


class Mirrored(QTranslator):
    """Says all that the window can say."""

    def isEmpty(self):
        return False

    def translate(self, context, words, disambiguation=None, n=-1):
        return f"\u200f⟦{words}–ñöÿ⟧" if (context, words) in SAID and not words.startswith("d MMM") else None
