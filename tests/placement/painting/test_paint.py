"""Zones painted on a sphere, a plane and a folded sheet, where the right answer has a closed form."""
# Long because the shapes whose area is known serve every test of the paint.

import itertools
from dataclasses import dataclass, replace

import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st

from scalpviz.head.skin.surface import SkinPath
from scalpviz.placement.painting.outline import border_edges, outline
from scalpviz.placement.painting.paint import paint
from scalpviz.placement.placed import PlacedPart, PlacedZone
from scalpviz.side import Side

R = 80.0
FIFTHS = (PlacedPart("upper", 0.0, 0.2), PlacedPart("middle", 0.2, 0.6), PlacedPart("lower", 0.6, 1.0))


@dataclass(frozen=True, eq=False)
class Mesh:
    vertices: np.ndarray
    triangles: np.ndarray

    @property
    def area(self):
        return areas(self.vertices, self.triangles).sum()


def areas(vertices, triangles):
    a, b, c = (vertices[triangles[:, corner]] for corner in range(3))
    return 0.5 * np.linalg.norm(np.cross(b - a, c - a), axis=1)


def normals(vertices, triangles):
    a, b, c = (vertices[triangles[:, corner]] for corner in range(3))
    across = np.cross(b - a, c - a)
    return across / np.linalg.norm(across, axis=1)[:, None]


def ball(level=5):
    sphere = trimesh.creation.icosphere(level, R)
    return Mesh(np.array(sphere.vertices), np.array(sphere.faces))


def sheet(width, depth, step):
    """A flat sheet at z = 0, facing up, corner at the origin."""
    x, y = np.meshgrid(
        np.arange(0, width + step / 2, step), np.arange(0, depth + step / 2, step), indexing="ij"
    )
    rows, columns = x.shape
    number = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = (
        part.ravel() for part in (number[:-1, :-1], number[1:, :-1], number[1:, 1:], number[:-1, 1:])
    )
    triangles = np.vstack([np.column_stack([a, b, c]), np.column_stack([a, c, d])])
    return Mesh(np.column_stack([x.ravel(), y.ravel(), np.zeros(x.size)]), triangles)


def zone(xyz, width, key="zone", kind="band", parts=()):
    path = SkinPath(np.asarray(xyz, dtype=float))
    return PlacedZone(
        key, "MS6", "trial", Side.RIGHT, kind, path, width, tuple(parts), None, frozenset(), False
    )


def straight(start, end, pieces=30):
    return np.linspace(np.append(start, 0.0), np.append(end, 0.0), pieces + 1)


def unit(direction):
    direction = np.asarray(direction, dtype=float)
    return direction / np.linalg.norm(direction)


def arc(start, end, pieces=60):
    a, b = unit(start), unit(end)
    angle = np.arccos(a @ b)
    t = np.linspace(0.0, 1.0, pieces + 1)[:, None]
    return R * (np.sin((1 - t) * angle) * a + np.sin(t * angle) * b) / np.sin(angle)


def circle(centre, radius, pieces=180):
    """Closed boundary at a geodesic radius on the sphere."""
    axis = unit(centre)
    first = unit(np.cross(axis, [0.3, 0.5, -0.7]))
    turn = np.linspace(0.0, 2 * np.pi, pieces + 1)[:, None]
    return R * (
        np.cos(radius / R) * axis
        + np.sin(radius / R) * (np.cos(turn) * first + np.sin(turn) * np.cross(axis, first))
    )


def distance_to_arc(points, start, end):
    """Geodesic distance on the sphere from points to a great-circle arc shorter than half a turn."""
    p = points / np.linalg.norm(points, axis=1)[:, None]
    a, b = unit(start), unit(end)
    pole = unit(np.cross(a, b))
    beside = (np.cross(pole, a) @ p.T > 0) & (np.cross(b, pole) @ p.T > 0)
    across = np.arcsin(np.abs(p @ pole))
    to_ends = np.arccos(np.clip(np.maximum(p @ a, p @ b), -1, 1))
    return R * np.where(beside, across, to_ends)


def capsule_area(length, half):
    """Area on the sphere within `half` of a great-circle arc."""
    return 2 * length * R * np.sin(half / R) + 2 * np.pi * R**2 * (1 - np.cos(half / R))


def spherical_triangle(*corners):
    """Area by its spherical excess (Eriksson's formula)."""
    a, b, c = (unit(corner) for corner in corners)
    return 2 * R**2 * np.arctan2(abs(np.dot(a, np.cross(b, c))), 1 + a @ b + b @ c + c @ a)


