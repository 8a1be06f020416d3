"""Where it lies: constructions on the skin, placed zones, the painted mesh."""
