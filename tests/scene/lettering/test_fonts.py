import struct

import pytest

from scalpviz.atlas.texts import Names
from scalpviz.scene.lettering.fonts import Font, characters, find_font, plain, simplified_face, written

NAMES = Names(en="Anterior oblique line", pinyin="Dǐng Niè Qián Xié Xiàn", zh="顶颞前斜线")
FULL = Font(None, frozenset(range(0x10000)))
LATIN = Font(None, frozenset(range(0x0250)))
ASCII = Font(None)


@pytest.mark.parametrize(
    ("language", "font", "name"),
    [
        ("zh", FULL, "顶颞前斜线"), ("pinyin", FULL, "Dǐng Niè Qián Xié Xiàn"),
        ("en", ASCII, "Anterior oblique line"),
        ("zh", LATIN, "Dǐng Niè Qián Xié Xiàn"), ("zh", ASCII, "Ding Nie Qian Xie Xian"),
        ("pinyin", ASCII, "Ding Nie Qian Xie Xian"),
    ],
)  # fmt: skip
def test_a_name_is_only_written_in_characters_the_font_has(language, font, name):
    assert written(NAMES, language, font) == name


@pytest.mark.parametrize("language", ["en", "pinyin", "zh"])
@pytest.mark.parametrize("font", [FULL, LATIN, ASCII], ids=["full", "latin", "ascii"])
def test_a_site_without_pinyin_is_named_all_the_same(language, font):
    site = Names(en="Left central site C5", pinyin="", zh="中央左侧 C5")
    name = written(site, language, font)
    assert "C5" in name
    assert (name == site.zh) == (language == "zh" and font is FULL)


def test_tone_marks_come_off_for_a_plain_font():
    assert plain("Qǔ Bìn 15–30") == "Qu Bin 15-30"


def test_the_font_found_covers_what_its_file_claims():
    font = find_font()
    if font.path is None:
        pytest.skip("no font with tone marks on this machine")
    assert font.covers("MS6 Dǐng Niè Qián")
    assert not font.covers("\U000e0001")


def test_a_character_map_of_segments_is_read(tmp_path):
    segments = [(65, 90), (0x4E00, 0x4E10), (0xFFFF, 0xFFFF)]
    n = len(segments)
    body = struct.pack(">HHHH", 2 * n, 0, 0, 0) + struct.pack(f">{n}H", *(last for _, last in segments))
    body += b"\0\0" + struct.pack(f">{n}H", *(first for first, _ in segments)) + bytes(4 * n)
    form4 = struct.pack(">HHH", 4, 6 + len(body), 0) + body
    cmap = struct.pack(">HHHHI", 0, 1, 3, 1, 12) + form4
    head = b"\0\1\0\0" + struct.pack(">HHHH", 1, 0, 0, 0)
    file = tmp_path / "small.ttf"
    file.write_bytes(head + b"cmap" + struct.pack(">III", 0, 28, len(cmap)) + cmap)
    assert characters(file) == frozenset([*range(65, 91), *range(0x4E00, 0x4E11)])


def test_a_file_without_a_character_map_is_refused(tmp_path):
    file = tmp_path / "none.ttf"
    file.write_bytes(b"\0\1\0\0" + bytes(8))
    with pytest.raises(ValueError, match="no character map"):
        characters(file)


def font_named(family: str, at: int) -> bytes:
    """A font that has nothing but its name, as it lies at a place of a file."""
    words = family.encode("utf-16-be")
    name = struct.pack(">HHH", 0, 1, 18) + struct.pack(">6H", 3, 1, 0x409, 1, len(words), 0) + words
    head = b"\0\1\0\0" + struct.pack(">4H", 1, 0, 0, 0)
    return head + struct.pack(">4sIII", b"name", 0, at + 28, len(name)) + name


@pytest.mark.parametrize(
    ("families", "face"),
    [
        (["Noto Sans CJK JP", "Noto Sans CJK KR", "Noto Sans Mono CJK SC", "Noto Sans CJK SC"], 3),
        (["PingFang HK", "PingFang SC"], 1), (["Hiragino Sans GB"], 0), (["Microsoft YaHei", "Discus"], 0),
    ],
)  # fmt: skip
def test_of_a_collection_the_font_of_the_mainland_is_taken(tmp_path, families, face):
    at, fonts, starts = 12 + 4 * len(families), b"", []
    for family in families:
        starts.append(at + len(fonts))
        fonts += font_named(family, starts[-1])
    file = tmp_path / "many.ttc"
    file.write_bytes(
        struct.pack(">4sII", b"ttcf", 0x10000, len(families))
        + struct.pack(f">{len(starts)}I", *starts)
        + fonts
    )
    assert simplified_face(file) == face


def test_a_font_alone_is_its_own_only_face(tmp_path):
    file = tmp_path / "one.ttf"
    file.write_bytes(font_named("Plain SC", 0))
    assert simplified_face(file) == 0
