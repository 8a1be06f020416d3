import numpy as np
import pytest

from scalpviz.scene.lettering.fonts import Font, find_font
from scalpviz.scene.lettering.typeset import Typeface
from scalpviz.scene.lettering.word_sheet import WIDTH, WordSheet


@pytest.fixture
def typeface() -> Typeface:
    return Typeface(find_font(), 13)


def needs(font: Font, words: str) -> None:
    if font.path is None or not font.covers(words):
        pytest.skip(f"no font with {words} on this machine")


def ink(face: Typeface, words: str, resolution: int = 72) -> np.ndarray:
    return face.draw(words, resolution).astype(int)


def test_words_take_as_much_room_as_was_measured(typeface):
    for words in ("MS6", "MS6  Anterior oblique line", "one\ntwo lines"):
        for resolution in (72, 144):
            drawn = ink(typeface, words, resolution)
            assert drawn.shape[::-1] == typeface.measure(words, resolution)
            assert drawn.max() > 200


@pytest.mark.parametrize("words", ["ĀĒǏǑǓ gjpqy", "额顶颞枕线"])
def test_no_mark_and_no_stroke_is_cut_off(typeface, words):
    needs(typeface.font, words)
    drawn = ink(typeface, words, 144)
    assert drawn[0].max() < 60
    assert drawn[-1].max() < 60
    assert drawn[:, 0].max() < 60
    assert drawn[:, -1].max() < 60


def test_a_tone_mark_stands_over_its_letter(typeface):
    needs(typeface.font, "ǐ")
    plain, marked = ink(typeface, "u", 144), ink(typeface, "ǔ", 144)
    top = plain.shape[0] // 2
    assert plain.shape == marked.shape
    assert marked[top:].sum() > plain[top:].sum() + 500
    assert np.abs(marked[: top - 4] - plain[: top - 4]).max() < 40


def test_each_chinese_character_is_drawn_as_itself(typeface):
    needs(typeface.font, "额顶颞")
    pictures = [ink(typeface, one, 144) for one in "额顶颞枕线"]
    missing = ink(typeface, "\U0010fffd", 144)
    for k, one in enumerate(pictures):
        assert one.sum() > 3000
        assert one.shape != missing.shape or (one != missing).any()
        assert all(one.shape != other.shape or (one != other).any() for other in pictures[:k])


def test_type_grows_with_the_resolution(typeface):
    plain, sharp = ink(typeface, "MS6"), ink(typeface, "MS6", 144)
    assert sharp.shape[0] == pytest.approx(2 * plain.shape[0], abs=2)
    assert sharp.shape[1] == pytest.approx(2 * plain.shape[1], abs=4)
    # as much ink as four pixels to one would give: drawn anew, not stretched
    assert sharp.sum() == pytest.approx(4 * plain.sum(), rel=0.15)
    assert (sharp > 230).mean() > (plain > 230).mean()


def test_capitals_stand_in_the_middle_of_their_line(typeface):
    rows = np.flatnonzero(ink(typeface, "MS6", 288).max(axis=1) > 120)
    assert rows.mean() == pytest.approx((ink(typeface, "MS6", 288).shape[0] - 1) / 2, abs=2.5)


def test_without_a_font_file_plain_words_are_set_all_the_same():
    assert ink(Typeface(Font(None), 13), "MS6").max() > 200


def test_words_wider_than_the_sheet_are_not_cut_off(typeface):
    sheet, words = WordSheet(), "oblique line " * 40
    assert typeface.measure(words, 288)[0] > WIDTH
    sheet.write("MS6", typeface, (100.0, 100.0), (0.0, 0.0, 0.0), 288)
    sheet.write(words, typeface, (100.0, 100.0), (0.0, 0.0, 0.0), 288)
    sheet.finish()
    places = [sheet._mapper.GetInput().GetPoint(k) for k in range(4, 8)]
    assert places[1][0] - places[0][0] == typeface.measure(words, 288)[0]


def test_pixels_of_words_fall_on_pixels_of_the_picture(typeface):
    sheet = WordSheet()
    for centre in ((100.3, 40.7), (7.5, 9.5)):
        sheet.clear()
        sheet.write("MS6", typeface, centre, (1.0, 1.0, 1.0), 72)
        sheet.finish()
        for k in range(4):
            x, y, _ = sheet._mapper.GetInput().GetPoint(k)
            assert (x, y) == (round(x), round(y))