def painted_area(painted, key, part=None):
    return areas(painted.vertices, painted.triangles)[painted.triangles_of(key, part)].sum()


def closed_midpoints(loop):
    return np.vstack([loop, 0.5 * (loop[1:] + loop[:-1])])


START, END = (1.0, 0.2, 0.3), (0.2, 1.0, 0.4)


@pytest.mark.parametrize("width", [3.0, 10.0, 40.0])
def test_the_outline_of_a_band_is_its_true_offset_round_ends_included(width):
    painted = paint(ball(6), [zone(arc(START, END), width)])
    (loop,) = outline(painted, "zone")
    assert np.abs(distance_to_arc(closed_midpoints(loop), START, END) - width / 2).max() < 0.07


def test_every_triangle_of_a_band_lies_within_its_offset_and_no_other_does():
    painted = paint(ball(), [zone(arc(START, END), 12.0)])
    middle = painted.vertices[painted.triangles].mean(axis=1)
    within = distance_to_arc(middle, START, END) - 6.0
    inside = painted.region_of > 0
    assert within[inside].max() < 0.03
    assert within[~inside].min() > -0.03


@given(
    st.tuples(*[st.floats(-1, 1)] * 3).filter(lambda v: np.linalg.norm(v) > 0.3),
    st.floats(0.15, 1.5),
    st.floats(0, 2 * np.pi),
    st.floats(2.0, 30.0),
)
@settings(max_examples=25, deadline=None)
def test_a_band_on_a_sphere_covers_the_area_of_its_capsule(start, angle, turn, width):
    a = unit(start)
    first = unit(np.cross(a, [0.1, 0.9, -0.4] if abs(a[1]) < 0.8 else [1, 0, 0]))
    end = np.cos(angle) * a + np.sin(angle) * (np.cos(turn) * first + np.sin(turn) * np.cross(a, first))
    mesh = ball()
    painted = paint(mesh, [zone(arc(a, end), width)])
    # On the whole its outline lies within a few hundredths of a millimetre of where it should.
    outline_length = 2 * R * angle + np.pi * width
    area = capsule_area(R * angle, width / 2)
    assert painted_area(painted, "zone") == pytest.approx(area, abs=0.03 * outline_length)
    assert painted.vertices.shape == painted.origin_vertices.shape


@given(st.floats(0, 2 * np.pi), st.floats(-1, 1), st.floats(0, 2 * np.pi))
@settings(max_examples=8, deadline=None)
def test_turning_the_head_turns_the_paint_with_it(yaw, tilt, roll):
    turning = trimesh.transformations.euler_matrix(yaw, tilt, roll)[:3, :3]
    mesh, line = ball(), arc(START, END)
    here = paint(mesh, [zone(line, 9.0, parts=FIFTHS)])
    there = paint(
        Mesh(mesh.vertices @ turning.T, mesh.triangles), [zone(line @ turning.T, 9.0, parts=FIFTHS)]
    )
    for part in ("upper", "middle", "lower", None):
        assert painted_area(there, "zone", part) == pytest.approx(painted_area(here, "zone", part), rel=1e-3)
    (loop,) = outline(there, "zone")
    assert np.abs(distance_to_arc(loop @ turning, START, END) - 4.5).max() < 0.05


def test_a_zone_mirrored_is_the_mirror_image():
    mesh, line, flip = ball(), arc(START, END), np.array([-1.0, 1.0, 1.0])
    here = paint(mesh, [zone(line, 9.0)])
    there = paint(Mesh(mesh.vertices * flip, mesh.triangles[:, ::-1]), [zone(line * flip, 9.0)])
    (loop,), (other,) = outline(here, "zone"), outline(there, "zone")
    gaps = np.linalg.norm(loop[:, None] - (other * flip)[None], axis=2)
    assert len(loop) == len(other)
    assert max(gaps.min(axis=0).max(), gaps.min(axis=1).max()) < 0.1


