"""In which form a name is read."""

import pytest

from scalpviz.atlas.texts import Names, Text

NAMES = Names(en="Vertex line", pinyin="Dǐng Zhōng Xiàn", zh="顶中线")
SITE = Names(en="Midline site Cz", pinyin="", zh="")


@pytest.mark.parametrize(
    ("language", "written", "translated", "beside"),
    [
        ("en", NAMES.en, NAMES.en, "顶中线 Dǐng Zhōng Xiàn"),
        ("pinyin", NAMES.pinyin, NAMES.en, "顶中线 Dǐng Zhōng Xiàn"),
        ("zh", NAMES.zh, NAMES.zh, NAMES.en),
        ("fr", NAMES.en, NAMES.en, "顶中线 Dǐng Zhōng Xiàn"),
    ],
)
def test_a_name_in_each_language(language, written, translated, beside):
    assert NAMES.in_language(language) == written
    assert NAMES.translated(language) == translated
    assert NAMES.beside(language) == beside


@pytest.mark.parametrize("language", ["en", "pinyin", "zh"])
def test_what_has_no_name_in_a_language_has_its_english_one(language):
    assert SITE.in_language(language) == SITE.translated(language) == SITE.en
    assert SITE.beside(language) == ""
    assert Text(en="Nape").in_language(language) == "Nape"


def test_a_name_is_looked_for_by_every_form_there_is():
    assert NAMES.forms == (NAMES.en, NAMES.pinyin, NAMES.zh)
    assert SITE.forms == (SITE.en,)
