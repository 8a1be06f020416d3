"""ScalpViz: the zones of scalp acupuncture on a head one can turn.

An educational atlas, not a medical device.
"""

from scalpviz.about import NOTICE, __version__

__all__ = ["NOTICE", "__version__"]
