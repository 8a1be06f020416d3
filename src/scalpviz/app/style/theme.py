"""Light and dark: colours, type and spacing of the window, in one place."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from scalpviz.app.style.translator import Translator
from scalpviz.languages import CHINESE, PINYIN

GRID = 8
"""Every distance in the window is a multiple of this, or half of it; pixels."""
NO_CHINESE = (
    "No typeface here has simplified Chinese, so names stand in pinyin; install Noto Sans CJK SC "
    "(on Debian and Ubuntu the package fonts-noto-cjk) and start again."
)


class Mode(StrEnum):
    """Which theme the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    """Black and white, light or dark as the system is."""


class Type(StrEnum):
    """Steps of the type scale."""

    SMALL = "small"
    BODY = "body"
    LEAD = "lead"
    TITLE = "title"
    DISPLAY = "display"


SCALE: dict[Type, float] = {
    Type.SMALL: 0.88,
    Type.BODY: 1.0,
    Type.LEAD: 1.15,
    Type.TITLE: 1.65,
    Type.DISPLAY: 2.3,
}
"""Times the system's own size of type, so that a user who enlarges it gets all of it larger."""

LEAST_POINTS = 10.0
LEAST_LIGHTNESS = 0.5
PUREST = 255
"""Difference of lightness between black and white, as Qt counts."""


@dataclass(frozen=True)
class Tokens:
    """Colours of one theme, by what they mean."""

    dark: bool
    window: str
    base: str
    raised: str
    hover: str
    ink: str
    muted: str
    line: str
    accent: str
    accent_ink: str
    selected: str
    danger: str
    danger_back: str
    estimate: str
    estimate_back: str


LIGHT = Tokens(
    dark=False,
    window="#F2F4F6",
    base="#FFFFFF",
    raised="#FFFFFF",
    hover="#EAF0F4",
    ink="#18212A",
    muted="#566370",
    line="#D5DCE3",
    accent="#12607F",
    accent_ink="#FFFFFF",
    selected="#D6E8F1",
    danger="#A9201A",
    danger_back="#FCECEA",
    estimate="#7A4E00",
    estimate_back="#FFF4DC",
)
DARK = Tokens(
    dark=True,
    window="#20262D",
    base="#171C22",
    raised="#1E252C",
    hover="#262F38",
    ink="#E8EDF2",
    muted="#A2AEBA",
    line="#38424D",
    accent="#6CBFE3",
    accent_ink="#0C161D",
    selected="#1F4356",
    danger="#FF9288",
    danger_back="#3B1F1F",
    estimate="#F0C36A",
    estimate_back="#342B15",
)


HIGH_LIGHT = Tokens(
    dark=False,
    window="#FFFFFF",
    base="#FFFFFF",
    raised="#FFFFFF",
    hover="#E4E4E4",
    ink="#000000",
    muted="#1E1E1E",
    line="#000000",
    accent="#00317A",
    accent_ink="#FFFFFF",
    selected="#BFE0FF",
    danger="#7A0000",
    danger_back="#FFFFFF",
    estimate="#4A2C00",
    estimate_back="#FFFFFF",
)
HIGH_DARK = Tokens(
    dark=True,
    window="#000000",
    base="#000000",
    raised="#000000",
    hover="#262626",
    ink="#FFFFFF",
    muted="#E6E6E6",
    line="#FFFFFF",
    accent="#7FE0FF",
    accent_ink="#000000",
    selected="#00456B",
    danger="#FFB0A8",
    danger_back="#000000",
    estimate="#FFDE7A",
    estimate_back="#000000",
)


