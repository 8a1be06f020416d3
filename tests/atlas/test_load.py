"""Broken atlas files: one sentence that names file, place, found and expected."""
# Long because every record that can be broken stands in one table, with what is found and expected.

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scalpviz.atlas.load import AtlasError, built_in, check_atlas, load_atlas
from scalpviz.atlas.problem import Problem
from scalpviz.errors import ScalpVizError

Data = dict[str, Any]
Check = Callable[[Callable[[Data], object]], list[Problem]]


def point(data: Data, code: str) -> Data:
    return next(p for p in data["points"] if p["code"] == code)


def zone(data: Data, code: str) -> Data:
    return next(z for z in data["zones"] if z["code"] == code)


def where(data: Data, path: str) -> str:
    """The path with `@GV20` written out: the record's list, its row and its code."""

    def row(code: re.Match[str]) -> str:
        for name, key in (("points", "code"), ("curves", "id"), ("zones", "code")):
            for i, record in enumerate(data[name]):
                if record[key] == code[1]:
                    return f"{name}[{i}] {code[1]}"
        raise KeyError(code[1])

    return re.sub(r"@(\S+)", row, path)


def settled(words: str) -> str:
    """Words that hold however many names there are to choose from: of the nearest only the first is kept."""
    return re.sub(r"one of \d+ known names, nearest: (\S+),.*", r"one of so many, nearest \1", words)


POINT_KINDS = "landmark, point, fraction, along, toward, lateral, straight, turned, crossing"

