"""Proportions found by measuring: the stretch and the ears that give a person the measures asked for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from scalpviz.head.sculpt.anatomy.ear import BOX
from scalpviz.head.sculpt.ear import EarShape
from scalpviz.head.sculpt.field import Box
from scalpviz.head.sculpt.head import Clay, SculptedHead
from scalpviz.head.sculpt.landmarks import landmarks
from scalpviz.head.sculpt.marching import half_surface, settled
from scalpviz.head.sculpt.measures import measures
from scalpviz.head.sculpt.people import Person
from scalpviz.head.sculpt.profile import MidlineProfile
from scalpviz.head.sculpt.warp import Stretch

CELL = 2.5
"""Grid cell of the mesh on which a round is measured, mm: its points are put on the field."""
EAR_CELL = 1.0
"""The same about the ear, mm."""
ROUNDS = 7
_STEP = 1e-4
"""Proportions are rounded to this, so that the last bits of a processor do not reach the head."""
CALM = 0.008
"""Girths may miss by this part before the vault is filled out for them: its shape counts as well."""
FULLEST = 0.05
"""The vault is never filled out or hollowed by more, as a part of its radius."""


@dataclass(frozen=True)
class Fitted:
    """A person's proportions."""

    stretch: Stretch
    ear: EarShape


def fitted(person: Person, clay: Clay, report: Callable[[str], None], rounds: int = ROUNDS) -> Fitted:
    """Stretch the clay until its measures are the person's.

    Each measure has one proportion that moves it most; every round corrects all of them by what is still
    missing, as a sculptor goes round a bust with calipers.

    Parameters
    ----------
    person : Person
    clay : Clay
        With the person's traits.
    report : callable
        Takes each line of progress.
    rounds : int
        Of measuring and correcting.
    """
    now = Fitted(person.traits.stretch, person.traits.ear)
    for number in range(rounds):
        head = clay.head(now.stretch, now.ear)
        found = _measured(person, head, now.ear)
        worst = max(found, key=lambda name: abs(found[name] / person.target(name) - 1.0))
        report(
            f"  {person.name}, round {number + 1}: {worst} {found[worst]:.1f} of {person.target(worst):.1f}"
        )
        now = _corrected(person, now, found)
    return now


def _measured(person: Person, head: SculptedHead, ear: EarShape) -> dict[str, float]:
    vertices, triangles = half_surface(head, CELL)
    midline = MidlineProfile(head, vertices, triangles)
    # An auricle needs finer points than a skull to be as long and broad as it is.
    corners = np.array(list(product(*np.array(BOX).T)))
    around = head.warp.person(corners)
    ear_points = half_surface(head, EAR_CELL, Box(around.min(axis=0), around.max(axis=0)))[0]
    vertices = np.vstack([vertices, ear_points])
    found = landmarks(head, vertices, midline, person.hairlines, ear)
    return {
        one.target.name: one.value for one in measures(head, vertices, midline, found, ear, person.targets)
    }


def _corrected(person: Person, now: Fitted, found: dict[str, float]) -> Fitted:
    def short(name: str) -> float:
        """What is missing, as a part of the measure."""
        return person.target(name) / found[name] - 1.0

    def scaled(value: float, name: str, gain: float = 1.0) -> float:
        return float(settled(np.array(value * (1.0 + gain * short(name))), _STEP))

    def filled(value: float, name: str, gain: float) -> float:
        beyond = np.sign(short(name)) * max(abs(short(name)) - CALM, 0.0)
        return float(settled(np.array(np.clip(value + gain * beyond, -FULLEST, FULLEST)), _STEP))

    s = now.stretch
    stretch = replace(
        s,
        length=scaled(s.length, "head length"),
        breadth=scaled(s.breadth, "head breadth"),
        height=scaled(s.height, "tragion to top of head", 1.25),
        face_breadth=scaled(s.face_breadth, "bizygomatic breadth"),
        face_height=scaled(s.face_height, "menton-sellion length"),
        neck_breadth=scaled(s.neck_breadth, "neck circumference", 1.6),
        pupils=float(
            settled(
                np.array(s.pupils + 0.5 * short("interpupillary breadth") * found["interpupillary breadth"]),
                0.001,
            )
        ),
        corners=filled(s.corners, "head circumference", 1.1),
        shoulders=filled(s.shoulders, "tragus-tragus arc over the vertex", 1.2),
        crown=filled(s.crown, "nasion-inion arc", 1.5),
    )
    ear = replace(
        now.ear,
        length=scaled(now.ear.length, "ear length"),
        breadth=scaled(now.ear.breadth, "ear breadth"),
        flare=scaled(now.ear.flare, "ear protrusion", 0.8),
    )
    return Fitted(stretch, ear)