def test_the_skin_stays_what_it_was():
    mesh = ball()
    zones = [zone(arc(START, END), 9.0, "a", parts=FIFTHS), zone(arc((1, 1, 1), (1, 0.2, 0)), 7.0, "b")]
    painted = paint(mesh, zones)
    whole = trimesh.Trimesh(painted.vertices, painted.triangles, process=False)
    assert whole.is_watertight
    assert whole.is_winding_consistent
    assert whole.euler_number == 2
    assert areas(painted.vertices, painted.triangles).sum() == pytest.approx(mesh.area, rel=1e-9)
    assert np.array_equal(painted.vertices[: len(mesh.vertices)], mesh.vertices)
    before, after = normals(mesh.vertices, mesh.triangles), normals(painted.vertices, painted.triangles)
    assert np.einsum("ni,ni->n", after, before[painted.origin_triangles]).min() > 1 - 1e-9


def test_what_the_head_knows_is_carried_over():
    mesh = ball()
    painted = paint(
        mesh, [zone(arc(START, END), 9.0, parts=FIFTHS), zone(arc((1, 1, 1), (1, 0.2, 0)), 7.0, "b")]
    )
    assert np.abs(painted.carried(mesh.vertices) - painted.vertices).max() < 1e-9
    assert np.abs(painted.carried(mesh.vertices[:, 2]) - painted.vertices[:, 2]).max() < 1e-9
    assert np.abs(painted.origin_weights.sum(axis=1) - 1).max() < 1e-12
    assert painted.origin_weights.min() >= 0
    split = painted.triangles.max(axis=1) >= len(mesh.vertices)
    own = mesh.triangles[painted.origin_triangles[split]]
    about = painted.origin_vertices[painted.triangles[split]]
    weighed = painted.origin_weights[painted.triangles[split]] > 0
    belongs = (about[..., None] == own[:, None, None, :]).any(axis=-1)
    assert (belongs | ~weighed).all()


def test_the_triangles_of_a_part_lie_between_its_fractions_of_the_length():
    line = arc(START, END)
    length = SkinPath(line).length
    painted = paint(ball(), [zone(line, 9.0, parts=FIFTHS)])
    half, caps = 4.5, np.pi * R**2 * (1 - np.cos(4.5 / R))
    for part, share, ends in (("upper", 0.2, 1), ("middle", 0.4, 0), ("lower", 0.4, 1)):
        expected = 2 * share * length * R * np.sin(half / R) + ends * caps
        assert painted_area(painted, "zone", part) == pytest.approx(expected, rel=0.01)
    upper = {tuple(edge) for edge in border_edges(painted, "zone", "upper")}
    shared = [edge for edge in border_edges(painted, "zone", "middle") if tuple(edge[::-1]) in upper]
    border = painted.vertices[np.unique(shared)]
    pole = unit(np.cross(unit(START), unit(END)))
    flat = border - np.outer(border @ pole, pole)
    place = R * np.arccos(flat @ unit(START) / np.linalg.norm(flat, axis=1))
    assert len(border) > 5
    assert np.abs(place - 0.2 * length).max() < 0.06


def test_a_part_that_a_zone_leaves_unnamed_is_painted_without_one():
    painted = paint(ball(), [zone(arc(START, END), 9.0, parts=(PlacedPart("middle", 0.4, 0.6),))])
    paints = {paint for region in painted.regions for paint in region}
    assert {paint.part for paint in paints} == {None, "middle"}
    named = painted_area(painted, "zone", "middle")
    assert named == pytest.approx(0.2 * SkinPath(arc(START, END)).length * 9.0, rel=0.01)


def test_where_zones_cross_a_triangle_carries_both():
    one, other = (
        zone(arc((1, 0.5, 0), (1, -0.5, 0)), 8.0, "one"),
        zone(arc((1, 0, 0.5), (1, 0, -0.5)), 6.0, "other"),
    )
    painted = paint(ball(6), [one, other])
    both = [row for row, region in enumerate(painted.regions) if len(region) == 2]
    assert painted.regions[0] == ()
    assert [paint.zone for paint in painted.regions[both[0]]] == ["one", "other"]
    assert len(both) == 1
    crossing = areas(painted.vertices, painted.triangles)[painted.region_of == both[0]].sum()
    assert crossing == pytest.approx(48.0, rel=0.01)
    assert painted_area(painted, "one") == pytest.approx(capsule_area(one.length, 4.0), rel=0.01)


def test_picking_a_triangle_tells_its_zone_and_part():
    painted = paint(ball(), [zone(arc(START, END), 9.0, parts=FIFTHS)])
    middle = painted.vertices[painted.triangles].mean(axis=1)
    hit = int(np.argmin(np.linalg.norm(middle - arc(START, END)[24], axis=1)))
    bare = int(np.argmin(middle @ (unit(START) + unit(END))))
    assert [(paint.zone, paint.part) for paint in painted.region_at(hit)] == [("zone", "middle")]
    assert painted.region_at(bare) == ()


