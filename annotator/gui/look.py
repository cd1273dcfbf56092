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
from annotator.gui.theme import CONTRAST, DARK, LIGHT, READABLE, SEPIA, THEMES, UNTAGGED, Theme, contrast, mixed

__all__ = ["CONTRAST", "DARK", "LIGHT", "READABLE", "SEPIA", "THEMES", "UNTAGGED", "Theme", "contrast", "mixed"]

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


def theme(name: str) -> Theme:
    """The theme of a name; as the system has it for "system", and for a name that is none."""
    return THEMES.get(name) or system_theme()


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
        made.setColor(QPalette.ColorGroup.Disabled, r, mixed(QColor(theme.dim), QColor(theme.side), 0.75))
    return made


def page_palette(palette: QPalette, theme: Theme) -> QPalette:
    """A page's own: what lies behind its words is seen."""
    made, role = QPalette(palette), QPalette.ColorRole
    made.setColor(role.Base, Qt.GlobalColor.transparent)
    for r, colour in (
        (role.Text, theme.ink), (role.Highlight, theme.accent), (role.HighlightedText, theme.on_accent),
    ):
        made.setColor(r, QColor(colour))
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
