"""The skin on the screen: one mesh, one draw call; highlighting rewrites colours of its vertices."""

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkFloatArray, vtkUnsignedCharArray
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from scalpviz.head.skin import Floats, Ints
from scalpviz.scene.colouring import BARE, BOLD, Look
from scalpviz.scene.hatching import Hatching
from scalpviz.scene.palette import COMPLEXIONS
from scalpviz.scene.picking import skin_polydata
from scalpviz.scene.shading import Finish, dress, finish
from scalpviz.scene.skin_sheet import FAR, SkinSheet
from scalpviz.scene.vision import from_oklab, oklab
from scalpviz.state.view import SkinTone

FADE = 2.4
"""Over how many mm the paint of a zone fades whose border is not exact."""
LEAST, LEAST_CHOSEN = 0.12, 0.5
"""What of the paint stays at such a border, and inside the line round what is chosen."""
DEEP = 0.55
"""Paint of less OKLab lightness wears light stripes, other paint dark ones."""


class SkinActor:
    """Draws a `SkinSheet`.

    Parameters
    ----------
    sheet : SkinSheet
        What to draw.
    skin : SkinTone
        What its skin looks like.
    hatching : Hatching, optional
        Where stripes run; without it there are none.
    """

    def __init__(
        self, sheet: SkinSheet, skin: SkinTone = SkinTone.LIGHT, hatching: Hatching | None = None
    ) -> None:
        self._hatching = hatching
        self._across: dict[tuple[int, str], Floats] = {}
        self._striping: vtkFloatArray | None = None
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
        data, complexion = self._mesh.GetPointData(), COMPLEXIONS[self._skin]
        veiled, striped = bool(data.HasArray("veil")), bool(data.HasArray("stripes"))
        finish(self.actor, self._mapper, Finish(veiled, complexion.sheen, complexion.rim_light, striped))

    def _put_on(self, sheet: SkinSheet, skin: SkinTone) -> None:
        """Normals, bare colours and no borders, as `sheet` has them."""
        complexion = COMPLEXIONS[skin]
        self._sheet, self._skin = sheet, skin
        self._bare, self._shade = sheet.masks.bare(complexion), sheet.masks.shade(complexion)
        self._looks: tuple[Look, ...] = tuple(BARE for _ in sheet.members)
        if self._striping is not None:
            vtk_to_numpy(self._striping)[:] = 0.0
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
            before = self._looks[region]
            fading = self._fading(region, look)
            if (look.lines, look.zones, look.layers) != (before.lines, before.zones, before.layers):
                self._lines[rows, 0] = sheet.to_borders(region, look.lines)[0]
                # Divisions end where the paint does.
                self._lines[rows, 1] = sheet.to_borders(region, look.zones)[1]
                if fading is not None:
                    self._lines[rows, 1] += 0.8 * (1.0 - fading.max(axis=1))
            self._lines[rows, 2] = look.rim
            self._rgb[rows] = _bytes(painted_over(self._bare[rows], self._shade[rows], look, fading))
        self._stripe(looks, changed)
        self._looks = looks
        self._colours.Modified()
        self._borders.Modified()
        return np.concatenate([sheet.members[region] for region in changed])

    def _fading(self, region: int, look: Look) -> Floats | None:
        """What of each layer's paint stays at the region's vertices, shape (n, layers); None if all does."""
        if not look.layers:
            return None
        least = LEAST_CHOSEN if look.rim >= BOLD else LEAST
        return np.stack(
            [
                faded(self._sheet.to_borders(region, (layer.zone,))[0], least)
                if layer.fades
                else np.ones(len(self._sheet.members[region]))
                for layer in look.layers
            ],
            axis=1,
        )

    def _stripe(self, looks: tuple[Look, ...], changed: list[int]) -> None:
        """Lay stripes on the regions that wear them; where none does, they cost nothing."""
        data, sheet = self._mesh.GetPointData(), self._sheet
        if self._hatching is None or not any(look.striped for look in looks):
            if self._striping is not None:
                self._striping = None
                data.RemoveArray("stripes")
                self._mesh.Modified()
                self._finish()
            return
        first = self._striping is None
        if self._striping is None:
            self._striping = _floats(np.zeros((len(sheet.vertices), 2)))
            self._striping.SetName("stripes")
            data.AddArray(self._striping)
        stripes = vtk_to_numpy(self._striping)
        for region in range(len(looks)) if first else changed:
            look, rows = looks[region], sheet.members[region]
            stripes[rows] = 0.0
            if look.striped:
                fading = self._fading(region, look)
                strength = 1.0 if fading is None else fading.max(axis=1)
                deep = oklab(np.asarray(look.colour))[0] < DEEP
                stripes[rows, 0] = self._across_region(self._hatching, region, look.striped)
                stripes[rows, 1] = -strength if deep else strength
        self._striping.Modified()
        if first:
            self._mesh.Modified()
            self._finish()

    def _across_region(self, hatching: Hatching, region: int, zone: str) -> Floats:
        """Where stripes of a zone run on a region, mm; worked out once, since nothing painted ever moves."""
        if (region, zone) not in self._across:
            rows = self._sheet.members[region]
            places, normals = self._sheet.vertices[rows], self._sheet.normals[rows]
            self._across[region, zone] = hatching.across(zone, places, normals)
        return self._across[region, zone]


def faded(to_border: Floats, least: float = LEAST) -> Floats:
    """What of the paint stays at a distance (mm) from a border that is not exact: `least` to 1."""
    share = np.clip(to_border / FADE, 0.0, 1.0)
    return np.asarray(least + (1.0 - least) * share * share * (3.0 - 2.0 * share))


def painted_over(bare: Floats, shade: Floats, look: Look, fading: Floats | None = None) -> Floats:
    """Colour of painted skin, shape (n, 3): the paint takes on some of the skin's own folds and shadows.

    Parameters
    ----------
    bare : ndarray, shape (n, 3)
        The skin without paint.
    shade : ndarray, shape (n,)
        What folds leave of a colour, 0 to 1.
    fading : ndarray, shape (n, layers), optional
        How much of the paint of each of the look's layers stays, 0 to 1.
    """
    if look.cover == 0.0:
        return bare
    dim = 0.5 + 0.5 * shade[:, None]
    if fading is None:
        return np.asarray((1 - look.cover) * bare + look.cover * np.asarray(look.colour)[None, :] * dim)
    worn = oklab(np.array([layer.colour for layer in look.layers]))
    paint = from_oklab((fading @ worn) / np.maximum(fading.sum(axis=1), 1e-9)[:, None])
    cover = look.cover * fading.max(axis=1)[:, None]
    return np.asarray((1 - cover) * bare + cover * paint * dim)


def _floats(values: Floats) -> vtkFloatArray:
    return numpy_to_vtk(np.ascontiguousarray(values, dtype=np.float32), deep=True)


def _bytes(colours: Floats) -> np.ndarray:
    return np.round(255 * np.clip(colours, 0.0, 1.0)).astype(np.uint8)
