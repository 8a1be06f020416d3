"""The skin on the screen: one mesh, drawn in three parts; highlighting rewrites colours of its vertices.

Bare skin, skin with plain zones, and skin where paint fades or is striped each have a program that does no
more than they need: on a software renderer borders cost a twentieth of a frame wherever they might pass.
"""

from enum import IntEnum

import numpy as np
import pyvista
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from scalpviz.head.skin.surface import Floats, Ints
from scalpviz.layout.skin.borders import FAR
from scalpviz.layout.skin.sheet import SkinSheet
from scalpviz.scene.colours.colouring import BARE, Coat, Look
from scalpviz.scene.colours.palette import COMPLEXIONS
from scalpviz.scene.skin.complexion import bare_colour, gloss, shade
from scalpviz.scene.skin.shading import Finish, dress, finish
from scalpviz.scene.skin.spotlight import in_light
from scalpviz.scene.skin.stripes import stripe_places
from scalpviz.scene.surface import as_bytes, corners, single, surface
from scalpviz.state.view import SkinTone

NOT_SOFT = (FAR, 0.0, 0.0, 0.0)
"""For vertices with no border near that is not exact."""


class SkinActor:
    """Draws a `SkinSheet`.

    Parameters
    ----------
    sheet : SkinSheet
        What to draw.
    skin : SkinTone
        What its skin looks like.
    """

    def __init__(self, sheet: SkinSheet, skin: SkinTone = SkinTone.LIGHT) -> None:
        count = len(sheet.vertices)
        self._mesh = surface(
            sheet.vertices,
            sheet.triangles,
            normals=sheet.normals,
            colours=np.zeros((count, 3), dtype=np.uint8),
            borders=np.zeros((count, 4)),
            soft=np.zeros((count, 4)),
            stripe=stripe_places(sheet.vertices),
        )
        # written in place: VTK takes on what differs
        data = self._mesh.point_data
        self._rgb: np.ndarray = data["colours"]
        self._lines: np.ndarray = data["borders"]
        self._soft: np.ndarray = data["soft"]
        self._striped = False
        self._light: Floats | None = None
        self._put_on(sheet, skin)
        self._parts = {kind: _Part(closed=sheet.closed) for kind in _Kind}
        self._divided = np.full(len(sheet.members), -1)
        self._divide(self._looks)
        self._share()
        self._finish()

    @property
    def actors(self) -> tuple[vtkActor, ...]:
        """Of the parts of the skin: to be drawn one after the other."""
        return tuple(part.actor for part in self._parts.values())

    @property
    def colours(self) -> np.ndarray:
        """Colours on the screen's scale, uint8, shape (n, 3)."""
        return self._rgb

    @property
    def places(self) -> Floats:
        """Places of the vertices, shape (n, 3), mm."""
        return self._sheet.vertices

    def set_geometry(self, sheet: SkinSheet) -> None:
        """Take on another sheet of the same triangles, vertices and regions: other places, another skin."""
        looks = self._looks
        self._mesh.points = single(sheet.vertices)
        self._put_on(sheet, self._skin)
        self.paint(looks)
        self._share()

    def set_tone(self, skin: SkinTone, looks: tuple[Look, ...]) -> bool:
        """Take on a tone, and the looks of the regions that go with it; True when that changed anything."""
        if skin is self._skin:
            return len(self.paint(looks)) > 0
        self._put_on(self._sheet, skin)
        self.paint(looks)
        self._finish()
        return True

    @property
    def region_of(self) -> Ints:
        """The region each vertex belongs to, shape (n,)."""
        return self._sheet.region_of

    def spotlight(self, light: Floats | None) -> bool:
        """Throw a spotlight; True when that changed anything.

        Parameters
        ----------
        light : ndarray, shape (n,), or None
            1 where it falls, 0 where none of it does; None lights everything alike.
        """
        if light is None and self._light is None:
            return False
        self._light = light
        for region, look in enumerate(self._looks):
            self._wear(region, look)
        return True

    def _finish(self) -> None:
        veiled = "veil" in self._mesh.point_data
        complexion = COMPLEXIONS[self._skin]
        for kind, part in self._parts.items():
            wanted = Finish(
                veiled,
                lines=kind is not _Kind.BARE,
                soft=kind is _Kind.SOFT,
                striped=kind is _Kind.SOFT and self._striped,
                sheen=complexion.sheen,
                rim_light=complexion.rim_light,
            )
            finish(part.actor, part.mapper, wanted)

    def _share(self) -> None:
        """Let all parts see what has changed of the mesh."""
        for part in self._parts.values():
            part.mesh.SetPoints(self._mesh.GetPoints())
            part.mesh.GetPointData().ShallowCopy(self._mesh.GetPointData())
            part.mesh.Modified()

    def _divide(self, looks: tuple[Look, ...]) -> None:
        """Give each part the triangles whose looks it draws."""
        kinds = np.array([_kind(look) for look in looks])
        if (kinds == self._divided).all():
            return
        self._divided = kinds
        of_triangles = kinds[self._sheet.region_of[self._sheet.triangles[:, 0]]]
        for kind, part in self._parts.items():
            part.draw(self._sheet.triangles[of_triangles == kind])

    def _put_on(self, sheet: SkinSheet, skin: SkinTone) -> None:
        """Normals, bare colours and no borders, as `sheet` has them."""
        complexion = COMPLEXIONS[skin]
        self._sheet, self._skin = sheet, skin
        self._bare, self._shade = bare_colour(sheet.masks, complexion), shade(sheet.masks, complexion)
        self._looks: tuple[Look, ...] = tuple(BARE for _ in sheet.members)
        self._mesh.point_data["normals"] = single(sheet.normals)
        self._mesh.point_data.active_normals_name = "normals"
        self._rgb[:] = as_bytes(self._under_light(slice(None), self._bare))
        self._lines[:, :2], self._lines[:, 2], self._lines[:, 3] = FAR, 0.0, gloss(sheet.masks, complexion)
        self._soft[:] = NOT_SOFT

    def veil(self, thinness: Floats | None) -> None:
        """Let what was drawn before shine through where the skin is thin; None hides everything again.

        Parameters
        ----------
        thinness : ndarray, shape (n,), or None
            0 where a vertex hides what lies under it, 1 where it hides least.
        """
        data = self._mesh.point_data
        if thinness is not None:
            data.set_array(single(thinness), "veil")
        elif "veil" in data:
            data.remove("veil")
        else:
            return
        self._share()
        self._finish()

    def paint(self, looks: tuple[Look, ...]) -> Ints:
        """Give every region its look; vertices of regions whose look stays are not touched.

        Returns
        -------
        ndarray of int
            Vertices that were rewritten.
        """
        changed = [r for r, look in enumerate(looks) if look != self._looks[r]]
        if not changed:
            return np.zeros(0, dtype=np.int64)
        self._divide(looks)
        striped = any(look.striped for look in looks)
        if striped != self._striped:
            self._striped = striped
            self._finish()
        for region in changed:
            self._wear(region, looks[region])
        self._looks = looks
        return np.concatenate([self._sheet.members[region] for region in changed])

    def _wear(self, region: int, look: Look) -> None:
        """Give one region its look."""
        sheet, before = self._sheet, self._looks[region]
        rows = sheet.members[region]
        colours = painted_over(self._bare[rows], self._shade[rows], look.coat)
        self._rgb[rows] = as_bytes(self._under_light(rows, colours))
        if (look.lines, look.fading) != (before.lines, before.fading):
            vague = tuple(zone for zone, _ in look.fading)
            self._lines[rows, 0] = sheet.borders.nearest(region, look.lines)[0]
            self._lines[rows, 1] = sheet.borders.nearest(region, look.lines + vague)[1]
        self._lines[rows, 2] = -look.rim if look.striped else look.rim
        if look.soft or before.soft:
            self._soft[rows] = self._softened(region, look)

    def _under_light(self, rows: Ints | slice, colours: Floats) -> Floats:
        """Colours as the spotlight leaves them."""
        return colours if self._light is None else in_light(colours, self._light[rows])

    def _softened(self, region: int, look: Look) -> Floats:
        """What `scalpviz.scene.skin.shading` calls soft, for the vertices of a region, shape (k, 4)."""
        sheet = self._sheet
        rows = sheet.members[region]
        bare, shade = self._bare[rows], self._shade[rows]
        soft = np.tile(np.array(NOT_SOFT), (len(rows), 1))
        beneath = painted_over(bare, shade, look.beneath)
        for zone, coat in look.fading:
            away = sheet.borders.nearest(region, (zone,))[0]
            nearer = away < soft[:, 0]
            soft[nearer, 0] = away[nearer]
            soft[nearer, 1:3] = sheet.borders.dashes(region, zone)[nearer]
            if not look.striped:
                beneath[nearer] = painted_over(bare[nearer], shade[nearer], coat)
        soft[:, 3] = as_bytes(self._under_light(rows, beneath)).astype(float) @ (65536.0, 256.0, 1.0)
        return soft


