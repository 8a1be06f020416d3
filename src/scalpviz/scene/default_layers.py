"""The drawings that a scene begins with, in the order of drawing."""

from scalpviz.scene.layer import Layer
from scalpviz.scene.marks.guide_layer import GuideLayer
from scalpviz.scene.marks.marks import Marks
from scalpviz.scene.marks.needle_layer import NeedleLayer
from scalpviz.scene.marks.tapes import TapesOnSkin
from scalpviz.scene.skin.layer import SkinLayer
from scalpviz.scene.skull.layer import SkullLayer


def default_layers(tapes: TapesOnSkin | None = None) -> tuple[Layer, ...]:
    """Skull, needles and guides, then the skin, which may let them through, then what is printed on it.

    Parameters
    ----------
    tapes : TapesOnSkin, optional
        Those that someone else leads.
    """
    return SkullLayer(), NeedleLayer(), GuideLayer(), SkinLayer(), Marks(), tapes or TapesOnSkin()
