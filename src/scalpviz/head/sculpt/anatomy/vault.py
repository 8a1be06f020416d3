"""The braincase in level sections, as a hatter would describe it."""

from typing import NamedTuple


class VaultSection(NamedTuple):
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
    VaultSection(58.0, 94.8, -97.0, 75.5, -15.1, 2.26, 2.33),
    VaultSection(72.0, 90.4, -95.8, 75.2, -15.3, 2.18, 2.26),
    VaultSection(86.0, 84.0, -92.3, 71.6, -15.5, 2.12, 2.19),
    VaultSection(98.0, 75.4, -86.7, 64.2, -15.6, 2.08, 2.14),
    VaultSection(108.0, 64.6, -79.6, 54.8, -15.8, 2.05, 2.10),
    VaultSection(116.0, 51.8, -70.0, 44.6, -16.0, 2.02, 2.05),
    VaultSection(122.5, 36.1, -56.6, 33.2, -16.1, 1.99, 2.03),
    VaultSection(127.0, 18.5, -40.8, 21.0, -16.3, 1.98, 2.00),
)
TOP = (0.0, -12.3, 129.7)

TEMPLE_HOLLOW_DEPTH = 2.2
TEMPLE_HOLLOW_CENTRE = (50.0, 55.0)
"""y, z of the flattest place of the temple, mm."""
TEMPLE_HOLLOW_REACH = (22.0, 18.0)
"""How far the flattening reaches in y and z, mm."""
