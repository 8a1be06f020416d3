"""Plane geometry that several rooms of the sculptor share."""

import numpy as np
from numpy.typing import NDArray


def inside(polygon: NDArray[np.float64], places: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which places (n, 2) lie in a closed polygon (m, 2)."""
    within = np.zeros(len(places), dtype=bool)
    for start, end in zip(polygon, np.roll(polygon, -1, axis=0), strict=True):
        if start[1] == end[1]:
            continue
        crosses = (start[1] <= places[:, 1]) != (end[1] <= places[:, 1])
        slope = (end[0] - start[0]) / (end[1] - start[1])
        within ^= crosses & (places[:, 0] < start[0] + (places[:, 1] - start[1]) * slope)
    return within


def edge_distance(polygon: NDArray[np.float64], places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Distance (n,) of places (n, 2) to the outline of a closed polygon (m, 2)."""
    distance = np.full(len(places), np.inf)
    for start, end in zip(polygon, np.roll(polygon, -1, axis=0), strict=True):
        edge, away = end - start, places - start
        along = np.clip((away @ edge) / (edge @ edge), 0.0, 1.0)
        distance = np.minimum(distance, np.linalg.norm(away - along[:, None] * edge, axis=1))
    return distance
