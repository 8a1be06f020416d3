"""The user's named views, in the order of a lesson, and the file they lie in."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from pathlib import Path

from scalpviz.errors import ScalpVizError
from scalpviz.files import make_folder, write_text
from scalpviz.languages import Sentence
from scalpviz.state.saved_view import SavedView, from_json, to_json


class ViewBook:
    """Views in the order in which one steps through them; each change is written at once.

    Parameters
    ----------
    path : Path
        The file; it need not be there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.views: tuple[SavedView, ...] = ()
        self.before: tuple[SavedView, ...] | None = None
        """As it was before the last change, until that is taken back."""
        self.shown: str | None = None
        """The view that was shown or saved last."""
        self._listeners: list[Callable[[], None]] = []

    def read(self) -> None:
        """Read the file; one that cannot be read is put aside under another name.

        Raises
        ------
        ScalpVizError
            It could not be read; it was put aside, or, where that failed too, it stays.
        """
        if not self._path.exists():
            return
        try:
            self.views = read_views(self._path)
        except ScalpVizError as error:
            raise ScalpVizError(self._put_aside()) from error
        self._tell()

    def listen(self, listener: Callable[[], None]) -> None:
        """Call it after each change."""
        self._listeners.append(listener)

    @property
    def names(self) -> tuple[str, ...]:
        """In order."""
        return tuple(one.name for one in self.views)

    def named(self, name: str) -> SavedView:
        """The view of that name; KeyError when there is none."""
        for one in self.views:
            if one.name == name:
                return one
        raise KeyError(name)

    def keep(self, view: SavedView) -> None:
        """Add a view, or put it in the place of the one of that name."""
        if view.name in self.names:
            self._put(tuple(view if one.name == view.name else one for one in self.views))
        else:
            self._put((*self.views, view))
        self.shown = view.name

    def add(self, views: Iterable[SavedView]) -> None:
        """Add views at the end; one whose name is taken by another gets a number behind it."""
        found = list(self.views)
        for view in views:
            if view not in found:
                found.append(replace(view, name=self.free(view.name, [one.name for one in found])))
        self._put(tuple(found))

    def rename(self, name: str, now: str) -> bool:
        """Give a view another name; False when that is empty, or another view's."""
        if not now or (now != name and now in self.names):
            return False
        self._put(tuple(replace(one, name=now) if one.name == name else one for one in self.views))
        self.shown = now if self.shown == name else self.shown
        return True

    def delete(self, name: str) -> None:
        """Take a view out."""
        self._put(tuple(one for one in self.views if one.name != name))

    def order(self, names: Iterable[str]) -> None:
        """Put the views in another order."""
        self._put(tuple(self.named(name) for name in names))

    def take_back(self) -> None:
        """Be as before the last change."""
        if self.before is not None:
            self._put(self.before)
            self.before = None

    def step(self, by: int) -> SavedView | None:
        """The view after the one shown last, or before it; round from the last to the first."""
        if not self.views:
            return None
        now = self.names.index(self.shown) if self.shown in self.names else -1 if by > 0 else 0
        return self.views[(now + by) % len(self.views)]

    def free(self, name: str, taken: Iterable[str] | None = None) -> str:
        """A name that no view has: the one given, or with a number behind it."""
        used = frozenset(self.names if taken is None else taken)
        if name not in used:
            return name
        return next(wanted for k in count(2) if (wanted := f"{name} {k}") not in used)

    # -- inside --------------------------------------------------------------------------------

    def _put(self, views: tuple[SavedView, ...]) -> None:
        if views == self.views:
            self.before = None
            return
        make_folder(self._path.parent)
        write_views(self._path, views)
        self.before, self.views = self.views, views
        self._tell()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()

    def _put_aside(self) -> Sentence:
        stem = self._path.stem
        names = (f"{stem}.broken{'' if k == 1 else k}.json" for k in count(1))
        aside = next(file for name in names if not (file := self._path.with_name(name)).exists())
        try:
            self._path.replace(aside)
        except OSError:
            return Sentence(
                "Your named views in {file} cannot be read; mend or remove that file.", file=self._path
            )
        return Sentence(
            "Your named views could not be read, so you begin with none; the file was put aside as {file}.",
            file=aside,
        )


def read_views(path: Path) -> tuple[SavedView, ...]:
    """Views of a file.

    Raises
    ------
    ScalpVizError
        It cannot be read, or is no file of views.
    """
    try:
        return from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError) as error:
        raise ScalpVizError(
            "{file} holds no named views; choose a file that was saved here.", file=path.name
        ) from error


def write_views(path: Path, views: tuple[SavedView, ...]) -> None:
    """Write views whole or not at all."""
    write_text(path, json.dumps(to_json(views), ensure_ascii=False, indent=1) + "\n")
