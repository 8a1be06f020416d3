"""How sharp a picture is drawn: dots to the inch, smooth edges, and what is left out while the eye moves."""

from typing import Any

from scalpviz.scene.drawing import draws_in_software, smooth_edges

DOTS_PER_INCH = 72
"""Of a display that is not magnified, as VTK takes it."""


class Sharpness:
    """What of a window and its renderer makes the picture sharp.

    Parameters
    ----------
    window, renderer : vtkRenderWindow, vtkRenderer
        Where it is drawn.
    software : bool, optional
        Whether frames are drawn by the processor; found out at the first frame when not given.
    """

    def __init__(self, window: Any, renderer: Any, software: bool | None) -> None:
        self._window, self._renderer = window, renderer
        self.software = software
        """Whether the processor draws; None before it is known."""
        self._moving = False
        self._magnified = 1.0
        self._dots = (0, 0)
        window.SetMultiSamples(0)

    @property
    def zoom(self) -> float:
        """Pixels of the picture that make one of the screen."""
        return max(float(self._window.GetDPI()) / DOTS_PER_INCH, 1.0)

    def magnify(self, by: float) -> bool:
        """Have what is read drawn larger; True when that is news."""
        news = by != self._magnified
        self._magnified = by
        return news

    def set_moving(self, moving: bool) -> bool:
        """Say whether the eye is on the move; True when that is news."""
        news = moving != self._moving
        self._moving = moving
        return news

    def before_frame(self) -> bool:
        """Set window and renderer for a frame; True when the next one will look better."""
        better = False
        if self.software is None:
            self.software = draws_in_software(self._window)
            better = smooth_edges(self._window, self.software)
            self.smooth_picture()
        self._set_dots()
        return better

    def smooth_picture(self) -> None:
        """Where the processor draws: smooth edges in the finished picture, unless the head is moving."""
        self._renderer.SetUseFXAA(bool(self.software) and not self._moving)

    def _set_dots(self) -> None:
        """Tell VTK the dots to an inch of what is read: the screen's own, or as many times more."""
        own, told = self._dots
        now = int(self._window.GetDPI())
        if now != told:
            own = now
        told = round(own * self._magnified)
        if told != now:
            self._window.SetDPI(told)
        self._dots = (own, told)
