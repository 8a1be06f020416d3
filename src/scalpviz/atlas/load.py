"""The atlas file, read and checked."""

from pathlib import Path

from pydantic import ValidationError

from scalpviz.assets import assets_dir
from scalpviz.atlas.model import Atlas
from scalpviz.errors import ScalpVizError


class AtlasError(ScalpVizError):
    """An atlas file that cannot be used; the message names file, place, found and expected."""


def load_atlas(path: Path | None = None) -> Atlas:
    """Read and check an atlas file.

    Parameters
    ----------
    path : Path or None
        The file; None is the atlas that ships with the program.

    Raises
    ------
    AtlasError
        The file is missing, is not JSON, or holds something an atlas may not hold.
    """
    path = path or assets_dir() / "zones.json"
    try:
        return Atlas.model_validate_json(path.read_bytes(), strict=True)
    except OSError as error:
        raise AtlasError(f"{path} cannot be read: {error.strerror}.") from None
    except ValidationError as error:
        raise AtlasError(f"{path} is not a sound atlas: {error.errors()[0]['msg']}.") from None
