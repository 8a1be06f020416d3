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

ROUNDS = 60
"""Of sliding along the open lids, so that their margins get triangles of their own."""
_PLACE_STEP = 0.001


@dataclass(frozen=True)
class OpenEyes:
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

    def on_both_sides(self, off: NDArray[np.bool_]) -> "OpenEyes":
        """The same for a mesh closed by its mirror image.

        Parameters
        ----------
        off : (n,) array of bool
            Which vertices of the half mesh lie off the mid-plane; those of the eyes all do.
        """
        twin = len(off) + np.cumsum(off) - 1
        return OpenEyes(
            np.concatenate([self.rows, twin[self.rows]]),
            np.vstack([self.vertices, self.vertices * MIRROR]),
            np.vstack([self.normals, self.normals * MIRROR]),
            {name: np.concatenate([mask, mask]) for name, mask in self.masks.items()},
        )


def opened_eyes(awake: SculptedHead, vertices: Points, triangles: Triangles, opening: float = 1.0) -> OpenEyes:
    """Move the vertices about the right eye onto a head whose eyes are open.

    Parameters
    ----------
    awake : SculptedHead
        The same head with open eyes; it differs only about them.
    vertices, triangles : (n, 3), (m, 3) arrays
        The half mesh with closed eyes.
    opening : float
        How wide the lids are open, see `FaceCharacter`.
    """
    low, high = np.array(EYE_BOX)
    clay = awake.warp.clay(vertices)
    rows = np.nonzero(((clay > low) & (clay < high) & (vertices[:, :1] > 0.0)).all(axis=1))[0]
    edges = np.vstack([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    links = coo_matrix((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), shape=(len(vertices),) * 2).tocsr()
    links = ((links + links.T) > 0).astype(float)
    average = (diags(1.0 / np.asarray(links.sum(axis=1)).ravel()) @ links)[rows]
    moved = vertices.copy()
    moved[rows] = project(awake, moved[rows], rounds=8)
    for _ in range(ROUNDS):
        step = average @ moved - moved[rows]
        outward = normals(awake, moved[rows])
        step -= (step * outward).sum(axis=1)[:, None] * outward
        moved[rows] = project(awake, moved[rows] + 0.5 * step, rounds=1)
    moved[rows] = settled(project(awake, moved[rows], rounds=4), _PLACE_STEP)
    gone = np.linalg.norm(moved[rows] - vertices[rows], axis=1) > _PLACE_STEP
    rows = rows[gone]
    outward = normals(awake, moved)
    light = openness(awake, awake, moved, outward, triangles)
    clay = awake.warp.clay(moved[rows])
    masks = {
        "ao": light[rows],
        "sclera": sclera_mask(clay, opening),
        "iris": iris_mask(clay, opening),
        "pupil": pupil_mask(clay, opening),
    }
    return OpenEyes(rows, moved[rows], outward[rows], masks)
