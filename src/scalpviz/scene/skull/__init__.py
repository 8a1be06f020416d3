"""The skull cap as it is drawn."""
