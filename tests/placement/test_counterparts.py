"""How far counterparts lie from each other, where the right answer has a closed form."""

import numpy as np
import pytest
import trimesh

from scalpviz.atlas.load import load_atlas
from scalpviz.atlas.model import Atlas, Relation, Statement, Zone
from scalpviz.atlas.texts import Text
from scalpviz.head.head import Head
from scalpviz.head.skin.surface import SkinPath
from scalpviz.placement.apart import Apart
from scalpviz.placement.counterparts import distances
from scalpviz.placement.place import place
from scalpviz.placement.placed import PlacedZone, Placement
from scalpviz.side import Side

RADIUS = 90.0


def head_of(vertices: np.ndarray, triangles: np.ndarray) -> Head:
    return Head("body", vertices, triangles, {}, {}, np.tile([0.0, 0, 1], (len(vertices), 1)))


def sheet() -> Head:
    """A flat sheet of 120 by 80 mm at z = 0."""
    x, y = np.meshgrid(np.arange(0, 121, 5.0), np.arange(0, 81, 5.0), indexing="ij")
    number = np.arange(x.size).reshape(x.shape)
    a, b, c, d = (
        part.ravel() for part in (number[:-1, :-1], number[1:, :-1], number[1:, 1:], number[:-1, 1:])
    )
    triangles = np.vstack([np.column_stack([a, b, c]), np.column_stack([a, c, d])])
    return head_of(np.column_stack([x.ravel(), y.ravel(), np.zeros(x.size)]), triangles)


def ball() -> Head:
    sphere = trimesh.creation.icosphere(5, RADIUS)
    return head_of(np.asarray(sphere.vertices), np.asarray(sphere.faces, dtype=np.int64))


def laid(system: str, code: str, path: SkinPath, side: Side = Side.RIGHT, piece: int = 0) -> PlacedZone:
    key = f"{system}/{code}/{side}" + (f"#{piece + 1}" if piece else "")
    return PlacedZone(key, code, system, side, "band", path, 6.0, (), None, frozenset(), False, piece)


def straight(y: float, start: float = 10.0, end: float = 110.0, rise: float = 0.0) -> SkinPath:
    """A line over the sheet with no vertex but its ends."""
    return SkinPath(np.array([[start, y, 0.0], [end, y + rise, 0.0]]))


def parallel(latitude: float) -> SkinPath:
    """A quarter of a circle of latitude, degrees; every vertex on the ball."""
    up, round_ = np.radians(latitude), np.radians(np.linspace(0, 90, 200))
    ring = np.column_stack(
        [np.cos(up) * np.cos(round_), np.cos(up) * np.sin(round_), np.full(200, np.sin(up))]
    )
    return SkinPath(RADIUS * ring)


@pytest.fixture(scope="module")
def whole() -> Atlas:
    return load_atlas()


def related(whole: Atlas, *codes: tuple[str, str]) -> Atlas:
    """MS6 with counterparts of those systems and codes."""
    note = Statement(text=Text(en="So."), sources=("S6",))
    relations = tuple(Relation(system=s, code=c, name=Text(en=c), note=note) for s, c in codes)
    ms6: Zone = whole.zone("MS6").model_copy(update={"relations": relations})
    return whole.model_copy(update={"zones": (ms6,)})


def measured(atlas: Atlas, head: Head, *zones: PlacedZone) -> tuple[Apart, ...]:
    return distances(atlas, Placement(head, (), zones, {}, {})).get(("international", "MS6"), ())


def test_two_parallel_lines_lie_their_distance_apart_everywhere(whole: Atlas):
    """However few vertices a line has: it is the line that counts."""
    (apart,) = measured(
        related(whole, ("jiao", "J1")),
        sheet(),
        laid("international", "MS6", straight(20)),
        laid("jiao", "J1", straight(32)),
    )
    assert (apart.system, apart.code) == ("jiao", "J1")
    assert (apart.mean, apart.most) == pytest.approx((12, 12), abs=1e-6)


def test_of_a_line_that_draws_away_the_mean_is_half_the_most(whole: Atlas):
    """From 0 to 30 mm, seen from the line that is square to the distance taken."""
    (apart,) = measured(
        related(whole, ("jiao", "J1")),
        sheet(),
        laid("international", "MS6", straight(20, rise=30)),
        laid("jiao", "J1", straight(20)),
    )
    assert (apart.mean, apart.most) == pytest.approx((15, 30), abs=1e-6)


def test_distances_are_taken_along_the_skin_and_not_through_the_head(whole: Atlas):
    """Two circles of latitude, 40 degrees apart: the arc between them is longer than its chord."""
    (apart,) = measured(
        related(whole, ("jiao", "J1")),
        ball(),
        laid("international", "MS6", parallel(0)),
        laid("jiao", "J1", parallel(40)),
    )
    arc, chord = RADIUS * np.radians(40), 2 * RADIUS * np.sin(np.radians(20))
    assert apart.mean == pytest.approx(arc, rel=2e-3)
    assert apart.most == pytest.approx(arc, rel=2e-3)
    assert arc > chord * 1.015, "the two answers can be told apart"


def test_of_a_counterpart_in_pieces_the_nearest_piece_counts(whole: Atlas):
    (apart,) = measured(
        related(whole, ("jiao", "J8")),
        sheet(),
        laid("international", "MS6", straight(20)),
        laid("jiao", "J8", straight(60)),
        laid("jiao", "J8", straight(28), piece=1),
    )
    assert apart.most == pytest.approx(8, abs=1e-6)


def test_of_paired_zones_the_right_ones_are_compared(whole: Atlas):
    (apart,) = measured(
        related(whole, ("jiao", "J1")),
        sheet(),
        laid("international", "MS6", straight(70), Side.LEFT),
        laid("jiao", "J1", straight(10), Side.LEFT),
        laid("international", "MS6", straight(20)),
        laid("jiao", "J1", straight(25)),
    )
    assert apart.mean == pytest.approx(5, abs=1e-6)


def test_a_counterpart_that_does_not_lie_on_this_head_is_left_out(whole: Atlas):
    atlas = related(whole, ("jiao", "J1"), ("jiao", "J2"))
    own, other = laid("international", "MS6", straight(20)), laid("jiao", "J2", straight(30))
    assert [apart.code for apart in measured(atlas, sheet(), own, other)] == ["J2"]
    assert measured(atlas, sheet(), own) == ()
    assert measured(atlas, sheet(), other) == ()


def test_on_the_adult_head_ms6_and_the_motor_area_lie_within_a_fingers_breadth(
    whole: Atlas, reference_head: Head
):
    """They begin some millimetres apart on the midline, and end on the two edges of the temple."""
    placement = place(whole, reference_head, ["international", "jiao"])
    found = distances(whole, placement)
    motor = next(apart for apart in found["international", "MS6"] if apart.code == "J1")
    assert 1 < motor.mean < motor.most < 25
    lines = {
        z.code: z.centreline for z in placement.zones if z.side is Side.RIGHT and z.code in ("MS6", "J1")
    }
    ends = [
        lines["J1"].at(lines["J1"].position_of(place_)) - place_
        for place_ in (lines["MS6"].start, lines["MS6"].end)
    ]
    assert motor.most >= max(np.linalg.norm(gap) for gap in ends) - 1e-6, "a tape is no shorter than the air"
