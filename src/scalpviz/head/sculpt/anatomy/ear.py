"""The right ear in its own frame: u backward, v upward, w outward from the head, mm."""

ORIGIN = (69.0, -1.0, -2.4)
"""Where the frame sits on the head."""
FLARE = 28.6
"""Degrees the auricle stands off the head."""
TILT = 11.0
"""Degrees the top leans backward."""

TRAGUS_SUMMIT = (2.4, -4.2, 4.0)
"""The outermost place of the tragus: u, v, w."""

PLATE = (
    # rim
    (0, 12, -0.5),
    (0.5, 19, 0.6),
    (8, 27, 2.0),
    (17, 28, 2.8),
    (25, 23, 3.3),
    (29, 13, 3.2),
    (29.5, 3, 2.4),
    (27, -8, 1.0),
    (23.5, -17, -0.4),
    # inside the rim
    (20, 1, 0.9),
    (18, 14, 0.9),
    (9, 18, 0.0),
    (19, -12, 0.0),
    (9, -2, 0.0),
    # lobule
    (18, -24, -1.2),
    (14, -30, -1.8),
    (11, -21, -1.6),
    (8, -29, -2.4),
    (4, -22, -2.8),
    (0, -8, -1.0),
)
"""u, v, w of the middle of the plate, before the concha sinks into it."""
PLATE_SMOOTHING = 0.5

OUTLINE = (
    (1.2, 9.5),
    (0.2, 14),
    (0.8, 19),
    (4, 24.6),
    (10, 28.1),
    (17, 28.7),
    (23.6, 25.9),
    (28.3, 20.2),
    (30.4, 12.2),
    (30.5, 3.8),
    (29.2, -5.5),
    (26.9, -13.3),
    (24.2, -20),
    (20.6, -26),
    (15.6, -30.2),
    (10.4, -31),
    (6.0, -29),
    (3.2, -24.5),
    (1.8, -19),
    (1.4, -10),
    (1.6, 0),
)
"""The plate's edge, u and v; above the lobule it lies inside the helix."""
CONCHA = (
    (2.4, -7),
    (2.2, -2),
    (3.6, 3),
    (4.4, 8),
    (7.6, 11),
    (13, 10.4),
    (17.2, 6),
    (18.6, 0),
    (17.6, -6.5),
    (14, -11.5),
    (9.4, -13.6),
    (5.2, -13),
    (3.2, -10.5),
)
ROOT = (
    (-2, 10),
    (0, 18),
    (6, 20),
    (12, 18),
    (17, 12.5),
    (20, 5),
    (20.5, -3),
    (18.2, -10.5),
    (13, -16),
    (6, -20),
    (0, -18),
    (-3, 0),
)
"""Closed outlines, u and v: the brim of the concha; what is held to the head behind."""

HALF_THICKNESS = 1.5
LOBULE_HALF_THICKNESS = 2.2
LOBULE_LEVELS = (-13.0, -21.0)
"""Of the plate, mm; between these v it changes from the one to the other."""
CONCHA_DEPTH = 10.5
CONCHA_WALL = (1.0, 6.5)
"""How deep the concha sinks; where its wall starts beyond the brim and how wide it is, mm."""
CONCHA_WALL_THICKNESS = 3.0
ROOT_DEPTH = 9.0
ROOT_WALL = (1.0, 6.0)

RIDGES = (
    # antitragus, antihelix, upper crus
    (
        (7.6, -15.2, 0.0, 2.0),
        (10.5, -16.0, 2.0, 2.4),
        (14.0, -15.2, 2.0, 2.6),
        (17.6, -11.8, 1.6, 2.7),
        (20.0, -6.0, 2.0, 3.0),
        (20.9, 1.0, 2.5, 3.2),
        (20.2, 8.0, 2.5, 3.5),
        (18.6, 14.0, 1.9, 3.6),
        (16.8, 19.0, 1.2, 3.4),
        (15.4, 23.0, 0.4, 3.0),
    ),
    # lower crus
    (
        (20.2, 6.0, 2.4, 2.6),
        (17.0, 11.0, 2.2, 2.4),
        (12.5, 13.4, 1.8, 2.1),
        (8.0, 14.8, 1.4, 1.9),
        (4.0, 15.8, 0.8, 1.7),
    ),
)
"""Ridges on the plate's front: u, v, height, half width."""
FURROWS = (((5.5, 20.5, 1.0, 2.6), (10.5, 19.0, 1.8, 2.8), (14.8, 16.0, 0.8, 2.0)),)
"""The triangular fossa sinks the plate front and back: u, v, depth, half width."""

HELIX = (
    (10.5, -0.8, -7.6, 1.5),
    (7.2, 1.2, -5.8, 1.9),
    (4.2, 4.0, -3.2, 2.2),
    (1.9, 8.0, -0.4, 2.4),
    (0.8, 13.0, 1.4, 2.6),
    (1.5, 18.5, 2.6, 2.7),
    (4.6, 23.6, 3.6, 2.8),
    (10.0, 27.0, 4.3, 2.9),
    (16.5, 27.7, 4.9, 3.0),
    (22.8, 25.0, 5.4, 3.0),
    (27.3, 19.6, 5.6, 2.9),
    (29.4, 12.0, 5.2, 2.8),
    (29.5, 4.0, 4.4, 2.6),
    (28.2, -5.0, 3.1, 2.3),
    (25.7, -12.5, 1.6, 2.0),
    (22.3, -19.0, 0.2, 1.7),
    (18.5, -24.0, -1.2, 1.2),
)
NOTCH = ((6.5, -9.5, -4.5, 2.0), (4.6, -13.0, -1.5, 2.1), (3.4, -16.5, 2.0, 2.2))
MEATUS = ((5.0, -4.5, -6.5, 3.2), (0.5, -4.2, -12.0, 3.1), (-4.0, -4.0, -19.0, 2.3))
"""Tubes: u, v, w, radius."""

TRAGUS_MOUND = ((-1.5, -4.8, 0.6), (5.5, 8.5, 2.6))
TRAGUS = ((0.8, -4.8, 1.4), (3.6, 5.6, 1.9))
"""Ellipsoids: centre and radii."""
TRAGUS_TURN = 22.0
"""Degrees the flap of the tragus is turned outward behind."""

BOX = ((48.0, -50.0, -48.0), (112.0, 22.0, 48.0))
"""Nothing of the ear lies outside this box of the head's frame, mm."""
