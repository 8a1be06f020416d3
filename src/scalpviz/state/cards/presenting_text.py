"""What the audience sees of a zone in presenter mode, as plain data."""

from dataclasses import dataclass
from enum import IntEnum

from scalpviz.state.view import ZoneRef


class Told(IntEnum):
    """How much of a zone's text is shown to the audience."""

    CODE = 0
    NAME = 1
    ALL = 2


@dataclass(frozen=True)
class Presented:
    """What the audience sees of a zone.

    Parameters
    ----------
    ref : ZoneRef
        The zone.
    code : str
        Always told.
    name, chinese : str
        Told second; `chinese` is empty where the name is Chinese.
    stands_for : str
        Told last.
    indications : tuple of str
        Told last.
    place, count : int
        Which of how many zones it is, counted from 1; 0 where it is none of those listed.
    told : Told
        How much of it is shown.
    """

    ref: ZoneRef
    code: str
    name: str
    chinese: str
    stands_for: str
    indications: tuple[str, ...]
    place: int
    count: int
    told: Told

    @property
    def tells_name(self) -> bool:
        """Whether its name is shown."""
        return self.told >= Told.NAME

    @property
    def tells_all(self) -> bool:
        """Whether what it stands for and what it is for are shown."""
        return self.told >= Told.ALL
