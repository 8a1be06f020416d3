"""The scene: a painted head, its labels, needles and guides, in any PyVista plotter.

The scene never renders. Every change that alters the picture calls `request_render` once; the owner
schedules a frame. What hangs on the camera (labels, scale bar, little head) is brought up to date at
the start of whatever frame comes next.
"""

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from vtkmodules.vtkCommonCore import vtkObject

from scalpviz.atlas.model import Atlas
from scalpviz.head.skin import Floats
from scalpviz.placement.painted import PaintedSkin
from scalpviz.placement.placed import PlacedZone, Placement
from scalpviz.scene import camera as cameras
from scalpviz.scene import palette
from scalpviz.scene.camera import Framing
from scalpviz.scene.colouring import Colouring, means, on_view
from scalpviz.scene.drawing import draws_in_software, smooth_edges
from scalpviz.scene.palette import Theme
from scalpviz.scene.picking import Pick, Picker
from scalpviz.scene.shading import light
from scalpviz.scene.skin_actor import SkinActor
from scalpviz.scene.skin_sheet import skin_sheet
from scalpviz.state.view import Camera, NamedView, View, ZoneRef

RECOLOURS = frozenset({"selected", "hovered", "sides", "systems"})


@dataclass(frozen=True, eq=False)
class _Shown:
    """What belongs to the head now on show."""

    placement: Placement
    atlas: Atlas
    framing: Framing
    picker: Picker
    skin: SkinActor
    colouring: Colouring
    zones: dict[str, PlacedZone]


