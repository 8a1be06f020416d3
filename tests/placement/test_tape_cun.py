"""Which cun a tape is read in, and how many, against figures worked out by hand."""

from dataclasses import replace

import numpy as np
import pytest

from scalpviz.atlas.load import load_atlas
from scalpviz.placement.head_context import HeadContext
from scalpviz.placement.place import place
from scalpviz.placement.tape import TapeMeasure
from scalpviz.placement.tape_cun import CunReading, NoCun, read_cun
from scalpviz.side import Side

SYSTEM = "international"


@pytest.fixture(scope="module")
def context(ellipsoid) -> HeadContext:
    return HeadContext(ellipsoid)


def on_midline(context: HeadContext, station: float) -> np.ndarray:
    return context.midline.path.at(station)


def between(context: HeadContext, one: np.ndarray, other: np.ndarray) -> CunReading:
    return read_cun(context, context.skin.geodesic(context.skin.nearest(one), context.skin.nearest(other)))


def beside(context: HeadContext, station: float, away: float) -> np.ndarray:
    """At right angles to the midline, mm to the subject's right."""
    origin = context.skin.nearest(on_midline(context, station))
    return context.skin.trace(origin, np.sign(away) * context.midline.normal, abs(away)).end


def scalp_cun(context: HeadContext) -> float:
    return (context.station("posterior_hairline") - context.station("anterior_hairline")) / 12


def test_along_the_scalp_a_quarter_of_the_arc_is_three_cun(context):
    start = context.station("anterior_hairline") + 2 * scalp_cun(context)
    reading = between(
        context, on_midline(context, start), on_midline(context, start + 3 * scalp_cun(context))
    )
    (piece,) = reading.pieces
    assert piece.segment.id == "midline"
    assert piece.segment.parts == 12
    assert piece.segment.sources == ("S1",)
    assert piece.cun == pytest.approx(3.0, abs=0.01)


def test_from_glabella_to_hairline_are_three_cun_of_the_forehead(context):
    reading = between(context, context.landmark("glabella").xyz, context.landmark("anterior_hairline").xyz)
    (piece,) = reading.pieces
    assert piece.segment.id == "forehead"
    assert piece.cun == pytest.approx(3.0, abs=0.02)


def test_over_the_hairline_each_part_is_read_in_the_cun_of_its_own_arc(context):
    hairline = context.station("anterior_hairline")
    forehead = (hairline - context.station("glabella")) / 3
    ends = on_midline(context, hairline - 2 * forehead), on_midline(context, hairline + scalp_cun(context))
    pieces = between(context, *ends).pieces
    assert [piece.segment.id for piece in pieces] == ["forehead", "midline"]
    assert [piece.cun for piece in pieces] == pytest.approx([2.0, 1.0], abs=0.03)
    assert [piece.segment.id for piece in between(context, *ends[::-1]).pieces] == ["midline", "forehead"]


def test_the_cun_of_the_nape_is_said_to_be_unsourced(reference_head):
    context = HeadContext(reference_head)
    ends = (context.landmark(name).xyz for name in ("posterior_hairline", "c7"))
    (piece,) = between(context, *ends).pieces
    assert (piece.segment.id, piece.segment.certainty) == ("nape", "unsourced")
    assert piece.segment.sources == ("U",)
    assert piece.cun == pytest.approx(3.0, abs=0.05)


def test_half_the_forehead_is_four_and_a_half_lateral_cun(context):
    ends = context.landmark("anterior_hairline").xyz, context.landmark("hairline_corner", Side.RIGHT).xyz
    (piece,) = between(context, *ends).pieces
    assert piece.segment.id == "lateral_front"
    assert piece.cun == pytest.approx(4.5, rel=0.01)


def test_from_st8_to_st8_the_front_unit_counts(reference_head):
    context = HeadContext(reference_head)
    points = place(load_atlas(), reference_head, {SYSTEM}).points
    one, other = (point.place.xyz for point in points if point.code == "ST8")
    unit = context.skin.through(
        [
            context.landmark("hairline_corner", Side.RIGHT),
            context.skin.nearest(on_midline(context, context.station("anterior_hairline"))),
            context.landmark("hairline_corner", Side.LEFT),
        ]
    )
    reading = between(context, one, other)
    (piece,) = reading.pieces
    assert piece.segment.id == "lateral_front"
    assert piece.cun == pytest.approx(piece.length / (unit.length / 9), rel=1e-3)
    # pulled taut it runs a little above the hairline and is shorter than the nine
    assert 8.6 < piece.cun < 9.0


