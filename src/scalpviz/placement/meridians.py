"""Meridians and reference lines of an atlas, laid on a head when they are first wanted."""

from collections.abc import Iterator
from dataclasses import dataclass

from scalpviz.atlas.model import Atlas
from scalpviz.errors import ScalpVizError
from scalpviz.head.skin import SkinPath
from scalpviz.placement.constructions import Survey
from scalpviz.placement.place import sides_of
from scalpviz.placement.placed import Placement
from scalpviz.side import Side


@dataclass(frozen=True, eq=False)
class LaidLine:
    """A named line on the skin.

    Parameters
    ----------
    id : str
        Of the meridian or curve.
    name : str
        What is written beside it.
    side : Side
        The subject's side.
    path : SkinPath
        How it runs.
    """

    id: str
    name: str
    side: Side
    path: SkinPath


def laid_meridians(atlas: Atlas, placement: Placement) -> tuple[LaidLine, ...]:
    """Every run of every meridian on the sides it has; runs that this head does not let lay are left out."""
    survey = Survey(atlas, placement.head)
    found: list[LaidLine] = []
    for meridian in atlas.meridians:
        for side in sides_of(meridian.laterality):
            for run in meridian.runs:
                try:
                    found.append(LaidLine(meridian.id, meridian.id, side, survey.curve(run, side)))
                except ScalpVizError:
                    continue
    return tuple(found)


def laid_reference_lines(
    atlas: Atlas, placement: Placement, systems: tuple[str, ...]
) -> tuple[LaidLine, ...]:
    """Curves from which systems are measured: those whose id begins with the system's, as `jiao-ap-line`."""
    survey = Survey(atlas, placement.head)
    return tuple(
        LaidLine(curve.id, curve.name.en, side, path)
        for curve in atlas.curves
        if curve.id.partition("-")[0] in systems
        for side, path in _sides(survey, curve.id, sides_of(curve.laterality))
    )


def _sides(survey: Survey, curve: str, sides: tuple[Side, ...]) -> Iterator[tuple[Side, SkinPath]]:
    for side in sides:
        try:
            yield side, survey.named_curve(curve, side)
        except ScalpVizError:
            continue
