"""All surface points of the base form below the vault, and how loosely the surface follows them."""

from scalpviz.head.sculpt.anatomy import braincase, face, jaw

ALL = (
    *face.MIDLINE_PROFILE,
    *braincase.MIDLINE_BACK,
    *face.BROW_AND_ORBIT,
    *face.CHEEK,
    *face.MUZZLE,
    *jaw.JAW,
    *braincase.TEMPLE,
    *braincase.BEHIND_THE_EAR,
)
"""Every mask point, right half and midline."""

SMOOTHING_VAULT = 3e-3
SMOOTHING_FACE_SIDE = 2e-3
SMOOTHING_FRONT_CHEEK = 6e-4
SMOOTHING_FACE_FRONT = 1e-4
"""How loosely the surface follows the points of a region: exact interpolation looks lumpy where skin
lies over a smooth bone, and washed out where the face needs its edges."""

FACE_TOP = 52.0
"""Above this level the vault's smoothing holds, mm."""
FACE_SIDE_FRONT_OF = 8.0
FACE_FRONT_FRONT_OF = 62.0
"""y beyond which a point belongs to the side or the front of the face, mm."""
FRONT_CHEEK_BELOW = 4.0
FRONT_CHEEK_OUTSIDE = 24.0
"""z below which and |x| beyond which a point of the front belongs to the cheek, mm."""
