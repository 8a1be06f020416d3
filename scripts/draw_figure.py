"""Draws the figure of the body: `python scripts/draw_figure.py` writes assets/figure/*.svg.

Each drawing is made of lines through typed places, smooth between corners. Areas are bounded by stretches
of the same lines, so that neighbours share their border exactly; the other half of the body is a mirror
image. Paths use M, C and Z with absolute coordinates only: the program reads them itself.

Proportions: seven and a half heads high, breadths after common adult measures, 760 units = 170 cm. In front
the viewer's right is the subject's left.
"""
# Long because its drawings are stretches of the same lines, and are drawn and read side by side.

# ruff: noqa: E501, RUF005 - tables of places

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

Place = tuple[float, float]
Piece = tuple[Place, Place, Place, Place]
"""A cubic: start, two handles, end."""

FOLDER = Path(__file__).parents[1] / "assets" / "figure"
TENSION = 1 / 6


def smooth(places: list[Place]) -> list[Piece]:
    """Cubics through the places, tangents along the chord of their neighbours; flat over the midline."""
    pieces = []
    ghosts = [_beyond(places[0], places[1]), *places, _beyond(places[-1], places[-2])]
    for i in range(len(places) - 1):
        before, start, end, after = ghosts[i : i + 4]
        span = _far(start, end)
        first = _handle(start, before, end, span)
        second = _handle(end, after, start, span)
        pieces.append((start, first, second, end))
    return pieces


def _beyond(end: Place, neighbour: Place) -> Place:
    """What follows after a line's end: its mirror image where it ends on the midline."""
    return (-neighbour[0], neighbour[1]) if end[0] == 0 else end


def _far(a: Place, b: Place) -> float:
    return ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5


