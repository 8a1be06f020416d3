"""Which form of a name or a text is read in a language."""

from scalpviz.languages import CHINESE, PINYIN


def said(language: str, en: str, zh: str | None, pinyin: str = "") -> str:
    """The one rule for what is read in a language: its own words if there are any, else English."""
    return {CHINESE: zh, PINYIN: pinyin}.get(language) or en
