"""The landmarks: found by rule where craniometry has one, typed where they are felt under the skin.

Windows and typed places belong to the clay (see `warp`), extremes and arc lengths to the person.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scalpviz.head.sculpt.anatomy import ear, features
from scalpviz.head.sculpt.anatomy import sites as numbers
from scalpviz.head.sculpt.ear import Ear, EarShape
from scalpviz.head.sculpt.field import MIRROR, Field, Points, Values, first_hits, project
from scalpviz.head.sculpt.hairline import Hairline, hairline, seen_from_front, seen_from_side
from scalpviz.head.sculpt.head import SculptedHead
from scalpviz.head.sculpt.profile import MidlineProfile

Place = NDArray[np.float64]

CLEAR = 3.0
"""What lies farther than this off the skull belongs to the auricle, and not to the fillet at its root, mm."""


@dataclass(frozen=True)
class Found:
    """Landmarks of the midline and the right side (3,) by name, and the hairline they belong to."""

    midline: dict[str, Place]
    right: dict[str, Place]
    hairline: Hairline

    def both_sides(self) -> dict[str, Place]:
        """Every landmark under its stored name; the left is the mirror image."""
        named = dict(self.midline)
        for name, place in self.right.items():
            named[f"{name}_right"] = place
            named[f"{name}_left"] = place * MIRROR
        return named


@dataclass(frozen=True)
class _Profile:
    """A part of the midline: its points (n, 3) on the person and in the clay."""

    path: Points
    clay: Points

    @property
    def levels(self) -> Values:
        """Heights (n,) in the clay, mm."""
        return np.asarray(self.clay[:, 2])

    def within(self, window: tuple[float, float]) -> "_Profile":
        """The part between two levels of the clay."""
        kept = (self.levels > window[0]) & (self.levels < window[1])
        return _Profile(self.path[kept], self.clay[kept])

    def farthest(self, *direction: float) -> Place:
        """Its extreme point in a direction of the mid-plane (y, z)."""
        return np.asarray(self.path[(self.path[:, 1:] @ np.array(direction)).argmax()])

    def sharpest(self, window: tuple[float, float], reach: float) -> Place:
        """Where the profile bends outward most: farthest outside the chord of its neighbours.

        The chord joins the points `reach` mm before and behind along the profile of the clay, so that it
        stays clear of the neck's cut on a short neck too.
        """
        at = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(self.clay, axis=0), axis=1))])
        before, behind = (
            np.column_stack([np.interp(at + shift, at, self.path[:, axis]) for axis in range(3)])
            for shift in (-reach, reach)
        )
        away = self.path - 0.5 * (before + behind)
        inside = (self.levels > window[0]) & (self.levels < window[1]) & (away[:, 1] < 0.0)
        return np.asarray(self.path[np.where(inside, np.linalg.norm(away, axis=1), -1.0).argmax()])


def _corner_of_lip_and_nose(front: _Profile) -> Place:
    """Subnasale: the midline point farthest behind the chord from the columella to the upper lip."""
    high, low = numbers.SUBNASALE_CHORD
    part = front.within((low, high)).path
    start, end = part[part[:, 2].argmax()], part[part[:, 2].argmin()]
    chord = (end - start) / np.linalg.norm(end - start)
    away = part - start - ((part - start) @ chord)[:, None] * chord
    return np.asarray(part[np.linalg.norm(away, axis=1).argmax()])


def midline_landmarks(
    midline: MidlineProfile, head: SculptedHead, hair: tuple[float, float]
) -> dict[str, Place]:
    """Landmarks of the mid-plane.

    ===================  ==================================================================
    glabella             foremost point of the forehead between the brows
    nasion               rearmost point between glabella and nose
    vertex               highest point
    opisthocranion       point of the back of the head farthest from the glabella
    inion                sharpest outward bend of the lower back of the head
    c7                   sharpest outward bend of the lower nape
    pronasale            foremost point of the nose
    subnasale            deepest point of the corner between columella and upper lip
    stomion              rearmost point between the lips
    pogonion             foremost point of the chin
    menton               lowest point of the chin, seen a little from the front
    anterior_hairline    `hair[0]` mm above the glabella, along the skin
    posterior_hairline   `hair[1]` mm below the inion, along the skin
    ===================  ==================================================================
    """
    front, back = (_Profile(path, head.warp.clay(path)) for path in (midline.front, midline.back))
    glabella = front.within(numbers.GLABELLA_WINDOW).farthest(1.0, 0.0)
    occiput = back.within(numbers.OCCIPUT_WINDOW).path
    chin = front.within(numbers.CHIN_WINDOW)
    before = chin.path[:, 1] > numbers.MENTON_IN_FRONT_OF * head.warp.stretch.length
    found = {
        "glabella": glabella,
        "nasion": front.within(numbers.NASION_WINDOW).farthest(-1.0, 0.0),
        "vertex": midline.path[midline.path[:, 2].argmax()],
        "opisthocranion": occiput[np.linalg.norm(occiput - glabella, axis=1).argmax()],
        "inion": back.sharpest(numbers.INION_WINDOW, numbers.INION_REACH),
        "c7": back.sharpest(numbers.C7_WINDOW, numbers.C7_REACH),
        "pronasale": front.within(numbers.PRONASALE_WINDOW).farthest(1.0, 0.0),
        "subnasale": _corner_of_lip_and_nose(front),
        "stomion": front.within(numbers.STOMION_WINDOW).farthest(-1.0, 0.0),
        "pogonion": front.within(numbers.POGONION_WINDOW).farthest(1.0, 0.0),
        "menton": _Profile(chin.path[before], chin.clay[before]).farthest(*numbers.MENTON_DIRECTION),
    }
    found["anterior_hairline"] = midline.at(midline.position(glabella) + hair[0])
    found["posterior_hairline"] = midline.at(midline.position(found["inion"]) + hair[1])
    return found


def auricle(vertices: Points, head: SculptedHead, skin: Field) -> Points:
    """Vertices of the right auricle that stand clear of the head."""
    low, high = np.array(ear.BOX)
    clay = head.warp.clay(vertices)
    near = vertices[((clay > low) & (clay < high)).all(axis=1)]
    return np.asarray(near[skin(near) > CLEAR])


def back_of_ear_root(clay: Field, bare: Field) -> Place:
    """Where the back of the auricle meets the head, at the level of its upper root; in the clay."""
    y = np.arange(-45.0, -5.0, 0.1)
    rows = seen_from_side(bare, np.column_stack([y, np.full(len(y), numbers.EAR_ROOT_LEVEL)]))
    buried = clay(rows) < -0.4
    return np.asarray(rows[int(buried.argmax())])


def _typed(head: SculptedHead, shape: EarShape) -> dict[str, Place]:
    """Landmarks that are typed on the clay: felt under the skin, or ends of painted and carved lines."""
    clay, bare = head.clay, head.clay.without("ear")
    found = {
        "ear_root_back": back_of_ear_root(clay, bare),
        "endocanthion": project(clay, np.array([features.INNER_CORNER]), rounds=12)[0],
        "exocanthion": project(clay, np.array([features.OUTER_CORNER]), rounds=12)[0],
        "tragus": project(clay, Ear(shape).tragus_summit()[None], rounds=12)[0],
    }
    eyebrow = np.array(features.EYEBROW)
    from_front = {
        "pupil": features.EYEBALL_CENTRE[::2],
        "eyebrow_medial": tuple(eyebrow[0, :2]),
        "eyebrow_lateral": tuple(eyebrow[-1, :2]),
        **numbers.SEEN_FROM_THE_FRONT,
    }
    found |= dict(zip(from_front, seen_from_front(clay, np.array(list(from_front.values()))), strict=True))
    from_side = numbers.SEEN_FROM_THE_SIDE
    found |= dict(zip(from_side, seen_from_side(bare, np.array(list(from_side.values()))), strict=True))
    near = numbers.NEAR
    found |= dict(zip(near, project(bare, np.array(list(near.values())), rounds=12), strict=True))
    return dict(zip(found, head.warp.person(np.array(list(found.values()))), strict=True))


def right_landmarks(
    head: SculptedHead, skin: Field, vertices: Points, line: Hairline, shape: EarShape
) -> dict[str, Place]:
    """Paired landmarks of the right side.

    By rule: tragion (where the ear axis leaves the notch above the tragus), ear apex and subaurale
    (highest and lowest point of the auricle), the places of the hairline at their level, alare (the
    widest point of the nose wing), hairline corner. The rest is typed on the clay, see `_typed`.
    """
    ear_points = auricle(vertices, head, skin)
    apex = ear_points[ear_points[:, 2].argmax()]
    arch = line.ear
    before_ear = arch[(arch[:, 1] > 0.0) & (arch[:, 1] < 12.0)]
    above_ear = arch[arch[:, 2] > apex[2]]
    (y0, y1), (z0, z1) = numbers.ALARE_WINDOW
    clay = head.warp.clay(vertices)
    wing = vertices[(clay[:, 1] > y0) & (clay[:, 1] < y1) & (clay[:, 2] > z0) & (clay[:, 2] < z1)]
    return {
        "tragion": first_hits(head, np.zeros(3), np.array([1.0, 0.0, 0.0]), 45.0, 110.0, stride=0.2)[0],
        "hairline_corner": line.corner,
        "sideburn_back": before_ear[np.abs(before_ear[:, 2] - apex[2]).argmin()],
        "ear_apex": apex,
        "ear_apex_scalp": above_ear[np.abs(above_ear[:, 1] - apex[1]).argmin()],
        "alare": wing[wing[:, 0].argmax()],
        "subaurale": ear_points[ear_points[:, 2].argmin()],
        **_typed(head, shape),
    }


def landmarks(
    head: SculptedHead, vertices: Points, midline: MidlineProfile, hair: tuple[float, float], shape: EarShape
) -> Found:
    """All landmarks and the hairline.

    Parameters
    ----------
    head : SculptedHead
        The whole head.
    vertices : (n, 3) array
        Of the finished right half.
    midline : MidlineProfile
        Of the same mesh.
    hair : tuple of float
        Glabella to anterior hairline, inion to posterior hairline, mm along the skin.
    shape : EarShape
        Of the head's ears.
    """
    skin = head.without("ear")
    middle = midline_landmarks(midline, head, hair)
    line = hairline(skin, middle["anterior_hairline"], middle["posterior_hairline"])
    return Found(middle, right_landmarks(head, skin, vertices, line, shape), line)