def _handle(at: Place, behind: Place, ahead: Place, span: float) -> Place:
    """A third of the way along the tangent; as long as the piece asks for, not the neighbour."""
    dx, dy = ahead[0] - behind[0], ahead[1] - behind[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    reach = 2 * TENSION * span
    return at[0] + dx / length * reach, at[1] + dy / length * reach


def backward(pieces: list[Piece]) -> list[Piece]:
    """The same line, walked the other way."""
    return [(d, c, b, a) for a, b, c, d in reversed(pieces)]


def mirrored(pieces: list[Piece]) -> list[Piece]:
    """The other half of the body."""
    return [tuple((-x, y) for x, y in piece) for piece in pieces]  # type: ignore[misc]


class Line:
    """A smooth line through places, some of which have names."""

    def __init__(self, *places: tuple) -> None:
        self.names: dict[str, int] = {}
        self.places: list[Place] = []
        for place in places:
            if isinstance(place[0], str):
                self.names[place[0]] = len(self.places)
                place = place[1:]
            self.places.append((float(place[0]), float(place[1])))
        self.pieces = smooth(self.places)

    def at(self, name: str) -> Place:
        """A named place."""
        return self.places[self.names[name]]

    def __call__(self, start: str | None = None, end: str | None = None) -> list[Piece]:
        """The stretch between two named places; all of it without names."""
        first = self.names[start] if start else 0
        last = self.names[end] if end else len(self.places) - 1
        if first <= last:
            return self.pieces[first:last]
        return backward(self.pieces[last:first])


def whole(half: list[Piece]) -> list[Piece]:
    """A closed area over the midline from its right half, which runs from top to bottom."""
    return half + backward(mirrored(half))


def oval(x: float, y: float, rx: float, ry: float) -> list[Piece]:
    """An ellipse."""
    k = 0.5523
    top, right, bottom, left = (x, y - ry), (x + rx, y), (x, y + ry), (x - rx, y)
    return [
        (top, (x + k * rx, y - ry), (x + rx, y - k * ry), right),
        (right, (x + rx, y + k * ry), (x + k * rx, y + ry), bottom),
        (bottom, (x - k * rx, y + ry), (x - rx, y + k * ry), left),
        (left, (x - rx, y - k * ry), (x - k * rx, y - ry), top),
    ]


def closed(*places: Place) -> list[Piece]:
    """A smooth closed shape through the places."""
    n = len(places)
    around = [places[(i - 2) % n] for i in range(n + 4)]
    return smooth(around)[2 : n + 2]


def tube(places: list[Place], width: float, taper: float = 1.0) -> list[Piece]:
    """A soft band about a line, with round ends."""
    left, right = [], []
    n = len(places)
    for i, (x, y) in enumerate(places):
        ax, ay = places[max(i - 1, 0)]
        bx, by = places[min(i + 1, n - 1)]
        length = _far((ax, ay), (bx, by)) or 1.0
        nx, ny = -(by - ay) / length, (bx - ax) / length
        half = width / 2 * (1 + (taper - 1) * i / (n - 1))
        left.append((x + nx * half, y + ny * half))
        right.append((x - nx * half, y - ny * half))
    (sx, sy), (s2x, s2y) = places[0], places[1]
    (ex, ey), (e2x, e2y) = places[-1], places[-2]
    ls, le = _far(places[0], places[1]), _far(places[-1], places[-2])
    start = (sx - (s2x - sx) / ls * width / 2, sy - (s2y - sy) / ls * width / 2)
    end = (ex + (ex - e2x) / le * width * taper / 2, ey + (ey - e2y) / le * width * taper / 2)
    return closed(start, *left, end, *reversed(right))


@dataclass
class Drawing:
    """One SVG file."""

    name: str
    box: tuple[float, float, float, float]
    parts: list[str] = field(default_factory=list)

    def area(self, ids: str, *subpaths: list[Piece], kind: str = "area", side: str = "") -> None:
        """An area: its id, then what it counts as where an atlas does not know that id."""
        name, *within = ids.split()
        id_ = f"{name}-{side}" if side else name
        taken = sum(f' id="{id_}"' in part or f' id="{id_}.' in part for part in self.parts)
        if taken:
            id_ = f"{id_}.{taken + 1}"
        larger = f' data-within="{" ".join(within)}"' if within else ""
        path = " ".join(_written(subpath, close=True) for subpath in subpaths)
        self.parts.append(f'  <path id="{id_}" class="{kind}"{larger} d="{path}"/>')

    def pair(self, ids: str, *subpaths: list[Piece], kind: str = "area", right: str = "left") -> None:
        """The same on both sides; `right` is whose side lies on the viewer's right."""
        other = "left" if right == "right" else "right"
        self.area(ids, *subpaths, kind=kind, side=right)
        self.area(ids, *(mirrored(subpath) for subpath in subpaths), kind=kind, side=other)

    def line(self, *subpaths: list[Piece], both: bool = False) -> None:
        """A fine line that is no area's border."""
        for subpath in subpaths:
            self.parts.append(f'  <path class="line" d="{_written(subpath, close=False)}"/>')
            if both:
                self.parts.append(f'  <path class="line" d="{_written(mirrored(subpath), close=False)}"/>')

    def write(self) -> None:
        """Put it on disk; a plain picture of it shows in any viewer."""
        x, y, w, h = self.box
        style = (
            "  <style>.area{fill:#e4e9ee;stroke:#8796a5;stroke-width:1;stroke-linejoin:round}"
            ".organ{fill:#cdd8e2;stroke:#6f8091;stroke-width:1}"
            ".line{fill:none;stroke:#a6b2be;stroke-width:1;stroke-linecap:round}</style>"
        )
        text = "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x:g} {y:g} {w:g} {h:g}">',
                style,
                *self.parts,
                "</svg>\n",
            ]
        )
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / f"{self.name}.svg").write_text(text, encoding="utf-8")


def _written(pieces: list[Piece], *, close: bool) -> str:
    """Path data; stretches that do not meet are joined by a straight piece."""
    (x, y) = pieces[0][0]
    words = [f"M {x:.1f} {y:.1f}"]
    now = pieces[0][0]
    for start, first, second, end in pieces:
        if _far(now, start) > 0.05:
            words.append(f"L {start[0]:.1f} {start[1]:.1f}")
        words.append(
            f"C {first[0]:.1f} {first[1]:.1f} {second[0]:.1f} {second[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
        )
        now = end
    return " ".join([*words, "Z"] if close else words)


# -- the body, front and back -------------------------------------------------------------------

NECK = Line(("jaw", 25, 86), (23.5, 97), (24, 109), ("base", 29, 121))
TOP = Line(("base", 29, 121), (42, 129.5), ("mid", 57, 136), (71, 141), ("acromion", 83, 147),
           (94, 157), (101, 173), ("deltoid", 104.5, 198),
           (107, 224), (109.5, 252), (112.8, 278), ("elbow", 116.8, 300), (122, 322), (126, 347), (128.6, 373),
           (131, 395), ("wrist", 134.5, 411))  # fmt: skip
