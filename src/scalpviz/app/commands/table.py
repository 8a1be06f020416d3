"""Everything the user can ask for, in one table that feeds menus, toolbar, shortcuts and the help page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalpviz.app.commands.command import Command
from scalpviz.app.commands.switches import toggles
from scalpviz.app.style.theme import Mode
from scalpviz.head.stored import stored_titles
from scalpviz.languages import ENGLISH, PINYIN, languages
from scalpviz.side import Side
from scalpviz.state.presets import PRESETS
from scalpviz.state.view import Centimetres, Labels, NamedView, OwnHead, SkinTone, View

if TYPE_CHECKING:
    from scalpviz.app.commands.switches import Toggle
    from scalpviz.state.presets import Preset


MENUS = ("File", "Edit", "View", "Go", "Tools", "Help")
TURN = 10.0
"""Degrees a press of an arrow key turns."""
ZOOM = 1.2


def _look(view: NamedView, title: str, key: str, short: str) -> Command:
    return Command(
        f"view-{view}", title, "Go", lambda desk: desk.presenter.look_from(view), (key,),
        icon=f"view-{view}", short=short, group=0, needs_view=True,
    )  # fmt: skip


def _head(name: str, title: str) -> Command:
    return Command(
        f"head-{name}", title, "View/Head", lambda desk: desk.presenter.show_head(name),
        checked=lambda view, _desk: view.head == name, needs_view=True,
    )  # fmt: skip


def _labels(labels: Labels, title: str) -> Command:
    return Command(
        f"labels-{labels}", title, "View/Labels", lambda desk: desk.presenter.set_labels(labels),
        checked=lambda view, _desk: view.labels is labels,
    )  # fmt: skip


def _sides(name: str, title: str, *sides: Side) -> Command:
    return Command(
        f"sides-{name}", title, "View/Sides", lambda desk: desk.presenter.show_sides(*sides),
        checked=lambda view, _desk: view.sides == frozenset({*sides, Side.MIDLINE}),
    )  # fmt: skip


def _skin(skin: SkinTone, title: str) -> Command:
    return Command(
        f"skin-{skin}", title, "View/Skin", lambda desk: desk.presenter.set_skin(skin),
        checked=lambda view, _desk: view.skin is skin, needs_view=True,
    )  # fmt: skip


def _spin(name: str, title: str, speed: float) -> Command:
    return Command(
        f"spin-{name}", title, "Go/Turn by itself", lambda desk: desk.presenter.spin_at(speed), group=1,
        checked=lambda view, _desk: view.spin_speed == speed, needs_view=True,
    )  # fmt: skip


def _region(region: str, title: str) -> Command:
    return Command(
        f"region-{region}", title, "View/Regions", lambda desk: desk.presenter.toggle_region(region),
        checked=lambda view, _desk: region not in view.hidden_regions, exclusive=False,
    )  # fmt: skip


def _preset(one: Preset) -> Command:
    return Command(
        f"preset-{one.id}", one.title, "View/Ready-made", lambda desk: desk.presenter.show_preset(one.id),
        checked=lambda view, _desk: one.holds(view), needs_view=True,
    )  # fmt: skip


def _language(language: str, title: str) -> Command:
    return Command(
        f"language-{language}", title, "View/Language", lambda desk: desk.choose_language(language),
        checked=lambda view, _desk: view.language == language,
    )  # fmt: skip


def _centimetres(centimetres: Centimetres, title: str) -> Command:
    return Command(
        f"centimetres-{centimetres}", title, "View/Centimetres",
        lambda desk: desk.presenter.set_centimetres(centimetres),
        checked=lambda view, _desk: view.centimetres is centimetres, needs_view=True,
    )  # fmt: skip


def _toggle(one: Toggle) -> Command:
    return Command(
        one.id, one.title, one.menu, lambda desk: desk.presenter.toggle(one.field), one.keys, one.icon,
        one.short, one.group, lambda view, desk: one.is_on(view, desk.presenter), one.enabled,
        one.needs_view, one.in_view,
    )  # fmt: skip


def toggle_commands(menu: str, group: int | None = None, view: type = View) -> tuple[Command, ...]:
    """Commands that turn switches of a class of views on and off, for a menu, or a group of it."""
    return tuple(_toggle(one) for one in toggles(view) if one.menu == menu and group in (None, one.group))


def _page(page: str, title: str, group: int) -> Command:
    return Command(
        f"page-{page.split('/')[0]}", title, "Help", lambda desk: desk.show_library(page), group=group
    )


def _tab(tab: str, title: str, key: str) -> Command:
    return Command(f"tab-{tab}", title, "Go", lambda desk: desk.show_tab(tab), (key,), group=2)


def _mode(mode: Mode, title: str) -> Command:
    return Command(
        f"theme-{mode}", title, "View/Theme", lambda desk: desk.choose_mode(mode),
        checked=lambda _view, desk: desk.mode is mode,
    )  # fmt: skip


COMMANDS: tuple[Command, ...] = (
    Command("open-head", "Open head…", "File", lambda desk: desk.open_head(), ("Ctrl+O",), "open",
            needs_view=True),
    Command("open-atlas", "Open atlas…", "File", lambda desk: desk.open_atlas()),
    Command("save-picture", "Save picture…", "File", lambda desk: desk.save_picture(), ("Ctrl+S",), "picture",
            group=1, needs_view=True),
    Command("quit", "Quit", "File", lambda desk: desk.quit(), ("Ctrl+Q",), group=2),
    Command("undo", "Undo", "Edit", lambda desk: desk.presenter.undo(), ("Ctrl+Z",), "undo",
            enabled=lambda presenter: presenter.can_undo),
    Command("redo", "Redo", "Edit", lambda desk: desk.presenter.redo(), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo",
            enabled=lambda presenter: presenter.can_redo),
    Command("search", "Search", "Edit", lambda desk: desk.go_to_search(), ("Ctrl+F",), "search", group=1),
    Command("palette", "Find a command…", "Edit", lambda desk: desk.open_palette(),
            ("Ctrl+K", "Ctrl+Shift+P"), "search", group=1),
    Command("clear", "Clear selection and search", "Edit", lambda desk: desk.presenter.clear(), ("Esc",),
            group=1),
    Command("copy-picture", "Copy picture", "Edit", lambda desk: desk.copy_picture(), ("Ctrl+C",), "copy",
            group=2, needs_view=True),
    *(_head(name, title) for name, title in stored_titles().items()),
    Command("own-head", "Opened head", "View/Head", lambda desk: desk.presenter.show_own_head(), group=1,
            checked=lambda view, _desk: isinstance(view.head, OwnHead),
            enabled=lambda presenter: presenter.own_head is not None, needs_view=True),
    Command("next-head", "Next head", "View/Head", lambda desk: desk.presenter.next_head(), ("H",), group=2,
            needs_view=True),
    _skin(SkinTone.LIGHT, "Light"),
    _skin(SkinTone.DARK, "Dark"),
    _skin(SkinTone.CLAY, "Clay"),
    _labels(Labels.CODES, "Codes"),
    _labels(Labels.NAMES, "Names"),
    _labels(Labels.NONE, "None"),
    Command("next-labels", "Change labels", "View/Labels", lambda desk: desk.presenter.next_labels(), ("L",),
            "labels", "Labels", group=1, needs_view=True,
            checked=lambda view, _desk: view.labels is not Labels.NONE),
    _sides("both", "Both", Side.RIGHT, Side.LEFT),
    _sides("right", "Right only", Side.RIGHT),
    _sides("left", "Left only", Side.LEFT),
    _language(ENGLISH, "English"),
    _language(PINYIN, "English, names in pinyin"),
    *(_language(one.id, one.name) for one in languages().values() if one.id != ENGLISH),
    *toggle_commands("View", group=1),
    Command("shown", "What is shown…", "View", lambda desk: desk.toggle_shown(), ("W",), "eye", "Show",
            group=1, checked=lambda _view, desk: desk.shown_is_open),
    *(_preset(one) for one in PRESETS),
    _region("forehead", "Forehead"),
    _region("vertex", "Vertex"),
    _region("temporal", "Temple"),
    _region("occipital", "Back of the head"),
    _region("nape", "Nape"),
    _region("face", "Face"),
    Command("all-regions", "All regions", "View/Regions", lambda desk: desk.presenter.show_all_regions(),
            group=1, enabled=lambda presenter: presenter.hides_regions),
    *toggle_commands("View/Show"),
    Command("fold-all", "Fold all sections", "View/Card", lambda desk: desk.presenter.fold_all(),
            icon="fold"),
    Command("unfold-all", "Unfold all sections", "View/Card", lambda desk: desk.presenter.unfold_all()),
    _centimetres(Centimetres.PRINTED, "As printed"),
    _centimetres(Centimetres.SCALED, "Scaled to the head"),
    _mode(Mode.SYSTEM, "Like the system"),
    _mode(Mode.LIGHT, "Light"),
    _mode(Mode.DARK, "Dark"),
    _mode(Mode.CONTRAST, "High contrast"),
    *toggle_commands("View", group=2),
    Command("present", "Present", "View", lambda desk: desk.presenter.toggle_presenting(), ("F5",), "present",
            "Present", group=2, checked=lambda view, _desk: view.presenting, needs_view=True),
    Command("tell", "Tell more of the zone", "View/Presenting", lambda desk: desk.presenter.tell_more(),
            ("Return", "Enter", "B", "."), enabled=lambda presenter: presenter.presenting, needs_view=True),
    Command("present-next", "Next zone", "View/Presenting", lambda desk: desk.presenter.next_zone(),
            ("PgDown",), enabled=lambda presenter: presenter.presenting, needs_view=True),
    Command("present-previous", "Previous zone", "View/Presenting",
            lambda desk: desk.presenter.previous_zone(), ("PgUp",),
            enabled=lambda presenter: presenter.presenting, needs_view=True),
    Command("full-screen", "Full screen", "View", lambda desk: desk.toggle_full_screen(), ("F11",),
            "full-screen", group=2),
    _look(NamedView.FRONT, "Front", "1", "Front"),
    _look(NamedView.BACK, "Back", "2", "Back"),
    _look(NamedView.LEFT, "Left", "3", "Left"),
    _look(NamedView.RIGHT, "Right", "4", "Right"),
    _look(NamedView.TOP, "Top", "5", "Top"),
    _look(NamedView.THREE_QUARTER, "Three-quarter", "6", "3/4"),
    Command("home", "Home", "Go", lambda desk: desk.presenter.go_home(), ("Home",), "home", "Home",
            needs_view=True),
    Command("back", "Go back", "Go", lambda desk: desk.presenter.go_back(), ("Alt+Left",), "back", group=1,
            enabled=lambda presenter: presenter.can_go_back),
    Command("forward", "Go forward", "Go", lambda desk: desk.presenter.go_forward(), ("Alt+Right",),
            "forward", group=1, enabled=lambda presenter: presenter.can_go_forward),
    Command("next-zone", "Next zone", "Go", lambda desk: desk.presenter.next_zone(), ("Ctrl+Down", "]"),
            "next", group=1),
    Command("previous-zone", "Previous zone", "Go", lambda desk: desk.presenter.previous_zone(),
            ("Ctrl+Up", "["), "previous", group=1),
    Command("next-part", "Next part of the window", "Go", lambda desk: desk.go_to_part(1), ("F6",), group=3),
    Command("previous-part", "Previous part of the window", "Go", lambda desk: desk.go_to_part(-1),
            ("Shift+F6",), group=3),
    _tab("zones", "Zones", "Ctrl+1"),
    _tab("body", "Body", "Ctrl+2"),
    _tab("conditions", "Conditions", "Ctrl+3"),
    Command("turn-left", "Turn left", "Go/Turn and zoom", lambda desk: desk.turn(TURN, 0), ("Left",),
            needs_view=True, in_view=True),
    Command("turn-right", "Turn right", "Go/Turn and zoom", lambda desk: desk.turn(-TURN, 0), ("Right",),
            needs_view=True, in_view=True),
    Command("turn-up", "Turn up", "Go/Turn and zoom", lambda desk: desk.turn(0, -TURN), ("Up",),
            needs_view=True, in_view=True),
    Command("turn-down", "Turn down", "Go/Turn and zoom", lambda desk: desk.turn(0, TURN), ("Down",),
            needs_view=True, in_view=True),
    *toggle_commands("Go/Turn by itself"),
    _spin("slowly", "Slowly", 10.0),
    _spin("steadily", "Steadily", 20.0),
    _spin("fast", "Fast", 45.0),
    Command("save-view", "Save this view…", "Go/Named views", lambda desk: desk.views.save(), ("Ctrl+D",),
            "save-view", needs_view=True),
    Command("next-view", "Next named view", "Go/Named views", lambda desk: desk.views.step(1),
            ("Ctrl+PgDown",), needs_view=True),
    Command("previous-view", "Previous named view", "Go/Named views", lambda desk: desk.views.step(-1),
            ("Ctrl+PgUp",), needs_view=True),
    Command("views", "Named views…", "Go/Named views", lambda desk: desk.views.open_page(), ("Ctrl+Shift+D",),
            "named-views", group=1),
    Command("import-views", "Open views…", "File", lambda desk: desk.views.import_views()),
    Command("export-views", "Save views…", "File", lambda desk: desk.views.export_views()),
    Command("nearer", "Come nearer", "Go/Turn and zoom", lambda desk: desk.zoom(ZOOM), ("+", "="), group=1,
            needs_view=True),
    Command("farther", "Go away", "Go/Turn and zoom", lambda desk: desk.zoom(1 / ZOOM), ("-",), group=1,
            needs_view=True),
    Command("tape", "Tape", "Tools", lambda desk: desk.tapes.toggle(), ("Ctrl+M",), "tape", "Tape",
            checked=lambda view, _desk: view.measuring, needs_view=True),
    Command("tape-end", "Set an end of the tape", "Tools", lambda desk: desk.tapes.set_end(),
            ("Return", "Enter", "Shift+Return", "Shift+Enter"),
            enabled=lambda presenter: presenter.measuring, needs_view=True, in_view=True),
    Command("tape-zone", "Follow the chosen zone with a tape", "Tools",
            lambda desk: desk.tapes.follow_zone(), ("Ctrl+Shift+M",),
            enabled=lambda presenter: presenter.has_chosen, needs_view=True),
    Command("copy-tapes", "Copy the tapes as text", "Tools", lambda desk: desk.tapes.copy(), group=1,
            enabled=lambda presenter: presenter.has_tapes, needs_view=True),
    Command("dismiss-tapes", "Dismiss the tapes", "Tools", lambda desk: desk.tapes.dismiss(), group=1,
            enabled=lambda presenter: presenter.has_tapes, needs_view=True),
    Command("help", "Keys and mouse", "Help", lambda desk: desk.show_help(), ("F1",), "help"),
    _page("system/international", "Systems and their history", 1),
    _page("technique", "Technique", 1),
    _page("safety", "Safety", 1),
    _page("evidence", "Evidence", 1),
    _page("conventions", "Conventions of this atlas", 2),
    _page("sources", "Sources", 2),
    Command("about", "About ScalpViz", "Help", lambda desk: desk.show_about(), group=3),
)  # fmt: skip
"""In the order of the menus."""

TOOLBAR: tuple[tuple[str, ...], ...] = (
    ("view-front", "view-back", "view-left", "view-right", "view-top", "view-three-quarter"),
    ("View/Sides", "next-labels", "needles", "points", "guides", "skull", "tape"),
    ("home", "present", "shown"),
)
"""Ids of commands, or menus, in groups that a space parts."""

TOOLBAR_MENUS: dict[str, tuple[str, str]] = {"View/Sides": ("Sides", "sides")}
"""Word and icon of the menus on the toolbar."""

MOUSE: tuple[tuple[str, str], ...] = (
    ("Drag with the left button", "Turn the head"),
    ("Drag with the right or middle button", "Move the head"),
    ("Wheel", "Come nearer to the place under the pointer, or go away"),
    ("Point at a zone", "Its name and what it stands for, below the head"),
    ("Click a zone", "Its card, with the side and the part that was clicked"),
    ("Click bare skin", "Clear the selection"),
    ("Click while the tape is in hand", "An end of the tape; with Shift it follows the zone"),
)
"""What the mouse does in the 3D view."""
