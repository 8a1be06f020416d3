"""Placing and painting the whole atlas; lengths on the skin against exact geodesics."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pygeodesic.geodesic as geodesic
from scipy.spatial import cKDTree

from benchmarks.subject import seconds, subject
from benchmarks.table import Line
from scalpviz.atlas.search import Search
from scalpviz.head.head import Head, Landmark
from scalpviz.head.skin.surface import Skin, SkinPath, SkinPoint
from scalpviz.placement.painting.paint import paint
from scalpviz.placement.place import place

QUERIES = (
    "MS6",
    "gb20",
    "arm",
    "stroke",
    "headache",
    "motor area",
    "百会",
    "顶颞前斜线",
    "dingnieqianxiexian",
    "balance",
    "ynsa",
    "insomnia anxiety",
    "no such thing",
)
"""Codes, names in three scripts, body areas, complaints, and what nothing answers."""
MARGIN = 40.0
"""mm of skin about a tape that the exact geodesic may use."""


def measure() -> Iterator[Line]:
    """Time and exactness of placement."""
    it = subject()
    moved = [_with_moved_landmark(it.head, step) for step in range(6)]
    placements = []
    heads = iter(moved)
    first = it.atlas.systems[0].id
    again = iter([*moved, *moved])
    relaying = seconds(lambda: place(it.atlas, next(again), (first,)), len(moved))
    laying = seconds(lambda: placements.append(place(it.atlas, next(heads))), len(moved))
    queue = iter(placements)
    painting = seconds(lambda: paint(it.head, next(queue).zones), len(placements))
    zones = len(it.placement.zones)
    search = Search(it.atlas)
    searched = max(seconds(lambda words=words: search.find(words), 3) for words in QUERIES)  # type: ignore[misc]
    yield Line("the first system placed again after a landmark moved", 1e3 * relaying, "ms", 250.0, 0)
    yield Line(f"all {zones} zones placed again after a landmark moved", 1e3 * laying, "ms", 1500.0, 0)
    yield Line("all zones painted again", 1e3 * painting, "ms", None, 0)
    head = len(it.head.triangles)
    lines = [zone for zone in it.placement.zones if zone.system == first]
    for name, skin, most in (
        ("triangles that painting the first system adds", paint(it.head, lines), 25.0),
        ("triangles that painting all systems adds", it.painted, None),
    ):
        yield Line(name, 100.0 * (len(skin.triangles) / head - 1.0), "%", most)
    yield Line(f"slowest of {len(QUERIES)} searches", 1e3 * searched, "ms", 30.0)
    errors = [_error(tape) for tape in _tapes()]
    yield Line(f"longest error of {len(errors)} tapes against pygeodesic", 100.0 * max(errors), "%", 0.1, 4)


def _with_moved_landmark(head: Head, step: int) -> Head:
    """The head with its nasion a little lower: everything that hangs on the midline moves."""
    low = head.landmarks["nasion"].xyz - np.array([0.0, 0.0, 0.2 * step])
    place_of = head.vertices[np.argmin(np.linalg.norm(head.vertices - low, axis=1))]
    return replace(head, landmarks={**head.landmarks, "nasion": Landmark(place_of)})


def _tapes() -> Iterator[tuple[Skin, SkinPoint, SkinPoint, SkinPath]]:
    """A taut tape between the ends of each zone on the right and the midline."""
    it = subject()
    skin = Skin.of(it.head.vertices, it.head.triangles)
    for zone in it.placement.zones:
        if zone.side != "left" and not zone.centreline.closed:
            start, end = skin.nearest(zone.centreline.start), skin.nearest(zone.centreline.end)
            yield skin, start, end, skin.geodesic(start, end)


def _error(tape: tuple[Skin, SkinPoint, SkinPoint, SkinPath]) -> float:
    """How far a tape's length is from the exact one, as a part of it."""
    skin, start, end, path = tape
    vertices, triangles = _with_vertices(skin, (start, end))
    near = cKDTree(path.xyz).query(vertices, distance_upper_bound=MARGIN)[0] < MARGIN
    kept = triangles[near[triangles].all(axis=1)]
    used, row = np.unique(kept, return_inverse=True)
    ends = np.searchsorted(used, [len(vertices) - 2, len(vertices) - 1])
    exact = geodesic.PyGeodesicAlgorithmExact(vertices[used], row.reshape(kept.shape))
    length = float(exact.geodesicDistance(int(ends[0]), int(ends[1]))[0])
    return abs(path.length - length) / length


def _with_vertices(skin: Skin, places: tuple[SkinPoint, SkinPoint]) -> tuple[np.ndarray, np.ndarray]:
    """The mesh with its triangles split so that the places are its last vertices."""
    vertices, triangles = skin.vertices, skin.triangles
    for place_on_skin in places:
        last = len(vertices)
        vertices = np.vstack([vertices, place_on_skin.xyz])
        a, b, c = triangles[place_on_skin.triangle]
        split = np.array([[a, b, last], [b, c, last], [c, a, last]])
        # Appended, so that the rows before keep their numbers; the split one becomes its first third.
        triangles = np.vstack([triangles, split[1:]])
        triangles[place_on_skin.triangle] = split[0]
    return vertices, triangles
