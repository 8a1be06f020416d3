"""Points on the skin: acupoints as small discs, electrode sites as small rings; meridians through them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.spatial import cKDTree

from scalpviz.atlas.model import Atlas
from scalpviz.head.skin import Floats
from scalpviz.placement.meridians import LaidLine, laid_meridians, laid_reference_lines
from scalpviz.placement.placed import PlacedPoint, Placement
from scalpviz.scene import palette
from scalpviz.scene.guides import spaced
from scalpviz.scene.labels import NameOnHead
from scalpviz.scene.palette import Colour
from scalpviz.scene.solids import Solids
from scalpviz.side import Side
from scalpviz.state.view import View, ZoneRef

RADIUS, RIM = 1.7, 0.5
"""Of a point and of the line round it, mm."""
LIFT = 0.35
"""How far points lie above the skin, mm: no more than keeps them clear of it."""
CHOSEN_RIM = 1.3
REACH = 3.2
"""How near the pointer must come, mm."""
LINE, DASH, GAP = 0.42, 4.0, 2.5
"""Radius of a meridian's cord; pieces of a reference line and the room between them, mm."""
STEP, SIDES, AROUND = 2.5, 6, 24
"""From one ring of a cord to the next, mm; sides of a cord and of a disc: as few as look round."""


@dataclass(frozen=True, eq=False)
class PointOnSkin:
    """A point with the outward normal of the skin there, shape (3,)."""

    point: PlacedPoint
    normal: Floats

    @property
    def places(self) -> Floats:
        """Its place alone, shape (1, 3), mm."""
        return self.point.place.xyz[None]

    @property
    def normals(self) -> Floats:
        """The normal there, shape (1, 3)."""
        return self.normal[None]


class LinesOnSkin:
    """Meridians and reference lines on one head, laid when they are first wanted.

    Parameters
    ----------
    atlas, placement : Atlas, Placement
        Whose lines, on which head.
    """

    def __init__(self, atlas: Atlas, placement: Placement) -> None:
        self._atlas, self._placement = atlas, placement
        self._reference: dict[tuple[str, ...], tuple[LaidLine, ...]] = {}

    @cached_property
    def meridians(self) -> tuple[LaidLine, ...]:
        """Every run of every meridian."""
        return laid_meridians(self._atlas, self._placement)

    def reference(self, systems: tuple[str, ...]) -> tuple[LaidLine, ...]:
        """The lines from which these systems are measured."""
        if systems not in self._reference:
            self._reference[systems] = laid_reference_lines(self._atlas, self._placement, systems)
        return self._reference[systems]


def points_on_skin(placement: Placement) -> tuple[PointOnSkin, ...]:
    """Every placed point with its normal."""
    head = placement.head
    if not placement.points:
        return ()
    places = np.array([point.place.xyz for point in placement.points])
    normals = head.normals[cKDTree(head.vertices).query(places)[1]]
    return tuple(PointOnSkin(*both) for both in zip(placement.points, normals, strict=True))


def is_meant(ref: ZoneRef | None, point: PlacedPoint) -> bool:
    """Whether a reference means this point."""
    return (
        ref is not None
        and (ref.system, ref.code) == (point.system, point.code)
        and ref.side in (None, point.side)
    )


def shown_points(points: Iterable[PointOnSkin], view: View) -> list[PointOnSkin]:
    """Points on view: of systems that are switched on, chosen, under the pointer, or lit."""
    systems = {*view.systems}
    systems |= {"acupoints"} if view.points else set()
    systems |= {"eeg"} if view.sites else set()
    lit = {(ref.system, ref.code) for ref in view.lit}
    return [
        item
        for item in points
        if (item.point.system in systems and (item.point.side in view.sides or item.point.system == "eeg"))
        or is_meant(view.selected, item.point)
        or is_meant(view.hovered, item.point)
        or (item.point.system, item.point.code) in lit
    ]


