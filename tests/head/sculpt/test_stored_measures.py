"""The stored reference head has the measures of an average adult, taken here on its triangles."""

import numpy as np
import pytest
import trimesh
from scipy.spatial import ConvexHull


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
    return 2 * s.vertices[s.vertices[:, 2] > 36.0, 0].max()


def circumference(s):
    front, back = s.landmarks["glabella"], s.landmarks["opisthocranion"]
    along = (front - back) / np.linalg.norm(front - back)
    return girth(section(s, front, np.cross(along, [1.0, 0.0, 0.0]), along)[0])


def tragion_to_top(s):
    return s.landmarks["vertex"][2] - s.landmarks["tragion_right"][2]


def bizygomatic(s):
    v = s.vertices
    return 2 * v[(v[:, 1] > 16) & (v[:, 1] < 50) & (np.abs(v[:, 2]) < 14), 0].max()


def face_length(s):
    return np.linalg.norm(s.landmarks["menton"] - s.landmarks["nasion"])


def pupils(s):
    return np.linalg.norm(s.landmarks["pupil_left"] - s.landmarks["pupil_right"])


def nasion_to_inion(s):
    return tape(midline(s, s.landmarks["nasion"], s.landmarks["inion"]))


def tragus_to_tragus(s):
    """Over the vertex; the auricles do not lift the tape."""
    right, left, top = (s.landmarks[n] for n in ("tragion_right", "tragion_left", "vertex"))
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
    v = s.vertices
    lean = np.radians(11.0)
    ear = v[(v[:, 0] > 74.5) & (np.abs(v[:, 2]) < 45) & (v[:, 1] < 5)]
    apex, lobule = s.landmarks["ear_apex_right"], s.landmarks["subaurale_right"]
    height = np.vstack([ear, apex, lobule]) @ [0.0, -np.sin(lean), np.cos(lean)]
    return np.ptp(height)


@pytest.mark.parametrize(
    ("measure", "target"),
    [
        (head_length, 194.7),
        (head_breadth, 151.1),
        (circumference, 568.0),
        (tragion_to_top, 128.8),
        (bizygomatic, 138.2),
        (face_length, 117.9),
        (pupils, 62.9),
        (nasion_to_inion, 365.0),
        (tragus_to_tragus, 366.0),
        (forehead, 58.0),
        (nape, 60.0),
        (ear_length, 61.8),
    ],
    ids=lambda value: value.__name__ if callable(value) else None,
)
def test_the_head_measures_what_an_average_adult_does(stored, measure, target):
    assert measure(stored) == pytest.approx(target, rel=0.01, abs=1.0)


def test_the_hairline_corner_lies_sixty_millimetres_from_the_midline(stored):
    front = stored.curves["hairline_front"]
    assert 58.0 <= arc(front) / 2 <= 62.0
