"""Where a skin has hair, brows, lips, eyes and folds; what colour that makes it in any complexion."""

from dataclasses import dataclass, fields

import numpy as np

from scalpviz.head.head import Head
from scalpviz.head.skin import Floats, Ints
from scalpviz.placement.painted import PaintedSkin
from scalpviz.scene import palette
from scalpviz.scene.palette import Complexion, blend

WET = 4.0
"""Gloss of the open eye: from 2 on, `scalpviz.scene.shading` draws a small bright spot."""
NECK_FADE = 80.0
"""Height over which the neck darkens, mm."""


@dataclass(frozen=True, eq=False)
class SkinMasks:
    """What is known of the skin at each vertex, all of shape (n,), 0 to 1.

    Parameters
    ----------
    hair, brow, lip, sclera, iris, pupil : ndarray
        How much of it is there.
    openness : ndarray
        How much light reaches the place: 1 on a brow, less in a fold.
    height : ndarray
        1 on the head, less down the neck, so that the eye rests on the head.
    """

    hair: Floats
    brow: Floats
    lip: Floats
    sclera: Floats
    iris: Floats
    pupil: Floats
    openness: Floats
    height: Floats

    def at(self, rows: Ints) -> "SkinMasks":
        """The masks of some vertices."""
        return SkinMasks(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})

    def bare(self, complexion: Complexion) -> Floats:
        """Colour of the skin without zones, sRGB, shape (n, 3)."""
        c = complexion
        tone = np.tile(np.asarray(c.skin), (len(self.hair), 1))
        for colour, share in (
            (c.hair, c.hair_share * self.hair),
            (c.lip, c.lip_share * self.lip),
            (c.brow, c.brow_share * self.brow),
            (palette.SCLERA, c.eye_share * self.sclera),
            (palette.IRIS, c.eye_share * self.iris),
            (palette.PUPIL, c.eye_share * self.pupil),
        ):
            tone = blend(tone, np.asarray(colour), share)
        return tone * self._light(complexion)

    def shade(self, complexion: Complexion) -> Floats:
        """How much of a colour folds and neck leave of what is painted there, shape (n,), 0 to 1."""
        return np.asarray(self._light(complexion).max(axis=1))

    def gloss(self, complexion: Complexion) -> Floats:
        """How much the skin shines, shape (n,)."""
        base = complexion.gloss + (complexion.hair_gloss - complexion.gloss) * self.hair
        dry = (base + 0.5 * complexion.lip_share * self.lip) * self.openness
        return np.where((self.sclera > 0.5) & (complexion.eye_share > 0.5), WET, dry)

    def _light(self, complexion: Complexion) -> Floats:
        # folds turn warm before they turn dark, as skin does
        fold = blend(np.asarray(complexion.fold)[None, :], np.ones((1, 3)), self.openness**0.8)
        return np.asarray(fold * self.height[:, None])


def skin_masks(head: Head, painted: PaintedSkin) -> SkinMasks:
    """The masks of a head at the vertices of its painted skin; a mask the head lacks is nowhere."""
    count = len(painted.vertices)

    def mask(name: str, missing: float = 0.0) -> Floats:
        values = head.masks.get(name)
        if values is None:
            return np.full(count, missing)
        return np.clip(painted.carried(np.asarray(values, dtype=float)), 0.0, 1.0)

    return SkinMasks(
        hair=mask("hair"),
        brow=mask("brow"),
        lip=mask("lip"),
        sclera=mask("sclera"),
        iris=mask("iris"),
        pupil=mask("pupil"),
        openness=mask("ao", 1.0),
        height=_toward_the_neck(head, painted),
    )


def _toward_the_neck(head: Head, painted: PaintedSkin) -> Floats:
    if "menton" not in head.landmarks:
        return np.ones(len(painted.vertices))
    below = head.landmark("menton").xyz[2] + 30.0 - np.asarray(painted.vertices)[:, 2]
    share = np.clip(below / NECK_FADE, 0.0, 1.0)
    return np.asarray(1.0 - 0.30 * share * share * (3 - 2 * share))
