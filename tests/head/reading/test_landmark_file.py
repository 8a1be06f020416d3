"""The landmarks file: what is read, and what is said when it is wrong."""

from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from foreign import HeadFiles, egg, egg_landmarks, on_egg

from scalpviz.atlas import links
from scalpviz.atlas.geometry import HeadLandmark
from scalpviz.errors import ScalpVizError
from scalpviz.head.names import MIDLINE_LANDMARKS, PAIRED_LANDMARKS, SKULL_MIDLINE, SKULL_PAIRED
from scalpviz.head.reading.landmark_file import read_landmarks
from scalpviz.head.reading.load import load_head

FOUR = {
    "nasion": [0, 92, 30],
    "inion": [0, -88, 3],
    "tragion_left": [-71, 0, 0],
    "tragion_right": [71, 0, 0],
}


def written(folder: Path, text: str) -> Path:
    path = folder / "marks.json"
    path.write_text(text, encoding="utf-8")
    return path


def with_four(extra: str = "", unit: str = "mm") -> str:
    marks = ", ".join(f'"{name}": {xyz}' for name, xyz in FOUR.items())
    return f'{{"unit": "{unit}", "landmarks": {{{marks}{extra}}}}}'


def test_head_and_atlas_know_the_same_landmarks():
    assert set(get_args(HeadLandmark)) == {
        *MIDLINE_LANDMARKS,
        *PAIRED_LANDMARKS,
        *SKULL_MIDLINE,
        *SKULL_PAIRED,
    }


def test_head_and_atlas_agree_which_landmarks_lie_on_the_midline():
    assert set(links.MIDLINE_LANDMARKS) == {*MIDLINE_LANDMARKS, *SKULL_MIDLINE}
    assert set(links.PAIRED_LANDMARKS) == {*PAIRED_LANDMARKS, *SKULL_PAIRED}


@pytest.mark.parametrize(
    ("unit", "factor"), [("mm", 1), ("cm", 10), ("m", 1000), ("in", 25.4), ("Inches", 25.4)]
)
def test_places_are_turned_into_millimetres(tmp_path: Path, unit: str, factor: float):
    marks = read_landmarks(written(tmp_path, with_four(unit=unit))).landmarks
    np.testing.assert_allclose(marks["nasion"], np.array(FOUR["nasion"]) * factor)


WRONG = {
    "no such unit": (with_four(unit="furlong"), ["furlong", "mm, cm, m or in"]),
    "broken JSON": ('{"unit": "mm",\n "landmarks": {"nasion": [1,2,3],}}', ["line 2", "mend"]),
    "not an object": ("[1, 2]", ["found a list"]),
    "no landmarks": ('{"unit": "mm"}', ["'landmarks' is missing"]),
    "a name misspelt": (with_four(', "glabela": [0, 97, 49]'), ["glabela", "glabella"]),
    "a pair without its side": (with_four(', "pupil": [31, 83, 22]'), ["pupil_left or pupil_right"]),
    "a place of the skull without its side": (
        with_four(', "parietal_eminence": [50, -30, 90]'),
        ["parietal_eminence_left or parietal_eminence_right"],
    ),
    "a tragus missing": (with_four().replace("tragion_left", "pupil_left"), ["tragion_left is missing"]),
    "two numbers": (with_four(', "glabella": [0, 97]'), ["landmarks > glabella", "three numbers"]),
    "text for a number": (with_four(', "glabella": [0, 97, "x"]'), ["landmarks > glabella", "three numbers"]),
    "a number beyond all": (with_four(f', "glabella": [0, 97, 1{"0" * 400}]'), ["finite"]),
    "a number without end": (with_four(f', "glabella": [0, 97, {"1" * 5000}]'), ["not a landmarks file"]),
    "nesting without end": ('{"a":' * 100_000, ["not a landmarks file"]),
    "an infinite number": (with_four(', "glabella": [0, 97, Infinity]'), ["landmarks > glabella", "finite"]),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_in_one_sentence(tmp_path: Path, case: str):
    text, words = WRONG[case]
    path = written(tmp_path, text)
    with pytest.raises(ScalpVizError) as caught:
        read_landmarks(path)
    said = str(caught.value)
    assert "\n" not in said
    assert all(word in said for word in [str(path), *words]), said


def test_a_file_that_begins_with_a_byte_order_mark_is_read(tmp_path: Path):
    assert "nasion" in read_landmarks(written(tmp_path, "\ufeff" + with_four())).landmarks


@pytest.mark.parametrize("name", ["bregma", "lambda", "parietal_eminence_right", "parietal_eminence_left"])
def test_places_of_the_skull_may_be_pointed_at_and_need_not(tmp_path: Path, name: str):
    assert name not in read_landmarks(written(tmp_path, with_four())).landmarks
    marks = read_landmarks(written(tmp_path, with_four(f', "{name}": [1, 2, 3]', unit="cm"))).landmarks
    np.testing.assert_allclose(marks[name], [10, 20, 30])


def test_a_place_of_the_skull_from_a_file_is_a_landmark_of_the_head_and_not_estimated(tmp_path: Path):
    bregma = on_egg((0.0, 20.0, 95.0))
    landmarks = egg_landmarks() | {"bregma": bregma}
    head = load_head(*HeadFiles(tmp_path, mesh=egg(4), landmarks=landmarks).write())
    assert not head.landmarks["bregma"].estimated
    np.testing.assert_allclose(head.in_file_frame(head.landmarks["bregma"].xyz), bregma, atol=0.5)
    assert "lambda" not in head.landmarks


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(ScalpVizError, match=r"no landmarks file .*nowhere\.json"):
        read_landmarks(tmp_path / "nowhere.json")