BROKEN: dict[str, tuple[Callable[[Data], object], str, str, str]] = {
    "a length without a unit": (
        lambda d: point(d, "GV20")["place"].update(distance={"value": 5}),
        "@GV20 > place > distance",
        'a length without a unit, {"value": 5}',
        '"unit": "cun" (with "of", the arc it divides), "cm" or "mm"',
    ),
    "a bare number for a length": (
        lambda d: zone(d, "MS6")["shape"].update(width=6),
        "@MS6 > shape > width",
        "a length without a unit, 6",
        '{"value": 6, ...} with "unit": "cun" (with "of", the arc it divides), "cm" or "mm"',
    ),
    "a unit that is none": (
        lambda d: point(d, "GV20")["place"].update(distance={"value": 5, "unit": "inch"}),
        "@GV20 > place > distance",
        '"unit": "inch"',
        '"unit": one of: cun, mm, cm',
    ),
    "a cun of no arc": (
        lambda d: point(d, "GV20")["place"]["distance"].pop("of"),
        "@GV20 > place > distance",
        'a cun without "of"',
        '"of": one of: forehead, midline, lateral, lateral_front, lateral_back',
    ),
    "a cun of an unknown arc": (
        lambda d: point(d, "GV20")["place"]["distance"].update(of="arm"),
        "@GV20 > place > distance > of",
        '"arm"',
        "one of: forehead, midline, lateral, lateral_front, lateral_back",
    ),
    "an unknown landmark": (
        lambda d: point(d, "GV17").update(place={"kind": "landmark", "name": "innion"}),
        "@GV17 > place > name",
        'an unknown landmark "innion"',
        "one of so many, nearest inion",
    ),
    "a curve in the place of a point": (
        lambda d: point(d, "GV20").update(place={"kind": "midline"}),
        "@GV20 > place",
        '"kind": "midline"',
        f'"kind": one of: {POINT_KINDS} (a point; "midline" is a curve)',
    ),
    "a name in the place of a curve": (
        lambda d: point(d, "GB4")["place"].update(curve="ST8-GB7"),
        "@GB4 > place > curve",
        '"ST8-GB7"',
        'a curve, with "kind": one of: midline, geodesic, section, straight_line, turned_line, '
        "over_three, arch, head, curve, beside, bowed, parallel, part",
    ),
    "a construction of no kind": (
        lambda d: point(d, "GV20")["place"].pop("kind"),
        "@GV20 > place",
        '{"curve": {"kind": "midline"}, "start": {"kind": "landmark"…',
        f'a point, with "kind": one of: {POINT_KINDS}',
    ),
    "an unknown construction inside a variant": (
        lambda d: point(d, "GV20")["variants"][0]["place"].update(near={"kind": "near"}),
        "@GV20 > variants[0] ear-apices > place > near",
        '"kind": "near"',
        f'"kind": one of: {POINT_KINDS}',
    ),
    "a tape through one point": (
        lambda d: zone(d, "MS6")["shape"]["centreline"]["through"].pop(),
        "@MS6 > shape > centreline > through",
        "1 entry",
        "at least 2",
    ),
    "a crossing of one curve": (
        lambda d: point(d, "GB7")["place"]["curves"].pop(),
        "@GB7 > place > curves",
        "1 entry",
        "at least 2",
    ),
    "a point without a place": (
        lambda d: point(d, "GV20").pop("place"),
        "@GV20",
        'no "place"',
        f'"place": a point, with "kind": one of: {POINT_KINDS}',
    ),
    "a key misspelt": (
        lambda d: zone(d, "MS6").update(caution=[]),
        "@MS6",
        'an unknown key "caution"',
        "one of so many, nearest cautions",
    ),
    "a fraction above one": (
        lambda d: point(d, "GB4")["place"].update(fraction=1.5),
        "@GB4 > place > fraction",
        "1.5",
        "a number of at most 1",
    ),
    "a negative length": (
        lambda d: point(d, "GV20")["place"]["distance"].update(value=-5),
        "@GV20 > place > distance > value",
        "-5",
        "a number of at least 0",
    ),
    "a number in quotes": (
        lambda d: point(d, "GV20")["place"]["distance"].update(value="5"),
        "@GV20 > place > distance > value",
        '"5"',
        "a number",
    ),
    "a length beyond all numbers": (
        lambda d: point(d, "GV20")["place"]["distance"].update(value=10**400),
        "@GV20 > place > distance > value",
        "1" + "0" * 58 + "…",
        "a number",
    ),
    "a code in small letters": (
        lambda d: point(d, "GV17").update(code="gv17"),
        "points[0] gv17 > code",
        '"gv17"',
        'a name such as "GV20"',
    ),
    "a text in the place of a list": (
        lambda d: point(d, "GV20").update(sources="S1"),
        "@GV20 > sources",
        '"S1"',
        "a list",
    ),
    "a statement without a source": (
        lambda d: zone(d, "MS6")["location"].update(sources=[]),
        "@MS6 > location > sources",
        "an empty list",
        "at least 1",
    ),
    "an empty text": (
        lambda d: zone(d, "MS6")["location"]["text"].update(en=""),
        "@MS6 > location > text > en",
        "an empty text",
        "words",
    ),
    "an unknown word for trust": (
        lambda d: d["sources"][0].update(trust="good"),
        "sources[0] S1 > trust",
        '"good"',
        "one of: high, medium-high, medium, low-medium, low, none",
    ),
    "a list missing that others lean on": (
        lambda d: d.pop("points"),
        "@GV24-ST8 > course > start > code",
        'an unknown point "GV24"',
        "no point, for there is none",
    ),
    "a point twice": (
        lambda d: d["points"].insert(1, d["points"][0]),
        "points[1]",
        "GV17 again, after points[0]",
        "each name once",
    ),
    "a zone twice": (
        lambda d: d["zones"].insert(1, d["zones"][0]),
        "zones[1]",
        "MS1 of international again, after zones[0]",
        "each name once",
    ),
    "a curve twice": (
        lambda d: d["curves"].insert(1, d["curves"][0]),
        "curves[1]",
        "GV24-ST8 again, after curves[0]",
        "each name once",
    ),
    "a source twice": (
        lambda d: d["sources"].insert(1, d["sources"][0]),
        "sources[1]",
        "S1 again, after sources[0]",
        "each name once",
    ),
    "a variant twice": (
        lambda d: zone(d, "MS6")["variants"].insert(1, zone(d, "MS6")["variants"][0]),
        "@MS6 > variants[1]",
        "from-gv21 again, after variants[0]",
        "each name once",
    ),
    "a point that is not there": (
        lambda d: zone(d, "MS5")["shape"]["centreline"]["end"].update(code="GV25"),
        "@MS5 > shape > centreline > end > code",
        'an unknown point "GV25"',
        "one of so many, nearest GV24",
    ),
    "a curve that is not there": (
        lambda d: point(d, "GB4")["place"]["curve"].update(id="ST8-GB8"),
        "@GB4 > place > curve > id",
        'an unknown curve "ST8-GB8"',
        "one of: GV24-ST8, ST8-GB7, pupil-line",
    ),
    "a body area that is not there": (
        lambda d: zone(d, "MS6")["targets"][0].update(area="legs"),
        "@MS6 > targets[0] > area",
        'an unknown body area "legs"',
        "one of so many, nearest leg",
    ),
    "a region that is not there": (
        lambda d: zone(d, "MS6").update(region="top"),
        "@MS6 > region",
        'an unknown region "top"',
        "one of: forehead, vertex, temporal, occipital, nape",
    ),
    "a system that is not there": (
        lambda d: zone(d, "MS6").update(system="jiao"),
        "@MS6 > system",
        'an unknown system "jiao"',
        '"international"',
    ),
    "a source that is not there": (
        lambda d: zone(d, "MS6")["location"].update(sources=["S3", "S3x"]),
        "@MS6 > location > sources[1]",
        'an unknown source "S3x"',
        "one of so many, nearest S3",
    ),
    "a part that is not there": (
        lambda d: zone(d, "MS6")["targets"][0].update(part="upper"),
        "@MS6 > targets[0] > part",
        'an unknown part "upper"',
        "one of: upper-fifth, middle-two-fifths, lower-two-fifths",
    ),
    "a part of a zone without parts": (
        lambda d: zone(d, "MS5")["targets"][0].update(part="upper-fifth"),
        "@MS5 > targets[0] > part",
        'an unknown part "upper-fifth"',
        "no part, for there is none",
    ),
    "parts that overlap": (
        lambda d: zone(d, "MS6")["shape"]["parts"][1].update(start=0.1),
        "@MS6 > shape > parts[1] middle-two-fifths",
        "a start (0.1) before the part before it ends (0.2)",
        "parts in order that do not overlap",
    ),
    "a part that ends before it starts": (
        lambda d: zone(d, "MS6")["shape"]["parts"][1].update(end=0.1),
        "@MS6 > shape > parts[1] middle-two-fifths",
        "an end (0.1) at or before the start (0.2)",
        "an end after the start",
    ),
    "a point that leans on itself": (
        lambda d: point(d, "GV20").update(place={"kind": "point", "code": "GV20"}),
        "@GV20 > place",
        "a circle, GV20 -> GV20",
        "places that lead back to landmarks of the head",
    ),
    "two points that lean on each other": (
        lambda d: [
            point(d, one).update(place={"kind": "point", "code": other})
            for one, other in (("GV20", "GV21"), ("GV21", "GV20"))
        ],
        "@GV20 > place",
        "a circle, GV20 -> GV21 -> GV20",
        "places that lead back to landmarks of the head",
    ),
    "a point and a curve that lean on each other": (
        lambda d: point(d, "ST8").update(
            place={"kind": "fraction", "curve": {"kind": "curve", "id": "GV24-ST8"}, "fraction": 1}
        ),
        "@GV24-ST8 > course",
        "a circle, GV24-ST8 -> ST8 -> GV24-ST8",
        "places that lead back to landmarks of the head",
    ),
    "a midline point on one ear": (
        lambda d: point(d, "GV20").update(place={"kind": "landmark", "name": "ear_apex"}),
        "@GV20 > place",
        "the paired landmark ear_apex in a midline record",
        "things of the midline, or laterality bilateral",
    ),
    "a midline zone between points of one side": (
        lambda d: zone(d, "MS8").update(laterality="midline"),
        "@MS8 > shape > centreline > through[0] BL6",
        "BL6, which has two sides, in a midline record",
        "things of the midline, or laterality bilateral",
    ),
    "an arch over a landmark that is single": (
        lambda d: point(d, "GV20")["variants"][0]["place"]["curves"][1].update(over="vertex"),
        "@GV20 > variants[0] ear-apices > place > curves[1] > over",
        '"vertex", of which there is one',
        "one of so many, nearest ear_apex",
    ),
    "an angle from more to less": (
        lambda d: zone(d, "MS6")["needling"]["angle"].update(low=40),
        "@MS6 > needling > angle",
        "low 40 above high 30",
        "low at most as large as high",
    ),
    "a band of no width": (
        lambda d: zone(d, "MS6")["shape"]["width"].update(value=0),
        "@MS6 > shape > width",
        "a width of 0",
        "a width above 0",
    ),
    "a claim of a source where there is none": (
        lambda d: zone(d, "MS6")["location"].update(sources=["U"]),
        "@MS6 > location",
        'certainty "stated" with no source but U',
        '"certainty": "unsourced" or another, or a source',
    ),
}

