"""A typeface for words in the picture: one that has Chinese where the system has one.

VTK draws what its font file lacks as boxes and says nothing, so a file's character map is read here
and words are only written in what it covers.
"""

import re
import shutil
import struct
import subprocess
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

import numpy as np

from scalpviz.atlas.texts import Names

PINYIN = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
HANZI = "额顶颞枕正中旁线前后斜侧上下左右"
PLACES = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/Hiragino Sans GB.ttc",
    "C:/Windows/Fonts/msyh.ttc",
    "C:/Windows/Fonts/simhei.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "C:/Windows/Fonts/segoeui.ttf",
    "/System/Library/Fonts/Helvetica.ttc",
)
"""Where systems keep a sans serif with Chinese, then ones with tone marks at least."""


@dataclass(frozen=True)
class Font:
    """A font file and the characters it has; without a file VTK's own font, safe for ASCII."""

    path: Path | None
    characters: frozenset[int] = field(default=frozenset(range(32, 127)), repr=False)
    face: int = 0
    """Which font of a collection."""

    def covers(self, words: str) -> bool:
        """Whether every character can be drawn."""
        return all(character.isspace() or ord(character) in self.characters for character in words)


@lru_cache(maxsize=1)
def find_font() -> Font:
    """The first font at hand that has Chinese; else one that has tone marks; else VTK's own."""
    best = Font(None)
    for path in dict.fromkeys([*_asked_of_fontconfig(), *map(Path, PLACES), *_brought_along()]):
        if not path.is_file():
            continue
        try:
            face = simplified_face(path)
            font = Font(path, characters(path, face), face)
        except (OSError, ValueError, struct.error, IndexError):
            continue
        if font.covers(HANZI + PINYIN):
            return font
        if best.path is None and font.covers(PINYIN):
            best = font
    return best


def _asked_of_fontconfig() -> list[Path]:
    if shutil.which("fc-match") is None:
        return []
    try:
        answer = subprocess.run(
            ["fc-match", "-f", "%{file}", "sans-serif:lang=zh-cn"],
            capture_output=True, text=True, timeout=3, check=False,
        ).stdout.strip()  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return []
    return [Path(answer)] if answer else []


def _brought_along() -> list[Path]:
    """A font with tone marks that is installed with the plotting library, where the system has none."""
    found = find_spec("matplotlib")
    places = (
        [] if found is None or found.submodule_search_locations is None else found.submodule_search_locations
    )
    return [Path(place) / "mpl-data/fonts/ttf/DejaVuSans.ttf" for place in places]


def simplified_face(path: Path) -> int:
    """Which font of a collection draws Chinese as it is written in China; the first where none says so.

    A collection may hold the same characters as Japan, Korea, Taiwan and China write them.
    """
    with path.open("rb") as file:
        families = [_family(file, start).lower() for start in _starts(file)]
    fitting = [row for row, name in enumerate(families) if re.search(r"\b(sc|gb|simplified)\b", name)]
    plain = [row for row in fitting if "mono" not in families[row] and not families[row].startswith(".")]
    return next(iter([*plain, *fitting]), 0)


def _starts(file: BinaryIO) -> list[int]:
    """Where the fonts of a file begin: one, or those of a collection."""
    file.seek(0)
    head = file.read(12)
    if head[:4] != b"ttcf":
        return [0]
    count = struct.unpack(">I", head[8:12])[0]
    return list(struct.unpack(f">{count}I", file.read(4 * count)))


def _family(file: BinaryIO, start: int) -> str:
    """The name of a font's family; empty if it says none."""
    file.seek(start + 4)
    for _ in range(struct.unpack(">H", file.read(8)[:2])[0]):
        tag, _, offset, length = struct.unpack(">4sIII", file.read(16))
        if tag == b"name":
            file.seek(offset)
            return _named(file.read(length))
    return ""


def _named(table: bytes) -> str:
    count, strings = struct.unpack(">HH", table[2:6])
    for row in range(count):
        platform, _, language, kind, length, offset = struct.unpack(
            ">6H", table[6 + 12 * row : 18 + 12 * row]
        )
        words = table[strings + offset : strings + offset + length]
        if kind == 1 and (platform, language) == (3, 0x409):
            return words.decode("utf-16-be", "replace")
    return ""


def characters(path: Path, face: int = 0) -> frozenset[int]:
    """Code points in the character map of a TrueType or OpenType file, or of one font of a collection.

    Raises
    ------
    ValueError
        The file has no Unicode character map of a known form.
    """
    data = path.read_bytes()
    at = 12 + 4 * face
    start = struct.unpack(">I", data[at : at + 4])[0] if data[:4] == b"ttcf" else 0
    for row in range(struct.unpack(">H", data[start + 4 : start + 6])[0]):
        entry = start + 12 + 16 * row
        if data[entry : entry + 4] == b"cmap":
            return _mapped(data, struct.unpack(">I", data[entry + 8 : entry + 12])[0])
    raise ValueError("no character map")


def _mapped(data: bytes, table: int) -> frozenset[int]:
    found: set[int] = set()
    for row in range(struct.unpack(">H", data[table + 2 : table + 4])[0]):
        platform, _, offset = struct.unpack(">HHI", data[table + 4 + 8 * row : table + 12 + 8 * row])
        at = table + offset
        form = struct.unpack(">H", data[at : at + 2])[0]
        if platform not in (0, 3):
            continue
        if form == 12:
            count = struct.unpack(">I", data[at + 12 : at + 16])[0]
            groups = np.frombuffer(data, dtype=">u4", count=3 * count, offset=at + 16).reshape(-1, 3)
            for first, last in groups[:, :2].tolist():
                found.update(range(first, last + 1))
        elif form == 4:
            double = struct.unpack(">H", data[at + 6 : at + 8])[0]
            lasts = struct.unpack(f">{double // 2}H", data[at + 14 : at + 14 + double])
            firsts = struct.unpack(f">{double // 2}H", data[at + 16 + double : at + 16 + 2 * double])
            for first, last in zip(firsts, lasts, strict=True):
                found.update(range(first, last + 1))
    if not found:
        raise ValueError("no Unicode character map of a known form")
    found.discard(0xFFFF)
    return frozenset(found)


def written(names: Names, language: str, font: Font) -> str:
    """A name in a language that has one, as far as the font can draw it.

    Chinese, else pinyin, else pinyin without tones, else English: electrode sites have no pinyin.
    """
    wanted = names.in_language(language)
    tries = (wanted, names.pinyin, plain(wanted), plain(names.pinyin), names.en)
    return next((words for words in tries if _fits(words, font)), plain(names.en))


def _fits(words: str, font: Font) -> bool:
    return bool(words) and (font.covers(words) or words.isascii())


def plain(words: str) -> str:
    """The words with marks taken off their letters and everything beyond ASCII left out."""
    bare = unicodedata.normalize("NFD", words.replace("–", "-"))
    return "".join(character for character in bare if ord(character) < 127)
