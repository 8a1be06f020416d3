"""The drawings of the body as shapes: read from `assets/figure/*.svg`, coloured elsewhere."""

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from scalpviz.assets import assets_dir
from scalpviz.side import Side

DRAWINGS = ("front", "back", "face", "profile", "organs")

_WORD = re.compile(r"[MLCZ]|-?\d+(?:\.\d+)?")
_SIDE = re.compile(r"-(left|right)$")


@dataclass(frozen=True, eq=False)
class FigureShape:
    """An area of a drawing.

    Parameters
    ----------
    drawing : str
        The drawing it belongs to.
    areas : tuple of str
        Ids of the body area, then of those it counts as where an atlas does not know the first.
    side : Side or None
        The subject's; None where the area is not paired.
    path : QPainterPath
        In the drawing's own units.
    on_top : bool
        True for organs and features that lie over another area.
    """

    drawing: str
    areas: tuple[str, ...]
    side: Side | None
    path: QPainterPath
    on_top: bool


@dataclass(frozen=True, eq=False)
class Drawing:
    """One view of the body.

    Parameters
    ----------
    box : QRectF
        What it takes, in its own units.
    shapes : tuple of FigureShape
        From below upward.
    lines : tuple of QPainterPath
        Fine lines that belong to no area.
    """

    name: str
    box: QRectF
    shapes: tuple[FigureShape, ...]
    lines: tuple[QPainterPath, ...]


@lru_cache(maxsize=16)
def drawing(name: str) -> Drawing:
    """A drawing by the name of its file."""
    root = ElementTree.parse(assets_dir() / "figure" / f"{name}.svg").getroot()
    shapes, lines = [], []
    for node in root.iter("{http://www.w3.org/2000/svg}path"):
        path, kind = path_of(node.attrib["d"]), node.attrib["class"]
        if kind == "line":
            lines.append(path)
            continue
        own, _, _ = node.attrib["id"].partition(".")
        found = _SIDE.search(own)
        areas = (_SIDE.sub("", own), *node.attrib.get("data-within", "").split())
        shapes.append(FigureShape(name, areas, Side(found[1]) if found else None, path, kind == "organ"))
    return Drawing(name, QRectF(*map(float, root.attrib["viewBox"].split())), tuple(shapes), tuple(lines))


def path_of(data: str) -> QPainterPath:
    """Path data made of M, L, C and Z with absolute coordinates.

    Raises
    ------
    ValueError
        The data hold something else.
    """
    path = QPainterPath()
    words = _WORD.findall(data)
    if "".join(words) != re.sub(r"[\s,]+", "", data):
        raise ValueError(f"path data hold more than M, L, C and Z: {data[:40]}")
    at = 0

    def take() -> QPointF:
        nonlocal at
        at += 2
        return QPointF(float(words[at - 2]), float(words[at - 1]))

    while at < len(words):
        command = words[at]
        at += 1
        if command == "M":
            path.moveTo(take())
        elif command == "L":
            path.lineTo(take())
        elif command == "C":
            path.cubicTo(take(), take(), take())
        elif command == "Z":
            path.closeSubpath()
        else:
            raise ValueError(f"path data begin with no command at {command}")
    return path