UNREADABLE = {
    "an empty file": (b" \n", "", "an empty file", "an atlas file (JSON text in UTF-8)"),
    "a file of other bytes": (
        b'{\n"a": "\xff"}',
        "",
        "bytes in line 2 that are not UTF-8",
        "JSON text saved as UTF-8",
    ),
    "a comma too many": (
        b'{"format": 1,\n "points": [2 3]}',
        "line 2, column 15",
        "'3]}'",
        "a comma or the closing bracket",
    ),
    "a file cut short": (
        b'{"format": ',
        "line 1, column 12",
        "the end of the file",
        "a value (one missing, or a comma too many?)",
    ),
    "a key without quotes": (
        b'{"format": 1,\n title: 2}',
        "line 2, column 2",
        "'title: 2}'",
        "a key in double quotes (a comma too many?)",
    ),
    "a text over two lines": (
        b'{"format": "a\nb"}',
        "line 1, column 14",
        "the end of the line",
        "a text on one line (a line break in a text is written \\n)",
    ),
    "a key twice": (
        b'{"points": [{"code": "GV20", "place": 1, "place": 2}]}',
        "",
        'the key "place" twice in one object GV20',
        "each key once in an object",
    ),
    "a number that is none": (b'{"format": NaN}', "", "NaN, which is no number", "a number"),
    "brackets without end": (b"[" * 100_000, "", "brackets nested too deeply", "an atlas file"),
    "half a character": (
        b'{"$schema": "\\ud800"}',
        "",
        "half of a character (a lone \\ud8.. code)",
        "whole Unicode characters",
    ),
}


