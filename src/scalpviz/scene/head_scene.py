"""The scene: a painted head with all that is drawn on it, in any render window of VTK or PyVista.

The scene never renders. Every change that alters the picture calls `request_render` once; the owner
schedules a frame. What hangs on the camera (labels, scale bar, orientation head) is brought up to date at
the start of whatever frame comes next, for wherever the renderer's camera then stands.
"""

import weakref
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np
from vtkmodules.vtkCommonCore import vtkObject

from scalpviz.atlas.model import Atlas
from scalpviz.head.skin.surface import Floats
from scalpviz.languages import say
from scalpviz.placement.painting.painted import PaintedSkin
from scalpviz.placement.placed import Placement
from scalpviz.scene import camera as cameras
from scalpviz.scene.background import lay_on_colour, lay_on_theme
from scalpviz.scene.camera import Framing
from scalpviz.scene.colours import palette
from scalpviz.scene.colours.palette import Theme
from scalpviz.scene.default_layers import default_layers
from scalpviz.scene.drawn_head import DrawnHead
from scalpviz.scene.eye import Eye
from scalpviz.scene.labels.layout import Box
from scalpviz.scene.labels.tries import LabelKey
from scalpviz.scene.layer import Layer
from scalpviz.scene.marks.tapes import TapesOnSkin
from scalpviz.scene.on_view import named_in, zone_shown
from scalpviz.scene.overlay.overlay import Overlay
from scalpviz.scene.picking import Pick
from scalpviz.scene.render_canvas import RenderCanvas
from scalpviz.scene.sharpness import Sharpness
from scalpviz.scene.sights import Sight, sights_of
from scalpviz.scene.skin.shading import light
from scalpviz.state.view import Camera, NamedView, View, ZoneRef, eyes_are_open

L = TypeVar("L", bound=Layer)
WRITES = frozenset({"labels", "language", "presenting"})
"""Fields of a view that change what is written, whatever is drawn."""
NEEDLE_REACH = 60.0
"""Room for needles between the skin and the nearest thing drawn, mm."""


