"""Names of landmarks and curves, and which of them a head cannot do without."""

from scalpviz.side import Side

MIDLINE_LANDMARKS: tuple[str, ...] = (
    "glabella", "nasion", "inion", "vertex", "opisthocranion", "anterior_hairline", "posterior_hairline",
    "c7", "pronasale", "subnasale", "stomion", "pogonion", "menton",
)  # fmt: skip
PAIRED_LANDMARKS: tuple[str, ...] = (
    "tragion", "tragus", "pupil", "endocanthion", "exocanthion", "eyebrow_medial", "eyebrow_lateral",
    "frontal_notch", "hairline_corner", "sideburn_back", "ear_apex", "ear_apex_scalp", "ear_root_back",
    "zygomatic_arch_middle", "frontotemporale", "gonion", "mastoid_tip", "alare", "cheilion", "subaurale",
)  # fmt: skip
SKULL_MIDLINE: tuple[str, ...] = ("bregma", "lambda")
SKULL_PAIRED: tuple[str, ...] = ("parietal_eminence",)
"""Landmarks of the skull under the scalp: felt by few; no head needs them (see `scalpviz.head.skull`)."""
CURVES: tuple[str, ...] = (
    "hairline_front", "hairline_nape", "hairline_temple_right", "hairline_temple_left", "hairline_ear_right",
    "hairline_ear_left",
)  # fmt: skip

REQUIRED_LANDMARKS: tuple[str, ...] = ("nasion", "inion", "tragion_left", "tragion_right")
"""What the head's frame is made of; everything else can be estimated."""


def sided(name: str, side: Side) -> str:
    """Name of a landmark or curve with its side: `tragion` becomes `tragion_left`, the midline adds none."""
    return name if side is Side.MIDLINE else f"{name}_{side.value}"


ALL_LANDMARKS: tuple[str, ...] = (
    *MIDLINE_LANDMARKS,
    *(sided(name, side) for name in PAIRED_LANDMARKS for side in (Side.RIGHT, Side.LEFT)),
)
"""Every landmark a head may have, with sides."""

SKULL_LANDMARKS: tuple[str, ...] = (
    *SKULL_MIDLINE,
    *(sided(name, side) for name in SKULL_PAIRED for side in (Side.RIGHT, Side.LEFT)),
)
"""Landmarks of the skull a head may bring, with sides."""
