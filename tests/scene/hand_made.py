"""A painted head made by hand, for tests and trials that need no placement.

Bands are laid along arcs between typed places, cut into the mesh one after another by their distance
to the arc in space. Not exact, but the same kind of thing as the real painted skin.
"""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from scalpviz.head.head import Head
from scalpviz.head.skin import SkinPath
from scalpviz.placement.painted import Paint, PaintedSkin
from scalpviz.placement.placed import NeedlePath, PlacedPart, PlacedZone, Placement
from scalpviz.scene.picking import Picker
from scalpviz.side import Side

FIFTHS = (
    PlacedPart("upper-fifth", 0.0, 0.2),
    PlacedPart("middle-two-fifths", 0.2, 0.6),
    PlacedPart("lower-two-fifths", 0.6, 1.0),
)
BANDS: dict[str, tuple[tuple[float, float, float], tuple[float, float, float], bool]] = {
    "MS1": ((0, 74, 103), (0, 88, 84), False),
    "MS2": ((18, 75, 100), (18, 88, 82), True),
    "MS3": ((33, 70, 98), (33, 84, 80), True),
    "MS4": ((48, 60, 95), (48, 76, 75), True),
    "MS5": ((0, -10, 130), (0, 20, 128), False),
    "MS6": ((0, 12, 129), (68, 28, 45), True),
    "MS7": ((0, -10, 130), (70, 6, 40), True),
    "MS8": ((22, 0, 128), (22, -30, 124), True),
    "MS9": ((38, 10, 122), (38, -20, 120), True),
    "MS10": ((55, 52, 75), (68, 32, 50), True),
    "MS11": ((72, -12, 60), (71, 4, 40), True),
    "MS12": ((0, -90, 45), (0, -92, 12), False),
    "MS13": ((8, -90, 45), (8, -92, 12), True),
    "MS14": ((22, -85, 12), (22, -75, -20), True),
}


def bare_painted(head: Head) -> PaintedSkin:
    """The head's own mesh with nothing on it."""
    n, m = len(head.vertices), len(head.triangles)
    own = np.tile(np.arange(n)[:, None], (1, 3))
    return PaintedSkin(
        np.asarray(head.vertices), np.asarray(head.triangles, dtype=np.int64), own,
        np.tile([1.0, 0.0, 0.0], (n, 1)), np.arange(m), ((),), np.zeros(m, dtype=np.int64),
    )  # fmt: skip


def arc(picker: Picker, start: tuple[float, ...], end: tuple[float, ...]) -> SkinPath:
    """Places on the skin under the great arc between two directions."""
    centre = np.array([0.0, -5.0, 35.0])
    a, b = ((np.array(p) - centre) / np.linalg.norm(np.array(p) - centre) for p in (start, end))
    angle = np.arccos(np.clip(a @ b, -1, 1))
    xyz = []
    for t in np.linspace(0, 1, 60):
        d = (np.sin((1 - t) * angle) * a + np.sin(t * angle) * b) / np.sin(angle)
        pick = picker.along(centre + 400 * d, -d)
        assert pick is not None
        xyz.append(pick.xyz)
    return SkinPath(np.array(xyz))


def hand_made(head: Head, codes: tuple[str, ...] = tuple(BANDS)) -> tuple[Placement, PaintedSkin]:
    """Bands of these codes, both sides, on a head."""
    painted = bare_painted(head)
    picker = Picker(painted)
    tree = cKDTree(head.vertices)
    zones = []
    for code in codes:
        start, end, paired = BANDS[code]
        for side in (Side.RIGHT, Side.LEFT) if paired else (Side.MIDLINE,):
            flip = -1.0 if side is Side.LEFT else 1.0
            path = arc(picker, (flip * start[0], *start[1:]), (flip * end[0], *end[1:]))
            normal = head.normals[tree.query(path.start)[1]]
            needle = NeedlePath(path.start, path.end, normal, 15.0, 30.0, path)
            parts = FIFTHS if code in ("MS6", "MS7") else ()
            zones.append(
                PlacedZone(f"international/{code}/{side}", code, "international", side, "band", path, 6.0,
                           parts, needle, frozenset(), False)
            )  # fmt: skip
    mesh = _Cut(painted)
    for zone in zones:
        mesh.add(zone)
    return Placement(head, (), tuple(zones), {}, {}), mesh.painted()


