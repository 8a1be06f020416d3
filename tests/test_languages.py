"""Every sentence of the program is in every language's file, and nothing else is."""

import ast
import json
import re
from pathlib import Path

import pytest

from scalpviz.languages import ENGLISH, Language, languages, own_folder, read_language, reword, say

ROOT = Path(__file__).parents[1] / "src" / "scalpviz"
SAYING = {"say", "_say", "keep", "text", "Sentence"}
ERRORS = {"ScalpVizError", "OffTheHead", "NoOpenGL"}
FIELD = re.compile(r"\{(\w+)\}")
OTHERS = [language for language in languages() if language != ENGLISH]


def _sentences(node: ast.expr):
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _sentences(node.body)
        yield from _sentences(node.orelse)


def said_in_code() -> set[str]:
    """Sentences that are said where they stand."""
    found: set[str] = set()
    for file in ROOT.rglob("*.py"):
        if "atlas" in file.parts or "sculpt" in file.parts or file.name == "cli.py":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in SAYING:
                    found |= {words for argument in node.args for words in _sentences(argument)}
    return found - {""}


def said_from_tables() -> set[str]:
    """Sentences that stand in tables and constants, and are said where they are shown."""
    from scalpviz import NOTICE
    from scalpviz.app import window
    from scalpviz.app.card import empty
    from scalpviz.app.commands import command_palette, help_page
    from scalpviz.app.commands import table as commands
    from scalpviz.app.feedback import status_bars
    from scalpviz.app.panels import search_field
    from scalpviz.app.viewport import tape_desk, view_area
    from scalpviz.head.stored import stored_titles
    from scalpviz.scene.marks import tape_words
    from scalpviz.scene.skull import sheet as skull_sheet

    found = {
        NOTICE, empty.TITLE, command_palette.PROMPT, search_field.PROMPT, status_bars.POINT,
        window.NO_CHINESE,
        view_area.NO_OPENGL,
        tape_desk.FIRST, tape_desk.SECOND, tape_desk.FIRST_BY_KEY, tape_desk.SECOND_BY_KEY,
        skull_sheet.NOTE, skull_sheet.NO_SKULL, *tape_desk.SIDES.values(), *stored_titles().values(),
        *commands.MENUS,
    }  # fmt: skip
    for name, words_table in vars(tape_words).items():
        if isinstance(words_table, dict) and name.isupper():
            found |= {words for words in words_table.values() if isinstance(words, str)}
    for command in commands.COMMANDS:
        if not command.id.startswith("language-"):
            found |= {command.title}
        found |= {command.short, *command.menu.split("/")}
    for pair in (*commands.MOUSE, *empty.HINTS, *help_page.IN_LIST):
        found |= set(pair)
    found |= {word for word, _icon in commands.TOOLBAR_MENUS.values()}
    # keys are written the same in every language
    return found - {"", "Ctrl+K", "F1"}


SAID_IN_TERMINALS = {"cli.py", "demo.py", "driver.py", "virtual_screen.py"}
"""What goes wrong there is told by the command line, in English."""
GRAMMAR = {"s", "are", "them"}
"""Fields that only English needs."""


