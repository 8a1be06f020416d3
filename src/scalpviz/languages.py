"""The program's own words in other languages: one file of `assets/languages` for each."""

import json
import re
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


def reword(message: str, language: str) -> str:
    """A sentence whose fields are filled in already, in a language; as it stands where it is not known there.

    What goes wrong is told in English where it goes wrong, in rooms that know no language: the sentence it
    was made from is found again by its words, and its fields by what stands between them.
    """
    known = languages().get(language)
    if known is None:
        return message
    if message in known.words:
        return known.words[message]
    for pattern, words in _patterns(language):
        found = pattern.fullmatch(message)
        if found:
            return words.format(**found.groupdict())
    return message


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Sentences with fields, those with most words of their own first."""
    fielded = [(english, words) for english, words in languages()[language].words.items() if "{" in english]
    fielded.sort(key=lambda pair: -len(re.sub(r"\{\w+\}", "", pair[0])))
    found = []
    for english, words in fielded:
        pieces = re.split(r"\{(\w+)\}", english)
        if len(set(pieces[1::2])) < len(pieces[1::2]):
            continue
        made = "".join(f"(?P<{piece}>.*?)" if k % 2 else re.escape(piece) for k, piece in enumerate(pieces))
        found.append((re.compile(made, re.DOTALL), words))
    return tuple(found)


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
