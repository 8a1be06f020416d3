"""A picture in a file: the head with its zones, drawn without a window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from scalpviz.atlas.model import Atlas
from scalpviz.errors import ScalpVizError
from scalpviz.files import check_writable, write_bytes
from scalpviz.head.head import Head
from scalpviz.placement.painting.paint import paint
from scalpviz.placement.painting.painted import PaintedSkin
from scalpviz.placement.placed import Placement
from scalpviz.scene.colours.palette import Theme
from scalpviz.scene.export.offscreen_canvas import FINER as FINER
from scalpviz.scene.export.offscreen_canvas import NoOpenGL as NoOpenGL
from scalpviz.scene.export.offscreen_canvas import OffscreenCanvas as OffscreenCanvas
from scalpviz.scene.export.offscreen_canvas import open_canvas as open_canvas
from scalpviz.scene.export.offscreen_canvas import pixels as pixels
from scalpviz.scene.export.offscreen_canvas import reduced as reduced
from scalpviz.scene.export.png import png_strips
from scalpviz.scene.export.tiled_exporter import (
    Backdrop,
    ExportOptions,
    TiledExporter,
    blank_page,
    check_size,
)
from scalpviz.scene.head_scene import HeadScene
from scalpviz.state.view import Camera, Centimetres, NamedView, View


def picture(
    placement: Placement, painted: PaintedSkin, atlas: Atlas, view: View,
    camera: Callable[[HeadScene], Camera], wish: ExportOptions | tuple[int, int], theme: Theme = "light",
) -> np.ndarray:  # fmt: skip
    """A picture of what a view shows, uint8, shape (height, width, 3).

    One without a background has a fourth channel, its opacity, which the colours are multiplied by.

    Parameters
    ----------
    camera : callable
        Chooses the camera once the scene knows head and size.
    wish : ExportOptions or tuple of int
        The picture as it is wanted, or only its size, pixels.
    """
    wish = wish if isinstance(wish, ExportOptions) else ExportOptions(wish)
    check_size(wish.size)
    press = TiledExporter(placement, painted, atlas, view, theme)
    page = blank_page(wish.size)
    try:
        for _ in press.print(camera, wish, page):
            pass
    finally:
        press.close()
    return page if wish.backdrop is Backdrop.TRANSPARENT else page[..., :3]


def render_picture(
    atlas: Atlas, head: Head, *, shown: View, zones: tuple[str, ...], view: NamedView,
    size: tuple[int, int], output: Path, scale: float = 1.0, dots_per_inch: float | None = None,
    transparent: bool = False, labels: bool = True,
) -> tuple[int, int]:  # fmt: skip
    """Write a PNG of a head with what a view shows.

    Parameters
    ----------
    shown : View
        Systems, labels, points, lines, what is highlighted, skin. Of no system, the first that has the zones
        asked for; a second one beside the first wears stripes.
    zones : tuple of str
        Codes of the only zones to paint; all of the systems if empty.
    view : NamedView
        Where the camera stands.
    size : tuple of int
        Width and height before they are scaled, pixels.
    output : Path
        Written whole or not at all.
    scale : float
        How many times larger it is drawn each way, words and lines with it.
    dots_per_inch : float, optional
        Written into the file.
    transparent : bool
        Whether it has no background.
    labels : bool
        False writes nothing on the head, whatever the view has.

    Returns
    -------
    tuple of int
        Width and height of the picture, pixels.

    Raises
    ------
    ScalpVizError
        A system or code the atlas lacks, a size out of bounds, a file that is no PNG or cannot be
        written, no OpenGL.
    """
    from scalpviz.placement.place import place

    systems = checked_systems(atlas, shown.systems, zones)
    codes = checked_codes(atlas, systems, zones)
    larger = (round(size[0] * scale), round(size[1] * scale))
    check_size(larger)
    if output.suffix.lower() != ".png":
        raise ScalpVizError(
            "{path}: pictures are written as PNG, so give a name that ends in .png.", path=output
        )
    check_writable(output)
    placement = place(atlas, head, scaled=shown.centimetres is Centimetres.SCALED)
    painted_systems = {*systems, *(ref.system for ref in shown.highlighted)}
    kept = tuple(z for z in placement.zones if z.system in painted_systems and (not codes or z.code in codes))
    placement = replace(placement, zones=kept)
    shown = replace(shown, systems=systems)
    backdrop = Backdrop.TRANSPARENT if transparent else Backdrop.WINDOW
    wish = ExportOptions(larger, scale, backdrop, labels)
    drawn = picture(placement, paint(head, kept), atlas, shown, lambda scene: scene.named(view), wish)
    write_picture(output, drawn, dots_per_inch)
    return larger


def checked_systems(atlas: Atlas, systems: tuple[str, ...], zones: tuple[str, ...] = ()) -> tuple[str, ...]:
    """These systems; if there are none, the first that has all these zones, else the atlas's first.

    Raises
    ------
    ScalpVizError
        The atlas has no such system.
    """
    known = [s.id for s in atlas.systems]
    if not systems:
        wanted = {code.lower() for code in zones}
        fitting = (s for s in known if wanted <= {zone.code.lower() for zone in atlas.zones_of(s)})
        return (next(fitting, known[0]),)
    for system in systems:
        if system not in known:
            raise ScalpVizError(
                "The atlas has no system '{system}': choose one of {known}.",
                system=system,
                known=", ".join(known),
            )
    return systems


def checked_codes(atlas: Atlas, systems: tuple[str, ...], zones: tuple[str, ...]) -> frozenset[str]:
    """The codes as the atlas writes them; ScalpVizError if none of the systems has one of them."""
    known = {zone.code.lower(): zone.code for system in systems for zone in atlas.zones_of(system)}
    for code in zones:
        if code.lower() not in known:
            raise ScalpVizError(
                "The system '{systems}' has no zone '{code}': choose among {known}.",
                systems=" or ".join(systems),
                code=code,
                known=", ".join(known.values()),
            )
    return frozenset(known[code.lower()] for code in zones)


def write_picture(output: Path, drawn: np.ndarray, dots_per_inch: float | None = None) -> None:
    """Write pixels as a PNG, whole or not at all; see `scalpviz.scene.export.png` for what they may be."""
    write_bytes(output, b"".join(png_strips(drawn, dots_per_inch)))
