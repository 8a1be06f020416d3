"""Finds what was meant among many titles: first by what they begin with, then by what they resemble."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from scalpviz.atlas.search import fold

LIKE_ENOUGH = 78.0
"""Of 100: below it a title is no answer to what was typed."""
MOST = 40
SMALL = 4
"""Fewer letters than this resemble too much: they must begin a word."""


@dataclass(frozen=True)
class Entry:
    """Something one can go to or do.

    Parameters
    ----------
    id : str
        Its own; what was used last is remembered by it.
    kind : str
        What it is, in words: `Command`, `Zone`.
    title : str
        In the language of the window.
    run : callable
        Goes there, or does it.
    also : tuple of str
        Other words it answers to: the title in English, names, the menu it stands in.
    hint : str
        Keys that do the same.
    icon : str
        File in `assets/icons`; empty for none.
    colour : tuple of float, optional
        A zone's own, sRGB.
    why_not : str
        Why it cannot be done now; empty where it can.
    weight : float
        Added to how well it answers: commands come before what the atlas holds.
    """

    id: str
    kind: str
    title: str
    run: Callable[[], None]
    also: tuple[str, ...] = ()
    hint: str = ""
    icon: str = ""
    colour: tuple[float, float, float] | None = None
    why_not: str = ""
    weight: float = 0.0

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Title and other words as they are compared: small letters, no tone marks."""
        return tuple(fold(words) for words in (self.title, *self.also) if words)


def find(entries: Sequence[Entry], typed: str, recent: Sequence[str] = ()) -> list[Entry]:
    """Entries that answer what was typed, best first.

    Parameters
    ----------
    entries : sequence of Entry
        All there are.
    typed : str
        With nothing typed: what was used last, then everything in its order.
    recent : sequence of str
        Ids of what was used, the last first.
    """
    wanted = fold(typed.strip())
    last = {one: row for row, one in enumerate(recent)}
    if not wanted:
        return sorted(entries, key=lambda entry: last.get(entry.id, len(last)))
    scored = []
    for row, entry in enumerate(entries):
        score = max(_likeness(wanted, words) - 2.0 * (k > 0) for k, words in enumerate(entry.folded))
        if score >= LIKE_ENOUGH:
            score += entry.weight + 3.0 * (entry.id in last) - 6.0 * bool(entry.why_not)
            scored.append((-score, row, entry))
    return [entry for _, _, entry in sorted(scored, key=lambda found: found[:2])[:MOST]]


def _likeness(wanted: str, words: str) -> float:
    """0 to 100; what begins the title, or one of its words, resembles it most."""
    if words == wanted:
        return 100.0
    if words.startswith(wanted):
        return 97.0
    if f" {wanted}" in words or (not wanted.isascii() and wanted in words):
        return 93.0
    parts = wanted.split()
    starts = words.replace("(", " ").replace("/", " ").split()
    if all(any(start.startswith(part) for start in starts) for part in parts):
        return 90.0
    if len(wanted) < SMALL or not wanted.isascii():
        return 0.0
    from rapidfuzz import fuzz  # not before someone looks for something

    return 0.94 * float(fuzz.WRatio(wanted, words)) if len(words) >= SMALL else 0.0