def test_across_the_forehead_below_the_hairline_the_front_unit_is_a_convention(context):
    station = (context.station("glabella") + context.station("anterior_hairline")) / 2
    (piece,) = between(context, on_midline(context, station), beside(context, station, 20.0)).pieces
    assert piece.segment.certainty == "convention"
    half = context.skin.geodesic(
        context.landmark("anterior_hairline"), context.landmark("hairline_corner", Side.LEFT)
    ).length
    assert piece.cun == pytest.approx(20.0 / (half / 4.5), rel=0.01)


def test_across_at_the_inion_the_unit_is_a_ninth_of_the_mastoid_arc(context):
    unit = sum(
        context.skin.geodesic(context.landmark("inion"), context.landmark("mastoid_tip", side)).length
        for side in (Side.RIGHT, Side.LEFT)
    )
    unit /= 9
    station = context.station("inion")
    ends = beside(context, station, 1.3 * unit), beside(context, station, -1.3 * unit)
    (piece,) = between(context, *ends).pieces
    assert piece.segment.id == "lateral_back"
    assert piece.cun == pytest.approx(2.6, rel=0.01)


def test_across_the_vertex_the_unit_lies_between_front_and_back_and_is_a_convention(context):
    half = (context.station("anterior_hairline") + context.station("inion")) / 2
    corners = context.landmark("hairline_corner", Side.RIGHT), context.landmark("hairline_corner", Side.LEFT)
    mastoids = context.landmark("mastoid_tip", Side.RIGHT), context.landmark("mastoid_tip", Side.LEFT)
    front, back = (
        sum(context.skin.geodesic(middle, end).length for end in ends) / 9
        for middle, ends in (
            (context.landmark("anterior_hairline"), corners),
            (context.landmark("inion"), mastoids),
        )
    )
    unit = (front + back) / 2
    (piece,) = between(context, on_midline(context, half), beside(context, half, 2 * unit)).pieces
    assert (piece.segment.id, piece.segment.certainty) == ("lateral", "convention")
    assert piece.cun == pytest.approx(2.0, rel=0.01)


def test_a_tape_aslant_has_no_cun(context):
    half = (context.station("anterior_hairline") + context.station("inion")) / 2
    reading = between(context, on_midline(context, half), beside(context, half + 40, 40.0))
    assert reading == CunReading(reason=NoCun.ASLANT)


def test_a_tape_down_to_the_ear_reaches_beyond_what_is_divided(reference_head):
    context = HeadContext(reference_head)
    station = context.midline.station(context.landmark("vertex").xyz)
    ends = on_midline(context, station), beside(context, station, 135.0)
    assert between(context, *ends).reason is NoCun.OUTSIDE


def test_a_tape_down_the_nose_has_no_cun(reference_head):
    context = HeadContext(reference_head)
    ends = (context.landmark(name).xyz for name in ("glabella", "pronasale"))
    assert between(context, *ends).reason is NoCun.OUTSIDE


def test_a_reading_says_when_its_landmarks_were_estimated(ellipsoid):
    marks = dict(ellipsoid.landmarks)
    marks["posterior_hairline"] = replace(marks["posterior_hairline"], estimated=True)
    context = HeadContext(replace(ellipsoid, landmarks=marks))
    start = context.station("anterior_hairline") + 20
    lengthwise = between(context, on_midline(context, start), on_midline(context, start + 60))
    assert lengthwise.estimated
    across = between(context, on_midline(context, start), beside(context, start, 30.0))
    assert across.pieces
    assert not across.estimated


@pytest.mark.parametrize(
    ("code", "cun"),
    [("MS1", [0.5, 0.5]), ("MS3", [0.5, 0.5]), ("MS5", [1.5]), ("MS8", [1.5]), ("MS14", [2.0])],
)
def test_along_a_standard_line_the_tape_reads_the_length_the_standard_gives(reference_head, code, cun):
    measure = TapeMeasure(place(load_atlas(), reference_head, {SYSTEM}))
    zone = measure.lines_of(SYSTEM, code)[0]
    reading = measure.lay(zone.centreline.start, zone.centreline.end, zone).reading
    assert [piece.cun for piece in reading.pieces] == pytest.approx(cun, abs=0.05)
