"""docs/commands/ says what --help says."""

import re
from pathlib import Path

from click.testing import CliRunner

from planwatch.cli.main import cli
from scripts.write_command_docs import FOLDER, INDEX, ROOT, pages, write

AGAIN = "write it anew: make docs"


def test_the_pages_are_those_of_the_commands_as_they_are() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / FOLDER).iterdir()}
    assert written == pages(), AGAIN


def test_a_page_has_all_words_of_the_help() -> None:
    for name, page in pages().items():
        command = [] if name == INDEX else [name.removesuffix(".md")]
        told = CliRunner().invoke(cli, [*command, "--help"]).stdout
        told = re.sub(r"^Usage: |^Options:\n|^ +-h, --help .*\n", "", told, flags=re.MULTILINE)
        words = page.replace("\\", "")
        assert not [word for word in told.split() if word.rstrip(":") not in words], name


def test_every_command_is_in_the_index_and_every_link_leads_to_a_page() -> None:
    made = pages()
    linked = [line.partition("](")[2].partition(")")[0] for line in made[INDEX].splitlines() if "](" in line]
    assert sorted(linked) == sorted(set(made) - {INDEX})


def test_the_page_of_a_command_that_is_no_more_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "gone.md").write_text("# planwatch gone\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine\n", encoding="utf-8")
    write(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {*pages(), "notes.txt"}
