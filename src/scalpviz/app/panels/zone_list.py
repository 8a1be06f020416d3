"""The list of zones: by region, or what answers a search."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from scalpviz.app.style.icons import tinted
from scalpviz.app.style.swatch import swatch
from scalpviz.app.style.theme import GRID, Type
from scalpviz.state.cards.condition_rows import ConditionRef
from scalpviz.state.view import ZoneRef

if TYPE_CHECKING:
    from scalpviz.app.style.theme import Theme
    from scalpviz.app.style.translator import Translator
    from scalpviz.state.cards.listing import Group, Row

ROW, REGION = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
EYE = 2 * GRID
FADED, QUIET = 0.4, 0.55
"""Opacity of the rows of a hidden region, and of an eye that nobody points at."""
Index = QModelIndex | QPersistentModelIndex
Colours = Mapping[tuple[str, str], tuple[float, float, float]]


class ZoneListView(QTreeView):
    """Rows one can point at and choose, with the mouse or the keyboard."""

    chosen = Signal(object)
    """A row was chosen: its `ZoneRef`, or the `ConditionRef` of a condition that a search found."""
    pointed = Signal(object)
    """The pointer is over a row: its `ZoneRef`, or None."""
    region_toggled = Signal(str)
    """The eye at the title of a region was clicked: the region's id."""

    def __init__(self, theme: Theme, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = theme.words
        theme.words.keep(self, self.setAccessibleName, "Zones")
        theme.words.keep(self, self.setAccessibleDescription, "Arrow keys choose a zone; its card follows.")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self._theme = theme
        self._delegate = _RowDelegate(theme, colours, self)
        self.setItemDelegate(self._delegate)
        self._quiet = False
        self._pointing = False
        self._pressing, self._pressed_on = False, QPersistentModelIndex()
        self._groups: tuple[Group, ...] = ()
        self.selectionModel().currentChanged.connect(self._current_changed)
        theme.changed.connect(self.viewport().update)
        theme.words.changed.connect(self._tell_hidden)

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Replace the rows; the selection is set by `show_selected`."""
        if groups == self._groups:
            return
        self._groups = groups
        self._delegate.widest = max((row.code for group in groups for row in group.rows), key=len, default="")
        self._quiet = True
        self._model.clear()
        for group in groups:
            title = QStandardItem(group.title)
            title.setFlags(Qt.ItemFlag.ItemIsEnabled)
            title.setData(group.region, REGION)
            for row in group.rows:
                title.appendRow(_item(row, self._words))
            self._model.appendRow(title)
        self.expandAll()
        self._quiet = False
        self._tell_hidden()
        if self._pointing:  # another row is under the pointer now, or none
            self._point(None)

    def show_selected(self, ref: ZoneRef | None) -> None:
        """Mark the row of a zone, and scroll to it."""
        self._quiet = True
        index = self.index_of(ref) if ref else None
        if index is None:
            self.selectionModel().clear()
        elif index != self.currentIndex() or not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
            self._bring_up(index)
        self._quiet = False

    def _bring_up(self, index: QModelIndex) -> None:
        """Scroll to a row unless it can be seen; then it stands in the middle, with its neighbours."""
        if not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def bring_up_group(self, title: str) -> None:
        """Scroll until the group of that title begins at the top, and put the keyboard into the list.

        Of several systems each has its own; that of the chosen zone comes first.
        """
        groups = [self._model.item(g) for g in range(self._model.rowCount())]
        found = [group for group in groups if group.text().rpartition(" · ")[2] == title]
        chosen = self.currentIndex().parent()
        at = next((group for group in found if group.index() == chosen), found[0] if found else None)
        if at is not None:
            self.scrollTo(at.index(), QAbstractItemView.ScrollHint.PositionAtTop)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_hidden(self, regions: frozenset[str]) -> None:
        """Fade the rows of regions that are hidden on the head, and close the eye at their titles."""
        if regions != self._delegate.hidden:
            self._delegate.hidden = regions
            self._tell_hidden()
            self.viewport().update()

    def _tell_hidden(self) -> None:
        """What titles say to those who listen, and to a pointer that rests on them."""
        say = self._theme.words.say
        for g in range(self._model.rowCount()):
            title = self._model.item(g)
            region = title.data(REGION)
            if not region:
                continue
            hidden = region in self._delegate.hidden
            title.setToolTip(say("Show on the head") if hidden else say("Hide on the head"))
            title.setAccessibleText(
                say("{region}, hidden on the head", region=title.text()) if hidden else title.text()
            )

    def eye_at(self, index: Index) -> QRect:
        """Where the eye of a region's title is clicked; empty for other rows."""
        if not index.data(REGION):
            return QRect()
        return eye_box(QRectF(self.visualRect(index))).toAlignedRect().adjusted(-4, -2, 4, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on an eye hides its region or shows it, and chooses nothing."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() is Qt.MouseButton.LeftButton and self.eye_at(index).contains(at):
            self.region_toggled.emit(index.data(REGION))
            return
        # Qt marks what lies under the pointer after it tells of the choice, and by then a card may have
        # come up and the rows have moved: the choice is told when Qt has done with the press.
        self._pressing, self._pressed_on = True, QPersistentModelIndex()
        try:
            super().mousePressEvent(event)
        finally:
            self._pressing = False
        if self._pressed_on.isValid():
            self.chosen.emit(self._pressed_on.data(ROW).ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, on the title of a region or in its rows, hides the region or shows it."""
        index = self.currentIndex()
        title = index.parent() if index.parent().isValid() else index
        if event.key() == Qt.Key.Key_Space and title.data(REGION):
            self.region_toggled.emit(title.data(REGION))
            return
        super().keyPressEvent(event)

    def show_hovered(self, ref: ZoneRef | None) -> None:
        """Tint the row of the zone under the pointer on the head."""
        index = self.index_of(ref) if ref else None
        before, self._delegate.hovered = self._delegate.hovered, QPersistentModelIndex(index or QModelIndex())
        for changed in {before, self._delegate.hovered}:
            if changed.isValid():
                self.update(changed)

    def index_of(self, ref: ZoneRef) -> QModelIndex | None:
        """Where the row of a zone is; None when it is not listed."""
        for g in range(self._model.rowCount()):
            group = self._model.item(g)
            for r in range(group.rowCount()):
                row: Row = group.child(r).data(ROW)
                if not isinstance(row.ref, ZoneRef):
                    continue
                if (row.ref.system, row.ref.code) == (ref.system, ref.code):
                    return group.child(r).index()
        return None

    def drawBranches(self, painter: QPainter, rect: object, index: Index) -> None:
        """Groups stay open: there are no branches to draw."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say which row the pointer is over."""
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = index.data(ROW)
        on_eye = self.eye_at(index).contains(at)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on_eye else Qt.CursorShape.ArrowCursor)
        self._point(row.ref if row and isinstance(row.ref, ZoneRef) else None)

    def leaveEvent(self, event: object) -> None:
        """The pointer is over no row."""
        super().leaveEvent(event)  # type: ignore[arg-type]
        self._point(None)

    def _point(self, ref: ZoneRef | None) -> None:
        self._pointing = ref is not None
        self.pointed.emit(ref)

    def _current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = index.data(ROW) if index.isValid() else None
        if row is None or self._quiet:
            return
        if self._pressing:
            self._pressed_on = QPersistentModelIndex(index)
        else:
            self.chosen.emit(row.ref)


def _item(row: Row, words: Translator) -> QStandardItem:
    item = QStandardItem(f"{row.code} {row.name}".strip())
    item.setData(row, ROW)
    if isinstance(row.ref, ConditionRef):
        item.setAccessibleText(f"{row.name}. {row.why}".strip())
        return item
    told = words.say(
        "{code} {name}, {laterality}"
        if row.drawn
        else "{code} {name}, {laterality}, not drawn: its card says why",
        code=row.code,
        name=row.name,
        laterality=row.laterality,
    )
    item.setToolTip(told)
    item.setAccessibleText(f"{told}. {row.why}".strip())
    return item


class _RowDelegate(QStyledItemDelegate):
    """Draws swatch, code, name and sides of a zone; or the title of a group."""

    def __init__(self, theme: Theme, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colours = colours
        self.widest = ""
        """The longest code in the list: names begin beyond it."""
        self.hovered = QPersistentModelIndex()
        self.hidden: frozenset[str] = frozenset()
        """Ids of regions that are hidden on the head."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, or two where a search says what it found."""
        line = QFontMetrics(self._theme.font()).height()
        row: Row | None = index.data(ROW)
        if row is None:
            return QSize(100, line + GRID + (GRID // 2 if index.row() else 0))
        two_lines = row.why and isinstance(row.ref, ZoneRef)
        return QSize(100, (2 * line + GRID) if two_lines else line + GRID // 2 + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: Row | None = index.data(ROW)
        rect = QRectF(option.rect)
        if row is None:
            self._paint_title(painter, rect, option, index)
        else:
            if index.parent().data(REGION) in self.hidden:
                painter.setOpacity(FADED)
            self._paint_back(painter, rect, option, index)
            if isinstance(row.ref, ConditionRef):
                inside = rect.adjusted(2.5 * GRID, 0, -2 * GRID, 0)
                from scalpviz.app.panels.conditions_panel import paint_condition

                paint_condition(painter, inside, row.name, row.why, self._theme)
            else:
                self._paint_row(painter, rect, row, row.ref)
        painter.restore()

    def _paint_title(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: Index
    ) -> None:
        painter.setFont(self._theme.font(Type.SMALL, bold=True))
        painter.setPen(self._theme.colour("muted"))
        below = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(rect.adjusted(2 * GRID, 0, -GRID, -3), below, str(index.data()))
        region = index.data(REGION)
        if not region:
            return
        hidden = region in self.hidden
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        size = round(EYE * painter.device().devicePixelRatioF())
        name = "eye-closed" if hidden else "eye"
        drawn = tinted(name, self._theme.tokens.ink if pointed else self._theme.tokens.muted, size)
        painter.setOpacity(1.0 if hidden or pointed else QUIET)
        painter.drawPixmap(eye_box(rect), drawn, QRectF(drawn.rect()))

    def _paint_back(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: Index
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver) or self.hovered == index
        if not (chosen or pointed):
            return
        back = rect.adjusted(GRID, 0, -GRID, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("selected" if chosen else "hover"))
        painter.drawRoundedRect(back, 4, 4)
        if chosen:
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(QRectF(back.left(), back.top(), 3, back.height()), 1.5, 1.5)
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 1.0))
            painter.drawRoundedRect(back.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _paint_row(self, painter: QPainter, rect: QRectF, row: Row, ref: ZoneRef) -> None:
        line = QRectF(rect)
        if row.why:
            line.setHeight(rect.height() / 2 + 1)
        box = QRectF(rect.left() + 2.5 * GRID, line.center().y() - 6, 12, 12)
        swatch(painter, box, self._colour(ref), filled=row.drawn)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        left = rect.left() + 5 * GRID
        font = self._theme.font(bold=True)
        width = (
            max(QFontMetrics(font).horizontalAdvance(words) for words in ("MS00", self.widest)) + 1.5 * GRID
        )
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink" if row.drawn else "muted"))
        painter.drawText(QRectF(left, line.top(), width, line.height()), middle, row.code)
        painter.setFont(self._theme.font())
        name = QRectF(left + width, line.top(), rect.right() - left - width - 5 * GRID, line.height())
        painter.drawText(
            name,
            middle,
            painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, int(name.width())),
        )
        self._paint_sides(
            painter, QRectF(rect.right() - 4.5 * GRID, line.center().y() - 7, 14, 14), row.paired
        )
        if row.why:
            painter.setFont(self._theme.font(Type.SMALL))
            painter.setPen(self._theme.colour("muted"))
            below = QRectF(left, line.bottom() - 3, rect.right() - left - 2 * GRID, rect.height() / 2)
            words = painter.fontMetrics().elidedText(row.why, Qt.TextElideMode.ElideRight, int(below.width()))
            painter.drawText(below, middle, words)

    def _paint_sides(self, painter: QPainter, box: QRectF, paired: bool) -> None:
        """A head from above: a stroke on its midline, or one on each side."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("muted"), 1.0))
        painter.drawEllipse(box.adjusted(1, 0.5, -1, -0.5))
        stroke = QPen(self._theme.colour("ink"), 1.8)
        stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(stroke)
        middle = box.center()
        for away in (-2.6, 2.6) if paired else (0.0,):
            painter.drawLine(
                QPointF(middle.x() + away, middle.y() - 2.6), QPointF(middle.x() + away, middle.y() + 2.6)
            )

    def _colour(self, ref: ZoneRef) -> QColor:
        return QColor.fromRgbF(*self._colours[ref.system, ref.code])


def eye_box(title: QRectF) -> QRectF:
    """Where the eye of a region's title is drawn: at its right end, above the signs of the rows."""
    return QRectF(title.right() - 4.5 * GRID - 1, title.bottom() - EYE - 1, EYE, EYE)
