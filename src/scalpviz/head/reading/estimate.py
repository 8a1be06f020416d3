"""What nobody pointed at: landmarks and hairline carried over from the reference head.

The reference head is warped onto the person's: first stretched along the three axes of the frame, then
bent by a thin-plate spline that holds the given landmarks exactly and follows the vault of the skull
closely. Everything carried over in this way is marked as estimated.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from scipy.interpolate import RBFInterpolator
from scipy.spatial import cKDTree

from scalpviz.head.head import Head, Landmark
from scalpviz.head.names import ALL_LANDMARKS, CURVES
from scalpviz.head.skin.surface import Floats, Ints, Skin

VAULT_SAMPLES = 160
ROUNDS = 4
STIFFNESS = 2e-3
"""Smoothing of the spline at samples of the vault, in squared half breadths; none at given landmarks."""
FARTHEST_MATCH = 0.25
"""A sample whose nearest skin lies farther than this is left out, in half breadths (hair, a cut scan)."""
MIXED, SOFT = 8, 1.5
"""From how many vertices of the reference head a mask is mixed, and how far each reaches, mm."""

Warp = Callable[[Floats], Floats]


def complete(head: Head, reference: Head) -> Head:
    """The head with every landmark and curve the reference has; given ones stay as they are.

    Parameters
    ----------
    head : Head
        In its frame, with at least nasion, inion and both tragi.
    reference : Head
        With every landmark and curve.

    Returns
    -------
    Head
        What was added is marked as estimated and lies on the skin.
    """
    missing = [name for name in ALL_LANDMARKS if name not in head.landmarks and name in reference.landmarks]
    curves = [name for name in CURVES if name not in head.curves and name in reference.curves]
    if not missing and not curves:
        return head
    warp = warp_onto(head, reference)
    skin = Skin.of(head.vertices, head.triangles)
    landmarks = dict(head.landmarks)
    if missing:
        guesses = warp(np.array([reference.landmarks[name].xyz for name in missing]))
        for name, place in zip(missing, skin.nearest_many(guesses)[2], strict=True):
            landmarks[name] = Landmark(place, estimated=True)
    lines = dict(head.curves)
    for name in curves:
        lines[name] = skin.laid(_thinned(warp(reference.curves[name].xyz)))
    masks = dict(head.masks)
    if "hair" not in masks and "hair" in reference.masks:
        masks["hair"] = _carried(warp(reference.vertices), reference.masks["hair"], head.vertices)
    return replace(head, landmarks=landmarks, curves=lines, curves_estimated=bool(curves), masks=masks)


def warp_onto(head: Head, reference: Head) -> Warp:
    """The map from the reference head's skin to this head's, places (n, 3) to places (n, 3), mm."""
    shared = [name for name in reference.landmarks if name in head.landmarks]
    unit = _half_breadth(head)
    fixed_from = np.array([reference.landmarks[name].xyz for name in shared]) / _half_breadth(reference)
    fixed_to = np.array([head.landmarks[name].xyz for name in shared]) / unit
    skin = Skin.of(head.vertices, head.triangles)
    samples = _vault_samples(reference) / _half_breadth(reference)
    stretch = _stretch(head, reference)
    warped = samples * stretch[0] + stretch[1]
    bend: Warp = lambda places: places  # noqa: E731
    for _ in range(ROUNDS):
        found = skin.nearest_many(warped * unit)[2] / unit
        near = np.linalg.norm(found - warped, axis=1) < FARTHEST_MATCH
        bend = _spline(
            np.vstack([fixed_from, samples[near]]),
            np.vstack([fixed_to, found[near]]),
            np.concatenate([np.zeros(len(fixed_from)), np.full(int(near.sum()), STIFFNESS)]),
        )
        warped = bend(samples)
    last = bend
    scale = _half_breadth(reference)
    return lambda places: np.asarray(last(np.atleast_2d(places) / scale) * unit)


def _half_breadth(head: Head) -> float:
    return float(np.linalg.norm(head.landmarks["tragion_right"].xyz - head.landmarks["tragion_left"].xyz)) / 2


def _spline(start: Floats, end: Floats, smoothing: Floats) -> Warp:
    fit = RBFInterpolator(start, end - start, kernel="thin_plate_spline", degree=1, smoothing=smoothing)
    return lambda places: np.asarray(places + fit(places))


def _vault_samples(head: Head) -> Floats:
    """Places spread evenly over the hair-bearing vault and the forehead: no ears, no nose, no neck."""
    x, y, z = head.vertices.T
    inion = head.landmarks["inion"].xyz
    glabella = head.landmarks["glabella"].xyz
    vault = np.flatnonzero(
        (z > inion[2] + (glabella[2] - inion[2]) * np.clip((y - inion[1]) / (glabella[1] - inion[1]), 0, 1))
        & (np.hypot(x, y) > 0)
        & ((z > head.landmarks["ear_apex_scalp_right"].xyz[2] + 4) | (np.abs(x) < 0.7 * np.abs(x).max()))
    )
    return np.asarray(head.vertices[_spread(head.vertices, vault, VAULT_SAMPLES)])


def _spread(vertices: Floats, among: Ints, count: int) -> Ints:
    """Indices of `count` vertices far from one another: each the farthest from those before."""
    places = vertices[among]
    chosen = [int(np.argmax(places[:, 2]))]
    gap = np.linalg.norm(places - places[chosen[0]], axis=1)
    while len(chosen) < min(count, len(among)):
        chosen.append(int(np.argmax(gap)))
        gap = np.minimum(gap, np.linalg.norm(places - places[chosen[-1]], axis=1))
    return np.asarray(among[chosen])


def _stretch(head: Head, reference: Head) -> tuple[Floats, Floats]:
    """Factors (3,) and shift (3,) along the axes, both heads in half breadths."""
    own, theirs = _extent(head), _extent(reference)
    factor = np.array([1.0, (own[0] - own[1]) / (theirs[0] - theirs[1]), own[2] / theirs[2]])
    return factor, np.array([0.0, own[0] - factor[1] * theirs[0], 0.0])


def _extent(head: Head) -> tuple[float, float, float]:
    """The y of nasion and of inion, and the height of the vault over the tragi, in half breadths."""
    unit = _half_breadth(head)
    middle = np.abs(head.vertices[:, 0]) < 0.3 * unit
    top = float(head.vertices[middle, 2].max())
    return (
        float(head.landmarks["nasion"].xyz[1]) / unit,
        float(head.landmarks["inion"].xyz[1]) / unit,
        top / unit,
    )


def _thinned(line: Floats) -> Floats:
    """About every third place of a dense line, ends kept: tapes between them follow the skin."""
    keep = np.unique(np.append(np.arange(0, len(line), 3), len(line) - 1))
    return np.asarray(line[keep])


def _carried(warped: Floats, mask: Floats, vertices: Floats) -> Floats:
    """A mask of the reference head on this one, mixed from near vertices so that its edge stays soft."""
    distance, near = cKDTree(warped).query(vertices, k=MIXED)
    weight = 1.0 / (distance**2 + SOFT**2)
    return np.asarray((mask[near] * weight).sum(axis=1) / weight.sum(axis=1))
