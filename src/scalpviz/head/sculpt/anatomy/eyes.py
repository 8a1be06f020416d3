"""Eyes: the globe, the bulge of the lids, lid margins and folds as seen from the front. mm."""

EYEBALL_CENTRE = (31.45, 69.6, 22.0)
GLOBE_RADIUS = 12.2
LID_RADII = (15.4, 12.9, 12.6)
LID_BLEND = 9.0

INNER_CORNER = (16.4, 84.0, 19.8)
OUTER_CORNER = (46.2, 76.0, 21.4)

LASH_LINE_CLOSED = (
    (16.4, 19.8),
    (20.5, 18.3),
    (25.5, 17.0),
    (31.0, 16.4),
    (37.0, 17.0),
    (42.0, 18.8),
    (46.2, 21.4),
)
"""x, z where upper and lower lid meet."""
UPPER_MARGIN_OPEN = (
    (16.4, 19.8),
    (19.6, 22.6),
    (24.5, 25.7),
    (30.0, 26.9),
    (36.0, 26.3),
    (42.0, 24.1),
    (46.2, 21.4),
)
LOWER_MARGIN_OPEN = (
    (16.4, 19.8),
    (20.5, 18.1),
    (25.5, 16.8),
    (31.5, 16.1),
    (37.5, 16.6),
    (42.5, 18.5),
    (46.2, 21.4),
)
"""x, z of the lid margins of the open eye, from the inner corner to the outer."""

CORNEA_UNDER_LID = (
    (23.0, 20.5, 0.0, 6.0, 3.4),
    (28.0, 20.4, 0.25, 6.0, 3.4),
    (31.5, 20.3, 0.45, 6.0, 3.4),
    (35.0, 20.4, 0.25, 6.0, 3.4),
    (40.0, 20.6, 0.0, 6.0, 3.4),
)
"""The stroke that lets the cornea be felt through the closed lid."""

UPPER_LID_EDGE = (
    (14.8, 0.0),
    (18.0, 0.45),
    (24.0, 0.75),
    (31.0, 0.8),
    (38.0, 0.75),
    (43.5, 0.5),
    (48.0, 0.0),
)
"""x, how far the closed upper lid's edge stands over the lower lid."""
UPPER_LID_EDGE_WIDTHS = (5.0, 0.8)
LASH_FURROW = ((14.8, 0.0), (18.0, -0.35), (24.0, -0.4), (38.0, -0.4), (44.0, -0.35), (49.0, 0.0))
LASH_FURROW_WIDTHS = (0.7, 0.9)
LASH_FURROW_DROP = 0.8
"""The dark line under the closed upper lid's edge: depth over x, widths, how far below the edge."""

LID_FOLD_CLOSED = (
    (17.0, 25.4, 0.0, 1.8, 2.8),
    (20.5, 28.0, -0.35, 1.7, 2.8),
    (25.5, 30.4, -0.7, 1.6, 3.0),
    (32.0, 31.4, -0.8, 1.6, 3.2),
    (39.0, 30.2, -0.7, 1.6, 3.0),
    (45.0, 27.2, -0.35, 1.8, 2.8),
    (50.0, 23.6, 0.0, 2.0, 2.6),
)
LID_FOLD_OPEN = (
    (16.4, 24.0, 0.0, 1.4, 1.8),
    (20.0, 27.4, -0.7, 1.3, 1.8),
    (25.0, 30.0, -1.1, 1.2, 2.0),
    (31.0, 30.9, -1.2, 1.2, 2.0),
    (37.5, 30.2, -1.1, 1.2, 2.0),
    (44.0, 27.0, -0.7, 1.4, 1.8),
    (49.5, 22.8, 0.0, 1.6, 1.8),
)
"""Strokes: x, z, lift, width above, width below."""

UPPER_MARGIN_LIFT = ((16.4, 0.0), (21.0, 0.35), (31.0, 0.45), (41.0, 0.4), (46.2, 0.0))
LOWER_MARGIN_LIFT = ((16.4, 0.0), (21.0, 0.2), (31.0, 0.3), (41.0, 0.25), (46.2, 0.0))
MARGIN_WIDTHS = (2.0, 2.0)
"""The open lids' rims: how far they stand out, over x."""

OPENING_DEPTH = 3.2
OPENING_ROUND = 0.9
"""How deep the opening is cut, and how round the lid margins are."""
GLOBE_BLEND = 0.8
CORNEA = (5.0, 7.7)
"""Its centre in front of the globe's, its radius."""
CARUNCLE = ((17.6, 80.6, 19.9), (2.0, 2.0, 1.3))

EYE_BOX = ((6.0, 55.0, 4.0), (60.0, 100.0, 46.0))
"""Outside this box (right side, low and high corner) an open eye's skin is that of the closed one."""

IRIS_RADIUS = 5.9
PUPIL_RADIUS = 1.9
IRIS_SOFT_EDGE = 0.7
PUPIL_SOFT_EDGE = 0.6
SCLERA_INSET = 0.25
SCLERA_SOFT_EDGE = 0.6
