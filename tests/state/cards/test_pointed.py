from scalpviz.atlas.model import Atlas
from scalpviz.side import Side
from scalpviz.state.cards.pointed import pointed
from scalpviz.state.view import ZoneRef


def test_a_fifth_of_ms6_is_named_with_its_body_part(atlas: Atlas):
    line = pointed(atlas, ZoneRef("international", "MS6", Side.RIGHT, "middle-two-fifths"))
    assert line.place == "right side, middle two fifths"
    assert line.stands_for == "Arm of the opposite side (movement)"
    assert line.words.startswith("MS6 Anterior Oblique Line of Vertex-Temporal, right side")


def test_a_zone_without_parts_tells_its_body_areas(atlas: Atlas):
    line = pointed(atlas, ZoneRef("international", "MS1", Side.MIDLINE))
    assert line.place == ""
    assert line.stands_for == "Head, mind and sleep, nose, eyes"


def test_the_side_of_the_body_is_told_once_where_it_is_one(atlas: Atlas):
    line = pointed(atlas, ZoneRef("international", "MS9", Side.LEFT))
    assert line.stands_for == "Shoulder, arm, hand (opposite side)"


def test_names_follow_the_language(atlas: Atlas):
    ref = ZoneRef("international", "MS1")
    assert pointed(atlas, ref, "zh").name == "额中线"
    assert pointed(atlas, ref, "pinyin").name == "É Zhōng Xiàn"
