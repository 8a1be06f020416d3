"""Where the data that ships with the program lies."""

from pathlib import Path


def assets_dir() -> Path:
    """Folder of `zones.json`, `meshes/` and `icons/`: inside the wheel, or in the source tree."""
    packaged = Path(__file__).parent / "assets"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "assets"
