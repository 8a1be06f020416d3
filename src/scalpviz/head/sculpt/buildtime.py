"""Libraries that only sculpting needs, imported when they are first used."""

import importlib
from typing import Any

from scalpviz.errors import ScalpVizError


def library(name: str) -> Any:
    """A build-time library, or a module of this room that leans on one, by its import name.

    Raises
    ------
    ScalpVizError
        It is not installed.
    """
    try:
        return importlib.import_module(name)
    except ImportError as missing:
        raise ScalpVizError(
            'Sculpting the head needs the library "{library}": '
            'install the build-time extra with: pip install "scalpviz[sculpt]"',
            library=(missing.name or name).partition(".")[0],
        ) from missing