class HeadScene:
    """Draws one painted head and what the user chose to see of it.

    Parameters
    ----------
    canvas : RenderCanvas
        Where it is drawn.
    software : bool, optional
        Whether frames are drawn by the processor; found out at the first frame when not given.
    request_render : callable, optional
        Called once after each change of the picture.
    theme : {"light", "dark"}
        Background and ink.
    layers : iterable of Layer, optional
        What is drawn, in the order of drawing; `scalpviz.scene.default_layers` without it.
    """

    def __init__(
        self,
        canvas: RenderCanvas,
        *,
        software: bool | None = None,
        request_render: Callable[[], None] | None = None,
        theme: Theme = "light",
        layers: Sequence[Layer] | None = None,
    ) -> None:
        self._window = canvas.render_window
        self._renderer = canvas.renderer
        self.request_render: Callable[[], None] = request_render or (lambda: None)
        self._view = View()
        self._head: DrawnHead | None = None
        self._theme: Theme = theme
        self._sharpness = Sharpness(self._window, self._renderer, software)
        light(self._renderer)
        self._camera = Camera((0.0, 700.0, 0.0), (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), cameras.VIEW_ANGLE)
        self._eye = Eye(self._renderer)
        self.tapes = TapesOnSkin()
        self.layers: tuple[Layer, ...] = default_layers(self.tapes) if layers is None else tuple(layers)
        """What is drawn, in the order of drawing."""
        self._props: list[Any] = []
        self._overlay = Overlay(self._window, self._renderer)
        lay_on_theme(self._renderer, self._theme)
        me = weakref.ref(self)

        def before_frame(_caller: vtkObject, _event: str) -> None:
            scene = me()
            if scene is not None:
                scene._before_frame()

        self._observer = self._renderer.AddObserver("StartEvent", before_frame)

    # -- what is shown -------------------------------------------------------------------------

    @property
    def head(self) -> DrawnHead:
        """The head on show; LookupError before there is one."""
        if self._head is None:
            raise LookupError("no head is shown yet")
        return self._head

    def show(self, placement: Placement, painted: PaintedSkin, atlas: Atlas) -> None:
        """Show a head with its zones in place of the one before; the camera stays unless it is the first."""
        before = self._head
        head = self._head = DrawnHead(placement, painted, atlas, before)
        head.lids = head.eyes.body(eyes_are_open(self._view))
        for layer in self.layers:
            layer.show(head, self._view)
        self._put_in()
        self._overlay.show(head.head, head.framing, atlas, tuple(head.zones.values()), head.colours)
        self._overlay.rewrite(named_in(self._view))
        self._name_all()
        if before is None:
            self._set_camera(self._view.camera or self.home())
        self._changed()

    def layer(self, kind: type[L]) -> L:
        """The layer of a kind; LookupError when there is none."""
        for layer in self.layers:
            if isinstance(layer, kind):
                return layer
        raise LookupError(f"no layer is a {kind.__name__}")

    def add_layer(self, layer: Layer) -> None:
        """Draw one thing more, after all others."""
        self.layers = (*self.layers, layer)
        if self._head is not None:
            layer.show(self._head, self._view)
            self._put_in()
            self._name_all()
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
        before, self._view = self._view, view
        if self._head is None:
            return False
        differs = renamed = False
        for layer in self.layers:
            followed = layer.follows & changed
            if followed:
                differs |= layer.follow(view, followed)
                renamed |= bool(layer.renames & followed)
        if differs:
            self._overlay.touch()
        written = (before.labels, before.language) != (view.labels, view.language)
        differs |= written
        if differs and (renamed or changed & WRITES):
            self._name_all()
            self._overlay.rewrite(named_in(view))
        if "camera" in changed and view.camera is not None and view.camera != self.camera:
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
        lay_on_theme(self._renderer, self._theme)
        self._changed()
        return True

    # -- for pictures --------------------------------------------------------------------------

    def lay_on(self, plain: palette.Colour | None, opacity: float = 1.0) -> None:
        """Lay the head on one colour in place of the theme's background; None brings that back."""
        lay_on_theme(self._renderer, self._theme)
        self._renderer.SetBackgroundAlpha(opacity)
        if plain is not None:
            lay_on_colour(self._renderer, plain)

    def leave_out(self, *, labels: bool, aids: bool) -> None:
        """Write no labels, or draw neither scale bar nor orientation head."""
        self._overlay.leave_out(labels=labels, aids=aids)

    def lay_out(self) -> None:
        """Place labels and what else hangs on the camera now, as the next frame would."""
        self._before_frame()

    # -- the camera ----------------------------------------------------------------------------

    @property
    def camera(self) -> Camera:
        """Where the eye stands, whoever put it there."""
        self._camera = self._eye.moved() or self._camera
        return self._camera

    @property
    def framing(self) -> Framing:
        """What of the head a picture should hold: pivot and limits for `scalpviz.scene.camera`."""
        return self.head.framing

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
        if camera == self.camera:
            return False
        self._set_camera(camera)
        self._changed()
        return True

    def magnify(self, by: float) -> bool:
        """Draw words and marks larger, for a presentation; True when that changed the picture."""
        if not self._sharpness.magnify(by):
            return False
        self._overlay.touch()
        self._changed()
        return True

    def set_moving(self, moving: bool) -> bool:
        """Say that the eye is on the move, so that frames come quickly, or at rest; True when it matters."""
        if not self._sharpness.set_moving(moving):
            return False
        tidied = not moving and self._overlay.come_to_rest()
        if self._sharpness.software:
            self._sharpness.smooth_picture()
        elif not tidied:
            return False
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
        return any(sight.share >= 0.5 for sight in self._sights(ref))

    def facing(self, ref: ZoneRef) -> Camera:
        """The camera that looks at a zone, as near to the head as the eye is now.

        Of a zone with two sides, the one that is more in sight; a zone that was not placed leaves the
        camera where it is.
        """
        sights = self._sights(ref)
        if not sights:
            return self.camera
        place, normal = max(sights, key=lambda sight: sight.share).target()
        return cameras.facing(self.camera, place, normal, self.framing, self.aspect)

    # -- pointing ------------------------------------------------------------------------------

    def pick(self, x: float, y: float) -> Pick | None:
        """What lies under a pixel of the device, counted from the lower left corner; None off the head."""
        if self._head is None:
            return None
        return self._head.picker.at(self.camera, x, y, *self.size)

    def compass_at(self, x: float, y: float) -> NamedView | None:
        """The named view that looks at the side of the orientation head under a pixel; None beside it."""
        return None if self._head is None else self._overlay.compass_at(self.camera, x, y)

    def zone_at(self, x: float, y: float) -> ZoneRef | None:
        """The point under a pixel, or the zone (with side and part) whose middle is nearest."""
        pick = self.pick(x, y)
        if pick is None or self._head is None:
            return None
        for layer in reversed(self.layers):
            found = layer.at(self.camera, x, y, self.size, self._sharpness.zoom)
            if found is not None:
                return found
        best: tuple[float, ZoneRef] | None = None
        for paint in pick.paints:
            item = self._head.zones.get(paint.zone)
            if item is None or not zone_shown(item.zone, self._view):
                continue
            zone = item.zone
            away = float(np.linalg.norm(zone.centreline.xyz - pick.xyz, axis=1).min())
            if best is None or away < best[0]:
                best = (away, ZoneRef(zone.system, zone.code, zone.side, paint.part))
        return None if best is None else best[1]

    def reach(self, place: Floats | None, zone: ZoneRef | None = None) -> bool:
        """Lead the tape in hand to a place of the skin, or to none; True when that changed the picture."""
        if not self.tapes.reach(place, zone):
            return False
        self._changed()
        return True

    def keep_free(self, boxes: Sequence[Box]) -> None:
        """Write nothing where something else lies over the picture, pixels of the device."""
        if self._overlay.keep_free(boxes):
            self._changed()

    # -- labels --------------------------------------------------------------------------------

    def label_boxes(self) -> dict[LabelKey, Box]:
        """Plates of the labels as the next frame shows them: left, bottom, right, top, pixels.

        By the key of the zone, or of what else is named.
        """
        self._before_frame()
        return self._overlay.label_boxes()

    def label_anchors(self) -> dict[LabelKey, Floats]:
        """The place on the skin that each of these labels points to, mm."""
        self._before_frame()
        return self._overlay.label_anchors()

    # -- the end -------------------------------------------------------------------------------

    def close(self) -> None:
        """Take everything out of the canvas; the scene is not used after."""
        self._renderer.RemoveObserver(self._observer)
        self._take_out()
        for layer in self.layers:
            layer.close()
        self._head = None
        self._overlay.close()
        self.request_render = lambda: None

    # -- inside --------------------------------------------------------------------------------

    def _put_in(self) -> None:
        """Put what the layers draw into the renderer, in their order."""
        props = [prop for layer in self.layers for prop in layer.props]
        if props != self._props:
            self._take_out()
            for prop in props:
                self._renderer.AddViewProp(prop)
            self._props = props

    def _take_out(self) -> None:
        for prop in self._props:
            self._renderer.RemoveViewProp(prop)
        self._props = []

    def _changed(self) -> None:
        self.request_render()

    def _before_frame(self) -> None:
        if self._sharpness.before_frame():
            self.request_render()
        if self._head is not None:
            self._eye.keep_in_sight(self._head.framing.centre, self._head.reach + NEEDLE_REACH)
            for layer in self.layers:
                layer.set_zoom(self._sharpness.zoom)
            needles = [needle for layer in self.layers for needle in layer.needles]
            self._overlay.draw(
                self._view, self.camera, self.size, self._window.GetDPI(), palette.SURROUNDINGS[self._theme],
                self._head.picker, needles,
            )  # fmt: skip

    def _name_all(self) -> None:
        """Have what the layers name and note written."""
        names = [name for layer in self.layers for name in layer.names(self._view)]
        notes = [say(layer.note, self._view.language) for layer in self.layers if layer.note]
        self._overlay.name(names, " ".join(notes))

    def _set_camera(self, camera: Camera) -> None:
        self._camera = camera
        self._eye.put(camera)
        if self._head is not None:
            self._eye.keep_in_sight(self._head.framing.centre, self._head.reach + NEEDLE_REACH)

    def _sights(self, ref: ZoneRef) -> list[Sight]:
        return [] if self._head is None else sights_of(ref, self._head, self.camera, self.aspect)
