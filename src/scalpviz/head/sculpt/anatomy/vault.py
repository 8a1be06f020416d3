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
    Section(58.0, 94.6, -96.6, 74.6, -18.0, 2.56, 2.44),
    Section(72.0, 93.6, -95.4, 75.9, -15.0, 2.36, 2.38),
    Section(86.0, 89.2, -90.0, 75.6, -11.0, 2.18, 2.32),
    Section(98.0, 81.0, -81.4, 72.2, -10.0, 2.08, 2.26),
    Section(108.0, 70.6, -71.0, 65.6, -10.0, 2.04, 2.18),
    Section(116.0, 57.6, -58.6, 56.0, -9.0, 2.02, 2.10),
    Section(122.5, 42.4, -44.2, 43.6, -8.0, 2.00, 2.04),
    Section(127.0, 25.4, -29.0, 28.2, -6.0, 2.00, 2.00),
)
TOP = (0.0, -4.0, 130.0)

TEMPLE_HOLLOW_DEPTH = 2.2
TEMPLE_HOLLOW_CENTRE = (50.0, 55.0)
"""y, z of the flattest place of the temple, mm."""
TEMPLE_HOLLOW_REACH = (22.0, 18.0)
"""How far the flattening reaches in y and z, mm."""
