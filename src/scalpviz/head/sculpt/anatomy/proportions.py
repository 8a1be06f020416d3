"""Where the clay is measured and filled when another person is made of it; the clay's frame, mm."""

MENTON = -88.4
NASION = 29.5
LEVEL_BEND = 14.0
"""Levels below, between and above which neck, face and braincase are stretched, and the bend between."""

BREADTHS = (
    ("neck_breadth", -400.0),
    ("neck_breadth", -112.0),
    ("jaw_breadth", -66.0),
    ("face_breadth", -10.0),
    ("face_breadth", 8.0),
    ("breadth", 62.0),
    ("breadth", 400.0),
)
"""Which scale of x holds at which level."""
BREADTH_BEND = 12.0

FULLNESS_CENTRE = (0.0, 0.0, 20.0)
FULLNESS_FROM = 28.0
FULLNESS_FADE = 48.0
"""The vault is filled out from here, above this level, growing over this many mm."""

EYE = (31.5, 76.0, 22.0)
EYE_REACH = 19.0
"""What moves with the pupil."""
