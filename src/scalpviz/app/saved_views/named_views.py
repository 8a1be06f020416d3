"""What the window does with named views: saves, shows and steps through them, reads and writes files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from scalpviz.app.saved_views.name_dialog import NameDialog
from scalpviz.app.saved_views.view_book import ViewBook, read_views, write_views
from scalpviz.app.saved_views.views_page import ViewsPage
from scalpviz.app.viewport.view_area import ViewArea
from scalpviz.languages import Sentence
from scalpviz.state.presenter.presenter import Presenter
from scalpviz.state.view import View

if TYPE_CHECKING:
    from scalpviz.app.context import AppContext
    from scalpviz.atlas.model import Atlas

MOST_LISTED = 20
"""Views that the menu lists; the page has all."""
NO_VIEW = Sentence("No view is saved yet: arrange what you want to show, then Ctrl+D.")
Tell = Callable[[str], None]


class NamedViews(QObject):
    """Between the presenter, the book of views and the dialogs.

    Parameters
    ----------
    context : AppContext
        Of the window.
    presenter : Presenter
        Changes what is chosen.
    area : ViewArea
        Where the head is.
    atlas : callable
        Gives the atlas at hand.
    window : QWidget
        Above whom dialogs open.
    """

    def __init__(
        self,
        context: AppContext,
        presenter: Presenter,
        area: ViewArea,
        atlas: Callable[[], Atlas],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._state, self._theme = context.state, context.theme
        self._presenter, self._area = presenter, area
        self._guard, self._tell, self._note = context.guard, context.tell, context.note
        self._atlas, self._window = atlas, window
        self._say = context.words.say
        self.book = ViewBook(context.settings.views_file())
        self.page: ViewsPage | None = None
        self.dialog: NameDialog | None = None
        self._listed: list[QAction] = []

    def read(self) -> None:
        """Read the user's file."""
        self._guard(self.book.read)()

    @property
    def names(self) -> tuple[str, ...]:
        """Of all views, in order."""
        return self.book.names

    # -- what commands ask for -----------------------------------------------------------------

    def save(self) -> None:
        """Ask for a name and keep what is shown under it."""
        proposed = self.book.free(proposal(self._atlas(), self._state.view))
        dialog = NameDialog(self._theme, proposed, self.names, self._above)
        dialog.named.connect(lambda name: self._guard(lambda: self.save_as(name))())
        dialog.finished.connect(self._asked)
        self.dialog = dialog
        dialog.open()

    def _asked(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def save_as(self, name: str) -> None:
        """Keep what is shown, and from where, under a name."""
        self.book.keep(self._presenter.save_view(name, self._area.camera))
        self._note(self._say("Saved as “{name}”; Ctrl+PgDown steps through the views.", name=name))

    def show(self, name: str) -> None:
        """Bring a named view back, and say what could not be brought."""
        kept = self.book.named(name)
        self.book.shown = name
        left_out = self._presenter.show_saved(kept)
        if left_out:
            self._tell(
                self._say(
                    "“{name}” is shown without what this atlas or version does not know: {things}.",
                    name=name,
                    things=self._say(", ").join(left_out),
                )
            )
        else:
            self._note(
                self._say(
                    "{name} · {number} of {count}",
                    name=name,
                    number=self.names.index(name) + 1,
                    count=len(self.names),
                )
            )

    def step(self, by: int) -> None:
        """Show the view after the one shown last, or before it."""
        found = self.book.step(by)
        if found is None:
            self._tell(self._say(NO_VIEW))
        else:
            self.show(found.name)

    def open_page(self) -> None:
        """Open the page of all views."""
        if self.page is None:
            page = self.page = ViewsPage(self.book, self._theme, self._guard, self._window)
            page.wanted.connect(lambda name: self._guard(lambda: self.show(name))())
            page.replaced.connect(lambda name: self._guard(lambda: self.save_as(name))())
            page.opening.connect(self._guard(self.import_views))
            page.saving.connect(self._guard(self.export_views))
            page.adding.connect(self._guard(self.save))
        self.page.show()
        self.page.raise_()
        self.page.activateWindow()
        self.page.rows.setFocus()

    def import_views(self) -> None:
        """Ask for a file of views and add them to those there are."""
        name, _ = QFileDialog.getOpenFileName(self._above, self._say("Open views"), "", self._kinds())
        if name:
            self.add_file(Path(name))

    def add_file(self, path: Path) -> None:
        """Add the views of a file behind those there are; the first of them comes next."""
        before = len(self.names)
        self.book.add(read_views(path))
        self.book.shown = self.names[before - 1] if before else None
        self._note(
            self._say("{count} views were added from {file}.", count=len(self.names) - before, file=path.name)
        )

    def export_views(self) -> None:
        """Ask for a file and write all views to it."""
        if not self.names:
            self._tell(self._say(NO_VIEW))
            return
        name, _ = QFileDialog.getSaveFileName(
            self._above, self._say("Save views"), "views.json", self._kinds()
        )
        if name:
            path = Path(name) if Path(name).suffix else Path(name).with_suffix(".json")
            write_views(path, self.book.views)
            self._note(self._say("The views were saved as {file}.", file=path.name))

    # -- the menu ------------------------------------------------------------------------------

    def list_in(self, menu: QMenu) -> None:
        """List the views at the end of a menu, now and after each change."""
        self.book.listen(partial(self._list, menu))
        self._list(menu)

    def _list(self, menu: QMenu) -> None:
        for action in self._listed:
            menu.removeAction(action)
            action.deleteLater()
        self._listed = [menu.addSeparator()] if self.names else []
        for name in self.names[:MOST_LISTED]:
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(self._guard(partial(self.show, name)))
            self._listed.append(action)

    @property
    def _above(self) -> QWidget:
        return self.page if self.page is not None and self.page.isVisible() else self._window

    def _kinds(self) -> str:
        return f"{self._say('Named views')} (*.json);;{self._say('All files')} (*)"


def proposal(atlas: Atlas, view: View) -> str:
    """A name for what is shown: of the chosen zone, of what is highlighted, or of the systems on view."""
    if view.selected is not None:
        record = atlas.named(view.selected.system, view.selected.code)
        return f"{record.code} {record.names.in_language(view.language)}"
    for chosen, records in ((view.condition, atlas.conditions), (view.area, atlas.body_areas)):
        for one in records:
            if one.id == chosen:
                return one.name.in_language(view.language)
    shown = [s for s in atlas.systems if s.id in view.systems]
    if len(shown) > 2:
        return Sentence("All systems").in_language(view.language)
    return " + ".join(system.names.in_language(view.language) for system in shown)
