"""The right half of the dialog for pictures: what can be chosen."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scalpviz.app.picture.choice import (
    DOTS,
    INCH,
    LONGEST,
    OWN,
    PRESETS,
    SCREEN,
    SHORTEST,
    Background,
    Form,
    PictureChoice,
    Unit,
)
from scalpviz.app.picture.file import forms_at_hand
from scalpviz.app.picture.plan import OnScreen
from scalpviz.app.style.theme import GRID, Theme, Type
from scalpviz.app.style.translator import Translator
from scalpviz.app.widgets.switch import Switch
from scalpviz.app.widgets.tick_box import TickBox
from scalpviz.state.cards.card import Card

WIDTH = 38 * GRID
GROUNDS = (
    (Background.WINDOW, "As shown"),
    (Background.WHITE, "White"),
    (Background.TRANSPARENT, "Transparent"),
)
FORMS = {Form.PNG: "PNG", Form.JPEG: "JPEG", Form.TIFF: "TIFF", Form.PDF: "PDF"}


class PictureForm(QWidget):
    """Holds a `PictureChoice`, and lets it be changed.

    Parameters
    ----------
    choice : PictureChoice
        To begin with.
    on_screen : OnScreen
        The view in the window.
    card : Card or None
        Of the chosen zone.
    """

    changed = Signal()
    """Something else is chosen."""

    def __init__(
        self, theme: Theme, words: Translator, choice: PictureChoice, on_screen: OnScreen, card: Card | None
    ) -> None:
        super().__init__()
        self._theme, self._words, self._on_screen = theme, words, on_screen
        self._choice = choice
        self.setFixedWidth(WIDTH)
        say = words.say
        self.size_ = QComboBox()
        for preset in PRESETS:
            self.size_.addItem(say(preset.title), preset.id)
        self.width_, self.height_ = _number(say("Width")), _number(say("Height"))
        self.unit = _switch(theme, say("Unit"), tuple(unit.value for unit in Unit))
        self.dots = _switch(theme, say("Dots per inch"), tuple(str(dots) for dots in DOTS))
        self.labels = TickBox(theme, say("Labels"))
        of_code = say("Card of {code}", code=card.code) if card else say("Card of the chosen zone")
        self.card = TickBox(theme, of_code)
        self.card.setEnabled(card is not None)
        self.aids = TickBox(theme, say("Scale bar and orientation head"))
        self.notice = TickBox(theme, say("Line “educational, not medical advice”"))
        self.background = _switch(theme, say("Background"), tuple(say(title) for _, title in GROUNDS))
        self._forms = forms_at_hand()
        self.form = _switch(theme, say("Format"), tuple(FORMS[form] for form in self._forms))
        self._lay_out()
        self._show()
        self._connect()

    @property
    def choice(self) -> PictureChoice:
        """What is chosen."""
        return self._choice

    def in_words(self, size: tuple[int, int], dots: float) -> str:
        """A picture's size in words, for print too where it was chosen so."""
        width, height = size
        if self._in_millimetres:
            across, upward = (f"{side / dots * INCH:.0f}" for side in size)
            return self._words.say(
                "{across} × {upward} mm at {dots} dots per inch: {width} × {height} pixels",
                across=across, upward=upward, dots=f"{dots:.0f}", width=width, height=height,
            )  # fmt: skip
        return self._words.say("{width} × {height} pixels", width=width, height=height)

    # -- inside --------------------------------------------------------------------------------

    @property
    def _in_millimetres(self) -> bool:
        choice = self._choice
        return choice.preset != SCREEN and choice.sides(self._on_screen.shape)[2] is Unit.MILLIMETRES

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        say = self._words.say
        column.addWidget(self._title(say("Size")))
        column.addWidget(self.size_)
        self._sides = QWidget()
        row = QHBoxLayout(self._sides)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.width_, 1)
        row.addWidget(QLabel("×"))
        row.addWidget(self.height_, 1)
        row.addWidget(self.unit)
        column.addWidget(self._sides)
        self._fineness = QWidget()
        grid = QGridLayout(self._fineness)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.addWidget(QLabel(say("Dots per inch")), 0, 0)
        grid.addWidget(self.dots, 0, 1, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._fineness)
        column.addSpacing(GRID)
        column.addWidget(self._title(say("On the picture")))
        boxes = QVBoxLayout()
        boxes.setSpacing(0)
        for box in (self.labels, self.card, self.aids, self.notice):
            boxes.addWidget(box)
        column.addLayout(boxes)
        for title, switch in ((say("Background"), self.background), (say("Format"), self.form)):
            column.addSpacing(GRID)
            column.addWidget(self._title(title))
            column.addWidget(switch)
        column.addStretch(1)

    def _title(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setFont(self._theme.font(Type.SMALL, bold=True))
        self._theme.shade(label, ink="accent")
        return label

    def _show(self) -> None:
        """Show what is chosen."""
        it = self._choice
        self.size_.setCurrentIndex([preset.id for preset in PRESETS].index(it.preset))
        self.width_.setValue(it.width)
        self.height_.setValue(it.height)
        self.unit.show_row(list(Unit).index(it.unit))
        self.dots.show_row(DOTS.index(it.dots))
        for box, on in (
            (self.labels, it.labels), (self.card, it.card and self.card.isEnabled()), (self.aids, it.aids),
            (self.notice, it.notice),
        ):  # fmt: skip
            box.setChecked(on)
        self.background.show_row([background for background, _ in GROUNDS].index(it.background))
        self.form.show_row(self._forms.index(it.form) if it.form in self._forms else 0)
        self._fit()

    def _fit(self) -> None:
        """Let only that be chosen which means something."""
        self._sides.setVisible(self._choice.preset == OWN)
        self._fineness.setVisible(self._in_millimetres)
        jpeg = self._forms.index(Form.JPEG) if Form.JPEG in self._forms else -1
        transparent = self._choice.is_transparent
        if jpeg >= 0:
            self.form.places[jpeg].setEnabled(not transparent)
        see_through = [background for background, _ in GROUNDS].index(Background.TRANSPARENT)
        self.background.places[see_through].setEnabled(self._choice.form is not Form.JPEG)
        places = 0 if self._choice.unit is Unit.PIXELS else 1
        for side in (self.width_, self.height_):
            side.setDecimals(places)

    def _connect(self) -> None:
        self.size_.currentIndexChanged.connect(lambda row: self._change(preset=PRESETS[row].id))
        self.width_.valueChanged.connect(lambda value: self._change(width=value))
        self.height_.valueChanged.connect(lambda value: self._change(height=value))
        self.unit.chosen.connect(lambda row: self._change(unit=list(Unit)[row]))
        self.dots.chosen.connect(lambda row: self._change(dots=DOTS[row]))
        for box, name in ((self.labels, "labels"), (self.aids, "aids"), (self.notice, "notice")):
            box.toggled.connect(lambda on, name=name: self._change(**{name: on}))
        self.card.toggled.connect(lambda on: self._change(card=on))
        self.background.chosen.connect(lambda row: self._change(background=GROUNDS[row][0]))
        self.form.chosen.connect(lambda row: self._change(form=self._forms[row]))

    def _change(self, **changes: object) -> None:
        self._choice = replace(self._choice, **changes)  # type: ignore[arg-type]
        self._fit()
        self.changed.emit()


def _number(name: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setRange(SHORTEST, LONGEST)
    box.setDecimals(1)
    box.setKeyboardTracking(False)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def _switch(theme: Theme, name: str, words: tuple[str, ...]) -> Switch:
    switch = Switch(theme, name, wide=True)
    switch.show_words(words)
    return switch
