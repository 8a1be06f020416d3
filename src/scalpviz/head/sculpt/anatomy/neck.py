"""The neck: superellipse sections, the two muscles and the larynx that show through, and where it ends."""

SECTIONS = (
    (-190.0, 20.0, -101.0, 79.0, -46.0, 2.0, 2.15),
    (-172.0, 26.0, -94.0, 71.5, -39.0, 2.0, 2.2),
    (-155.0, 31.0, -85.8, 65.5, -33.0, 2.0, 2.25),
    (-138.0, 36.0, -78.5, 61.5, -27.0, 2.0, 2.3),
    (-115.0, 41.0, -68.8, 59.1, -20.0, 2.0, 2.4),
    (-90.0, 44.0, -62.5, 57.0, -17.0, 2.0, 2.45),
    (-60.0, 41.0, -60.0, 53.0, -17.0, 2.0, 2.35),
    (-30.0, 36.0, -62.5, 46.0, -17.0, 2.0, 2.2),
    (10.0, 20.0, -56.0, 38.0, -18.0, 2.0, 2.0),
)
"""Rows from below: level z, front y, back y, half width, y of the greatest width, and the powers of the
superellipse before and behind it. The throat is rounder than the nape, so that the jaw stands clear."""

POWERS_MEET = 15.0
"""How gradually the one power turns into the other, mm."""

STERNOMASTOID = (
    (50, -24, 0, 4),
    (53.5, -20, -24, 5.5),
    (52.5, -13, -45, 7.5),
    (46, 4, -80, 8.5),
    (34.5, 17, -115, 8),
    (22.5, 21.5, -145, 6.5),
    (14, 18, -168, 5),
    (10, 13, -185, 4),
)
"""x, y, z, radius along the muscle, from the mastoid to the breastbone."""

LARYNX = (
    (0, 31, -90, 6),
    (0, 37.3, -107, 7.5),
    (0, 30, -124, 8),
    (0, 20, -150, 7),
    (0, 9, -170, 6),
    (0, 3, -185, 6),
)

MUSCLE_BLEND = 15.0
LARYNX_BLEND = 12.0
HEAD_BLEND = 13.0

TOP = 25.0
"""The neck is not looked for above this level, mm."""

CUT_LEVEL = -165.0
CUT_ROUNDING = 6.0

CHARACTER_FADES = (-85.0, -20.0)
"""z below which girth and muscle of another neck hold in full, and above which it is always as typed."""
