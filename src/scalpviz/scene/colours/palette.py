"""Every colour of the scene but those of zones and points, in one place.

Colours are sRGB, 0 to 1; those of zones and points are `scalpviz.scene.colours.record_colours`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from scalpviz.scene.colours.record_colours import Colour as Colour
from scalpviz.scene.colours.record_colours import colour
from scalpviz.scene.colours.vision import from_oklab, oklab
from scalpviz.state.view import SkinTone

if TYPE_CHECKING:
    from scalpviz.head.skin.surface import Floats

Theme = Literal["light", "dark"]


@dataclass(frozen=True)
class Complexion:
    """What a skin looks like, and how zones are painted so that they stand out from it.

    Parameters
    ----------
    skin, hair, brow, lip, blood, thin : Colour
        Bare skin; what shaved scalp, brow and lips tend to, skin full of blood, thin skin about the eyes.
    hair_share, brow_share, lip_share, blood_share, thin_share, eye_share : float
        How far they go there, and how much of their colours the eyes wear, 0 to 1.
    stubble : float
        How unevenly hair covers the scalp, 0 to 1: what tells a shave from a cap.
    fold : Colour
        What a deep fold is darkened by: in skin, light that went through blood.
    gloss, hair_gloss : float
        How much skin and shaved scalp shine; 1 is the skin of a light head.
    sheen : Colour
        The light that shines back.
    zone_lift : float
        How far the colours of zones go toward white in lightness, 0 to 1; toward black where it is negative.
    rim_light : Colour
        Added to the lines along borders, which are dark where it is black.
    """

    skin: Colour
    hair: Colour
    brow: Colour
    lip: Colour
    blood: Colour
    thin: Colour
    hair_share: float
    brow_share: float
    lip_share: float
    blood_share: float
    thin_share: float
    eye_share: float
    stubble: float
    fold: Colour
    gloss: float
    hair_gloss: float
    sheen: Colour
    zone_lift: float
    rim_light: Colour

    @property
    def shaved(self) -> Floats:
        """The hair-bearing scalp, shape (3,)."""
        return blend(np.asarray(self.skin), np.asarray(self.hair), self.hair_share)

    def zone(self, colour: Floats) -> Floats:
        """A zone's colour as it is painted on this skin, shape (3,)."""
        light = float(oklab(np.asarray(colour))[0])
        return lifted(colour, self.zone_lift * (1.0 - light if self.zone_lift > 0 else light))


BLACK = colour("000000")
WHITE = colour("FFFFFF")
COMPLEXIONS: dict[SkinTone, Complexion] = {
    SkinTone.LIGHT: Complexion(
        skin=colour("DCB8A0"), hair=colour("A1958C"), brow=colour("6B5040"), lip=colour("C98378"),
        blood=colour("DB9680"), thin=colour("C39A8E"),
        hair_share=0.85, brow_share=0.6, lip_share=0.65, blood_share=0.55, thin_share=0.3,
        eye_share=1.0, stubble=0.24, fold=colour("7A3A2C"),
        gloss=1.0, hair_gloss=0.55, sheen=WHITE, zone_lift=0.0, rim_light=BLACK,
    ),
    SkinTone.DARK: Complexion(
        skin=colour("6C4A34"), hair=colour("30251F"), brow=colour("1E1612"), lip=colour("7E4A44"),
        blood=colour("74402C"), thin=colour("4E3226"),
        hair_share=0.62, brow_share=0.75, lip_share=0.7, blood_share=0.5, thin_share=0.3,
        eye_share=1.0, stubble=0.24, fold=colour("664234"),
        gloss=1.5, hair_gloss=0.8, sheen=(0.92, 0.99, 1.08), zone_lift=0.22,
        rim_light=(0.62, 0.60, 0.56),
    ),
    SkinTone.CLAY: Complexion(
        skin=colour("D6CFC6"), hair=colour("A9A29A"), brow=colour("A79E94"), lip=colour("D6CFC6"),
        blood=colour("D6CFC6"), thin=colour("D6CFC6"),
        hair_share=0.5, brow_share=0.5, lip_share=0.0, blood_share=0.0, thin_share=0.0,
        eye_share=0.25, stubble=0.0, fold=colour("756A60"),
        gloss=0.35, hair_gloss=0.3, sheen=WHITE, zone_lift=-0.13, rim_light=BLACK,
    ),
}  # fmt: skip
"""By the tone the user chose."""