def draw_points(solids: Solids, shown: Sequence[PointOnSkin], view: View) -> None:
    """Add a disc for each acupoint and a ring for each electrode site."""
    for item in shown:
        chosen, hovered = is_meant(view.selected, item.point), is_meant(view.hovered, item.point)
        colour = palette.point_colour(item.point.system, item.point.code)
        grown = 1.25 if hovered and not chosen else 1.0
        if chosen:
            _disc(solids, item, RADIUS + CHOSEN_RIM, LIFT, palette.POINT_CHOSEN)
        if item.point.system == "eeg":
            _disc(solids, item, grown * (RADIUS + 0.2), LIFT + 0.06, colour)
            _disc(solids, item, grown * (RADIUS - 0.55), LIFT + 0.12, palette.SITE_FACE)
            continue
        _disc(solids, item, grown * (RADIUS + RIM), LIFT + 0.06, palette.POINT_RIM)
        _disc(solids, item, grown * RADIUS, LIFT + 0.12, colour)


def draw_lines(solids: Solids, lines: Iterable[LaidLine], view: View, *, dashed: bool) -> None:
    """Add meridians as cords, or reference lines as dashes, on the sides on view."""
    for line in lines:
        if line.side not in view.sides:
            continue
        path = spaced(line.path.xyz, STEP)
        if not dashed:
            colour = palette.MERIDIAN_COLOURS.get(line.id, palette.OTHER_POINT)
            solids.tube(path, LINE, colour, SIDES)
            continue
        along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
        for start in np.arange(0.0, along[-1], DASH + GAP):
            piece = np.linspace(start, min(start + DASH, along[-1]), 5)
            if piece[-1] - piece[0] > 0.5:
                dash = np.stack([np.interp(piece, along, path[:, axis]) for axis in range(3)], axis=1)
                solids.tube(dash, LINE, palette.REFERENCE_LINE, SIDES)


def point_names(shown: Sequence[PointOnSkin], view: View) -> list[NameOnHead]:
    """Codes beside points; those of chosen ones come first, those of sites last."""
    names = []
    for item in shown:
        point = item.point
        rank = 0 if is_meant(view.selected, point) else 1 if is_meant(view.hovered, point) else 4
        if rank == 4 and point.system == "eeg":
            rank = 5
        colour = palette.point_colour(point.system, point.code)
        key = f"point/{point.code}/{point.side}"
        names.append(NameOnHead(key, point.code, item.places, item.normals, 0.0, colour, rank))
    return names


def line_names(placement: Placement, lines: Iterable[LaidLine], view: View) -> list[NameOnHead]:
    """A name beside each line: once for each side, near its middle."""
    head = placement.head
    tree = cKDTree(head.vertices)
    names: dict[tuple[str, Side], NameOnHead] = {}
    for line in sorted(lines, key=lambda line: -line.path.length):
        if line.side not in view.sides or (line.id, line.side) in names:
            continue
        places = np.array([line.path.at(s) for s in np.linspace(0.15, 0.85, 7) * line.path.length])
        normals = head.normals[tree.query(places)[1]]
        colour = palette.MERIDIAN_COLOURS.get(line.id, palette.REFERENCE_LINE)
        key = f"line/{line.id}/{line.side}"
        # What follows a comma says how the line runs, which one sees.
        words = line.name.partition(",")[0]
        names[line.id, line.side] = NameOnHead(key, words, places, normals, 0.0, colour, 4)
    return list(names.values())


def nearest_point(shown: Sequence[PointOnSkin], xyz: Floats) -> ZoneRef | None:
    """The point within reach of a place on the skin."""
    best: tuple[float, ZoneRef] | None = None
    for item in shown:
        away = float(np.linalg.norm(item.point.place.xyz - xyz))
        if away <= REACH and (best is None or away < best[0]):
            best = away, ZoneRef(item.point.system, item.point.code, item.point.side)
    return None if best is None else best[1]


def _disc(solids: Solids, item: PointOnSkin, radius: float, lift: float, colour: Colour) -> None:
    normal = item.normal / np.linalg.norm(item.normal)
    first = np.cross(normal, np.eye(3)[np.argmin(np.abs(normal))])
    first /= np.linalg.norm(first)
    second = np.cross(normal, first)
    turn = np.linspace(0.0, 2 * np.pi, AROUND + 1)
    centre = item.point.place.xyz + lift * normal
    rim = centre + radius * (np.cos(turn)[:, None] * first + np.sin(turn)[:, None] * second)
    solids.fan(centre, rim, normal, colour, behind=False)
