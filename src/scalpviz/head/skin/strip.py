"""Strips of triangles that lead from one place of a skin to another: where a tape is first laid."""

from scalpviz.head.skin.mesh import SkinMesh, Vec, cross, dot, minus
from scalpviz.head.skin.section import PlaneSection


def strip_by_plane(mesh: SkinMesh, start_face: int, start: Vec, end_face: int, end: Vec) -> list[int] | None:
    """The triangles under a plane through both places that stands upright on the skin between them."""
    if end_face in mesh.across[start_face]:
        return [start_face, end_face]
    # Off the edges, so that the plane truly cuts both triangles.
    a, b = mesh.nudged(start_face, start), mesh.nudged(end_face, end)
    chord = minus(b, a)
    n, m = mesh.face_normals[start_face].tolist(), mesh.face_normals[end_face].tolist()
    normal = cross(chord, (n[0] + m[0], n[1] + m[1], n[2] + m[2]))
    span = dot(chord, chord) ** 0.5
    size = dot(normal, normal) ** 0.5
    if size <= 1e-6 * span:
        return None
    normal = (normal[0] / size, normal[1] / size, normal[2] / size)
    section = PlaneSection(mesh, start_face, a, normal)
    if section.face != start_face:
        return None
    one, other = (dot(minus(step, a), chord) for step in section.first_steps())
    for second in (other > one, other <= one):
        branch = section.branch(second, longest=3 * span, target=end_face)
        if branch.strip[-1] == end_face:
            return branch.strip
    return None


def strip_by_edges(
    mesh: SkinMesh, start_face: int, start: Vec, end_face: int, end: Vec, farthest: float
) -> list[int] | None:
    """The triangles beside the shortest way along edges; None when that is longer than `farthest`."""
    from scipy.sparse.csgraph import dijkstra

    first = nearest_corner(mesh, start_face, start)
    last = nearest_corner(mesh, end_face, end)
    _, previous = dijkstra(mesh.edge_graph, indices=first, return_predecessors=True, limit=farthest)
    way = [last]
    while way[-1] != first:
        before = int(previous[way[-1]])
        if before < 0:
            return None
        way.append(before)
    way.reverse()
    strip = [start_face]
    for vertex, following in zip(way, [*way[1:], None], strict=True):
        fan = _fan(mesh, vertex, strip[-1], end_face if following is None else None, following)
        if fan is None:
            return None
        strip.extend(fan[1:])
    return without_detours(strip)


def nearest_corner(mesh: SkinMesh, face: int, place: Vec) -> int:
    """The corner of a triangle nearest to a place."""
    gaps = [minus(mesh.xyz[v], place) for v in mesh.corners[face]]
    return mesh.corners[face][min(range(3), key=lambda k: dot(gaps[k], gaps[k]))]


def _fan(mesh: SkinMesh, vertex: int, face: int, goal: int | None, corner: int | None) -> list[int] | None:
    """Triangles round a vertex, from one to the goal or to the first with that corner, the shorter way."""
    found = []
    for counterclockwise in (True, False):
        fan = [face]
        while fan[-1] != goal and corner not in mesh.corners[fan[-1]]:
            following = mesh.around(vertex, fan[-1], counterclockwise)
            if following in (-1, face):
                fan = []
                break
            fan.append(following)
        if fan:
            found.append(fan)
    return min(found, key=len) if found else None


def without_detours(strip: list[int]) -> list[int]:
    """The strip without steps into a triangle and straight back."""
    result: list[int] = []
    for face in strip:
        if result and result[-1] == face:
            continue
        if len(result) >= 2 and result[-2] == face:
            result.pop()
            continue
        result.append(face)
    return result
