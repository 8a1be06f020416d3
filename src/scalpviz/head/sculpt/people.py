"""The persons whose heads are stored: their measures and what else tells them from the average adult."""

from typing import NamedTuple

from scalpviz.head.sculpt.anatomy import targets
from scalpviz.head.sculpt.anatomy.targets import MeasureTarget
from scalpviz.head.sculpt.features import FaceCharacter
from scalpviz.head.sculpt.head import Traits
from scalpviz.head.sculpt.neck import NeckCharacter
from scalpviz.head.sculpt.warp import Push, Stretch, Swell


class Person(NamedTuple):
    """A stored head: its file name, its name for readers, the measures it has to meet, its traits."""

    file: str
    name: str
    targets: tuple[MeasureTarget, ...]
    traits: Traits

    def target(self, name: str) -> float:
        """The value of one measure, mm."""
        return next(one.value for one in self.targets if one.name == name)

    @property
    def hairlines(self) -> tuple[float, float]:
        """Glabella to anterior hairline, inion to posterior hairline, mm along the skin."""
        return self.target("glabella to anterior hairline"), self.target("inion to posterior hairline")


ADULT = Person(
    "average_adult",
    "Average adult",
    targets.ADULT,
    Traits(
        face=FaceCharacter(brow=0.75),
        stretch=Stretch(length=0.995, breadth=0.987, height=0.9886, corners=0.022, shoulders=0.013),
    ),
)

WOMAN = Person(
    "average_woman",
    "Average woman",
    targets.WOMAN,
    Traits(
        face=FaceCharacter(brow=0.2, lips=1.15, nose=0.92, opening=1.08),
        neck=NeckCharacter(girth=0.95, larynx=0.2, muscle=0.75, bones=0.8),
        pushes=(
            Push((48.0, 16.0, -60.0), 24.0, (-3.0, 0.0, 1.4)),  # angle of the jaw
            Push((16.0, 86.0, -78.0), 18.0, (-2.4, -0.6, 1.0)),  # a narrower chin
            Push((0.0, 97.0, 46.0), 22.0, (0.0, -1.6, 0.0)),  # glabella
            Push((26.0, 87.0, 33.0), 14.0, (0.0, 2.0, 0.0)),  # a fuller upper lid
            Push((25.0, 90.0, 74.0), 26.0, (0.0, 1.2, 0.0)),  # a steeper forehead
            Push((46.0, 74.0, -4.0), 18.0, (0.8, 0.8, 0.4)),  # cheekbone
        ),
        swells=(Swell((31.5, 76.0, 22.0), 18.0, 1.06),),
        stretch=Stretch(
            length=0.973,
            breadth=0.954,
            height=0.976,
            face_breadth=0.966,
            jaw_breadth=0.94,
            face_height=0.964,
            neck_height=0.97,
            corners=0.044,
            shoulders=0.028,
            crown=0.018,
        ),
    ),
)

MAN = Person(
    "average_man",
    "Average man",
    targets.MAN,
    Traits(
        face=FaceCharacter(brow=1.5, lips=0.94, nose=1.05),
        neck=NeckCharacter(girth=1.06, larynx=1.6, muscle=1.2, bones=1.2),
        pushes=(
            Push((49.0, 14.0, -60.0), 22.0, (2.4, -0.6, -1.0)),  # angle of the jaw
            Push((16.0, 87.0, -78.0), 17.0, (2.0, 0.8, -0.6)),  # a broader chin
            Push((24.0, 93.0, 46.0), 16.0, (0.0, 0.8, 0.0)),  # brow ridge
        ),
        stretch=Stretch(
            length=1.0156,
            breadth=1.004,
            height=0.996,
            face_breadth=1.03,
            jaw_breadth=1.045,
            face_height=1.045,
            neck_breadth=1.03,
            corners=0.014,
            crown=0.024,
        ),
    ),
)

CHILD = Person(
    "child",
    "Child of six years",
    targets.CHILD,
    Traits(
        face=FaceCharacter(brow=0.0, lips=1.12, nose=0.86),
        neck=NeckCharacter(girth=0.84, larynx=0.0, muscle=0.4, bones=0.5),
        pushes=(
            Push((0.0, 97.0, 48.0), 26.0, (0.0, -2.2, 0.0)),  # no glabella yet
            Push((24.0, 92.0, 46.0), 18.0, (0.0, -1.4, 0.0)),  # no brow ridge yet
            Push((26.0, 88.0, 76.0), 26.0, (0.8, 3.0, 0.0)),  # frontal eminence
            Push((27.0, 86.0, 32.0), 14.0, (0.0, 3.4, 0.0)),  # a fuller upper lid
            Push((40.0, 74.0, -26.0), 22.0, (3.2, 3.6, -0.5)),  # cheek
            Push((46.0, 56.0, -44.0), 20.0, (2.6, 0.6, 0.0)),  # cheek
            Push((0.0, 97.0, 16.0), 14.0, (0.0, -2.6, 0.0)),  # a low bridge of the nose
            Push((0.0, 112.0, -8.0), 13.0, (0.0, -2.0, 2.6)),  # a short, turned-up tip
            Push((0.0, 97.0, -72.0), 20.0, (0.0, -4.2, 1.6)),  # a receding chin
            Push((49.0, 14.0, -60.0), 24.0, (-3.0, 0.0, 2.5)),  # angle of the jaw
        ),
        swells=(
            Swell((31.5, 76.0, 22.0), 21.0, 1.15),  # eyes are nearly grown
            Swell((0.0, 104.0, -8.0), 18.0, 0.88),  # the nose is not
            Swell((0.0, 98.0, -43.0), 24.0, 0.90),  # nor is the mouth
            Swell((50.4, -6.3, -5.9), 9.0, 1.3),  # the end of the ear canal stays wide enough to mesh
        ),
        stretch=Stretch(
            length=0.915,
            breadth=0.912,
            height=0.948,
            face_breadth=0.84,
            jaw_breadth=0.85,
            face_height=0.811,
            neck_breadth=0.832,
            neck_height=0.74,
            corners=-0.037,
            shoulders=0.025,
        ),
    ),
)

PEOPLE = (ADULT, WOMAN, MAN, CHILD)