def test_zones_that_share_an_edge_leave_no_gap_and_no_overlap():
    def square(x):
        corners = np.array([[x, 20], [x + 17.3, 20], [x + 17.3, 40], [x, 40], [x, 20]], dtype=float)
        return np.vstack([straight(a, b, 9)[:-1] for a, b in itertools.pairwise(corners)])

    mesh = sheet(60, 60, 2.2)
    painted = paint(
        mesh, [zone(square(10.1), 0.0, "left", "polygon"), zone(square(27.4), 0.0, "right", "polygon")]
    )
    assert all(len(region) < 2 for region in painted.regions)
    left = {tuple(edge) for edge in border_edges(painted, "left")}
    shared = [edge for edge in border_edges(painted, "right") if tuple(edge[::-1]) in left]
    along = painted.vertices[np.array(shared)]
    assert np.linalg.norm(along[:, 1] - along[:, 0], axis=1).sum() == pytest.approx(20.0, abs=0.3)
    assert np.abs(along[:, :, 0] - 27.4).max() < 0.05


@pytest.mark.parametrize("turn", [1, -1])
@pytest.mark.parametrize(("step", "level"), [(20.0, 5), (30.0, 6)])
def test_a_disc_reaches_its_radius_all_round_whichever_way_its_boundary_runs(turn, step, level):
    centre = (0.3, -0.5, 0.8)
    painted = paint(ball(level), [zone(circle(centre, step)[::turn], 2 * step, kind="disc")])
    (loop,) = outline(painted, "zone")
    reach = R * np.arccos(
        closed_midpoints(loop) @ unit(centre) / np.linalg.norm(closed_midpoints(loop), axis=1)
    )
    assert np.abs(reach - step).max() < 0.1
    assert painted_area(painted, "zone") == pytest.approx(2 * np.pi * R**2 * (1 - np.cos(step / R)), rel=0.01)


def test_a_polygon_keeps_its_corners():
    corners = [(1, 0.1, 0.2), (1, 0.5, 0.1), (1, 0.4, 0.6), (1, 0.3, 0.25)]
    sides = list(zip(corners, corners[1:] + corners[:1], strict=True))
    painted = paint(ball(), [zone(np.vstack([arc(a, b, 20)[:-1] for a, b in sides]), 0.0, kind="polygon")])
    loop = outline(painted, "zone")[0]
    for corner in corners:
        assert np.linalg.norm(loop - R * unit(corner), axis=1).min() < 0.2
    off = np.min([distance_to_arc(closed_midpoints(loop), a, b) for a, b in sides], axis=0)
    assert off.max() < 0.1
    # The corner at index 3 turns inward: two triangles make up the polygon.
    halves = [spherical_triangle(corners[0], corners[1], corners[3]), spherical_triangle(*corners[1:])]
    assert painted_area(painted, "zone") == pytest.approx(sum(halves), rel=0.01)


def test_a_band_narrower_than_the_triangles_is_still_whole():
    painted = paint(sheet(120, 60, 10.0), [zone(straight((21.3, 27.1), (88.8, 36.2)), 1.5)])
    (loop,) = outline(painted, "zone")
    length = np.hypot(67.5, 9.1)
    assert painted_area(painted, "zone") == pytest.approx(1.5 * length + np.pi * 0.75**2, rel=0.01)
    assert len(loop) > 20


def test_a_zone_at_the_rim_of_an_open_head_ends_there():
    mesh = sheet(60, 60, 2.0)
    painted = paint(mesh, [zone(straight((0.0, 30.0), (30.0, 30.0)), 6.0)])
    assert painted_area(painted, "zone") == pytest.approx(30 * 6 + np.pi * 9 / 2, rel=0.005)
    starts, ends = painted.triangles.ravel(), np.roll(painted.triangles, -1, axis=1).ravel()
    pairs = set(zip(starts.tolist(), ends.tolist(), strict=True))
    rim = painted.vertices[[edge for edge in pairs if edge[::-1] not in pairs]]
    on_rim = [
        (np.abs(rim[:, :, axis] - place) < 1e-9).all(axis=1) for axis in (0, 1) for place in (0.0, 60.0)
    ]
    assert np.any(on_rim, axis=0).all()
    assert areas(painted.vertices, painted.triangles).sum() == pytest.approx(3600.0, rel=1e-9)


