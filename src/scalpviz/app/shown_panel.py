"""What is shown, all of it in one place: a sheet below its button on the toolbar."""

# ruff: noqa: N802 - Qt's own names

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from scalpviz.app.action_set import ActionSet
from scalpviz.app.theme import GRID, Theme
from scalpviz.app.trim import chip, choice, dress

SWITCHES = (
    "points",
    "meridians",
    "sites",
    "reference-lines",
    "guides",
    "skull",
    "needles",
    "eyes",
    "variants",
    "text",
)
REGIONS = ("forehead", "vertex", "temporal", "occipital", "nape", "face")
CHOICES = (
    ("Sides", ("sides-both", "sides-right", "sides-left")),
    ("Labels", ("labels-codes", "labels-names", "labels-none")),
    ("Centimetres", ("centimetres-printed", "centimetres-scaled")),
    ("Skin", ("skin-light", "skin-dark", "skin-clay")),
)


class ShownPanel(QFrame):
    """Boxes and buttons that stand for actions: checked and enabled as they are."""

    def __init__(self, theme: Theme, actions: ActionSet, presets: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        theme.words.keep(self, self.setAccessibleName, "What is shown")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        self.boxes: dict[str, QWidget] = {}
        self._titles: list[QLabel] = []
        ready = QGridLayout()
        ready.setSpacing(GRID // 2)
        for place, name in enumerate(presets):
            button = QPushButton()
            dress(button, chip, theme)
            _stand_for(button, actions[f"preset-{name}"], self)
            self.boxes[f"preset-{name}"] = button
            ready.addWidget(button, place // 2, place % 2)
        column.addWidget(self._title("Ready-made"))
        column.addLayout(ready)
        halves = QHBoxLayout()
        halves.setSpacing(4 * GRID)
        for title, ids in (
            ("Drawn on the head", SWITCHES),
            ("Regions", tuple(f"region-{r}" for r in REGIONS)),
        ):
            half = QVBoxLayout()
            half.setSpacing(GRID // 2)
            half.addWidget(self._title(title))
            for name in ids:
                box = QCheckBox()
                dress(box, choice, theme)
                _stand_for(box, actions[name], self)
                self.boxes[name] = box
                half.addWidget(box)
            half.addStretch(1)
            halves.addLayout(half)
        column.addLayout(halves)
        choices = QGridLayout()
        choices.setHorizontalSpacing(2 * GRID)
        choices.setVerticalSpacing(GRID // 2)
        for row, (title, ids) in enumerate(CHOICES):
            choices.addWidget(self._title(title), row, 0)
            group = QWidget()
            line = QHBoxLayout(group)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(2 * GRID)
            for name in ids:
                ring = QRadioButton()
                dress(ring, choice, theme)
                _stand_for(ring, actions[name], self)
                self.boxes[name] = ring
                line.addWidget(ring)
            line.addStretch(1)
            choices.addWidget(group, row, 1)
        column.addLayout(choices)
        self._style()
        theme.changed.connect(self._style)

    def open_below(self, button: QWidget) -> None:
        """Come up below a button, the keyboard on the first box."""
        self.adjustSize()
        window = button.window()
        place = button.mapToGlobal(QPoint(0, button.height() + GRID // 2))
        edge = window.mapToGlobal(QPoint(window.width(), window.height()))
        place.setX(min(place.x(), edge.x() - self.sizeHint().width() - GRID))
        place.setY(min(place.y(), max(edge.y() - self.sizeHint().height() - GRID, 0)))
        self.move(place)
        self.show()
        self.boxes["points"].setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A sheet with a hair line round it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("base"))
        painter.setPen(QPen(self._theme.colour("line"), 1.0))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _title(self, words: str) -> QLabel:
        label = QLabel()
        self._theme.words.keep(label, label.setText, words)
        self._titles.append(label)
        return label

    def _style(self) -> None:
        for label in self._titles:
            label.setFont(self._theme.font(bold=True))
            self._theme.shade(label, ink="accent")
        self.update()


def _stand_for(button: QCheckBox | QRadioButton | QPushButton, action: QAction, sheet: ShownPanel) -> None:
    """Let a button be what an action is, and do what it does."""

    def follow() -> None:
        button.setText(action.text())
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())
        if action.isCheckable():
            button.setCheckable(True)
            button.setChecked(action.isChecked())

    def do(_checked: bool = False) -> None:
        action.trigger()
        follow()

    button.clicked.connect(do)
    action.changed.connect(follow)
    follow()
    if isinstance(button, QPushButton):
        button.clicked.connect(sheet.close)
