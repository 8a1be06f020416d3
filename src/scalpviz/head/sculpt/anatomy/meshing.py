"""Edge lengths of the stored mesh by region, mm."""

from typing import NamedTuple

from scalpviz.head.sculpt.anatomy import neck


class FineRegion(NamedTuple):
    """A box of small triangles: edge length inside, and how fast it may grow per mm outside."""

    name: str
    low: tuple[float, float, float]
    high: tuple[float, float, float]
    edge: float
    growth: float


SCALP_EDGE = 2.0
"""Even over the scalp, where zones are cut into the triangles."""

FINE_REGIONS = (
    FineRegion("lids", (13, 66, 14), (49, 100, 30), 0.80, 0.13),
    FineRegion("ear", (66, -38, -37), (110, 7, 30), 1.04, 0.20),
    FineRegion("nose", (0, 92, -26), (21, 130, 0), 1.05, 0.15),
    FineRegion("mouth", (0, 84, -54), (28, 130, -33), 1.10, 0.15),
    FineRegion("brow", (9, 60, 37), (56, 130, 51), 1.30, 0.15),
    FineRegion("face", (0, 45, -92), (60, 130, 50), 2.10, 0.14),
)

NECK_TOP = -62.0
"""Below this level triangles may grow, mm."""
GROWTH_DOWN_THE_NECK = 0.06
NECK_EDGE = 4.5

CUT_LEVEL = neck.CUT_LEVEL
CUT_EDGE = 1.5
CUT_GROWTH = 0.15
"""Fine again at the rounded edge of the cut, growing inward and upward."""
