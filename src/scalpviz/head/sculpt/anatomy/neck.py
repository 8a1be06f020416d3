"""The neck: superellipse sections, the two muscles and the larynx that show through, and where it ends."""

SECTIONS = (
    (-190.0, 22.0, -100.5, 75.5, 2.00),
    (-172.0, 26.5, -93.0, 69.0, 2.05),
    (-155.0, 31.5, -87.0, 64.0, 2.08),
    (-138.0, 36.5, -80.0, 60.8, 2.12),
    (-115.0, 42.0, -68.5, 58.8, 2.20),
    (-90.0, 44.5, -62.5, 57.4, 2.20),
    (-60.0, 41.5, -60.0, 54.0, 2.15),
    (-30.0, 36.0, -62.5, 47.0, 2.10),
    (10.0, 20.0, -56.0, 38.0, 2.00),
)
"""Rows from below: level z, front y, back y, half width, superellipse exponent."""

STERNOMASTOID = (
    (52, -22, 0, 5),
    (57, -17, -24, 6),
    (54, -12, -45, 7.8),
    (46.5, 3, -80, 8.5),
    (34, 16, -115, 8),
    (22, 18.5, -145, 6.5),
    (13, 15, -168, 5),
    (9, 11, -185, 4),
)
"""x, y, z, radius along the muscle, from the mastoid to the breastbone."""

LARYNX = (
    (0, 34, -92, 7),
    (0, 34.5, -106, 8),
    (0, 30.5, -122, 8),
    (0, 21, -150, 7),
    (0, 10, -170, 6),
    (0, 4, -185, 6),
)

MUSCLE_BLEND = 15.0
LARYNX_BLEND = 12.0
HEAD_BLEND = 16.0

TOP = 25.0
"""The neck is not looked for above this level, mm."""

CUT_LEVEL = -165.0
CUT_ROUNDING = 6.0

GIRTH_FADES = (-85.0, -20.0)
"""z below which another girth holds in full, and above which the neck is always as wide as typed."""
