"""Asking for a person's head: a mesh and its landmarks."""

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from scalpviz.app.theme import GRID, Theme

MESHES = "Heads (*.ply *.obj *.stl *.glb)"
LANDMARKS = "Landmarks (*.json)"
ABOUT = (
    "The landmarks file names at least nasion, inion, tragion_left and tragion_right in the mesh's own frame. "
    "Landmarks it lacks are estimated, and every zone that leans on one says so."
)


class OpenHead(QDialog):
    """Two files; the second is guessed from the first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Open head")
        self.mesh, self.landmarks = QLineEdit(), QLineEdit()
        self.mesh.setMinimumWidth(360)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        about = QLabel(ABOUT)
        about.setWordWrap(True)
        shades = about.palette()
        shades.setColor(about.foregroundRole(), theme.colour("muted"))
        about.setPalette(shades)
        grid = QGridLayout(self)
        grid.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        grid.setSpacing(GRID)
        for row, (name, field, kinds) in enumerate(
            (("&Mesh", self.mesh, MESHES), ("&Landmarks", self.landmarks, LANDMARKS))
        ):
            label = QLabel(name)
            label.setBuddy(field)
            choose = QPushButton("Choose…")
            choose.setAccessibleName(f"Choose {name.replace('&', '').lower()}")
            choose.clicked.connect(lambda _=False, f=field, k=kinds: self._choose(f, k))
            field.textChanged.connect(self._changed)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(choose, row, 2)
        grid.addWidget(about, 2, 0, 1, 3)
        grid.addWidget(self._buttons, 3, 0, 1, 3)
        self._changed()

    def _choose(self, field: QLineEdit, kinds: str) -> None:
        start = field.text() or self.mesh.text()
        path, _ = QFileDialog.getOpenFileName(self, "Open head", start, f"{kinds};;All files (*)")
        if path:
            field.setText(path)
            if field is self.mesh and not self.landmarks.text():
                self._guess(Path(path))

    def _guess(self, mesh: Path) -> None:
        for name in (f"{mesh.stem}.json", f"{mesh.stem}.landmarks.json", f"{mesh.stem}-landmarks.json"):
            if (mesh.parent / name).is_file():
                self.landmarks.setText(str(mesh.parent / name))
                return

    def _changed(self) -> None:
        both = bool(self.mesh.text().strip() and self.landmarks.text().strip())
        self._buttons.button(QDialogButtonBox.StandardButton.Open).setEnabled(both)
