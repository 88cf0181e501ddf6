"""The walk of a spreadsheet: from a council's workbook to the triaged list, out to the leads, and back."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from planwatch.cli.main import cli
from planwatch.model.plan.kinds import Rag, Status
from planwatch.paths import HOME
from planwatch.service.files.open import open_session
from tests.books import Page, edited
from tests.council import council_workbook
from tests.desk import TODAY, find, told
from tests.office import HAS_OFFICE, in_office, saving
from tests.tui.seat import seated

_MOST_KEYS = 12


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where somebody sits down with nothing but their workbook."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    for name, value in {HOME: str(tmp_path / "home"), "PLANWATCH_TODAY": "2016-01-11", "PLANWATCH_AS": "ann",
                        "PLANWATCH_DB": str(here / "plans.db")}.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    return here


def planwatch(*words: str, code: int = 0) -> str:
    """What the command says, in a shell."""
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == code, result.output
    return result.output


def whole(folder: Path) -> str:
    """The plan, all of it, but when it was looked at."""
    return planwatch("export", "-")


async def test_from_a_councils_workbook_to_the_leads_and_back(folder: Path) -> None:
    # A council's workbook lies in the folder. planwatch starts, and the plan is on the screen, what is late first.
    council_workbook(folder / "Easton recovery plan.xlsx")
    keys = ("i", "enter", "enter", "enter", "1")
    assert len(keys) <= _MOST_KEYS
    async with seated(folder / "plans.db", view="") as seat:
        await seat.press(*keys[:2])
        await seat.until_seen("10 actions · 3 themes")
        await seat.press(*keys[2:])
        assert seat.refs() == ["1.1", "3.3"]
        assert "overdue 2 of 8 dated open" in seat.text()

    # Each of the eight leads with open actions is sent a sheet.
    assert "8 update sheets written to sheets" in planwatch("chase", "--sheets", "sheets")
    before = whole(folder)

    # Five fill theirs in, as people do; three do not answer.
    returned = folder / "returned"
    returned.mkdir()
    for name in ("hr-partner", "qa-manager", "commissioner", "health", "data-manager"):
        shutil.copy(folder / "sheets" / f"update-becsrp-{name}.xlsx", returned)
    edited(returned / "update-becsrp-hr-partner.xlsx", _of_hr)
    edited(returned / "update-becsrp-qa-manager.xlsx", _of_qa)
    edited(returned / "update-becsrp-commissioner.xlsx", _of_the_commissioner, to=returned / "from the FW.xlsx")
    (returned / "update-becsrp-commissioner.xlsx").unlink()
    edited(returned / "update-becsrp-health.xlsx", _of_health)
    edited(returned / "update-becsrp-data-manager.xlsx", _of_data)
    _saved_by_libreoffice(folder, returned, "update-becsrp-qa-manager.xlsx", "update-becsrp-health.xlsx")

    # Meanwhile the date of one of their actions is changed in the app.
    planwatch("set", "1.1", "due=15 Feb 2016")
    meanwhile = whole(folder)
    assert meanwhile != before

    # All sheets come back in one go: what is edited is taken over, what clashes is told and left.
    said = planwatch("import", "returned", code=1)
    assert "1.1 due: they say 29 Feb 2016, the plan 15 Feb 2016: set by ann on" in said
    silent = "SM Fostering (1); Workforce Lead (1); Finance Manager (1)"
    assert f"nobody answered what was asked on 11 Jan 2016: {silent}" in said
    assert "6 edits, 4 updates, 0 new actions; recorded that 5 leads answered" in said
    session = open_session(folder / "plans.db", today=TODAY)
    with session.database:
        actions = {action.ref: action for action in told(session)[0].action}
        assert actions["1.1"].rag is Rag.AMBER
        assert actions["1.1"].due.text == "15 Feb 2016"
        said_on = {update.text: str(update.as_at) for update in actions["1.1"].update}
        assert said_on["Offers are out; references are awaited"] == "2016-01-08"
        assert (actions["1.2"].percent, actions["1.3"].status) == (60, Status.COMPLETE)
        assert actions["2.1"].update[-1].text == "Partners meet on 2 February"
        assert actions["2.3"].due.text == "end of March 2016"
        assert actions["3.3"].rag is Rag.GREEN
        assert find(session, "3.4").action.status is Status.NOT_STARTED

    # One command takes all of it back.
    assert "`planwatch undo 4` takes it back" in said
    planwatch("undo", "4")
    assert whole(folder) == meanwhile


def _of_hr(page: Page) -> None:
    page.put("1.1", RAG="A", New_update="Offers are out; references are awaited", As_at=datetime(2016, 1, 8))  # noqa: DTZ001  as openpyxl writes days
    page.put("1.1", New_date=datetime(2016, 2, 29), Why_moved="Notice periods")  # noqa: DTZ001


def _of_qa(page: Page) -> None:
    page.put("1.2", **{"% done": 0.6})
    page.put("1.3", Status="complete", New_update="Published on 8 January", As_at="8 Jan 2016")


def _of_the_commissioner(page: Page) -> None:
    page.put("2.1", New_update="Partners meet on 2 February")


def _of_health(page: Page) -> None:
    page.put("2.3", New_date="end of March 2016", Why_moved="A dentist is wanted", **{"% done": "40 %"})


def _of_data(page: Page) -> None:
    page.put("3.3", RAG="g", New_update="Both teams begin on Monday", As_at="fri")


def _saved_by_libreoffice(folder: Path, returned: Path, *names: str) -> None:
    """Some open and save theirs in LibreOffice, which here makes an ODS of it; where that is not, it stays as it is."""
    if HAS_OFFICE:
        lines, _ = saving([returned / name for name in names], returned, ".ods")
        in_office(folder, *lines)
        for name in names:
            (returned / name).unlink()
