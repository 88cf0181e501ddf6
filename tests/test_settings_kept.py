"""Settings are written into ``config.toml`` and nothing else of it is touched."""

from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.settings import load
from planwatch.settings_kept import keep

MINE = """# mine
skin = "light"   # not at night
# who = "old"
due_soon=7

[keymap]
who = "w"      # an id that sounds like a setting
"""


def test_a_setting_is_changed_in_its_line_and_comments_order_and_tables_stay(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(MINE, encoding="utf-8")
    keep(file, {"skin": "dark", "due_soon": 21, "who": 'Head "of" Service'})
    assert file.read_text(encoding="utf-8") == MINE.replace('"light"', '"dark"').replace(
        "due_soon=7\n", 'due_soon = 21\nwho = "Head \\"of\\" Service"\n'
    )


@pytest.mark.parametrize("before", ["", "# nothing yet", '[keymap]\ndue = "z"\n', "\n\n", "who = 'x#y' # z\r\n"])
def test_whatever_is_there_the_setting_is_there_afterwards(tmp_path: Path, before: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(before, encoding="utf-8", newline="")
    keep(file, {"who": "Ann # 1"})
    keep(file, {"who": "Bo", "mouse": False})
    settings = load(file)
    assert (settings.who, settings.mouse) == ("Bo", False)
    after = file.read_bytes().decode().splitlines()
    assert [line for line in before.splitlines() if line and not line.startswith("who")] == [
        line for line in after if line and not line.startswith(("who", "mouse"))
    ]


def test_the_file_and_its_folder_are_made_where_there_are_none(tmp_path: Path) -> None:
    keep(tmp_path / "config" / "config.toml", {"skin": "contrast"})
    assert (tmp_path / "config" / "config.toml").read_text(encoding="utf-8") == 'skin = "contrast"\n'


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").write_text("due_soon = 7\n", encoding="utf-8")
    link = tmp_path / "config.toml"
    link.symlink_to(tmp_path / "dotfiles")
    keep(link, {"due_soon": 8})
    assert link.is_symlink()
    assert load(link).due_soon == 8


@pytest.mark.parametrize("before", ['who = """a\nb"""\n', "who =\n", 'skin = "light"\nskin = "dark"\n'])
def test_what_cannot_be_changed_alone_is_refused_and_left_as_it_is(tmp_path: Path, before: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(before, encoding="utf-8")
    with pytest.raises(PlanwatchError):
        keep(file, {"who": "Ann"})
    with pytest.raises(PlanwatchError, match="due_soon"):
        keep(tmp_path / "new.toml", {"due_soon": 900})
    assert file.read_text(encoding="utf-8") == before
    assert {path.name for path in tmp_path.iterdir()} == {"config.toml"}
