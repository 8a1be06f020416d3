"""What a record of the atlas says in words: texts and names, in the languages there are."""

from pydantic import BaseModel, ConfigDict, Field

from scalpviz.atlas.forms import said


class Record(BaseModel):
    """One record of the atlas; unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Record):
    """Words in English and simplified Chinese; `zh` may be missing."""

    en: str = Field(min_length=1)
    zh: str | None = None

    def in_language(self, language: str) -> str:
        """The text in that language, in English if there is none."""
        return said(language, self.en, self.zh)


class Names(Record):
    """A name in English, pinyin with tone marks, and simplified Chinese."""

    en: str
    pinyin: str
    zh: str

    def in_language(self, language: str) -> str:
        """The name as one writes it in a language: Chinese, pinyin or English; English if there is none."""
        return said(language, self.en, self.zh, self.pinyin)

    def translated(self, language: str) -> str:
        """What the name says, in a language: where names stand in pinyin that is English."""
        return said(language, self.en, self.zh)

    def beside(self, language: str) -> str:
        """What stands beside the translated name: English beside Chinese, else Chinese and pinyin."""
        if self.translated(language) == self.zh:
            return self.en
        return " ".join(word for word in (self.zh, self.pinyin) if word)

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form there is, by any of which it is looked for."""
        return tuple(word for word in (self.en, self.pinyin, self.zh) if word)
