"""The program's own words in other languages: one file of `assets/languages` for each."""

import json
import logging
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from scalpviz.assets import assets_dir

LOG = logging.getLogger("scalpviz")

_FIELD = re.compile(r"\{(\w+)\}")
ENGLISH = "en"
PINYIN = "pinyin"
"""English, with the names of zones and points in pinyin."""
CHINESE = "zh"
"""The language in which the atlas has texts and names beside English."""


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
    fielded.sort(key=lambda pair: -len(_FIELD.sub("", pair[0])))
    found = []
    for english, words in fielded:
        pieces = _FIELD.split(english)
        made = ""
        for k, piece in enumerate(pieces):
            if k % 2 == 0:
                made += re.escape(piece)
            else:  # a field that comes again holds the same again
                made += f"(?P={piece})" if piece in pieces[1:k:2] else f"(?P<{piece}>.*?)"
        found.append((re.compile(made, re.DOTALL), words))
    return tuple(found)


@cache
def languages() -> Mapping[str, Language]:
    """Every language at hand, by id: English, then one for each file, by name of the file.

    A file in the user's own folder takes the place of one that ships; one that cannot be read is passed over.
    """
    found = {ENGLISH: Language(ENGLISH, "English")}
    for folder in (assets_dir() / "languages", own_folder()):
        for path in sorted(folder.glob("*.json")):
            try:
                made = read_language(path)
            except (OSError, ValueError) as error:
                LOG.warning("The language file %s cannot be used (%s).", path, error)
                continue
            if made.id not in (ENGLISH, PINYIN):
                found[made.id] = made
    return found


def own_folder() -> Path:
    """Where the user's own language files lie: where the system keeps data of programs."""
    home = Path.home()
    if sys.platform == "win32":
        data = Path(os.environ.get("APPDATA", home / "AppData" / "Roaming"))
    elif sys.platform == "darwin":
        data = home / "Library" / "Application Support"
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return data / "ScalpViz" / "languages"


def read_language(path: Path) -> Language:
    """Read one language's file; the file's name is its id.

    Raises
    ------
    OSError
        The file cannot be read.
    ValueError
        It is not JSON with a name and words, or a sentence in it has fields that the English one has not.
    """
    read = json.loads(path.read_text(encoding="utf-8"))
    name = read.get("name") if isinstance(read, dict) else None
    words = read.get("words") if isinstance(read, dict) else None
    if not isinstance(name, str) or not isinstance(words, dict):
        raise ValueError('it has no "name" or no "words"')
    for english, said in words.items():
        if not isinstance(said, str):
            raise ValueError(f"{english!r} is given no sentence")
        if unknown := set(_FIELD.findall(said)) - set(_FIELD.findall(english)):
            raise ValueError(f"{english!r} has no field {sorted(unknown)[0]!r}")
    return Language(path.stem, name, words)
