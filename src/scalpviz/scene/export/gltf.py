"""What a plotter shows as glTF, in one binary file (GLB) too, which VTK's exporter does not write."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scalpviz.files import write_bytes

BINARY = ".glb"


def export_gltf(export: Callable[..., Any], filename: str | Path, **how: Any) -> None:
    """Write what a plotter shows.

    Parameters
    ----------
    export : callable
        The plotter's own `export_gltf`.
    filename : str or Path
        Ends in `.glb` for a binary file, else it is text with all its data in it.
    **how
        What else `export` is told.

    Raises
    ------
    ScalpVizError
        A binary file cannot be written there.
    """
    path = Path(filename)
    if path.suffix.lower() != BINARY:
        export(filename, **how)
        return
    import trimesh

    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "scene.gltf"
        export(text, **how | {"inline_data": True})
        content = trimesh.load_scene(text).export(file_type="glb")
    write_bytes(path, bytes(content))