SCLERA = colour("EDE6DD")
IRIS = colour("6A4A32")
PUPIL = colour("120D0B")
BONE = colour("ECE4D2")
SHADED_BONE = colour("B9A684")
SUTURE = colour("4A3524")
PLASTER = colour("DCCBBE")
"""Of the orientation head."""
SHEET = colour("E3E8ED")
"""Behind the views of a sheet."""

NEEDLE_METAL = colour("C9D1D8")
NEEDLE_GRIP = colour("B4773C")
ARROW = colour("10161F")
ARROW_FACE = colour("FFFFFF")
ANGLE_FAN = colour("FFF3C4")
POINT_RING = colour("FFC629")
"""Round a point that is chosen."""
REFERENCE_LINE = colour("22303C")
TAPE_FACE = colour("FFE27A")
TAPE_EDGE = colour("C08A12")
TAPE_INK = colour("17191C")
GUIDE_HAIRLINE = colour("5A4A8A")
GUIDE_MIDLINE = colour("2F5F73")
GUIDE_POINT = colour("FFFFFF")
GUIDE_ESTIMATED = colour("F0A030")


@dataclass(frozen=True)
class Surroundings:
    """Colours that follow the theme."""

    background_low: Colour
    background_high: Colour
    ink: Colour
    """Text and lines on the background."""
    label: Colour
    """What a label's words lie on."""
    label_ink: Colour
    muted: Colour


SURROUNDINGS: dict[Theme, Surroundings] = {
    "light": Surroundings(
        background_low=colour("D3DAE2"), background_high=colour("F6F8FA"), ink=colour("2A333D"),
        label=colour("FFFFFF"), label_ink=colour("17202A"), muted=colour("66727E"),
    ),
    "dark": Surroundings(
        background_low=colour("15191E"), background_high=colour("333C46"), ink=colour("E4EAF0"),
        label=colour("1B222A"), label_ink=colour("F4F7FA"), muted=colour("9AA6B2"),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Emphasis:
    """How a zone is painted.

    Parameters
    ----------
    cover : float
        How much of the skin's own colour it hides, 0 to 1.
    lift : float
        Added to the OKLab lightness.
    rim : float
        Width of the dark line along its border, mm.
    """

    cover: float
    lift: float
    rim: float


CALM = Emphasis(cover=0.86, lift=0.0, rim=0.22)
ASIDE = Emphasis(cover=0.58, lift=0.01, rim=0.15)
"""While another zone is selected."""
BACKSTAGE = Emphasis(cover=0.5, lift=0.0, rim=0.0)
"""While another zone stands in the spotlight."""
HOVERED = Emphasis(cover=0.97, lift=0.05, rim=0.5)
SELECTED = Emphasis(cover=1.0, lift=0.02, rim=0.85)
HIGHLIGHTED = Emphasis(cover=1.0, lift=0.02, rim=0.6)
"""What a body area or a condition lights."""
SELECTED_REST = Emphasis(cover=0.66, lift=0.02, rim=0.4)
"""The rest of a zone of which one part is chosen."""

PART_STEP = 0.05
"""OKLab lightness between neighbouring parts of a zone."""


def lifted(base: Colour | Floats, by: float) -> Floats:
    """A colour of the same hue, its OKLab lightness changed by `by`, shape (3,)."""
    lab = oklab(np.asarray(base))
    lab[0] = np.clip(lab[0] + by, 0.05, 0.97)
    return from_oklab(lab)


def blend(first: Floats, second: Floats, share: Floats | float) -> Floats:
    """`share` of the second colour in the first; arrays of shape (n, 3) and (n,) too."""
    share = np.asarray(share, dtype=float)
    share = share[..., None] if share.ndim else share
    return np.asarray((1 - share) * np.asarray(first) + share * np.asarray(second))
