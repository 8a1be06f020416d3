"""What the audience reads below the head: type for the last row, told step by step."""

# ruff: noqa: N802 - Qt's own names

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from scalpviz.app.style.theme import Theme
    from scalpviz.app.style.translator import Translator
    from scalpviz.state.cards.presenting_text import Presented

SHARE = 0.29
"""Height of the strip, as a share of the window's."""
CODE, NAME, BODY, SMALL = 0.086, 0.056, 0.046, 0.034
"""Heights of the type, as shares of the window's height: the last row reads a twentieth of the screen."""
EDGE = 0.03
BELOW = 1.15 * CODE + 0.012
"""Where what is below code and names begins, as a share of the window's height."""
COUNT = 0.2
"""Room for which of how many it is, as a share of the window's height."""
LEAST = 0.74
"""How far a long name may shrink before it is cut."""


class PresenterStrip(QWidget):
    """Writes a `Presented`, as large as its window allows."""

    def __init__(
        self, theme: Theme, words: Translator, colours: Mapping[tuple[str, str], tuple[float, float, float]],
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme, self._words, self._colours = theme, words, colours
        self._shown: Presented | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def words(self) -> str:
        """What can be read on it."""
        shown = self._shown
        if shown is None:
            return ""
        told = [shown.code]
        if shown.tells_name:
            told += [shown.chinese, shown.name]
        if shown.tells_all:
            told += [shown.stands_for, *shown.indications]
        return "\n".join(one for one in told if one)

    def show_presented(self, shown: Presented | None) -> None:
        """Write about a zone."""
        self._shown = shown
        self.setAccessibleName(self.words.replace("\n", ", "))
        self.update()

    def sizeHint(self) -> QSize:
        """A fixed share of the window, so that the head stands still while words come and go."""
        return QSize(400, round(SHARE * self.window().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw colour bar, code, names, and what the zone is for."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("base"))
        shown, whole = self._shown, self.window().height()
        if shown is not None:
            edge = EDGE * whole
            box = QRectF(self.rect()).adjusted(edge, edge * 0.7, -edge, -edge * 0.7)
            colour = QColor(self._theme.of_zone(self._colours[shown.ref.system, shown.ref.code]))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(
                QRectF(box.left(), box.top(), 0.012 * whole, box.height()), 0.006 * whole, 0.006 * whole
            )
            box.setLeft(box.left() + 0.034 * whole)
            self._write_count(painter, QRectF(box), whole)
            self._write_head(painter, box, whole)
            self._write_use(painter, box, whole)
        painter.end()

    def _write_count(self, painter: QPainter, box: QRectF, whole: int) -> None:
        shown = self._shown
        if shown is None or not shown.place:
            return
        self._type(painter, SMALL * whole, "muted")
        words = self._words.say("{place} of {count}", place=shown.place, count=shown.count)
        line = QRectF(box.left(), box.top() + BELOW * whole, box.width(), BODY * whole)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, words)

    def _write_head(self, painter: QPainter, box: QRectF, whole: int) -> None:
        """Code and names on one line."""
        shown = self._shown
        assert shown is not None
        line = QRectF(box.left(), box.top(), box.width(), 1.15 * CODE * whole)
        base = line.top() + 0.95 * CODE * whole
        x = self._at(painter, line.left(), base, shown.code, CODE * whole, "ink", line.right(), bold=True)
        if shown.tells_name:
            chinese, gap = shown.chinese if shown.chinese != shown.name else "", 0.03 * whole
            needed = sum(
                gap + self._width(painter, words, NAME * whole, serif=serif)
                for words, serif in ((chinese, True), (shown.name, False))
                if words
            )
            size = 0.99 * NAME * whole * min(max((line.right() - x) / max(needed, 1.0), LEAST), 1.0)
            if chinese:
                x = self._at(painter, x + gap, base, chinese, size, "ink", line.right(), serif=True)
            self._at(painter, x + gap, base, shown.name, size, "ink", line.right())
        box.setTop(box.top() + BELOW * whole)

    def _write_use(self, painter: QPainter, box: QRectF, whole: int) -> None:
        """What it stands for, and as many indications as there is room for."""
        shown = self._shown
        assert shown is not None
        if not shown.tells_all:
            return
        size = BODY * whole
        for row, words in enumerate((shown.stands_for, *shown.indications)):
            if not words or box.top() + 1.2 * size > box.bottom() + 0.01 * whole:
                continue
            ink, base = "ink" if row == 0 else "muted", box.top() + size
            # beside the first line stands which of how many this is
            end = box.right() - (COUNT * whole if row == 0 else 0.0)
            self._at(painter, box.left(), base, words, size, ink, end, bold=row == 0)
            box.setTop(box.top() + 1.32 * size)
            size = 0.86 * BODY * whole

    def _at(
        self, painter: QPainter, x: float, base: float, words: str, size: float, ink: str, end: float, *,
        bold: bool = False, serif: bool = False,
    ) -> float:  # fmt: skip
        """Write on a base line, shrunk and then elided to the room there is; returns where the words end."""
        needed = self._width(painter, words, size, bold=bold, serif=serif)
        fitting_size = size * min(max((end - x) / max(needed, 1.0), LEAST), 1.0)
        self._type(painter, 0.99 * fitting_size if fitting_size < size else size, ink, bold=bold, serif=serif)
        metrics = QFontMetricsF(painter.font())
        fitting = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(end - x, 0.0))
        painter.drawText(round(x), round(base), fitting)
        return x + metrics.horizontalAdvance(fitting)

    def _width(
        self, painter: QPainter, words: str, size: float, *, bold: bool = False, serif: bool = False
    ) -> float:
        self._type(painter, size, "ink", bold=bold, serif=serif)
        return QFontMetricsF(painter.font()).horizontalAdvance(words)

    def _type(
        self, painter: QPainter, size: float, ink: str, *, bold: bool = False, serif: bool = False
    ) -> None:
        font = QFont(self._theme.font(bold=bold, serif=serif))
        font.setPixelSize(max(round(size), 8))
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