"""Shoulder and the outer border of the arm."""
INNER = Line(("wrist", 113.5, 411), (109, 392), (101, 362), (94, 330), (90, 306), ("elbow", 88, 296), (84, 275),
             (78, 250), (73.5, 222), ("armpit", 70, 196))  # fmt: skip
"""The inner border of the arm, upward."""
SIDE = Line(("armpit", 70, 196), (68.5, 212), (66.5, 230), ("rib", 62.5, 256), ("costal", 59, 275), ("waist", 57.5, 292),
            (59, 308), (63.5, 326), ("crest", 67.5, 344), (71.5, 364), (74, 386), ("trochanter", 75, 406),
            (75, 430), (73.5, 460), (70, 495), (64.5, 525), ("above_knee", 59, 548), (56, 566), (54.5, 582),
            ("below_knee", 54.5, 596), (56.5, 615), (57.5, 634), (55.5, 658), (49.5, 688), ("ankle", 44.5, 716))  # fmt: skip
"""Trunk and the outer border of the leg."""
INSIDE = Line(("crotch", 0.0, 404), (2.2, 410), (3.5, 430), (6, 462), (9.5, 500), (12.5, 530), ("above_knee", 14, 550),
              (14.5, 566), (14.5, 582), ("below_knee", 14.5, 597), (12, 620), (11.5, 640), (13.5, 664), (17, 690),
              ("ankle", 18.5, 716))  # fmt: skip
"""The inner border of the leg."""

DELTOID = Line((104.5, 198), (96, 203.5), (84, 204.5), (70, 196))
SHOULDER_IN = Line((57, 136), (63, 152), (66, 173), (70, 196))
WRIST = Line((134.5, 411), (124, 414), (113.5, 411))


def hand() -> tuple[list[Piece], list[Piece], list[list[Piece]]]:
    """Palm, and fingers with the thumb, of the arm on the viewer's right; the thumb lies outward."""
    outer = Line((134.5, 411), ("thumb", 138.5, 418), ("web", 144.5, 441), (145, 448), ("index", 144.5, 455))
    inner = Line((113.5, 411), (111.5, 424), (113, 440), ("little", 117, 454))
    knuckles = Line((144.5, 455), (136, 458.5), (126.5, 458), (117, 454))
    palm = outer() + knuckles() + backward(inner()) + backward(WRIST())
    fingers = Line(
        (144.5, 455), (147.2, 470), (148.6, 484), (147, 490.5), (143.2, 489), (141.4, 479),
        (142.2, 492), (141, 497.5), (137.4, 498.5), (135, 492), (134.3, 480),
        (133.6, 492), (131, 496.5), (127.7, 494), (126.8, 484), (126.4, 477),
        (125, 483.5), (122.3, 485.2), (119.7, 480), (118, 467), (117, 454),
    )  # fmt: skip
    thumb = Line((138.5, 418), (145.5, 427), (151.5, 440), (155, 454), (154.2, 461.5), (150.5, 461), (147.4, 452),
                 (144.5, 441))  # fmt: skip
    thumb_in = Line((144.5, 441), (140.5, 430), (138.5, 418))
    gaps = [
        Line((136.9, 459), (139, 468), (141.2, 478))(),
        Line((129.8, 459.4), (132, 469), (134.2, 479))(),
        Line((123.2, 457.5), (125, 467), (126.4, 476))(),
    ]
    return palm, fingers() + backward(knuckles()), [thumb() + thumb_in(), *gaps]


def limbs(d: Drawing, right: str, knee_top: Line, knee_low: Line, hip_cut: list[Piece], ankle: Line) -> None:
    """What front and back have in common: arms, legs, hands."""
    d.pair("shoulder", TOP("mid", "deltoid") + DELTOID() + backward(SHOULDER_IN()), right=right)
    d.pair("arm", TOP("deltoid", "wrist") + WRIST() + INNER() + backward(DELTOID()), right=right)
    palm, fingers, (thumb, *gaps) = hand()
    d.pair("hand arm", palm, right=right)
    d.pair("fingers hand arm", fingers, thumb, right=right)
    for gap in gaps:
        d.line(gap, both=True)
    thigh = SIDE("trochanter", "above_knee") + knee_top() + INSIDE("above_knee", "crotch") + hip_cut
    shin = SIDE("below_knee", "ankle") + ankle() + INSIDE("ankle", "below_knee") + backward(knee_low())
    d.pair("leg", thigh, shin, right=right)
    d.pair(
        "knee leg",
        SIDE("above_knee", "below_knee")
        + knee_low()
        + INSIDE("below_knee", "above_knee")
        + backward(knee_top()),
        right=right,
    )


