"""Variants against the default construction: how far off they lie follows from the words of the sources."""

import numpy as np
import pytest

from scalpviz.atlas.geometry import AtLandmark
from scalpviz.atlas.load import load_atlas
from scalpviz.atlas.model import Atlas, PointVariant
from scalpviz.head.skin.surface import Skin
from scalpviz.placement.place import place
from scalpviz.placement.placed import Placement
from scalpviz.placement.variants import LaidVariant, Variants, variants_on
from scalpviz.side import Side


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas()


@pytest.fixture(scope="module")
def placement(atlas, reference_head) -> Placement:
    return place(atlas, reference_head, systems=("international", "jiao", "ynsa"))


@pytest.fixture(scope="module")
def variants(atlas, placement) -> Variants:
    return variants_on(atlas, placement)


def one(variants: Variants, system: str, code: str, name: str, side: Side = Side.RIGHT) -> LaidVariant:
    return next(v for v in variants.of(system, code) if (v.id, v.side) == (name, side))


def ends(placement: Placement, key: str) -> tuple[np.ndarray, np.ndarray]:
    path = next(zone.centreline for zone in placement.zones if str(zone.key) == key)
    return path.start, path.end


def tape(placement: Placement, start: np.ndarray, end: np.ndarray) -> float:
    skin = Skin.of(placement.head.vertices, placement.head.triangles)
    return skin.geodesic(skin.nearest(start), skin.nearest(end)).length


def test_ms6_from_gv21_begins_half_a_midline_cun_farther_forward_and_ends_alike(variants, placement):
    (piece,) = one(variants, "international", "MS6", "from-gv21").pieces
    start, end = ends(placement, "international/MS6/right")
    assert tape(placement, start, piece.centreline.start) == pytest.approx(
        0.5 * placement.measures["cun_midline"], rel=0.01
    )
    assert np.linalg.norm(piece.centreline.end - end) < 0.01


def test_the_motor_area_begins_half_a_cun_instead_of_half_a_centimetre_behind_the_middle(variants, placement):
    variant = one(variants, "jiao", "J1", "half-cun")
    start, _ = ends(placement, "jiao/J1/right")
    off = 0.5 * placement.measures["cun_midline"] - 5.0
    assert tape(placement, start, variant.pieces[0].centreline.start) == pytest.approx(off, rel=0.01)
    assert variant.most == pytest.approx(off, rel=0.02)


def test_the_motor_areas_second_lower_point_lies_below_the_first_with_the_same_upper_point(
    variants, placement
):
    variant = one(variants, "jiao", "J1", "zygomatic-arch")
    start, end = ends(placement, "jiao/J1/right")
    (piece,) = variant.pieces
    assert np.linalg.norm(piece.centreline.start - start) < 0.01
    assert piece.centreline.end[2] < end[2] - 20
    assert variant.most == pytest.approx(tape(placement, end, piece.centreline.end), rel=0.05)


def test_the_shorter_foot_motor_area_says_by_how_much_it_is_longer(variants):
    """Four centimetres instead of three: the variant goes on where the default ends."""
    variant = one(variants, "jiao", "J9", "four-centimetres")
    assert variant.pieces[0].length == pytest.approx(40, rel=0.005)
    assert variant.most == pytest.approx(10, rel=0.02)


def test_a_variant_of_a_disc_lies_as_far_off_as_its_middle(variants):
    """1.5 cm beside the midline instead of 1.7; both on a line that leaves it at a slant."""
    variant = one(variants, "ynsa", "YNSA-B-yang", "lateral-1.5")
    assert variant.mean == variant.most
    assert 2.0 <= variant.most < 3.0


def test_gb8_by_the_lateral_cun_lies_nearer_to_the_ear_by_the_difference_of_the_cun(variants, placement):
    variant = one(variants, "acupoints", "GB8", "lateral-cun")
    cun = placement.measures
    assert variant.most == pytest.approx(1.5 * (cun["cun_midline"] - cun["cun_lateral_front"]), rel=0.02)
    assert variant.beside is not None
    assert variant.place is not None
    assert variant.place.xyz[2] < variant.beside.xyz[2]


def test_a_line_that_only_runs_the_other_way_lies_in_the_same_place(variants):
    variant = one(variants, "international", "MS5", "backward", Side.MIDLINE)
    assert variant.most < 0.01


def test_right_and_left_mirror_each_other(variants):
    for code, name in (("MS2", "half-cun"), ("MS6", "from-gv21"), ("MS9", "pupil-line")):
        right, left = (one(variants, "international", code, name, side) for side in (Side.RIGHT, Side.LEFT))
        assert right.most == pytest.approx(left.most, abs=0.5)


def test_variants_told_in_words_alone_are_not_laid(variants, atlas):
    worded = {v.id for v in atlas.zone("MS6").variants if v.shape is None}
    assert worded
    assert worded.isdisjoint(v.id for v in variants.of("international", "MS6"))
    assert variants.of("acupoints", "BL10") == ()


def test_a_variant_this_head_cannot_place_is_left_out_and_the_others_stay(atlas, placement):
    gb9 = atlas.point("GB9")
    lost = PointVariant(id="lost", note=gb9.variants[0].note, place=AtLandmark(kind="landmark", name="c7"))
    bare = {name: mark for name, mark in placement.head.landmarks.items() if name != "c7"}
    points = tuple(
        p.model_copy(update={"variants": (lost, *p.variants)}) if p is gb9 else p for p in atlas.points
    )
    head = placement.head.__class__(
        "bare", placement.head.vertices, placement.head.triangles, bare, placement.head.curves,
        placement.head.normals,
    )  # fmt: skip
    changed = atlas.model_copy(update={"points": points})
    laid = Variants(changed, place(changed, head, systems=("acupoints",)))
    assert {v.id for v in laid.of("acupoints", "GB9")} == {"behind-gb8", "lateral-cun"}


def test_all_who_ask_share_what_was_laid(atlas, placement, variants):
    assert variants_on(atlas, placement) is variants
    assert variants_on(atlas, placement, scaled=True) is not variants
