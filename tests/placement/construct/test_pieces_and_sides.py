"""Zones of several pieces, zones without a place, points of one side, points of the skull."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from heads import moved_head
from oracle import exact_length

from scalpviz.atlas.keys import SiteKey
from scalpviz.atlas.load import load_atlas
from scalpviz.atlas.model import Atlas, AtlasPoint, Zone
from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head, Landmark
from scalpviz.head.skull.cap import skull_landmarks
from scalpviz.placement.construct.solver import ConstructionSolver
from scalpviz.placement.place import place, place_zone, sides_of
from scalpviz.placement.placed import Placement
from scalpviz.placement.report import report
from scalpviz.side import Side

SAID: dict[str, Any] = {"text": {"en": "So."}, "sources": ["U"], "certainty": "unsourced"}
MIDLINE: dict[str, Any] = {"kind": "midline"}


def mark(name: str) -> dict[str, Any]:
    return {"kind": "landmark", "name": name}


def disc(centre: dict[str, Any], radius: float, unit: str = "mm") -> dict[str, Any]:
    return {"shape": "disc", "centre": centre, "radius": {"value": radius, "unit": unit}}


def back(value: float, unit: str) -> dict[str, Any]:
    """From the anterior hairline backward along the midline."""
    length = {"value": value, "unit": unit} | ({"of": "midline"} if unit == "cun" else {})
    return {"kind": "along", "curve": MIDLINE, "start": mark("anterior_hairline"),
            "toward": mark("posterior_hairline"), "distance": length}  # fmt: skip


def zone(code: str, shape: dict[str, Any] | None, laterality: str = "bilateral", **more: Any) -> Zone:
    bare = {"code": code, "system": "mine", "region": "vertex", "laterality": laterality, "shape": shape,
            "names": {"en": code, "pinyin": "", "zh": code}, "location": SAID, "targets": [],
            "indications": []}  # fmt: skip
    return Zone.model_validate(bare | more)


def point(code: str, laterality: str, at: dict[str, Any]) -> AtlasPoint:
    return AtlasPoint.model_validate(
        {"code": code, "system": "mine", "names": {"en": code, "pinyin": "", "zh": code}, "place": at,
         "laterality": laterality, "location": SAID, "sources": ["U"]}
    )  # fmt: skip


def only(*records: Zone | AtlasPoint) -> Atlas:
    """An atlas of these zones and points alone."""
    return load_atlas().model_copy(
        update={
            "points": tuple(r for r in records if isinstance(r, AtlasPoint)),
            "zones": tuple(r for r in records if isinstance(r, Zone)),
            "curves": (),
        }
    )


TWO = {
    "shape": "several",
    "pieces": [
        {
            "shape": "band",
            "centreline": {"kind": "geodesic", "through": [mark("hairline_corner"), mark("vertex")]},
            "width": {"value": 6, "unit": "mm"},
            "parts": [{"id": "upper", "start": 0.5, "end": 1}],
        },
        disc(mark("ear_root_back"), 4),
    ],
}
NEEDLING = {"direction": SAID, "angle": {"low": 15, "high": 30}, "angle_statement": SAID}


@pytest.fixture(scope="module")
def in_pieces(ellipsoid: Head) -> Placement:
    return place(only(zone("TWO", TWO, needling=NEEDLING), zone("ONE", disc(mark("vertex"), 4), "midline")),
                 ellipsoid)  # fmt: skip


def test_each_piece_of_a_zone_has_its_own_key_and_the_first_that_of_the_zone(in_pieces):
    assert [(str(z.key), z.piece, z.kind) for z in in_pieces.zones] == [
        ("mine/TWO/right", 0, "band"),
        ("mine/TWO/right#2", 1, "disc"),
        ("mine/TWO/left", 0, "band"),
        ("mine/TWO/left#2", 1, "disc"),
        ("mine/ONE/midline", 0, "disc"),
    ]
    assert {(z.code, z.system) for z in in_pieces.zones[:4]} == {("TWO", "mine")}


def test_each_piece_keeps_its_own_form_needle_and_parts(in_pieces):
    band, disc_ = in_pieces.zones[:2]
    assert (band.width, disc_.width) == (6, 8)
    assert [part.id for part in band.parts] == ["upper"]
    assert disc_.parts == ()
    assert band.needle is not None
    assert disc_.needle is None


def test_each_piece_leans_on_its_own_landmarks(in_pieces):
    band, disc_ = in_pieces.zones[2:4]
    assert band.leans_on == {"hairline_corner_left", "vertex"}
    assert disc_.leans_on == {"ear_root_back_left"}


def test_a_zone_of_which_one_piece_has_no_place_is_left_out_whole(ellipsoid: Head):
    marks = {name: m for name, m in ellipsoid.landmarks.items() if name != "ear_root_back_left"}
    placement = place(only(zone("TWO", TWO)), replace(ellipsoid, landmarks=marks))
    assert [str(z.key) for z in placement.zones] == ["mine/TWO/right", "mine/TWO/right#2"]
    assert set(placement.unplaced) == {SiteKey("mine", "TWO", Side.LEFT)}


def test_the_report_names_the_piece_and_what_is_only_approximate(ellipsoid: Head):
    about = zone("ABOUT", disc(mark("pupil"), 5), precision="approximate", precision_note=SAID)
    data = report(place(only(zone("TWO", TWO), about, point("P9", "left", mark("pupil"))), ellipsoid))
    assert json.loads(json.dumps(data)) == data
    assert [(z["code"], z["system"], z["side"], z["piece"], z["approximate"]) for z in data["zones"]] == [
        ("TWO", "mine", "right", 0, False),
        ("TWO", "mine", "right", 1, False),
        ("TWO", "mine", "left", 0, False),
        ("TWO", "mine", "left", 1, False),
        ("ABOUT", "mine", "right", 0, True),
        ("ABOUT", "mine", "left", 0, True),
    ]
    assert [(p["code"], p["system"], p["side"]) for p in data["points"]] == [("P9", "mine", "left")]


def test_a_zone_without_a_shape_is_neither_placed_nor_missed(ellipsoid: Head):
    placement = place(only(zone("NOWHERE", None, unplaceable=SAID)), ellipsoid)
    assert (placement.zones, placement.unplaced) == ((), {})


def test_placing_a_zone_without_a_shape_is_answered_in_one_sentence(ellipsoid: Head):
    nowhere = zone("NOWHERE", None, unplaceable=SAID)
    with pytest.raises(ScalpVizError, match=r"does not say where NOWHERE lies, so it cannot be placed\.$"):
        place_zone(ConstructionSolver(only(nowhere), ellipsoid), nowhere, Side.RIGHT)


@pytest.mark.parametrize(
    ("laterality", "sides"),
    [
        ("midline", (Side.MIDLINE,)),
        ("bilateral", (Side.RIGHT, Side.LEFT)),
        ("right", (Side.RIGHT,)),
        ("left", (Side.LEFT,)),
    ],
)
def test_a_record_has_the_sides_that_its_laterality_says(laterality: str, sides: tuple[Side, ...]):
    assert sides_of(laterality) == sides


@pytest.mark.parametrize(("laterality", "sign"), [("right", 1), ("left", -1)])
def test_a_point_of_one_side_is_placed_there_alone(ellipsoid: Head, laterality: str, sign: int):
    aside = {"kind": "lateral", "start": mark("vertex"), "distance": {"value": 30, "unit": "mm"}}
    (placed,) = place(only(point("P3", laterality, aside)), ellipsoid).points
    assert placed.side is Side(laterality)
    assert sign * placed.place.xyz[0] == pytest.approx(30, abs=1.5)


@pytest.mark.parametrize("asked", list(Side))
def test_a_point_of_one_side_is_the_same_from_whichever_side_it_is_asked_for(ellipsoid: Head, asked: Side):
    solver = ConstructionSolver(
        only(point("L9", "left", mark("pupil")), point("B9", "bilateral", mark("pupil"))), ellipsoid
    )
    np.testing.assert_allclose(
        solver.named_point("L9", asked).xyz, ellipsoid.landmarks["pupil_left"].xyz, atol=1e-6
    )


def test_a_zone_of_the_right_may_lean_on_a_point_of_the_left(ellipsoid: Head):
    left = {"kind": "point", "code": "L9"}
    over = {"shape": "band", "width": {"value": 6, "unit": "mm"},
            "centreline": {"kind": "geodesic", "through": [mark("hairline_corner"), left]}}  # fmt: skip
    right, _ = place(
        only(point("L9", "left", mark("hairline_corner")), zone("X", over, parts=())), ellipsoid
    ).zones
    assert right.leans_on == {"hairline_corner_right", "hairline_corner_left"}


def test_scaled_centimetres_grow_with_the_nasion_inion_arc_of_an_adult(ellipsoid: Head):
    bands = only(zone("CM", disc(back(4, "cm"), 1, "cm"), "midline"))
    arc = place(bands, ellipsoid).measures["nasion_inion_arc"]
    printed, scaled = (place(bands, ellipsoid, scaled=s).zones[0] for s in (False, True))
    assert printed.width == 20
    assert scaled.width == pytest.approx(20 * arc / 365)


@pytest.mark.parametrize("factor", [0.8, 1.1])
def test_a_scaled_centimetre_is_the_same_share_of_every_head(ellipsoid: Head, factor: float):
    small = moved_head(ellipsoid, np.diag([factor, factor, factor, 1.0]))
    atlas = only(point("CM", "midline", back(4, "cm")))
    shares = []
    for head in (ellipsoid, small):
        solver = ConstructionSolver(atlas, head, scaled=True)
        station = solver.context.midline.station(solver.named_point("CM", Side.MIDLINE).xyz)
        shares.append(
            (station - solver.context.station("anterior_hairline")) / solver.context.station("inion")
        )
    assert shares[0] == pytest.approx(40 / 365, rel=1e-3)
    assert shares[1] == pytest.approx(shares[0], rel=1e-6)


@pytest.mark.parametrize(("value", "unit"), [(40, "mm"), (2, "cun")])
def test_millimetres_and_cun_stay_as_they_are_when_centimetres_are_scaled(
    ellipsoid: Head, value: float, unit: str
):
    atlas = only(point("P", "midline", back(value, unit)))
    child = moved_head(ellipsoid, np.diag([0.8, 0.8, 0.8, 1.0]))
    printed, scaled = (
        ConstructionSolver(atlas, child, scaled=s).named_point("P", Side.MIDLINE).xyz for s in (False, True)
    )
    np.testing.assert_array_equal(printed, scaled)


def test_a_centimetre_as_printed_is_ten_millimetres_on_every_head(ellipsoid: Head):
    child = moved_head(ellipsoid, np.diag([0.8, 0.8, 0.8, 1.0]))
    solver = ConstructionSolver(only(point("CM", "midline", back(4, "cm"))), child)
    hairline = solver.context.landmark("anterior_hairline")
    assert exact_length(solver.skin, hairline, solver.named_point("CM", Side.MIDLINE)) == pytest.approx(
        40, rel=1e-3
    )


SKULL = {"bregma": "midline", "lambda": "midline", "parietal_eminence": "bilateral"}


@pytest.mark.parametrize("name", SKULL)
def test_a_landmark_of_the_skull_that_the_head_does_not_bring_is_schematic_and_estimated(
    ellipsoid: Head, name: str
):
    placed = place(only(point("P", SKULL[name], mark(name))), ellipsoid).points
    assert len(placed) == len(sides_of(SKULL[name]))
    for p in placed:
        key = name if p.side is Side.MIDLINE else f"{name}_{p.side.value}"
        assert p.estimated
        assert p.leans_on == {key}
        np.testing.assert_allclose(p.place.xyz, skull_landmarks(ellipsoid)[key].xyz, atol=1e-6)


@pytest.mark.parametrize("name", ["bregma", "parietal_eminence_left"])
def test_a_landmark_of_the_skull_that_somebody_pointed_at_goes_before_the_schematic_one(
    ellipsoid: Head, name: str
):
    away = np.linalg.norm(ellipsoid.vertices - skull_landmarks(ellipsoid)[name].xyz, axis=1)
    felt = ellipsoid.vertices[np.argmin(np.abs(away - 9.0))]
    head = replace(ellipsoid, landmarks={**ellipsoid.landmarks, name: Landmark(felt)})
    kind = name.removesuffix("_left")
    placed = {p.side: p for p in place(only(point("P", SKULL[kind], mark(kind))), head).points}
    here = placed[Side.LEFT if name.endswith("_left") else Side.MIDLINE]
    assert not here.estimated
    np.testing.assert_allclose(here.place.xyz, felt, atol=1e-6)
    if Side.RIGHT in placed:
        assert placed[Side.RIGHT].estimated, "the other side was not pointed at"
