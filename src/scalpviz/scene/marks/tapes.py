"""Measuring tapes on the head: those that are laid, and the one in hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from scalpviz.errors import ScalpVizError
from scalpviz.head.skin.surface import Floats
from scalpviz.placement.placed import PlacedZone, Placement
from scalpviz.placement.tape import LaidTape, TapeMeasure
from scalpviz.scene.colours.palette import TAPE_EDGE
from scalpviz.scene.drawn_head import DrawnHead
from scalpviz.scene.labels.layer import NameOnHead
from scalpviz.scene.layer import Layer
from scalpviz.scene.lettering.fonts import find_font
from scalpviz.scene.marks.lines import smooth
from scalpviz.scene.marks.print_actor import PrintActor
from scalpviz.scene.marks.prints import Prints
from scalpviz.scene.marks.tape_ribbon import Piece, add_first_end, add_ribbon
from scalpviz.scene.marks.tape_shading import shade_tapes
from scalpviz.scene.marks.tape_words import tape_words
from scalpviz.scene.picking import Pick
from scalpviz.state.view import Tape, View, ZoneRef

TAPED = frozenset({"tapes", "tape_start", "measuring"})
"""Fields of a view that may change what is drawn."""
RANK = 1
"""Of labels: right after what is chosen, and shown where labels are off."""
NAMED_AT = (0.5, 0.35, 0.65, 0.2, 0.8)


@dataclass(frozen=True, eq=False)
class _DrawnTape:
    """A tape as it is drawn: its path evenly spaced, with the outward normals there."""

    tape: LaidTape
    path: Floats
    normals: Floats


@dataclass(eq=False)
class _TapesOnHead:
    """The head that tapes are laid on, and those that were laid on it."""

    placement: Placement
    measure: TapeMeasure
    known: dict[Tape, _DrawnTape | None] = field(default_factory=dict)


class TapesOnSkin(Layer):
    """Draws tapes with two actors: one for what is laid, one for what is in hand and moves.

    To be drawn after the skin.
    """

    follows: ClassVar = TAPED
    renames: ClassVar = TAPED

    def __init__(self) -> None:
        self._laid_actor, self._hand_actor = PrintActor(shade_tapes), PrintActor(shade_tapes)
        self._on_head: _TapesOnHead | None = None
        self._view = View()
        self._in_hand: _DrawnTape | None = None
        self._shown: tuple[_DrawnTape, ...] = ()

    @property
    def props(self) -> Sequence[Any]:
        """What is laid, and what is in hand."""
        return self._laid_actor.actor, self._hand_actor.actor

    def show(self, head: DrawnHead, view: View) -> None:
        """Take on another head, or the same in other paint."""
        if self._on_head is None or self._on_head.placement is not head.placement:
            self._on_head = _TapesOnHead(head.placement, TapeMeasure(head.placement))
        self._view, self._shown, self._in_hand = View(), (), None
        self._laid_actor.draw(Prints())
        self._hand_actor.draw(Prints())
        self.follow(view, TAPED)

    def follow(self, view: View, changed: frozenset[str]) -> bool:
        """Draw what a view shows; True when that changed the picture."""
        before, self._view = self._view, view
        if self._on_head is None or all(getattr(before, name) == getattr(view, name) for name in TAPED):
            return False
        self._in_hand = None
        self._shown = tuple(drawn for drawn in map(self._drawn, view.tapes) if drawn is not None)
        prints = Prints()
        for drawn in self._shown:
            add_ribbon(prints, drawn.path, drawn.normals, drawn.tape.length, Piece.LAID)
        self._laid_actor.draw(prints)
        self._draw_hand()
        return True

    def reach(self, place: Floats | None, zone: ZoneRef | None = None) -> bool:
        """Lead the tape in hand from its first end to a place, or to none; True when it changed."""
        start = self._view.tape_start
        if self._on_head is None or start is None or not self._view.measuring:
            return False
        before = self._in_hand
        if place is None:
            self._in_hand = None
        else:
            end = (float(place[0]), float(place[1]), float(place[2]))
            self._in_hand = self._draw(Tape(start, end, zone))
        self._draw_hand()
        return before is not self._in_hand

    def measured(self, view: View) -> tuple[LaidTape | None, ...]:
        """The tapes of a view on this head, in order; None for one that cannot be laid on it."""
        found = [self._drawn(tape) for tape in view.tapes]
        return tuple(drawn.tape if drawn else None for drawn in found)

    @property
    def in_hand(self) -> LaidTape | None:
        """The tape between its first end and the pointer."""
        return self._in_hand.tape if self._in_hand else None

    def followed(self, start: Floats, pick: Pick) -> ZoneRef | None:
        """The zone a tape follows from one place to another: the nearest band that both lie in."""
        if self._on_head is None:
            return None
        at_both = [zone for zone in self._bands(pick) if _holds(zone, start)]
        zone = min(at_both, key=lambda zone: _away(zone, pick.xyz), default=None)
        return None if zone is None else ZoneRef(zone.system, zone.code, zone.side)

    def along(self, ref: ZoneRef) -> tuple[Tape, ...]:
        """Tapes from end to end of a zone: one for each side and piece that a tape can follow."""
        if self._on_head is None:
            return ()
        lines = self._on_head.measure.lines_of(ref.system, ref.code, ref.side)
        return tuple(_whole(zone) for zone in lines)

    def names(self, view: View) -> list[NameOnHead]:
        """The length beside each tape; with its number where there are several."""
        numbered = len(self._shown) > 1
        font, names = find_font(), []
        for row, one in enumerate(self._shown):
            words = tape_words(one.tape, view.language)
            words = words if font.covers(words) else tape_words(one.tape, "en")
            if numbered:
                words = f"{row + 1}   {words}"
            names.append(NameOnHead(f"tape/{row}", words, *_spread(one), 0.0, TAPE_EDGE, RANK))
        return names

    def set_zoom(self, zoom: float) -> None:
        """Say how many pixels of the picture make one of the screen."""
        self._laid_actor.set_zoom(zoom)
        self._hand_actor.set_zoom(zoom)

    # -- inside --------------------------------------------------------------------------------

    def _drawn(self, tape: Tape) -> _DrawnTape | None:
        """A tape of the view, laid once."""
        it = self._on_head
        if it is None:
            return None
        if tape not in it.known:
            it.known[tape] = self._draw(tape)
        return it.known[tape]

    def _draw(self, tape: Tape) -> _DrawnTape | None:
        assert self._on_head is not None
        measure, ref = self._on_head.measure, tape.zone
        start, end = np.array(tape.start), np.array(tape.end)
        zone = measure.line_near(ref.system, ref.code, ref.side, start, end) if ref else None
        try:
            laid = measure.lay(start, end, zone)
        except ScalpVizError:
            return None
        path = smooth(laid.path.xyz)
        return _DrawnTape(laid, path, measure.normals(path))

    def _draw_hand(self) -> None:
        prints, start = Prints(), self._view.tape_start
        if self._in_hand is not None:
            drawn = self._in_hand
            add_ribbon(prints, drawn.path, drawn.normals, drawn.tape.length, Piece.IN_HAND)
        elif start is not None and self._view.measuring and self._on_head is not None:
            place = np.array(start)
            add_first_end(prints, place, self._on_head.measure.normals(place[None])[0])
        self._hand_actor.draw(prints)

    def _bands(self, pick: Pick) -> Sequence[PlacedZone]:
        assert self._on_head is not None
        painted = {paint.zone for paint in pick.paints}
        return [z for z in self._on_head.placement.zones if z.key in painted and z.kind == "band"]


def _whole(zone: PlacedZone) -> Tape:
    start, end = ((float(x), float(y), float(z)) for x, y, z in (zone.centreline.start, zone.centreline.end))
    return Tape(start, end, ZoneRef(zone.system, zone.code, zone.side))


def _away(zone: PlacedZone, place: Floats) -> float:
    return float(np.linalg.norm(zone.centreline.xyz - place, axis=1).min())


def _holds(zone: PlacedZone, place: Floats) -> bool:
    """Whether a place of the skin lies within a band, or so near that a finger would."""
    line = zone.centreline
    near = line.at(line.position_of(place))
    return float(np.linalg.norm(near - place)) < 0.5 * zone.width + 1.0


def _spread(drawn: _DrawnTape) -> tuple[Floats, Floats]:
    """Places along a tape that its label may point to, with the normals there."""
    rows = np.round(np.array(sorted(NAMED_AT)) * (len(drawn.path) - 1)).astype(int)
    return drawn.path[rows], drawn.normals[rows]
