"""The whole head as one field, put together in the order a sculptor works."""

from scalpviz.head.sculpt.base import BaseForm
from scalpviz.head.sculpt.ear import Ear
from scalpviz.head.sculpt.features import with_eyes, with_mouth, with_nose
from scalpviz.head.sculpt.field import Sculpture
from scalpviz.head.sculpt.neck import Neck, NeckCut


def sculpted_head() -> Sculpture:
    """The average adult: base, neck, face, ears, cut.

    Layers to leave out: ``"ear"`` (what a tape over the scalp meets), ``"hollow"`` (nostrils).
    """
    clay = Sculpture(BaseForm(), [Neck()])
    clay = with_eyes(with_mouth(with_nose(clay)))
    return clay.then(Ear(), NeckCut())


def head_without_openings() -> Sculpture:
    """The same head with nostrils and ear canals filled, to tell how deep in an opening a point lies."""
    clay = Sculpture(BaseForm(), [Neck()])
    clay = with_eyes(with_mouth(with_nose(clay))).without("hollow")
    return clay.then(Ear(with_meatus=False), NeckCut())
