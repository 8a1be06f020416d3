"""The painted skin as it is drawn."""
