"""Asking for files: a head with its landmarks, an atlas of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from scalpviz.state.phrases import text
from scalpviz.state.view import OwnHead

MESHES = (text("Heads"), "*.ply *.obj *.stl *.glb *.gltf")
ATLASES = (text("Atlas files"), "*.json")
LANDMARKS = (text("Landmarks"), "*.json")


class FileDialogs:
    """Opens them over a window.

    Parameters
    ----------
    window : QWidget
        Stands behind them.
    say : callable
        Says a sentence in the language of the window.
    """

    def __init__(self, window: QWidget, say: Callable[..., str]) -> None:
        self._window, self._say = window, say

    def head(self) -> OwnHead | None:
        """A mesh, then its landmarks, looked for beside it; None when the user thinks better of it."""
        mesh = self._ask("Open head: the mesh", "", MESHES)
        if mesh is None:
            return None
        beside = mesh.with_suffix(".json")
        landmarks = self._ask(
            "Open head: its landmarks", str(beside if beside.exists() else beside.parent), LANDMARKS
        )
        return None if landmarks is None else OwnHead(mesh, landmarks)

    def atlas(self) -> Path | None:
        """An atlas file; None when the user thinks better of it."""
        return self._ask("Open atlas", "", ATLASES)

    def _ask(self, title: str, start: str, kind: tuple[str, str]) -> Path | None:
        kinds = f"{self._say(kind[0])} ({kind[1]});;{self._say('All files')} (*)"
        name, _ = QFileDialog.getOpenFileName(self._window, self._say(title), start, kinds)
        return Path(name) if name else None
