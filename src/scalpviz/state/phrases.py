"""The program's own words where they depend on the language chosen for the atlas."""

from scalpviz.languages import Sentence
from scalpviz.side import Side

text = Sentence
"""The program's words: English here, other languages in files of their own."""

SIDES: dict[Side, Sentence] = {
    Side.LEFT: text("left side"),
    Side.RIGHT: text("right side"),
    Side.MIDLINE: text("midline"),
}
"""Sides of the subject."""

LATERALITY = {
    "midline": text("on the midline"),
    "bilateral": text("on both sides"),
    "right": text("right side"),
    "left": text("left side"),
}
BODY_SIDE = {
    "opposite": text("opposite side"),
    "same": text("same side"),
    "both": text("both sides"),
}
"""Sides of the body, seen from the zone's."""

SENSE = {"motor": text("movement"), "sensory": text("sensation")}

LIFE = text("Danger to life")
"""Stands before a caution that concerns life: never colour alone."""
