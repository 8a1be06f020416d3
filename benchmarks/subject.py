"""What every measurement is made on: the built-in atlas on the reference head."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np

from scalpviz.atlas.load import load_atlas
from scalpviz.atlas.model import Atlas
from scalpviz.head.head import Head
from scalpviz.head.reference import load_reference
from scalpviz.placement.painting.paint import paint
from scalpviz.placement.painting.painted import PaintedSkin
from scalpviz.placement.place import place
from scalpviz.placement.placed import Placement

Result = TypeVar("Result")


@dataclass(frozen=True, eq=False)
class Subject:
    """An atlas laid and painted on a head."""

    atlas: Atlas
    head: Head
    placement: Placement
    painted: PaintedSkin


@cache
def subject() -> Subject:
    """The built-in atlas on the reference head."""
    atlas, head = load_atlas(), load_reference()
    placement = place(atlas, head)
    return Subject(atlas, head, placement, paint(head, placement.zones))


def seconds(call: Callable[[], Result], times: int = 5) -> float:
    """Median time of a call, s."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return float(np.median(taken))
