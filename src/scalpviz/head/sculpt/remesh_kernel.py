# mypy: disallow-untyped-decorators=False
"""The inner loops of remeshing, compiled: splits, collapses and flips in a fixed order.

Imported only when a head is sculpted (numba). One thread, strict arithmetic: every run gives the same bits.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

FAN = 48
"""Room for triangles round a vertex."""
CROWDED = 32
"""No operation lets more triangles meet at a vertex than this."""
MOST_AFTER_COLLAPSE = 9


class Mesh(NamedTuple):
    """A half mesh under work; arrays have room to grow.

    Attributes
    ----------
    vertices : (n, 3) array
    wanted : (n,) array
        Edge length wanted at each vertex, mm.
    middle : (n,) array of bool
        The vertex lies on the open border in the mid-plane.
    triangles : (m, 3) array
    fan : (n, FAN) array
        Triangles round each vertex, in no order.
    around : (n,) array
        How many there are.
    alive : (m,) array of bool
        The triangle has not been collapsed.
    """

    vertices: NDArray[np.float64]
    wanted: NDArray[np.float64]
    middle: NDArray[np.bool_]
    triangles: NDArray[np.int64]
    fan: NDArray[np.int64]
    around: NDArray[np.int64]
    alive: NDArray[np.bool_]


@njit(cache=True)
def cross(u: NDArray[np.float64], v: NDArray[np.float64]) -> NDArray[np.float64]:
    """Cross product of two vectors (3,)."""
    out = np.empty(3)
    out[0] = u[1] * v[2] - u[2] * v[1]
    out[1] = u[2] * v[0] - u[0] * v[2]
    out[2] = u[0] * v[1] - u[1] * v[0]
    return out


@njit(cache=True)
def dot(u: NDArray[np.float64], v: NDArray[np.float64]) -> float:
    """Dot product of two vectors (3,)."""
    return float(u[0] * v[0] + u[1] * v[1] + u[2] * v[2])


@njit(cache=True)
def quality(a: NDArray[np.float64], b: NDArray[np.float64], c: NDArray[np.float64]) -> float:
    """1 for an equilateral triangle, 0 for a degenerate one."""
    u, v, w = b - a, c - a, c - b
    normal = cross(u, v)
    return float(
        2.0 * np.sqrt(3.0) * np.sqrt(dot(normal, normal)) / max(dot(u, u) + dot(v, v) + dot(w, w), 1e-30)
    )


@njit(cache=True)
def has(mesh: Mesh, triangle: int, vertex: int) -> bool:
    """Whether the triangle has this corner."""
    corners = mesh.triangles[triangle]
    return bool(corners[0] == vertex or corners[1] == vertex or corners[2] == vertex)


@njit(cache=True)
def third(mesh: Mesh, triangle: int, a: int, b: int) -> int:
    """The corner of the triangle that is neither a nor b."""
    for corner in mesh.triangles[triangle]:
        if corner != a and corner != b:
            return int(corner)
    return -1


@njit(cache=True)
def attach(mesh: Mesh, vertex: int, triangle: int) -> None:
    """Enter a triangle in a vertex's fan."""
    mesh.fan[vertex, mesh.around[vertex]] = triangle
    mesh.around[vertex] += 1


@njit(cache=True)
def detach(mesh: Mesh, vertex: int, triangle: int) -> None:
    """Take a triangle out of a vertex's fan."""
    for k in range(mesh.around[vertex]):
        if mesh.fan[vertex, k] == triangle:
            mesh.around[vertex] -= 1
            mesh.fan[vertex, k] = mesh.fan[vertex, mesh.around[vertex]]
            return


@njit(cache=True)
def rename(mesh: Mesh, triangle: int, old: int, new: int) -> None:
    """Replace a corner of a triangle."""
    for j in range(3):
        if mesh.triangles[triangle, j] == old:
            mesh.triangles[triangle, j] = new


@njit(cache=True)
def neighbours(mesh: Mesh, a: int, b: int) -> bool:
    """Whether an edge joins a and b."""
    found = False
    for k in range(mesh.around[a]):
        found = found or has(mesh, mesh.fan[a, k], b)
    return found


@njit(cache=True)
def enter_all(mesh: Mesh, count: int) -> None:
    """Fill the fans from the first `count` triangles."""
    mesh.around[:] = 0
    mesh.alive[:] = False
    for t in range(count):
        mesh.alive[t] = True
        for j in range(3):
            attach(mesh, mesh.triangles[t, j], t)


@njit(cache=True)
def edge_ratio(mesh: Mesh, a: int, b: int) -> float:
    """Length of the edge over the length wanted there."""
    edge = mesh.vertices[b] - mesh.vertices[a]
    return float(2.0 * np.sqrt(dot(edge, edge)) / (mesh.wanted[a] + mesh.wanted[b]))