@pytest.mark.parametrize(("edit", "path", "found", "expected"), BROKEN.values(), ids=list(BROKEN))
def test_a_broken_record_is_named_with_what_was_found_and_expected(
    problems_after: Check, data: Data, edit: Callable[[Data], object], path: str, found: str, expected: str
):
    path = where(data, path)
    problem = problems_after(edit)[0]
    assert (problem.path, problem.found, settled(problem.expected)) == (path, found, expected)


@pytest.mark.parametrize(("raw", "path", "found", "expected"), UNREADABLE.values(), ids=list(UNREADABLE))
def test_a_file_that_is_no_json_is_refused_in_words(
    tmp_path: Path, raw: bytes, path: str, found: str, expected: str
):
    file = tmp_path / "mine.json"
    file.write_bytes(raw)
    assert check_atlas(file) == [Problem(str(file), path, found, expected)]


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(AtlasError) as error:
        load_atlas(tmp_path / "nowhere.json")
    assert str(error.value) == (
        f"{tmp_path / 'nowhere.json'}: found no file there; expected an atlas file (JSON text in UTF-8)."
    )


def test_a_folder_is_not_an_atlas(tmp_path: Path):
    assert check_atlas(tmp_path)[0].found == "a folder"


def test_a_file_begun_with_the_mark_of_windows_editors_is_read(tmp_path: Path):
    file = tmp_path / "mine.json"
    file.write_bytes(b"\xef\xbb\xbf" + built_in().read_bytes())
    assert load_atlas(file) == load_atlas()


