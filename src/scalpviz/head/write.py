"""A head's mesh as a file other programs read."""

import numpy as np

from scalpviz.head.skin.surface import Floats, Ints


def ply_bytes(vertices: Floats, triangles: Ints) -> bytes:
    """A binary little-endian PLY, coordinates in double precision.

    Parameters
    ----------
    vertices : array, shape (n, 3)
        In whatever frame they are to be written.
    triangles : array of int, shape (m, 3)
        Counterclockwise seen from outside.
    """
    header = (
        "ply\nformat binary_little_endian 1.0\ncomment mm\n"
        f"element vertex {len(vertices)}\nproperty double x\nproperty double y\nproperty double z\n"
        f"element face {len(triangles)}\nproperty list uchar int vertex_indices\nend_header\n"
    )
    faces = np.zeros(len(triangles), dtype=[("corners", "u1"), ("vertices", "<i4", 3)])
    faces["corners"] = 3
    faces["vertices"] = triangles
    return header.encode("ascii") + np.ascontiguousarray(vertices, dtype="<f8").tobytes() + faces.tobytes()
