"""What the program says of itself."""

__version__ = "0.1.0"

NOTICE = "Educational atlas, not a medical device. Needling is for trained, licensed practitioners."