def front() -> None:
    """The body from in front."""
    d = Drawing("front", (-160, -6, 320, 778))
    skull = Line((0, 0), (14, 1.8), (26.5, 10), (33.8, 25), ("brow", 35.8, 44), (35, 58), ("cheek", 32.5, 72),
                 ("jaw", 25, 86), (14, 98), (6, 103), (0, 104))  # fmt: skip
    brow = Line((0, 41), (14, 41.5), (26, 43.5), (35.8, 44))
    ear = Line((35.8, 44), (39.4, 43.2), (40.6, 50), (38.6, 60), (35.4, 65), (34, 64.2))
    ear_in = Line((34, 64.2), (35.2, 54), (35.8, 44))
    collar = Line((0, 132), (10, 130), (20, 126), (29, 121))
    d.pair("ear head", ear() + ear_in())
    d.area("head", whole(skull(None, "brow") + backward(brow())))
    d.area("face head", whole(brow() + skull("brow")))
    d.area("neck", whole(backward(skull("jaw")) + NECK() + backward(collar())))
    costal = Line((0, 240), (14, 244), (32, 255), (48, 268), ("side", 59, 275))
    ribs_in = Line((57, 201), (55, 222), (51, 246), (48, 268))
    chest_half = collar() + TOP("base", "mid") + SHOULDER_IN() + SIDE("armpit", "costal") + backward(costal())
    d.area("chest trunk", whole(chest_half))
    ribs_top = Line((70, 196), (63, 197), (57, 201))
    d.pair("ribs chest trunk", SIDE("armpit", "costal") + backward(costal()[3:]) + backward(ribs_in())
           + backward(ribs_top()))  # fmt: skip
    navel = Line((0, 303), (30, 304), (45, 303), (58.2, 301))
    side_navel = SIDE("costal", "waist") + [((57.5, 292), (57.6, 295), (57.9, 298), (58.2, 301))]
    d.area("upper-abdomen trunk", whole(costal() + side_navel + backward(navel())))
    belt = Line((0, 356), (24, 355), (48, 351), (67.5, 344))
    below_navel = [((58.2, 301), (59.2, 309), (61, 317), (63.5, 326)), *SIDE()[7:8]]
    d.area("lower-abdomen trunk", whole(navel() + below_navel + backward(belt())))
    groin = Line((67.5, 344), (52, 362), (36, 378), ("fold", 22, 391), (8, 401), (0, 404))
    d.area("pelvis trunk", whole(belt() + groin()))
    hip_low = Line((75, 406), (60, 410), (42, 404), (22, 391))
    d.pair("hip leg", SIDE("crest", "trochanter") + hip_low() + backward(groin()[:3]))
    d.area("reproductive pelvis", oval(0, 385, 7.5, 9), kind="organ")
    hip_cut = groin()[3:]
    knee_top = Line((59, 548), (46, 542), (28, 542), (14, 550))
    knee_low = Line((54.5, 596), (44, 603), (27, 603), (14.5, 597))
    ankle = Line((44.5, 716), (32, 720), (18.5, 716))
    limbs(d, "left", knee_top, knee_low, backward(hip_cut) + backward(hip_low()), ankle)
    foot = Line((44.5, 716), (46, 728), (52, 742), (58.5, 753), (59, 760), (53, 764.5), (40, 766), (27, 765), (19.5, 760),
                (18, 750), (18.5, 736), (18.5, 716))  # fmt: skip
    d.pair("foot leg", foot() + backward(ankle()))
    d.line(Line((30, 757), (29.5, 764))(), Line((37, 756.5), (37, 765))(), Line((44, 756), (45, 764.5))(),
           Line((50.5, 755), (52.5, 763.5))(), both=True)  # fmt: skip
    d.line(Line((6, 134), (24, 133), (44, 137), (60, 140))(), both=True)
    d.line(Line((3.5, 199), (16, 209), (34, 210), (50, 202))(), both=True)
    d.line(Line((0, 150), (0, 195))(), Line((0, 250), (0, 296))(), Line((0, 312), (0, 340))())
    d.line(oval(0, 303, 2.2, 2.8))
    d.line(oval(37, 191, 2.4, 2.4), both=True)
    d.line(Line((27, 561), (25, 572), (29, 584), (36, 587), (43, 582), (45.5, 570), (42, 560))(), both=True)
    d.line(Line((40, 612), (41.5, 640), (38, 680))(), both=True)
    d.line(Line((92, 302), (103, 306), (116, 302))(), Line((100, 214), (98, 244), (101, 270))(), both=True)
    d.line(Line((9, 50), (15.5, 47.8), (22, 50))(), Line((10, 55), (15.5, 52.6), (21.5, 55), (15.5, 56.6), (10, 55))(),
           both=True)  # fmt: skip
    d.line(Line((-4.5, 70), (0, 72.6), (4.5, 70))(), Line((-10, 82.5), (-4, 80.8), (0, 81.8), (4, 80.8), (10, 82.5))(),
           Line((-6.5, 86.2), (0, 87.8), (6.5, 86.2))())  # fmt: skip
    d.write()


