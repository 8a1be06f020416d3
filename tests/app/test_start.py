"""How the program starts, each in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scalpviz.demo.virtual_screen import NoVirtualScreen, start_virtual_screen

WATCH = """
HEAVY = ("vtkmodules", "pyvista", "scipy", "numpy", "pydantic", "scalpviz.atlas.model", "matplotlib")
import json, sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from scalpviz.app import main
from scalpviz.app import settings
from scalpviz.app.viewport import view_area
from scalpviz.state.view import ZoneRef
settings.QSettings = lambda *_: QSettings(sys.argv[1], QSettings.Format.IniFormat)

def look(self, load, what):
    window = self.window()
    shot = QApplication.primaryScreen().grabWindow(window.winId()).toImage()
    rows = window.panel.list
    middle = rows.visualRect(rows.index_of(ZoneRef("international", "MS3"))).center()
    place = rows.viewport().mapTo(window, middle)
    row = [shot.pixelColor(x, place.y()).lightness() for x in range(place.x() - 150, place.x() + 150)]
    print(json.dumps({
        "visible": window.isVisible(),
        "written": min(row) < 100 < max(row),
        "rows": window.panel.list.model().rowCount(),
        "imported": [m for m in HEAVY if m in sys.modules],
    }))
    window.close()

view_area.ViewArea._begin = look
sys.exit(main.open_window())
"""

BLIND = """
import json, sys
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from scalpviz.app import main
from scalpviz.app import settings
settings.QSettings = lambda *_: QSettings(sys.argv[1], QSettings.Format.IniFormat)
from scalpviz.state.view import ZoneRef

def look():
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "scalpviz")
    window.presenter.select(ZoneRef("international", "MS6"))
    window.presenter.look_from("front")
    print(json.dumps({
        "reason": window.view_area.waiting.words,
        "card": window.panel.card.words[:3],
        "message": window.messages.words,
        "picture": window.actions_["save-picture"].isEnabled(),
    }))
    window.close()

app = main.application()
QTimer.singleShot(600, look)
sys.exit(main.open_window())
"""


def run(code: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True, text=True, timeout=120, check=False, env={**os.environ, **environment},
    )  # fmt: skip


@pytest.mark.window
def test_the_window_with_its_list_is_there_before_the_3d_part_is_imported(screen, tmp_path):
    done = run(WATCH, str(tmp_path / "s.ini"))
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["visible"]
    assert seen["written"]
    assert seen["rows"] == 4
    assert seen["imported"] == []


@pytest.mark.window
def test_without_opengl_the_window_says_why_and_list_and_card_work(screen, tmp_path):
    done = run(BLIND, str(tmp_path / "s.ini"), QT_XCB_GL_INTEGRATION="none")
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert "no OpenGL" in seen["reason"]
    assert seen["card"] == "MS6"
    assert seen["message"] == ""
    assert not seen["picture"]
    assert "Traceback" not in done.stderr


def test_without_xvfb_a_virtual_screen_is_refused_in_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoVirtualScreen, match=r"^There is no screen here and no Xvfb .*install"):
        start_virtual_screen()


@pytest.mark.window
def test_a_virtual_screen_ends_with_its_process(tmp_path):
    code = (
        "from scalpviz.demo.virtual_screen import start_virtual_screen\n"
        "from scalpviz.screen import has_screen\n"
        "display = start_virtual_screen(300, 200)\n"
        "assert has_screen()\n"
        "print(display)"
    )
    done = run(code, DISPLAY="")
    assert done.returncode == 0, done.stderr
    number = done.stdout.strip().removeprefix(":")
    assert not Path(f"/tmp/.X11-unix/X{number}").exists()
