"""Where a skin has hair, brows, lips, eyes and folds."""

from dataclasses import dataclass, fields

import numpy as np

from scalpviz.head.head import Head
from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.placement.painting.painted import PaintedSkin

NECK_FADE = 80.0
"""Height over which the neck darkens, mm."""
BLOOD: tuple[tuple[tuple[str, ...], float, float], ...] = (
    (("pronasale",), 17.0, 0.8),
    (("alare_left",), 11.0, 0.6),
    (("alare_right",), 11.0, 0.6),
    (("alare_left", "zygomatic_arch_middle_left"), 26.0, 0.9),
    (("alare_right", "zygomatic_arch_middle_right"), 26.0, 0.9),
    (("ear_apex_left", "subaurale_left"), 30.0, 1.0),
    (("ear_apex_right", "subaurale_right"), 30.0, 1.0),
    (("pogonion",), 16.0, 0.5),
)
"""Where blood shows through: about the middle of which landmarks, how far (mm, on an adult), how much."""
THIN = 15.0
"""How far from the pupils the skin is thin, mm on an adult."""
ADULT_BREADTH = 143.0
"""Between an adult's tragi, mm."""
SOWN = 6
"""Where the stubble's chance begins, so that it always falls the same."""


@dataclass(frozen=True, eq=False)
class SkinMasks:
    """What is known of the skin at each vertex, all of shape (n,), 0 to 1 unless said.

    Parameters
    ----------
    hair, brow, lip, sclera, iris, pupil : ndarray
        How much of it is there.
    blood, thin : ndarray
        How much blood shows through; how near the skin is to the eyes, where it is thin.
    stubble : ndarray
        How much denser than its mean the shaved hair stands, -2/3 to 1/3, by chance.
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
    blood: Floats
    thin: Floats
    stubble: Floats
    openness: Floats
    height: Floats

    def at(self, rows: Ints) -> "SkinMasks":
        """The masks of some vertices."""
        return SkinMasks(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})


def skin_masks(head: Head, painted: PaintedSkin) -> SkinMasks:
    """The masks of a head at the vertices of its painted skin; a mask the head lacks is nowhere."""
    places = np.asarray(painted.vertices, dtype=float)
    count = len(places)

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
        blood=_blood(head, places),
        thin=_thin(head, places),
        stubble=_stubble(head, painted),
        openness=mask("ao", 1.0),
        height=_toward_the_neck(head, painted),
    )


def _blood(head: Head, places: Floats) -> Floats:
    shares = [much * _about(head, places, names, reach) for names, reach, much in BLOOD]
    return np.asarray(np.max(shares, axis=0))


def _thin(head: Head, places: Floats) -> Floats:
    shares = [_about(head, places, (f"pupil_{side}",), THIN) for side in ("left", "right")]
    return np.asarray(np.max(shares, axis=0))


def _stubble(head: Head, painted: PaintedSkin) -> Floats:
    # by the head's own vertices: those that zones add must not make it finer there
    chance = np.random.default_rng(SOWN).uniform(size=len(head.vertices))
    return painted.carried(1 / 3 - chance**2)


def _about(head: Head, places: Floats, names: tuple[str, ...], reach: float) -> Floats:
    """1 in the middle of these landmarks, less around it, shape (n,); 0 if one is not known for certain."""
    tragia = [head.landmark(f"tragion_{side}").xyz for side in ("left", "right")]
    known = [head.landmarks.get(name) for name in names]
    found = [landmark.xyz for landmark in known if landmark is not None and not landmark.estimated]
    if len(found) < len(names):
        return np.zeros(len(places))
    size = float(np.linalg.norm(tragia[0] - tragia[1])) / ADULT_BREADTH
    away = places - np.mean(found, axis=0)
    return np.asarray(np.exp(-np.einsum("ij,ij->i", away, away) / (size * reach) ** 2))


def _toward_the_neck(head: Head, painted: PaintedSkin) -> Floats:
    if "menton" not in head.landmarks:
        return np.ones(len(painted.vertices))
    below = head.landmark("menton").xyz[2] + 30.0 - np.asarray(painted.vertices)[:, 2]
    share = np.clip(below / NECK_FADE, 0.0, 1.0)
    return np.asarray(1.0 - 0.30 * share * share * (3 - 2 * share))