def back() -> None:
    """The body from behind; the viewer's right is the subject's right."""
    d = Drawing("back", (-160, -6, 320, 778))
    skull = Line(
        (0, 0),
        (14, 1.8),
        (26.5, 10),
        (33.8, 25),
        ("crown", 35.8, 44),
        (35, 58),
        ("low", 31, 74),
        ("hair", 24.5, 86),
    )
    nape_top = Line((0, 91), (12, 90), (24.5, 86))
    across = Line((0, 52), (18, 51), (35.8, 44))
    ear = Line((35.8, 44), (39.4, 43.2), (40.6, 50), (38.6, 60), (35.4, 65), (34, 64.2))
    ear_in = Line((34, 64.2), (35.2, 54), (35.8, 44))
    d.pair("ear head", ear() + ear_in(), right="right")
    d.area("crown head", whole(skull(None, "crown") + backward(across())))
    d.area("occiput head", whole(across() + skull("crown") + backward(nape_top())))
    collar = Line((0, 129), (14, 126.5), (29, 121))
    neck = Line((24.5, 86), (23.5, 97), (24, 109), (29, 121))
    d.area("neck", whole(nape_top() + neck() + backward(collar())))
    low = Line((0, 268), (20, 268), (42, 266), (60.8, 265))
    side = [*SIDE("armpit", "rib"), ((62.5, 256), (61.9, 259), (61.4, 262), (60.8, 265))]
    d.area("back trunk", whole(collar() + TOP("base", "mid") + SHOULDER_IN() + side + backward(low())))
    belt = Line((0, 350), (12, 345), (30, 338), (50, 337), (67.5, 344))
    below = [((60.8, 265), (60, 268.5), (59.4, 271.5), (59, 275)), *SIDE("costal", "crest")]
    d.area("low-back trunk", whole(low() + below + backward(belt())))
    sacrum = Line((30, 338), (21, 356), (10, 374), (0, 384))
    d.area("pelvis trunk", whole(belt()[:2] + sacrum()))
    cleft = Line((0, 384), (0, 404))
    fold = Line((75, 406), (62, 417), (40, 421), (20, 418), (6, 409), (0, 404))
    d.pair("hip leg", belt()[2:] + SIDE("crest", "trochanter") + fold() + backward(cleft()) + backward(sacrum()),
           right="right")  # fmt: skip
    d.area("anus pelvis", oval(0, 398, 4.2, 4.2), kind="organ")
    knee_top = Line((59, 548), (46, 544), (28, 544), (14, 550))
    knee_low = Line((54.5, 596), (44, 600), (27, 600), (14.5, 597))
    ankle = Line((44.5, 716), (32, 713), (18.5, 716))
    limbs(d, "right", knee_top, knee_low, backward(fold()), ankle)
    nerve = tube([(27, 384), (33, 410), (36, 450), (36.5, 500), (35.5, 538), (35, 560)], 8, 0.7)
    d.pair("sciatic-nerve leg", nerve, kind="organ", right="right")
    heel = Line((44.5, 716), (45, 732), (48, 748), (49, 760), (43, 766), (32, 767), (22, 766), (16.5, 760), (17, 746),
                (18.5, 732), (18.5, 716))  # fmt: skip
    d.pair("foot leg", heel() + backward(ankle()), right="right")
    d.line(Line((0, 136), (0, 200), (0, 262))(), Line((0, 275), (0, 342))())
    d.line(Line((22, 163), (17, 178), (20, 200), (34, 222), (45, 216), (52, 190))(), both=True)
    d.line(Line((22, 163), (40, 156), (60, 152))(), both=True)
    d.line(Line((96, 300), (104, 303), (112, 300))(), both=True)
    d.line(Line((22, 572), (34, 575), (47, 571))(), Line((34, 612), (35, 640), (31, 662))(), both=True)
    d.line(Line((27, 690), (28, 708))(), Line((38, 690), (36.5, 708))(), both=True)
    d.write()