class _Kind(IntEnum):
    """What it takes to draw a region."""

    BARE = 0
    LINED = 1
    SOFT = 2


def _kind(look: Look) -> _Kind:
    if look.soft:
        return _Kind.SOFT
    return _Kind.LINED if look.rim > 0.0 else _Kind.BARE


class _Part:
    """Some triangles of the skin, drawn with a program of their own; the arrays are the mesh's."""

    def __init__(self, *, closed: bool) -> None:
        self.mesh = pyvista.PolyData()
        self.mapper = mapper = vtkPolyDataMapper()
        mapper.SetInputData(self.mesh)
        mapper.SetStatic(True)
        mapper.SetScalarModeToUsePointData()
        mapper.SetColorModeToDirectScalars()
        self.actor = vtkActor()
        dress(self.actor, mapper)
        # a software renderer spends a third of a frame on triangles that look away
        self.actor.GetProperty().SetBackfaceCulling(closed)

    def draw(self, triangles: Ints) -> None:
        """Draw these triangles."""
        self.mesh.regular_faces = corners(triangles)
        self.actor.SetVisibility(len(triangles) > 0)


def painted_over(bare: Floats, shade: Floats, coat: Coat) -> Floats:
    """Colour of painted skin, shape (n, 3): the paint takes on some of the skin's own folds and shadows.

    Parameters
    ----------
    bare : ndarray, shape (n, 3)
        The skin without paint.
    shade : ndarray, shape (n,)
        What folds leave of a colour, 0 to 1.
    """
    if coat.cover == 0.0:
        return bare.copy()
    paint = np.asarray(coat.colour)[None, :] * (0.5 + 0.5 * shade[:, None])
    return np.asarray((1 - coat.cover) * bare + coat.cover * paint)
