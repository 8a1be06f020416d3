"""ScalpViz: the zones of scalp acupuncture on a head one can turn.

An educational atlas, not a medical device.

Importing it is light; what its functions need is loaded when one is first asked for.

Examples
--------
>>> import scalpviz
>>> plotter = scalpviz.plot("MS6", off_screen=True)
>>> picture = plotter.screenshot(return_img=True)
>>> plotter.close()
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from scalpviz.about import NOTICE, __version__

if TYPE_CHECKING:
    from scalpviz.api.loading import load_atlas, load_head, place
    from scalpviz.api.meshes import to_pyvista
    from scalpviz.api.plotting import HeadPlotter, plot, render
    from scalpviz.errors import ScalpVizError

__all__ = [
    "NOTICE",
    "HeadPlotter",
    "ScalpVizError",
    "__version__",
    "load_atlas",
    "load_head",
    "place",
    "plot",
    "render",
    "to_pyvista",
]

_HOMES = {
    "HeadPlotter": "scalpviz.api.plotting",
    "ScalpVizError": "scalpviz.errors",
    "load_atlas": "scalpviz.api.loading",
    "load_head": "scalpviz.api.loading",
    "place": "scalpviz.api.loading",
    "plot": "scalpviz.api.plotting",
    "render": "scalpviz.api.plotting",
    "to_pyvista": "scalpviz.api.meshes",
}
"""Where each name is declared."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
