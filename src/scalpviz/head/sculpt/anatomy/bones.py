"""Bones that are felt through the skin at the back of the head: ellipsoids and ridges, mm."""

INION_AND_NUCHAL_LINE = (
    (0, -86.0, -7.0, -0.3),
    (7, -85.6, -6.8, -1.4),
    (17, -82.0, -5.4, -3.4),
    (30, -75.0, -3.5, -5.8),
    (42, -66.0, -2.0, -8.0),
)
"""x, y, z, depth of a ridge: the external protuberance and the line that runs out from it."""
NUCHAL_RADIUS = 6.0
NUCHAL_BLEND = 8.0

MASTOID = ((57.5, -18.5, -21.0), (9.0, 10.0, 13.0))
MASTOID_BLEND = 8.0

VERTEBRA_PROMINENS = (
    (0, -66.0, -112.0, -14.0),
    (0, -76.0, -129.0, -6.5),
    (0, -81.0, -140.0, -2.6),
    (0, -85.0, -151.0, -6.5),
    (0, -92.0, -166.0, -14.0),
)
"""x, y, z, depth of a ridge down the nape: the spinous process of C7 is its crest."""
VERTEBRA_RADIUS = 9.0
VERTEBRA_BLEND = 14.0
