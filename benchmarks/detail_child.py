"""Measures the window with heads of fewer triangles."""

import json
from dataclasses import replace

import numpy as np
from scipy.spatial import cKDTree
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkFiltersCore import vtkQuadricDecimation
from vtkmodules.vtkRenderingCore import vtkActor

from benchmarks.open_window import OpenWindow, open_window
from scalpviz.layout.skin.sheet import SkinSheet, along_a_space_filling_curve
from scalpviz.scene.camera import turn
from scalpviz.scene.lettering.flat import add_all
from scalpviz.scene.skin.actor import SkinActor
from scalpviz.scene.skin.layer import SkinLayer
from scalpviz.scene.surface import surface

SIZE = (1280, 800)
FRAMES = 60
SHARES = {"whole": 1.0, "half": 0.5, "quarter": 0.25, "none": 0.0}


def main() -> None:
    """Print what was found."""
    with open_window() as opened:
        opened.window.resize(*SIZE)
        opened.serve(0.5)
        taken = _frames(opened)
    found = {name: float(np.median(times)) for name, times in taken.items()}
    for name in ("half", "quarter"):
        found[f"{name}_ratio"] = float(np.median(taken[name] / taken["whole"]))
    print(json.dumps(found))


def _frames(opened: OpenWindow) -> dict[str, np.ndarray]:
    """Seconds a frame takes while the eye is on the move; the heads take turns from frame to frame."""
    scene = opened.view.scene
    whole = scene.layer(SkinLayer).actor
    skins = {"whole": whole.actors, "half": _lighter(whole, 0.5), "quarter": _lighter(whole, 0.25)}
    add_all(scene._renderer, [*skins["half"], *skins["quarter"]])
    taken = {name: np.empty(FRAMES) for name in SHARES}
    names = list(SHARES)
    scene.set_moving(True)
    for frame in range(-5, FRAMES):
        for name in names[frame % len(names) :] + names[: frame % len(names)]:
            for other, actors in skins.items():
                for actor in actors:
                    actor.SetVisibility(other == name)
            seconds = opened.frame(lambda: scene.look(turn(scene.camera, 2.0, 0.0, scene.framing)))
            if frame >= 0:
                taken[name][frame] = seconds
    return taken


def _lighter(skin: SkinActor, share: float) -> tuple[vtkActor, ...]:
    """Actors of the same head with a share of its triangles, painted as it is now."""
    sheet: SkinSheet = skin._sheet
    kept, row = np.unique(sheet.painted_vertices, return_inverse=True)
    first = np.unique(sheet.painted_vertices, return_index=True)[1]
    decimation = vtkQuadricDecimation()
    decimation.SetInputData(surface(sheet.vertices[first], row[sheet.triangles]))
    decimation.SetTargetReduction(1.0 - share)
    decimation.Update()
    mesh = decimation.GetOutput()
    vertices = vtk_to_numpy(mesh.GetPoints().GetData()).astype(float)
    triangles = vtk_to_numpy(mesh.GetPolys().GetConnectivityArray()).reshape(-1, 3).astype(np.int64)
    assert len(vertices) < len(kept)
    triangles = triangles[along_a_space_filling_curve(vertices[triangles].mean(axis=1))]
    near = cKDTree(sheet.vertices).query(vertices)[1]
    lighter = SkinActor(
        replace(
            sheet,
            vertices=vertices,
            normals=sheet.normals[near],
            masks=sheet.masks.at(near),
            triangles=triangles,
            region_of=np.zeros(len(vertices), dtype=np.int64),
            members=(np.arange(len(vertices)),),
        )
    )
    lighter._rgb[:], lighter._lines[:] = skin._rgb[near], skin._lines[near]
    return lighter.actors


if __name__ == "__main__":
    main()
