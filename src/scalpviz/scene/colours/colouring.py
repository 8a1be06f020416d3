"""Which colour each region of the skin wears for what the user chose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scalpviz.atlas.keys import SiteKey
from scalpviz.head.skin.surface import Floats
from scalpviz.placement.painting.painted import Paint
from scalpviz.placement.placed import PlacedZone
from scalpviz.scene.colours import palette
from scalpviz.scene.colours.emphasis import emphasis
from scalpviz.scene.colours.palette import Colour, Emphasis
from scalpviz.scene.colours.vision import from_oklab, oklab
from scalpviz.scene.on_view import compared, zone_shown
from scalpviz.state.view import SkinTone, View


@dataclass(frozen=True)
class Coat:
    """Paint on skin.

    Parameters
    ----------
    colour : Colour
        sRGB.
    cover : float
        How much of the skin's own colour it hides, 0 to 1.
    """

    colour: Colour
    cover: float


NO_PAINT = Coat((0.0, 0.0, 0.0), 0.0)


@dataclass(frozen=True)
class Look:
    """How one region is painted.

    Parameters
    ----------
    coat : Coat
        What it wears.
    rim : float
        Width of the line along borders, mm.
    lines : tuple of SiteKey
        Keys of the zones whose borders are drawn.
    fading : mapping of SiteKey to Coat, as pairs
        Of zones whose borders are not exact: the key, and what the region wears without that zone. Its
        paint fades into that toward its border, and no line is drawn there but a dashed one.
    striped : bool
        Whether only stripes of the coat are laid on.
    beneath : Coat
        What shows between the stripes.
    """

    coat: Coat
    rim: float
    lines: tuple[SiteKey, ...]
    fading: tuple[tuple[SiteKey, Coat], ...] = ()
    striped: bool = False
    beneath: Coat = NO_PAINT

    @property
    def soft(self) -> bool:
        """Whether it takes more than one coat to draw it."""
        return self.striped or bool(self.fading)


BARE = Look(NO_PAINT, 0.0, ())

RANK = {
    palette.ASIDE: 0,
    palette.BACKSTAGE: 0,
    palette.CALM: 1,
    palette.SELECTED_REST: 2,
    palette.HIGHLIGHTED: 3,
    palette.HOVERED: 4,
    palette.SELECTED: 5,
}
"""Where zones overlap, only those of the highest rank show."""

_Seen = tuple[Paint, ...]


class Colouring:
    """Turns a view into the look of every region.

    Parameters
    ----------
    zones : mapping of SiteKey to PlacedZone
        By key.
    colours : mapping of (system, code) to Colour
        Of `zone_colours`.
    regions : tuple of tuple of Paint
        Of the painted skin.
    """

    def __init__(
        self,
        zones: Mapping[SiteKey, PlacedZone],
        colours: Mapping[tuple[str, str], Colour],
        regions: tuple[_Seen, ...],
    ) -> None:
        self._zones = zones
        self._regions = regions
        self._base = {key: self._own_colours(zone, colours) for key, zone in zones.items()}
        self._systems = frozenset(zone.system for zone in zones.values())
        # There are few combinations and each click asks for all of them.
        self._mixed: dict[tuple[_Seen, Emphasis, SkinTone, str | None], Look] = {}

    @property
    def regions(self) -> tuple[_Seen, ...]:
        """What each region carries."""
        return self._regions

    @staticmethod
    def _own_colours(zone: PlacedZone, colours: Mapping[tuple[str, str], Colour]) -> dict[str | None, Floats]:
        """Colour of the zone and of each of its parts."""
        base = colours[zone.system, zone.code]
        middle = (len(zone.parts) - 1) / 2
        own: dict[str | None, Floats] = {
            part.id: palette.lifted(base, palette.PART_STEP * (row - middle))
            for row, part in enumerate(zone.parts)
        }
        own[None] = np.asarray(base)
        return own

    def looks(self, view: View) -> tuple[Look, ...]:
        """The look of each region."""
        striped = compared(view, self._systems)
        shown = {key for key, zone in self._zones.items() if zone_shown(zone, view)}
        stands: dict[Paint, Emphasis] = {}
        return tuple(self._look(region, view, shown, stands, striped) for region in self._regions)

    def _look(
        self,
        region: _Seen,
        view: View,
        shown: set[SiteKey],
        stands: dict[Paint, Emphasis],
        striped: str | None,
    ) -> Look:
        layers = [paint for paint in region if paint.zone in shown]
        if not layers:
            return BARE
        for paint in layers:
            if paint not in stands:
                stands[paint] = emphasis(self._zones[paint.zone], paint.part, view)
        top = max((stands[paint] for paint in layers), key=RANK.__getitem__)
        seen = tuple(paint for paint in layers if stands[paint] is top)
        key = (seen, top, view.skin, striped)
        if key not in self._mixed:
            self._mixed[key] = self._mix(seen, top, view.skin, striped)
        return self._mixed[key]

    def _mix(self, seen: _Seen, top: Emphasis, skin: SkinTone, striped: str | None) -> Look:
        """How zones look that lie over each other: colours mixed, or one system in stripes over another."""
        over = [paint for paint in seen if self._zones[paint.zone].system == striped]
        plain = [paint for paint in seen if paint not in over]
        vague = [paint for paint in over or plain if self._zones[paint.zone].approximate]
        # under stripes nothing fades: what lies there is crossed too often for it to be seen
        beneath = self._coat(plain, top, skin) if over else NO_PAINT
        return Look(
            coat=self._coat(over or plain, top, skin),
            rim=top.rim,
            lines=tuple(paint.zone for paint in seen if paint not in vague),
            fading=tuple(
                (paint.zone, beneath if over else self._coat([p for p in plain if p != paint], top, skin))
                for paint in vague
            ),
            striped=bool(over),
            beneath=beneath,
        )

    def _coat(self, seen: Sequence[Paint], top: Emphasis, skin: SkinTone) -> Coat:
        """The mean of the colours of zones as they are painted on a skin; none for no zones."""
        if not seen:
            return NO_PAINT
        worn = [self._base[p.zone].get(p.part, self._base[p.zone][None]) for p in seen]
        mean = palette.COMPLEXIONS[skin].zone(from_oklab(oklab(np.array(worn)).mean(axis=0)))
        r, g, b = palette.lifted(mean, top.lift)
        return Coat((float(r), float(g), float(b)), top.cover)
