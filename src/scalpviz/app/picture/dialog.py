"""The dialog that makes a picture of the view: what it is to be like, and how it will look."""

# ruff: noqa: N802 - Qt's own names

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QImage
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from scalpviz.app.feedback.guard import in_a_sentence
from scalpviz.app.picture.choice import ENDINGS, Form, PictureChoice, form_of
from scalpviz.app.picture.form import PictureForm
from scalpviz.app.picture.paper import Paper
from scalpviz.app.picture.preview import PicturePreview
from scalpviz.app.picture.work import Made, Making, Work, make_file, make_image
from scalpviz.app.style.style_sheets import dress, main_button, plain_button
from scalpviz.app.style.theme import GRID, Theme
from scalpviz.app.style.translator import Translator
from scalpviz.errors import ScalpVizError
from scalpviz.files import check_writable, write_bytes

PREVIEWED = 1200
"""Longest side of the picture that the preview is reduced from, pixels."""
SOON = 60
"""How long the preview waits for further changes, milliseconds."""
FILTERS: dict[Form, str] = {
    Form.PNG: "PNG (*.png)",
    Form.JPEG: "JPEG (*.jpg *.jpeg)",
    Form.TIFF: "TIFF (*.tif *.tiff)",
    Form.PDF: "PDF (*.pdf)",
}


