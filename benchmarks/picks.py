"""How long it takes to learn what is under the pointer."""

import time
from collections.abc import Iterator

import numpy as np

from benchmarks.subject import subject
from benchmarks.table import Line
from scalpviz.placement.painting.painted import PaintedSkin
from scalpviz.scene import camera as cameras
from scalpviz.scene.picking import Picker

PICTURE = (1100, 800)
PICKS = 1000


def measure() -> Iterator[Line]:
    """Latency of picks on the painted head and on one of two million triangles."""
    painted = subject().painted
    yield from _lines(painted, 0.1)
    fine = painted
    while len(fine.triangles) < 1_500_000:
        fine = _quartered(fine)
    yield from _lines(fine, 0.2)


def _lines(painted: PaintedSkin, target: float) -> Iterator[Line]:
    taken, hits = _times(painted)
    million = len(painted.triangles) / 1e6
    yield Line(
        f"pick at {million:.1f} million triangles, median", 1e3 * float(np.median(taken)), "ms", target, 3
    )
    yield Line(
        f"  the slowest twentieth ({hits:.0%} on the head)",
        1e3 * float(np.quantile(taken, 0.95)),
        "ms",
        None,
        3,
    )


def _times(painted: PaintedSkin) -> tuple[np.ndarray, float]:
    picker = Picker(painted)
    width, height = PICTURE
    eye = cameras.home(cameras.framing(subject().head), width / height)
    places = np.random.default_rng(7).uniform(
        (0.3 * width, 0.15 * height), (0.7 * width, 0.85 * height), (PICKS, 2)
    )
    taken, hits = np.empty(PICKS), 0
    for row, (x, y) in enumerate(places):
        start = time.perf_counter()
        found = picker.at(eye, float(x), float(y), width, height)
        taken[row] = time.perf_counter() - start
        hits += found is not None
    return taken, hits / PICKS


def _quartered(painted: PaintedSkin) -> PaintedSkin:
    """Every triangle split in four."""
    corners, count = painted.triangles, len(painted.vertices)
    ends = np.roll(corners, -1, axis=1)
    keys = (np.minimum(corners, ends) * count + np.maximum(corners, ends)).ravel()
    unique, inverse = np.unique(keys, return_inverse=True)
    first, second = np.divmod(unique, count)
    middle = count + inverse.reshape(corners.shape)
    a, b, c = corners.T
    ab, bc, ca = middle.T
    parts = [(a, ab, ca), (ab, b, bc), (bc, c, ca), (ab, bc, ca)]
    return PaintedSkin(
        vertices=np.vstack([painted.vertices, 0.5 * (painted.vertices[first] + painted.vertices[second])]),
        triangles=np.vstack([np.column_stack(part) for part in parts]),
        origin_vertices=np.zeros((0, 3), dtype=np.int64),
        origin_weights=np.zeros((0, 3)),
        origin_triangles=np.tile(painted.origin_triangles, 4),
        regions=painted.regions,
        region_of=np.tile(painted.region_of, 4),
    )
