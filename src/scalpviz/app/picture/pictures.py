"""Saving and copying pictures of the view: what the window does when it is asked to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from scalpviz.app.card.view import CardView
from scalpviz.app.picture.choice import PictureChoice, kept_choice
from scalpviz.app.picture.copying import CopyPasser, selected_words
from scalpviz.app.picture.plan import OnScreen
from scalpviz.app.viewport.view_area import ViewArea
from scalpviz.errors import ScalpVizError
from scalpviz.state.view import View

if TYPE_CHECKING:
    from scalpviz.app.context import AppContext

    # They bring the 3D part with them, which the window imports only when it is on the screen.
    from scalpviz.app.picture.paper import Paper
    from scalpviz.app.picture.work import Made
    from scalpviz.atlas.model import Atlas

CHOICE, FOLDER = "picture", "picture-folder"
"""Names of what is remembered."""
NOTICE = "ScalpViz · educational, not medical advice"
NO_HEAD = "There is no head on show to make a picture of; wait for it, then try again."


class Pictures(QObject):
    """Makes pictures for one window.

    Parameters
    ----------
    context : AppContext
        Of the window.
    area : ViewArea
        Where the head is.
    card : CardView
        The card of the chosen zone.
    tell : callable
        Says a sentence in passing.
    window : QWidget
        Dialogs stand before it.
    """

    def __init__(
        self,
        context: AppContext,
        area: ViewArea,
        card: CardView,
        tell: Callable[[str], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._window, self._area, self._card, self._tell = window, area, card, tell
        self._colours, self._theme, self._words = context.colours, context.theme, context.words
        self._settings, self._report = context.settings, context.guard.report
        self._dialog: QWidget | None = None
        self._give_up: Callable[[], None] = lambda: None
        self._passer = CopyPasser(window)

    @property
    def choice(self) -> PictureChoice:
        """What was chosen last."""
        return kept_choice(self._settings.note(CHOICE))

    def save(self, atlas: Atlas, view: View) -> QWidget:
        """Open the dialog; returns it."""
        from scalpviz.app.picture.dialog import PictureDialog

        paper = self._paper(atlas, view)
        folder = Path(self._settings.note(FOLDER) or _pictures_folder())
        dialog = PictureDialog(
            paper, self.choice, folder if folder.is_dir() else Path.home(), self._theme, self._words,
            self._report, self._window,
        )  # fmt: skip
        dialog.chosen.connect(self._remember)
        dialog.saved.connect(self._say_saved)
        dialog.copied.connect(self._take)
        dialog.finished.connect(self._let_go)
        self._dialog = dialog
        dialog.open()
        return dialog

    def copy(self, atlas: Atlas, view: View) -> None:
        """Put a picture on the clipboard, like the last one; the text that is selected, if some is."""
        words = selected_words(self._window)
        if words:
            QGuiApplication.clipboard().setText(words)
            return
        from scalpviz.app.picture.work import Making, make_image

        self.close()
        paper, making = self._paper(atlas, view), Making(self)

        def end() -> None:
            making.give_up()
            paper.close()
            making.deleteLater()
            self._give_up = lambda: None

        def fail(error: BaseException) -> None:
            end()
            self._report(error)

        def take(made: Made) -> None:
            end()
            self._take(made)

        making.done.connect(take)
        making.failed.connect(fail)
        self._give_up = end
        self._tell(self._words.say("Making the picture …"))
        making.start(make_image(paper, self.choice))

    def close(self) -> None:
        """Give up a picture that is being copied, and leave the dialog."""
        self._give_up()
        if self._dialog is not None:
            self._dialog.close()

    # -- inside --------------------------------------------------------------------------------

    def _paper(self, atlas: Atlas, view: View) -> Paper:
        from scalpviz.app.picture.paper import Paper, Subject

        laid, shown = self._area.laid, self._area.head_view
        if laid is None or shown is None:
            raise ScalpVizError(NO_HEAD)
        scene, canvas = shown.scene, shown.canvas
        drawn_in = canvas.render_window
        assert drawn_in is not None
        screen = OnScreen(scene.size, drawn_in.GetDPI(), canvas.devicePixelRatioF())
        subject = Subject(
            laid.placement, laid.painted, atlas, view, scene.camera, screen, self._theme.tokens.dark,
            self._card.card, self._colours,
        )  # fmt: skip
        return Paper(subject, self._theme, self._words.say(NOTICE))

    def _let_go(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _remember(self, choice: PictureChoice) -> None:
        self._settings.keep_note(CHOICE, choice.kept())

    def _say_saved(self, path: Path, made: Made) -> None:
        self._settings.keep_note(FOLDER, str(path.parent))
        width, height = made.size
        self._tell(
            self._words.say(
                "Saved {name}: {width} × {height} pixels", name=path.name, width=width, height=height
            )
        )

    def _take(self, made: Made) -> None:
        if made.image is not None:
            QGuiApplication.clipboard().setImage(made.image)
        copied = "The picture is on the clipboard: {width} × {height} pixels"
        width, height = made.size
        self._tell(self._words.say(copied, width=width, height=height))


def _pictures_folder() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