class PictureDialog(QDialog):
    """Asks what the picture is to be like, shows it small, makes it.

    Parameters
    ----------
    paper : Paper
        Makes pictures; the dialog closes it.
    choice : PictureChoice
        To begin with.
    folder : Path
        Where pictures were saved last.
    report : callable
        Takes errors that are nobody's fault but the program's.
    """

    chosen = Signal(object)
    """A picture was asked for: its `PictureChoice`, to be remembered."""
    saved = Signal(object, object)
    """A picture was written: its path and the `Made`."""
    copied = Signal(object)
    """A picture is to be put on the clipboard: the `Made`."""

    def __init__(
        self, paper: Paper, choice: PictureChoice, folder: Path, theme: Theme, words: Translator,
        report: Callable[[BaseException], None], parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._paper, self._folder, self._theme, self._words, self._report = (
            paper, folder, theme, words, report,
        )  # fmt: skip
        self.setWindowTitle(words.say("Save picture"))
        self.form = PictureForm(theme, words, choice, paper.subject.on_screen, paper.subject.card)
        self.preview = PicturePreview(theme)
        self.preview.setAccessibleName(words.say("How the picture will look"))
        self.making = Making(self)
        self._target: Path | None = None
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(GRID)
        self.save = _button(words.say("Save…"))
        self.copy = _button(words.say("Copy"))
        self.leave = _button(words.say("Cancel"))
        self.save.setDefault(True)
        for button in (self.copy, self.leave):
            dress(button, plain_button, theme)
        dress(self.save, main_button, theme)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()
        self._say("")
        self._soon.start()

    @property
    def trouble(self) -> str:
        """What went wrong; empty while nothing did."""
        return self._trouble.text()

    def refresh(self) -> None:
        """Draw the small picture anew."""
        self._soon.stop()
        choice = self.form.choice
        try:
            plan = self._paper.plan(choice)
            small = plan.reduced(min(PREVIEWED / max(plan.size), 1.0))
            image = _seen(self._paper.whole(choice, small, quickly=True), choice)
            dots = choice.dots_written(self._paper.subject.on_screen.shape)
            self.preview.show_picture(image, self.form.in_words(plan.size, dots))
        except ScalpVizError as error:
            self.preview.show_words(self._words.say(error.sentence))
        except Exception as error:
            self.preview.show_words(in_a_sentence(error, self._words))
            self._report(error)
        self._free(not self.preview.image.isNull())

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what is under way."""
        self.done(QDialog.DialogCode.Rejected)
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """End what is under way, free what it took."""
        self._soon.stop()
        self.making.give_up()
        self._paper.close()
        super().done(result)

    def reject(self) -> None:
        """Give up the picture in the making; without one, leave."""
        if self.making.running:
            self.making.give_up()
            self._rest()
        else:
            super().reject()

    # -- inside --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._theme.shade(self._trouble, ink="danger")
        upper = QHBoxLayout()
        upper.setSpacing(3 * GRID)
        upper.addWidget(self.preview, 1)
        upper.addWidget(self.form)
        # The bar and the sentence share a place, so that nothing moves when one of them comes.
        place = QWidget()
        self._place = QStackedLayout(place)
        bar = QWidget()
        inset = QVBoxLayout(bar)
        inset.setContentsMargins(0, 0, 2 * GRID, 0)
        inset.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self._place.addWidget(self._trouble)
        self._place.addWidget(bar)
        lower = QHBoxLayout()
        lower.setSpacing(GRID)
        lower.addWidget(place, 1)
        for button in (self.copy, self.leave, self.save):
            lower.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(upper, 1)
        column.addLayout(lower)

    def _connect(self) -> None:
        self.form.changed.connect(self._change)
        self.save.clicked.connect(self._ask)
        self.copy.clicked.connect(lambda: self._begin(None))
        self.leave.clicked.connect(self.reject)
        self.making.progress.connect(lambda share: self._bar.setValue(round(1000 * share)))
        self.making.done.connect(self._take)
        self.making.failed.connect(self._fail)

    def _change(self) -> None:
        self._say("")
        self._soon.start()

    def _ask(self) -> None:
        """Ask for a file, and make it."""
        choice = self.form.choice
        card = self._paper.subject.card
        name = f"scalpviz-{card.code}" if card is not None else "scalpviz"
        start = self._folder / f"{name}.{choice.form.value}"
        filters = ";;".join(
            [FILTERS[choice.form], *(f for form, f in FILTERS.items() if form is not choice.form)]
        )
        found, _ = QFileDialog.getSaveFileName(self, self._words.say("Save picture"), str(start), filters)
        if found:
            path = Path(found)
            known = path.suffix.lower() in ENDINGS
            self._begin(path if known or path.suffix else path.with_suffix(f".{choice.form.value}"))

    def _begin(self, target: Path | None) -> None:
        """Make the picture: as a file, or to be copied."""
        self._target, choice = target, self.form.choice
        try:
            if target is not None:
                choice = replace(choice, form=form_of(target.suffix, target)).checked()
                check_writable(target)
        except ScalpVizError as error:
            self._say(self._words.say(error.sentence))
            return
        self.chosen.emit(choice)
        work: Work = make_image(self._paper, choice) if target is None else make_file(self._paper, choice)
        self._say("")
        self._bar.setValue(0)
        self._place.setCurrentIndex(1)
        self._free(False)
        self.form.setEnabled(False)
        self.making.start(work)

    def _take(self, made: Made) -> None:
        if self._target is None:
            self.copied.emit(made)
            self.accept()
            return
        try:
            write_bytes(self._target, made.file)
        except ScalpVizError as error:
            self._fail(error)
            return
        self.saved.emit(self._target, made)
        self.accept()

    def _fail(self, error: BaseException) -> None:
        self._rest()
        if not isinstance(error, ScalpVizError):
            self._report(error)
        self._say(in_a_sentence(error, self._words))

    def _rest(self) -> None:
        self._place.setCurrentIndex(0)
        self.form.setEnabled(True)
        self._free(True)

    def _free(self, free: bool) -> None:
        free = free and not self.making.running
        self.save.setEnabled(free)
        self.copy.setEnabled(free)

    def _say(self, words: str) -> None:
        self._trouble.setText(words)
        self._trouble.setToolTip(words)
        self._place.setCurrentIndex(0)


def _seen(image: QImage, choice: PictureChoice) -> QImage:
    """The picture without an alpha channel unless it is transparent."""
    return image if choice.is_transparent else image.convertToFormat(QImage.Format.Format_RGB32)


def _button(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setIcon(QIcon())
    button.setAutoDefault(False)
    button.setMinimumWidth(11 * GRID)
    return button
