"""A head with its zones as PyVista's meshes, to go on with."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyvista

from scalpviz.atlas.model import Atlas
from scalpviz.layout.head_layout import HeadLayout
from scalpviz.placement.painting.painted import PaintedSkin
from scalpviz.placement.placed import PlacedPoint, PlacedZone
from scalpviz.scene.colours.palette import COMPLEXIONS
from scalpviz.scene.colours.record_colours import zone_colours
from scalpviz.scene.surface import as_bytes, corners
from scalpviz.state.view import SkinTone

BARE = -1


def to_pyvista(layout: HeadLayout, *, atlas: Atlas | None = None) -> pyvista.MultiBlock:
    """The head, its zones and its points as meshes; all in mm of the head's frame.

    Parameters
    ----------
    layout : HeadLayout
        As `place` gives it.
    atlas : Atlas, optional
        Colours the zones; the one that ships without it.

    Returns
    -------
    pyvista.MultiBlock
        `skin`: triangles cut along the zones that are painted. Cell data: `zone`, the row of a name in the
        field data `zones` (-1 is bare skin; where several lie on each other, the last one laid), `region`,
        and `colour`. Point data: `Normals`.

        `centrelines`: one line for each zone and side (of a zone that is no band, its outline). Cell data:
        `key`, `system`, `code`, `side`, `length_mm`, `width_mm`.

        `points`: acupoints and electrode sites. Point data: `system`, `code`, `side`.

        `landmarks`: point data `name` and `estimated`.

    Examples
    --------
    >>> import scalpviz
    >>> blocks = scalpviz.to_pyvista(scalpviz.place("average_adult", "international"))
    >>> blocks.keys()
    ['skin', 'centrelines', 'points', 'landmarks']
    >>> bool(blocks["centrelines"].cell_data["length_mm"].max() < 250)
    True
    """
    if atlas is None:
        from scalpviz.api.loading import load_atlas

        atlas = load_atlas()
    return pyvista.MultiBlock(
        {
            "skin": _skin(layout, atlas),
            "centrelines": _centrelines(layout.placement.zones),
            "points": _points(layout.placement.points),
            "landmarks": _landmarks(layout),
        }
    )


def _skin(layout: HeadLayout, atlas: Atlas) -> pyvista.PolyData:
    painted = layout.painted
    mesh: pyvista.PolyData = pyvista.PolyData.from_regular_faces(
        np.array(painted.vertices), corners(painted.triangles)
    )
    normals = painted.carried(layout.placement.head.normals)
    normals = normals / np.maximum(np.linalg.norm(normals, axis=1), 1e-12)[:, None]
    mesh.point_data.active_normals = normals.astype(np.float32)
    names, of_region = _zones(painted)
    mesh.field_data["zones"] = np.array(names or [""])
    mesh.cell_data["region"] = np.array(painted.region_of)
    mesh.cell_data["zone"] = of_region[painted.region_of]
    mesh.cell_data["colour"] = _colours(painted, atlas)[painted.region_of]
    mesh.set_active_scalars("colour", preference="cell")
    return mesh


def _zones(painted: PaintedSkin) -> tuple[list[str], np.ndarray]:
    """Names of the zones on a skin, and for each region the row of the last one laid there."""
    names = list(dict.fromkeys(str(paint.zone) for region in painted.regions for paint in region))
    row = {name: k for k, name in enumerate(names)}
    return names, np.array([row[str(region[-1].zone)] if region else BARE for region in painted.regions])


def _colours(painted: PaintedSkin, atlas: Atlas) -> np.ndarray:
    """A colour for each region, uint8."""
    colours, bare = zone_colours(atlas), COMPLEXIONS[SkinTone.LIGHT].skin
    found = [
        colours.get((region[-1].zone.system, region[-1].zone.code), bare) if region else bare
        for region in painted.regions
    ]
    return as_bytes(np.array(found))


def _centrelines(zones: Iterable[PlacedZone]) -> pyvista.PolyData:
    kept = list(zones)
    paths = [zone.centreline.xyz for zone in kept]
    mesh = pyvista.PolyData()
    if not kept:
        return mesh
    mesh.points = np.concatenate(paths)
    starts = np.cumsum([0, *(len(path) for path in paths[:-1])])
    mesh.lines = np.concatenate(
        [np.r_[len(path), start + np.arange(len(path))] for start, path in zip(starts, paths, strict=True)]
    )
    _name(mesh.cell_data, kept)
    mesh.cell_data["key"] = np.array([str(zone.key) for zone in kept])
    mesh.cell_data["length_mm"] = np.array([zone.length for zone in kept])
    mesh.cell_data["width_mm"] = np.array([zone.width for zone in kept])
    return mesh


def _points(points: Sequence[PlacedPoint]) -> pyvista.PolyData:
    if not points:
        return pyvista.PolyData()
    mesh = pyvista.PolyData(np.array([point.place.xyz for point in points], dtype=float))
    _name(mesh.point_data, points)
    return mesh


def _landmarks(layout: HeadLayout) -> pyvista.PolyData:
    marks = layout.placement.head.landmarks
    mesh = pyvista.PolyData(np.array([mark.xyz for mark in marks.values()], dtype=float))
    mesh.point_data["name"] = np.array(list(marks))
    mesh.point_data["estimated"] = np.array([mark.estimated for mark in marks.values()], dtype=np.uint8)
    return mesh


def _name(data: Any, items: Sequence[PlacedZone] | Sequence[PlacedPoint]) -> None:
    for name in ("system", "code", "side"):
        data[name] = np.array([str(getattr(item, name)) for item in items])
