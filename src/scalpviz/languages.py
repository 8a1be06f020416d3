"""The program's own words in other languages: one file of `assets/languages` for each."""

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from scalpviz.assets import assets_dir
from scalpviz.folders import data_folder

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
    """A sentence of the program, kept apart from the language it is said in.

    As a string it is English, with its fields filled in; `say` says it in another language. It can be
    copied and pickled.

    Parameters
    ----------
    template : str or Sentence
        The English sentence; `{name}` stands for a field.
    **fields : object
        What is put into it. A sentence stays one, and is translated with the whole; all else is taken as
        text. Without any the template is the sentence, braces and all.

    Raises
    ------
    KeyError
        Some fields are given, and the template has one more.
    """

    __slots__ = ("fields", "template")

    template: str
    fields: Mapping[str, str]

    def __new__(cls, template: str, /, **fields: object) -> "Sentence":
        """Keep the template with its fields; those of a sentence come first."""
        if isinstance(template, Sentence):
            fields = {**template.fields, **fields}
            template = template.template
        filled = {name: _field(value) for name, value in fields.items()}
        made = super().__new__(cls, template.format(**filled) if filled else template)
        made.template, made.fields = str(template), filled
        return made

    @classmethod
    def restored(cls, template: str, fields: Mapping[str, str]) -> "Sentence":
        """A sentence out of the template and the fields that it was kept as."""
        return cls(template, **fields)

    def in_language(self, language: str, /, **fields: object) -> str:
        """The sentence in a language, with its fields filled in."""
        return say(self, language, **fields)


def _field(value: object) -> str:
    return value if isinstance(value, Sentence) else str(value)


def say(message: str, language: str, /, **fields: object) -> str:
    """A sentence of the program in a language.

    Parameters
    ----------
    message : str or Sentence
        The English sentence; `{name}` stands for a field.
    language : str
        Id of a language; one without a file reads English.
    **fields : object
        What is put into the sentence, in any language's order, beside what a `Sentence` holds already;
        one that is a sentence itself is said in the language too.
    """
    template = message
    if isinstance(message, Sentence):
        template, fields = message.template, {**message.fields, **fields}
    known = languages().get(language)
    words = known.words.get(template, template) if known else template
    if not fields:
        return words
    return words.format(
        **{
            name: say(value, language) if isinstance(value, Sentence) else value
            for name, value in fields.items()
        }
    )


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
    return data_folder() / "languages"


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
