"""The program's own words where they depend on the language chosen for the atlas."""

from scalpviz.atlas.model import Text
from scalpviz.side import Side


def text(en: str, zh: str) -> Text:
    """Words in both languages."""
    return Text(en=en, zh=zh)


SIDES: dict[Side, Text] = {
    Side.LEFT: text("left side", "左侧"),
    Side.RIGHT: text("right side", "右侧"),
    Side.MIDLINE: text("midline", "正中线"),
}
"""Sides of the subject."""

LATERALITY = {
    "midline": text("on the midline", "正中线上"),
    "bilateral": text("on both sides", "左右各一"),
    "right": text("right side", "右侧"),
    "left": text("left side", "左侧"),
}
BODY_SIDE = {
    "opposite": text("opposite side", "对侧"),
    "same": text("same side", "同侧"),
    "both": text("both sides", "双侧"),
}
"""Sides of the body, seen from the zone's."""

SENSE = {"motor": text("movement", "运动"), "sensory": text("sensation", "感觉")}

LIFE = text("Danger to life", "危及生命")
"""Stands before a caution that concerns life: never colour alone."""
