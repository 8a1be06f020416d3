"""What fewer triangles would save of a frame: the same scene with all, half and a quarter of them.

The lighter meshes are made for timing only: they blur the borders of zones, which a level of detail would
have to keep.
"""

import time
from collections.abc import Iterator

import numpy as np
from scipy.spatial import cKDTree
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkFiltersCore import vtkQuadricDecimation
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from benchmarks.subject import Subject, subject
from benchmarks.table import Line
from scalpviz.scene import camera as cameras
from scalpviz.scene.head_scene import HeadScene
from scalpviz.scene.picking import skin_polydata
from scalpviz.scene.picture import open_stage
from scalpviz.scene.shading import dress
from scalpviz.state.view import Camera, Labels, View

SIZE = (1280, 800)
FRAMES = 60
SHARES = {"all": 1.0, "half": 0.5, "a quarter": 0.25}


def measure() -> Iterator[Line]:
    """Frames of the head with every zone and code, drawn in turn with ever fewer triangles."""
    it = subject()
    scenes = {name: _Scene(it, share) for name, share in SHARES.items()}
    framing, home = cameras.framing(it.head), next(iter(scenes.values())).home
    taken = {name: np.empty(FRAMES) for name in scenes}
    names = list(scenes)
    for frame in range(-6, FRAMES):
        eye = cameras.turn(home, 9.0 * frame, 0.0, framing)
        # the order changes from round to round: none always comes after the costliest
        for name in names[frame % len(names) :] + names[: frame % len(names)]:
            start = time.perf_counter()
            scenes[name].draw(eye)
            if frame >= 0:
                taken[name][frame] = time.perf_counter() - start
    for name, scene in scenes.items():
        words = f"moving frame with {name} of the triangles ({scene.triangles})"
        yield Line(words, 1e3 * float(np.median(taken[name])), "ms")
    for name in names[1:]:
        saved = 100.0 * (1.0 - float(np.median(taken[name] / taken["all"])))
        yield Line(f"saved of a frame by {name} of the triangles", saved, "%")
    for scene in scenes.values():
        scene.close()


class _Scene:
    """The program's scene whose skin has a share of its triangles."""

    def __init__(self, it: Subject, share: float) -> None:
        self._stage = open_stage(SIZE)
        self._scene = HeadScene(self._stage)
        self._scene.show(it.placement, it.painted, it.atlas)
        self._scene.apply(View(labels=Labels.CODES), frozenset({"labels"}))
        self._scene.set_moving(True)
        self.home = self._scene.home()
        self.triangles = len(it.painted.triangles)
        if share < 1.0:
            self._thin_out(it, share)

    def _thin_out(self, it: Subject, share: float) -> None:
        whole = next(
            actor
            for actor in self._stage.renderer.GetActors()
            if (drawn := actor.GetMapper().GetInput()) is not None and drawn.GetNumberOfPoints() > 20_000
        )
        mesh = whole.GetMapper().GetInput()
        data = mesh.GetPointData()
        decimate = vtkQuadricDecimation()
        decimate.SetInputData(skin_polydata(it.painted.vertices, it.painted.triangles))
        decimate.SetTargetReduction(1.0 - share)
        decimate.Update()
        found = decimate.GetOutput()
        places, triangles = _in_order(
            vtk_to_numpy(found.GetPoints().GetData()),
            vtk_to_numpy(found.GetPolys().GetConnectivityArray()).reshape(-1, 3),
        )
        self.triangles = len(triangles)
        nearest = cKDTree(vtk_to_numpy(mesh.GetPoints().GetData())).query(places)[1]
        lighter = skin_polydata(places, triangles)
        lighter.GetPointData().SetNormals(_taken(data.GetNormals(), nearest))
        lighter.GetPointData().SetScalars(_taken(data.GetScalars(), nearest))
        lighter.GetPointData().AddArray(_taken(data.GetArray("borders"), nearest))
        mapper, actor = vtkPolyDataMapper(), vtkActor()
        mapper.SetInputData(lighter)
        mapper.SetStatic(True)
        mapper.SetScalarModeToUsePointData()
        mapper.SetColorModeToDirectScalars()
        dress(actor, mapper)
        actor.GetProperty().BackfaceCullingOn()
        self._stage.renderer.RemoveViewProp(whole)
        self._stage.renderer.AddViewProp(actor)

    def draw(self, eye: Camera) -> None:
        """One frame, finished."""
        self._scene.look(eye)
        self._stage.render_window.Render()
        self._stage.render_window.WaitForCompletion()

    def close(self) -> None:
        """Free the stage."""
        self._scene.close()
        self._stage.render_window.Finalize()


def _in_order(places: np.ndarray, triangles: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Triangles sorted so that neighbours lie near each other in memory, as the program's are."""
    cells = np.round((places[triangles].mean(axis=1) - places.min(axis=0)) / 6.0).astype(np.int64)
    key = np.zeros(len(cells), dtype=np.int64)
    for bit in range(10):
        for axis in range(3):
            key |= ((cells[:, axis] >> bit) & 1) << (3 * bit + axis)
    triangles = triangles[np.argsort(key, kind="stable")]
    used, first, index = np.unique(triangles.ravel(), return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return places[used[order]], place[index].reshape(triangles.shape)


def _taken(array: object, rows: np.ndarray) -> object:
    """Some rows of a VTK array, by the same name."""
    taken = numpy_to_vtk(np.ascontiguousarray(vtk_to_numpy(array)[rows]), deep=True)
    taken.SetName(array.GetName())
    return taken
