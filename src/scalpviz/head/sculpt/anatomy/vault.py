"""The braincase in level sections, as a hatter would describe it."""

from typing import NamedTuple


class Section(NamedTuple):
    """One horizontal superellipse section of the vault.

    Attributes
    ----------
    level : float
        Height z, mm.
    front, back : float
        y of the midline in front and behind, mm.
    half_width : float
        Greatest x, mm.
    widest_at : float
        y of the greatest width, mm.
    front_exponent, back_exponent : float
        Superellipse exponents before and behind the widest place: 2 is an ellipse, more is squarer.
    """

    level: float
    front: float
    back: float
    half_width: float
    widest_at: float
    front_exponent: float
    back_exponent: float


SECTIONS = (
    Section(58.0, 96.2, -96.6, 75.0, -19.0, 2.60, 2.32),
    Section(72.0, 94.2, -94.0, 76.0, -21.0, 2.40, 2.25),
    Section(86.0, 89.0, -87.0, 73.2, -23.0, 2.24, 2.10),
    Section(98.0, 79.5, -77.0, 67.0, -23.0, 2.16, 2.06),
    Section(108.0, 67.5, -65.0, 58.4, -21.0, 2.10, 2.04),
    Section(116.0, 53.0, -51.5, 48.2, -17.0, 2.05, 2.02),
    Section(122.5, 36.5, -37.0, 36.0, -13.0, 2.0, 2.0),
    Section(127.0, 19.0, -23.0, 22.0, -6.0, 2.0, 2.0),
)

TOP = (0.0, -4.0, 129.5)

TEMPLE_HOLLOW_DEPTH = 2.2
TEMPLE_HOLLOW_CENTRE = (50.0, 55.0)
"""y, z of the flattest place of the temple, mm."""
TEMPLE_HOLLOW_REACH = (22.0, 18.0)
"""How far the flattening reaches in y and z, mm."""
