"""What is shown, all of it in one place: a sheet beside the head, over the panel with the texts."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scalpviz.app.panels.shown_buttons import ActionChips, KeyedBox, MenuButton, Segments
from scalpviz.app.panels.system_bar import SystemBar
from scalpviz.app.style.proofreading import FLOATS
from scalpviz.app.style.style_sheets import dress, scroll_bar, tool_bar
from scalpviz.app.style.theme import GRID, Type
from scalpviz.state.presets import PRESETS

if TYPE_CHECKING:
    from scalpviz.app.commands.action_set import ActionSet
    from scalpviz.app.style.theme import Theme
    from scalpviz.atlas.model import Atlas
    from scalpviz.state.view import View

WIDTH, MARGIN = 50 * GRID, GRID + GRID // 2
REGIONS = ("forehead", "vertex", "temporal", "occipital", "nape", "face")
DRAWN = (
    ("guides", "reference-lines", "sites", "skull", "variants"),
    ("points", "meridians", "needles", "eyes", "text"),
)
"""Two columns; the long names stand in one."""
CHOICES = (
    ("Sides", ("sides-both", "sides-right", "sides-left")),
    ("Labels", ("labels-codes", "labels-names", "labels-none")),
    ("Skin", ("skin-light", "skin-dark", "skin-clay")),
    ("Centimetres", ("centimetres-printed", "centimetres-scaled")),
)


class ShownPanel(QFrame):
    """Boxes and buttons that stand for actions: checked and enabled as they are.

    It stays open while one turns the head and clicks on it; Escape, its key, its button on the toolbar and
    its cross close it.
    """

    turned = Signal()
    """It was opened, or closed."""

    def __init__(self, theme: Theme, actions: ActionSet, atlas: Atlas, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty(FLOATS, True)
        self._theme, self._window = theme, parent
        self._before: QWidget | None = None
        self._titles: list[QLabel] = []
        self.boxes: dict[str, QAbstractButton] = {}
        self.systems = SystemBar(atlas.systems, theme)
        self._heading, self._close = QLabel(), QToolButton()
        keep = theme.words.keep
        keep(self, self.setAccessibleName, "What is shown")
        keep(self._heading, self._heading.setText, "What is shown")
        keep(self._close, self._close.setAccessibleName, "Close")
        self._close.setText("✕")
        self._close.clicked.connect(self.close)
        dress(self._close, tool_bar, theme)
        self._inside = self._fill(actions)
        self._lay_out()
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(32)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)
        self._style()
        theme.changed.connect(self._style)
        parent.installEventFilter(self)
        self.hide()

    def toggle(self) -> None:
        """Come up with the keyboard, or go."""
        if self.isVisible():
            self.close()
            return
        self._before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self._stops()[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.turned.emit()

    def follow(self, view: View) -> None:
        """Name the systems on view."""
        self.systems.show_systems(view.systems, view.language)
        if self.isVisible():
            self._place()

    # -- events --------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Escape closes it before it means anything elsewhere."""
        overriding = event.type() == QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside."""
        stops, now = self._stops(), QApplication.focusWidget()
        here = stops.index(now) if now in stops else -1
        stops[(here + (1 if forward else -1)) % len(stops)].setFocus(
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keyboard back to who had it."""
        super().hideEvent(event)
        before, self._before = self._before, None
        if before is not None and before.isVisible() and not event.spontaneous():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the window changes its size."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A rounded sheet with a hair line round it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("line"), 1.0))
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), GRID, GRID)
        painter.end()

    # -- inside --------------------------------------------------------------------------------

    def _fill(self, actions: ActionSet) -> QWidget:
        theme, inside = self._theme, QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        column.setSpacing(GRID // 2)
        ready = ActionChips(theme, [actions[f"preset-{one.id}"] for one in PRESETS])
        self._add(column, "Ready-made", ready)
        self._add(column, "Systems", self.systems)
        regions = ActionChips(theme, [actions[f"region-{name}"] for name in REGIONS])
        self._add(column, "Regions", regions)
        column.addWidget(self._title("Drawn on the head"))
        drawn = QGridLayout()
        drawn.setHorizontalSpacing(2 * GRID + GRID // 2)
        drawn.setVerticalSpacing(GRID // 2)
        for column_at, names in enumerate(DRAWN):
            for row, name in enumerate(names):
                box = KeyedBox(theme, actions[name])
                self.boxes[name] = box.box
                drawn.addWidget(box, row, column_at)
        drawn.setColumnStretch(0, 1)
        drawn.setColumnStretch(1, 1)
        column.addLayout(drawn)
        column.addSpacing(GRID)
        choices = QGridLayout()
        choices.setHorizontalSpacing(2 * GRID)
        choices.setVerticalSpacing(GRID // 2)
        choices.setColumnStretch(1, 1)
        for row, (title, ids) in enumerate(CHOICES):
            segments = Segments(theme, title, [actions[name] for name in ids])
            self.boxes |= dict(zip(ids, segments.places, strict=True))
            choices.addWidget(self._title(title), row, 0)
            choices.addWidget(segments, row, 1)
        head = MenuButton(theme, "Head", actions.menu("View/Head"))
        choices.addWidget(self._title("Head"), len(CHOICES), 0)
        choices.addWidget(head, len(CHOICES), 1)
        column.addLayout(choices)
        column.addStretch(1)
        for chips in (ready, regions):
            self.boxes |= chips.buttons
        return inside

    def _add(self, column: QVBoxLayout, title: str, widget: QWidget) -> None:
        column.addWidget(self._title(title))
        column.addWidget(widget)
        column.addSpacing(GRID)

    def _lay_out(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inside)
        dress(self._scroll.verticalScrollBar(), scroll_bar, self._theme)
        top = self._top = QHBoxLayout()
        top.setContentsMargins(MARGIN, GRID, GRID, GRID // 2)
        top.addWidget(self._heading, 1)
        top.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, GRID // 2)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)

    def _place(self) -> None:
        """Below the toolbar, at the right edge of the window: the texts lie there, and not the head."""
        window, area = self._window, self._window.centralWidget()  # type: ignore[attr-defined]
        corner, room = area.mapTo(window, QPoint(0, 0)), area.height() - 2 * GRID
        width = max(WIDTH, self._inside.minimumSizeHint().width())
        inside = self._inside.heightForWidth(width)
        # a layout that wraps asks for the height it would have if it were as narrow as can be
        self._inside.setMinimumHeight(inside)
        height = self._top.sizeHint().height() + inside + GRID
        if height > room:
            width += self._scroll.verticalScrollBar().sizeHint().width()
        width = min(width + 2, window.width() - 2 * GRID)
        self.setGeometry(
            corner.x() + area.width() - width - GRID, corner.y() + GRID, width, min(height, room)
        )

    def _stops(self) -> Sequence[QWidget]:
        """Where Tab halts, from above; the cross comes last."""
        found = [
            widget
            for widget in (*self._inside.findChildren(QWidget), self._close)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and not widget.isHidden()
        ]
        return found

    def _title(self, words: str) -> QLabel:
        label = QLabel()
        label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._theme.words.keep(label, label.setText, words)
        self._titles.append(label)
        return label

    def _style(self) -> None:
        self._heading.setFont(self._theme.font(Type.LEAD, bold=True))
        for label in self._titles:
            label.setFont(self._theme.font(Type.SMALL, bold=True))
            self._theme.shade(label, ink="muted")
        for widget in (self._scroll.viewport(), self._inside):
            self._theme.shade(widget, back="raised")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as it likes to be."""
        return QSize(WIDTH, self._inside.sizeHint().height())
