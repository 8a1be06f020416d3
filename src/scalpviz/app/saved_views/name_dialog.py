"""Asks under which name a view is saved."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from scalpviz.app.style.style_sheets import dress, field, main_button, plain_button
from scalpviz.app.style.theme import GRID, Theme, Type

WIDTH = 48 * GRID


class NameDialog(QDialog):
    """A field with a proposal in it; says when a name is taken.

    Parameters
    ----------
    proposed : str
        What stands in the field.
    taken : collection of str
        Names of the views there are; one of them replaces that view.
    """

    named = Signal(str)
    """A name was given."""

    def __init__(self, theme: Theme, proposed: str, taken: Collection[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._say: Callable[..., str] = theme.words.say
        self._taken = taken
        say = self._say
        self.setWindowTitle(say("Save this view"))
        self.setMinimumWidth(WIDTH)
        label = QLabel(say("Name of the view"))
        self.field = QLineEdit(proposed)
        self.field.setAccessibleName(label.text())
        self.field.setMinimumHeight(4 * GRID)
        label.setBuddy(self.field)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setFont(theme.font(Type.SMALL))
        self.note.setMinimumHeight(2 * self.note.fontMetrics().height())
        theme.shade(self.note, ink="muted")
        self.save, leave = QPushButton(say("Save")), QPushButton(say("Cancel"))
        self.save.setDefault(True)
        leave.setAutoDefault(False)
        dress(self.field, field, theme)
        dress(self.save, main_button, theme)
        dress(leave, plain_button, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label)
        column.addWidget(self.field)
        column.addWidget(self.note)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self.save)
        column.addLayout(row)
        self.field.textChanged.connect(self._look)
        self.save.clicked.connect(self._give)
        leave.clicked.connect(self.reject)
        self.field.selectAll()
        self._look()

    def _look(self) -> None:
        name = self.field.text().strip()
        there = name in self._taken
        self.save.setEnabled(bool(name))
        self.save.setText(self._say("Replace") if there else self._say("Save"))
        self.note.setText(
            self._say("There is a view of this name; it will be replaced.")
            if there
            else self._say("All that is shown is kept, and where you look from; the language is not.")
        )

    def _give(self) -> None:
        self.accept()
        self.named.emit(self.field.text().strip())