# -- the head ------------------------------------------------------------------------------------


def face() -> None:
    """The head from in front."""
    d = Drawing("face", (-62, -6, 124, 152))
    skull = Line((0, 0), (19, 2.6), (35, 13), (44.5, 30), ("temple_top", 47.5, 47), (48, 62), ("temple_low", 46.6, 78),
                 ("cheek", 44, 93), ("jaw", 38.5, 109), (28, 124), (14, 134), (0, 137))  # fmt: skip
    hair = Line((0, 26), (18, 25.5), (32, 29.5), ("corner", 39, 40), (41, 45), (47.5, 47))
    brow = Line((0, 60), (9, 58), (20, 55), (31, 56), (38, 61.5))
    temple_in = Line((39, 40), (37, 51), (38, 61.5), (41, 71), (46.6, 78))
    ear = Line(
        (47.9, 60), (51.6, 56.4), (55.6, 58.6), (56, 68), (53.4, 80), (49.8, 88), (46.8, 88), (45.2, 86)
    )
    ear_in = Line((45.2, 86), (46.9, 74), (47.9, 60))
    jaw = Line((0, 127), (12, 125.4), (25, 117), (35, 104), (45.2, 86))
    low = [((46.6, 78), (46.3, 81), (45.8, 83.6), (45.2, 86))]
    under = [((45.2, 86), (44.9, 88.6), (44.5, 91), (44, 93))]
    d.pair("ear head", ear() + ear_in())
    d.area("crown head", whole(skull(None, "temple_top") + backward(hair())))
    d.area("head", whole(hair(None, "corner") + temple_in()[:2] + backward(brow())))
    d.pair("temple head", hair("corner", None) + skull("temple_top", "temple_low") + backward(temple_in()))
    d.area("face head", whole(brow() + temple_in()[2:] + low + backward(jaw())))
    d.area("jaw face head", whole(jaw() + under + skull("cheek")))
    eye = Line((10.5, 71.5), (15, 67.6), (21.5, 66.2), (28, 67.6), (33, 71))
    lid = Line((33, 71), (28, 74.2), (21.5, 75.4), (15, 74.4), (10.5, 71.5))
    d.pair("eyes face head", eye() + lid(), kind="organ")
    nose = Line(
        (0, 66),
        (3.4, 70),
        (3.8, 82),
        (6, 90.5),
        (10, 95.5),
        (10.4, 99.6),
        (7, 101.6),
        (3.6, 101.4),
        (0, 103.4),
    )
    d.area("nose face head", whole(nose()), kind="organ")
    lips = Line((0, 111.4), (4.5, 110), (10.5, 112), (16.5, 115))
    lower = Line((16.5, 115), (11, 119.2), (5, 121), (0, 121.2))
    d.area("mouth face head", whole(lips() + lower()), kind="organ")
    d.line(Line((-16.5, 115), (-8, 114.8), (0, 115.8), (8, 114.8), (16.5, 115))())
    d.line(oval(21.6, 70.8, 3.6, 4.0), both=True)
    d.line(Line((9, 62.6), (18, 59.4), (29, 60), (35.5, 64.4))(), both=True)
    d.line(Line((49.4, 63), (52.4, 61.6), (53, 68), (50.2, 77))(), both=True)
    d.write()


