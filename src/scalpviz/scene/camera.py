"""Where the eye stands: named views, turning, zooming, flying round the head.

Pure arithmetic on `Camera` values in the head's frame; knows no VTK.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scalpviz.head.head import Head
from scalpviz.head.skin.surface import Floats
from scalpviz.state.view import Camera, NamedView

VIEW_ANGLE = 24.0
"""Vertical opening, degrees: a portrait lens, so that ears and nose keep their proportions."""

HOME = NamedView.THREE_QUARTER

NECK_SHOWN = 22.0
"""How far below the chin a named view still shows the neck, mm; the rest runs out of the picture."""

STANDING: dict[NamedView, tuple[float, float]] = {
    NamedView.FRONT: (0.0, 4.0),
    NamedView.BACK: (180.0, 8.0),
    NamedView.RIGHT: (90.0, 4.0),
    NamedView.LEFT: (-90.0, 4.0),
    NamedView.TOP: (180.0, 90.0),
    NamedView.THREE_QUARTER: (46.0, 32.0),
}
"""Azimuth (0 in front, 90 on the subject's right) and elevation of the eye, degrees."""

LOWEST, HIGHEST = -60.0, 90.0
"""Elevations an eye may have, degrees."""
CLEARANCE = 15.0
"""Least distance of the eye from the sphere about the head, mm."""
FARTHEST = 3.0
"""How far the eye may go, in distances from which the sphere about the head fills the picture."""
EXTREMES = 60


@dataclass(frozen=True, eq=False)
class Framing:
    """What of a head a picture should hold.

    Parameters
    ----------
    centre : ndarray, shape (3,)
        The pivot of every turn, mm.
    outline : ndarray, shape (k, 3)
        Places that must lie inside the picture, mm.
    radius : float
        No part of the head is farther from the centre, mm.
    """

    centre: Floats
    outline: Floats
    radius: float

    @property
    def nearest(self) -> float:
        """Least distance of the eye from the centre, mm: outside the head from every side."""
        return self.radius + CLEARANCE


def framing(head: Head) -> Framing:
    """Head and upper neck: the cut through the neck stays out of the picture."""
    vertices = np.asarray(head.vertices, dtype=float)
    shown = vertices
    if "menton" in head.landmarks:
        above = vertices[:, 2] > head.landmark("menton").xyz[2] - NECK_SHOWN
        shown = vertices[above] if above.sum() > 3 else vertices
    centre = (shown.min(axis=0) + shown.max(axis=0)) / 2.0
    outline = np.vstack([shown[_extremes(shown)], shown[:: max(1, len(shown) // 3000)]])
    return Framing(centre, outline, float(np.linalg.norm(shown - centre, axis=1).max()))


def _extremes(points: Floats) -> np.ndarray:
    """Rows that reach farthest in evenly spread directions."""
    k = np.arange(EXTREMES) + 0.5
    polar, around = np.arccos(1 - 2 * k / EXTREMES), np.pi * (1 + 5**0.5) * k
    directions = np.stack(
        [np.cos(around) * np.sin(polar), np.sin(around) * np.sin(polar), np.cos(polar)], axis=1
    )
    return np.unique([int(np.argmax(points @ toward)) for toward in directions])


def direction(azimuth: float, elevation: float) -> Floats:
    """Unit vector toward an eye at these angles, degrees, shape (3,)."""
    a, e = np.radians(azimuth), np.radians(elevation)
    return np.array([np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), np.sin(e)])


def upward(azimuth: float, elevation: float) -> Floats:
    """What is up on the screen for an eye at these angles: no roll, and well defined at the zenith."""
    a, e = np.radians(azimuth), np.radians(elevation)
    return np.array([-np.sin(a) * np.sin(e), -np.cos(a) * np.sin(e), np.cos(e)])


def angles(camera: Camera) -> tuple[float, float]:
    """Azimuth and elevation of a camera's line of sight, degrees."""
    toward_eye = _unit(_array(camera.position) - _array(camera.focus))
    elevation = float(np.degrees(np.arcsin(np.clip(toward_eye[2], -1, 1))))
    flat = toward_eye[:2]
    if np.hypot(*flat) < 1e-6:
        flat = -np.sign(toward_eye[2]) * _array(camera.up)[:2]
    return float(np.degrees(np.arctan2(flat[0], flat[1]))), elevation


@lru_cache(maxsize=4)
def frame(camera: Camera) -> tuple[Floats, Floats, Floats]:
    """Rightward, upward and toward-the-eye unit vectors of the picture; not to be written to."""
    back = _unit(_array(camera.position) - _array(camera.focus))
    right = _unit(np.cross(_array(camera.up), back))
    return right, np.cross(back, right), back


def from_angles(
    azimuth: float, elevation: float, framing: Framing, aspect: float, *, margin: float = 0.06
) -> Camera:
    """The camera at these angles that fits the head into a picture of that aspect (width / height)."""
    back, up = direction(azimuth, elevation), upward(azimuth, elevation)
    right = np.cross(up, back)
    tan_y = np.tan(np.radians(VIEW_ANGLE) / 2)
    tan_x = tan_y * aspect
    focus = framing.centre
    distance = framing.nearest
    for _ in range(4):
        offset = framing.outline - focus
        x, y, depth = offset @ right, offset @ up, offset @ back
        keep = 1 - 2 * margin
        distance = max(
            float((depth + np.abs(x) / (tan_x * keep)).max()),
            float((depth + np.abs(y) / (tan_y * keep)).max()),
        )
        seen_x, seen_y = x / (distance - depth), y / (distance - depth)
        # the picture's middle lies midway between the outermost places on either side
        shift_x, shift_y = (seen_x.min() + seen_x.max()) / 2, (seen_y.min() + seen_y.max()) / 2
        focus = focus + distance * (shift_x * right + shift_y * up)
    distance = max(distance, framing.nearest + float(np.linalg.norm(focus - framing.centre)))
    return _camera(focus + distance * back, focus, up)


def named_view(view: NamedView, framing: Framing, aspect: float) -> Camera:
    """The camera of a named view; `left` shows the subject's left side."""
    return from_angles(*STANDING[view], framing, aspect)


def home(framing: Framing, aspect: float) -> Camera:
    """The view the program starts with."""
    return named_view(HOME, framing, aspect)


def carried(camera: Camera, before: Framing, after: Framing) -> Camera:
    """The camera that looks at the same part of another head from the same side, as large in the picture."""
    by = after.nearest / before.nearest
    position, focus = (
        after.centre + by * (_array(place) - before.centre) for place in (camera.position, camera.focus)
    )
    return _camera(position, focus, _array(camera.up), camera.view_angle)


def turn(camera: Camera, azimuth: float, elevation: float, framing: Framing) -> Camera:
    """Turn the eye round the head without roll.

    Parameters
    ----------
    azimuth, elevation : float
        Steps, degrees: positive moves the eye toward the subject's right (seen from the front), and up.
    """
    a0, e0 = angles(camera)
    a1, e1 = a0 + azimuth, float(np.clip(e0 + elevation, LOWEST, HIGHEST))
    before = np.stack([*frame(camera)])
    back, up = direction(a1, e1), upward(a1, e1)
    after = np.stack([np.cross(up, back), up, back])
    rotation = after.T @ before
    position, focus = (
        framing.centre + rotation @ (_array(place) - framing.centre)
        for place in (camera.position, camera.focus)
    )
    return _camera(position, focus, up, camera.view_angle)


def zoom(camera: Camera, factor: float, framing: Framing, toward: Floats | None = None) -> Camera:
    """Come nearer (`factor` > 1) or go away, keeping one place where it is in the picture.

    The eye stays outside the head and within `FARTHEST` times its home distance.

    Parameters
    ----------
    toward : ndarray, shape (3,), optional
        The place that stays, mm; without it the middle of the picture.
    """
    kept = _array(camera.focus) if toward is None else np.asarray(toward, dtype=float)
    eye = _array(camera.position)
    farthest = FARTHEST * framing.radius / np.tan(np.radians(camera.view_angle) / 2)

    def moved(by: float) -> Floats:
        return np.asarray(kept + (eye - kept) / by)

    def allowed(by: float) -> bool:
        distance = np.linalg.norm(moved(by) - framing.centre)
        return bool(framing.nearest <= distance <= farthest)

    if not allowed(factor):
        low, high = 0.0, 1.0
        for _ in range(30):
            middle = (low + high) / 2
            low, high = (middle, high) if allowed(factor**middle) else (low, middle)
        factor = factor**low
    if factor == 1.0:
        return camera
    focus = kept + (_array(camera.focus) - kept) / factor
    return _camera(moved(factor), focus, _array(camera.up), camera.view_angle)


def pan(camera: Camera, right: float, up: float, framing: Framing) -> Camera:
    """Shift the picture's content by fractions of its height; the head never leaves the picture.

    Parameters
    ----------
    right, up : float
        How far the head moves on the screen, in heights of the picture.
    """
    x, y, _ = frame(camera)
    height = 2 * _distance(camera) * np.tan(np.radians(camera.view_angle) / 2)
    step = -height * (right * x + up * y)
    offset = _array(camera.focus) + step - framing.centre
    across = offset @ x * x + offset @ y * y
    reach = np.linalg.norm(across)
    if reach > framing.radius:
        step = step - across * (1 - framing.radius / reach)
    return _camera(
        _array(camera.position) + step, _array(camera.focus) + step, _array(camera.up), camera.view_angle
    )


def flight(start: Camera, end: Camera, framing: Framing, steps: int = 18) -> Iterator[Camera]:
    """Cameras from one to the other, round the head, ending exactly at `end`.

    Azimuth, elevation and distance each run on their own with a soft start and stop, so the picture
    never rolls and the eye never comes nearer the head's centre than at either end.
    """
    (a0, e0), (a1, e1) = angles(start), angles(end)
    sweep = (a1 - a0 + 180.0) % 360.0 - 180.0
    eyes = [_in_picture(camera, framing.centre) for camera in (start, end)]
    for step in range(1, steps):
        t = step / steps
        s = t * t * (3 - 2 * t)
        azimuth, elevation = a0 + s * sweep, e0 + s * (e1 - e0)
        back, up = direction(azimuth, elevation), upward(azimuth, elevation)
        axes = np.stack([np.cross(up, back), up, back])
        # eye and focus as seen from the head's centre, in the axes of the picture
        (eye0, focus0), (eye1, focus1) = eyes
        eye = (1 - s) * eye0 + s * eye1
        wanted = (1 - s) * np.linalg.norm(eye0) + s * np.linalg.norm(eye1)
        eye = eye * wanted / np.linalg.norm(eye)
        focus = np.append(eye[:2], (1 - s) * focus0[2] + s * focus1[2])  # straight ahead of the eye
        angle = (1 - s) * start.view_angle + s * end.view_angle
        yield _camera(framing.centre + eye @ axes, framing.centre + focus @ axes, up, angle)
    yield end


def facing(camera: Camera, place: Floats, normal: Floats, framing: Framing, aspect: float) -> Camera:
    """The camera that looks straight at a place of the skin, as near to the head as `camera` was.

    Parameters
    ----------
    place, normal : ndarray, shape (3,)
        On the skin, mm, and outward there.
    """
    toward = _unit(0.65 * np.asarray(normal) + 0.35 * _unit(np.asarray(place) - framing.centre))
    elevation = float(np.clip(np.degrees(np.arcsin(np.clip(toward[2], -1, 1))), -15.0, 78.0))
    azimuth = float(np.degrees(np.arctan2(toward[0], toward[1])))
    if abs(toward[0]) < 0.02 and toward[2] > 0.9:
        azimuth = 0.0 if toward[1] > 0 else 180.0
    whole = from_angles(azimuth, elevation, framing, aspect)
    nearer = _distance(whole) / max(_distance(camera), 1e-6)
    return zoom(whole, nearer, framing, np.asarray(place)) if nearer > 1.15 else whole


def sees(camera: Camera, place: Floats, normal: Floats, aspect: float = 1.6, grazing: float = 0.25) -> bool:
    """Whether a place of the skin is inside the picture and turned toward the eye.

    Parameters
    ----------
    grazing : float
        Least cosine between the skin's normal and the line of sight.
    """
    sight = _array(camera.position) - np.asarray(place)
    if np.asarray(normal) @ _unit(sight) < grazing:
        return False
    x, y = seen_at(camera, np.asarray(place)[None, :], aspect)[0]
    return bool(abs(x) <= 1 and abs(y) <= 1)


def seen_at(camera: Camera, places: Floats, aspect: float) -> Floats:
    """Where places appear, shape (k, 2): -1 to 1 from left to right and from bottom to top."""
    right, up, back = frame(camera)
    offset = np.asarray(places) - _array(camera.position)
    depth = np.maximum(-(offset @ back), 1e-6)
    tan_y = np.tan(np.radians(camera.view_angle) / 2)
    return np.stack([offset @ right / (depth * tan_y * aspect), offset @ up / (depth * tan_y)], axis=1)


def ray(camera: Camera, x: float, y: float, aspect: float) -> tuple[Floats, Floats]:
    """Origin and unit direction of the sight line at a place of the picture (-1 to 1 each way)."""
    right, up, back = frame(camera)
    tan_y = np.tan(np.radians(camera.view_angle) / 2)
    return _array(camera.position), _unit(x * tan_y * aspect * right + y * tan_y * up - back)


def scale(camera: Camera, height: float) -> float:
    """Pixels per mm at the focus, in a picture `height` pixels high."""
    return float(height / (2 * _distance(camera) * np.tan(np.radians(camera.view_angle) / 2)))


def _distance(camera: Camera) -> float:
    return float(np.linalg.norm(_array(camera.position) - _array(camera.focus)))


def _in_picture(camera: Camera, centre: Floats) -> tuple[Floats, Floats]:
    axes = np.stack([*frame(camera)])
    return axes @ (_array(camera.position) - centre), axes @ (_array(camera.focus) - centre)


def _camera(position: Floats, focus: Floats, up: Floats, view_angle: float = VIEW_ANGLE) -> Camera:
    def triple(values: Floats) -> tuple[float, float, float]:
        return float(values[0]), float(values[1]), float(values[2])

    return Camera(triple(position), triple(focus), triple(up), view_angle)


def _array(values: tuple[float, float, float]) -> Floats:
    return np.asarray(values, dtype=float)


def _unit(vector: Floats) -> Floats:
    return np.asarray(vector / np.linalg.norm(vector))
