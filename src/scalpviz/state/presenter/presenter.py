"""What the user can do, as small verbs: each changes the view; the rest of the program follows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scalpviz.atlas.keys import SiteKey
from scalpviz.side import Side
from scalpviz.state.cards.card import OnHead
from scalpviz.state.cards.card_writer import make_card
from scalpviz.state.cards.condition_rows import ConditionRef
from scalpviz.state.cards.highlight_list import condition_rows, highlight_groups
from scalpviz.state.cards.listing import Group
from scalpviz.state.cards.pointed import pointed
from scalpviz.state.cards.presenting_text import Told
from scalpviz.state.cards.zone_list import ZoneList
from scalpviz.state.highlighting import NO_HIGHLIGHT
from scalpviz.state.history import History
from scalpviz.state.presenter.highlight_verbs import LIGHTING, HighlightVerbs, same_zone
from scalpviz.state.presenter.presenting import PresentingVerbs
from scalpviz.state.presenter.reading_verbs import READ, ReadingVerbs
from scalpviz.state.presenter.show_verbs import ShowVerbs
from scalpviz.state.presenter.tape_verbs import TapeVerbs
from scalpviz.state.presenter.window import Window
from scalpviz.state.view import (
    Camera,
    HeadChoice,
    NamedView,
    OwnHead,
    View,
    ZoneRef,
)
from scalpviz.state.view_state import Phase, ViewState

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas

LISTED = frozenset({"systems", "query", "language"})
CARDED = frozenset({"selected", "language"}) | READ

ZoneFacts = Mapping[SiteKey, OnHead]
"""What is known of each side of each zone on the head on show."""


class Presenter(ReadingVerbs, HighlightVerbs, PresentingVerbs, ShowVerbs, TapeVerbs):
    """Turns what the user does into changes of the view, and tells the window what follows.

    Parameters
    ----------
    atlas : Atlas
        What is known.
    state : ViewState
        What is chosen.
    window : Window
        Shows it.
    heads : tuple of str
        Names of the stored heads, in the order in which one steps through them.
    """

    def __init__(self, atlas: Atlas, state: ViewState, window: Window, heads: tuple[str, ...] = ()) -> None:
        self._state = state
        self._window = window
        self._heads = heads
        self._take_lighting(atlas)
        self._asked: HeadChoice = state.view.head
        self._on_show: HeadChoice | None = None
        self._own: OwnHead | None = None
        self._head_opens_eyes = False
        self._list = ZoneList(atlas)
        self._groups: tuple[Group, ...] = ()
        self._facts: ZoneFacts = {}
        self._history = History(state)
        self._start_reading()
        state.listen(self._prepare, Phase.PREPARE)
        state.listen(self._follow)

    def take_atlas(self, atlas: Atlas) -> None:
        """Know another atlas, which holds at least what the one before held; lists and cards follow."""
        self._take_lighting(atlas)
        self._list = ZoneList(atlas)
        self.start()

    def start(self) -> None:
        """Show everything once."""
        everything = LISTED | CARDED | LIGHTING | {"hovered"}
        self._prepare(self._state.view, everything)
        self._follow(self._state.view, everything)

    # -- zones ---------------------------------------------------------------------------------

    def select(self, ref: ZoneRef | None) -> None:
        """Choose a zone, one side of it, or a part; None chooses nothing.

        Choosing what is already chosen brings it into sight again.
        """
        if ref is not None:
            self._atlas.named(ref.system, ref.code)
            view = self._state.view
            wanted = {
                "selected": ref,
                "sides": view.sides | self._sides_of(ref),
                "hidden_regions": view.hidden_regions - {self._region_of(ref)},
            }
            shown = ref.system in self._state.view.systems or self._is_highlighted(ref)
            if not shown and self._has_zones(ref.system):
                wanted["systems"] = (ref.system,)
            if not self._change(**wanted):
                self._window.bring_into_sight(ref)
            return
        self._state.change(selected=None)

    def clear(self) -> None:
        """Choose nothing, light nothing, and end a search; first presenting ends, and a tape is put away."""
        if self.presenting:
            self.stop_presenting()
            return
        if self.put_tape_away():
            return
        self._state.change(selected=None, query="", **NO_HIGHLIGHT)

    def hover(self, ref: ZoneRef | None) -> None:
        """The pointer is over a zone, or over none; the same again is no change."""
        self._state.change(hovered=ref)

    def next_zone(self) -> None:
        """Choose the zone after the chosen one in the list; after the last comes the first."""
        self._step(1)

    def previous_zone(self) -> None:
        """Choose the zone before the chosen one in the list."""
        self._step(-1)

    def _step(self, by: int) -> None:
        refs = self._refs()
        if not refs:
            return
        chosen = self._state.view.selected
        here = next((k for k, ref in enumerate(refs) if chosen and same_zone(ref, chosen)), None)
        at = (0 if by > 0 else -1) if here is None else (here + by) % len(refs)
        self.select(refs[at])

    def _refs(self) -> list[ZoneRef]:
        """Zones in the order of the list."""
        return [row.ref for group in self._groups for row in group.rows if isinstance(row.ref, ZoneRef)]

    def _sides_of(self, ref: ZoneRef) -> frozenset[Side]:
        return frozenset() if ref.side is None else frozenset({ref.side})

    # -- the list ------------------------------------------------------------------------------

    def search(self, words: str) -> None:
        """List what answers the words; empty words list everything."""
        self._state.change(query=words)

    def choose_first(self) -> None:
        """Choose the best answer to the search."""
        if self._groups:
            self.choose(self._groups[0].rows[0].ref)

    def choose(self, ref: ZoneRef | ConditionRef) -> None:
        """Choose what a row of the list stands for: a zone, or a condition that a search found."""
        if isinstance(ref, ConditionRef):
            self.choose_condition(ref.condition, ref.affected)
        else:
            self.select(ref)

    def show_system(self, system: str) -> None:
        """Show the zones of one system."""
        self._show_systems((system,))

    def compare_with(self, system: str) -> None:
        """Show the zones of a second system, with a pattern, beside those of the first; none if empty."""
        first = self._state.view.systems[:1]
        self._show_systems(first if not system or system in first else (*first, system))

    def show_all_systems(self) -> None:
        """Show the zones of every system; points keep their own switches."""
        self._show_systems(tuple(system.id for system in self._atlas.systems if self._has_zones(system.id)))

    def _has_zones(self, system: str) -> bool:
        return any(zone.system == system for zone in self._atlas.zones)

    def _show_systems(self, systems: tuple[str, ...]) -> None:
        chosen = self._state.view.selected
        keep = chosen if chosen and chosen.system in systems else None
        self._change(systems=systems, selected=keep)

    def _follow_to_zone(self, ref: ZoneRef) -> None:
        """Go where a card's link leads; a zone of another system is shown beside the one on show."""
        view = self._state.view
        if ref.system not in view.systems and not self._is_highlighted(ref) and self._has_zones(ref.system):
            self._change(systems=(*view.systems[:1], ref.system))
        self.select(ref)

    # -- the eye -------------------------------------------------------------------------------

    def look_from(self, view: NamedView) -> None:
        """Fly to a named view."""
        self._window.fly_to(view)

    def go_home(self) -> None:
        """Fly to the view the program starts with."""
        self._window.fly_to(None)

    def look_through(self, camera: Camera, *, by_user: bool = True) -> None:
        """Note where the eye has come to rest: moved by the user, or in the wake of a choice."""
        self._history.look_through(camera, by_user=by_user)

    # -- undo ----------------------------------------------------------------------------------

    @property
    def can_undo(self) -> bool:
        """True when there is a step to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """True when there is a step to do again."""
        return self._history.can_redo

    def undo(self) -> None:
        """Take the last choice back."""
        self._history.undo()

    def redo(self) -> None:
        """Choose again what was taken back."""
        self._history.redo()

    # -- the head ------------------------------------------------------------------------------

    def show_head(self, head: HeadChoice) -> None:
        """Put a stored head on show, or a person's own; files chosen again are read again."""
        if isinstance(head, OwnHead):
            self._own = head
        if not self._change_head(head) and isinstance(head, OwnHead):
            self.dismiss_tapes()
            self._window.load_head(head)

    @property
    def own_head(self) -> OwnHead | None:
        """The person's head that was opened last."""
        return self._own

    def show_own_head(self) -> None:
        """Put the person's head that was opened last on show again."""
        if self._own is not None:
            self._change_head(self._own)

    def next_head(self) -> None:
        """The head after the one chosen: stored heads, then the person's own if one was opened."""
        heads: list[HeadChoice] = [*self._heads, *([self._own] if self._own else [])]
        if heads:
            now = self._state.view.head
            at = heads.index(now) + 1 if now in heads else 0
            self._change_head(heads[at % len(heads)])

    def head_shown(self, facts: ZoneFacts, opens_eyes: bool) -> None:
        """The head asked for is on show.

        Parameters
        ----------
        facts : mapping
            What is known of the zones on it; the card follows.
        opens_eyes : bool
            Whether it can open its eyes.
        """
        self._on_show = self._asked
        if isinstance(self._on_show, OwnHead):
            self._own = self._on_show
        self._head_opens_eyes = opens_eyes
        self._follow_tapes(self._state.view)
        self._facts = facts
        self._show_card(self._state.view)

    def head_refused(self) -> None:
        """The head asked for cannot be shown: the one on show is the chosen one again, in every step."""
        gone, stays = self._asked, self._on_show
        if stays is None or stays == gone:
            return
        if self._own == gone:
            self._own = stays if isinstance(stays, OwnHead) else None
        self._asked = stays
        self._history.strike("head", gone, stays, tapes=self._tapes_on_show)

    # -- following -----------------------------------------------------------------------------

    def _prepare(self, view: View, changed: frozenset[str]) -> None:
        """Work out what those who show will ask for, and have the head that is wanted laid out."""
        if "head" in changed and view.head != self._asked:
            self._asked = view.head
            self._window.load_head(view.head)
        self._follow_tapes(view)
        self._follow_trail(view, changed)
        self._prepare_page(view, changed)
        if changed & (LISTED | LIGHTING):
            self._groups = self._make_groups(view)
        if "selected" in changed:
            self._told = Told.CODE

    def _follow(self, view: View, changed: frozenset[str]) -> None:
        """Tell the window what follows."""
        self._follow_light(view, changed)
        if changed & (LISTED | LIGHTING):
            self._window.show_list(self._groups, view.query)
        if changed & (LISTED | LIGHTING | {"selected"}):
            self._window.show_selected(view.selected)
        if changed & CARDED:
            self._show_card(view)
        if changed & {"hovered", "language"}:
            hovered = view.hovered
            self._window.show_pointed(pointed(self._atlas, hovered, view.language) if hovered else None)
        self._follow_presenting(view, changed)
        # a change that says where the eye goes is obeyed
        elsewhere = "camera" in changed or self._history.replaying
        if "selected" in changed and view.selected is not None and not elsewhere:
            self._window.bring_into_sight(view.selected)

    def _make_groups(self, view: View) -> tuple[Group, ...]:
        """What is listed: answers to a search, else what is highlighted, else the systems on view."""
        if view.query.strip():
            found = condition_rows(self._index.groups(view.query, view.language))
            return found + self._list.groups(view.systems, view.query, view.language)
        if self._page is not None:
            return highlight_groups(self._atlas, self._page, view)
        return self._list.groups(view.systems, view.query, view.language)

    def _show_card(self, view: View) -> None:
        chosen = view.selected
        card = None
        if chosen is not None:
            known = self._on_head(chosen)
            card = make_card(self._atlas, chosen, view.language, known, view.folded, view.variants)
        self._window.show_card(card)

    def _on_head(self, ref: ZoneRef) -> OnHead | None:
        """What is known of the sides that a reference means, taken together."""
        known = [
            fact
            for key, fact in self._facts.items()
            if (key.system, key.code) == (ref.system, ref.code) and ref.side in (None, key.side)
        ]
        if not known:
            return None
        return OnHead(
            lengths=tuple(length for fact in known for length in fact.lengths),
            estimated=any(fact.estimated for fact in known),
            unplaced=next((fact.unplaced for fact in known if fact.unplaced), ""),
            apart=next((fact.apart for fact in known if fact.apart), ()),
            variants=self._variants_on_head(ref),
        )
