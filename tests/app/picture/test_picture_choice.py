import json

import pytest

from scalpviz.app.picture.choice import (
    OWN,
    PRESETS,
    Background,
    Form,
    PictureChoice,
    Unit,
    form_of,
    kept_choice,
)
from scalpviz.errors import ScalpVizError

SHAPE = 1.5


@pytest.mark.parametrize(
    ("choice", "pixels", "dots"),
    [
        (PictureChoice(), None, 96),
        (PictureChoice("a4-tall", dots=600), (4961, 7016), 600),
        (PictureChoice("a5", dots=150), (1240, 874), 150),
        (PictureChoice("slide"), (1920, 1080), 96),
        (PictureChoice("column", dots=300), (1004, 670), 300),
        (PictureChoice(OWN, 25.4, 50.8, dots=150), (150, 300), 150),
        (PictureChoice(OWN, 800, 600, Unit.PIXELS), (800, 600), 96),
    ],
)  # fmt: skip
def test_a_size_in_pixels(choice, pixels, dots):
    assert choice.pixels(SHAPE) == pixels
    assert choice.dots_written(SHAPE) == dots


def test_every_preset_has_a_name_of_its_own():
    assert len({preset.id for preset in PRESETS}) == len(PRESETS)


def test_a_choice_is_kept():
    switches = {"labels": False, "card": True, "aids": False, "notice": False}
    sides = {"width": 12.5, "height": 30.0, "unit": Unit.PIXELS, "dots": 600}
    choice = PictureChoice("a4", **sides, **switches, background=Background.WHITE, form=Form.PDF)
    assert kept_choice(choice.kept()) == choice


def test_a_choice_of_older_settings_keeps_its_background():
    assert kept_choice(json.dumps({"ground": "white"})) == PictureChoice(background=Background.WHITE)


@pytest.mark.parametrize(
    "damage",
    [
        {"preset": "a9"}, {"dots": 17}, {"dots": "many"}, {"width": -3}, {"width": None}, {"height": 1e9},
        {"labels": "yes"}, {"background": "pink"}, {"form": ["png"]}, {"unit": 3}, {"whatever": 1},
    ],
)  # fmt: skip
def test_what_is_damaged_counts_as_not_there(damage):
    assert kept_choice(json.dumps({"card": True} | damage)) == PictureChoice(card=True)


@pytest.mark.parametrize("words", ["", "{", "[1]", "null", '"a4"'])
def test_nonsense_counts_as_nothing(words):
    assert kept_choice(words) == PictureChoice()


def test_endings_tell_the_form():
    assert form_of(".JPEG", "a.JPEG") is Form.JPEG
    with pytest.raises(ScalpVizError, match=r"a\.gif: pictures end in \.png"):
        form_of(".gif", "a.gif")


def test_a_transparent_jpeg_is_refused():
    with pytest.raises(ScalpVizError, match="JPEG has no transparency"):
        PictureChoice(form=Form.JPEG, background=Background.TRANSPARENT).checked()
