"""Leads what the user does in the window to the presenter, and tells the parts what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from scalpviz.layout.facts import facts
from scalpviz.state.cards.condition_rows import ConditionRef

if TYPE_CHECKING:
    from scalpviz.app.context import AppContext
    from scalpviz.app.panels.reading import Reading
    from scalpviz.app.panels.shown_panel import ShownPanel
    from scalpviz.app.panels.side_panel import SidePanel
    from scalpviz.app.viewport.view_area import ViewArea
    from scalpviz.atlas.model import Atlas
    from scalpviz.layout.head_layout import HeadLayout
    from scalpviz.state.presenter.presenter import Presenter
    from scalpviz.state.view import ZoneRef


class Wiring(QObject):
    """Connects the parts of one window once the atlas is known.

    Parameters
    ----------
    context : AppContext
        Of the window.
    presenter : Presenter
        Changes what is chosen.
    panel, area, sheet, reading
        The parts.
    atlas : callable
        The atlas at hand.
    follow : callable
        Brings menus and tabs up to date.
    parent : QObject
        The window.
    """

    def __init__(
        self,
        context: AppContext,
        presenter: Presenter,
        panel: SidePanel,
        area: ViewArea,
        sheet: ShownPanel,
        reading: Reading,
        atlas: Callable[[], Atlas],
        follow: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._presenter, self._panel = context, presenter, panel
        self._reading, self._atlas, self._follow = reading, atlas, follow
        self._connect_panel(sheet)
        self._connect_view(area)
        context.state.listen(lambda _view, _changed: follow())

    def _connect_panel(self, sheet: ShownPanel) -> None:
        presenter, panel, state = self._presenter, self._panel, self._context.state
        panel.search.textChanged.connect(presenter.search)
        panel.search.returnPressed.connect(presenter.choose_first)
        panel.search.cancelled.connect(self._leave_search)
        panel.search.leave_down.connect(self._enter_list)
        for systems in (panel.systems, sheet.systems):
            systems.chosen.connect(presenter.show_system)
            systems.compared.connect(presenter.compare_with)
            systems.all_chosen.connect(presenter.show_all_systems)
        sheet.turned.connect(self._follow)
        panel.list.region_toggled.connect(presenter.toggle_region)
        panel.list.chosen.connect(self._choose_row)
        panel.body.chosen.connect(lambda ref: presenter.choose_area(ref.area, ref.side))
        panel.conditions.chosen.connect(self._choose_row)
        panel.page.zone_chosen.connect(presenter.select)
        panel.page.side_chosen.connect(presenter.set_affected)
        panel.page.hidden_systems_included.connect(
            lambda: presenter.include_hidden_systems(not state.view.include_hidden_systems)
        )
        panel.left_card.connect(lambda: presenter.select(None))
        panel.list.pointed.connect(presenter.hover)

    def _connect_view(self, area: ViewArea) -> None:
        presenter = self._presenter
        area.pointed.connect(presenter.hover)
        area.clicked.connect(presenter.select)
        area.rested.connect(lambda camera, by_user: presenter.look_through(camera, by_user=by_user))
        area.shown.connect(self._head_shown)
        area.completed.connect(self._head_shown)
        area.compass_clicked.connect(presenter.look_from)
        area.spin_stopped.connect(presenter.stop_spinning)
        area.failed.connect(self._head_failed)

    def _head_shown(self, layout: HeadLayout) -> None:
        placement, words = layout.placement, self._context.words
        self._reading.take_head(layout, self._atlas())
        self._presenter.head_shown(facts(layout), placement.head.open_eyes is not None)
        self._follow()
        if placement.unplaced:
            key, reason = next(iter(placement.unplaced.items()))
            more = len(placement.unplaced) - 1
            said = (
                "{zone} could not be placed on this head: {reason} ({more} more could not be placed)"
                if more
                else "{zone} could not be placed on this head: {reason}"
            )
            self._context.tell(words.say(said, zone=key, reason=reason, more=more))

    def _head_failed(self, error: Exception) -> None:
        self._presenter.head_refused()
        self._context.guard.report(error)

    def _choose_row(self, ref: ZoneRef | ConditionRef) -> None:
        """Choose a row; a condition replaces the list, which must not happen while the list still works."""
        if isinstance(ref, ConditionRef):
            QTimer.singleShot(0, self, lambda: self._presenter.choose(ref))
        else:
            self._presenter.choose(ref)

    def _to_list(self) -> None:
        self._panel.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_search(self) -> None:
        self._presenter.search("")
        self._to_list()

    def _enter_list(self) -> None:
        self._to_list()
        if self._context.state.view.selected is None or not self._panel.list.currentIndex().isValid():
            self._presenter.next_zone()
