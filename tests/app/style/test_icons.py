import pytest
from PySide6.QtGui import QColor, QIcon
from PySide6.QtSvg import QSvgRenderer

from scalpviz.app.commands.table import COMMANDS
from scalpviz.app.style.icons import icon, tinted
from scalpviz.app.style.theme import DARK, LIGHT
from scalpviz.assets import assets_dir

FILES = sorted((assets_dir() / "icons").glob("*.svg"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_icon_can_be_drawn(qapp, file):
    assert QSvgRenderer(str(file)).isValid()
    picture = tinted(file.stem, "#102030", 48).toImage()
    inked = sum(picture.pixelColor(x, y).alpha() > 128 for x in range(48) for y in range(48))
    assert inked > 48


def test_every_icon_of_a_command_is_there():
    named = {command.icon for command in COMMANDS if command.icon}
    assert named <= {file.stem for file in FILES}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_icons_take_the_ink_of_the_theme(qapp, tokens):
    picture = icon("home", tokens).pixmap(48, QIcon.Mode.Normal, QIcon.State.Off).toImage()
    inks = [
        picture.pixelColor(x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() > 200
    ]
    wanted = QColor(tokens.ink)
    assert inks
    assert all(abs(ink.red() - wanted.red()) < 12 and abs(ink.blue() - wanted.blue()) < 12 for ink in inks)
