"""A person's head: skin, landmarks, curves, in the head's frame."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from scalpviz.head.names import sided
from scalpviz.head.skin.surface import Floats, SkinPath
from scalpviz.side import Side


@dataclass(frozen=True, eq=False)
class Landmark:
    """A named place on the skin.

    Parameters
    ----------
    xyz : ndarray, shape (3,)
        In the head's frame, mm, on the skin.
    estimated : bool
        True when nobody pointed at it: it was carried over from the reference head.
    """

    xyz: Floats
    estimated: bool = False


@dataclass(frozen=True, eq=False)
class OpenEyes:
    """Where the vertices about the eyes go when the eyes open: the mesh stays the same.

    Parameters
    ----------
    rows : ndarray of int, shape (k,)
        Vertices of the head that move.
    vertices, normals : ndarray, shape (k, 3)
        Their places, mm, and unit outward normals with the eyes open.
    masks : mapping of str to ndarray, shape (k,)
        `ao`, `sclera`, `iris`, `pupil`, 0 to 1.
    """

    rows: np.ndarray
    vertices: Floats
    normals: Floats
    masks: Mapping[str, Floats]


@dataclass(frozen=True, eq=False)
class Head:
    """A head in its own frame: mm, x right, y front, z up, origin midway between the tragi.

    Parameters
    ----------
    name : str
        What the head is called in the window and in files.
    vertices : ndarray, shape (n, 3)
        mm, in the head's frame.
    triangles : ndarray of int, shape (m, 3)
        Counterclockwise seen from outside.
    landmarks : mapping of str to Landmark
        Keys as in `scalpviz.head.names`: midline names as they are, paired ones with `_left` or `_right`.
    curves : mapping of str to SkinPath
        Parts of the hairline: `hairline_front` (right to left), `hairline_nape` (right to left),
        `hairline_temple_right`, `hairline_temple_left`, `hairline_ear_right`, `hairline_ear_left`.
    curves_estimated : bool
        True when the hairline was carried over from the reference head.
    normals : ndarray, shape (n, 3)
        Unit, outward.
    masks : mapping of str to ndarray, shape (n,)
        What the skin shows, 0 to 1 per vertex: `ao` (1 is open), `hair`, `brow`, `lip`. May lack any.
    to_file : ndarray, shape (4, 4)
        From the head's frame to that of the file it came from, both in mm: a rigid motion.
    open_eyes : OpenEyes, optional
        Only stored heads can open their eyes.
    """

    name: str
    vertices: Floats
    triangles: np.ndarray
    landmarks: Mapping[str, Landmark]
    curves: Mapping[str, SkinPath]
    normals: Floats
    curves_estimated: bool = False
    masks: Mapping[str, Floats] = field(default_factory=dict)
    to_file: Floats = field(default_factory=lambda: np.eye(4))
    open_eyes: OpenEyes | None = None

    def awake(self) -> "Head":
        """The head with its eyes open, in the same triangles; itself if it cannot open them.

        Its masks have `sclera`, `iris` and `pupil` besides. Landmarks and curves stay where they are: those
        of the eye were taken with the lids closed.
        """
        opened = self.open_eyes
        if opened is None:
            return self

        def moved(values: Floats, there: Floats) -> Floats:
            changed = np.array(values)
            changed[opened.rows] = there
            return changed

        closed = {name: np.zeros(len(self.vertices)) for name in opened.masks} | dict(self.masks)
        return replace(
            self,
            vertices=moved(self.vertices, opened.vertices),
            normals=moved(self.normals, opened.normals),
            masks=closed | {name: moved(closed[name], mask) for name, mask in opened.masks.items()},
            open_eyes=None,
        )

    def landmark(self, name: str, side: Side = Side.MIDLINE) -> Landmark:
        """The landmark of that name without its side; KeyError when the head has none."""
        return self.landmarks[sided(name, side)]

    def in_file_frame(self, xyz: Floats) -> Floats:
        """Places (..., 3) of the head's frame, in the frame of the file (mm)."""
        return np.asarray(xyz @ self.to_file[:3, :3].T + self.to_file[:3, 3])
