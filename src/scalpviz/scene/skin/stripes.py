"""Where the stripes of a compared system lie: slanting lines, evenly apart, fixed to the head."""

import numpy as np

from scalpviz.head.skin.surface import Floats

APART = 3.4
"""From one stripe to the next on an adult's vault, mm."""
SLANT = np.radians(45.0)
"""Between the stripes and the midline where they cross it."""
AXIS_HEIGHT = 0.18
"""Height of the axis they turn about over the tragi, as a share of the head's height over them."""


def stripe_places(vertices: Floats) -> Floats:
    """Place of each vertex across the stripes, shape (n,), in stripes.

    They wind about the axis through the ears, on one side as on the other: so they are nearly evenly apart
    wherever zones lie, cross the lines that run from the vertex to the temples, and meet only at the ears
    and under the neck.
    """
    top = float(vertices[:, 2].max())
    away = vertices - np.array([0.0, 0.0, AXIS_HEIGHT * top])
    round_axis = np.hypot(away[:, 1], away[:, 2])
    from_ear = np.arctan2(round_axis, np.abs(away[:, 0]))
    # the turn is counted from above: where it jumps, under the neck, there are no zones
    turn = np.arctan2(away[:, 1], away[:, 2])
    radius = (1.0 - AXIS_HEIGHT) * top
    return np.asarray(radius * (np.sin(SLANT) * turn - np.cos(SLANT) * from_ear) / APART)