@njit(cache=True)
def split_edge(mesh: Mesh, a: int, b: int, new: int, count: int) -> int:
    """Put vertex `new` in the middle of an edge; returns the new number of triangles."""
    mesh.vertices[new] = 0.5 * (mesh.vertices[a] + mesh.vertices[b])
    mesh.wanted[new] = 0.5 * (mesh.wanted[a] + mesh.wanted[b])
    mesh.around[new] = 0
    shared = 0
    for k in range(mesh.around[a] - 1, -1, -1):
        near = mesh.fan[a, k]
        if not has(mesh, near, b):
            continue
        shared += 1
        apex = third(mesh, near, a, b)
        far = count
        count += 1
        mesh.alive[far] = True
        mesh.triangles[far] = mesh.triangles[near]
        rename(mesh, far, a, new)
        rename(mesh, near, b, new)
        detach(mesh, b, near)
        attach(mesh, b, far)
        attach(mesh, apex, far)
        attach(mesh, new, near)
        attach(mesh, new, far)
    mesh.middle[new] = shared == 1
    return count


@njit(cache=True)
def split_long(mesh: Mesh, vertex_count: int, count: int, longest: float) -> tuple[int, int]:
    """Split edges longer than `longest` times the length wanted."""
    for t in range(count):
        for i in range(3):
            a, b = mesh.triangles[t, i], mesh.triangles[t, (i + 1) % 3]
            if edge_ratio(mesh, a, b) <= longest:
                continue
            if vertex_count >= len(mesh.vertices) or count + 2 > len(mesh.triangles):
                continue
            crowded = False
            for k in range(mesh.around[a]):
                f = mesh.fan[a, k]
                if has(mesh, f, b) and mesh.around[third(mesh, f, a, b)] >= CROWDED:
                    crowded = True
            if crowded:
                continue
            count = split_edge(mesh, a, b, vertex_count, count)
            vertex_count += 1
            break
    return vertex_count, count


@njit(cache=True)
def may_link(mesh: Mesh, a: int, b: int, shared: int) -> bool:
    """Link condition: a and b have no common neighbours but the apexes of their common triangles."""
    found = np.full(2 * FAN, -1, np.int64)
    number = 0
    for k in range(mesh.around[a]):
        for p in mesh.triangles[mesh.fan[a, k]]:
            if p in (a, b) or not neighbours(mesh, b, p):
                continue
            new = True
            for i in range(number):
                if found[i] == p:
                    new = False
            if new:
                found[number] = p
                number += 1
    return number == shared


@njit(cache=True)
def may_move(
    mesh: Mesh, vertex: int, other: int, place: NDArray[np.float64], wanted: float, longest: float
) -> bool:
    """Whether the triangles of `vertex` stay sound when it moves and the edge to `other` goes."""
    for k in range(mesh.around[vertex]):
        f = mesh.fan[vertex, k]
        if has(mesh, f, other):
            continue
        i = 0
        while mesh.triangles[f, i] != vertex:
            i += 1
        q, r = mesh.triangles[f, (i + 1) % 3], mesh.triangles[f, (i + 2) % 3]
        at, vq, vr = mesh.vertices[vertex], mesh.vertices[q], mesh.vertices[r]
        before, after = cross(vq - at, vr - at), cross(vq - place, vr - place)
        if dot(before, after) <= 0.3 * np.sqrt(dot(before, before) * dot(after, after)):
            return False
        if quality(place, vq, vr) < min(0.25, quality(at, vq, vr)):
            return False
        for p in (q, r):
            edge = mesh.vertices[p] - place
            if np.sqrt(dot(edge, edge)) > longest * 0.5 * (mesh.wanted[p] + wanted):
                return False
    return True


@njit(cache=True)
def merge(mesh: Mesh, a: int, b: int, place: NDArray[np.float64]) -> None:
    """Collapse the edge a-b into a."""
    mesh.wanted[a] = 0.5 * (mesh.wanted[a] + mesh.wanted[b])
    mesh.vertices[a] = place
    for k in range(mesh.around[b]):
        f = mesh.fan[b, k]
        if has(mesh, f, a):
            mesh.alive[f] = False
            detach(mesh, a, f)
            detach(mesh, third(mesh, f, a, b), f)
        else:
            rename(mesh, f, b, a)
            attach(mesh, a, f)
    mesh.around[b] = 0


