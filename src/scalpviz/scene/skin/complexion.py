"""What colour and gloss a complexion gives the skin without zones."""

import numpy as np

from scalpviz.head.skin.surface import Floats
from scalpviz.layout.skin.masks import SkinMasks
from scalpviz.scene.colours import palette
from scalpviz.scene.colours.palette import Complexion, blend

WET = 4.0
"""Gloss of the open eye: from 2 on, `scalpviz.scene.skin.shading` draws a small bright spot."""


def bare_colour(masks: SkinMasks, complexion: Complexion) -> Floats:
    """Colour of the skin without zones, sRGB, shape (n, 3)."""
    c = complexion
    uneven = 1.0 + c.stubble * masks.stubble
    tone = np.tile(np.asarray(c.skin), (len(masks.hair), 1))
    for colour, share in (
        (c.blood, c.blood_share * masks.blood),
        (c.thin, c.thin_share * masks.thin),
        (c.hair, c.hair_share * masks.hair * uneven),
        (c.lip, c.lip_share * masks.lip),
        (c.brow, c.brow_share * masks.brow * uneven),
        (palette.SCLERA, c.eye_share * masks.sclera),
        (palette.IRIS, c.eye_share * masks.iris),
        (palette.PUPIL, c.eye_share * masks.pupil),
    ):
        tone = blend(tone, np.asarray(colour), share)
    return tone * _light(masks, complexion)


def shade(masks: SkinMasks, complexion: Complexion) -> Floats:
    """How much of a colour folds and neck leave of what is painted there, shape (n,), 0 to 1."""
    return np.asarray(_light(masks, complexion).max(axis=1))


def gloss(masks: SkinMasks, complexion: Complexion) -> Floats:
    """How much the skin shines, shape (n,)."""
    base = complexion.gloss + (complexion.hair_gloss - complexion.gloss) * masks.hair
    dry = (base + 0.5 * complexion.lip_share * masks.lip) * masks.openness
    return np.where((masks.sclera > 0.5) & (complexion.eye_share > 0.5), WET, dry)


def _light(masks: SkinMasks, complexion: Complexion) -> Floats:
    # folds turn warm before they turn dark, as skin does
    fold = blend(np.asarray(complexion.fold)[None, :], np.ones((1, 3)), masks.openness**0.8)
    return np.asarray(fold * masks.height[:, None])
