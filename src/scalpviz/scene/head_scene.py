"""The scene: a painted head, its labels, needles and guides, in any render window of VTK.

The scene never renders. Every change that alters the picture calls `request_render` once; the owner
schedules a frame. What hangs on the camera (labels, scale bar, little head) is brought up to date at
the start of whatever frame comes next.
"""

import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
from vtkmodules.vtkCommonCore import vtkObject

from scalpviz.atlas.keys import SiteKey
from scalpviz.atlas.model import Atlas
from scalpviz.errors import ScalpVizError
from scalpviz.head.skin.surface import Floats
from scalpviz.head.skull.cap import skull_cap
from scalpviz.languages import say
from scalpviz.placement.painting.painted import PaintedSkin
from scalpviz.placement.placed import Placement
from scalpviz.scene import camera as cameras
from scalpviz.scene.camera import Framing
from scalpviz.scene.colours import palette
from scalpviz.scene.colours.colouring import Colouring
from scalpviz.scene.colours.palette import Theme
from scalpviz.scene.colours.record_colours import zone_colours
from scalpviz.scene.drawing import draws_in_software, smooth_edges
from scalpviz.scene.labels.layer import NameOnHead
from scalpviz.scene.labels.layout import Box
from scalpviz.scene.labels.tries import LabelKey
from scalpviz.scene.marks.guides import draw_guides
from scalpviz.scene.marks.marks import FOLLOWS, Marks
from scalpviz.scene.marks.needle import NeedleDrawing, draw_needle
from scalpviz.scene.marks.solid_actor import SolidActor
from scalpviz.scene.marks.solids import Solids
from scalpviz.scene.marks.tapes import TAPED, TapesOnSkin
from scalpviz.scene.on_view import means, named_in, zone_shown
from scalpviz.scene.overlay.overlay import Overlay
from scalpviz.scene.picking import Pick, Picker
from scalpviz.scene.skin.actor import SkinActor
from scalpviz.scene.skin.eyes import Eyes, LidState
from scalpviz.scene.skin.shading import light
from scalpviz.scene.skin.spotlight import LIGHTS, glow
from scalpviz.scene.skull.actor import SkullActor
from scalpviz.scene.skull.sheet import NO_SKULL, NOTE, skull_names, thin_skin
from scalpviz.scene.zones_on_skin import ZoneOnSkin, zones_on_skin
from scalpviz.side import Side
from scalpviz.state.view import Camera, NamedView, View, ZoneRef, eyes_are_open

RECOLOURS = frozenset(
    {"selected", "hovered", "sides", "systems", "highlighted", "presenting", "hidden_regions"}
)
OPENS_EYES = frozenset({"eyes_open", "guides"})
REWRITES = RECOLOURS | FOLLOWS | TAPED | {"labels", "language", "presenting"}
NEEDLE_REACH = 60.0
"""Room for needles between the skin and the nearest thing drawn, mm."""
FACING_TOGETHER = 0.5
"""Length of the mean of unit normals above which pieces of a zone are looked at together."""


@dataclass(frozen=True, eq=False)
class _Shown:
    """What belongs to the head now on show."""

    placement: Placement
    atlas: Atlas
    framing: Framing
    eyes: Eyes
    body: LidState
    skin: SkinActor
    colouring: Colouring
    zones: dict[SiteKey, ZoneOnSkin]
    reach: float
    """No part of the skin, neck included, is farther from the framing's centre, mm."""

    @property
    def picker(self) -> Picker:
        return self.body.picker


class RenderCanvas(Protocol):
    """What a scene is drawn in."""

    render_window: Any
    renderer: Any


