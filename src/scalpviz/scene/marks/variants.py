"""Variants of what is chosen, beside the default: dashed outlines and rings on the skin, with names."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from scalpviz.atlas.describe import mark
from scalpviz.atlas.model import Atlas, Statement
from scalpviz.head.skin.surface import Floats, Skin, SkinPoint
from scalpviz.languages import say
from scalpviz.placement.placed import PlacedZone, Placement
from scalpviz.placement.variants import LaidVariant, variants_on
from scalpviz.scene.colours.palette import Colour
from scalpviz.scene.colours.record_colours import point_colour, zone_colours
from scalpviz.scene.labels.layer import NameOnHead
from scalpviz.scene.lettering.fonts import Font
from scalpviz.scene.marks.lines import smooth
from scalpviz.scene.marks.prints import Kind, Prints
from scalpviz.state.view import Centimetres, View

HALF_WIDTH, THIN = 0.34, 0.2
"""Of an outline, and of what parts it or ties it to the default, mm."""
RING = 2.6
"""Radius of the ring about a point's variant, mm."""
AROUND = 24
"""Places round a ring or round the end of a band."""
RANK = 1
"""Of names: with what is pointed at, so that they stand also where labels are off."""
NAMED_AT = 5
"""Places that a name may stand beside."""


@dataclass(frozen=True, eq=False)
class VariantOnSkin:
    """A variant as it is drawn.

    Parameters
    ----------
    variant : LaidVariant
        Which.
    colour : Colour
        Of the zone or point.
    outlines : tuple of (places, normals)
        Closed; dashed about a zone.
    ties : tuple of (places, normals)
        Thin: borders of parts, and the way from a point to its variant.
    places, normals : ndarray, shape (k, 3)
        What its name may stand beside: where it lies farthest from the default.
    note : Statement
        What it is, and who takes it so.
    """

    variant: LaidVariant
    colour: Colour
    outlines: tuple[tuple[Floats, Floats], ...]
    ties: tuple[tuple[Floats, Floats], ...]
    places: Floats
    normals: Floats
    note: Statement


