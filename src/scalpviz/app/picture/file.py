"""Pictures as files: PNG, JPEG, TIFF, PDF."""

from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter

from scalpviz.app.picture.choice import INCH, Form
from scalpviz.errors import ScalpVizError
from scalpviz.scene.export.png import png_strips

JPEG_QUALITY = 94
LZW = 1
"""TIFF's compression, as Qt numbers it."""


def forms_at_hand() -> tuple[Form, ...]:
    """Forms that can be written here: Qt brings some as plugins."""
    known = {bytes(name.data()).decode() for name in QImageWriter.supportedImageFormats()}
    return tuple(form for form in Form if form in (Form.PNG, Form.PDF) or form.value in known)


def png(page: np.ndarray, dots: float, *, opaque: bool) -> Iterator[bytes]:
    """A page as the stretches of a PNG file."""
    return png_strips(page[..., :3] if opaque else page, dots)


def encoded(image: QImage, form: Form, dots: float) -> bytes:
    """A picture as a JPEG or TIFF file.

    Raises
    ------
    ScalpVizError
        This Qt cannot write it.
    """
    if form is Form.JPEG:
        image = image.convertToFormat(QImage.Format.Format_RGB888)
    else:
        image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    per_metre = round(dots / INCH * 1000)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, form.value.encode())
    if form is Form.JPEG:
        writer.setQuality(JPEG_QUALITY)
    else:
        writer.setCompression(LZW)
    if not writer.write(image):
        raise ScalpVizError(
            "The picture could not be made ({reason}); choose PNG.", reason=writer.errorString()
        )
    return bytes(buffer.data().data())


def pdf(head: QImage, size: tuple[int, int], dots: float, finish: Callable[[QPainter], None]) -> bytes:
    """A picture as a page of PDF: the head as pixels, what `finish` draws over it as type and lines."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("ScalpViz")
    writer.setResolution(round(dots))
    across, upward = (side / dots * INCH for side in size)
    page = QPageSize(
        QSizeF(across, upward), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    writer.setPageSize(page)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.drawImage(0, 0, head)
    finish(painter)
    painter.end()
    return bytes(buffer.data().data())
