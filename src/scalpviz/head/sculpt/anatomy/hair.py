"""The hairline of a young adult: rows of places to look at from the front, the side and behind."""

FRONT = (
    (0.0, 0.0),
    (14.0, -0.3),
    (27.0, -1.8),
    (38.0, -4.6),
    (47.0, -8.2),
    (54.0, -12.0),
)
"""Seen from the front: x, and z relative to the anterior hairline. Ends at the corner of the forehead."""

TEMPLE = (
    (50.4, 80.6),
    (50.2, 75.5),
    (53.4, 69.5),
    (55.2, 62.5),
    (52.4, 51.5),
    (43.0, 41.0),
    (31.5, 31.0),
    (26.6, 23.0),
    (25.2, 13.0),
    (24.2, 3.0),
    (22.5, -5.0),
)
"""Seen from the right: y, z from below the corner to the front lower end of the sideburn."""

EAR = (
    (22.5, -5.0),
    (16.0, -6.5),
    (10.5, -4.5),
    (8.6, 3.0),
    (8.2, 12.0),
    (7.8, 20.0),
    (6.6, 26.0),
    (1.6, 31.2),
    (-7.0, 33.0),
    (-15.0, 31.5),
    (-22.0, 26.5),
    (-27.0, 18.0),
    (-30.0, 7.0),
    (-31.5, -6.0),
    (-32.5, -20.0),
    (-33.5, -32.0),
)
"""Seen from the right: y, z up the back of the sideburn, over the ear and down behind the lobule."""

NAPE = ((-40.0, -45.0), (-46.0, -53.0), (-52.0, -57.0))
"""Seen from the right: y, z on the way from behind the lobule to the posterior hairline in the midline."""

SOFT_EDGE = 3.0
"""Width of the hair mask's edge, mm."""
BROW_SOFT_EDGE = 2.0
LIP_SOFT_EDGE = 1.4
"""Widths of the edges of the painted brow and lips, mm."""

CURVE_STEP = 1.0
"""Spacing of the stored curves' points, mm."""
