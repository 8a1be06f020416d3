"""Measures the reference head has to meet, mm: an average adult, between men's and women's means."""

from typing import NamedTuple


class Target(NamedTuple):
    """One body measure: its name, its value in mm, and the source ids of the value."""

    name: str
    value: float
    sources: tuple[str, ...]

    @property
    def tolerance(self) -> float:
        """One per cent or one millimetre, whichever is larger."""
        return max(1.0, 0.01 * self.value)


TARGETS = (
    Target("head length", 194.7, ("S56",)),
    Target("head breadth", 151.1, ("S56",)),
    Target("head circumference", 568.0, ("S56",)),
    Target("tragion to top of head", 128.8, ("S56",)),
    Target("bizygomatic breadth", 138.2, ("S56",)),
    Target("menton-sellion length", 117.9, ("S56",)),
    Target("interpupillary breadth", 62.9, ("S56",)),
    Target("ear length", 61.8, ("S56",)),
    Target("ear breadth", 34.7, ("S56",)),
    Target("ear protrusion", 21.8, ("S56",)),
    Target("neck circumference", 364.0, ("S56",)),
    Target("nasion-inion arc", 365.0, ("S52",)),
    Target("tragus-tragus arc over the vertex", 366.0, ("S52",)),
    Target("glabella to anterior hairline", 58.0, ("S59",)),
    Target("inion to posterior hairline", 60.0, ("U",)),
)