@njit(cache=True)
def collapse_short(mesh: Mesh, count: int, shortest: float, longest: float) -> None:
    """Collapse edges shorter than `shortest` times the length wanted, where the surface allows it."""
    for t in range(count):
        for i in range(3):
            if not mesh.alive[t]:
                break
            a, b = mesh.triangles[t, i], mesh.triangles[t, (i + 1) % 3]
            if edge_ratio(mesh, a, b) >= shortest:
                continue
            if mesh.middle[b] and not mesh.middle[a]:
                a, b = b, a
            shared = 0
            for k in range(mesh.around[b]):
                if has(mesh, mesh.fan[b, k], a):
                    shared += 1
            if mesh.middle[b] and shared != 1:
                continue
            if mesh.around[a] + mesh.around[b] - 2 * shared > MOST_AFTER_COLLAPSE:
                continue
            if not may_link(mesh, a, b, shared):
                continue
            place = mesh.vertices[a].copy()
            if mesh.middle[a] == mesh.middle[b]:
                place = 0.5 * (mesh.vertices[a] + mesh.vertices[b])
            wanted = 0.5 * (mesh.wanted[a] + mesh.wanted[b])
            if may_move(mesh, a, b, place, wanted, longest) and may_move(mesh, b, a, place, wanted, longest):
                merge(mesh, a, b, place)


@njit(cache=True)
def valence_gain(mesh: Mesh, a: int, b: int, c: int, d: int) -> int:
    """How much nearer to their ideal number of triangles the corners come when a-b becomes c-d."""
    gain = 0
    for p, change in ((a, -1), (b, -1), (c, 1), (d, 1)):
        off = mesh.around[p] - (3 if mesh.middle[p] else 6)
        gain += off * off - (off + change) * (off + change)
    return gain


@njit(cache=True)
def flip_edges(mesh: Mesh, count: int, by_valence: bool) -> int:
    """Flip edges for evener corners, or only for better triangles; returns how many were flipped."""
    flipped = 0
    for t in range(count):
        if not mesh.alive[t]:
            continue
        for i in range(3):
            a, b, c = mesh.triangles[t, i], mesh.triangles[t, (i + 1) % 3], mesh.triangles[t, (i + 2) % 3]
            beyond = -1
            for k in range(mesh.around[a]):
                f = mesh.fan[a, k]
                if f != t and has(mesh, f, b):
                    beyond = f
            if beyond < 0:
                continue
            d = third(mesh, beyond, a, b)
            if (
                mesh.around[a] <= 3
                or mesh.around[b] <= 3
                or mesh.around[c] >= CROWDED
                or mesh.around[d] >= CROWDED
            ):
                continue
            if c == d or neighbours(mesh, c, d):
                continue
            va, vb, vc, vd = mesh.vertices[a], mesh.vertices[b], mesh.vertices[c], mesh.vertices[d]
            before = min(quality(va, vb, vc), quality(vb, va, vd))
            after = min(quality(va, vd, vc), quality(vd, vb, vc))
            better = after > before + 1e-9
            if by_valence:
                gain = valence_gain(mesh, a, b, c, d)
                if gain < 0 or (gain == 0 and not better) or (after < 0.3 and not better):
                    continue
            elif not better:
                continue
            mean = cross(vb - va, vc - va) + cross(va - vb, vd - vb)
            first, second = cross(vd - va, vc - va), cross(vb - vd, vc - vd)
            upright = 0.6 * np.sqrt(dot(mean, mean))
            if dot(first, mean) <= upright * np.sqrt(dot(first, first)):
                continue
            if dot(second, mean) <= upright * np.sqrt(dot(second, second)):
                continue
            mesh.triangles[t, 0], mesh.triangles[t, 1], mesh.triangles[t, 2] = a, d, c
            mesh.triangles[beyond, 0], mesh.triangles[beyond, 1], mesh.triangles[beyond, 2] = d, b, c
            detach(mesh, b, t)
            detach(mesh, a, beyond)
            attach(mesh, c, beyond)
            attach(mesh, d, t)
            flipped += 1
            break
    return flipped


@njit(cache=True)
def slide(mesh: Mesh, vertex_count: int, normals: NDArray[np.float64], pull: float) -> NDArray[np.float64]:
    """Vertices moved along the surface to the middle of their neighbours; border ones along the border."""
    moved = mesh.vertices.copy()
    for p in range(vertex_count):
        total, weight = np.zeros(3), 0.0
        for k in range(mesh.around[p]):
            f = mesh.fan[p, k]
            for q in mesh.triangles[f]:
                if q == p:
                    continue
                if not mesh.middle[p]:
                    total += mesh.vertices[q]
                    weight += 1.0
                elif mesh.middle[q]:
                    shared = 0
                    for j in range(mesh.around[p]):
                        if has(mesh, mesh.fan[p, j], q):
                            shared += 1
                    if shared == 1:
                        total += mesh.vertices[q]
                        weight += 1.0
        if weight == 0.0:
            continue
        move = total / weight - mesh.vertices[p]
        move -= dot(move, normals[p]) * normals[p]
        if mesh.middle[p]:
            move[0] = 0.0
        moved[p] = mesh.vertices[p] + pull * move
    return moved
