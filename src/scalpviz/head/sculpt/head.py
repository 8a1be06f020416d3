"""The whole head as one field, put together in the order a sculptor works."""

from scalpviz.head.sculpt.base import BaseForm
from scalpviz.head.sculpt.bones import with_felt_bones
from scalpviz.head.sculpt.ear import Ear
from scalpviz.head.sculpt.features import with_eyes, with_mouth, with_nose
from scalpviz.head.sculpt.field import Sculpture
from scalpviz.head.sculpt.neck import Neck, NeckCut


def _without_ears() -> Sculpture:
    clay = with_felt_bones(Sculpture(BaseForm(), [Neck()]))
    return with_eyes(with_mouth(with_nose(clay)))


def sculpted_head() -> Sculpture:
    """The average adult: base, neck, felt bones, face, ears, cut.

    Leave out layer ``"ear"`` for what a tape over the scalp meets.
    """
    return _without_ears().then(Ear(), NeckCut())


def head_without_openings() -> Sculpture:
    """The same head with nostrils and ear canals filled, to tell how deep in an opening a point lies."""
    return _without_ears().without("hollow").then(Ear(with_meatus=False), NeckCut())
