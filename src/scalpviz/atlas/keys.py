"""What zones and points on a head are known by."""

from dataclasses import dataclass

from scalpviz.side import Side


@dataclass(frozen=True, order=True)
class SiteKey:
    """A zone or a point of the atlas on one side of a head; of a zone in several pieces, one of them.

    Written as `international/MS6/right`; a further piece as `jiao/J8/right#2`.

    Parameters
    ----------
    system, code : str
        Of the zone or point.
    side : Side
        The subject's side.
    piece : int
        Which piece of a zone, from 0.
    """

    system: str
    code: str
    side: Side
    piece: int = 0

    def __post_init__(self) -> None:
        # looked up thousands of times for each frame: Python would hash the side by its name every time
        object.__setattr__(self, "_hash", hash((self.system, self.code, self.side, self.piece)))

    def __hash__(self) -> int:
        known: int = self.__dict__["_hash"]
        return known

    # what strings hash to differs from one process to the next
    def __reduce__(self) -> tuple[type["SiteKey"], tuple[str, str, Side, int]]:
        return SiteKey, (self.system, self.code, self.side, self.piece)

    @classmethod
    def parse(cls, written: str) -> "SiteKey":
        """The key that is so written.

        Raises
        ------
        ValueError
            It is not written as a key.
        """
        system, code, rest = written.split("/")
        side, _, piece = rest.partition("#")
        return cls(system, code, Side(side), int(piece) - 1 if piece else 0)

    def __str__(self) -> str:
        return f"{self.system}/{self.code}/{self.side}" + (f"#{self.piece + 1}" if self.piece else "")
