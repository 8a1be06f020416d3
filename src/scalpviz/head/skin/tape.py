"""A taut tape between two places of a skin: the exact shortest path in its neighbourhood.

The tape runs through a strip of triangles. Laid flat, the strip is a corridor in the plane, and
the shortest way through a corridor is found by pulling the string tight (the funnel of Lee and
Preparata). Where the string bends round a corner of the corridor although the skin on the
corner's other side is shorter, the strip is led round that other side, and the string is pulled
again: every round is shorter than the last, and the end is a geodesic.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import atan2, dist, pi

import numpy as np

from scalpviz.head.skin.mesh import SkinMesh, Vec, along, cross, dot, length_along, length_of, minus
from scalpviz.head.skin.strip import strip_by_edges, strip_by_plane, without_detours

Flat = tuple[float, float]

MOST_ROUNDS = 2000
EDGES_ARE_LONGER = 1.3
"""A way along edges zigzags; one longer than this many tapes leads to no shorter tape."""

STRETCHES = 12
STRAIGHT = 1.001
"""A tape no longer than this many straight ways through the air cannot be much shorter."""
WANDERING = 0.15
"""Radians by which a tape may turn up and down more than its ends do before another way is tried."""


@dataclass(frozen=True)
class _Corridor:
    """A strip laid flat: its doors (shared edges), each with its left and right post."""

    left: list[int]
    right: list[int]
    left_at: list[Flat]
    right_at: list[Flat]
    start: Flat
    end: Flat


@dataclass(frozen=True)
class _Bend:
    """A post the string bends round."""

    door: int
    on_left: bool
    at: Flat


@dataclass(frozen=True)
class _String:
    """The tight string in one strip."""

    strip: list[int]
    corridor: _Corridor
    bends: list[_Bend]
    length: float


@dataclass(frozen=True)
class _Way:
    """A way round the other side of a post: the triangles that replace those from `first` to `last` + 1."""

    turn: float
    first: int
    last: int
    fan: list[int]


_NOWHERE = _Corridor([], [], [], [], (0.0, 0.0), (0.0, 0.0))


def tape(mesh: SkinMesh, start_face: int, start: Vec, end_face: int, end: Vec) -> list[Vec] | None:
    """The taut tape from one place to another: the start, the crossing of each edge, the end.

    Returns None when the places lie on different pieces of the mesh.
    """
    if start_face == end_face:
        return [start, end]
    strip = strip_by_plane(mesh, start_face, start, end_face, end)
    best = None if strip is None else _pull(mesh, strip, start, end)
    if best is not None and length_along(best) <= STRAIGHT * length_of(minus(end, start)):
        return best
    if best is None or _wanders(best):
        # Over a fold (an ear) the plane can lead astray: let the net of edges show the way too.
        farthest = float("inf") if best is None else EDGES_ARE_LONGER * length_along(best)
        strip = strip_by_edges(mesh, start_face, start, end_face, end, farthest)
        other = None if strip is None else _pull(mesh, strip, start, end)
        if other is not None and (best is None or length_along(other) < length_along(best)):
            best = other
    return best


def _wanders(places: list[Vec]) -> bool:
    """Whether a tape turns up and down much more than from its first stretch to its last.

    Seen in a few long stretches without the first and the last, so that neither a rough skin nor a
    bump on which the tape ends counts as a fold.
    """
    path = np.array(places)
    run = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    stops = np.linspace(0.0, run[-1], STRETCHES + 1)
    stations = np.column_stack([np.interp(stops[1:-1], run, path[:, axis]) for axis in range(3)])
    chords = np.diff(stations, axis=0)
    lengths = np.linalg.norm(chords, axis=1, keepdims=True)
    if not lengths.all():
        return True
    chords /= lengths
    turns = np.arccos(np.clip(np.einsum("kd,kd->k", chords[1:], chords[:-1]), -1.0, 1.0))
    whole = np.arccos(np.clip(chords[0] @ chords[-1], -1.0, 1.0))
    return float(turns.sum()) > 1.1 * float(whole) + WANDERING


def _pull(mesh: SkinMesh, strip: list[int], start: Vec, end: Vec) -> list[Vec] | None:
    """Pull the string tight, lead the strip round bends, until no bend can be shortened."""
    string = _string(mesh, strip, start, end)
    if string is None:
        return None
    for _ in range(MOST_ROUNDS):
        if len(string.strip) == 1:
            return [start, end]
        ways = _ways_round(mesh, string)
        shorter = _first_shorter(mesh, string, ways, start, end)
        if shorter is None:
            return _crossings(mesh, string.corridor, string.bends, start, end)
        string = shorter
    return None


def _string(mesh: SkinMesh, strip: list[int], start: Vec, end: Vec) -> _String | None:
    """The tight string in a strip; None where a strip cannot be laid flat."""
    strip = _begun_late(mesh, strip, start)
    strip = _begun_late(mesh, strip[::-1], end)[::-1]
    if len(strip) == 1:
        return _String(strip, _NOWHERE, [], length_of(minus(end, start)))
    corridor = _lay_flat(mesh, strip, start, end)
    if corridor is None:
        return None
    bends = _funnel(corridor)
    stops = [corridor.start, *(bend.at for bend in bends), corridor.end]
    return _String(strip, corridor, bends, sum(dist(a, b) for a, b in pairwise(stops)))


def _first_shorter(mesh: SkinMesh, string: _String, ways: list[_Way], start: Vec, end: Vec) -> _String | None:
    """The string led round all bends at once; if that is no shorter, round the first that is."""
    enough = string.length - 1e-12 * mesh.size
    for chosen in (_apart(ways), *([way] for way in ways)):
        if not chosen:
            continue
        strip = list(string.strip)
        for way in sorted(chosen, key=lambda way: -way.first):
            strip[way.first : way.last + 2] = way.fan
        led = _string(mesh, without_detours(strip), start, end)
        if led is not None and led.length < enough:
            return led
    return None


def _apart(ways: list[_Way]) -> list[_Way]:
    """Ways that share no triangle of the strip, the sharpest bends before others."""
    chosen: list[_Way] = []
    for way in ways:
        if all(way.first > other.last + 1 or other.first > way.last + 1 for other in chosen):
            chosen.append(way)
    return chosen


def _begun_late(mesh: SkinMesh, strip: list[int], place: Vec) -> list[int]:
    """The strip without its first triangles while the place the tape starts at lies on their doors.

    A string that starts on a door sees its two posts in opposite directions and cannot tell them apart.
    """
    begin = 0
    while begin + 1 < len(strip) and _on_door(mesh, strip[begin], strip[begin + 1], place):
        begin += 1
    return strip[begin:]


def _on_door(mesh: SkinMesh, face: int, following: int, place: Vec) -> bool:
    """Whether a place lies on the edge that two triangles share."""
    door = mesh.across[face].index(following)
    right, left = mesh.xyz[mesh.corners[face][door]], mesh.xyz[mesh.corners[face][(door + 1) % 3]]
    t = _foot(right, left, place)[0]
    gap = minus(along(right, left, min(max(t, 0.0), 1.0)), place)
    return dot(gap, gap) <= (1e-10 * mesh.size) ** 2


def _lay_flat(mesh: SkinMesh, strip: list[int], start: Vec, end: Vec) -> _Corridor | None:
    """Unfold a strip into the plane, triangle by triangle."""
    xyz, corners, across = mesh.xyz, mesh.corners, mesh.across
    door = across[strip[0]].index(strip[1])
    here = corners[strip[0]]
    right, left = here[door], here[(door + 1) % 3]
    width = dot(minus(xyz[left], xyz[right]), minus(xyz[left], xyz[right])) ** 0.5
    if width == 0:
        return None
    right_at: Flat = (0.0, 0.0)
    left_at: Flat = (width, 0.0)
    t, h = _foot(xyz[right], xyz[left], start)
    start_at = (t * width, h)
    lefts, rights, lefts_at, rights_at = [left], [right], [left_at], [right_at]
    last = len(strip) - 1
    for i in range(1, last):
        a, b, c = corners[strip[i]]
        top = a if a != left and a != right else b if b != left and b != right else c
        t, h = _foot(xyz[right], xyz[left], xyz[top])
        dx, dy = left_at[0] - right_at[0], left_at[1] - right_at[1]
        width = (dx * dx + dy * dy) ** 0.5
        if width == 0:
            return None
        top_at = (right_at[0] + t * dx + h * dy / width, right_at[1] + t * dy - h * dx / width)
        following = strip[i + 1]
        beyond = corners[following]
        if left in beyond and (
            right not in beyond or across[strip[i]][_edge_of((a, b, c), top, left)] == following
        ):
            right, right_at = top, top_at
        else:
            left, left_at = top, top_at
        lefts.append(left)
        rights.append(right)
        lefts_at.append(left_at)
        rights_at.append(right_at)
    t, h = _foot(xyz[right], xyz[left], end)
    dx, dy = left_at[0] - right_at[0], left_at[1] - right_at[1]
    width = (dx * dx + dy * dy) ** 0.5
    if width == 0:
        return None
    end_at = (right_at[0] + t * dx + h * dy / width, right_at[1] + t * dy - h * dx / width)
    return _Corridor(lefts, rights, lefts_at, rights_at, start_at, end_at)


def _edge_of(corners: tuple[int, int, int], one: int, other: int) -> int:
    """The edge of a triangle between two of its corners."""
    i, j = corners.index(one), corners.index(other)
    return i if (i + 1) % 3 == j else j


def _foot(right: Vec, left: Vec, top: Vec) -> tuple[float, float]:
    """Where a corner stands over the opposite edge: fraction along it, and height."""
    ex, ey, ez = left[0] - right[0], left[1] - right[1], left[2] - right[2]
    px, py, pz = top[0] - right[0], top[1] - right[1], top[2] - right[2]
    square = ex * ex + ey * ey + ez * ez
    if square == 0:
        return 0.0, 0.0
    t = (px * ex + py * ey + pz * ez) / square
    hx, hy, hz = px - t * ex, py - t * ey, pz - t * ez
    return t, (hx * hx + hy * hy + hz * hz) ** 0.5


def _turn(apex: Flat, one: Flat, other: Flat) -> float:
    """Positive when `other` lies to the left of the ray from the apex through `one`."""
    return (one[0] - apex[0]) * (other[1] - apex[1]) - (one[1] - apex[1]) * (other[0] - apex[0])


def _funnel(corridor: _Corridor) -> list[_Bend]:
    """The posts the tight string bends round."""
    lefts, rights = [*corridor.left_at, corridor.end], [*corridor.right_at, corridor.end]
    bends: list[_Bend] = []
    apex = left = right = corridor.start
    left_door = right_door = -1
    i = 0
    count = len(lefts)
    while i < count:
        ax, ay = apex
        lx, ly = left[0] - ax, left[1] - ay
        rx, ry = right[0] - ax, right[1] - ay
        px, py = rights[i][0] - ax, rights[i][1] - ay
        if rx * py - ry * px >= 0:
            if right == apex or lx * py - ly * px < 0:
                right, right_door, rx, ry = rights[i], i, px, py
            else:
                # The right side swings over the left one: the string bends round the left post.
                bends.append(_Bend(left_door, True, left))
                apex = right = left
                right_door = left_door
                i = left_door + 1
                continue
        px, py = lefts[i][0] - ax, lefts[i][1] - ay
        if lx * py - ly * px <= 0:
            if left == apex or rx * py - ry * px > 0:
                left, left_door = lefts[i], i
            else:
                bends.append(_Bend(right_door, False, right))
                apex = left = right
                left_door = right_door
                i = right_door + 1
                continue
        i += 1
    # A string that starts, bends again or ends at the post it already touches does not bend there.
    kept: list[_Bend] = []
    for bend in bends:
        if bend.at not in (kept[-1].at if kept else corridor.start, corridor.end):
            kept.append(bend)
    return kept


def _ways_round(mesh: SkinMesh, string: _String) -> list[_Way]:
    """Ways round the other side of every post where that is shorter, the sharpest bend first."""
    corridor, strip = string.corridor, string.strip
    stops = [corridor.start, *(bend.at for bend in string.bends), corridor.end]
    ways = []
    for k, bend in enumerate(string.bends):
        before, at, after = stops[k], stops[k + 1], stops[k + 2]
        if before == at or at == after:
            continue
        posts = corridor.left if bend.on_left else corridor.right
        post = posts[bend.door]
        first = last = bend.door
        while first > 0 and posts[first - 1] == post:
            first -= 1
        while last + 1 < len(posts) and posts[last + 1] == post:
            last += 1
        turn = _bend_angle(before, at, after)
        fan, whole = _other_side(mesh, post, strip[first], strip[last + 1], not bend.on_left)
        if fan is not None and whole - (pi + turn) < pi - 1e-9:
            ways.append(_Way(turn, first, last, fan))
    return sorted(ways, key=lambda way: -way.turn)


def _bend_angle(before: Flat, at: Flat, after: Flat) -> float:
    """By how much the string turns at a post, not negative."""
    ux, uy = at[0] - before[0], at[1] - before[1]
    vx, vy = after[0] - at[0], after[1] - at[1]
    return abs(atan2(ux * vy - uy * vx, ux * vx + uy * vy))


def _other_side(
    mesh: SkinMesh, post: int, start: int, goal: int, counterclockwise: bool
) -> tuple[list[int] | None, float]:
    """Triangles round a post on the side away from the strip, and the whole angle round the post."""
    fan = [start]
    whole = _corner_angle(mesh, start, post)
    reached: list[int] | None = None
    while True:
        following = mesh.around(post, fan[-1], counterclockwise)
        if following < 0:
            return None, 0.0
        if following == start:
            return reached, whole
        fan.append(following)
        whole += _corner_angle(mesh, following, post)
        if following == goal and reached is None:
            reached = list(fan)


def _corner_angle(mesh: SkinMesh, face: int, vertex: int) -> float:
    corners = mesh.corners[face]
    k = corners.index(vertex)
    here = mesh.xyz[vertex]
    u, v = minus(mesh.xyz[corners[(k + 1) % 3]], here), minus(mesh.xyz[corners[(k + 2) % 3]], here)
    w = cross(u, v)
    return atan2(dot(w, w) ** 0.5, dot(u, v))


def _crossings(mesh: SkinMesh, corridor: _Corridor, bends: list[_Bend], start: Vec, end: Vec) -> list[Vec]:
    """The string's crossing of every door, in space."""
    zero = 1e-12 * mesh.size
    places = [start]
    stops = [
        (-1, corridor.start),
        *((bend.door, bend.at) for bend in bends),
        (len(corridor.left), corridor.end),
    ]
    leg = 0
    for i in range(len(corridor.left)):
        while leg + 2 < len(stops) and stops[leg + 1][0] < i:
            leg += 1
        p, q = stops[leg][1], stops[leg + 1][1]
        r, s = corridor.right_at[i], corridor.left_at[i]
        if stops[leg + 1][0] == i:
            t = 1.0 if q == s else 0.0
        else:
            one, other = _turn(p, q, r), _turn(p, q, s)
            t = one / (one - other) if one != other else 0.5
        place = along(mesh.xyz[corridor.right[i]], mesh.xyz[corridor.left[i]], min(max(t, 0.0), 1.0))
        gap = minus(place, places[-1])
        if dot(gap, gap) > zero * zero:
            places.append(place)
    gap = minus(end, places[-1])
    if dot(gap, gap) > zero * zero or len(places) == 1:
        places.append(end)
    else:
        places[-1] = end
    return places
