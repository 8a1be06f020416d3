"""How each zone and point on view stands out."""

from scalpviz.scene.colours import palette
from scalpviz.scene.colours.palette import Emphasis
from scalpviz.scene.on_view import Named, highlight_parts, means
from scalpviz.state.view import View


def emphasis(item: Named, part: str | None, view: View) -> Emphasis:
    """How a zone, one part of it, or a point stands out.

    What is chosen comes before what is pointed at, and that before what is highlighted. While something is
    chosen, what is highlighted stays calm and the rest steps aside, further while it is presented.
    """
    aside = palette.BACKSTAGE if view.presenting else palette.ASIDE
    if view.selected is not None and means(view.selected, item):
        return palette.SELECTED if view.selected.part in (None, part) else palette.SELECTED_REST
    if means(view.hovered, item):
        return palette.HOVERED
    if view.highlighted:
        parts = highlight_parts(item, view)
        if not parts:
            return aside
        if view.selected is not None:
            return palette.BACKSTAGE if view.presenting else palette.CALM
        return palette.HIGHLIGHTED if parts & {None, part} else palette.SELECTED_REST
    return palette.CALM if view.selected is None else aside
