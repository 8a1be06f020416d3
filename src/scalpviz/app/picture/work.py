"""A picture in the making: step by step in the event loop, so that it can be watched and given up."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from scalpviz.app.picture.choice import Form, PictureChoice
from scalpviz.app.picture.file import encoded, pdf, png
from scalpviz.app.picture.paper import Paper, image_of
from scalpviz.app.picture.plan import Plan
from scalpviz.scene.export.png import STRIP
from scalpviz.scene.export.tiled_exporter import blank_page

PRINTING = 0.7
"""Share of the work that printing the head is."""
AT_ONCE = 30
"""How long steps are taken before the window has its turn, milliseconds."""


@dataclass(frozen=True, eq=False)
class Made:
    """A picture that is done.

    Parameters
    ----------
    size : tuple of int
        Width and height, pixels.
    file : bytes
        As a file; empty when only the image was wanted.
    image : QImage or None
        To be copied.
    """

    size: tuple[int, int]
    file: bytes = b""
    image: QImage | None = None


Work = Generator[float, None, Made]


def make_file(paper: Paper, choice: PictureChoice) -> Work:
    """Make a picture as a file; yields how much is done, up to 1."""
    plan = paper.plan(choice)
    page = blank_page(plan.size)
    for done in paper.print(choice, plan, page):
        yield PRINTING * done
    dots = choice.dots_written(paper.subject.on_screen.shape)
    if choice.form is Form.PDF:
        head = image_of(page)
        return Made(
            plan.size, pdf(head, plan.size, dots, lambda painter: paper.finish(painter, choice, plan))
        )
    image = _finished(paper, choice, plan, page)
    if choice.form is not Form.PNG:
        yield (1 + PRINTING) / 2
        return Made(plan.size, encoded(image, choice.form, dots))
    strips = []
    for number, strip in enumerate(png(page, dots, opaque=not choice.is_transparent)):
        strips.append(strip)
        yield PRINTING + (1 - PRINTING) * min(number * STRIP / page[..., 0].size, 1.0)
    return Made(plan.size, b"".join(strips))


def make_image(paper: Paper, choice: PictureChoice) -> Work:
    """Make a picture to be copied; yields how much is done, up to 1."""
    plan = paper.plan(choice)
    page = blank_page(plan.size)
    yield from paper.print(choice, plan, page)
    return Made(plan.size, image=_finished(paper, choice, plan, page).copy())


class Making(QObject):
    """Does such work, a little at a time."""

    progress = Signal(float)
    done = Signal(object)
    """What was `Made`."""
    failed = Signal(object)
    """The exception."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def running(self) -> bool:
        """True until it is done, has failed or was given up."""
        return self._work is not None

    def start(self, work: Work) -> None:
        """Begin; work that is under way is given up."""
        self.give_up()
        self._work = work
        self._timer.start()

    def give_up(self) -> None:
        """Stop; nothing more is told."""
        self._timer.stop()
        work, self._work = self._work, None
        if work is not None:
            work.close()

    def _go_on(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        while self._work is not None and clock.elapsed() < AT_ONCE:
            try:
                share = next(self._work)
            except StopIteration as end:
                self._end()
                self.done.emit(end.value)
                return
            except Exception as error:
                self._end()
                self.failed.emit(error)
                return
            self.progress.emit(share)

    def _end(self) -> None:
        self._timer.stop()
        self._work = None


def _finished(paper: Paper, choice: PictureChoice, plan: Plan, page: np.ndarray) -> QImage:
    image = image_of(page)
    painter = QPainter(image)
    paper.finish(painter, choice, plan)
    painter.end()
    return image
