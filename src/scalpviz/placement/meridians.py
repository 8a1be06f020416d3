"""Meridians and reference lines of an atlas, laid on a head when they are first wanted."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from scalpviz.atlas.geometry import Curve
from scalpviz.atlas.model import Atlas
from scalpviz.atlas.texts import Names, Text
from scalpviz.errors import ScalpVizError
from scalpviz.head.skin.surface import SkinPath
from scalpviz.placement.construct.solver import ConstructionSolver
from scalpviz.placement.place import sides_of
from scalpviz.placement.placed import Placement
from scalpviz.side import Side


@dataclass(frozen=True, eq=False)
class LaidLine:
    """A named line on the skin, or one run of it.

    Parameters
    ----------
    id : str
        Of the meridian or curve.
    name : Text or Names
        What it is called.
    side : Side
        The subject's side.
    path : SkinPath
        How it runs.
    """

    id: str
    name: Text | Names
    side: Side
    path: SkinPath


def laid_meridians(atlas: Atlas, placement: Placement, scaled: bool = False) -> tuple[LaidLine, ...]:
    """Every run of every meridian on the sides it has; runs that this head does not let lay are left out.

    Parameters
    ----------
    scaled : bool
        Whether centimetres grow and shrink with the head, as in `scalpviz.placement.place.place`.
    """
    solver = ConstructionSolver(atlas, placement.head, scaled)
    return tuple(
        LaidLine(meridian.id, meridian.names, side, path)
        for meridian in atlas.meridians
        for run in meridian.runs
        for side, path in _laid(solver, run, sides_of(meridian.laterality))
    )


def laid_reference_lines(
    atlas: Atlas, placement: Placement, systems: Collection[str], scaled: bool = False
) -> tuple[LaidLine, ...]:
    """Curves from which systems are measured: those whose id begins with the system's, as `jiao-ap-line`.

    Curves that this head does not let lay are left out.
    """
    solver = ConstructionSolver(atlas, placement.head, scaled)
    return tuple(
        LaidLine(curve.id, curve.name, side, path)
        for curve in atlas.curves
        if any(curve.id.startswith(f"{system}-") for system in systems)
        for side, path in _laid(solver, curve.course, sides_of(curve.laterality))
    )


def _laid(
    solver: ConstructionSolver, course: Curve, sides: tuple[Side, ...]
) -> Iterator[tuple[Side, SkinPath]]:
    for side in sides:
        try:
            yield side, solver.curve(course, side)
        except ScalpVizError:
            continue
