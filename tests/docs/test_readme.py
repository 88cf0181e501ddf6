"""What the README tells people to type works as printed, from its first line to its last, on the sample plan."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from planwatch.cli.main import cli
from planwatch.settings import load
from planwatch.tui.bindings import keymap
from planwatch.tui.registry import TRIAGE
from scripts.draw_architecture import ROOT
from tests.docs.typed import in_page, refused, settle

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with this month's snapshot of a plan and last month's, on a day on which the README's dates are past."""
    settle(tmp_path, monkeypatch, "2026-10-21")
    return tmp_path


def _block(*, with_: str) -> str:
    (shown,) = (block for block in re.findall(r"```toml\n(.+?)```", README, re.DOTALL) if with_ in block)
    return shown


def test_every_example_does_what_it_says_or_finds_something(desk: Path) -> None:
    assert refused(in_page(README)) == []
    assert {path.name for path in desk.iterdir()} >= {"plan.toml", "pack.html", "drafts", "home"}


def test_the_snapshot_that_the_readme_shows_starts_a_plan(desk: Path) -> None:
    (desk / "plan.toml").write_text(_block(with_="[plan]"), encoding="utf-8")
    assert CliRunner().invoke(cli, ["init", "plan.toml"]).exit_code == 0
    assert "Recruit permanent team managers" in CliRunner().invoke(cli, ["list", "--json"]).stdout


def test_the_settings_that_the_readme_shows_are_taken_without_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(_block(with_="[keymap]"), encoding="utf-8")
    settings = load(file)
    chosen, warnings = keymap(settings.keymap, place=str(file))
    assert (settings.skin, settings.who, settings.due_soon, warnings) == ("light", "HR Partner", 14, [])
    assert set(chosen) == set(settings.keymap) <= {command.id for command in TRIAGE}


def test_examples_are_found_in_blocks_in_their_comments_and_in_the_text() -> None:
    page = (
        "a `planwatch date 'mid May'` `planwatch` `planwatch log`\nplanwatch undo; planwatch log > a  # or `undo 3`\n"
    )
    assert list(in_page(page)) == [["date", "mid May"], ["log", "--help"], ["undo"], ["log"], ["undo", "3"]]
    assert len(list(in_page(README))) > 30