class _Cut:
    def __init__(self, painted: PaintedSkin) -> None:
        self.v, self.t = painted.vertices, painted.triangles
        self.ov, self.ow = painted.origin_vertices, painted.origin_weights
        self.ot = painted.origin_triangles
        self.labels: list[frozenset[Paint]] = [frozenset()] * len(self.t)

    def add(self, zone: PlacedZone) -> None:
        path = zone.centreline
        fine = np.array([path.at(s) for s in np.linspace(0, path.length, 600)])
        tree = cKDTree(fine)
        f = tree.query(self.v)[0] - zone.width / 2
        inside = f < 0
        mixed = inside[self.t].any(axis=1) & ~inside[self.t].all(axis=1)
        vertices, ov, ow = list(self.v), list(self.ov), list(self.ow)
        new: dict[tuple[int, int], int] = {}

        def crossing(a: int, b: int) -> int:
            key = (min(a, b), max(a, b))
            if key not in new:
                w = f[b] / (f[b] - f[a])
                share: dict[int, float] = {}
                for k, weight in ((a, w), (b, 1 - w)):
                    for origin, part in zip(self.ov[k], self.ow[k], strict=True):
                        share[int(origin)] = share.get(int(origin), 0.0) + weight * float(part)
                top = sorted(share.items(), key=lambda item: -item[1])[:3]
                top += [(top[0][0], 0.0)] * (3 - len(top))
                weights = np.array([value for _, value in top])
                new[key] = len(vertices)
                vertices.append(w * self.v[a] + (1 - w) * self.v[b])
                ov.append(np.array([origin for origin, _ in top]))
                ow.append(weights / weights.sum())
            return new[key]

        triangles, origins, labels = [], [], []
        for row in np.flatnonzero(mixed):
            tri = self.t[row]
            lone = next(k for k in range(3) if (inside[tri] == inside[tri[k]]).sum() == 1)
            a, b, c = (int(tri[(lone + k) % 3]) for k in range(3))
            ab, ac = crossing(a, b), crossing(a, c)
            for piece, in_it in (
                ((a, ab, ac), inside[a]), ((ab, b, c), not inside[a]), ((ab, c, ac), not inside[a])
            ):  # fmt: skip
                triangles.append(piece)
                origins.append(self.ot[row])
                labels.append((self.labels[row], bool(in_it)))
        kept = np.flatnonzero(~mixed)
        whole = inside[self.t[kept]].all(axis=1)
        self.v, self.ov, self.ow = np.array(vertices), np.array(ov), np.array(ow)
        self.t = np.vstack([self.t[kept], np.array(triangles, dtype=np.int64).reshape(-1, 3)])
        self.ot = np.concatenate([self.ot[kept], np.array(origins, dtype=np.int64)])
        before = [(self.labels[k], bool(w)) for k, w in zip(kept, whole, strict=True)] + labels
        middle = self.v[self.t].mean(axis=1)
        along = tree.query(middle)[1] / 599
        self.labels = [
            label | {Paint(zone.key, self._part(zone, s))} if in_it else label
            for (label, in_it), s in zip(before, along, strict=True)
        ]

    @staticmethod
    def _part(zone: PlacedZone, s: float) -> str | None:
        return next((p.id for p in zone.parts if p.start <= s <= p.end), None)

    def painted(self) -> PaintedSkin:
        regions: dict[frozenset[Paint], int] = {frozenset(): 0}
        of = np.array([regions.setdefault(label, len(regions)) for label in self.labels])
        rows = tuple(tuple(sorted(r, key=lambda p: p.zone)) for r in regions)
        return PaintedSkin(self.v, self.t, self.ov, self.ow, self.ot, rows, of)