def test_a_sound_file_has_no_problems():
    assert check_atlas() == []


def test_the_error_is_the_first_problem_and_counts_the_rest(tmp_path: Path, data: Data):
    for code in ("GV20", "GV21", "GV22"):
        point(data, code).pop("place")
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ScalpVizError) as error:
        load_atlas(file)
    first = str(check_atlas(file)[0])
    assert str(error.value) == first.removesuffix(".") + " (and 2 more problems)."
    assert first.startswith(f'{file}, {where(data, "@GV20")}: found no "place"; expected ')


def test_a_list_with_a_broken_entry_is_not_called_too_short_as_well(problems_after: Check):
    problems = problems_after(
        lambda d: zone(d, "MS6")["shape"]["centreline"]["through"][0].update(kind="pointt")
    )
    assert [p.found for p in problems] == ['"kind": "pointt"']
    assert problems[0].path.endswith("MS6 > shape > centreline > through[0] EX-HN1.anterior")


def test_a_circle_is_reported_once_wherever_it_is_entered(problems_after: Check):
    def ring(data: Data) -> None:
        codes = ["GV20", "GV21", "GV22"]
        for i, code in enumerate(codes):
            point(data, code)["place"] = {"kind": "point", "code": codes[(i + 1) % 3]}

    circles = [p for p in problems_after(ring) if "circle" in p.found]
    assert [circle.found for circle in circles] == ["a circle, GV20 -> GV21 -> GV22 -> GV20"]


def places_in(data: object, keys: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place of the file below the top."""
    if isinstance(data, dict):
        inside = [(*keys, key) for key in data]
    elif isinstance(data, list):
        inside = [(*keys, i) for i in range(len(data))]
    else:
        return []
    return inside + [deeper for place in inside for deeper in places_in(value_at(data, place[-1:]), place)]


def value_at(data: Any, keys: tuple[str | int, ...]) -> Any:
    for key in keys:
        data = data[key]
    return data


WHOLE = built_in().read_text(encoding="utf-8")
PLACES = places_in(json.loads(WHOLE))
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.just([]),
    st.just({}),
    st.dictionaries(
        st.sampled_from(["kind", "shape", "unit", "code", "id"]), st.text(max_size=4), max_size=2
    ),
    st.sampled_from([{"kind": "midline"}, {"kind": "point", "code": "GV20"}, {"value": 1, "unit": "mm"}]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(PLACES), junk=JUNK)
def test_whatever_stands_anywhere_in_the_file_is_answered_in_single_sentences(
    tmp_path: Path, place: tuple[str | int, ...], junk: object
):
    data = json.loads(WHOLE)
    value_at(data, place[:-1])[place[-1]] = junk
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    for problem in check_atlas(file):
        sentence = str(problem)
        assert sentence.startswith(str(file))
        assert "\n" not in sentence
        assert "something else" not in sentence
        assert len(sentence) < 600


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(min_value=0, max_value=len(WHOLE) - 2))
def test_a_file_cut_short_anywhere_has_one_problem(tmp_path: Path, cut: int):
    file = tmp_path / "mine.json"
    file.write_text(WHOLE[:cut], encoding="utf-8")
    assert len(check_atlas(file)) == 1


def test_a_file_of_other_data_is_told_in_one_line(tmp_path: Path):
    path = tmp_path / "recipe.json"
    path.write_text('{"soup": 1, "salt": 2}', encoding="utf-8")
    problems = check_atlas(path)
    assert [str(problem) for problem in problems] == [
        f'{path}: found no "format"; expected "format": "scalpviz-atlas-1", with which an atlas begins.'
    ]