def profile() -> None:
    """The head from its left side, with what lies inside."""
    d = Drawing("profile", (-74, -6, 148, 166))
    contour = Line((42, 158), (43, 144), ("nape", 49, 127), (57, 110), ("low", 62.5, 93), (67, 72), (65.5, 48),
                   (57, 27), (42, 10), (20, 0.5), (-5, 0), (-27, 7), (-42, 22), ("brow", -49.5, 41), (-52.4, 54),
                   ("nasion", -50.6, 62), (-54.5, 72), (-61.5, 83), ("tip", -66, 91), (-64, 96), (-57, 98.4),
                   ("subnasal", -54.6, 101.5), (-58.6, 106), (-58.6, 110), ("mouth", -53.6, 112), (-57.6, 115),
                   (-57, 119.6), (-53.4, 122.4), (-55.4, 130), ("chin", -51, 138), (-42, 141.5), (-28, 140.6), (-14, 140),
                   ("gullet", -7, 146), (-5, 158))  # fmt: skip
    base = [((-5, 158), (10, 160), (26, 160), (42, 158))]
    jaw = Line((-53.6, 112), (-40, 115), (-22, 115.5), ("ramus", -4, 110), (-4, 128), (-7, 146))
    nape = Line((62.5, 93), (46, 106), (22, 111), (-4, 110))
    cut = Line((-50.6, 62), (-30, 72), (0, 90), (22, 111))
    nose = Line((-50.6, 62), (-44.5, 78), (-45, 94), (-54.6, 101.5))
    d.area("head", contour("low", "nasion") + cut() + backward(nape()[:2]))
    d.area("face head", contour("nasion", "mouth") + jaw()[:3] + backward(nape()[2:]) + backward(cut()))
    d.area("jaw face head", contour("mouth", "gullet") + backward(jaw()[3:]) + backward(jaw()[:3]))
    d.area("neck", contour(None, "low") + nape() + jaw("ramus", None) + contour("gullet", None) + base)
    d.area("nose face head", contour("nasion", "subnasal") + backward(nose()), kind="organ")
    brain = closed((-40, 46), (-38, 30), (-24, 14), (-2, 8), (24, 9), (46, 24), (58, 44), (60, 64), (52, 78), (36, 80),
                   (20, 84), (4, 93), (-14, 92), (-22, 82), (-20, 72), (-32, 66), (-40, 58))  # fmt: skip
    d.area("brain head", brain, kind="organ")
    d.area(
        "basal-ganglia brain", closed((-10, 54), (0, 45), (15, 45), (23, 54), (15, 62), (0, 63)), kind="organ"
    )
    d.area(
        "cerebellum brain",
        closed((25, 85), (34, 81), (46, 82), (56, 80), (56, 90), (46, 98), (33, 97)),
        kind="organ",
    )
    d.area("tongue mouth", closed((-49.5, 110), (-42, 105.5), (-28, 104.5), (-16, 109), (-12, 118), (-18, 125), (-32, 123),
                                  (-42, 116)), kind="organ")  # fmt: skip
    d.area("teeth mouth", closed((-54, 104), (-50, 104), (-49.6, 111), (-50.4, 119), (-53.8, 119), (-52.8, 111.5)),
           kind="organ")  # fmt: skip
    d.area("throat neck", tube([(0, 114), (2, 126), (5, 138), (7, 150)], 9), kind="organ")
    eye = Line((-45, 66), (-40, 64), (-35.5, 66.6), (-40, 69.6), (-45, 66))
    d.area("eyes face head", eye(), kind="organ")
    d.line(Line((-16, 20), (-8, 29), (-6, 40))(), Line((12, 15), (10, 27), (16, 38))(), Line((36, 24), (32, 36), (38, 47))(),
           Line((-28, 42), (-17, 40), (-14, 48))(), Line((50, 52), (42, 57), (44, 67))(),
           Line((-12, 76), (6, 78), (22, 73), (34, 68))())  # fmt: skip
    d.line(Line((31, 90), (42, 91), (52, 86))(), Line((33, 86), (44, 87))())
    d.line(Line((-48, 58.5), (-41, 56), (-34, 58))())
    d.write()


