"""The themes: what each token's colour is, and what can be read on what."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Theme:
    """Tokens, "#rrggbb". `blend`: how much of a tag's colour shows on the page, 0..1."""

    name: str
    page: str
    side: str
    card: str
    ink: str
    dim: str
    line: str
    handle: str
    accent: str
    on_accent: str
    selected: str
    tint: str
    warning: str
    dark: bool
    blend: float

    def tag(self, colour: str) -> QColor:
        """A tag's colour as this theme shows it; a deep one is brighter where the grounds are dark."""
        own = QColor(colour or UNTAGGED)
        if self.dark and own.lightnessF() < DEEPEST:
            own = QColor.fromHslF(own.hslHueF(), own.hslSaturationF(), DEEPEST)
        return mixed(own, QColor(self.page), self.blend)

    @property
    def quoted(self) -> QColor:
        """The ink of quoted words."""
        return mixed(QColor(self.dim), QColor(self.ink), 0.65)

    def on(self, background: QColor) -> QColor:
        """Ink or page, whichever reads better on a background; black or white where neither does well."""
        soft, hard = (QColor(self.ink), QColor(self.page)), (QColor("black"), QColor("white"))
        best = max(soft, key=lambda c: contrast(c, background))
        return best if contrast(best, background) >= READABLE else max(hard, key=lambda c: contrast(c, background))


LIGHT = Theme("light", "#FBFAF7", "#F3F1EB", "#FFFFFF", "#23211D", "#666058", "#E3DFD5", "#8C8880", "#2F6B5E",
              "#FFFFFF", "#E4E9E3", "#F1EEE6", "#9A3B26", dark=False, blend=1.0)
DARK = Theme("dark", "#1C1B19", "#232220", "#262522", "#E6E2D9", "#B0AA9F", "#34322E", "#747069", "#7FC4AE",
             "#1C1B19", "#31403B", "#262522", "#F0A58F", dark=True, blend=0.36)
SEPIA = Theme("sepia", "#F6EEDD", "#EEE4CF", "#FBF5E8", "#3B2F22", "#6B5B47", "#DDD0B6", "#8D7E6A", "#7A4B21",
              "#FFFFFF", "#E6D8BC", "#EDE2CA", "#8C2F1B", dark=False, blend=0.9)
CONTRAST = Theme("contrast", "#FFFFFF", "#FFFFFF", "#FFFFFF", "#000000", "#1A1A1A", "#000000", "#4A4A4A", "#003D2E",
                 "#FFFFFF", "#D6F5EA", "#F0F0F0", "#8A1500", dark=False, blend=1.0)
THEMES = {t.name: t for t in (LIGHT, DARK, SEPIA, CONTRAST)}
READABLE = 4.5
"""Contrast of words on their ground, after WCAG 2.2 AA; black or white reaches it on any ground."""
DEEPEST = 0.75
"""Lightness of a tag's colour that can still be told from a dark ground: about that of the palette's own."""
UNTAGGED = "#F6D98B"
"""A highlight without a tag is ochre, as a marker pen is."""


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """`share` of a colour on a ground, opaque."""
    pairs = ((colour.red(), ground.red()), (colour.green(), ground.green()), (colour.blue(), ground.blue()))
    return QColor(*(round(c * share + g * (1 - share)) for c, g in pairs))


def contrast(a: QColor, b: QColor) -> float:
    """Contrast ratio after WCAG 2.2, 1 to 21."""
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