class VariantsOnSkin:
    """Draws the variants of one atlas on one head; each zone's are laid when they are first wanted.

    Parameters
    ----------
    atlas, placement : Atlas, Placement
        Whose variants, on which head.
    """

    def __init__(self, atlas: Atlas, placement: Placement) -> None:
        self._atlas, self._placement = atlas, placement
        self._skin = Skin.of(placement.head.vertices, placement.head.triangles)
        self._colours = zone_colours(atlas)
        self._made: dict[tuple[str, str, bool], tuple[VariantOnSkin, ...]] = {}
        self._tree: Any = None

    def shown(self, view: View) -> tuple[VariantOnSkin, ...]:
        """What a view shows: variants of the chosen zone or point, on the sides that are on view."""
        chosen = view.selected
        if not view.variants or chosen is None:
            return ()
        key = (chosen.system, chosen.code, view.centimetres is Centimetres.SCALED)
        if key not in self._made:
            self._made[key] = self._make(*key)
        return tuple(
            item
            for item in self._made[key]
            if item.variant.side in view.sides and chosen.side in (None, item.variant.side)
        )

    def print(self, prints: Prints, view: View) -> None:
        """Add them."""
        for item in self.shown(view):
            # a ring is too short for dashes: there the way to it wears them
            round_point = item.variant.place is not None
            outline, tie = (Kind.LINE, Kind.DASHED) if round_point else (Kind.DASHED, Kind.LINE)
            for path, normals in item.ties:
                prints.line(path, normals, tie, THIN, item.colour)
            for path, normals in item.outlines:
                prints.line(path, normals, outline, HALF_WIDTH, item.colour)

    def names(self, view: View, font: Font) -> list[NameOnHead]:
        """What is written beside them: `variant: S62`, and how far off a point's lies."""
        found = []
        for item in self.shown(view):
            language = view.language if font.covers(say("variant: {sources}", view.language)) else "en"
            sources = mark(item.note, language).partition(" · ")[0]
            words = say("variant: {sources}", language, sources=sources)
            if item.variant.place is not None and item.variant.beside is not None:
                words += f" · {item.variant.most:.0f} mm"
            key = f"variant/{item.variant.id}/{item.variant.side}"
            normals = item.normals
            found.append(NameOnHead(key, words, item.places, normals, 0.0, item.colour, RANK))
        return found

    # -- inside --------------------------------------------------------------------------------

    def _make(self, system: str, code: str, scaled: bool) -> tuple[VariantOnSkin, ...]:
        record = self._atlas.named(system, code)
        notes = {variant.id: variant.note for variant in record.variants}
        point = point_colour(system, code)
        colour = self._colours.get((system, code), point)
        laid = variants_on(self._atlas, self._placement, scaled).of(system, code)
        return tuple(self._drawn(one, colour, notes[one.id]) for one in laid)

    def _drawn(self, one: LaidVariant, colour: Colour, note: Statement) -> VariantOnSkin:
        if one.place is not None:
            return self._ring(one, one.place, colour, note)
        outlines = tuple(self._on_skin(self._outline(piece)) for piece in one.pieces)
        places = np.concatenate([piece.centreline.xyz for piece in one.pieces])
        own = [zone for zone in self._placement.zones if self._is_default(zone, one)]
        parted = {part.start for zone in own for part in zone.parts}
        # parts are drawn only where they are the variant's own
        apart = [piece for piece in one.pieces if {part.start for part in piece.parts} != parted]
        ties = tuple(self._on_skin(tie) for piece in apart for tie in self._parts(piece))
        if own:
            from scipy.spatial import cKDTree

            away = cKDTree(np.concatenate([zone.centreline.xyz for zone in own])).query(places)[0]
            places = places[np.argsort(-away)[:NAMED_AT]]
        else:
            places = places[:: max(len(places) // NAMED_AT, 1)]
        return VariantOnSkin(one, colour, outlines, ties, places, self._normals(places), note)

    def _is_default(self, zone: PlacedZone, one: LaidVariant) -> bool:
        piece = one.pieces[0]
        return (zone.system, zone.code, zone.side) == (piece.system, piece.code, one.side)

    def _ring(self, one: LaidVariant, place: SkinPoint, colour: Colour, note: Statement) -> VariantOnSkin:
        normal = self._normals(place.xyz[None])[0]
        first = np.cross(normal, np.eye(3)[np.argmin(np.abs(normal))])
        first /= np.linalg.norm(first)
        turn = np.linspace(0.0, 2 * np.pi, 2 * AROUND + 1)[:, None]
        ring = place.xyz + RING * (np.cos(turn) * first + np.sin(turn) * np.cross(normal, first))
        ties: tuple[tuple[Floats, Floats], ...] = ()
        if one.beside is not None and one.most > 2 * RING:
            way = self._skin.geodesic(one.beside, place)
            ties = (self._on_skin(smooth(way.between(0.0, way.length - RING).xyz)),)
        here = place.xyz[None]
        return VariantOnSkin(one, colour, (self._on_skin(ring),), ties, here, self._normals(here), note)

    def _outline(self, zone: PlacedZone) -> Floats:
        """Round a zone, closed: of a band both sides of its line and its round ends, shape (n, 3)."""
        path = smooth(zone.centreline.xyz)
        if zone.kind != "band":
            return path
        ahead, across = self._along(path)
        half = zone.width / 2
        turn = np.linspace(0.0, np.pi, AROUND)[1:-1, None]
        round_end = path[-1] + half * (np.cos(turn) * across[-1] + np.sin(turn) * ahead[-1])
        round_start = path[0] - half * (np.cos(turn) * across[0] + np.sin(turn) * ahead[0])
        one, other = path + half * across, (path - half * across)[::-1]
        return np.concatenate([one, round_end, other, round_start, one[:1]])

    def _parts(self, zone: PlacedZone) -> list[Floats]:
        """Across a band where one part ends and the next begins."""
        borders = [part.start for part in zone.parts if part.start > 0]
        found = []
        for share in borders:
            at = share * zone.length
            near = zone.centreline.at_each(np.clip(np.array([at - 1.0, at, at + 1.0]), 0.0, zone.length))
            _, across = self._along(near)
            steps = np.linspace(-zone.width / 2, zone.width / 2, 5)[:, None]
            found.append(near[1] + steps * across[1])
        return found

    def _along(self, path: Floats) -> tuple[Floats, Floats]:
        """Unit directions onward and to the side along the skin, at each place of a path."""
        normals = self._normals(path)
        ahead = np.gradient(path, axis=0)
        ahead -= np.sum(ahead * normals, axis=1)[:, None] * normals
        ahead /= np.maximum(np.linalg.norm(ahead, axis=1), 1e-9)[:, None]
        return ahead, np.cross(normals, ahead)

    def _on_skin(self, path: Floats) -> tuple[Floats, Floats]:
        """A path laid down onto the skin, with the outward normals there."""
        places = np.array([point.xyz for point in self._skin.nearest_points(path)])
        return places, self._normals(places)

    def _normals(self, places: Floats) -> Floats:
        head = self._placement.head
        if self._tree is None:
            from scipy.spatial import cKDTree

            self._tree = cKDTree(head.vertices)
        near = self._tree.query(places, k=4)[1]
        normals = head.normals[near].mean(axis=1)
        return np.asarray(normals / np.linalg.norm(normals, axis=1)[:, None])
