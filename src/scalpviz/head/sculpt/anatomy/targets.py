"""Measures the stored heads have to meet, mm."""

from typing import NamedTuple


class MeasureTarget(NamedTuple):
    """One body measure: its name, its value in mm, and the source ids of the value.

    `U` among the sources marks a value that no source states; `why` says how it was chosen.
    """

    name: str
    value: float
    sources: tuple[str, ...]
    why: str = ""

    @property
    def tolerance(self) -> float:
        """One per cent or one millimetre, whichever is larger."""
        return max(1.0, 0.01 * self.value)


ADULT = (
    MeasureTarget("head length", 194.7, ("S56",)),
    MeasureTarget("head breadth", 151.1, ("S56",)),
    MeasureTarget("head circumference", 568.0, ("S56",)),
    MeasureTarget("tragion to top of head", 128.8, ("S56",)),
    MeasureTarget("bizygomatic breadth", 138.2, ("S56",)),
    MeasureTarget("menton-sellion length", 117.9, ("S56",)),
    MeasureTarget("interpupillary breadth", 62.9, ("S56",)),
    MeasureTarget("ear length", 61.8, ("S56",)),
    MeasureTarget("ear breadth", 34.7, ("S56",)),
    MeasureTarget("ear protrusion", 21.8, ("S56",)),
    MeasureTarget("neck circumference", 364.0, ("S56",)),
    MeasureTarget("nasion-inion arc", 365.0, ("S52",)),
    MeasureTarget("tragus-tragus arc over the vertex", 366.0, ("S52",)),
    MeasureTarget("glabella to anterior hairline", 58.0, ("S59",)),
    MeasureTarget("inion to posterior hairline", 60.0, ("U",), "assumed; nobody seems to have measured it"),
)
"""Midway between the means of men and women."""

WOMAN = (
    MeasureTarget("head length", 189.8, ("S56",)),
    MeasureTarget("head breadth", 147.8, ("S56",)),
    MeasureTarget("head circumference", 561.1, ("S56",)),
    MeasureTarget("tragion to top of head", 126.5, ("S56",)),
    MeasureTarget("bizygomatic breadth", 133.8, ("S56",)),
    MeasureTarget("menton-sellion length", 113.1, ("S56",)),
    MeasureTarget("interpupillary breadth", 61.7, ("S56",)),
    MeasureTarget("ear length", 59.4, ("S56",)),
    MeasureTarget("ear breadth", 33.2, ("S56",)),
    MeasureTarget("ear protrusion", 20.4, ("S56",)),
    MeasureTarget("neck circumference", 329.8, ("S56",)),
    MeasureTarget("nasion-inion arc", 358.9, ("S52",)),
    MeasureTarget("tragus-tragus arc over the vertex", 361.0, ("S52",)),
    MeasureTarget("glabella to anterior hairline", 55.4, ("S59",)),
    MeasureTarget(
        "inion to posterior hairline", 58.5, ("U",), "the adult's 60 mm, scaled with the head's length"
    ),
)
"""Means of women."""

MAN = (
    MeasureTarget("head length", 199.5, ("S56",)),
    MeasureTarget("head breadth", 154.3, ("S56",)),
    MeasureTarget("head circumference", 574.4, ("S56",)),
    MeasureTarget("tragion to top of head", 131.1, ("S56",)),
    MeasureTarget("bizygomatic breadth", 142.6, ("S56",)),
    MeasureTarget("menton-sellion length", 122.6, ("S56",)),
    MeasureTarget("interpupillary breadth", 64.0, ("S56",)),
    MeasureTarget("ear length", 64.2, ("S56",)),
    MeasureTarget("ear breadth", 36.1, ("S56",)),
    MeasureTarget("ear protrusion", 23.2, ("S56",)),
    MeasureTarget("neck circumference", 397.6, ("S56",)),
    MeasureTarget("nasion-inion arc", 372.6, ("S52",)),
    MeasureTarget("tragus-tragus arc over the vertex", 371.3, ("S52",)),
    MeasureTarget("glabella to anterior hairline", 61.4, ("S59",)),
    MeasureTarget(
        "inion to posterior hairline", 61.5, ("U",), "the adult's 60 mm, scaled with the head's length"
    ),
)
"""Means of men."""

_GROWN = "between 87 % of the adult value at one year and full growth at 10 to 14 years"
_LIKE_SIZE = "the average adult's, scaled with the length or the breadth and the height that the tape spans"
_LIKE_GIRTH = "the average adult's, scaled with the circumference"
_CHOSEN = "no source: chosen by eye for a face that grows later than the braincase"

CHILD = (
    MeasureTarget("head length", 177.0, ("S60", "U"), _GROWN),
    MeasureTarget(
        "head breadth", 140.0, ("S60", "U"), "just under the 142.7 mm at which girls' heads stop growing"
    ),
    MeasureTarget(
        "head circumference", 509.0, ("S61", "U"), "between 493 mm at 3 years and a weak 515 mm at 8 years"
    ),
    MeasureTarget(
        "tragion to top of head", 119.0, ("U",), "the average adult's, scaled like length and breadth"
    ),
    MeasureTarget("bizygomatic breadth", 117.0, ("U",), _CHOSEN),
    MeasureTarget("menton-sellion length", 95.0, ("U",), _CHOSEN),
    MeasureTarget("interpupillary breadth", 53.0, ("U",), _CHOSEN),
    MeasureTarget("ear length", 54.0, ("U",), _CHOSEN),
    MeasureTarget("ear breadth", 32.0, ("U",), _CHOSEN),
    MeasureTarget("ear protrusion", 19.0, ("U",), _CHOSEN),
    MeasureTarget("neck circumference", 262.0, ("U",), _CHOSEN),
    MeasureTarget("nasion-inion arc", 334.0, ("S52", "U"), _LIKE_SIZE),
    MeasureTarget("tragus-tragus arc over the vertex", 338.0, ("S52", "U"), _LIKE_SIZE),
    MeasureTarget("glabella to anterior hairline", 52.0, ("S59", "S61", "U"), _LIKE_GIRTH),
    MeasureTarget("inion to posterior hairline", 50.0, ("U",), _CHOSEN),
)
"""A child of about six years."""
