"""The measures an anthropometrist would take on the finished head, beside those it has to meet."""

from dataclasses import dataclass

import numpy as np

from scalpviz.head.sculpt.anatomy.targets import MeasureTarget
from scalpviz.head.sculpt.ear import Ear, EarShape
from scalpviz.head.sculpt.field import Field, Points, unit
from scalpviz.head.sculpt.hairline import seen_from_side
from scalpviz.head.sculpt.head import SculptedHead
from scalpviz.head.sculpt.landmarks import Found, auricle
from scalpviz.head.sculpt.profile import MidlineProfile, girth, ring, taut_over

NECK_TAPE_LEVEL = -112.0
NECK_TAPE_TILT = 12.0
"""The tape round the neck: its level at y = -6 and how far it rises backward, degrees."""


@dataclass(frozen=True)
class Measured:
    """A target and what the head has, mm."""

    target: MeasureTarget
    value: float

    @property
    def is_met(self) -> bool:
        """Whether the value lies within the target's tolerance."""
        return abs(self.value - self.target.value) <= self.target.tolerance


def _widest(skin: Field, y: tuple[float, float], z: tuple[float, float]) -> float:
    rows = np.stack(np.meshgrid(np.arange(*y, 3.0), np.arange(*z, 3.0)), axis=-1).reshape(-1, 2)
    return 2.0 * float(seen_from_side(skin, rows)[:, 0].max())


def _head_girths(skin: SculptedHead, found: Found) -> dict[str, float]:
    glabella, behind = found.midline["glabella"], found.midline["opisthocranion"]
    side = np.array([1.0, 0.0, 0.0])
    forward = unit((glabella - behind)[None])[0]
    tragus, vertex = found.right["tragus"], found.midline["vertex"]
    ears = np.array([0.0, tragus[1], tragus[2]])
    upward = unit((vertex - ears)[None])[0]
    over = ring(skin, ears + 30.0 * upward, side, upward, -20.0, 200.0, 441)
    over = over[over[:, 1] > -30.0] + [0.0, 30.0]
    ends = np.array([[tragus[0], 0.0], [-tragus[0], 0.0]])
    middle = skin.warp.person(np.array([[0.0, -6.0, NECK_TAPE_LEVEL]]))[0]
    tilt = np.radians(NECK_TAPE_TILT)
    along_neck = np.array([0.0, np.cos(tilt), -np.sin(tilt)])
    neck = ring(skin, middle, along_neck, side, 0.0, 360.0, 361)
    return {
        "head circumference": girth(ring(skin, 0.5 * (glabella + behind), forward, side, 0.0, 360.0, 361)),
        "tragus-tragus arc over the vertex": taut_over(np.vstack([ends[:1], over, ends[1:]])),
        "neck circumference": girth(neck),
    }


def _ear_sizes(head: SculptedHead, skin: Field, vertices: Points, shape: EarShape) -> dict[str, float]:
    points = auricle(vertices, head, skin)
    sizes = np.ptp(Ear(shape).in_own_axes(points), axis=0)
    outermost = points[points[:, 0].argmax()]
    behind = seen_from_side(skin, np.array([[outermost[1], outermost[2]]]))[0]
    return {
        "ear length": float(sizes[1]),
        "ear breadth": float(sizes[0]),
        "ear protrusion": float(outermost[0] - behind[0]),
    }


def measures(
    head: SculptedHead,
    vertices: Points,
    midline: MidlineProfile,
    found: Found,
    shape: EarShape,
    targets: tuple[MeasureTarget, ...],
) -> list[Measured]:
    """What the finished head measures, in the order of the targets.

    The tape from tragus to tragus starts on the summits of the two flaps of cartilage, some 7 mm below
    the tragia (the notches above them), at whose level height is measured.
    """
    skin = head.without("ear")
    middle, right = found.midline, found.right
    nasion, inion = middle["nasion"], middle["inion"]
    top = float(middle["vertex"][2])
    values = {
        "head length": float(np.linalg.norm(middle["glabella"] - middle["opisthocranion"])),
        "head breadth": _widest(skin, (-45.0, 15.0), (0.28 * top, 0.77 * top)),
        "tragion to top of head": top - float(right["tragion"][2]),
        "bizygomatic breadth": _widest(skin, (16.0, 50.0), (-14.0, 10.0)),
        "menton-sellion length": float(np.linalg.norm(nasion - middle["menton"])),
        "interpupillary breadth": 2.0 * float(right["pupil"][0]),
        "nasion-inion arc": taut_over(midline.between(nasion, inion)[:, 1:]),
        "glabella to anterior hairline": abs(
            midline.position(middle["anterior_hairline"]) - midline.position(middle["glabella"])
        ),
        "inion to posterior hairline": abs(
            midline.position(middle["posterior_hairline"]) - midline.position(inion)
        ),
        **_head_girths(skin, found),
        **_ear_sizes(head, skin, vertices, shape),
    }
    return [Measured(target, values[target.name]) for target in targets]


def table(results: list[Measured]) -> str:
    """The measures as lines of text: target, measured, difference, a mark where out of tolerance."""
    lines = [f"{'measure (mm)':36s} {'target':>8s} {'measured':>9s} {'diff':>6s}"]
    for name, goal, value, met in ((r.target.name, r.target.value, r.value, r.is_met) for r in results):
        mark = "" if met else "  out of tolerance"
        lines.append(f"{name:36s} {goal:8.1f} {value:9.1f} {value - goal:+6.1f}{mark}")
    return "\n".join(lines)
