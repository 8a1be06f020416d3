"""Open eyes as a second place for the vertices about the eyes: the mesh stays the same."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, diags

from scalpviz.head.sculpt.anatomy.eyes import EYE_BOX
from scalpviz.head.sculpt.eye_paint import iris_mask, pupil_mask, sclera_mask
from scalpviz.head.sculpt.field import MIRROR, Points, Values, project
from scalpviz.head.sculpt.head import SculptedHead
from scalpviz.head.sculpt.marching import Triangles, settled
from scalpviz.head.sculpt.shading import normals, openness

ROUNDS = 160
"""Of sliding over the closed lids, until the triangles that were walls of the opening are even."""
DIFFERENT = 0.01
"""Where the two fields differ by more than this the lids move, mm."""
RINGS = 4
"""How many rings of vertices about that place may slide with them."""
_PLACE_STEP = 0.001


@dataclass(frozen=True)
class OpenedLids:
    """Where vertices go when the eyes open.

    Attributes
    ----------
    rows : (k,) array of int
        The vertices that move.
    vertices, normals : (k, 3) arrays
        Their places, mm, and outward normals with the eyes open.
    masks : mapping of name to (k,) array of 0..1
        `ao`, `sclera`, `iris`, `pupil`.
    """

    rows: NDArray[np.int64]
    vertices: Points
    normals: Points
    masks: dict[str, Values]

    def on_both_sides(self, off: NDArray[np.bool_]) -> "OpenedLids":
        """The same for a mesh closed by its mirror image.

        Parameters
        ----------
        off : (n,) array of bool
            Which vertices of the half mesh lie off the mid-plane; those of the eyes all do.
        """
        twin = len(off) + np.cumsum(off) - 1
        return OpenedLids(
            np.concatenate([self.rows, twin[self.rows]]),
            np.vstack([self.vertices, self.vertices * MIRROR]),
            np.vstack([self.normals, self.normals * MIRROR]),
            {name: np.concatenate([mask, mask]) for name, mask in self.masks.items()},
        )


def closed_lids(
    asleep: SculptedHead, awake: SculptedHead, vertices: Points, triangles: Triangles
) -> tuple[Points, NDArray[np.int64]]:
    """Close the eyes of a half mesh that was made with open ones.

    The mesh is made with the eyes open, since the rims of the opening need triangles of their own; they
    find room on the smooth closed lid, but not the other way round.

    Parameters
    ----------
    asleep, awake : SculptedHead
        The same head with closed and with open eyes.
    vertices, triangles : (n, 3), (m, 3) arrays
        The half mesh with open eyes.

    Returns
    -------
    closed : (n, 3) array
        The vertices on the closed head.
    rows : (k,) array of int
        Those that moved.
    """
    low, high = np.array(EYE_BOX)
    clay = awake.warp.clay(vertices)
    inside = ((clay > low) & (clay < high)).all(axis=1)
    differ = np.zeros(len(vertices), dtype=bool)
    differ[inside] = np.abs(asleep(vertices[inside]) - awake(vertices[inside])) > DIFFERENT
    edges = np.vstack([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    links = coo_matrix((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), shape=(len(vertices),) * 2).tocsr()
    links = ((links + links.T) > 0).astype(float)
    for _ in range(RINGS):
        differ |= (links @ differ.astype(float)) > 0.0
    rows = np.nonzero(differ)[0]
    average = (diags(1.0 / np.asarray(links.sum(axis=1)).ravel()) @ links)[rows]
    closed = vertices.copy()
    closed[rows] = project(asleep, closed[rows], rounds=10)
    for _ in range(ROUNDS):
        step = average @ closed - closed[rows]
        outward = normals(asleep, closed[rows])
        step -= (step * outward).sum(axis=1)[:, None] * outward
        closed[rows] = project(asleep, closed[rows] + 0.7 * step, rounds=1)
    closed[rows] = settled(project(asleep, closed[rows], rounds=4), _PLACE_STEP)
    return closed, rows


def opened_eyes(
    awake: SculptedHead, vertices: Points, rows: NDArray[np.int64], triangles: Triangles, opening: float = 1.0
) -> OpenedLids:
    """What is stored of open eyes.

    Parameters
    ----------
    awake : SculptedHead
        The head with open eyes.
    vertices, triangles : (n, 3), (m, 3) arrays
        The half mesh with open eyes.
    rows : (k,) array of int
        The vertices that move, see `closed_lids`.
    opening : float
        How wide the lids are open, see `FaceCharacter`.
    """
    if not len(rows):
        nowhere, nothing = np.empty((0, 3)), np.empty(0)
        return OpenedLids(rows, nowhere, nowhere, dict.fromkeys(("ao", "sclera", "iris", "pupil"), nothing))
    outward = normals(awake, vertices)
    light = openness(awake, awake, vertices, outward, triangles)
    clay = awake.warp.clay(vertices[rows])
    masks = {
        "ao": light[rows],
        "sclera": sclera_mask(clay, opening),
        "iris": iris_mask(clay, opening),
        "pupil": pupil_mask(clay, opening),
    }
    return OpenedLids(rows, vertices[rows], outward[rows], masks)
