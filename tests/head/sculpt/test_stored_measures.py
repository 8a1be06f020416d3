"""Each stored head has the measures asked for, taken here on its triangles."""

import numpy as np
import pytest
import trimesh
from scipy.spatial import ConvexHull

from scalpviz.head.sculpt.people import PEOPLE


def tape(points):
    """A tape pulled tight over plane points (n, 2), end to end."""
    corners = points[ConvexHull(points).vertices]
    round_about = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1).sum()
    return round_about - np.linalg.norm(points[0] - points[-1])


def girth(points):
    return ConvexHull(points).area


def section(stored, origin, normal, along):
    """Where a plane cuts the skin, in plane coordinates (n, 2)."""
    normal = normal / np.linalg.norm(normal)
    lines = trimesh.intersections.mesh_plane(stored.mesh, normal, origin).reshape(-1, 3)
    up = np.cross(normal, along)
    return np.column_stack([(lines - origin) @ along, (lines - origin) @ up]), lines


def midline(stored, start, end):
    """Midline vertices between two landmarks, over the vertex or down the front, in order."""
    points = stored.vertices[stored.vertices[:, 0] == 0.0][:, 1:]
    centre = np.array([0.0, 20.0])
    angle = np.arctan2(points[:, 1] - centre[1], points[:, 0] - centre[0])
    first, last = (np.arctan2(p[2] - centre[1], p[1] - centre[0]) for p in (start, end))
    angle, last = np.mod(angle - first + 1e-9, 2 * np.pi), np.mod(last - first, 2 * np.pi)
    inner = np.nonzero(angle < last)[0]
    inner = inner[np.argsort(angle[inner])]
    return np.vstack([start[1:], points[inner], end[1:]])


def arc(points):
    return np.linalg.norm(np.diff(points, axis=0), axis=1).sum()


def head_length(s):
    return np.linalg.norm(s.landmarks["glabella"] - s.landmarks["opisthocranion"])


def head_breadth(s):
    return 2 * s.vertices[s.vertices[:, 2] > 0.28 * s.vertices[:, 2].max(), 0].max()


def circumference(s):
    front, back = s.landmarks["glabella"], s.landmarks["opisthocranion"]
    along = (front - back) / np.linalg.norm(front - back)
    return girth(section(s, front, np.cross(along, [1.0, 0.0, 0.0]), along)[0])


def tragion_to_top(s):
    return s.landmarks["vertex"][2] - s.landmarks["tragion_right"][2]


def bizygomatic(s):
    v = s.vertices
    return 2 * v[(v[:, 1] > 20) & (v[:, 1] < 50) & (np.abs(v[:, 2]) < 14), 0].max()


def face_length(s):
    return np.linalg.norm(s.landmarks["menton"] - s.landmarks["nasion"])


def pupils(s):
    return np.linalg.norm(s.landmarks["pupil_left"] - s.landmarks["pupil_right"])


def nasion_to_inion(s):
    return tape(midline(s, s.landmarks["nasion"], s.landmarks["inion"]))


def tragus_to_tragus(s):
    """Over the vertex; the auricles do not lift the tape."""
    right, left, top = (s.landmarks[n] for n in ("tragus_right", "tragus_left", "vertex"))
    normal = np.cross(right - left, top - left)
    plane, places = section(s, left, normal, np.array([1.0, 0.0, 0.0]))
    sign = np.sign((top - left) @ np.cross(normal / np.linalg.norm(normal), [1.0, 0.0, 0.0]))
    plane[:, 1] *= sign
    above = plane[places[:, 2] > 34.0]
    return tape(np.vstack([[0.0, 0.0], above, [np.linalg.norm(right - left), 0.0]]))


def forehead(s):
    return arc(midline(s, s.landmarks["glabella"], s.landmarks["anterior_hairline"]))


def nape(s):
    return arc(midline(s, s.landmarks["inion"], s.landmarks["posterior_hairline"]))


def ear_length(s):
    """Along an axis that leans back by 11 degrees."""
    lean = np.radians(11.0)
    ends = []
    for name in ("ear_apex_right", "subaurale_right"):
        place = s.landmarks[name]
        near = np.linalg.norm(s.vertices - place, axis=1) < 10.0
        ends.append(np.vstack([s.vertices[near & (s.vertices[:, 0] > place[0] - 3.0)], place]))
    return np.ptp(np.vstack(ends) @ [0.0, -np.sin(lean), np.cos(lean)])


MEASURES = {
    "head length": (head_length, 194.7),
    "head breadth": (head_breadth, 151.1),
    "head circumference": (circumference, 568.0),
    "tragion to top of head": (tragion_to_top, 128.8),
    "bizygomatic breadth": (bizygomatic, 138.2),
    "menton-sellion length": (face_length, 117.9),
    "interpupillary breadth": (pupils, 62.9),
    "nasion-inion arc": (nasion_to_inion, 365.0),
    "tragus-tragus arc over the vertex": (tragus_to_tragus, 366.0),
    "glabella to anterior hairline": (forehead, 58.0),
    "inion to posterior hairline": (nape, 60.0),
    "ear length": (ear_length, 61.8),
}


@pytest.mark.parametrize("name", MEASURES)
def test_the_average_adult_has_the_measures_of_the_blueprint(adult, name):
    measure, target = MEASURES[name]
    assert measure(adult) == pytest.approx(target, rel=0.01, abs=1.0)


@pytest.mark.parametrize("name", MEASURES)
def test_every_head_has_the_measures_its_table_asks_for(stored, name):
    person = next(person for person in PEOPLE if person.file == stored.name)
    assert MEASURES[name][0](stored) == pytest.approx(person.target(name), rel=0.01, abs=1.0)


def test_the_hairline_corner_lies_sixty_millimetres_from_the_midline(adult):
    front = adult.curves["hairline_front"]
    assert 58.0 <= arc(front) / 2 <= 62.0


def test_the_heads_differ_as_people_do():
    length = {person.file: person.target("head length") for person in PEOPLE}
    face = {person.file: person.target("menton-sellion length") / length[person.file] for person in PEOPLE}
    assert length["child"] < length["average_woman"] < length["average_adult"] < length["average_man"]
    assert face["child"] < 0.9 * face["average_adult"]
