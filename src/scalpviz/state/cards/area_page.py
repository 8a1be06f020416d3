"""The page of a body area: the zones that stand for it, by system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalpviz.state.cards.highlight_page import (
    HighlightGroup,
    HighlightPage,
    link_to,
    more_words,
    side_choices,
)
from scalpviz.state.highlighting import Lighting
from scalpviz.state.phrases import text
from scalpviz.state.view import View

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas


def area_page(atlas: Atlas, lighting: Lighting, view: View) -> HighlightPage:
    """The page of the chosen body area: the zones that stand for it, by system.

    Raises
    ------
    KeyError
        No area is chosen, or the atlas has none of that id.
    """
    area, language = view.area or "", view.language
    record = next((one for one in atlas.body_areas if one.id == area), None)
    if record is None:
        raise KeyError(area)
    chosen = lighting.chosen(view)
    groups = []
    for system in atlas.systems:
        links = tuple(link_to(atlas, zone, language) for zone in chosen if zone.system == system.id)
        if links:
            groups.append(HighlightGroup(system.names.translated(language), (), links))
    sided = lighting.is_sided(area)
    none = text("No zone of this atlas stands for this part of the body.")
    return HighlightPage(
        title=record.name.in_language(language),
        above=text("Part of the body").in_language(language),
        below="" if groups else none.in_language(language),
        groups=tuple(groups),
        switch=text("Side of the body").in_language(language) if sided else "",
        choices=side_choices(language) if sided else (),
        side=view.affected,
        more=more_words(lighting.further(view), view.include_hidden_systems, language),
        language=language,
    )
