"""The landmarks: found by rule where craniometry has one, typed where they are felt under the skin."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scalpviz.head.sculpt.anatomy import ear, features
from scalpviz.head.sculpt.anatomy import sites as numbers
from scalpviz.head.sculpt.field import MIRROR, Field, Points, Sculpture, first_hits, project
from scalpviz.head.sculpt.hairline import Hairline, hairline, seen_from_front, seen_from_side
from scalpviz.head.sculpt.profile import Midline

Place = NDArray[np.float64]


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


def _within(path: Points, window: tuple[float, float]) -> Points:
    return path[(path[:, 2] > window[0]) & (path[:, 2] < window[1])]


def _corner_of_lip_and_nose(path: Points) -> Place:
    """Subnasale: the midline point farthest behind the chord from the columella to the upper lip."""
    high, low = numbers.SUBNASALE_CHORD
    part = _within(path, (low, high))
    part = part[part[:, 1] > 90.0]
    start, end = part[part[:, 2].argmax()], part[part[:, 2].argmin()]
    chord = (end - start) / np.linalg.norm(end - start)
    away = part - start - ((part - start) @ chord)[:, None] * chord
    return np.asarray(part[np.linalg.norm(away, axis=1).argmax()])


def midline_landmarks(midline: Midline, skin: Field) -> dict[str, Place]:
    """Landmarks of the mid-plane."""
    front, back = midline.front, midline.back
    glabella = _foremost(_within(front, numbers.GLABELLA_WINDOW))
    nasion_part = _within(front, numbers.NASION_WINDOW)
    stomion_part = _within(front, numbers.STOMION_WINDOW)
    occiput = _within(back, numbers.OCCIPUT_WINDOW)
    chin = front[(front[:, 2] < -60.0) & (front[:, 1] > numbers.MENTON_IN_FRONT_OF)]
    behind = np.array([0.0, -1.0, 0.0])
    inion, c7 = (
        first_hits(skin, np.array([0.0, -20.0, level]), behind, 0.0, 110.0)[0]
        for level in (numbers.INION_LEVEL, numbers.C7_LEVEL)
    )
    found = {
        "glabella": glabella,
        "nasion": nasion_part[nasion_part[:, 1].argmin()],
        "vertex": midline.path[midline.path[:, 2].argmax()],
        "opisthocranion": occiput[np.linalg.norm(occiput - glabella, axis=1).argmax()],
        "inion": inion,
        "c7": c7,
        "pronasale": _foremost(_within(front, numbers.PRONASALE_WINDOW)),
        "subnasale": _corner_of_lip_and_nose(front),
        "stomion": stomion_part[stomion_part[:, 1].argmin()],
        "pogonion": _foremost(_within(front, numbers.POGONION_WINDOW)),
        "menton": chin[(chin @ np.array(numbers.MENTON_DIRECTION)).argmax()],
    }
    found["anterior_hairline"] = midline.at(midline.position(glabella) + numbers.GLABELLA_TO_HAIRLINE)
    found["posterior_hairline"] = midline.at(midline.position(inion) + numbers.INION_TO_HAIRLINE)
    return found


def _foremost(points: Points) -> Place:
    return np.asarray(points[points[:, 1].argmax()])


def auricle(vertices: Points, skin: Field) -> Points:
    """Vertices of the right auricle that stand clear of the head."""
    low, high = np.array(ear.BOX)
    near = vertices[((vertices > low) & (vertices < high)).all(axis=1)]
    return np.asarray(near[skin(near) > 1.5])


def back_of_ear_root(head: Field, skin: Field) -> Place:
    """Where the back of the auricle meets the head, at the level of its upper root."""
    y = np.arange(-45.0, -5.0, 0.1)
    rows = seen_from_side(skin, np.column_stack([y, np.full(len(y), numbers.EAR_ROOT_LEVEL)]))
    buried = head(rows) < -0.4
    return np.asarray(rows[int(buried.argmax())])


def right_landmarks(head: Sculpture, skin: Sculpture, vertices: Points, line: Hairline) -> dict[str, Place]:
    """Paired landmarks of the right side."""
    ear_points = auricle(vertices, skin)
    apex = ear_points[ear_points[:, 2].argmax()]
    arch = line.ear
    before_ear = arch[(arch[:, 1] > 0.0) & (arch[:, 1] < 12.0)]
    above_ear = arch[arch[:, 2] > apex[2]]
    (y0, y1), (z0, z1) = numbers.ALARE_WINDOW
    wing = vertices[
        (vertices[:, 1] > y0) & (vertices[:, 1] < y1) & (vertices[:, 2] > z0) & (vertices[:, 2] < z1)
    ]
    eyebrow = np.array(features.EYEBROW)
    found = {
        "tragion": first_hits(head, np.zeros(3), np.array([1.0, 0.0, 0.0]), 60.0, 110.0, stride=0.2)[0],
        "hairline_corner": line.corner,
        "sideburn_back": before_ear[np.abs(before_ear[:, 2] - apex[2]).argmin()],
        "ear_apex": apex,
        "ear_apex_scalp": above_ear[np.abs(above_ear[:, 1] - apex[1]).argmin()],
        "ear_root_back": back_of_ear_root(head, skin),
        "alare": wing[wing[:, 0].argmax()],
        "subaurale": ear_points[ear_points[:, 2].argmin()],
        "endocanthion": project(head, np.array([features.INNER_CORNER]), rounds=12)[0],
        "exocanthion": project(head, np.array([features.OUTER_CORNER]), rounds=12)[0],
    }
    from_front = {
        "pupil": features.EYEBALL_CENTRE[::2],
        "eyebrow_medial": tuple(eyebrow[0, :2]),
        "eyebrow_lateral": tuple(eyebrow[-1, :2]),
        **numbers.SEEN_FROM_THE_FRONT,
    }
    found |= dict(zip(from_front, seen_from_front(head, np.array(list(from_front.values()))), strict=True))
    from_side = numbers.SEEN_FROM_THE_SIDE
    found |= dict(zip(from_side, seen_from_side(skin, np.array(list(from_side.values()))), strict=True))
    near = numbers.NEAR
    found |= dict(zip(near, project(skin, np.array(list(near.values())), rounds=12), strict=True))
    return found


def landmarks(head: Sculpture, vertices: Points, midline: Midline) -> Found:
    """All landmarks and the hairline.

    Parameters
    ----------
    head : Sculpture
        The whole head.
    vertices : (n, 3) array
        Of the finished right half.
    midline : Midline
        Of the same mesh.
    """
    skin = head.without("ear")
    middle = midline_landmarks(midline, skin)
    line = hairline(skin, middle["anterior_hairline"], middle["posterior_hairline"])
    return Found(middle, right_landmarks(head, skin, vertices, line), line)
