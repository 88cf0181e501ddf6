"""What the README tells people to type works, from its first line to its last, on a plan with the names it uses."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from planwatch.cli.main import cli
from planwatch.paths import HOME
from planwatch.resources import bundled
from scripts.draw_architecture import ROOT
from tests.books import COUNCIL, made

README = (ROOT / "README.md").read_text(encoding="utf-8")
NAMES = {"Improvement Programme Board": "Improvement Board", "Data Manager": "Agency desk"}
"""The sample's, and what the README calls them."""


def examples(page: str) -> Iterator[list[str]]:
    """The words of each call, without ``planwatch``: in blocks, in their comments, and in the running text."""
    names = "|".join(cli.list_commands(click.Context(cli)))
    for line in page.splitlines():
        if line.startswith("planwatch "):
            typed, _, comment = line.partition(" #")
            yield from (shlex.split(call)[1:] for call in typed.split(";"))
            yield from map(shlex.split, re.findall(rf"`((?:{names}) [^`]+)`", comment))
        else:
            yield from map(_called, re.findall(r"`planwatch ([^`]+)`", line))


def _called(text: str) -> list[str]:
    """A command that the text only names may need more than its name; COMMAND stands for any."""
    words = shlex.split(text.replace("COMMAND", "list"))
    return words if words[1:] or words[0].startswith("-") else [*words, "--help"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with this month's snapshot of a plan and last month's, on a day on which the README's dates are past."""
    text = (bundled("db") / "samples" / "west-berkshire-2015.toml").read_text(encoding="utf-8")
    for name, ours in NAMES.items():
        assert name in text
        text = text.replace(name, ours)
    for name in ("plan.toml", "last-month.toml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    made(tmp_path / "Action plan.xlsx", COUNCIL)
    monkeypatch.chdir(tmp_path)
    for name, value in {
        HOME: "home",
        "PLANWATCH_TRACEBACK": "1",
        "PLANWATCH_TODAY": "2026-10-21",
        "PLANWATCH_AS": "ann",
    }.items():
        monkeypatch.setenv(name, value)
    for name in ("PLANWATCH_DB", "PLANWATCH_PLAN"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_every_example_does_what_it_says_or_finds_something(desk: Path) -> None:
    refused: list[str] = []
    for words in examples(README):
        result = CliRunner().invoke(cli, words)
        if result.exit_code not in (0, 1) or not isinstance(result.exception, SystemExit | None):
            refused.append(f"{shlex.join(words)}: {result.stderr.strip() or result.exception!r}")
    assert refused == []
    assert {path.name for path in desk.iterdir()} >= {"plan.toml", "pack.html", "drafts", "home"}


def test_the_snapshot_that_the_readme_shows_starts_a_plan(desk: Path) -> None:
    (shown,) = (block for block in re.findall(r"```toml\n(.+?)```", README, re.DOTALL) if "[plan]" in block)
    (desk / "plan.toml").write_text(shown, encoding="utf-8")
    assert CliRunner().invoke(cli, ["init", "plan.toml"]).exit_code == 0
    assert "Recruit permanent team managers" in CliRunner().invoke(cli, ["list", "--json"]).stdout


def test_examples_are_found_in_blocks_in_their_comments_and_in_the_text() -> None:
    page = "a `planwatch date 'mid May'` `planwatch` `planwatch log`\nplanwatch undo; planwatch log  # or `undo 3`\n"
    assert list(examples(page)) == [["date", "mid May"], ["log", "--help"], ["undo"], ["log"], ["undo", "3"]]
    assert len(list(examples(README))) > 30