class HeadScene:
    """Draws one painted head and what the user chose to see of it.

    Parameters
    ----------
    canvas : RenderCanvas
        A render window and its one renderer, such as a `scalpviz.scene.export.offscreen_canvas.Stage`.
    software : bool, optional
        Whether frames are drawn by the processor; found out at the first frame when not given.
    request_render : callable, optional
        Called once after each change of the picture.
    theme : {"light", "dark"}
        Background and ink.
    """

    def __init__(
        self,
        canvas: RenderCanvas,
        *,
        software: bool | None = None,
        request_render: Callable[[], None] | None = None,
        theme: Theme = "light",
    ) -> None:
        self._window = canvas.render_window
        self._renderer = canvas.renderer
        self._software = software
        self.request_render: Callable[[], None] = request_render or (lambda: None)
        self._view = View()
        self._shown: _Shown | None = None
        self._theme: Theme = theme
        self._moving = False
        self._magnified = 1.0
        self._dots = (0, 0)
        self._window.SetMultiSamples(0)
        light(self._renderer)
        self._camera = Camera((0.0, 700.0, 0.0), (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), cameras.VIEW_ANGLE)
        self._needles, self._guides = SolidActor(), SolidActor()
        self._marks = Marks()
        self.tapes = TapesOnSkin()
        self._skull_words: tuple[tuple[NameOnHead, ...], str] = ((), "")
        self._skull = SkullActor()
        self._needled: tuple[SiteKey, ...] | None = None
        self._needle_drawings: tuple[NeedleDrawing, ...] = ()
        self._guides_of: Placement | None = None
        # What the skin may let through is drawn before it.
        self._renderer.AddViewProp(self._skull.actor)
        self._renderer.AddViewProp(self._needles.actor)
        self._renderer.AddViewProp(self._guides.actor)
        self._overlay = Overlay(self._window, self._renderer)
        self._style_background()
        me = weakref.ref(self)

        def before_frame(_caller: vtkObject, _event: str) -> None:
            scene = me()
            if scene is not None:
                scene._before_frame()

        self._observer = self._renderer.AddObserver("StartEvent", before_frame)

    # -- what is shown -------------------------------------------------------------------------

    def show(self, placement: Placement, painted: PaintedSkin, atlas: Atlas) -> None:
        """Show a head with its zones in place of the one before; the camera stays unless it is the first."""
        before = self._shown
        first = before is None
        self._remove_head()
        head = placement.head
        framing = cameras.framing(head)
        same = before is not None and before.placement is placement
        zones = before.zones if before is not None and same else zones_on_skin(placement)
        colours = zone_colours(atlas)
        eyes = Eyes(head, painted)
        body = eyes.body(eyes_are_open(self._view))
        skin = SkinActor(body.sheet, self._view.skin)
        placed = {key: item.zone for key, item in zones.items()}
        colouring = Colouring(placed, colours, painted.regions)
        reach = float(np.linalg.norm(head.vertices - framing.centre, axis=1).max())
        self._shown = _Shown(placement, atlas, framing, eyes, body, skin, colouring, zones, reach)
        self._marks.show(placement, atlas, eyes.closed.picker)
        self.tapes.show(placement)
        skin.paint(colouring.looks(self._view))
        for actor in skin.actors:
            self._renderer.AddViewProp(actor)
        self._renderer.AddViewProp(self._marks.actor)
        for actor in self.tapes.actors:
            self._renderer.AddViewProp(actor)
        self._overlay.show(head, framing, atlas, tuple(zones.values()), colours)
        self._overlay.rewrite(named_in(self._view))
        self._spotlight()
        self._draw_needles()
        self._draw_guides()
        self._draw_skull()
        self._marks.follow(self._view)
        self.tapes.follow(self._view)
        self._name_all()
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
        labels_before = (self._view.labels, self._view.language)
        self._view = view
        if self._shown is None:
            return False
        differs = False
        if "skin" in changed:
            differs |= self._shown.skin.set_tone(view.skin, self._shown.colouring.looks(view))
        elif changed & RECOLOURS:
            differs |= len(self._shown.skin.paint(self._shown.colouring.looks(view))) > 0
        if changed & {"selected", "needles", "sides", "systems"}:
            differs |= self._draw_needles()
        if changed & OPENS_EYES:
            differs |= self._move_lids()
        if "guides" in changed:
            differs |= self._draw_guides()
        if "skull" in changed:
            differs |= self._draw_skull()
        if changed & FOLLOWS:
            differs |= self._marks.follow(view)
        if changed & LIGHTS:
            differs |= self._spotlight()
        if changed & TAPED:
            differs |= self.tapes.follow(view)
        differs |= labels_before != (view.labels, view.language)
        if differs and changed & REWRITES:
            self._name_all()
            self._overlay.rewrite(named_in(view))
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
        self._style_background()
        self._changed()
        return True

    # -- for pictures --------------------------------------------------------------------------

    def lay_on(self, plain: palette.Colour | None, opacity: float = 1.0) -> None:
        """Lay the head on one colour in place of the theme's background; None brings that back."""
        self._style_background()
        self._renderer.SetBackgroundAlpha(opacity)
        if plain is not None:
            self._renderer.GradientBackgroundOff()
            self._renderer.SetBackground(*plain)

    def leave_out(self, *, labels: bool, aids: bool) -> None:
        """Write no labels, or draw neither scale bar nor little head."""
        self._overlay.leave_out(labels=labels, aids=aids)

    def lay_out(self) -> None:
        """Place labels and what else hangs on the camera now, as the next frame would."""
        self._before_frame()

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

    def magnify(self, by: float) -> bool:
        """Draw words and marks larger, for a hall; True when that changed the picture."""
        if by == self._magnified:
            return False
        self._magnified = by
        self._overlay.touch()
        self._changed()
        return True

    def set_moving(self, moving: bool) -> bool:
        """Say that the eye is on the move, so that frames come quickly, or at rest; True when it matters."""
        if moving == self._moving:
            return False
        self._moving = moving
        tidied = not moving and self._overlay.come_to_rest()
        if not self._software:
            if tidied:
                self._changed()
            return tidied
        self._smooth_picture()
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
        return any(side.share >= 0.5 for side in self._on_skin(ref))

    def facing(self, ref: ZoneRef) -> Camera:
        """The camera that looks at a zone, as near to the head as the eye is now.

        Of a zone with two sides, the one that is more in sight; a zone that was not placed leaves the
        camera where it is.
        """
        sides = self._on_skin(ref)
        if not sides:
            return self._camera
        place, normal = max(sides, key=lambda side: side.share).target()
        return cameras.facing(self._camera, place, normal, self.framing, self.aspect)

    # -- pointing ------------------------------------------------------------------------------

    def pick(self, x: float, y: float) -> Pick | None:
        """What lies under a pixel of the device, counted from the lower left corner; None off the head."""
        if self._shown is None:
            return None
        return self._shown.picker.at(self._camera, x, y, *self.size)

    def compass_at(self, x: float, y: float) -> NamedView | None:
        """The named view that looks at the side of the little head under a pixel; None beside it."""
        return None if self._shown is None else self._overlay.compass_at(self._camera, x, y)

    def zone_at(self, x: float, y: float) -> ZoneRef | None:
        """The point under a pixel, or the zone (with side and part) whose middle is nearest."""
        pick = self.pick(x, y)
        if pick is None or self._shown is None:
            return None
        point = self._marks.at(self._camera, x, y, self.size, self._zoom)
        if point is not None:
            return point
        best: tuple[float, ZoneRef] | None = None
        for paint in pick.paints:
            item = self._shown.zones.get(paint.zone)
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
        self._remove_head()
        self._overlay.close()
        self._renderer.RemoveViewProp(self._skull.actor)
        self._renderer.RemoveViewProp(self._needles.actor)
        self._renderer.RemoveViewProp(self._guides.actor)
        self.request_render = lambda: None

    # -- inside --------------------------------------------------------------------------------

    def _remove_head(self) -> None:
        if self._shown is not None:
            self._renderer.RemoveViewProp(self._marks.actor)
            for actor in self.tapes.actors:
                self._renderer.RemoveViewProp(actor)
            for actor in self._shown.skin.actors:
                self._renderer.RemoveViewProp(actor)
            self._shown = None
            self._needled = None

    def _changed(self) -> None:
        self.request_render()

    def _before_frame(self) -> None:
        if self._software is None:
            self._software = draws_in_software(self._window)
            if smooth_edges(self._window, self._software):
                self.request_render()
            self._smooth_picture()
        self._set_dots()
        if self._shown is not None:
            self._marks.set_zoom(self._zoom)
            self.tapes.set_zoom(self._zoom)
            self._overlay.draw(
                self._view, self._camera, self.size, self._window.GetDPI(), palette.SURROUNDINGS[self._theme],
                self._shown.picker, self._needle_drawings,
            )  # fmt: skip

    @property
    def _zoom(self) -> float:
        """Pixels of the picture that make one of the screen."""
        return max(float(self._window.GetDPI()) / 72, 1.0)

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

    def _smooth_picture(self) -> None:
        """Where the processor draws: smooth edges in the finished picture, unless the head is moving."""
        self._renderer.SetUseFXAA(bool(self._software) and not self._moving)

    def _spotlight(self) -> bool:
        """The spotlight on what is chosen while it is presented; True when that changed the picture."""
        assert self._shown is not None
        it, view = self._shown, self._view
        points = [] if view.selected is None else [point.places for point in self._marks.of(view.selected)]
        return it.skin.spotlight(
            glow(it.skin.places, it.skin.region_of, it.colouring.regions, it.zones, points, view)
        )

    def _draw_needles(self) -> bool:
        """Needles of the selected zone; True when that changed the picture."""
        assert self._shown is not None
        view = self._view
        chosen = [
            item.zone
            for item in self._shown.zones.values()
            if view.needles and means(view.selected, item.zone) and zone_shown(item.zone, view)
        ]
        needles = {zone.key: zone.needle for zone in chosen if zone.needle is not None}
        if tuple(needles) == self._needled:
            return False
        solids = Solids()
        self._needle_drawings = tuple(draw_needle(solids, needle) for needle in needles.values())
        self._needles.draw(solids)
        self._needled = tuple(needles)
        self._overlay.touch()
        return True

    def _draw_guides(self) -> bool:
        """Guides if they are wanted; True when that changed the picture."""
        assert self._shown is not None
        before = self._guides.visible
        if not self._view.guides:
            self._guides.hide()
            return before
        solids = Solids()
        draw_guides(solids, self._shown.placement, self._shown.picker)
        self._guides.draw(solids)
        return not before

    def _move_lids(self) -> bool:
        """Eyes open or closed as the view has them; True when that changed the picture."""
        assert self._shown is not None
        body = self._shown.eyes.body(eyes_are_open(self._view))
        if body is self._shown.body:
            return False
        self._shown = replace(self._shown, body=body)
        self._shown.skin.set_geometry(body.sheet)
        self._overlay.touch()
        return True

    def _draw_skull(self) -> bool:
        """The skull cap under a thin skin if it is wanted; True when that changed the picture.

        A head that no skull cap can be laid under keeps its skin, and a note in the picture says why.
        """
        assert self._shown is not None
        before, skin = self._skull.visible, self._shown.skin
        cap, note = None, ""
        if self._view.skull:
            try:
                cap, note = skull_cap(self._shown.placement.head), NOTE
            except ScalpVizError:
                note = NO_SKULL
        if cap is None:
            self._skull.hide()
            skin.veil(None)
        else:
            self._skull.show(cap)
            skin.veil(thin_skin(cap, skin.places))
        self._skull_words = (() if cap is None else skull_names(cap), note)
        self._name_all()
        return before or bool(note)

    def _name_all(self) -> None:
        """Say what is named beside the zones: the skull's places, points, meridians, reference lines."""
        found, note = self._skull_words
        language = self._view.language
        names = [replace(name, words=say(name.words, language)) for name in found]
        note = say(note, language)
        marks = (*self._marks.names(self._view), *self.tapes.names(self._view))
        self._overlay.name([*names, *marks], note)

    def _set_camera(self, camera: Camera) -> None:
        self._camera = camera
        eye = self._renderer.GetActiveCamera()
        eye.SetPosition(*camera.position)
        eye.SetFocalPoint(*camera.focus)
        eye.SetViewUp(*camera.up)
        eye.SetViewAngle(camera.view_angle)
        if self._shown is not None:
            depth = float(np.linalg.norm(np.asarray(camera.position) - self._shown.framing.centre))
            reach = self._shown.reach + NEEDLE_REACH
            eye.SetClippingRange(max(2.0, depth - reach), depth + reach)

    def _style_background(self) -> None:
        around = palette.SURROUNDINGS[self._theme]
        self._renderer.SetBackground(*around.background_low)
        self._renderer.SetBackground2(*around.background_high)
        self._renderer.GradientBackgroundOn()

    def _on_skin(self, ref: ZoneRef) -> list["_Sight"]:
        """What a reference means, one for each side: the pieces of a zone taken together, or a point."""
        if self._shown is None:
            return []
        found: dict[Side, list[_Piece]] = {}
        for item in self._shown.zones.values():
            if means(ref, item.zone):
                found.setdefault(item.zone.side, []).append(_Piece(item.places, item.normals))
        for point in self._marks.of(ref):
            found.setdefault(point.point.side, []).append(_Piece(point.places, point.normals))
        return [
            _Sight(tuple(pieces), [self._open_share(piece) for piece in pieces]) for pieces in found.values()
        ]

    def _open_share(self, piece: "_Piece") -> float:
        """Share of the places of a piece that the eye sees."""
        assert self._shown is not None
        eye, picker = np.asarray(self._camera.position), self._shown.picker
        seen = [
            cameras.sees(self._camera, place, normal, self.aspect) and picker.open_to(eye, place)
            for place, normal in zip(piece.places, piece.normals, strict=True)
        ]
        return sum(seen) / len(seen)


@dataclass(frozen=True, eq=False)
class _Piece:
    """Places on the skin that are looked at together, with the outward normals there."""

    places: Floats
    normals: Floats


@dataclass(frozen=True, eq=False)
class _Sight:
    """One side of a zone, piece by piece, with the share of each that the eye sees."""

    pieces: tuple[_Piece, ...]
    shares: list[float]

    @property
    def share(self) -> float:
        """How much of all pieces is seen."""
        return sum(self.shares) / len(self.shares)

    def target(self) -> tuple[Floats, Floats]:
        """Where to look and which way the skin faces there: amid the pieces.

        Where they face apart, at the one most in sight.
        """
        normal = np.mean([piece.normals.mean(axis=0) for piece in self.pieces], axis=0)
        if np.linalg.norm(normal) > FACING_TOGETHER:
            return np.mean([piece.places.mean(axis=0) for piece in self.pieces], axis=0), normal
        best = self.pieces[int(np.argmax(self.shares))]
        return best.places.mean(axis=0), best.normals.mean(axis=0)
