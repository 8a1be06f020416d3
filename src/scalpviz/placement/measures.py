"""Arcs over the scalp, and the cun they are divided into.

A cun is a division of a named arc of this head, never a length. The arcs, mm:

nasion_inion_arc
    Along the midline.
tragus_tragus_arc
    A taut tape from tragus to tragus held to the highest place of the midline.
glabella_hairline_arc, hairline_hairline_arc
    Along the midline, between its places nearest to the landmarks.
hairline_corner_arc
    A taut tape from one corner of the hairline to the other, held to the midline at the anterior hairline,
    so that each half runs over one side's hairline whatever the forehead's shape.
mastoid_arc
    A taut tape from one mastoid tip to the other over the back of the head, held to the midline at
    the inion. The unit it gives is used at the level of the inion (GV17, BL9); a tape left to itself
    would slip down into the hollow of the nape, where no bone holds it.
head_length, head_breadth
    Straight: from the glabella to the farthest place of the midline down to the inion; the widest of the
    braincase above the ears, square to the midline's plane.
"""

from collections.abc import Callable

import numpy as np

from scalpviz.errors import ScalpVizError
from scalpviz.placement.head_context import HeadContext
from scalpviz.side import Side

ADULT_ARC = 365.0
"""Nasion to inion of an adult, mm (mean of 331 people, S52)."""
ABOVE_THE_EARS = 0.1
"""Share of the height from the ears to the top that is left out, so that no ear counts as head."""


def _nasion_inion_arc(context: HeadContext) -> float:
    return context.station("inion") - context.station("nasion")


def _tragus_tragus_arc(context: HeadContext) -> float:
    path = context.midline.path
    top = context.skin.nearest(path.xyz[np.argmax(path.xyz[:, 2])])
    # The tape starts on the flap itself; the tragion is the notch some 7 mm above it.
    name = "tragus" if "tragus_right" in context.head.landmarks else "tragion"
    tragi = context.landmark(name, Side.RIGHT), context.landmark(name, Side.LEFT)
    return context.skin.through([tragi[0], top, tragi[1]]).length


def _glabella_hairline_arc(context: HeadContext) -> float:
    return context.station("anterior_hairline") - context.station("glabella")


def _hairline_hairline_arc(context: HeadContext) -> float:
    return context.station("posterior_hairline") - context.station("anterior_hairline")


def _hairline_corner_arc(context: HeadContext) -> float:
    return _tape_over_midline(context, "hairline_corner", "anterior_hairline")


def _mastoid_arc(context: HeadContext) -> float:
    return _tape_over_midline(context, "mastoid_tip", "inion")


def _tape_over_midline(context: HeadContext, pair: str, middle: str) -> float:
    """Length of a taut tape from right to left, held to the midline."""
    skin, midline = context.skin, context.midline
    held = skin.nearest(midline.path.at(context.station(middle)))
    return skin.through([context.landmark(pair, Side.RIGHT), held, context.landmark(pair, Side.LEFT)]).length


def _head_length(context: HeadContext) -> float:
    scalp = context.midline.path.between(0.0, context.station("inion"))
    return float(np.linalg.norm(scalp.xyz - context.landmark("glabella").xyz, axis=1).max())


def _head_breadth(context: HeadContext) -> float:
    ear = max(context.landmark("ear_apex", side).xyz[2] for side in (Side.RIGHT, Side.LEFT))
    top = context.midline.path.xyz[:, 2].max()
    vertices = context.head.vertices
    across = vertices[vertices[:, 2] > ear + ABOVE_THE_EARS * (top - ear)] @ context.midline.normal
    return float(np.ptp(across)) if len(across) else 0.0


ARCS: dict[str, Callable[[HeadContext], float]] = {
    "nasion_inion_arc": _nasion_inion_arc,
    "tragus_tragus_arc": _tragus_tragus_arc,
    "glabella_hairline_arc": _glabella_hairline_arc,
    "hairline_hairline_arc": _hairline_hairline_arc,
    "hairline_corner_arc": _hairline_corner_arc,
    "mastoid_arc": _mastoid_arc,
    "head_length": _head_length,
    "head_breadth": _head_breadth,
}

DIVISIONS = {
    "forehead": ("glabella_hairline_arc", 3.0),
    "midline": ("hairline_hairline_arc", 12.0),
    "lateral_front": ("hairline_corner_arc", 9.0),
    "lateral_back": ("mastoid_arc", 9.0),
}
"""The arc of each segment and into how many cun it is divided (half a corner arc is 4.5)."""


def arc(context: HeadContext, name: str) -> float:
    """One arc of `ARCS`, mm.

    Raises
    ------
    ScalpVizError
        The head lacks a landmark it needs, or the landmarks lie so that it has no length.
    """
    return context.once(("arc", name), lambda: _checked(name, ARCS[name](context)))


def _checked(name: str, length: float) -> float:
    if not length > 0:
        what = name.replace("_", " ")
        raise ScalpVizError(
            "The {what} of this head has no length; check the order of its landmarks.", what=what
        )
    return length


def cun(context: HeadContext, segment: str, station: float = 0.0) -> float:
    """The length of one cun of a segment, mm.

    Parameters
    ----------
    segment : str
        Of `DIVISIONS`, or `lateral`.
    station : float
        For `lateral`, a distance along the midline from the nasion, mm: the unit goes evenly from
        `lateral_front` at the anterior hairline to `lateral_back` at the inion (GV17) and stays as it is
        beyond them: a convention of this atlas, no source says.
    """
    if segment == "lateral":
        front, back = cun(context, "lateral_front"), cun(context, "lateral_back")
        ends = context.station("anterior_hairline"), context.station("inion")
        return float(np.interp(station, ends, (front, back)))
    name, parts = DIVISIONS[segment]
    return arc(context, name) / parts


def centimetre_scale(context: HeadContext) -> float:
    """By how much this head is larger than the adult whose centimetres sources print.

    Its nasion-inion arc over 365 mm: an option of this atlas, no source scales them.
    """
    return arc(context, "nasion_inion_arc") / ADULT_ARC


def measures(context: HeadContext) -> dict[str, float]:
    """All arcs and cun of a head by name, mm; those its landmarks do not give are left out."""
    found: dict[str, float] = {}
    for name in ARCS:
        try:
            found[name] = arc(context, name)
        except ScalpVizError:
            continue
    for segment, (name, parts) in DIVISIONS.items():
        if name in found:
            found[f"cun_{segment}"] = found[name] / parts
    return found
