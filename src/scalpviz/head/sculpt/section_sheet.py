"""A sheet of sections through a vault, with the scaled electrode template beside them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scalpviz.head.head import Head
from scalpviz.head.sculpt.electrodes import TemplateFit, template_fit

STEP = 15.0
FIRST = 15.0
BELOW_TOP = 5.0
"""Levels z of the sections: every 15 mm from above the ear canal to a little below the top, mm."""
COLUMNS = 3
PANEL, GAP, HEADER, MARGIN = (270.0, 232.0), 18.0, 84.0, 28.0
"""Width and height of a panel (one unit is one mm), gap between panels, room for the title, margin."""
LIMIT = 4.0
"""Distances beyond this are set in bold red, mm."""
_LABEL_OFF = 4.5
"""From the outermost of skin and site to the label, mm."""

_STYLE = """
text { font-family: 'Noto Sans', 'Helvetica Neue', Arial, sans-serif; fill: #2b3340; }
.title { font-size: 20px; font-weight: 600; } .sub { font-size: 11px; fill: #5b6675; }
.panel { fill: #ffffff; stroke: #e4ded8; } .name { font-size: 12px; font-weight: 600; }
.site { font-size: 7.5px; fill: #2c5a70; } .bad { fill: #b3261e; font-weight: 700; }
.skin { fill: #f3e4d9; stroke: #8a6a58; stroke-width: 0.9; fill-rule: evenodd; }
.axis { stroke: #ddd2ca; stroke-width: 0.5; } .gap { stroke: #1f6f8b; stroke-width: 0.8; }
.near { fill: #1f6f8b; } .far { fill: #b3261e; } .bar { stroke: #5b6675; stroke-width: 1.4; }
"""


class _Panel(NamedTuple):
    """A section of the sheet: its plane, the two axes that are drawn, its middle there, its sites."""

    name: str
    normal: int
    at: float
    axes: tuple[int, int]
    middle: tuple[float, float]
    sites: Sequence[int]


def section_sheet(head: Head) -> str:
    """The sheet as SVG text: level sections, the midline, and every site once beside the nearest of them.

    A site is drawn at its distance from the skin, on the spoke it lies on: beside a section a few mm above
    or below it, its own place would show the slope of the skin and not the distance.

    Parameters
    ----------
    head : Head
        In its own frame.
    """
    fit = template_fit(head)
    panels = _panels(fit, float(head.vertices[:, 2].max()))
    rows = -(-len(panels) // COLUMNS)
    width = 2 * MARGIN + COLUMNS * PANEL[0] + (COLUMNS - 1) * GAP
    height = HEADER + rows * PANEL[1] + (rows - 1) * GAP + MARGIN
    title = f"{head.name}: sections of the vault beside the electrode template (S50)"
    words = (
        f"Template turned by {fit.tilt:.1f}° about the ears and scaled by {fit.scales[0]:.3f} (breadth), "
        f"{fit.scales[1]:.3f} (length), {fit.scales[2]:.3f} (height).",
        f"Each site stands at its distance from the skin, + outside, in mm: RMS {fit.rms:.1f}, "
        f"largest {fit.worst:.1f}. Beyond {LIMIT:.0f} mm in bold red.",
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}">',
        f"<style>{_STYLE}</style>",
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="#fbfaf8"/>',
        f'<text class="title" x="{MARGIN}" y="34">{title}</text>',
        f'<text class="sub" x="{MARGIN}" y="54">{words[0]}</text>',
        f'<text class="sub" x="{MARGIN}" y="69">{words[1]}</text>',
        f'<path class="bar" d="M{width - MARGIN - 50:.1f} 62h50"/>',
        f'<text class="sub" text-anchor="middle" x="{width - MARGIN - 25:.1f}" y="55">50 mm</text>',
    ]
    for number, panel in enumerate(panels):
        left = MARGIN + (number % COLUMNS) * (PANEL[0] + GAP)
        down = HEADER + (number // COLUMNS) * (PANEL[1] + GAP)
        parts += [f'<g transform="translate({left:.1f} {down:.1f})">', *_drawn(head, fit, panel), "</g>"]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _panels(fit: TemplateFit, top: float) -> list[_Panel]:
    in_midline = fit.places[:, 0] == 0.0
    count = int((top - BELOW_TOP - FIRST) / STEP) + 1
    nearest = np.clip(np.round((fit.places[:, 2] - FIRST) / STEP), 0, count - 1)
    levels = [
        _Panel(
            f"z = {FIRST + STEP * number:.0f} mm",
            2,
            FIRST + STEP * number,
            (0, 1),
            (0.0, -2.0),
            np.nonzero(~in_midline & (nearest == number))[0].tolist(),
        )
        for number in range(count)
    ]
    return [*levels, _Panel("Midline", 0, 0.0, (1, 2), (0.0, 40.0), np.nonzero(in_midline)[0].tolist())]


def _drawn(head: Head, fit: TemplateFit, panel: _Panel) -> Iterator[str]:
    width, height = PANEL
    middle = np.array([0.5 * width, 0.5 * height + 4.0])

    def on_paper(places: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(middle + (places - panel.middle) * [1.0, -1.0])

    yield f'<rect class="panel" width="{width:.0f}" height="{height:.0f}" rx="6"/>'
    segments = plane_section(head, panel.normal, panel.at)[:, :, list(panel.axes)]
    # The midline's neck ends within the panel; not every reader of SVG knows clip paths.
    loops = (loop[loop[:, 1] < height - 8.0] for loop in map(on_paper, chained(segments)))
    outline = " ".join("M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in loop) + "Z" for loop in loops)
    yield f'<path class="skin" d="{outline}"/>'
    yield f'<path class="axis" d="M8 {middle[1]:.1f}H{width - 8:.1f}M{middle[0]:.1f} 8V{height - 8:.1f}"/>'
    yield f'<text class="name" x="10" y="18">{panel.name}</text>'
    for row in panel.sites:
        own, gap = fit.places[row][list(panel.axes)] - panel.middle, float(fit.gaps[row])
        spoke = own / np.linalg.norm(own)
        reach = _reach(segments - panel.middle, own)
        kind, bad = ("near", "") if abs(gap) <= LIMIT else ("far", " bad")
        for side in (1.0, -1.0) if panel.normal == 2 else (1.0,):
            flip = np.array([side, 1.0])
            (x0, y0), (x1, y1) = on_paper(panel.middle + np.outer([reach, reach + gap], spoke) * flip)
            yield f'<line class="gap" x1="{x0:.2f}" y1="{y0:.2f}" x2="{x1:.2f}" y2="{y1:.2f}"/>'
            yield f'<circle class="{kind}" cx="{x1:.2f}" cy="{y1:.2f}" r="1.7"/>'
        x, y = on_paper(panel.middle + (reach + max(gap, 0.0) + _LABEL_OFF) * spoke)
        anchor = "middle" if abs(spoke[0]) < 0.25 else "start" if spoke[0] > 0 else "end"
        drop = 2.6 - 2.6 * spoke[1]
        yield (
            f'<text class="site{bad}" text-anchor="{anchor}" x="{x:.1f}" y="{y + drop:.1f}">'
            f"{fit.names[row]} {gap:+.1f}</text>".replace(" -", " −")
        )


def _reach(segments: NDArray[np.float64], site: NDArray[np.float64]) -> float:
    """How far from the origin the outline (n, 2, 2) is met on the spoke through a site (2,), mm.

    Of several meetings (an auricle stands off the head) the one nearest to the site.
    """
    length = float(np.linalg.norm(site))
    along, across = site / length, np.array([-site[1], site[0]]) / length
    height, far = segments @ across, segments @ along
    crossed = (height[:, 0] > 0.0) != (height[:, 1] > 0.0)
    share = height[crossed, 0] / (height[crossed, 0] - height[crossed, 1])
    reaches = far[crossed, 0] + share * (far[crossed, 1] - far[crossed, 0])
    return float(reaches[np.abs(reaches - length).argmin()])


def level_section(head: Head, level: float) -> NDArray[np.float64]:
    """Where a level plane cuts the skin: segments (n, 2, 2) in x and y, mm."""
    return plane_section(head, 2, level)[:, :, :2]


def plane_section(head: Head, normal: int, at: float) -> NDArray[np.float64]:
    """Where the plane on which coordinate `normal` is `at` cuts the skin: segments (n, 2, 3), mm."""
    # Vertices of the midline lie exactly in its plane: a hair beside it no edge is met at its end.
    height = head.vertices[:, normal] - at + 1e-7
    above = height > 0.0
    crossed = head.triangles[above[head.triangles].any(axis=1) & ~above[head.triangles].all(axis=1)]
    ends = []
    for first, second in ((0, 1), (1, 2), (2, 0)):
        a, b = crossed[:, first], crossed[:, second]
        share = height[a] / np.where(height[a] == height[b], 1.0, height[a] - height[b])
        place = head.vertices[a] + share[:, None] * (head.vertices[b] - head.vertices[a])
        place[above[a] == above[b]] = np.nan
        ends.append(place)
    stacked = np.stack(ends, axis=1)
    cut = ~np.isnan(stacked[:, :, 0])
    return np.asarray(stacked[cut].reshape(-1, 2, 3))


def chained(segments: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Segments (n, 2, 2) put end to end: loops (m, 2), in the order of their first segments."""
    corners, index = np.unique(np.round(segments.reshape(-1, 2), 4), axis=0, return_inverse=True)
    pairs = index.reshape(-1, 2)
    following: dict[int, list[int]] = {}
    for a, b in pairs[pairs[:, 0] != pairs[:, 1]].tolist():
        following.setdefault(a, []).append(b)
        following.setdefault(b, []).append(a)
    loops = []
    while following:
        loop = [next(iter(following))]
        while following.get(loop[-1]):
            here, after = loop[-1], following[loop[-1]].pop()
            following[after].remove(here)
            loop.append(after)
        for corner in loop:
            if not following.get(corner, True):
                del following[corner]
        if len(loop) > 1:
            loops.append(corners[loop])
    return loops
