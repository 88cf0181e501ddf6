"""What the guide to the spreadsheet tells people to type works, in its order, on a council's workbook."""

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from planwatch.cli.main import cli
from planwatch.paths import HOME
from scripts.draw_architecture import ROOT
from tests.books import Page, edited
from tests.council import council_workbook
from tests.docs.typed import in_page

GUIDE = (ROOT / "docs" / "spreadsheet.md").read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a council's workbook and nothing else."""
    council_workbook(tmp_path / "Action plan.xlsx")
    monkeypatch.chdir(tmp_path)
    for name, value in {HOME: "home", "PLANWATCH_TODAY": "2016-01-11", "PLANWATCH_AS": "ann"}.items():
        monkeypatch.setenv(name, value)
    for name in ("PLANWATCH_DB", "PLANWATCH_PLAN"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_every_example_works_and_what_came_back_is_told_as_it_says(desk: Path) -> None:
    calls = list(in_page(GUIDE))
    assert len(calls) > 9
    said: dict[str, str] = {}
    for words in calls:
        if words == ["import", "plan.xlsx", "--dry-run"]:
            edited(desk / "plan.xlsx", _edit)
        result = CliRunner().invoke(cli, words)
        assert result.exit_code == 0, (words, result.output)
        said[shlex.join(words)] = result.output
    assert "10 actions" in said["import 'Action plan.xlsx'"]
    assert "1 edit, 1 update, 1 new action" in said["import plan.xlsx"]
    assert "nothing to change" in said["import sheets/"]


def _edit(page: Page) -> None:
    page.put("1.2", RAG="G", New_update="Eighty are done", As_at="8 Jan 2016")
    page.add(Action="Something quite new")
