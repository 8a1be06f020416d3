"""The language of the window: says sentences in it, and writes them again when it changes."""

import weakref
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from scalpviz.languages import ENGLISH, say


class Words(QObject):
    """What the window speaks.

    Parameters
    ----------
    language : str
        Id of a language, or `pinyin`, which is English in the program's own words.
    """

    changed = Signal()
    """Another language is chosen, and everything kept has been written again."""

    def __init__(self, language: str = ENGLISH) -> None:
        super().__init__()
        self._language = language
        self._kept: list[tuple[weakref.ref[QObject], Callable[[str], object], str]] = []

    @property
    def language(self) -> str:
        """Id of the language."""
        return self._language

    def choose(self, language: str) -> None:
        """Speak another language from now on."""
        if language == self._language:
            return
        self._language = language
        self._kept = [kept for kept in self._kept if _lives(kept[0])]
        for _, write, message in tuple(self._kept):
            write(self.say(message))
        self.changed.emit()

    def say(self, message: str, /, **fields: object) -> str:
        """A sentence in the language; see `scalpviz.languages.say`."""
        return say(message, self._language, **fields)

    def keep(self, owner: QObject, write: Callable[[str], object], message: str) -> None:
        """Write a sentence now, and again in each language chosen later, as long as its owner lives.

        Parameters
        ----------
        owner : QObject
            Whose words they are: a label, an action.
        write : callable
            Takes the sentence: `label.setText`.
        message : str
            The English sentence.
        """
        write(self.say(message))
        self._kept.append((weakref.ref(owner), _loosened(owner, write), message))


def _lives(owner: weakref.ref[QObject]) -> bool:
    thing = owner()
    return thing is not None and isValid(thing)


def _loosened(owner: QObject, write: Callable[[str], object]) -> Callable[[str], object]:
    """The same call without holding the owner: by name where it is one of the owner's own methods."""
    if getattr(write, "__self__", None) is not owner:
        return write
    held, name = weakref.ref(owner), getattr(write, "__name__", "")

    def again(words: str) -> None:
        thing = held()
        if thing is not None and isValid(thing):
            getattr(thing, name)(words)

    return again
