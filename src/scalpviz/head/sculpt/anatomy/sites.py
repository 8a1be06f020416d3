"""Where to look for the landmarks, mm: windows for those found by rule, places for those that are felt."""

GLABELLA_WINDOW = (36.0, 54.0)
NASION_WINDOW = (20.0, 36.0)
PRONASALE_WINDOW = (-22.0, 2.0)
STOMION_WINDOW = (-47.0, -38.0)
POGONION_WINDOW = (-82.0, -62.0)
SUBNASALE_CHORD = (-15.0, -37.0)
OCCIPUT_WINDOW = (20.0, 80.0)
"""Levels z between which a midline landmark is looked for."""

CHIN_WINDOW = (-110.0, -60.0)
MENTON_IN_FRONT_OF = 68.0
MENTON_DIRECTION = (0.4, -0.92)
"""y, z. Menton is the chin's farthest midline point this way: behind it the mouth's floor hangs as low."""

INION_WINDOW = (-16.0, 3.0)
INION_REACH = 12.0
C7_WINDOW = (-147.0, -128.0)
C7_REACH = 13.0
"""Levels between which the two bumps of the midline are looked for, and how far their foot reaches."""

EAR_ROOT_LEVEL = 13.0
"""z at which the back border of the auricular root is read."""

ALARE_WINDOW = ((95.0, 106.0), (-20.0, -8.0))
"""y and z of the nose wing."""

SEEN_FROM_THE_FRONT = {
    "frontal_notch": (18.5, 38.5),
    "cheilion": (25.2, -43.1),
}
"""x, z of places met by a level ray from the front."""

SEEN_FROM_THE_SIDE = {
    "zygomatic_arch_middle": (33.0, -3.0),
    "gonion": (14.0, -60.0),
    "mastoid_tip": (-20.0, -28.0),
}
"""y, z of places met by a level ray from the right."""

NEAR = {
    "frontotemporale": (52.5, 76.0, 52.0),
}
"""Places moved onto the skin along its normal."""
