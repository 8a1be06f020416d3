"""Every action of the window, in one table: menus, tool bar, shortcuts and the help page are made from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalpviz.app.theme import Mode
from scalpviz.side import Side
from scalpviz.state.view import Labels, NamedView, View

if TYPE_CHECKING:
    from scalpviz.app.main_window import MainWindow


@dataclass(frozen=True)
class Deed:
    """Something the user can do.

    Parameters
    ----------
    id : str
        Unique.
    menu : str
        Path of the menu: `View/Labels`; empty where it is in none.
    words : str
        As the menu says it; `&` before the letter that chooses it.
    do : callable
        Does it.
    keys : tuple of str
        Shortcuts; the first is shown.
    icon : str
        Name of a file in `assets/icons`; empty for none.
    bar : str
        Words under the icon in the tool bar; empty where it is not there.
    tip : str
        What it does, for tool tips and the help page; the words of the menu without it.
    on : callable or None
        For a choice that is on or off: whether it is on in a view.
    may : callable or None
        Whether it can be done now.
    """

    id: str
    menu: str
    words: str
    do: Callable[["MainWindow"], None]
    keys: tuple[str, ...] = ()
    icon: str = ""
    bar: str = ""
    tip: str = ""
    on: "Callable[[MainWindow, View], bool] | None" = None
    may: "Callable[[MainWindow], bool] | None" = None

    @property
    def plain(self) -> str:
        """The words without the mark of the menu letter and the dots."""
        return self.words.replace("&", "").removesuffix("…")


def _view(view: NamedView, words: str, key: int, bar: str) -> Deed:
    return Deed(
        f"view-{view.value}", "Go", words, lambda w: w.presenter.look_from(view), (str(key),), f"view-{view.value}", bar,
        f"Look at the head from this side: {words.replace('&', '').lower()}",
    )  # fmt: skip


def _labels(labels: Labels, words: str) -> Deed:
    return Deed(
        f"labels-{labels.value}", "View/Labels", words, lambda w: w.presenter.set_labels(labels),
        on=lambda _w, view: view.labels is labels,
    )  # fmt: skip


def _sides(name: str, words: str, *sides: Side) -> Deed:
    wanted = frozenset(sides) | {Side.MIDLINE}
    return Deed(
        f"sides-{name}", "View/Sides", words, lambda w: w.presenter.show_sides(*sides),
        on=lambda _w, view: view.sides == wanted,
    )  # fmt: skip


def _language(language: str, words: str) -> Deed:
    return Deed(
        f"language-{language}", "View/Names", words, lambda w: w.presenter.set_language(language),
        on=lambda _w, view: view.language == language,
        may=(lambda w: w.has_chinese) if language == "zh" else None,
    )  # fmt: skip


def _theme(mode: Mode, words: str) -> Deed:
    return Deed(
        f"theme-{mode.value}", "View/Theme", words, lambda w: w.choose_theme(mode),
        on=lambda w, _view: w.theme.mode is mode,
    )  # fmt: skip


DEEDS: tuple[Deed, ...] = (
    Deed("open-head", "File", "&Open head…", lambda w: w.ask_for_head(), ("Ctrl+O",), "open",
         tip="Lay the zones on a person's head: a mesh and its landmarks"),
    Deed("reference-head", "File", "&Reference head", lambda w: w.open_head(None, None),
         tip="Go back to the head that ships with the program"),
    Deed("save-picture", "File", "&Save picture…", lambda w: w.ask_for_picture(), ("Ctrl+S",), "picture",
         tip="Save the head as you see it now, as a PNG", may=lambda w: w.has_head),
    Deed("quit", "File", "&Quit", lambda w: w.close_it(), ("Ctrl+Q",)),
    Deed("undo", "Edit", "&Undo", lambda w: w.presenter.undo(), ("Ctrl+Z",), "undo",
         tip="Take the last choice back", may=lambda w: w.presenter.can_undo),
    Deed("redo", "Edit", "&Redo", lambda w: w.presenter.redo(), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo",
         tip="Choose again what was taken back", may=lambda w: w.presenter.can_redo),
    Deed("clear", "Edit", "&Clear selection", lambda w: w.presenter.clear(), ("Esc",),
         tip="Choose nothing, and end a search"),
    Deed("find", "Edit", "&Find…", lambda w: w.go_to_search(), ("Ctrl+F", "/"), "search",
         tip="Look up a code, a name, a body part or a complaint"),
    _view(NamedView.FRONT, "&Front", 1, "Front"),
    _view(NamedView.BACK, "&Back", 2, "Back"),
    _view(NamedView.LEFT, "&Left side", 3, "Left"),
    _view(NamedView.RIGHT, "&Right side", 4, "Right"),
    _view(NamedView.TOP, "&Top", 5, "Top"),
    _view(NamedView.THREE_QUARTER, "T&hree-quarter", 6, "3/4"),
    Deed("home", "Go", "H&ome", lambda w: w.presenter.go_home(), ("Home",), "home", "Home",
         "Bring the head back to the view it started with"),
    Deed("next-zone", "Go", "&Next zone", lambda w: w.presenter.next_zone(), ("Ctrl+Down",), "next",
         tip="Choose the next zone of the list"),
    Deed("previous-zone", "Go", "&Previous zone", lambda w: w.presenter.previous_zone(), ("Ctrl+Up",), "previous",
         tip="Choose the zone before"),
    Deed("nearer", "Go", "Come n&earer", lambda w: w.zoom(1), ("+", "=", "Ctrl++", "Ctrl+="), tip="Zoom in"),
    Deed("farther", "Go", "Go &away", lambda w: w.zoom(-1), ("-", "Ctrl+-"), tip="Zoom out"),
    Deed("needles", "View", "&Needle direction", lambda w: w.presenter.show_needles(not w.view.needles), ("N",),
         "needles", "Needles", "Draw how the needle goes in the chosen zone", on=lambda _w, view: view.needles),
    Deed("guides", "View", "&Guides", lambda w: w.presenter.show_guides(not w.view.guides), ("G",), "guides",
         "Guides", "Draw hairline, midline and landmarks", on=lambda _w, view: view.guides),
    Deed("labels", "", "Labels", lambda w: w.presenter.next_labels(), ("L",), "labels", "Labels",
         "Write codes, names or nothing beside the zones", on=lambda _w, view: view.labels is not Labels.NONE),
    _labels(Labels.CODES, "&Codes"),
    _labels(Labels.NAMES, "&Names"),
    _labels(Labels.NONE, "N&othing"),
    _sides("both", "&Both", Side.LEFT, Side.RIGHT),
    _sides("right", "&Right only", Side.RIGHT),
    _sides("left", "&Left only", Side.LEFT),
    _language("en", "&English"),
    _language("pinyin", "&Pinyin"),
    _language("zh", "&Chinese"),
    _theme(Mode.SYSTEM, "As the &system"),
    _theme(Mode.LIGHT, "&Light"),
    _theme(Mode.DARK, "&Dark"),
    Deed("full-screen", "View", "F&ull screen", lambda w: w.toggle_full_screen(), ("F11",), "full-screen",
         tip="Fill the screen, or stop it", on=lambda w, _view: w.isFullScreen()),
    Deed("help", "Help", "&Keys and help", lambda w: w.show_help(), ("F1",), "help", tip="This page"),
    Deed("about", "Help", "&About ScalpViz", lambda w: w.show_about(), tip="Version, notice, sources"),
)  # fmt: skip

MENUS = ("File", "Edit", "View", "Go", "Help")
CHOICES = ("View/Labels", "View/Sides", "View/Names", "View/Theme")
"""Menus of which one entry is on."""

BAR = (
    "view-front", "view-back", "view-left", "view-right", "view-top", "view-three-quarter", "home", "",
    "sides", "labels", "needles", "guides",
)  # fmt: skip
"""Order of the tool bar; an empty name is a gap."""

BY_HAND: tuple[tuple[str, str], ...] = (
    ("Drag with the left button", "Turn the head"),
    ("Drag with the right or middle button", "Shift the picture"),
    ("Wheel", "Zoom toward the pointer"),
    ("Arrow keys on the head", "Turn it"),
    ("Up and Down in the list", "Choose the zone before or after"),
    ("Click a zone", "Read its card"),
    ("Click bare skin", "Choose nothing"),
    ("Tab", "Go from search to list, card and head"),
)
"""What is done without an entry in a menu."""
