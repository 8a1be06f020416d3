"""What a picture is to be like: its size, what is on it, its background and form; and how that is kept."""

import json
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any

from scalpviz.errors import ScalpVizError

INCH = 25.4
DOTS = (150, 300, 600)
"""Dots per inch that are offered."""
SCREEN_DOTS = 96
"""Dots per inch written into pictures whose size was chosen in pixels."""
SHORTEST, LONGEST = 1.0, 20_000.0
"""Sides that can be typed, in either unit."""


class Unit(StrEnum):
    """What the sides of a picture are given in."""

    MILLIMETRES = "mm"
    PIXELS = "px"


class Background(StrEnum):
    """What lies behind the head."""

    WINDOW = "window"
    WHITE = "white"
    TRANSPARENT = "transparent"


class Form(StrEnum):
    """Form of the file; its name is the ending."""

    PNG = "png"
    JPEG = "jpg"
    TIFF = "tif"
    PDF = "pdf"


ENDINGS: dict[str, Form] = {
    ".png": Form.PNG,
    ".jpg": Form.JPEG,
    ".jpeg": Form.JPEG,
    ".tif": Form.TIFF,
    ".tiff": Form.TIFF,
    ".pdf": Form.PDF,
}
NO_FORM = "{path}: pictures end in .png, .jpg, .tif or .pdf; choose one of these."
FORMER_NAMES = {"background": "ground"}
"""Fields by the names under which older settings kept them."""
NOT_TRANSPARENT = "JPEG has no transparency; choose PNG, TIFF or PDF, or another background."


@dataclass(frozen=True)
class SizePreset:
    """A size with a name.

    Parameters
    ----------
    id : str
        How it is kept.
    title : str
        In English; empty sides mean what the user typed.
    width, height : float
        0 for a height that follows from the shape of the view; both 0 for the view's own size.
    """

    id: str
    title: str
    width: float = 0.0
    height: float = 0.0
    unit: Unit = Unit.MILLIMETRES


SCREEN, OWN = "screen", "own"
PRESETS: tuple[SizePreset, ...] = (
    SizePreset(SCREEN, "As on screen", unit=Unit.PIXELS),
    SizePreset("column", "Column of a page, 85 mm wide", 85.0),
    SizePreset("page-width", "Width of a page, 170 mm", 170.0),
    SizePreset("half-page", "Half a page, 170 × 120 mm", 170.0, 120.0),
    SizePreset("a5", "A5, landscape", 210.0, 148.0),
    SizePreset("a4", "A4, landscape", 297.0, 210.0),
    SizePreset("a5-tall", "A5, portrait", 148.0, 210.0),
    SizePreset("a4-tall", "A4, portrait", 210.0, 297.0),
    SizePreset("slide", "Slide, 1920 × 1080", 1920.0, 1080.0, Unit.PIXELS),
    SizePreset("4k", "4K, 3840 × 2160", 3840.0, 2160.0, Unit.PIXELS),
    SizePreset(OWN, "Another size"),
)


@dataclass(frozen=True)
class PictureChoice:
    """Everything that is chosen in the dialog."""

    preset: str = SCREEN
    width: float = 170.0
    height: float = 120.0
    unit: Unit = Unit.MILLIMETRES
    """Of another size than the presets."""
    dots: int = 300
    """Per inch, where the size is in millimetres."""
    labels: bool = True
    card: bool = False
    aids: bool = True
    """Scale bar and orientation head."""
    notice: bool = True
    """The line that says what the program is, and what it is not."""
    background: Background = Background.WINDOW
    form: Form = Form.PNG

    @property
    def is_transparent(self) -> bool:
        """Whether there is nothing behind the head."""
        return self.background is Background.TRANSPARENT

    def checked(self) -> "PictureChoice":
        """Itself; ScalpVizError if its form cannot be transparent but should be."""
        if self.form is Form.JPEG and self.is_transparent:
            raise ScalpVizError(NOT_TRANSPARENT)
        return self

    def sides(self, shape: float) -> tuple[float, float, Unit]:
        """Width, height and their unit.

        Parameters
        ----------
        shape : float
            Width over height of the view.
        """
        preset = next(preset for preset in PRESETS if preset.id == self.preset)
        if preset.id == OWN:
            return self.width, self.height, self.unit
        return preset.width, preset.height or round(preset.width / shape, 1), preset.unit

    def pixels(self, shape: float) -> tuple[int, int] | None:
        """Width and height in pixels; None for those of the view."""
        if self.preset == SCREEN:
            return None
        width, height, unit = self.sides(shape)
        each = self.dots / INCH if unit is Unit.MILLIMETRES else 1.0
        return max(round(width * each), 1), max(round(height * each), 1)

    def dots_written(self, shape: float) -> float:
        """Dots per inch that the file tells."""
        in_millimetres = self.preset != SCREEN and self.sides(shape)[2] is Unit.MILLIMETRES
        return float(self.dots if in_millimetres else SCREEN_DOTS)

    def kept(self) -> str:
        """As words for the settings."""
        return json.dumps(asdict(self))


def kept_choice(words: str) -> PictureChoice:
    """A choice out of the settings; whatever is damaged counts as not there."""
    try:
        found = json.loads(words)
    except ValueError:
        return PictureChoice()
    made = PictureChoice()
    if not isinstance(found, dict):
        return made
    for item in fields(PictureChoice):
        name = item.name if item.name in found else FORMER_NAMES.get(item.name)
        if name in found:
            made = _with(made, item.name, found[name])
    return made


def form_of(ending: str, path: object) -> Form:
    """The form that an ending asks for; ScalpVizError for one that is not known."""
    if ending.lower() not in ENDINGS:
        raise ScalpVizError(NO_FORM, path=path)
    return ENDINGS[ending.lower()]


def _with(choice: PictureChoice, name: str, value: Any) -> PictureChoice:
    """The choice with one thing put in, if it can be that."""
    before = getattr(choice, name)
    try:
        made = value if isinstance(before, bool) else type(before)(value)
    except (TypeError, ValueError):
        return choice
    sound = {
        "preset": made in {preset.id for preset in PRESETS},
        "dots": made in DOTS,
        "width": isinstance(made, float) and SHORTEST <= made <= LONGEST,
        "height": isinstance(made, float) and SHORTEST <= made <= LONGEST,
    }
    if not sound.get(name, not isinstance(before, bool) or isinstance(value, bool)):
        return choice
    return replace(choice, **{name: made})
