"""What the window begins with: what was remembered, as far as it can be shown here."""

from dataclasses import replace

from scalpviz.app.settings import Settings
from scalpviz.app.style.theme import writable
from scalpviz.atlas.model import Atlas
from scalpviz.head.stored import stored_heads
from scalpviz.state.known_here import known_here
from scalpviz.state.view import HeadChoice, View


def first_view(settings: Settings, atlas: Atlas, head: HeadChoice | None = None) -> View:
    """What the window begins with.

    Parameters
    ----------
    head : str or OwnHead, optional
        The head to begin with; the stored head shown last otherwise.
    """
    known = known_here(atlas, stored_heads())
    view = settings.view(known)
    if head is not None:
        view = replace(view, head=head)
    if not known.systems.issuperset(view.systems):
        view = replace(view, systems=(atlas.systems[0].id,))
    return replace(view, language=writable(view.language))