class HeadScene:
    """Draws one painted head and what the user chose to see of it.

    Parameters
    ----------
    plotter : pyvista.BasePlotter
        A `pyvista.Plotter` or a `pyvistaqt.QtInteractor`; the scene uses its first renderer.
    software : bool, optional
        Whether frames are drawn by the processor; found out at the first frame when not given.
    request_render : callable, optional
        Called once after each change of the picture.
    theme : {"light", "dark"}
        Background and ink.
    """

    def __init__(
        self,
        plotter: Any,
        *,
        software: bool | None = None,
        request_render: Callable[[], None] | None = None,
        theme: Theme = "light",
    ) -> None:
        self._window = plotter.render_window
        self._renderer = plotter.renderer
        self._software = software
        self.request_render: Callable[[], None] = request_render or (lambda: None)
        self._view = View()
        self._shown: _Shown | None = None
        self._stale = True
        self._theme: Theme = theme
        self._window.SetMultiSamples(0)
        light(self._renderer)
        plotter.camera_set = True
        self._camera = Camera((0.0, 700.0, 0.0), (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), cameras.VIEW_ANGLE)
        self._dress_background()
        me = weakref.ref(self)

        def before_frame(_caller: vtkObject, _event: str) -> None:
            scene = me()
            if scene is not None:
                scene._before_frame()

        self._observer = self._renderer.AddObserver("StartEvent", before_frame)

    # -- what is shown -------------------------------------------------------------------------

    def show(self, placement: Placement, painted: PaintedSkin, atlas: Atlas) -> None:
        """Show a head with its zones in place of the one before; the camera stays unless it is the first."""
        first = self._shown is None
        self._remove_head()
        zones = {zone.key: zone for zone in placement.zones}
        skin = SkinActor(skin_sheet(placement.head, painted))
        colouring = Colouring(zones, palette.zone_colours(atlas), painted.regions)
        self._shown = _Shown(
            placement, atlas, cameras.framing(placement.head), Picker(painted), skin, colouring, zones
        )
        skin.paint(colouring.looks(self._view))
        self._renderer.AddViewProp(skin.actor)
        if first:
            self._set_camera(self._view.camera or self.home())
        self._changed()

    def apply(self, view: View, changed: frozenset[str]) -> bool:
        """Follow the user's choice.

        Parameters
        ----------
        view : View
            What is chosen now.
        changed : frozenset of str
            Fields of `View` that differ from the last call.

        Returns
        -------
        bool
            True when the picture differs; a frame was then asked for, once.
        """
        self._view = view
        if self._shown is None:
            return False
        differs = False
        if changed & RECOLOURS:
            differs |= len(self._shown.skin.paint(self._shown.colouring.looks(view))) > 0
        if "camera" in changed and view.camera is not None and view.camera != self._camera:
            self._set_camera(view.camera)
            differs = True
        if differs:
            self._changed()
        return differs

    def set_theme(self, theme: Theme) -> bool:
        """Dress background and words for light or dark surroundings; True when that changed them."""
        if theme == self._theme:
            return False
        self._theme = theme
        self._dress_background()
        self._changed()
        return True

    # -- the camera ----------------------------------------------------------------------------

    @property
    def camera(self) -> Camera:
        """Where the eye stands."""
        return self._camera

    @property
    def framing(self) -> Framing:
        """What of the head a picture should hold: pivot and limits for `scalpviz.scene.camera`."""
        if self._shown is None:
            raise LookupError("no head is shown yet")
        return self._shown.framing

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture, pixels of the device."""
        width, height = self._renderer.GetSize()
        if width < 2 or height < 2:
            width, height = self._window.GetSize()
        return max(int(width), 1), max(int(height), 1)

    @property
    def aspect(self) -> float:
        """Width of the picture over its height."""
        width, height = self.size
        return width / height

    def look(self, camera: Camera) -> bool:
        """Move the eye; True when it was not there already."""
        if camera == self._camera:
            return False
        self._set_camera(camera)
        self._changed()
        return True

    def home(self) -> Camera:
        """The view the program starts with, for the picture's present aspect."""
        return cameras.home(self.framing, self.aspect)

    def named(self, view: NamedView) -> Camera:
        """A named view, for the picture's present aspect."""
        return cameras.named_view(view, self.framing, self.aspect)

    def sees(self, ref: ZoneRef) -> bool:
        """Whether at least half of a zone (of one side of it) lies open to the eye."""
        return any(self._open_share(zone) >= 0.5 for zone in self._zones_of(ref))

    def facing(self, ref: ZoneRef) -> Camera:
        """The camera that looks at a zone, as near to the head as the eye is now.

        Of a zone with two sides, the one that is more in sight; a zone that was not placed leaves the
        camera where it is.
        """
        zones = self._zones_of(ref)
        if not zones or self._shown is None:
            return self._camera
        zone = max(zones, key=self._open_share)
        places, normals = self._samples(zone)
        return cameras.facing(
            self._camera, places.mean(axis=0), normals.mean(axis=0), self.framing, self.aspect
        )

    # -- pointing ------------------------------------------------------------------------------

    def pick(self, x: float, y: float) -> Pick | None:
        """What lies under a pixel of the device, counted from the lower left corner; None off the head."""
        if self._shown is None:
            return None
        return self._shown.picker.at(self._camera, x, y, *self.size)

    def zone_at(self, x: float, y: float) -> ZoneRef | None:
        """The zone under a pixel, with side and part; where zones overlap, the one whose middle is nearer."""
        pick = self.pick(x, y)
        if pick is None or self._shown is None:
            return None
        best: tuple[float, ZoneRef] | None = None
        for paint in pick.paints:
            zone = self._shown.zones.get(paint.zone)
            if zone is None or not on_view(zone, self._view):
                continue
            away = float(np.linalg.norm(zone.centreline.xyz - pick.xyz, axis=1).min())
            if best is None or away < best[0]:
                best = (away, ZoneRef(zone.system, zone.code, zone.side, paint.part))
        return None if best is None else best[1]

    # -- the end -------------------------------------------------------------------------------

    def close(self) -> None:
        """Take everything out of the plotter; the scene is not used after."""
        self._remove_head()
        self._renderer.RemoveObserver(self._observer)
        self.request_render = lambda: None

    # -- inside --------------------------------------------------------------------------------

    def _remove_head(self) -> None:
        if self._shown is not None:
            self._renderer.RemoveViewProp(self._shown.skin.actor)
            self._shown = None

    def _changed(self) -> None:
        self._stale = True
        self.request_render()

    def _before_frame(self) -> None:
        if self._software is None:
            self._software = draws_in_software(self._window)
            smooth_edges(self._window, self._software)
        self._stale = False

    def _set_camera(self, camera: Camera) -> None:
        self._camera = camera
        eye = self._renderer.GetActiveCamera()
        eye.SetPosition(*camera.position)
        eye.SetFocalPoint(*camera.focus)
        eye.SetViewUp(*camera.up)
        eye.SetViewAngle(camera.view_angle)
        if self._shown is not None:
            vertices = self._shown.placement.head.vertices
            depth = float(np.linalg.norm(np.asarray(camera.position) - self._shown.framing.centre))
            reach = float(np.linalg.norm(vertices - self._shown.framing.centre, axis=1).max()) + 60.0
            eye.SetClippingRange(max(2.0, depth - reach), depth + reach)

    def _dress_background(self) -> None:
        around = palette.SURROUNDINGS[self._theme]
        self._renderer.SetBackground(*around.background_low)
        self._renderer.SetBackground2(*around.background_high)
        self._renderer.GradientBackgroundOn()

    def _zones_of(self, ref: ZoneRef) -> list[PlacedZone]:
        if self._shown is None:
            return []
        return [zone for zone in self._shown.zones.values() if means(ref, zone)]

    def _samples(self, zone: PlacedZone) -> tuple[Floats, Floats]:
        """Places along a zone's centreline and the skin's outward normals there."""
        assert self._shown is not None
        path = zone.centreline
        places = np.array([path.at(s) for s in np.linspace(0.0, path.length, 9)])
        head = self._shown.placement.head
        nearest = [int(np.argmin(((head.vertices - p) ** 2).sum(axis=1))) for p in places]
        return places, head.normals[nearest]

    def _open_share(self, zone: PlacedZone) -> float:
        """Share of a zone's centreline that the eye sees."""
        assert self._shown is not None
        eye = np.asarray(self._camera.position)
        places, normals = self._samples(zone)
        seen = [
            cameras.sees(self._camera, place, normal, self.aspect) and self._shown.picker.open_to(eye, place)
            for place, normal in zip(places, normals, strict=True)
        ]
        return sum(seen) / len(seen)
