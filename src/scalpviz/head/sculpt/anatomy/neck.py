"""The neck: superellipse sections, the two muscles and the larynx that show through, and where it ends."""

SECTIONS = (
    (-190.0, 21.0, -99.0, 73.0, 2.00),
    (-172.0, 25.0, -91.0, 66.0, 2.05),
    (-155.0, 29.5, -85.0, 61.0, 2.08),
    (-138.0, 34.5, -79.0, 58.0, 2.12),
    (-115.0, 40.0, -66.5, 56.0, 2.20),
    (-90.0, 43.0, -60.5, 55.0, 2.20),
    (-60.0, 40.5, -58.5, 52.5, 2.15),
    (-30.0, 36.0, -62.5, 47.0, 2.10),
    (10.0, 20.0, -56.0, 38.0, 2.00),
)
"""Rows from below: level z, front y, back y, half width, superellipse exponent."""

STERNOMASTOID = (
    (52, -22, 0, 5), (57, -17, -24, 6), (54, -12, -45, 7.8), (46.5, 3, -80, 8.5), (34, 16, -115, 8),
    (22, 20, -145, 7), (12, 22, -172, 6), (7, 22, -190, 5),
)
"""x, y, z, radius along the muscle, from the mastoid to the breastbone."""

LARYNX = (
    (0, 34, -92, 7), (0, 34.5, -106, 8), (0, 30.5, -122, 8), (0, 22, -150, 8), (0, 14, -185, 8),
)

MUSCLE_BLEND = 15.0
LARYNX_BLEND = 12.0
HEAD_BLEND = 16.0

TOP = 25.0
"""The neck is not looked for above this level, mm."""

CUT_LEVEL = -165.0
CUT_ROUNDING = 4.0
