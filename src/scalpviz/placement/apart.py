"""How far a zone lies from its counterpart in another system."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Apart:
    """How far a counterpart lies from a zone.

    Parameters
    ----------
    system, code : str
        Of the counterpart.
    mean, most : float
        From places along the zone's centreline to the nearest of the counterpart's, along the skin, mm.
    """

    system: str
    code: str
    mean: float
    most: float
