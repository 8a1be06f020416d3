"""The painted head in a plotter of PyVista's, and as a picture."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyvista

from scalpviz.api.loading import checked, load_atlas, load_head
from scalpviz.api.wanted import Wanted, highlighted, wanted
from scalpviz.atlas.model import Atlas
from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head
from scalpviz.head.stored import DEFAULT
from scalpviz.layout.head_layout import HeadLayout
from scalpviz.layout.lay import lay
from scalpviz.scene.colours.palette import Theme
from scalpviz.scene.drawing import quietly
from scalpviz.scene.export.gltf import export_gltf
from scalpviz.scene.export.picture import picture, write_picture
from scalpviz.scene.head_scene import HeadScene
from scalpviz.side import Side
from scalpviz.state.fields import fields_of
from scalpviz.state.view import Camera, Labels, NamedView, SkinTone, View, systems_on_show

SIZE = (1200, 900)
"""Width and height of a picture, pixels."""


class HeadPlotter(pyvista.Plotter):
    """A plotter of PyVista's with the painted head in it.

    It does all that a `pyvista.Plotter` does: `show`, `screenshot`, `add_mesh` beside the zones,
    `camera_position`, `trame.export_html`, and in a notebook the head turns in the page. Labels, scale bar
    and orientation head follow the camera.

    Attributes
    ----------
    scene : HeadScene
        What is drawn; `scene.apply` shows something else of it.
    layout : HeadLayout
        The head with its zones.
    """

    def __init__(self, layout: HeadLayout, atlas: Atlas, view: View, theme: Theme, **how: Any) -> None:
        quietly(lambda: super(HeadPlotter, self).__init__(lighting="none", border=False, **how))
        self.layout = layout
        self.scene = HeadScene(self, theme=theme)
        self.scene.show(layout.placement, layout.painted, atlas)
        self.scene.apply(view, frozenset(fields_of(View)) - {"camera"})
        self.camera.is_set = True

    def export_gltf(
        self,
        filename: str | Path,
        inline_data: bool = True,
        rotate_scene: bool = True,
        save_normals: bool = True,
    ) -> None:
        """Write what is drawn as glTF: in one binary file where the name ends in `.glb`, else as text."""
        export_gltf(
            super().export_gltf,
            filename,
            inline_data=inline_data,
            rotate_scene=rotate_scene,
            save_normals=save_normals,
        )

    def close(self) -> None:
        """Free what is drawn; the plotter is not used after."""
        if not self._closed:
            self.scene.close()
        super().close()


def plot(
    what: str | Iterable[str] | None = None,
    *,
    head: Head | str = DEFAULT,
    systems: str | Iterable[str] | None = None,
    side: str | None = None,
    view: str | None = None,
    labels: str = "codes",
    language: str = "en",
    skin: str = "light",
    theme: Theme = "light",
    atlas: Atlas | None = None,
    layout: HeadLayout | None = None,
    off_screen: bool | None = None,
    window_size: tuple[int, int] = SIZE,
    **shown: bool,
) -> HeadPlotter:
    """The head with its zones in a plotter: call its `show()` or `screenshot("a.png")`.

    Parameters
    ----------
    what : str or iterable of str, optional
        Zones or points by their codes (`"MS6"`, `"jiao/J4"`, `"GV20"`), or the id of a system
        (`"international"`), a condition (`"aphasia"`) or a body area (`"hand"`). One zone or point is
        chosen, with its needle; several are highlighted. Without it the first system is shown.
    head : Head or str
        As `load_head` gives it, or the name of a stored head.
    systems : str or iterable of str, optional
        Whose zones are shown; a second one beside the first wears a pattern.
    side : {"right", "left"}, optional
        Of the head for zones and points, of the body for conditions and body areas; both without it.
    view : {"front", "back", "left", "right", "top", "three-quarter"}, optional
        Where the camera stands; without it, it faces what is chosen.
    labels : {"codes", "names", "none"}
        What is written beside the zones.
    language : {"en", "zh", "pinyin"}
        Of names and labels.
    skin : {"light", "dark", "clay"}
        What the skin looks like.
    theme : {"light", "dark"}
        Background and ink.
    atlas : Atlas, optional
        As `load_atlas` gives it.
    layout : HeadLayout, optional
        As `place` gives it, in place of `head`.
    off_screen : bool, optional
        Draw without a window; as PyVista is set up without it.
    window_size : tuple of int
        Width and height, pixels.
    **shown : bool
        What else is shown: `points`, `meridians`, `sites`, `reference_lines`, `guides`, `skull`, `variants`,
        `needles`, `eyes_open`.

    Returns
    -------
    HeadPlotter
        A `pyvista.Plotter`.

    Raises
    ------
    ScalpVizError
        Something named is not known; one sentence says what is.

    Examples
    --------
    >>> import scalpviz
    >>> plotter = scalpviz.plot("MS6", side="right", off_screen=True)
    >>> sorted(str(key) for key in plotter.scene.label_boxes())[0]
    'international/MS1/midline'
    >>> plotter.close()
    """
    made = _scene_of(what, head, systems, side, labels, language, skin, atlas, layout, shown)
    plotter = HeadPlotter(
        made.layout, made.atlas, made.view, theme, off_screen=off_screen, window_size=list(window_size)
    )
    plotter.scene.look(_camera(plotter.scene, made.wanted, view))
    return plotter


def render(
    what: str | Iterable[str] | None = None,
    path: str | Path | None = None,
    *,
    size: tuple[int, int] = SIZE,
    head: Head | str = DEFAULT,
    systems: str | Iterable[str] | None = None,
    side: str | None = None,
    view: str | None = None,
    labels: str = "codes",
    language: str = "en",
    skin: str = "light",
    theme: Theme = "light",
    atlas: Atlas | None = None,
    layout: HeadLayout | None = None,
    **shown: bool,
) -> np.ndarray:
    """A picture of the head with its zones, drawn without a window and with smooth edges.

    Parameters
    ----------
    what, head, systems, side, view, labels, language, skin, theme, atlas, layout, **shown
        As in `plot`.
    path : str or Path, optional
        A PNG to write it to, whole or not at all.
    size : tuple of int
        Width and height, pixels.

    Returns
    -------
    ndarray, shape (height, width, 3)
        uint8, the top row first.

    Raises
    ------
    ScalpVizError
        Something named is not known, or the file cannot be written.

    Examples
    --------
    >>> import scalpviz
    >>> scalpviz.render("GV20", size=(320, 240)).shape
    (240, 320, 3)
    """
    made = _scene_of(what, head, systems, side, labels, language, skin, atlas, layout, shown)
    drawn = picture(
        made.layout.placement,
        made.layout.painted,
        made.atlas,
        made.view,
        lambda scene: _camera(scene, made.wanted, view),
        size,
        theme,
    )
    if path is not None:
        write_picture(Path(path), drawn)
    return drawn


@dataclass(frozen=True, eq=False)
class _Asked:
    """What is to be drawn."""

    layout: HeadLayout
    atlas: Atlas
    view: View
    wanted: Wanted


def _scene_of(
    what: str | Iterable[str] | None,
    head: Head | str,
    systems: str | Iterable[str] | None,
    side: str | None,
    labels: str,
    language: str,
    skin: str,
    atlas: Atlas | None,
    layout: HeadLayout | None,
    shown: dict[str, bool],
) -> _Asked:
    atlas = atlas or load_atlas()
    on_side = None if side is None else _one_of(Side, side, "side")
    found = wanted(atlas, what, on_side)
    named = (systems,) if isinstance(systems, str) else tuple(systems or ())
    view = View(
        systems=checked(atlas, named) or found.systems or (atlas.systems[0].id,),
        labels=_one_of(Labels, labels, "labels"),
        language=language,
        skin=_one_of(SkinTone, skin, "skin"),
    )
    view = replace(view, **_switches(shown), **found.changes)
    if len(found.refs) == 1:
        view = replace(view, selected=found.refs[0])
    elif found.refs:
        view = replace(view, highlighted=frozenset(found.refs))
    if found.changes:
        view = replace(view, highlighted=highlighted(atlas, view))
    if layout is None:
        layout = lay(atlas, load_head(head) if isinstance(head, str) else head, systems_on_show(view))
    return _Asked(layout, atlas, view, found)


def _camera(scene: HeadScene, found: Wanted, view: str | None) -> Camera:
    """Where the eye stands: in a named view, before the zone that was asked for, or at home."""
    if view is not None:
        return scene.named(_one_of(NamedView, view, "view"))
    home = scene.home()
    scene.look(home)
    return scene.facing(found.refs[0]) if len(found.refs) == 1 else home


def _switches(shown: dict[str, bool]) -> dict[str, Any]:
    known = [name for name, policy in fields_of(View).items() if policy.toggled]
    for name in shown:
        if name not in known:
            raise ScalpVizError(
                "There is nothing called '{name}' to show; choose among {known}.",
                name=name,
                known=", ".join(known),
            )
    return {name: bool(value) for name, value in shown.items()}


def _one_of(kind: Any, word: str, name: str) -> Any:
    try:
        return kind(word)
    except ValueError:
        raise ScalpVizError(
            "{name} cannot be '{word}'; choose among {known}.",
            name=name,
            word=word,
            known=", ".join(str(one) for one in kind),
        ) from None
