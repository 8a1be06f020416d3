"""Straight on over a skin: the straightest geodesic from a place in a direction."""

from dataclasses import dataclass

from scalpviz.head.skin.mesh import SkinMesh, Vec, along, cross, dot, minus


@dataclass(frozen=True)
class Trace:
    """A walk straight on.

    Parameters
    ----------
    places : list of Vec
        The start, the crossing of each edge, the end.
    face : int
        Triangle of the end.
    direction : Vec
        Unit direction of the walk at its end, in the plane of that triangle.
    length : float
        Length walked, mm: less than was asked for at a border.
    at_border : bool
        True when the mesh ended first.
    """

    places: list[Vec]
    face: int
    direction: Vec
    length: float
    at_border: bool


def straight_on(mesh: SkinMesh, face: int, place: Vec, direction: Vec, distance: float) -> Trace | None:
    """Walk a distance straight on: across an edge the walk keeps its angle to the edge.

    Returns None when the direction has no part along the skin.
    """
    heading = _unit(_within(mesh, face, direction))
    if heading is None:
        return None
    places = [place]
    # A start on an edge or a corner is moved a billionth inward, so that each step leaves by one edge.
    here = mesh.nudged(face, place)
    zero = 1e-13 * mesh.size
    left = distance
    entry = -1
    # A walk through a million triangles is a walk round a flaw of the mesh.
    for _ in range(1_000_000):
        edge, step, exit_at = _leave(mesh, face, here, heading, entry)
        if step >= left:
            end = (here[0] + left * heading[0], here[1] + left * heading[1], here[2] + left * heading[2])
            places.append(end)
            return Trace(places, face, heading, distance, False)
        left -= step
        if step > zero:
            places.append(exit_at)
        following = mesh.across[face][edge]
        if following < 0:
            return Trace(places, face, heading, distance - left, True)
        turned = _across(mesh, face, edge, following, heading)
        if turned is None:
            return Trace(places, face, heading, distance - left, True)
        entry = mesh.across[following].index(face)
        face, here, heading = following, exit_at, turned
    return None


def _leave(mesh: SkinMesh, face: int, here: Vec, heading: Vec, entry: int) -> tuple[int, float, Vec]:
    """The edge a walk leaves its triangle by, the length of the step, the place on the edge."""
    corners = [mesh.xyz[v] for v in mesh.corners[face]]
    normal = cross(minus(corners[1], corners[0]), minus(corners[2], corners[0]))
    best, shortest = -1, float("inf")
    for k in range(3):
        if k == entry:
            continue
        start = corners[k]
        side = minus(corners[(k + 1) % 3], start)
        # Pointing out of the triangle, in its plane.
        out = cross(side, normal)
        speed = dot(out, heading)
        if speed <= 0:
            continue
        step = max(dot(out, minus(start, here)) / speed, 0.0)
        if step < shortest:
            best, shortest = k, step
    if best < 0:
        # Only rounding gets here: the walk runs along the edge it came by.
        best = (entry + 1) % 3
        shortest = 0.0
    start, end = corners[best], corners[(best + 1) % 3]
    side = minus(end, start)
    reached = (
        here[0] + shortest * heading[0] - start[0],
        here[1] + shortest * heading[1] - start[1],
        here[2] + shortest * heading[2] - start[2],
    )
    t = dot(reached, side) / dot(side, side)
    # Never exactly through a corner: there "straight on" has no single meaning.
    return best, shortest, along(start, end, min(max(t, 1e-9), 1 - 1e-9))


def _across(mesh: SkinMesh, face: int, edge: int, following: int, heading: Vec) -> Vec | None:
    """The direction beyond an edge: the same angle to it, in the plane of the next triangle."""
    corners = mesh.corners[face]
    u, v = corners[edge], corners[(edge + 1) % 3]
    w = next((c for c in mesh.corners[following] if c not in (u, v)), None)
    if w is None:
        return None
    rail = _unit(minus(mesh.xyz[v], mesh.xyz[u]))
    if rail is None:
        return None
    arm = minus(mesh.xyz[w], mesh.xyz[u])
    slip = dot(arm, rail)
    inward = _unit((arm[0] - slip * rail[0], arm[1] - slip * rail[1], arm[2] - slip * rail[2]))
    if inward is None:
        return None
    a = min(max(dot(heading, rail), -1.0), 1.0)
    b = (1 - a * a) ** 0.5
    return (
        a * rail[0] + b * inward[0],
        a * rail[1] + b * inward[1],
        a * rail[2] + b * inward[2],
    )


def _within(mesh: SkinMesh, face: int, direction: Vec) -> Vec:
    """The part of a direction that lies in the plane of a triangle."""
    a, b, c = (mesh.xyz[v] for v in mesh.corners[face])
    normal = _unit(cross(minus(b, a), minus(c, a)))
    if normal is None:
        return direction
    d = dot(direction, normal)
    return (direction[0] - d * normal[0], direction[1] - d * normal[1], direction[2] - d * normal[2])


def _unit(v: Vec) -> Vec | None:
    length = dot(v, v) ** 0.5
    return None if length < 1e-12 else (v[0] / length, v[1] / length, v[2] / length)
