"""The skin on the screen: one mesh, one draw call; highlighting rewrites colours of its vertices."""

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkFloatArray, vtkUnsignedCharArray
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from scalpviz.head.skin import Floats, Ints
from scalpviz.scene.colouring import BARE, Look
from scalpviz.scene.palette import COMPLEXIONS
from scalpviz.scene.picking import skin_polydata
from scalpviz.scene.shading import STYLE, Finish, dress, finish
from scalpviz.scene.skin_sheet import FAR, SkinSheet
from scalpviz.state.view import SkinTone

FADE = 2.4
"""Over how many mm the paint of a zone fades whose border is not exact."""
BOLD = 0.3
"""A rim as wide as this is drawn even where the border is not exact: it tells what is chosen, mm."""


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
        self._put_on(sheet, skin)
        self._mapper = mapper = vtkPolyDataMapper()
        mapper.SetInputData(mesh)
        mapper.SetStatic(True)
        mapper.SetScalarModeToUsePointData()
        mapper.SetColorModeToDirectScalars()
        self.actor = vtkActor()
        dress(self.actor, mapper)
        self._finish()
        # a software renderer spends a third of a frame on triangles that look away
        self.actor.GetProperty().SetBackfaceCulling(sheet.closed)

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
        self._mesh.Modified()

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
        finish(self.actor, self._mapper, Finish(veiled, complexion.sheen, complexion.rim_light))

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
        self._mesh.Modified()
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
        sheet = self._sheet
        for region in changed:
            look, rows = looks[region], sheet.members[region]
            if look.lines != self._looks[region].lines:
                self._lines[rows, 0], self._lines[rows, 1] = sheet.to_borders(region, look.lines)
            fading = faded(self._lines[rows, 0]) if look.faded else None
            self._rgb[rows] = _bytes(painted_over(self._bare[rows], self._shade[rows], look, fading))
            self._lines[rows, 2] = look.rim + STYLE * (look.striped + 2 * (look.faded and look.rim < BOLD))
        self._looks = looks
        self._colours.Modified()
        self._borders.Modified()
        return np.concatenate([sheet.members[region] for region in changed])


def faded(to_border: Floats) -> Floats:
    """What of the paint stays at a distance (mm) from a border that is not exact, 0 to 1."""
    share = np.clip(to_border / FADE, 0.0, 1.0)
    return np.asarray(0.15 + 0.85 * share * share * (3.0 - 2.0 * share))


def painted_over(bare: Floats, shade: Floats, look: Look, fading: Floats | None = None) -> Floats:
    """Colour of painted skin, shape (n, 3): the paint takes on some of the skin's own folds and shadows.

    Parameters
    ----------
    bare : ndarray, shape (n, 3)
        The skin without paint.
    shade : ndarray, shape (n,)
        What folds leave of a colour, 0 to 1.
    fading : ndarray, shape (n,), optional
        How much of the paint stays, 0 to 1.
    """
    if look.cover == 0.0:
        return bare
    paint = np.asarray(look.colour)[None, :] * (0.5 + 0.5 * shade[:, None])
    cover = look.cover if fading is None else look.cover * fading[:, None]
    return np.asarray((1 - cover) * bare + cover * paint)


def _floats(values: Floats) -> vtkFloatArray:
    return numpy_to_vtk(np.ascontiguousarray(values, dtype=np.float32), deep=True)


def _bytes(colours: Floats) -> np.ndarray:
    return np.round(255 * np.clip(colours, 0.0, 1.0)).astype(np.uint8)
