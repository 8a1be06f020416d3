"""A sheet of level sections through a vault, with the scaled electrode template beside them."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from scalpviz.head.head import Head
from scalpviz.head.sculpt.electrodes import TemplateFit, template_fit

STEP = 15.0
FIRST = 15.0
COUNT = 8
"""Levels z of the sections: every 15 mm from above the ear canal, mm."""
COLUMNS = 4
PANEL, MARGIN, TOP = 250.0, 26.0, 74.0
"""Sides of a panel (one unit is one mm), the gap between panels, the room for the title."""
LIMIT = 4.0
"""Distances beyond this are drawn in red, mm."""

_STYLE = """
text { font-family: 'Noto Sans', 'Helvetica Neue', Arial, sans-serif; fill: #2b3340; }
.title { font-size: 20px; font-weight: 600; } .sub { font-size: 11px; fill: #5b6675; }
.level { font-size: 12px; font-weight: 600; } .site { font-size: 7.5px; fill: #40617a; }
.skin { fill: #f0dfd3; stroke: #8a6a58; stroke-width: 0.9; fill-rule: evenodd; }
.axis { stroke: #cfc3ba; stroke-width: 0.5; } .near { fill: #1f6f8b; } .far { fill: #c0392b; }
"""


def section_sheet(head: Head) -> str:
    """The sheet as SVG text.

    Parameters
    ----------
    head : Head
        In its own frame.
    """
    fit = template_fit(head)
    rows = -(-COUNT // COLUMNS)
    width = MARGIN + COLUMNS * (PANEL + MARGIN)
    height = TOP + rows * (PANEL + MARGIN)
    title = f"{head.name}: level sections of the vault beside the electrode template (S50)"
    words = (
        f"Template turned by {fit.tilt:.1f}° about the ears and scaled by {fit.scales[0]:.3f} (breadth), "
        f"{fit.scales[1]:.3f} (length), {fit.scales[2]:.3f} (height). Distances in mm, + outside the skin: "
        f"RMS {fit.rms:.1f}, largest {fit.worst:.1f}."
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}">',
        f"<style>{_STYLE}</style>",
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="#fbfaf8"/>',
        f'<text class="title" x="{MARGIN}" y="32">{title}</text>',
        f'<text class="sub" x="{MARGIN}" y="52">{words}</text>',
    ]
    for number in range(COUNT):
        left = MARGIN + (number % COLUMNS) * (PANEL + MARGIN)
        down = TOP + (number // COLUMNS) * (PANEL + MARGIN)
        parts += _panel(head, fit, FIRST + STEP * number, left, down)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _panel(head: Head, fit: TemplateFit, level: float, left: float, down: float) -> Iterator[str]:
    half = 0.5 * PANEL
    yield f'<g transform="translate({left + half:.1f} {down + half + 8:.1f}) scale(1 -1)">'
    yield f'<path class="axis" d="M{-half} 0H{half}M0 {-half}V{half}"/>'
    outline = " ".join(f"M{a[0]:.2f} {a[1]:.2f}L{b[0]:.2f} {b[1]:.2f}" for a, b in level_section(head, level))
    yield f'<path class="skin" style="fill:none" d="{outline}"/>'
    near = np.nonzero(np.abs(fit.places[:, 2] - level) <= 0.5 * STEP)[0]
    for row in near:
        (x, y, _), gap = fit.places[row], fit.gaps[row]
        kind = "near" if abs(gap) <= LIMIT else "far"
        for side in (1.0, -1.0) if x > 0.0 else (1.0,):
            yield f'<circle class="{kind}" cx="{side * x:.2f}" cy="{y:.2f}" r="1.6"/>'
    yield "</g>"
    yield f'<text class="level" x="{left + 4:.1f}" y="{down + 14:.1f}">z = {level:.0f} mm</text>'
    for row in near:
        (x, y, _), gap = fit.places[row], fit.gaps[row]
        inward = np.array([-x, -y]) / max(np.hypot(x, y), 1.0) * 15.0
        at = (left + half + x + inward[0], down + half + 8 - y - inward[1] + 2.5)
        label = f"{fit.names[row]} {gap:+.1f}"
        yield f'<text class="site" text-anchor="middle" x="{at[0]:.1f}" y="{at[1]:.1f}">{label}</text>'


def level_section(head: Head, level: float) -> NDArray[np.float64]:
    """Where a level plane cuts the skin: segments (n, 2, 2) in x and y, mm."""
    height = head.vertices[:, 2] - level + 1e-7
    above = height > 0.0
    crossed = head.triangles[above[head.triangles].any(axis=1) & ~above[head.triangles].all(axis=1)]
    ends = []
    for first, second in ((0, 1), (1, 2), (2, 0)):
        a, b = crossed[:, first], crossed[:, second]
        share = height[a] / np.where(height[a] == height[b], 1.0, height[a] - height[b])
        place = head.vertices[a, :2] + share[:, None] * (head.vertices[b, :2] - head.vertices[a, :2])
        place[above[a] == above[b]] = np.nan
        ends.append(place)
    stacked = np.stack(ends, axis=1)
    cut = ~np.isnan(stacked[:, :, 0])
    return np.asarray(stacked[cut].reshape(-1, 2, 2))
