"""The renderer's camera and the scene's: whoever moves the one, the other follows."""

from typing import Any

import numpy as np

from scalpviz.head.skin.surface import Floats
from scalpviz.state.view import Camera

FROM_AFAR = 1.0
"""Opening of the eye that stands for a parallel projection, degrees: so narrow that it is nearly one."""
NEAREST = 2.0
"""The nearest thing that is drawn, mm from the eye."""


class Eye:
    """A renderer's camera, as the scene sets and reads it.

    Parameters
    ----------
    renderer : vtkRenderer
        Whose active camera it is; it may be given another one at any time.
    """

    def __init__(self, renderer: Any) -> None:
        self._renderer = renderer
        self._known: tuple[float, ...] = ()

    def put(self, camera: Camera) -> None:
        """Put the renderer's camera where the scene's is."""
        eye = self._renderer.GetActiveCamera()
        eye.SetPosition(*camera.position)
        eye.SetFocalPoint(*camera.focus)
        eye.SetViewUp(*camera.up)
        eye.SetViewAngle(camera.view_angle)
        eye.ParallelProjectionOff()
        self._known = self._state()

    def moved(self) -> Camera | None:
        """Where someone else has moved the renderer's camera since; None if nobody has."""
        state = self._state()
        if state == self._known:
            return None
        self._known = state
        return self._camera()

    def keep_in_sight(self, centre: Floats, reach: float) -> None:
        """Draw all that lies within a distance of a place, mm, however near the eye comes."""
        eye = self._renderer.GetActiveCamera()
        depth = float(np.linalg.norm(np.asarray(eye.GetPosition()) - centre))
        eye.SetClippingRange(max(NEAREST, depth - reach), depth + reach)

    def _state(self) -> tuple[float, ...]:
        eye = self._renderer.GetActiveCamera()
        return (
            *eye.GetPosition(), *eye.GetFocalPoint(), *eye.GetViewUp(), eye.GetViewAngle(),
            eye.GetParallelProjection(), eye.GetParallelScale() if eye.GetParallelProjection() else 0.0,
        )  # fmt: skip

    def _camera(self) -> Camera:
        eye = self._renderer.GetActiveCamera()
        position, focus, angle = eye.GetPosition(), eye.GetFocalPoint(), float(eye.GetViewAngle())
        if eye.GetParallelProjection():
            back = np.asarray(position) - np.asarray(focus)
            away = eye.GetParallelScale() / np.tan(np.radians(FROM_AFAR / 2))
            x, y, z = np.asarray(focus) + away * back / max(float(np.linalg.norm(back)), 1e-9)
            position, angle = (float(x), float(y), float(z)), FROM_AFAR
        return Camera(position, focus, _square(eye), angle)


def _square(eye: Any) -> tuple[float, float, float]:
    """What is up on the screen: the camera's own word for it may lean toward the sight line."""
    toward = np.asarray(eye.GetDirectionOfProjection())
    up = np.asarray(eye.GetViewUp(), dtype=float)
    up = up - (up @ toward) * toward
    x, y, z = up / max(float(np.linalg.norm(up)), 1e-9)
    return float(x), float(y), float(z)
