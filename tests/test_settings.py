"""What config.toml may say, and how it is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.binding import Binding

from planwatch.errors import PlanwatchError
from planwatch.settings import Settings, checked_keymap, load

KEYS = {
    "cell.edit": ("e", "i"),
    "cell.rag": ("r",),
    "chooser.red": ("r",),
    "row.delete": ("D", "delete"),
    "help": ("question_mark", "f1"),
    "quit": ("q", "ctrl+q"),
}

Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(content: str | bytes) -> Path:
        path = tmp_path / "config.toml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def refusal(path: Path) -> str:
    with pytest.raises(PlanwatchError) as error:
        load(path)
    assert str(path) in error.value.message
    return str(error.value)


def keymap_refusal(raw: dict[str, object]) -> str:
    with pytest.raises(PlanwatchError) as error:
        checked_keymap(raw, KEYS, place="my.toml")
    assert error.value.message.startswith("my.toml: keymap")
    return str(error.value)


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "config.toml") == Settings()


def test_every_setting_can_be_set(write: Write) -> None:
    path = write(
        'skin = "light"\nwho = " Ana Pérez "\ndue_soon = 7\nmouse = false\n'
        '[keymap]\nhelp = "h"\n"cell.edit" = ["e", "F2"]\n'
    )
    assert load(path) == Settings(
        skin="light",
        who="Ana Pérez",
        due_soon=7,
        mouse=False,
        keymap={"help": ("h",), "cell.edit": ("e", "F2")},
    )


def test_an_id_with_a_dot_needs_no_quotes(write: Write) -> None:
    assert load(write('[keymap]\ncell.edit = "x"\ncell.rag = "R"\n')).keymap == {
        "cell.edit": ("x",),
        "cell.rag": ("R",),
    }


def test_an_id_written_with_and_without_quotes_is_refused(write: Write) -> None:
    assert "'cell.edit' is given twice" in refusal(write('[keymap]\ncell.edit = "x"\n"cell.edit" = "y"\n'))


def test_a_file_saved_by_an_editor_with_a_byte_order_mark_and_crlf_is_read(write: Write) -> None:
    assert load(write(b"\xef\xbb\xbfdue_soon = 21\r\nmouse = false\r\n")) == Settings(due_soon=21, mouse=False)


def test_an_unknown_key_is_refused_with_the_nearest_right_one(write: Write) -> None:
    assert refusal(write("due_son = 3")).endswith("'due_son' is no setting. Did you mean due_soon?")


def test_an_unknown_key_like_no_other_is_refused_with_all_there_are(write: Write) -> None:
    assert refusal(write("zzz = 3")).endswith("Known are skin, who, due_soon, keymap, mouse.")


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("skin = 3", "skin"),
        ('who = "a\\nb"', "who"),
        ('who = "a\\u0000b"', "who"),
        ('who = "a\\u202Eb"', "who"),
        ('due_soon = "14"', "due_soon"),
        ("due_soon = true", "due_soon"),
        ("due_soon = 14.0", "due_soon"),
        ("due_soon = 0", "due_soon"),
        ("mouse = 1", "mouse"),
        ('mouse = "yes"', "mouse"),
        ("keymap = 1", "keymap"),
        ("keymap.help = 1", "help"),
        ("keymap.help = [1]", "help"),
        ("keymap.help = []", "help"),
        ('keymap.help = ""', "help"),
    ],
)
def test_a_wrong_value_is_refused_naming_its_key(write: Write, line: str, key: str) -> None:
    assert key in refusal(write(line))


@pytest.mark.parametrize("content", ["due_soon = ", "due_soon = 1\ndue_soon = 2", b"who = '\xff'", "a = " + "[" * 5000])
def test_a_file_that_is_no_toml_is_refused_in_words(write: Write, content: str | bytes) -> None:
    assert "not" in refusal(write(content))


def test_a_folder_in_the_files_place_is_refused_in_words(tmp_path: Path) -> None:
    assert "can't be read" in refusal(tmp_path)


def test_a_refusal_shows_control_characters_instead_of_sending_them(write: Write) -> None:
    assert "\x1b" not in refusal(write('"\\u001b[31m" = 1'))


def test_a_key_or_a_list_of_keys_becomes_what_textual_takes() -> None:
    assert checked_keymap({"cell.edit": ["enter", "x", "x"], "help": "h"}, KEYS) == {
        "cell.edit": "enter,x",
        "help": "h",
    }


@pytest.mark.parametrize(
    ("written", "name"),
    [(",", "comma"), ("?", "question_mark"), ("+", "plus"), ("Enter", "enter"), ("ctrl+shift+Up", "ctrl+shift+up")],
)
def test_a_key_gets_the_name_textual_has_for_it(written: str, name: str) -> None:
    assert checked_keymap({"help": written}, KEYS) == {"help": name}


def test_an_unknown_id_is_refused_with_the_nearest() -> None:
    assert keymap_refusal({"cell.edti": "x"}).endswith("'cell.edti'. Did you mean cell.edit?")


@pytest.mark.parametrize("key", ["esc", "spacebar", "shift+a", "ctrl+", "ctl+x", "e,i", "é́", "\x1b", "f25", " e"])
def test_what_no_keyboard_sends_is_refused(key: str) -> None:
    assert "is no key" in keymap_refusal({"help": key})


def test_a_wrong_key_is_refused_with_the_nearest() -> None:
    assert keymap_refusal({"help": "esc"}).endswith("Did you mean escape?")


@pytest.mark.parametrize("key", ["ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j", "ctrl+["])
def test_a_key_that_a_terminal_sends_as_another_is_refused(key: str) -> None:
    assert f"can't tell {key} from" in keymap_refusal({"help": key})


@pytest.mark.parametrize("value", ["", [], ["x", ""], ()])
def test_an_action_can_not_be_left_without_a_key(value: object) -> None:
    assert "empty key" in keymap_refusal({"help": value})


@pytest.mark.parametrize(
    "raw", [{"help": "D"}, {"help": "x", "cell.edit": ["e", "x"]}, {"cell.edit": "?"}, {"cell.edit": "question_mark"}]
)
def test_a_key_given_to_two_actions_is_refused_naming_both(raw: dict[str, object]) -> None:
    message = keymap_refusal(raw)
    assert sum(name in message for name in KEYS) == 2


def test_a_key_that_its_action_gave_up_is_free() -> None:
    assert checked_keymap({"help": "D", "row.delete": "?"}, KEYS) == {"help": "D", "row.delete": "question_mark"}


def test_actions_of_two_screens_go_on_sharing_their_key() -> None:
    assert checked_keymap({"cell.rag": ["r", "x"]}, KEYS) == {"cell.rag": "r,x"}


def test_ctrl_q_can_not_be_taken() -> None:
    assert "ctrl+q" in keymap_refusal({"help": "ctrl+q"})


def test_ctrl_q_can_not_be_lost() -> None:
    assert checked_keymap({"quit": "Q"}, KEYS) == {"quit": "Q,ctrl+q"}


class Pressed(App[None]):
    BINDINGS = [Binding(",".join(keys), f"press('{name}')", id=name) for name, keys in KEYS.items() if name != "quit"]

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def action_press(self, name: str) -> None:
        self.done.append(name)


async def test_textual_obeys_the_keymap_that_was_let_through() -> None:
    app = Pressed()
    async with app.run_test() as pilot:
        app.set_keymap(checked_keymap({"help": [",", "D"], "row.delete": "?", "cell.edit": "X"}, KEYS))
        await pilot.press("comma", "D", "question_mark", "X", "e", "f1")
    assert app.done == ["help", "help", "row.delete", "cell.edit"]
