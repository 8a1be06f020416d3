"""The spotlight of presenter mode: a pool of light about the chosen zone, the rest of the head standing back.

It is reckoned once for each choice, as one number for each vertex of the skin.
"""

from collections.abc import Iterable, Mapping

import numpy as np

from scalpviz.atlas.keys import SiteKey
from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.placement.painting.painted import Paint
from scalpviz.scene.on_view import in_spotlight, means, zone_shown
from scalpviz.scene.zones_on_skin import ZoneOnSkin
from scalpviz.state.view import View

WHOLE, END = 10.0, 46.0
"""The pool: as far as WHOLE from the zone its light is full, beyond END there is none; mm."""
POOL = 1.0
"""Of bare skin in the full light beside the zone."""
PAINTED = 0.6
"""Share of its light that another zone in the pool gets."""
LIGHTS = frozenset({"presenting", "selected", "sides", "systems", "hidden_regions", "highlighted"})
"""Fields of a view that may move the light."""
DIMMED, HAZE, COLOURED = 0.30, 0.012, 0.3
"""Beyond the pool: share of its light that the skin keeps, the haze over it, share of its colour."""


def glow(
    vertices: Floats,
    region_of: Ints,
    regions: tuple[tuple[Paint, ...], ...],
    zones: Mapping[SiteKey, ZoneOnSkin],
    points: Iterable[Floats],
    view: View,
) -> Floats | None:
    """How much light falls on each vertex of the skin.

    Parameters
    ----------
    vertices : ndarray, shape (n, 3)
        mm.
    region_of : ndarray of int, shape (n,)
        The region each belongs to.
    regions : tuple of tuple of Paint
        What each region carries.
    zones : mapping of SiteKey to ZoneOnSkin
        By key.
    points : iterable of ndarray, shape (k, 3)
        Places of the points that are chosen.
    view : View
        What is chosen.

    Returns
    -------
    ndarray, shape (n,), or None
        0 to 1; None while nothing is chosen that could be highlighted.
    """
    if not in_spotlight(view):
        return None
    shown = {key for key, item in zones.items() if zone_shown(item.zone, view)}
    chosen = {key for key in shown if means(view.selected, zones[key].zone)}
    highlighted = np.array([any(paint.zone in chosen for paint in region) for region in regions])[region_of]
    other = np.array([any(paint.zone in shown for paint in region) for region in regions])[region_of]
    places = np.concatenate([vertices[highlighted], *(np.reshape(some, (-1, 3)) for some in points)])
    if not len(places):
        return None
    from scipy.spatial import cKDTree

    away = cKDTree(places).query(vertices, distance_upper_bound=END)[0]
    near = np.clip((END - away) / (END - WHOLE), 0.0, 1.0)
    light = POOL * near * near * (3.0 - 2.0 * near)
    light[other] *= PAINTED
    light[highlighted] = 1.0
    return np.asarray(light)


def in_light(colours: Floats, light: Floats) -> Floats:
    """Colours of the skin under so much light, shape (n, 3), on the scale whose squares are light.

    Parameters
    ----------
    colours : ndarray, shape (n, 3)
        In full light.
    light : ndarray, shape (n,)
        0 to 1.
    """
    full = colours**2
    grey = full @ np.array([0.30, 0.59, 0.11])
    dim = DIMMED * (grey[:, None] + COLOURED * (full - grey[:, None])) + HAZE
    return np.asarray(np.sqrt(dim + light[:, None] * (full - dim)))
