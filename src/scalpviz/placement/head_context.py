"""A head as constructions meet it: its skin, landmarks, hairline and midline, and who leaned on what."""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head
from scalpviz.head.names import SKULL_LANDMARKS, sided
from scalpviz.head.skin.surface import Skin, SkinPath, SkinPoint
from scalpviz.head.skull.cap import skull_landmarks
from scalpviz.placement.midline import Midline, lay_midline
from scalpviz.side import Side

T = TypeVar("T")


class HeadContext:
    """What a solver of one head starts from; everything is looked up once.

    Each landmark and curve that is used is written down, so that a result can tell what it leans on.

    Parameters
    ----------
    head : Head
        The head.
    """

    def __init__(self, head: Head) -> None:
        self.head = head
        self.skin = Skin.of(head.vertices, head.triangles)
        self._found: dict[Hashable, tuple[object, frozenset[str]]] = {}
        self._failed: dict[Hashable, ScalpVizError] = {}
        self._leaning: list[set[str]] = []

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Make something once; whoever asks for it leans on what it was made from."""
        if key in self._failed:
            raise self._failed[key]
        if key not in self._found:
            self._leaning.append(set())
            try:
                made = make()
            except ScalpVizError as error:
                self._failed[key] = error
                raise
            finally:
                leaning = self._leaning.pop()
            self._found[key] = (made, frozenset(leaning))
        value, leans_on = self._found[key]
        if self._leaning:
            self._leaning[-1] |= leans_on
        return cast(T, value)

    def leans_on(self, key: Hashable) -> frozenset[str]:
        """Names of the landmarks and curves something that was made once leans on."""
        return self._found[key][1]

    def is_estimated(self, leans_on: frozenset[str]) -> bool:
        """Whether any of those landmarks and curves was estimated."""
        return any(self._is_estimated(name) for name in leans_on)

    def _is_estimated(self, name: str) -> bool:
        landmark = self.head.landmarks.get(name)
        if landmark is not None:
            return landmark.estimated
        return name in SKULL_LANDMARKS or self.head.curves_estimated

    def landmark(self, name: str, side: Side = Side.MIDLINE) -> SkinPoint:
        """A landmark of the head, by its name without side.

        Landmarks of the skull that the head does not bring are those of its schematic skull cap.

        Raises
        ------
        ScalpVizError
            The head has none of that name.
        """
        key = name if name in self.head.landmarks or name in SKULL_LANDMARKS else sided(name, side)
        if key not in self.head.landmarks and key not in SKULL_LANDMARKS:
            raise ScalpVizError(
                "The head {head} has no landmark {name}; add it to its landmarks file.",
                head=repr(self.head.name),
                name=repr(key),
            )
        return self.once(("landmark", key), lambda: self._leaned_landmark(key))

    def _leaned_landmark(self, key: str) -> SkinPoint:
        self._leaning[-1].add(key)
        known = self.head.landmarks
        landmark = known[key] if key in known else skull_landmarks(self.head)[key]
        return self.skin.nearest(landmark.xyz)

    def curve(self, name: str, side: Side) -> SkinPath:
        """A part of the hairline, by its name without side, laid on the skin.

        Raises
        ------
        ScalpVizError
            The head has none of that name.
        """
        key = name if name in self.head.curves else sided(name, side)
        if key not in self.head.curves:
            raise ScalpVizError(
                "The head {head} has no curve {name}; add the hairline to its landmarks file.",
                head=repr(self.head.name),
                name=repr(key),
            )
        return self.once(("curve", key), lambda: self._leaned_curve(key))

    def _leaned_curve(self, key: str) -> SkinPath:
        self._leaning[-1].add(key)
        return self.skin.laid_path(self.head.curves[key])

    @property
    def midline(self) -> Midline:
        """The midline of the scalp."""
        return self.once("midline", self._midline)

    def _midline(self) -> Midline:
        c7 = self.head.landmarks.get("c7")
        return lay_midline(
            self.skin,
            self.landmark("nasion"),
            self.landmark("inion").xyz,
            self.landmark("tragion", Side.RIGHT).xyz,
            self.landmark("tragion", Side.LEFT).xyz,
            # Only where the midline ends depends on C7, and nothing is placed there.
            None if c7 is None else c7.xyz,
        )

    def station(self, name: str) -> float:
        """Where on the midline a landmark of the midline lies, mm from the nasion."""
        return self.midline.station(self.landmark(name).xyz)
