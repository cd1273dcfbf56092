"""Colours, fonts and icons: every view takes its look from here."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from annotator import paths


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
    accent: str
    on_accent: str
    selected: str
    tint: str
    warning: str
    dark: bool
    blend: float

    def tag(self, colour: str) -> QColor:
        """A tag's colour as this theme shows it."""
        return mixed(QColor(colour or UNTAGGED), QColor(self.page), self.blend)

    @property
    def quoted(self) -> QColor:
        """The ink of quoted words."""
        return mixed(QColor(self.dim), QColor(self.ink), 0.65)

    def on(self, background: QColor) -> QColor:
        """Ink or page, whichever reads better on a background; black or white where neither does well."""
        soft, hard = (QColor(self.ink), QColor(self.page)), (QColor("black"), QColor("white"))
        best = max(soft, key=lambda c: contrast(c, background))
        return best if contrast(best, background) >= READABLE else max(hard, key=lambda c: contrast(c, background))


LIGHT = Theme("light", "#FBFAF7", "#F3F1EB", "#FFFFFF", "#23211D", "#666058", "#E3DFD5", "#2F6B5E", "#FFFFFF",
              "#E4E9E3", "#F1EEE6", "#9A3B26", dark=False, blend=1.0)
DARK = Theme("dark", "#1C1B19", "#232220", "#262522", "#E6E2D9", "#B0AA9F", "#34322E", "#7FC4AE", "#1C1B19",
             "#31403B", "#262522", "#F0A58F", dark=True, blend=0.36)
SEPIA = Theme("sepia", "#F6EEDD", "#EEE4CF", "#FBF5E8", "#3B2F22", "#6B5B47", "#DDD0B6", "#7A4B21", "#FFFFFF",
              "#E6D8BC", "#EDE2CA", "#8C2F1B", dark=False, blend=0.9)
CONTRAST = Theme("contrast", "#FFFFFF", "#FFFFFF", "#FFFFFF", "#000000", "#1A1A1A", "#000000", "#003D2E", "#FFFFFF",
                 "#D6F5EA", "#F0F0F0", "#8A1500", dark=False, blend=1.0)
THEMES = {t.name: t for t in (LIGHT, DARK, SEPIA, CONTRAST)}
READABLE = 4.5
"""Contrast of words on their ground, after WCAG 2.2 AA; black or white reaches it on any ground."""
UNTAGGED = "#F6D98B"
"""A highlight without a tag is ochre, as a marker pen is."""

OTHER_SERIF = ("Noto Serif CJK SC", "Songti SC", "SimSun", "Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif")
OTHER_SANS = ("Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans")
"""Named, because the first face that a system offers for another script is often a bold one."""
SERIF = ("Source Serif Pro", "Literata", "Charter", "Georgia", *OTHER_SERIF, "DejaVu Serif", "serif")
SANS = ("Source Sans Pro", *OTHER_SANS, "DejaVu Sans", "sans-serif")
MONO = ("Source Code Pro", "JetBrains Mono", "Noto Sans Mono", "DejaVu Sans Mono", "Menlo", "Consolas", "monospace")
CLEAR = ("OpenDyslexic", "Atkinson Hyperlegible", "Lexend", "Verdana", "DejaVu Sans", "sans-serif")
FACES = {"serif": SERIF, "sans": SANS, "clear": CLEAR}
"""Clear: letters that dyslexic readers tell apart, set wider."""


@dataclass(frozen=True, slots=True)
class PageStyle:
    """How the page is set; what a person may choose."""

    size: int = 17  # pixels
    measure: int = 68  # average characters a line
    spacing: int = 136  # line height in percent of the font's own
    face: str = "serif"  # of FACES
    justified: bool = False  # a straight right edge
    wraps: bool = True  # lines of code; else the page scrolls sideways

    @property
    def families(self) -> tuple[str, ...]:
        return FACES.get(self.face, SERIF)


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


@cache
def load_fonts() -> None:
    """Register the text faces that ship as packages; the same page on every machine."""
    for package, family in (("font_source_serif_pro", "SourceSerifPro"), ("font_source_sans_pro", "SourceSansPro")):
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            continue
        folder = Path(spec.origin).parent / "files"
        for face in ("Regular", "It", "Semibold", "SemiboldIt", "Bold"):
            if (file := folder / f"{family}-{face}.ttf").exists():
                QFontDatabase.addApplicationFont(str(file))


def font(families: tuple[str, ...], pixels: float, *, weight: int = 400, italic: bool = False) -> QFont:
    made = QFont()
    made.setFamilies(list(families))
    made.setPixelSize(round(pixels))
    made.setWeight(QFont.Weight(weight))
    made.setItalic(italic)
    return made


def letter_width(style: PageStyle) -> float:
    """The average width of the page font's small letters, in pixels."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return QFontMetricsF(page_font(style)).horizontalAdvance(letters) / len(letters)


def page_font(style: PageStyle) -> QFont:
    made = font(style.families, style.size)
    if style.face == "clear":
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
        made.setWordSpacing(style.size * 0.12)
    return made


def ui_font(pixels: float = 13, weight: int = 400) -> QFont:
    return font(SANS, pixels, weight=weight)


def system_theme() -> Theme:
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def palette(theme: Theme) -> QPalette:
    made = QPalette()
    role = QPalette.ColorRole
    for roles, colour in (
        ((role.Window, role.Button), theme.side), ((role.Base,), theme.card), ((role.AlternateBase,), theme.tint),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), theme.ink),
        ((role.PlaceholderText,), theme.dim), ((role.Highlight, role.Link, role.Accent), theme.accent),
        ((role.HighlightedText,), theme.on_accent), ((role.ToolTipBase,), theme.card), ((role.Mid,), theme.line),
    ):
        for r in roles:
            made.setColor(r, QColor(colour))
    for r in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, r, mixed(QColor(theme.dim), QColor(theme.side), 0.6))
    return made


def style_sheet(theme: Theme) -> str:
    """The window's style sheet with the theme's colours put in for `@token`."""
    sheet = (paths.resources() / "style.qss").read_text("utf-8")
    sheet = sheet.replace("@resources", paths.resources().as_posix())
    names = sorted((f.name for f in fields(Theme)), key=len, reverse=True)
    for name in names:
        sheet = sheet.replace(f"@{name}", str(getattr(theme, name)))
    return sheet


def icon(name: str, theme: Theme, colour: str = "") -> QIcon:
    """One of resources/icons, drawn in the theme's ink."""
    source = (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour or theme.ink).encode()))
    made = QIcon()
    for pixels in (16, 20, 32, 40, 64):
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        made.addPixmap(pixmap)
    return made
