"""Where the stripes of a compared system lie: slanting lines, evenly apart, fixed to the head."""

import numpy as np

from scalpviz.head.skin import Floats

APART = 3.4
"""From one stripe to the next on an adult's vault, mm."""
SLANT = np.radians(45.0)
"""Between the stripes and the midline where they cross it."""
AXIS_HEIGHT = 0.18
"""Height of the axis they turn about over the tragi, as a share of the head's height over them."""


def stripe_places(vertices: Floats) -> Floats:
    """Place of each vertex across the stripes, shape (n,), in stripes.

    They wind about the axis through the ears: so they are nearly evenly apart wherever zones lie, and meet
    only at the ears and under the neck.
    """
    top = float(vertices[:, 2].max())
    away = vertices - np.array([0.0, 0.0, AXIS_HEIGHT * top])
    round_axis = np.hypot(away[:, 1], away[:, 2])
    from_side = np.arctan2(round_axis, away[:, 0])
    # the turn is counted from above: where it jumps, under the neck, there are no zones
    turn = np.arctan2(away[:, 1], away[:, 2])
    radius = (1.0 - AXIS_HEIGHT) * top
    return np.asarray(radius * (np.cos(SLANT) * from_side + np.sin(SLANT) * turn) / APART)
