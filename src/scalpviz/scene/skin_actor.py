"""The skin on the screen: one mesh in two draw calls; highlighting rewrites colours of its vertices."""

from dataclasses import replace

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkFloatArray, vtkUnsignedCharArray
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from scalpviz.head.skin import Floats, Ints
from scalpviz.scene.colouring import BARE, Coat, Look
from scalpviz.scene.palette import COMPLEXIONS
from scalpviz.scene.picking import skin_polydata, triangle_cells
from scalpviz.scene.shading import Finish, dress, finish
from scalpviz.scene.skin_borders import FAR
from scalpviz.scene.skin_sheet import SkinSheet
from scalpviz.scene.stripes import stripe_places
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
        mesh = skin_polydata(sheet.vertices, sheet.triangles)
        self._colours = vtkUnsignedCharArray()
        self._colours.SetName("colours")
        self._colours.SetNumberOfComponents(3)
        self._colours.SetNumberOfTuples(len(sheet.vertices))
        mesh.GetPointData().SetScalars(self._colours)
        self._borders = vtkFloatArray()
        self._borders.SetName("borders")
        self._borders.SetNumberOfComponents(4)
        self._borders.SetNumberOfTuples(len(sheet.vertices))
        mesh.GetPointData().AddArray(self._borders)
        self._rgb = vtk_to_numpy(self._colours)
        self._lines = vtk_to_numpy(self._borders)
        self._mesh = mesh
        self._soft: np.ndarray | None = None
        self._put_on(sheet, skin)
        bare = sheet.region_of[sheet.triangles[:, 0]] == 0
        self._parts = tuple(_Part(mesh, sheet.triangles[rows], closed=sheet.closed) for rows in (bare, ~bare))
        self._share()
        self._finish()

    @property
    def actors(self) -> tuple[vtkActor, ...]:
        """Bare skin, and skin where zones lie: to be drawn one after the other."""
        return tuple(part.actor for part in self._parts)

    @property
    def colours(self) -> np.ndarray:
        """Colours on the screen's scale, uint8, shape (n, 3)."""
        return self._rgb

    @property
    def places(self) -> Floats:
        """Places of the vertices, shape (n, 3), mm."""
        return self._sheet.vertices

    def wear(self, sheet: SkinSheet) -> None:
        """Take on another sheet of the same triangles, vertices and regions: other places, another skin."""
        looks = self._looks
        self._mesh.GetPoints().SetData(_floats(sheet.vertices))
        self._put_on(sheet, self._skin)
        self.paint(looks)
        self._share()

    def tan(self, skin: SkinTone, looks: tuple[Look, ...]) -> bool:
        """Take on a tone, and the looks of the regions that go with it; True when that changed anything."""
        if skin is self._skin:
            return len(self.paint(looks)) > 0
        self._put_on(self._sheet, skin)
        self.paint(looks)
        self._finish()
        return True

    def _finish(self) -> None:
        veiled = bool(self._mesh.GetPointData().HasArray("veil"))
        complexion = COMPLEXIONS[self._skin]
        bare, painted = self._parts
        plain = Finish(veiled, lines=False, sheen=complexion.sheen)
        finish(bare.actor, bare.mapper, plain)
        soft, light = self._soft is not None, complexion.rim_light
        finish(painted.actor, painted.mapper, replace(plain, lines=True, soft=soft, rim_light=light))

    def _share(self) -> None:
        """Let both parts see what has changed of the mesh."""
        for part in self._parts:
            part.mesh.SetPoints(self._mesh.GetPoints())
            part.mesh.GetPointData().ShallowCopy(self._mesh.GetPointData())
            part.mesh.Modified()

    def _put_on(self, sheet: SkinSheet, skin: SkinTone) -> None:
        """Normals, bare colours and no borders, as `sheet` has them."""
        complexion = COMPLEXIONS[skin]
        self._sheet, self._skin = sheet, skin
        self._bare, self._shade = sheet.masks.bare(complexion), sheet.masks.shade(complexion)
        self._looks: tuple[Look, ...] = tuple(BARE for _ in sheet.members)
        normals = _floats(sheet.normals)
        normals.SetName("normals")
        self._mesh.GetPointData().SetNormals(normals)
        self._rgb[:] = _bytes(self._bare)
        self._lines[:, :2], self._lines[:, 2], self._lines[:, 3] = FAR, 0.0, sheet.masks.gloss(complexion)
        if self._soft is not None:
            self._soft[:] = NOT_SOFT
        self._colours.Modified()
        self._borders.Modified()

    def veil(self, thinness: Floats | None) -> None:
        """Let what was drawn before shine through where the skin is thin; None hides everything again.

        Parameters
        ----------
        thinness : ndarray, shape (n,), or None
            0 where a vertex hides what lies under it, 1 where it hides least.
        """
        data = self._mesh.GetPointData()
        if thinness is not None:
            values = numpy_to_vtk(np.ascontiguousarray(thinness, dtype=np.float32), deep=True)
            values.SetName("veil")
            data.AddArray(values)
        elif data.HasArray("veil"):
            data.RemoveArray("veil")
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
        self._soften(any(look.soft for look in looks))
        for region in changed:
            self._wear(region, looks[region])
        self._looks = looks
        self._colours.Modified()
        self._borders.Modified()
        return np.concatenate([self._sheet.members[region] for region in changed])

    def _wear(self, region: int, look: Look) -> None:
        """Give one region its look."""
        sheet, before = self._sheet, self._looks[region]
        rows = sheet.members[region]
        self._rgb[rows] = _bytes(painted_over(self._bare[rows], self._shade[rows], look.coat))
        if (look.lines, look.fading) != (before.lines, before.fading):
            vague = tuple(zone for zone, _ in look.fading)
            self._lines[rows, 0] = sheet.borders.nearest(region, look.lines)[0]
            self._lines[rows, 1] = sheet.borders.nearest(region, look.lines + vague)[1]
        self._lines[rows, 2] = -look.rim if look.striped else look.rim
        if self._soft is not None and (look.soft or before.soft):
            self._soft[rows] = self._softness(region, look)
            self._mesh.GetPointData().GetArray("soft").Modified()

    def _softness(self, region: int, look: Look) -> Floats:
        """What `scalpviz.scene.shading` calls soft, for the vertices of a region, shape (k, 4)."""
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
        soft[:, 3] = _bytes(beneath).astype(float) @ (65536.0, 256.0, 1.0)
        return soft

    def _soften(self, wanted: bool) -> None:
        """Carry what fading paint and stripes need, or drop it: plain paint is drawn for less."""
        if wanted == (self._soft is not None):
            return
        data = self._mesh.GetPointData()
        if wanted:
            places = self._sheet.vertices
            soft = np.tile(np.array(NOT_SOFT, dtype=np.float32), (len(places), 1))
            for name, values in (("soft", soft), ("stripe", stripe_places(places).astype(np.float32))):
                array = numpy_to_vtk(values, deep=True)
                array.SetName(name)
                data.AddArray(array)
            self._soft = vtk_to_numpy(data.GetArray("soft"))
        else:
            self._soft = None
            data.RemoveArray("soft")
            data.RemoveArray("stripe")
        self._share()
        self._finish()


class _Part:
    """Some triangles of the skin, drawn with a program of their own; the arrays are the mesh's."""

    def __init__(self, whole: vtkPolyData, triangles: Ints, *, closed: bool) -> None:
        self.mesh = vtkPolyData()
        self.mesh.SetPoints(whole.GetPoints())
        self.mesh.SetPolys(triangle_cells(triangles))
        self.mapper = mapper = vtkPolyDataMapper()
        mapper.SetInputData(self.mesh)
        mapper.SetStatic(True)
        mapper.SetScalarModeToUsePointData()
        mapper.SetColorModeToDirectScalars()
        self.actor = vtkActor()
        dress(self.actor, mapper)
        # a software renderer spends a third of a frame on triangles that look away
        self.actor.GetProperty().SetBackfaceCulling(closed)
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


def _floats(values: Floats) -> vtkFloatArray:
    return numpy_to_vtk(np.ascontiguousarray(values, dtype=np.float32), deep=True)


def _bytes(colours: Floats) -> np.ndarray:
    return np.round(255 * np.clip(colours, 0.0, 1.0)).astype(np.uint8)
