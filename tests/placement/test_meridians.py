"""Meridians through their points, and the lines from which systems are measured."""

from dataclasses import replace

import numpy as np
import pytest
from oracle import distance_to_skin

from scalpviz.atlas.load import load_atlas
from scalpviz.atlas.model import Atlas
from scalpviz.head.head import Head
from scalpviz.placement.construct.solver import ConstructionSolver
from scalpviz.placement.meridians import LaidLine, laid_meridians, laid_reference_lines
from scalpviz.placement.place import place
from scalpviz.placement.placed import Placement
from scalpviz.side import Side


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas()


@pytest.fixture(scope="module")
def placement(atlas: Atlas, reference_head: Head) -> Placement:
    return place(atlas, reference_head, ["acupoints"])


@pytest.fixture(scope="module")
def meridians(atlas: Atlas, placement: Placement) -> tuple[LaidLine, ...]:
    return laid_meridians(atlas, placement)


def test_every_run_is_laid_on_every_side_it_has(atlas: Atlas, meridians: tuple[LaidLine, ...]):
    for meridian in atlas.meridians:
        sides = [line.side for line in meridians if line.id == meridian.id]
        expected = [Side.MIDLINE] if meridian.laterality == "midline" else [Side.RIGHT, Side.LEFT]
        assert sorted(sides) == sorted(expected * len(meridian.runs))
        assert {line.name for line in meridians if line.id == meridian.id} == {meridian.names}


def test_only_the_governor_vessel_runs_on_the_midline(meridians: tuple[LaidLine, ...]):
    for line in meridians:
        off = np.abs(line.path.xyz[:, 0]).max()
        assert (off < 0.1) == (line.id == "GV"), line.id
        if line.side is not Side.MIDLINE:
            assert np.sign(line.path.xyz[:, 0].mean()) == (1 if line.side is Side.RIGHT else -1)


def test_a_meridian_runs_through_the_points_that_bear_its_name(
    placement: Placement, meridians: tuple[LaidLine, ...]
):
    """Of the points of the scalp; some of the face are left beside the runs."""
    through = {
        "GV": "GV17 GV18 GV19 GV20 GV21 GV22 GV23 GV24",
        "BL": "BL4 BL6 BL7 BL8 BL9 BL10",
        "GB": "GB3 GB4 GB5 GB6 GB7 GB8 GB9 GB10 GB11 GB12 GB13 GB14 GB15 GB16 GB17 GB18 GB19 GB20",
        "TE": "TE16 TE17 TE18 TE19 TE20 TE21 TE22 TE23",
        "ST": "ST7 ST8",
    }
    for meridian, codes in through.items():
        for point in placement.points:
            if point.code in codes.split():
                runs = [line.path for line in meridians if (line.id, line.side) == (meridian, point.side)]
                gaps = [np.linalg.norm(p.at(p.position_of(point.place.xyz)) - point.place.xyz) for p in runs]
                assert min(gaps) < 0.5, (point.code, point.side)


def test_runs_lie_on_the_skin(reference_head: Head, meridians: tuple[LaidLine, ...]):
    places = np.vstack([line.path.xyz[::7] for line in meridians])
    assert distance_to_skin(reference_head.vertices, reference_head.triangles, places).max() < 1e-3


def test_a_run_that_this_head_does_not_let_lay_is_left_out_and_the_others_stay(
    atlas: Atlas, reference_head: Head, meridians: tuple[LaidLine, ...]
):
    marks = {n: m for n, m in reference_head.landmarks.items() if n != "ear_apex_scalp_left"}
    found = laid_meridians(atlas, place(atlas, replace(reference_head, landmarks=marks), ["acupoints"]))
    left, right = (
        [[line.id for line in lines if line.side is side].count("TE") for lines in (found, meridians)]
        for side in (Side.LEFT, Side.RIGHT)
    )
    assert left[0] < left[1], "the run over the ear cannot be laid"
    assert right[0] == right[1]
    assert [line.id for line in found if line.side is Side.MIDLINE] == ["GV"]


def test_reference_lines_are_those_of_the_systems_asked_for(atlas: Atlas, placement: Placement):
    assert laid_reference_lines(atlas, placement, ()) == ()
    assert laid_reference_lines(atlas, placement, ("international",)) == ()
    jiao = laid_reference_lines(atlas, placement, ("jiao",))
    assert {line.id for line in jiao} == {"jiao-ap-line", "jiao-eyebrow-occipital"}
    both = laid_reference_lines(atlas, placement, ("jiao", "tang"))
    assert {line.id.partition("-")[0] for line in both} == {"jiao", "tang"}
    assert {line.name for line in jiao} == {c.name for c in atlas.curves if c.id.startswith("jiao-")}


def test_jiaos_lines_run_from_the_brows_to_the_back_of_the_head(atlas: Atlas, placement: Placement):
    lines = {(line.id, line.side): line.path for line in laid_reference_lines(atlas, placement, ("jiao",))}
    middle = lines["jiao-ap-line", Side.MIDLINE]
    solver = ConstructionSolver(atlas, placement.head)
    half = solver.point(atlas.point("Jiao-T").place, Side.MIDLINE)
    assert middle.position_of(half.xyz) == pytest.approx(middle.length / 2, abs=0.1)
    for side in (Side.RIGHT, Side.LEFT):
        brow = lines["jiao-eyebrow-occipital", side]
        ends = sorted((brow.start[1], brow.end[1]))
        assert ends[0] < -60 < 60 < ends[1], "from the front of the head to its back"
