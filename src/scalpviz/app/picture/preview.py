"""The small picture in the dialog: what will be saved, on a chequered background where it is transparent."""

# ruff: noqa: N802 - Qt's own names

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scalpviz.app.style.theme import GRID, Theme, Type

SQUARE = 8


class PicturePreview(QWidget):
    """Shows a picture as large as there is room for, with a hair line round it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image = QImage()
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(46 * GRID, 40 * GRID)

    @property
    def image(self) -> QImage:
        """The picture on show; null while a sentence stands in its place."""
        return self._image

    @property
    def words(self) -> str:
        """What stands below the picture, or in its place."""
        return self._words

    def show_picture(self, image: QImage, caption: str) -> None:
        """Show a picture with a line below it."""
        self._image, self._words = image, caption
        self.setAccessibleDescription(caption)
        self.update()

    def show_words(self, words: str) -> None:
        """Show why there is none."""
        self._image, self._words = QImage(), words
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Most of the dialog."""
        return QSize(64 * GRID, 52 * GRID)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._theme.colour("window"))
        if self._image.isNull():
            painter.setPen(self._theme.colour("muted"))
            box = QRectF(self.rect()).adjusted(3 * GRID, 0, -3 * GRID, 0)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box, int(flags), self._words)
            painter.end()
            return
        box = self._box()
        if self._image.hasAlphaChannel():
            self._chequer(painter, box)
        ratio = self.devicePixelRatioF()
        fine = (box.size() * ratio).toSize().expandedTo(QSize(1, 1))
        fitted = self._image.scaled(
            fine, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(box, fitted)
        painter.setPen(self._theme.colour("line"))
        painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setFont(self._theme.font(Type.SMALL))
        painter.setPen(self._theme.colour("muted"))
        below = QRectF(0, box.bottom() + GRID, self.width(), painter.fontMetrics().height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()

    def _box(self) -> QRectF:
        caption = QFontMetricsF(self._theme.font(Type.SMALL)).height() + GRID
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1 - caption)
        size = self._image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = int(room.center().x() - size.width() / 2), int(room.center().y() - size.height() / 2)
        return QRectF(QPointF(left, top), size.toSizeF())

    def _chequer(self, painter: QPainter, box: QRectF) -> None:
        light, dark = (QColor("#2C333B"), QColor("#353D46")) if self._theme.tokens.dark else (
            QColor("#FFFFFF"), QColor("#E7EBEF")
        )  # fmt: skip
        painter.fillRect(box, light)
        painter.save()
        painter.setClipRect(box)
        for row in range(int(box.height()) // SQUARE + 1):
            for column in range(row % 2, int(box.width()) // SQUARE + 1, 2):
                corner = QPointF(box.left() + column * SQUARE, box.top() + row * SQUARE)
                painter.fillRect(QRectF(corner.x(), corner.y(), SQUARE, SQUARE), dark)
        painter.restore()
