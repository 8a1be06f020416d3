"""What reads the head that is to be shown, outside the GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalpviz.state.view import HeadChoice, OwnHead

if TYPE_CHECKING:
    from scalpviz.head.head import Head


@dataclass(frozen=True)
class StoredHead:
    """Reads a head that ships with the program, when it is called."""

    name: str

    def __call__(self) -> "Head":
        """Read it."""
        from scalpviz.head.reference import load_reference

        return load_reference(self.name)


@dataclass(frozen=True)
class PersonsHead:
    """Reads a person's own head from its files, when it is called."""

    files: OwnHead

    def __call__(self) -> "Head":
        """Read it."""
        from scalpviz.head.reading.load import load_head

        return load_head(self.files.mesh, self.files.landmarks)


def source_of(head: HeadChoice) -> Callable[[], "Head"]:
    """What reads the head that was chosen."""
    return PersonsHead(head) if isinstance(head, OwnHead) else StoredHead(head)
