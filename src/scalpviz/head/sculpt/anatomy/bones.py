"""What is felt through the skin at the back of the head and neck.

Rows of x, y, z, lift, width along a path on the skin, mm; the paths are moved onto the clay's skin, so they
follow it when the braincase changes. One row is a round knob.
"""

INION = (
    (0, -84.5, -7.0, 2.3, 7.5),
    (4, -84.5, -7.0, 1.6, 7.5),
)
"""The external occipital protuberance: a knob a little wider than high."""

NUCHAL_LINE = (
    (0, -84.5, -7.0, 0.7, 8.0),
    (12, -83.0, -4.5, 0.9, 8.0),
    (26, -77.0, -2.0, 0.9, 8.0),
    (40, -67.0, -3.0, 0.7, 8.5),
    (53, -51.0, -9.0, 0.3, 9.0),
    (62, -35.0, -17.0, 0.0, 9.0),
)
"""The superior nuchal line: from the inion in a flat arch toward the mastoid, where it is lost."""

MASTOID = (
    (70, -18, 0, 0.0, 8.0),
    (68, -18, -10, 1.8, 8.0),
    (66, -18.5, -18, 3.2, 8.0),
    (62, -19.5, -25, 3.6, 7.5),
)
BELOW_MASTOID = (
    (56, -30, -42, -1.5, 9.0),
    (60, -33, -30, -1.5, 9.0),
    (64, -36, -18, 0.0, 9.0),
)
"""The hollow behind and below that sets the process off."""

VERTEBRA_PROMINENS = ((0, -81.0, -140.0, 3.0, 11.0),)
"""The spinous process of C7."""

NAPE_COLUMN = (
    (17, -77, -14, 0.0, 10.0),
    (17.5, -66, -30, 1.3, 10.0),
    (17, -57, -55, 1.8, 10.0),
    (17, -60, -85, 1.6, 11.0),
    (18, -67, -110, 0.8, 12.0),
    (20, -77, -135, 0.0, 12.0),
)
NAPE_FURROW = (
    (0, -76, -20, 0.0, 6.0),
    (0, -66, -34, -1.0, 6.5),
    (0, -58, -58, -1.5, 7.0),
    (0, -61, -88, -1.2, 7.0),
    (0, -68, -114, 0.0, 7.0),
)
"""Either side of the nape a column of muscle, between them a furrow."""
