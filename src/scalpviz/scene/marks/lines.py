"""Meridians and reference lines printed on the skin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from scalpviz.atlas.model import Atlas
from scalpviz.atlas.texts import Names, Text
from scalpviz.head.skin.surface import Floats
from scalpviz.placement.meridians import LaidLine, laid_meridians, laid_reference_lines
from scalpviz.placement.placed import Placement
from scalpviz.scene.colours import palette
from scalpviz.scene.colours.palette import Colour
from scalpviz.scene.colours.record_colours import MERIDIAN_COLOURS, OTHER_POINT
from scalpviz.scene.labels.layer import NameOnHead
from scalpviz.scene.lettering.fonts import Font
from scalpviz.scene.marks.prints import Kind, Prints
from scalpviz.scene.on_view import SITES
from scalpviz.side import Side
from scalpviz.state.view import Centimetres, View

if TYPE_CHECKING:
    from scipy.spatial import cKDTree

HALF_WIDTH, THIN = 0.42, 0.3
"""Of a meridian and of a reference line, mm."""
STEP = 2.0
"""Between the places of a path, mm."""
SMOOTHED = 3.0
"""Over how many mm the bends of a path are rounded."""
RANK, REFERENCE_RANK = 4, 7
"""Of labels: meridians after zones and before points, what is measured from last."""
NAMED_AT = (0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9)


class LinesOnSkin:
    """The lines of one atlas on one head, laid when they are first wanted.

    Parameters
    ----------
    atlas, placement : Atlas, Placement
        Whose lines, on which head.
    """

    def __init__(self, atlas: Atlas, placement: Placement) -> None:
        self._atlas, self._placement = atlas, placement
        self._meridians: dict[bool, tuple[LaidLine, ...]] = {}
        self._reference: dict[tuple[frozenset[str], bool], tuple[LaidLine, ...]] = {}
        self._paths: dict[LaidLine, tuple[Floats, Floats]] = {}
        self._tree: cKDTree | None = None

    def meridians(self, view: View) -> tuple[LaidLine, ...]:
        """The meridians that a view shows."""
        if not view.meridians:
            return ()
        scaled = view.centimetres is Centimetres.SCALED
        if scaled not in self._meridians:
            self._meridians[scaled] = laid_meridians(self._atlas, self._placement, scaled)
        return tuple(line for line in self._meridians[scaled] if line.side in view.sides)

    def reference(self, view: View) -> tuple[LaidLine, ...]:
        """The lines from which the systems on view are measured, if they are wanted."""
        if not view.reference_lines:
            return ()
        key = (
            frozenset(view.systems) | (frozenset({SITES}) if view.sites else frozenset()),
            view.centimetres is Centimetres.SCALED,
        )
        if key not in self._reference:
            self._reference[key] = laid_reference_lines(self._atlas, self._placement, *key)
        return tuple(line for line in self._reference[key] if line.side in view.sides)

    def print(self, prints: Prints, view: View) -> None:
        """Add the lines on view: dashes for what is measured from, whole lines for meridians."""
        for lines, kind, half_width in (
            (self.reference(view), Kind.DASHED, THIN),
            (self.meridians(view), Kind.LINE, HALF_WIDTH),
        ):
            for line in lines:
                if line not in self._paths:
                    path = smooth(line.path.xyz)
                    self._paths[line] = path, self._normals(path)
                prints.line(*self._paths[line], kind, half_width, line_colour(line))

    def names(self, view: View, font: Font) -> list[NameOnHead]:
        """A name beside each line, once for each side: a meridian's letters, a reference line's name."""
        longest: dict[tuple[str, Side], LaidLine] = {}
        for line in (*self.meridians(view), *self.reference(view)):
            other = longest.get((line.id, line.side))
            if other is None or other.path.length < line.path.length:
                longest[line.id, line.side] = line
        names = []
        for line in longest.values():
            places = np.array([line.path.at(share * line.path.length) for share in sorted(NAMED_AT)])
            if isinstance(line.name, Names):
                words, rank = line.id, RANK
            else:
                words, rank = _in_language(line.name, view.language, font), REFERENCE_RANK
            key, normals = f"line/{line.id}/{line.side}", self._normals(places)
            names.append(NameOnHead(key, words, places, normals, 0.0, line_colour(line), rank, small=True))
        return names

    def _normals(self, places: Floats) -> Floats:
        head = self._placement.head
        if self._tree is None:
            from scipy.spatial import cKDTree

            self._tree = cKDTree(head.vertices)
        near = self._tree.query(places, k=4)[1]
        normals = head.normals[near].mean(axis=1)
        return np.asarray(normals / np.linalg.norm(normals, axis=1)[:, None])


def line_colour(line: LaidLine) -> Colour:
    """A meridian's own colour; one for all lines that are measured from."""
    if isinstance(line.name, Text):
        return palette.REFERENCE_LINE
    return MERIDIAN_COLOURS.get(line.id, OTHER_POINT)


def smooth(path: Floats) -> Floats:
    """The path with places evenly apart, its small bends rounded; its ends stay, shape (n, 3)."""
    steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    path = path[np.concatenate([[True], steps > 1e-6])]
    run = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    if run[-1] < STEP:
        return path
    even = np.linspace(0.0, run[-1], max(round(run[-1] / STEP), 2) + 1)
    places = _at(even, run, path)
    reach = max(round(SMOOTHED / STEP), 1)
    if len(places) <= reach:
        return places
    weights = np.hanning(2 * reach + 3)[1:-1]
    # beyond its ends the path goes on as its own image, turned about the end
    before, after = 2 * places[0] - places[reach:0:-1], 2 * places[-1] - places[-2 : -reach - 2 : -1]
    longer = np.concatenate([before, places, after])
    return np.stack([np.convolve(axis, weights / weights.sum(), "valid") for axis in longer.T], axis=1)


def _at(even: Floats, run: Floats, path: Floats) -> Floats:
    return np.stack([np.interp(even, run, path[:, axis]) for axis in range(3)], axis=1)


def _in_language(name: Text, language: str, font: Font) -> str:
    # what follows a comma says how the line runs, which one sees
    words = re.split("[,，]", name.in_language(language))[0]
    return words if font.covers(words) or words.isascii() else name.en.partition(",")[0]
