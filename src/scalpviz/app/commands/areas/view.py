"""Commands of the View menu: heads, skin, labels, sides, languages, what is shown, the theme, presenting."""

from __future__ import annotations

from scalpviz.app.commands.areas.toggles import toggle_commands
from scalpviz.app.commands.command import Command
from scalpviz.app.style.theme import Mode
from scalpviz.atlas.index import load_index
from scalpviz.head.stored import stored_titles
from scalpviz.languages import ENGLISH, PINYIN, languages
from scalpviz.side import Side
from scalpviz.state.presets import PRESETS, Preset
from scalpviz.state.view import Centimetres, Labels, OwnHead, SkinTone


def _head(name: str, title: str) -> Command:
    return Command(
        f"head-{name}",
        title,
        "View/Head",
        lambda desk: desk.presenter.show_head(name),
        checked=lambda view, _desk: view.head == name,
        needs_view=True,
    )


def _labels(labels: Labels, title: str) -> Command:
    return Command(
        f"labels-{labels}",
        title,
        "View/Labels",
        lambda desk: desk.presenter.set_labels(labels),
        checked=lambda view, _desk: view.labels is labels,
    )


def _sides(name: str, title: str, *sides: Side) -> Command:
    return Command(
        f"sides-{name}",
        title,
        "View/Sides",
        lambda desk: desk.presenter.show_sides(*sides),
        checked=lambda view, _desk: view.sides == frozenset({*sides, Side.MIDLINE}),
    )


def _skin(skin: SkinTone, title: str) -> Command:
    return Command(
        f"skin-{skin}",
        title,
        "View/Skin",
        lambda desk: desk.presenter.set_skin(skin),
        checked=lambda view, _desk: view.skin is skin,
        needs_view=True,
    )


def _region(region: str, title: str) -> Command:
    return Command(
        f"region-{region}",
        title,
        "View/Regions",
        lambda desk: desk.presenter.toggle_region(region),
        checked=lambda view, _desk: region not in view.hidden_regions,
        exclusive=False,
    )


def _preset(one: Preset) -> Command:
    return Command(
        f"preset-{one.id}",
        one.title,
        "View/Ready-made",
        lambda desk: desk.presenter.show_preset(one.id),
        checked=lambda view, _desk: one.holds(view),
        needs_view=True,
    )


def _language(language: str, title: str) -> Command:
    return Command(
        f"language-{language}",
        title,
        "View/Language",
        lambda desk: desk.choose_language(language),
        checked=lambda view, _desk: view.language == language,
    )


def _centimetres(centimetres: Centimetres, title: str) -> Command:
    return Command(
        f"centimetres-{centimetres}",
        title,
        "View/Centimetres",
        lambda desk: desk.presenter.set_centimetres(centimetres),
        checked=lambda view, _desk: view.centimetres is centimetres,
        needs_view=True,
    )


def _mode(mode: Mode, title: str) -> Command:
    return Command(
        f"theme-{mode}",
        title,
        "View/Theme",
        lambda desk: desk.choose_mode(mode),
        checked=lambda _view, desk: desk.mode is mode,
    )


def region_titles() -> dict[str, str]:
    """Regions of the head of the atlas that ships, by id: in English, as a command's title is."""
    try:
        return {region.id: region.en for region in load_index().regions}
    except (OSError, ValueError, KeyError, TypeError):
        # the program says what is wrong with the atlas when it reads it
        return {}


COMMANDS: tuple[Command, ...] = (
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
    *(_region(region, title) for region, title in region_titles().items()),
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
)  # fmt: skip
"""In the order of the menu."""
