"""What the window begins with: what was remembered, as far as it can be shown here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scalpviz.app.style.theme import writable
from scalpviz.head.stored import stored_heads
from scalpviz.state.known_here import known_in

if TYPE_CHECKING:
    from scalpviz.app.settings import Settings
    from scalpviz.atlas.index import AtlasIndex
    from scalpviz.state.view import HeadChoice, View


def first_view(settings: Settings, index: AtlasIndex, head: HeadChoice | None = None) -> View:
    """What the window begins with.

    Parameters
    ----------
    head : str or OwnHead, optional
        The head to begin with; the stored head shown last otherwise.
    """
    known = known_in(index, stored_heads())
    view = settings.view(known)
    if head is not None:
        view = replace(view, head=head)
    if not known.systems.issuperset(view.systems):
        view = replace(view, systems=(index.systems[0].id,))
    return replace(view, language=writable(view.language))