class Theme(QObject):
    """The theme in force; follows the system unless the user chose otherwise."""

    changed = Signal()
    words: Translator
    """What the window speaks: it goes with how it looks."""

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM) -> None:
        super().__init__()
        self._app = app
        self._mode = mode
        self.words = Translator()
        self._asked_for_contrast = wants_contrast(app.palette())
        app.setStyle("Fusion")
        app.setFont(_text_font(app))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.tokens = self._wanted()
        self._dress()

    @property
    def mode(self) -> Mode:
        """What the user wants."""
        return self._mode

    def choose(self, mode: Mode) -> None:
        """Follow the system, or be light or dark whatever it says."""
        self._mode = mode
        self._refresh()

    def font(self, step: Type = Type.BODY, *, bold: bool = False, serif: bool = False) -> QFont:
        """The typeface at a step of the scale."""
        font = QFont(self._app.font())
        if serif:
            font.setFamilies(
                ["Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", font.family()]
            )
        font.setPointSizeF(font.pointSizeF() * SCALE[step])
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def colour(self, name: str) -> QColor:
        """A token as a colour."""
        return QColor(getattr(self.tokens, name))

    def of_zone(self, colour: tuple[float, float, float]) -> QColor:
        """A zone's colour, light enough to be seen on a dark page."""
        made = QColor.fromRgbF(*colour)
        if self.tokens.dark and made.lightnessF() < LEAST_LIGHTNESS:
            made = QColor.fromHslF(max(made.hslHueF(), 0.0), made.hslSaturationF() * 0.85, LEAST_LIGHTNESS)
        return made

    def shade(self, widget: QWidget, **roles: str) -> None:
        """Give a widget colours of its own, by role: `back`, `ink`; all others stay the application's."""
        shades = QPalette()
        for role, name in roles.items():
            of = widget.backgroundRole() if role == "back" else widget.foregroundRole()
            shades.setColor(of, self.colour(name))
        widget.setPalette(shades)
        if "back" in roles:
            widget.setAutoFillBackground(True)

    def _system_changed(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        wanted = self._wanted()
        if wanted != self.tokens:
            self.tokens = wanted
            self._dress()
            self.changed.emit()

    def _wanted(self) -> Tokens:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        if self._mode is Mode.CONTRAST or (self._mode is Mode.SYSTEM and self._asked_for_contrast):
            return HIGH_DARK if dark else HIGH_LIGHT
        if self._mode is Mode.SYSTEM:
            return DARK if dark else LIGHT
        return DARK if self._mode is Mode.DARK else LIGHT

    def _dress(self) -> None:
        self._app.setPalette(palette(self.tokens))


def wants_contrast(given: QPalette) -> bool:
    """Whether the system asks for high contrast, told by the palette it gives: pure ink on a pure ground.

    Qt's own answer (`QStyleHints.accessibility`, 6.10) cannot be asked from Python, where the object that
    holds it is destroyed after the first question.
    """
    ink, ground = given.color(QPalette.ColorRole.WindowText), given.color(QPalette.ColorRole.Window)
    return abs(ink.lightness() - ground.lightness()) == PUREST


def palette(tokens: Tokens) -> QPalette:
    """Qt's roles filled from the tokens."""
    role, made = QPalette.ColorRole, QPalette()
    dark = tokens.dark
    for target, colour in {
        role.Window: tokens.window,
        role.WindowText: tokens.ink,
        role.Base: tokens.base,
        role.AlternateBase: tokens.hover,
        role.Text: tokens.ink,
        role.Button: tokens.window,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.danger,
        role.Highlight: tokens.selected,
        role.HighlightedText: tokens.ink,
        role.ToolTipBase: tokens.ink if not dark else "#0E1216",
        role.ToolTipText: "#FFFFFF",
        role.PlaceholderText: tokens.muted,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: "#FFFFFF" if not dark else "#39424C",
        role.Midlight: tokens.hover,
        role.Mid: tokens.line,
        role.Dark: "#9AA5B0" if not dark else "#0E1216",
        role.Shadow: "#5A6570" if not dark else "#000000",
        role.Accent: tokens.accent,
    }.items():
        made.setColor(target, QColor(colour))
    faded = QColor(tokens.muted)
    faded.setAlphaF(0.6)
    for target in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, target, faded)
    return made


def has_chinese() -> bool:
    """Whether any typeface at hand has simplified Chinese; without one pinyin and English stand in."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def writable(language: str) -> str:
    """The language that can be written here for one that is wanted: without Chinese type, pinyin."""
    return PINYIN if language == CHINESE and not has_chinese() else language


def _text_font(app: QApplication) -> QFont:
    """The system's typeface at a size that can be read; on bare X a better one than its last resort."""
    font = QFont(app.font())
    if QFontInfo(font).family().startswith("DejaVu") and "Noto Sans" in QFontDatabase.families():
        font.setFamilies(["Noto Sans", "Noto Sans CJK SC"])
    font.setPointSizeF(max(LEAST_POINTS, QFontInfo(font).pointSizeF()))
    return font