def folded(flat):
    """Lay a flat sheet over itself: a hairpin along x, its upper layer 1.6 mm above the lower."""
    x, radius, bend = flat.vertices[:, 0], 0.8, 40.0
    turn = np.clip((x - bend) / radius, 0.0, np.pi)
    back = np.clip(x - bend - np.pi * radius, 0.0, None)
    xyz = np.column_stack(
        [
            np.minimum(x, bend) + radius * np.sin(turn) - back,
            flat.vertices[:, 1],
            radius * (1.0 - np.cos(turn)),
        ]
    )
    return Mesh(xyz, flat.triangles)


@pytest.mark.parametrize(("place", "width"), [(30.0, 6.0), (36.0, 10.0), (39.0, 8.0)])
def test_skin_folded_over_a_zone_is_not_painted(place, width):
    flat = sheet(80, 40, 0.4)
    line = straight((place, 10.0), (place, 30.0))
    painted = paint(folded(flat), [zone(line, width)])
    unrolled = painted.carried(flat.vertices)
    away = np.hypot(unrolled[:, 0] - place, np.maximum(np.abs(unrolled[:, 1] - 20.0) - 10.0, 0.0))
    inside = painted.region_of > 0
    # A facet of the bend is 0.4 mm: straight across it differs from along it by less than 0.2 mm.
    assert away[painted.triangles[inside]].max() < width / 2 + 0.2
    assert away[painted.triangles[~inside]].min() > width / 2 - 0.2


def test_without_zones_the_skin_is_the_heads_own():
    mesh = ball(3)
    painted = paint(mesh, [])
    assert np.array_equal(painted.vertices, mesh.vertices)
    assert np.array_equal(painted.triangles, mesh.triangles)
    assert painted.regions == ((),)
    assert outline(painted, "zone") == []


def test_painting_twice_gives_the_same_skin():
    zones = [zone(arc(START, END), 9.0, "a", parts=FIFTHS), zone(arc((1, 1, 1), (1, 0.2, 0)), 7.0, "b")]
    one, other = paint(ball(), zones), paint(ball(), zones)
    for name in (
        "vertices",
        "triangles",
        "origin_vertices",
        "origin_weights",
        "origin_triangles",
        "region_of",
    ):
        assert np.array_equal(getattr(one, name), getattr(other, name))
    assert one.regions == other.regions


def test_an_approximate_zone_costs_fewer_triangles_and_stays_near_its_outline():
    exact = zone(arc(START, END), 9.0)
    rough = replace(exact, approximate=True)
    fine, coarse = paint(ball(), [exact]), paint(ball(), [rough])
    added = [len(painted.triangles) - len(ball().triangles) for painted in (fine, coarse)]
    assert 0 < added[1] < 0.9 * added[0]
    loop = outline(coarse, "zone")[0]
    assert np.abs(distance_to_arc(closed_midpoints(loop), START, END) - 4.5).max() < 0.3


def test_no_long_inner_edge_of_a_zone_joins_two_of_its_borders():
    one, other = (
        zone(arc((1, 0.5, 0), (1, -0.5, 0)), 8.0, "one"),
        zone(arc((1, 0, 0.5), (1, 0, -0.5)), 6.0, "other"),
    )
    painted = paint(ball(), [one, other])
    inside = [np.isin(painted.region_of, region_rows(painted, each.key)) for each in (one, other)]
    both = inside[0] & inside[1]
    longest = []
    for triangles, borders in (
        (inside[0] & ~both, [one]), (inside[1] & ~both, [other]), (both, [one, other]),
    ):  # fmt: skip
        ends = np.unique(np.concatenate([border_edges(painted, each.key).ravel() for each in borders]))
        rims = {tuple(sorted(edge)) for each in borders for edge in border_edges(painted, each.key).tolist()}
        for corners in painted.triangles[triangles]:
            for a, b in (corners[[0, 1]], corners[[1, 2]], corners[[2, 0]]):
                if a in ends and b in ends and tuple(sorted((int(a), int(b)))) not in rims:
                    longest.append(np.linalg.norm(painted.vertices[a] - painted.vertices[b]))
    assert len(painted.triangles) > len(ball().triangles)
    assert max(longest, default=0.0) <= 0.3


def region_rows(painted, key):
    return [r for r, paints in enumerate(painted.regions) if any(paint.zone == key for paint in paints)]
