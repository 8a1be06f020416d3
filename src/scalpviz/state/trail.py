"""The trail of what was looked at, to go back and forward through."""

from dataclasses import dataclass

from scalpviz.side import Side
from scalpviz.state.view import View, ZoneRef

LENGTH = 200
"""Places remembered."""


@dataclass(frozen=True)
class Place:
    """Something that was looked at.

    Parameters
    ----------
    selected : ZoneRef or None
        The zone or point.
    area, condition : str or None
        The body area or condition whose zones were highlighted.
    affected : Side or None
        The side of the body.
    beyond : bool
        Whether zones of systems that were not on view were highlighted as well.
    systems : tuple of str
        The systems on view.
    """

    selected: ZoneRef | None = None
    area: str | None = None
    condition: str | None = None
    affected: Side | None = None
    include_hidden_systems: bool = False
    systems: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """True where nothing is looked at."""
        return self.thing == (None, None, None)

    @property
    def thing(self) -> tuple[object, ...]:
        """What it is, whatever side and part of it, and whatever stands around it."""
        zone = self.selected and (self.selected.system, self.selected.code)
        return zone, self.area, self.condition


def place_of(view: View) -> Place:
    """What a view looks at."""
    return Place(
        view.selected, view.area, view.condition, view.affected, view.include_hidden_systems, view.systems
    )


class Trail:
    """Places in the order in which they were looked at, and the one that was last: as in a browser.

    Looking at nothing is no place: going back from there leads to what was looked at last.
    """

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1
        self._away = True

    @property
    def places(self) -> tuple[Place, ...]:
        """All of them."""
        return tuple(self._places)

    def visit(self, place: Place) -> None:
        """Look at something; somewhere new cuts off what lay ahead, another side of the same does not."""
        self._away = place.is_nothing
        if place.is_nothing:
            return
        here = self._places[self._at] if self._places else None
        if here is not None and here.thing == place.thing:
            self._places[self._at] = place
            return
        del self._places[self._at + 1 :]
        self._places.append(place)
        del self._places[:-LENGTH]
        self._at = len(self._places) - 1

    @property
    def before(self) -> Place | None:
        """Where back leads; None at the beginning."""
        at = self._at if self._away else self._at - 1
        return self._places[at] if at >= 0 else None

    @property
    def ahead(self) -> Place | None:
        """Where forward leads; None at the end."""
        return self._places[self._at + 1] if self._at + 1 < len(self._places) else None

    def go(self, by: int) -> Place | None:
        """Go back (-1) or forward (1); returns where to, None when there is nothing that way."""
        found = self.before if by < 0 else self.ahead
        if found is not None:
            if by > 0 or not self._away:
                self._at += by
            self._away = False
        return found
