"""One person's whole head as a field, put together in the order a sculptor works."""

from dataclasses import dataclass, field, replace

from scalpviz.head.sculpt.base import BaseForm
from scalpviz.head.sculpt.bones import with_felt_bones
from scalpviz.head.sculpt.ear import Ear, EarShape
from scalpviz.head.sculpt.features import FaceCharacter, with_eyes, with_mouth, with_nose
from scalpviz.head.sculpt.field import Points, Sculpture, Values
from scalpviz.head.sculpt.neck import Neck, NeckCharacter, NeckCut
from scalpviz.head.sculpt.warp import Push, Stretch, Swell, Warp


@dataclass(frozen=True)
class Traits:
    """What makes a person, beside the measures: the average adult's are the defaults."""

    face: FaceCharacter = field(default_factory=FaceCharacter)
    neck: NeckCharacter = field(default_factory=NeckCharacter)
    ear: EarShape = field(default_factory=EarShape)
    pushes: tuple[Push, ...] = ()
    swells: tuple[Swell, ...] = ()
    stretch: Stretch = field(default_factory=Stretch)


class SculptedHead:
    """A person's head as a field in the person's frame: clay seen through a warp.

    Attributes
    ----------
    clay : Sculpture
        The average adult with the person's traits, in the frame of the tables.
    warp : Warp
        Between that frame and the person's.
    """

    def __init__(self, clay: Sculpture, warp: Warp) -> None:
        self.clay = clay
        self.warp = warp

    def __call__(self, points: Points) -> Values:
        """Signed distance, mm."""
        return self.clay(self.warp.clay(points)) * self.warp.scale

    def without(self, *layers: str) -> "SculptedHead":
        """The head without the steps of these layers, say ``"ear"`` for what a tape over the scalp meets."""
        return SculptedHead(self.clay.without(*layers), self.warp)


class Clay:
    """A person's clay before its ears and its last cut: what stays when measures are fitted."""

    def __init__(self, traits: Traits, eyes_open: bool = False) -> None:
        bare = with_felt_bones(Sculpture(BaseForm(), [Neck(traits.neck)]), traits.neck)
        self._traits = traits
        self._bare = with_eyes(
            with_mouth(with_nose(bare, traits.face), traits.face), traits.face, open=eyes_open
        )

    def head(self, stretch: Stretch, ear: EarShape, with_openings: bool = True) -> SculptedHead:
        """The finished head; without openings its nostrils and ear canals are filled."""
        bare = self._bare if with_openings else self._bare.without("hollow")
        clay = bare.then(Ear(ear, with_meatus=with_openings), NeckCut())
        return SculptedHead(clay, Warp(stretch, self._traits.pushes, self._traits.swells))


def sculpted_head(traits: Traits | None = None, eyes_open: bool = False) -> SculptedHead:
    """A head with the stretch and the ears its traits name; the average adult if none are given."""
    traits = traits or Traits()
    return Clay(traits, eyes_open).head(traits.stretch, traits.ear)


def restretched(traits: Traits, stretch: Stretch, ear: EarShape) -> Traits:
    """The same person with other proportions."""
    return replace(traits, stretch=stretch, ear=ear)
