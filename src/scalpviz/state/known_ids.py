"""What a view may name here; a file or the settings may name what another atlas or version knows."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class KnownIds:
    """Zones and points by system and code, and ids of what else there is."""

    zones: frozenset[tuple[str, str]] = frozenset()
    systems: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    """Sections of cards."""


@dataclass(frozen=True)
class Check:
    """A check of values against what is known here.

    Parameters
    ----------
    ids : KnownIds
        What is known.
    unknown : list of str
        What was found that is not, by the words of the file.
    """

    ids: KnownIds
    unknown: list[str] = field(default_factory=list)


class UnknownHereError(LookupError):
    """Nothing of a value is known here; its words, if any, say what is not."""
