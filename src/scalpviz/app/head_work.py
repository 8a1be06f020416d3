"""A head made ready to be shown: read, its zones placed and painted. Arrays only; runs in any thread."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scalpviz.app.work import Step
from scalpviz.atlas.model import Atlas
from scalpviz.side import Side
from scalpviz.state.card import OnHead
from scalpviz.state.presenter import ZoneFacts

if TYPE_CHECKING:
    from scalpviz.placement.painted import PaintedSkin
    from scalpviz.placement.placed import Placement


@dataclass(frozen=True, eq=False)
class ReadyHead:
    """A head with its zones, ready to be shown."""

    placement: "Placement"
    painted: "PaintedSkin"
    facts: ZoneFacts


def ready_head(atlas: Atlas, mesh: Path | None, landmarks: Path | None, step: Step) -> ReadyHead:
    """Read a head, lay the atlas on it and paint it.

    Parameters
    ----------
    mesh, landmarks : Path or None
        Files of a person's head; the reference head without them.
    step : callable
        Is told what is being done.

    Raises
    ------
    ScalpVizError
        The files cannot be used.
    """
    step("Reading the head")
    if mesh is None or landmarks is None:
        from scalpviz.head.reference import load_reference

        head = load_reference()
    else:
        from scalpviz.head.load import load_head

        head = load_head(mesh, landmarks)
    from scalpviz.placement.paint import paint
    from scalpviz.placement.place import place

    step("Laying the zones on the skin")
    placement = place(atlas, head)
    step("Painting the zones")
    painted = paint(head, placement.zones)
    return ReadyHead(placement, painted, facts_of(atlas, placement))


def facts_of(atlas: Atlas, placement: "Placement") -> ZoneFacts:
    """What the cards say about this head."""
    facts = {
        (zone.system, zone.code, zone.side): OnHead(((zone.side, zone.length),), zone.estimated)
        for zone in placement.zones
    }
    for zone in atlas.zones:
        sides = (Side.MIDLINE,) if zone.laterality == "midline" else (Side.RIGHT, Side.LEFT)
        for side in sides:
            reason = placement.unplaced.get(f"{zone.system}/{zone.code}/{side}")
            if reason:
                facts[zone.system, zone.code, side] = OnHead(unplaced=reason)
    return facts
