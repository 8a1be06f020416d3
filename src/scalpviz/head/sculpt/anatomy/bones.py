"""What is felt through the skin at the back of the head and neck.

Rows of x, y, z, lift, width along a path on the skin, mm; the paths are moved onto the clay's skin, so they
follow it when the braincase changes. One row is a round knob.
"""

INION = ((0, -84.5, -6.3, 2.0, 9.0),)
"""The external occipital protuberance."""

BELOW_INION = (
    (0, -74.0, -21.0, 0.8, 11.0),
    (12, -72.5, -20.5, 0.5, 11.0),
    (26, -67.0, -19.0, 0.0, 11.0),
)
"""Where the muscles of the nape take hold: they fill the corner below the knob and its line."""

NUCHAL_LINE = (
    (0, -84.5, -6.5, 0.5, 8.5),
    (13, -84.0, -2.5, 0.5, 9.0),
    (26, -79.0, 0.5, 0.55, 9.5),
    (40, -70.0, -1.0, 0.45, 9.0),
    (53, -52.0, -8.0, 0.2, 9.0),
    (62, -35.0, -16.0, 0.0, 9.0),
)
"""The superior nuchal line: from the inion in a flat arch toward the mastoid, where it is lost."""

MASTOID = (
    (70, -18, 2, 0.0, 8.0),
    (68, -18.5, -10, 1.6, 8.0),
    (66, -19.5, -18, 3.2, 7.5),
    (62, -21, -25.5, 4.2, 7.0),
)
BELOW_MASTOID = (
    (52, -34, -52, 0.0, 9.0),
    (57, -34, -39, -1.7, 8.5),
    (61, -37, -27, -1.5, 8.5),
    (66, -36, -12, 0.0, 9.0),
)
"""The hollow behind and below that sets the process off."""

VERTEBRA_PROMINENS = ((0, -80.0, -140.0, 3.7, 9.5),)
"""The spinous process of C7."""

NAPE_COLUMN = (
    (17, -80, -10, 0.0, 10.0),
    (17.5, -66, -30, 1.2, 10.0),
    (17, -57, -55, 1.7, 10.0),
    (17, -60, -85, 1.5, 11.0),
    (18, -67, -110, 0.7, 12.0),
    (20, -77, -135, 0.0, 12.0),
)
NAPE_FURROW = (
    (0, -70, -27, 0.0, 8.0),
    (0, -62, -44, -0.8, 7.5),
    (0, -58, -60, -1.2, 7.5),
    (0, -61, -88, -1.0, 7.5),
    (0, -68, -116, 0.0, 8.0),
)
"""Either side of the nape a column of muscle, between them a furrow."""

JUGULAR_NOTCH = ((0, 28, -162, -2.2, 9.0),)
"""The dip between the tendons above the breastbone, as far as the cut leaves it."""
