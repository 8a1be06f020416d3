"""What reading needs of the window: links are followed, sections fold, one goes back and forward."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent, QWindow
from PySide6.QtWidgets import QWidget

from scalpviz.state.cards.card import VariantOnHead
from scalpviz.state.cards.topics import FOLDING
from scalpviz.state.links import PageLink, RegionLink
from scalpviz.state.view import Centimetres

if TYPE_CHECKING:
    from scalpviz.app.panels.side_panel import SidePanel
    from scalpviz.atlas.model import Atlas
    from scalpviz.layout.head_layout import HeadLayout
    from scalpviz.state.links import Link
    from scalpviz.state.presenter.presenter import Presenter
    from scalpviz.state.view import View
    from scalpviz.state.view_state import ViewState


class Reading(QObject):
    """Leads what the user does on cards and pages to the presenter.

    Parameters
    ----------
    window : QWidget
        The main window; buttons 4 and 5 of the mouse go back and forward anywhere in it.
    panel, presenter, state : SidePanel, Presenter, ViewState
        What is led together.
    show_page : callable
        Opens the library at a page, and there at a source if one is named.
    """

    def __init__(
        self,
        window: QWidget,
        panel: SidePanel,
        presenter: Presenter,
        state: ViewState,
        show_page: Callable[[str, str], None],
    ) -> None:
        super().__init__(window)
        self._panel, self._presenter, self._state, self._show_page = panel, presenter, state, show_page
        self._buttons = MouseButtons(window, presenter)
        for page in (panel.card, panel.page):
            page.followed.connect(self._follow_link)
            page.fold_wanted.connect(presenter.toggle_fold)
        panel.card.variants_wanted.connect(lambda shown: presenter.switch("variants", shown))
        panel.trail.back_wanted.connect(presenter.go_back)
        panel.trail.forward_wanted.connect(presenter.go_forward)
        panel.trail.fold_wanted.connect(self._fold_all)
        state.listen(self._follow)
        self._follow(state.view, frozenset())

    def take_head(self, laid: HeadLayout, atlas: Atlas) -> None:
        """Measure variants on this head from now on."""
        from scalpviz.placement.variants import variants_on
        from scalpviz.side import Side

        def measure(system: str, code: str) -> tuple[VariantOnHead, ...]:
            scaled = self._state.view.centimetres is Centimetres.SCALED
            chosen = self._state.view.selected
            side = chosen.side if chosen is not None and chosen.side is not None else Side.RIGHT
            found = variants_on(atlas, laid.placement, scaled).of(system, code)
            return tuple(
                VariantOnHead(one.id, one.mean, one.most) for one in found if one.side in (side, Side.MIDLINE)
            )

        self._presenter.measure_variants_with(measure)

    def _follow_link(self, link: Link) -> None:
        if isinstance(link, PageLink):
            self._show_page(link.page, link.source)
        elif isinstance(link, RegionLink):
            self._presenter.list_regions()
            self._panel.show_region(link.title)
        else:
            self._presenter.follow(link)

    def _fold_all(self, folded: bool) -> None:
        if folded:
            self._presenter.fold_all()
        else:
            self._presenter.unfold_all()

    def _follow(self, view: View, _changed: frozenset[str]) -> None:
        self._panel.trail.show_ways(self._presenter.can_go_back, self._presenter.can_go_forward)
        self._panel.trail.show_folding(view.folded >= FOLDING, view.language)


class MouseButtons(QObject):
    """Buttons 4 and 5 of the mouse, wherever in a window they are pressed.

    Lists and texts take every press for themselves; the window's own surface hears it before them.
    """

    def __init__(self, window: QWidget, presenter: Presenter) -> None:
        super().__init__(window)
        self._window, self._presenter = window, presenter
        self._surface: QWindow | None = None
        window.installEventFilter(self)
        self._listen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the buttons; Qt may make the surface anew."""
        kind = event.type()
        if watched is self._window:
            if kind in (QEvent.Type.WinIdChange, QEvent.Type.Show):
                self._listen()
            return False
        if kind not in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return False
        if not isinstance(event, QMouseEvent):
            return False
        if event.button() == Qt.MouseButton.BackButton:
            self._presenter.go_back()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self._presenter.go_forward()
        else:
            return False
        return True

    def _listen(self) -> None:
        surface = self._window.windowHandle()
        if surface is not None and surface is not self._surface:
            self._surface = surface
            surface.installEventFilter(self)
