"""What the palette offers: commands, zones, points, body areas, conditions, systems, pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Protocol

from scalpviz.app.commands.action_set import keys_in_words
from scalpviz.app.commands.command import Command
from scalpviz.app.commands.finder import Entry
from scalpviz.app.commands.table import COMMANDS
from scalpviz.languages import say
from scalpviz.state.cards.pages import pages
from scalpviz.state.view import ZoneRef

if TYPE_CHECKING:
    from scalpviz.app.commands.action_set import ActionSet
    from scalpviz.app.saved_views.named_views import NamedViews
    from scalpviz.app.style.translator import Translator
    from scalpviz.atlas.model import Atlas
    from scalpviz.atlas.texts import Names, Text
    from scalpviz.state.presenter.presenter import Presenter
    from scalpviz.state.view_state import ViewState

COMMANDS_FIRST = 4.0


class Searchable(Protocol):
    """The window, as far as the palette leads to what is in it."""

    state: ViewState
    views: NamedViews
    words: Translator
    actions_: ActionSet

    @property
    def presenter(self) -> Presenter:
        """What the user can do."""

    def colour_of(self, ref: ZoneRef) -> tuple[float, float, float] | None:
        """The colour of a zone or point, red, green and blue from 0 to 1; None for one that has none."""

    def show_library(self, page: str) -> None:
        """Open the library at a page."""


def entries(window: Searchable, atlas: Atlas) -> list[Entry]:
    """Everything one can go to or do now, in the language of the window."""
    language = window.state.view.language
    return [
        *(_of_command(window, command, language) for command in COMMANDS if command.id != "palette"),
        *(
            Entry(
                f"view/{name}",
                say("Named view", language),
                name,
                partial(window.views.show, name),
                icon="eye",
            )
            for name in window.views.names
        ),
        *_of_atlas(window, atlas, language),
    ]


def _of_command(window: Searchable, command: Command, language: str) -> Entry:
    action = window.actions_[command.id]
    above = [say(part, language) for part in command.menu.split("/")]
    title = say(command.title, language)
    # a choice among several is told with what is chosen: Theme, Dark
    full = f"{above[-1]}: {title}" if len(above) > 1 else title
    english = f"{command.menu.rpartition('/')[2]} {command.title}"
    return Entry(
        id=f"command/{command.id}",
        kind=" › ".join(above),
        title=full,
        run=action.trigger,
        also=(title, command.title, english, command.id.replace("-", " ")),
        hint=keys_in_words(command, window.words.say),
        icon=command.icon,
        why_not="" if action.isEnabled() else say("Not now", language),
        weight=COMMANDS_FIRST,
    )


def _of_atlas(window: Searchable, atlas: Atlas, language: str) -> Iterator[Entry]:
    presenter = window.presenter
    for zone in atlas.zones:
        ref = ZoneRef(zone.system, zone.code)
        yield Entry(
            f"zone/{zone.system}/{zone.code}", say("Zone", language),
            _titled(zone.code, zone.names, language), partial(presenter.select, ref),
            (zone.code, *zone.names.forms, *(name for alias in zone.aliases for name in _both(alias))),
            colour=window.colour_of(ref),
        )  # fmt: skip
    for point in atlas.points:
        ref = ZoneRef(point.system, point.code)
        yield Entry(
            f"point/{point.system}/{point.code}", say("Point", language),
            _titled(point.code, point.names, language), partial(presenter.select, ref),
            (point.code, *point.names.forms), colour=window.colour_of(ref),
        )  # fmt: skip
    for area in atlas.body_areas:
        yield Entry(
            f"area/{area.id}", say("Part of the body", language), area.name.in_language(language),
            partial(presenter.choose_area, area.id), _both(area.name),
        )  # fmt: skip
    for condition in atlas.conditions:
        yield Entry(
            f"condition/{condition.id}", say("Condition", language), condition.name.in_language(language),
            partial(presenter.choose_condition, condition.id), _both(condition.name),
        )  # fmt: skip
    for system in atlas.systems:
        if atlas.zones_of(system.id):
            yield Entry(
                f"system/{system.id}", say("System", language), system.names.in_language(language),
                partial(presenter.show_system, system.id), system.names.forms,
            )  # fmt: skip
    english = {page.id: page.title for page in pages(atlas, "en")}
    for page in pages(atlas, language):
        yield Entry(
            f"page/{page.id}", say("Page", language), page.title,
            partial(window.show_library, page.id), (english.get(page.id, ""), page.subtitle),
            icon="help",
        )  # fmt: skip


def _titled(code: str, names: Names, language: str) -> str:
    return f"{code}  {names.in_language(language)}"


def _both(text: Text) -> tuple[str, ...]:
    return tuple(words for words in (text.en, text.zh) if words)
