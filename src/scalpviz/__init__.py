"""ScalpViz: the zones of scalp acupuncture on a head one can turn.

An educational atlas, not a medical device.
"""

__version__ = "0.1.0"

NOTICE = "Educational atlas, not a medical device. Needling is for trained, licensed practitioners."
