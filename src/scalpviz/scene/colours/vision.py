"""How colours look, and how they look to people who tell fewer of them apart.

Colours are sRGB, 0 to 1, arrays of shape (..., 3).

Notes
-----
Dichromacy is simulated by the matrices of Machado, Oliveira and Fernandes (IEEE TVCG 15, 2009,
doi:10.1109/TVCG.2009.113) for severity 1, applied to linear RGB. Distances are Euclidean in OKLab
(B. Ottosson, 2020), times 100: about 2 can just be seen side by side.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    # The window needs the colours at once; the skin would bring SciPy with it.
    from scalpviz.head.skin.surface import Floats


class Vision(StrEnum):
    """Which cones an observer has."""

    FULL = "full"
    PROTANOPIA = "protanopia"
    DEUTERANOPIA = "deuteranopia"
    TRITANOPIA = "tritanopia"


_SEEN_THROUGH: dict[Vision, Floats] = {
    Vision.FULL: np.eye(3),
    Vision.PROTANOPIA: np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    Vision.DEUTERANOPIA: np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    Vision.TRITANOPIA: np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}

_TO_CONES = np.array(
    [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
     [0.0883024619, 0.2817188376, 0.6299787005]]
)  # fmt: skip
_TO_LAB = np.array(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
     [0.0259040371, 0.7827717662, -0.8086757660]]
)  # fmt: skip

_FROM_CONES, _FROM_LAB = np.linalg.inv(_TO_CONES), np.linalg.inv(_TO_LAB)


def linear(colour: Floats) -> Floats:
    """Linear RGB of sRGB (IEC 61966-2-1)."""
    colour = np.asarray(colour, dtype=float)
    return np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)


def encoded(light: Floats) -> Floats:
    """Inverse of `linear`, clipped to what a screen can show."""
    light = np.clip(light, 0.0, 1.0)
    return np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)


def simulated(colour: Floats, vision: Vision) -> Floats:
    """What an observer with that vision sees."""
    return encoded(linear(colour) @ _SEEN_THROUGH[vision].T)


def oklab(colour: Floats) -> Floats:
    """Lightness (0 to 1) and the two opponent axes."""
    return np.asarray(np.cbrt(linear(colour) @ _TO_CONES.T) @ _TO_LAB.T)


def from_oklab(lab: Floats) -> Floats:
    """Inverse of `oklab`, clipped to what a screen can show."""
    cones = (np.asarray(lab) @ _FROM_LAB.T) ** 3
    return encoded(cones @ _FROM_CONES.T)


_TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def cielab(colour: Floats) -> Floats:
    """CIE L*a*b* (1976) of a colour seen under daylight (D65)."""
    xyz = linear(colour) @ (_TO_XYZ / _TO_XYZ.sum(axis=1, keepdims=True)).T
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = f[..., 0], f[..., 1], f[..., 2]
    return np.asarray(np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1))


def lightness(colour: Floats) -> Floats:
    """OKLab lightness, 0 to 100."""
    return 100.0 * oklab(colour)[..., 0]


def difference(first: Floats, second: Floats, vision: Vision = Vision.FULL) -> Floats:
    """How far two colours lie apart for an observer; about 2 can just be seen side by side."""
    apart = oklab(simulated(first, vision)) - oklab(simulated(second, vision))
    return np.asarray(100.0 * np.linalg.norm(apart, axis=-1))
