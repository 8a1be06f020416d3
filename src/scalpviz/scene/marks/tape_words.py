"""What is written beside a tape, and said of it in full."""

from typing import TYPE_CHECKING

from scalpviz.languages import say

if TYPE_CHECKING:
    # The window needs the words at once; a tape on the skin would bring the geometry with it.
    from scalpviz.placement.tape import LaidTape
    from scalpviz.placement.tape_cun import CunReading, Segment

SEGMENTS = {
    "forehead": "glabella to anterior hairline, 3 cun",
    "midline": "anterior to posterior hairline, 12 cun",
    "nape": "posterior hairline to C7, 3 cun",
    "lateral_front": "between the hairline corners, 9 cun",
    "lateral_back": "between the mastoid processes, 9 cun",
    "lateral": "lateral cun, from the front unit to the back unit",
}
"""The arcs that cun divide."""

CERTAINTY = {"convention": "convention of this atlas", "unsourced": "unsourced"}

NO_CUN = {
    "aslant": "no cun: aslant to the midline",
    "outside": "no cun: beyond the arcs it divides",
    "unknown": "no cun: the head lacks landmarks",
}


def millimetres(tape: "LaidTape", language: str) -> str:
    """A tape's length in whole millimetres."""
    return say("{length} mm", language, length=f"{tape.length:.0f}")


def in_cun(reading: "CunReading", language: str) -> str:
    """The length in cun; of a tape over a hairline, piece by piece; empty where there is none."""
    if not reading.pieces:
        return ""
    counted = " + ".join(f"{piece.cun:.1f}" for piece in reading.pieces)
    return say("{cun} cun", language, cun=counted)


def tape_words(tape: "LaidTape", language: str) -> str:
    """Both lengths, short: for the label on the head."""
    return " · ".join(
        words for words in (millimetres(tape, language), in_cun(tape.reading, language)) if words
    )


def cun_words(reading: "CunReading", language: str) -> str:
    """Which arcs the cun divide, with the atlas's sources; or why there is no cun."""
    if reading.reason is not None:
        return say(NO_CUN[reading.reason], language)
    said = " + ".join(segment_words(piece.segment, language) for piece in reading.pieces)
    return say("{segments}; landmarks estimated", language, segments=said) if reading.estimated else said


def segment_words(segment: "Segment", language: str) -> str:
    """An arc, with its source or what stands for one."""
    name = say(SEGMENTS[segment.id], language)
    doubt = CERTAINTY.get(segment.certainty)
    source = say(doubt, language) if doubt else ", ".join(segment.sources)
    return say("{segment} ({source})", language, segment=name, source=source)