def organs() -> None:
    """The trunk from in front, with its organs."""
    d = Drawing("organs", (-84, 112, 168, 312))
    shoulder = Line((26, 114), (29, 121), (42, 129.5), (57, 136), (71, 141), (79, 145.5))
    cut = Line((79, 145.5), (73, 160), (70.5, 178), (70, 196))
    thigh = Line((75, 406), (58, 412), (38, 412), (18, 408), (0, 404))
    top = [((0, 116.5), (9, 116.5), (18, 116), (26, 114))]
    d.area("trunk", whole(top + shoulder() + cut() + SIDE("armpit", "trochanter") + thigh()))
    lung = Line((6, 156), (11, 145), (20, 141), (33, 150), (45, 172), (52, 204), (54.5, 236), (50, 250), (40, 248),
                (25, 240), (13, 232), (8, 214), (6, 184), (6, 156))  # fmt: skip
    d.area("lungs chest trunk", lung(), mirrored(lung()), kind="organ")
    d.area("pericardium heart chest", closed((-12, 194), (-4, 183), (11, 184), (25, 198), (33, 217), (28, 230), (13, 231),
                                             (-4, 226), (-13, 210)), kind="organ")  # fmt: skip
    d.area("heart chest trunk", closed((-7, 198), (0, 190), (11, 192), (21, 203), (27, 216), (22, 225), (11, 225), (-2, 220),
                                       (-8, 209)), kind="organ")  # fmt: skip
    d.pair("kidney low-back trunk", closed((37, 284), (46, 286), (50, 299), (46, 312), (38, 314), (35, 305), (38, 299),
                                           (35, 291)), kind="organ")  # fmt: skip
    d.area("spleen upper-abdomen trunk", closed((48, 256), (54, 258), (57, 269), (53, 280), (47, 278), (44.5, 266)),
           kind="organ")  # fmt: skip
    d.area("stomach upper-abdomen trunk", closed((8, 247), (20, 249), (32, 247), (41, 255), (41, 269), (31, 280), (15, 285),
                                                 (1, 283), (-2, 275), (9, 270), (13, 260)), kind="organ")  # fmt: skip
    d.area("liver upper-abdomen trunk", closed((-51, 258), (-37, 245), (-14, 243), (8, 248), (17, 254), (6, 263), (-12, 269),
                                               (-28, 279), (-45, 283), (-53, 274)), kind="organ")  # fmt: skip
    d.area(
        "gallbladder liver upper-abdomen",
        closed((-23, 271), (-18, 270), (-16, 277), (-20, 285), (-26, 282)),
        kind="organ",
    )
    d.area(
        "duodenum upper-abdomen trunk",
        tube([(-4, 280), (-13, 283), (-15, 291), (-9, 297), (2, 297)], 7),
        kind="organ",
    )
    d.area("large-intestine bowel lower-abdomen trunk",
           tube([(-42, 356), (-46, 340), (-46, 320), (-42, 305), (-26, 306), (0, 311), (26, 306), (42, 305), (47, 322),
                 (47, 342), (41, 358), (28, 366), (17, 373)], 12), kind="organ")  # fmt: skip
    d.area("small-intestine bowel lower-abdomen trunk",
           closed((-31, 322), (-16, 319), (0, 322), (16, 319), (32, 322), (35, 336), (29, 349), (14, 355), (0, 357), (-16, 355),
                  (-29, 349), (-35, 336)), kind="organ")  # fmt: skip
    d.area("anus lower-abdomen trunk", tube([(15, 379), (9, 389), (3, 399)], 8), kind="organ")
    d.area(
        "bladder lower-abdomen trunk",
        closed((-14, 364), (-4, 361), (5, 365), (6, 373), (-4, 379), (-14, 374)),
        kind="organ",
    )
    d.area("reproductive pelvis lower-abdomen", closed((-13, 384), (-5, 382), (3, 385), (1, 394), (-5, 398), (-11, 393)),
           kind="organ")  # fmt: skip
    d.line(Line((-26, 331), (-14, 326), (-2, 332), (10, 326), (25, 331))(), Line((-26, 341), (-12, 336), (0, 342), (12, 336),
           (26, 341))(), Line((-20, 350), (-8, 346), (4, 351), (18, 347))())  # fmt: skip
    d.line(Line((0.1, 120), (0.1, 150))(), Line((0.1, 150), (8, 162))(), Line((-0.1, 150), (-8, 162))())
    d.line(Line((7, 196), (11, 208), (9, 219))())
    d.write()


if __name__ == "__main__":
    for draw in (front, back, face, profile, organs):
        draw()
