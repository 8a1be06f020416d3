"""The language of the window: says sentences in it, and writes them again when it changes."""

import weakref
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from scalpviz.languages import ENGLISH, say

Write = Callable[[str], object]
KEPT = "_kept_words"
"""Attribute of an owner: what is to be written on it, and how."""


class Translator(QObject):
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
        self._owners: list[weakref.ref[QObject]] = []

    @property
    def language(self) -> str:
        """Id of the language."""
        return self._language

    def choose(self, language: str) -> None:
        """Speak another language from now on."""
        if language == self._language:
            return
        self._language = language
        self._owners = [owner for owner in self._owners if _lives(owner)]
        for held in tuple(self._owners):
            owner = held()
            for write, message in getattr(owner, KEPT, ()):
                write(self.say(message))
        self.changed.emit()

    def say(self, message: str, /, **fields: object) -> str:
        """A sentence in the language; see `scalpviz.languages.say`."""
        return say(message, self._language, **fields)

    def keep(self, owner: QObject, write: Write, message: str) -> None:
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
        # The owner itself holds what is written on it: words outlive windows and must not hold them.
        kept: list[tuple[Write, str]] | None = getattr(owner, KEPT, None)
        if kept is None:
            kept = []
            setattr(owner, KEPT, kept)
            self._owners.append(weakref.ref(owner))
        kept.append((write, message))


def _lives(owner: weakref.ref[QObject]) -> bool:
    thing = owner()
    return thing is not None and isValid(thing)
