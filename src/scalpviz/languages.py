"""The program's own words in other languages: one file of `assets/languages` for each."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from scalpviz.assets import assets_dir

ENGLISH = "en"
PINYIN = "pinyin"
"""English, with the names of zones and points in pinyin."""


@dataclass(frozen=True)
class Language:
    """A language the program speaks.

    Parameters
    ----------
    id : str
        As in the view: `en`, `zh`.
    name : str
        What its speakers call it.
    words : mapping
        English sentence to the sentence in this language; what is missing stays English.
    """

    id: str
    name: str
    words: Mapping[str, str] = field(default_factory=dict)


class Sentence(str):
    """An English sentence that is said in the language of the moment."""

    __slots__ = ()

    def in_language(self, language: str, /, **fields: object) -> str:
        """The sentence in a language, with its fields filled in."""
        return say(str(self), language, **fields)


def say(message: str, language: str, /, **fields: object) -> str:
    """A sentence of the program in a language.

    Parameters
    ----------
    message : str
        The English sentence; `{name}` stands for a field.
    language : str
        Id of a language; one without a file reads English.
    **fields : object
        What is put into the sentence, in any language's order.
    """
    known = languages().get(language)
    words = known.words.get(message, message) if known else message
    return words.format(**fields) if fields else words


@cache
def languages() -> Mapping[str, Language]:
    """Every language at hand, by id: English, then one for each file, by name of the file."""
    found = {ENGLISH: Language(ENGLISH, "English")}
    for path in sorted((assets_dir() / "languages").glob("*.json")):
        made = read_language(path)
        found[made.id] = made
    return found


def read_language(path: Path) -> Language:
    """Read one language's file; the file's name is its id."""
    read = json.loads(path.read_text(encoding="utf-8"))
    return Language(path.stem, read["name"], read["words"])