def _template(node: ast.expr) -> str:
    """A sentence with `{}` for whatever is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(piece.value if isinstance(piece, ast.Constant) else "{}" for piece in node.values)
    return ""


def told_by_errors() -> set[str]:
    """What the user is told when something goes wrong, with `{}` for each field."""
    found = set()
    for file in ROOT.rglob("*.py"):
        if "sculpt" in file.parts or file.name in SAID_IN_TERMINALS:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ERRORS and node.args:
                found.add(_template(node.args[0]))
    return found - {"", "{}: {}"}


def unnamed(sentence: str) -> str:
    return FIELD.sub("{}", sentence)


@pytest.mark.parametrize("language", OTHERS)
def test_what_goes_wrong_is_told_in_every_language(language):
    missing = told_by_errors() - {unnamed(english) for english in languages()[language].words}
    assert len(told_by_errors()) > 80
    assert not missing


def test_a_sentence_whose_fields_are_filled_in_is_found_again():
    told = "Cannot write /a/b.png: the disk is full; free some space and try again."
    assert reword(told, "zh") == "无法写入 /a/b.png：磁盘已满；请腾出空间后重试。"
    told = 'anna.json: \'unit\' is "inch"; write "mm", "cm", "m" or "in".'
    assert reword(told, "zh").startswith("anna.json：'unit' 为 \"inch\"")
    told = "a.ply: the scalp has 1 hole above the neck, the largest 31 mm round; "
    told += "close it in a mesh program (only the neck may be open)."
    assert "1 个孔洞，最大的周长 31 毫米" in reword(told, "zh")


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_with_fields_is_found_again_by_its_words(language):
    for english, words in languages()[language].words.items():
        fields = {field: f"«{field}»" for field in FIELD.findall(english)}
        if fields and len(FIELD.sub("", english)) > 12:
            assert reword(english.format(**fields), language) == words.format(**fields), english


def test_a_sentence_that_no_language_knows_stays_as_it_is():
    assert reword("Something {else} happened.", "zh") == "Something {else} happened."
    assert reword("Cannot write x: it is a folder; give a file name.", "en").startswith("Cannot write x")


def test_the_sentence_with_most_words_of_its_own_is_taken():
    told = "There is no file x: the file is empty; check its name."
    assert reword(told, "zh") == "没有文件 x: the file is empty；请检查文件名。"
    told = "Cannot write p: the folder q does not exist; make it first."
    assert reword(told, "zh") == "无法写入 p：文件夹 q 不存在；请先新建它。"


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_said_in_every_language(language):
    missing = (said_in_code() | said_from_tables()) - languages()[language].words.keys()
    assert not missing


@pytest.mark.parametrize("language", OTHERS)
def test_fields_are_the_same_in_every_language(language):
    for english, words in languages()[language].words.items():
        needed = [field for field in FIELD.findall(english) if field not in GRAMMAR]
        assert sorted(needed) == sorted(FIELD.findall(words)), english


def test_what_a_language_lacks_stays_english():
    assert say("No such sentence {n}", "zh", n=3) == "No such sentence 3"
    assert say("Undo", "no-such-language") == "Undo"


def test_another_language_is_a_file(tmp_path):
    file = tmp_path / "eo.json"
    file.write_text(json.dumps({"name": "Esperanto", "words": {"Undo": "Malfari"}}), encoding="utf-8")
    assert read_language(file) == Language("eo", "Esperanto", {"Undo": "Malfari"})


@pytest.fixture
def own_languages(tmp_path, monkeypatch):
    """A data folder of one's own, and what makes the program look for languages anew."""
    for name in ("XDG_DATA_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    own_folder().mkdir(parents=True)
    languages.cache_clear()
    yield own_folder()
    languages.cache_clear()


def test_a_file_in_ones_own_folder_is_a_language_too(own_languages):
    told = {"name": "Esperanto", "words": {"Undo": "Malfari"}}
    (own_languages / "eo.json").write_text(json.dumps(told), encoding="utf-8")
    assert list(languages())[-1] == "eo"
    assert say("Undo", "eo") == "Malfari"
    assert say("Redo", "eo") == "Redo"


@pytest.mark.parametrize(
    "content",
    [
        "not JSON", "[1, 2]", '{"name": "X"}', '{"name": 3, "words": {}}',
        '{"name": "X", "words": {"Undo": 3}}', '{"name": "X", "words": {"Undo": "Undo {what}"}}', "\xff",
    ],
)  # fmt: skip
def test_a_language_file_that_cannot_be_used_is_passed_over(own_languages, content, caplog):
    (own_languages / "xx.json").write_text(content, encoding="latin-1")
    assert "xx" not in languages()
    assert "zh" in languages()
    assert "xx.json cannot be used" in caplog.text


def test_nobody_replaces_english(own_languages):
    told = {"name": "Other", "words": {"Undo": "Other"}}
    (own_languages / "en.json").write_text(json.dumps(told), encoding="utf-8")
    assert say("Undo", "en") == "Undo"
