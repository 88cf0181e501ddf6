"""What the app hands out: a name is proposed, it is said where it went, and nothing is written over unasked."""

from pathlib import Path

import pytest

from tests.tui.seat import Seat, seated


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the files come to lie."""
    here = tmp_path / "out"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


async def handed_out(seat: Seat, folder: Path, *keys: str) -> Path:
    """Press the keys and take the name that is proposed; where it went."""
    before = set(folder.iterdir())
    await seat.press(*keys)
    assert seat.prompt.asking, seat.text()
    await seat.press("enter")
    await seat.until(lambda: "written to" in seat.said(), "what was written")
    (made,) = set(folder.iterdir()) - before
    assert made.name in seat.said()
    return made


async def test_the_plan_goes_out_as_a_snapshot_a_calendar_and_a_table(samples_path: Path, folder: Path) -> None:
    async with seated(samples_path, today=None, plan="WB", view="1") as seat:
        assert (await handed_out(seat, folder, "x")).name == "WB-2016-01-11.toml"
        assert (await handed_out(seat, folder, "J")).read_text().startswith("BEGIN:VCALENDAR")
        table = await handed_out(seat, folder, "less_than_sign")
        assert table.name == "WB-actions-2016-01-11.csv"
        assert len(table.read_text("utf-8-sig").splitlines()) == len(seat.refs()) + 1


async def test_what_is_there_is_written_over_only_after_a_yes(samples_path: Path, folder: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        made = await handed_out(seat, folder, "x")
        made.write_text("mine")
        await seat.press("x", "enter")
        assert "exists. Write over it?" in " ".join(seat.question().split())
        await seat.press("enter")
        assert made.read_text() == "mine"
        await seat.press("x", "enter", "y")
        assert "in place of the file that was there" in seat.said()
        assert made.read_text() != "mine"


async def test_a_name_that_cannot_be_written_leaves_the_question_open(samples_path: Path, folder: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await seat.press("x")
        await seat.type("plan.docx")
        await seat.press("enter")
        assert seat.prompt.asking
        assert ".docx" in seat.said()
        assert list(folder.iterdir()) == []


async def test_drafts_to_the_leads_go_into_a_folder_and_that_they_were_chased_is_undone(
    samples_path: Path, folder: Path
) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await seat.press("W")
        assert "18 Jan 2016" in seat.text()
        assert "Improvement Programme Board" in seat.text()
        await seat.press("enter")
        await seat.until(lambda: "nothing was sent" in seat.said(), "what was written")
        (made,) = folder.iterdir()
        assert {each.suffix for each in made.iterdir()} == {".eml"}
        assert "records that they were chased · u undoes" in seat.said()
        await seat.at("C1.2")
        await seat.until(
            lambda: "chased 1×, last 11 Jan, nobody answered · " in seat.detail(), "that it was chased, in the pane"
        )
        await seat.press("enter")
        await seat.until_seen("chased once, on 11 Jan 2016")
        await seat.until_seen("chased HR Partner, reply by 18 Jan 2016, for Improvement Programme Board, 21 Jan 2016")
        await seat.press("escape", "u")
        assert "chased" in seat.said()
        await seat.press("enter")
        assert "chased" not in seat.text()


async def test_a_draft_that_was_edited_stays_and_a_day_that_has_been_leaves_the_form_open(
    samples_path: Path, folder: Path
) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await seat.press("W", "enter")
        await seat.until(lambda: "nothing was sent" in seat.said(), "what was written")
        (made,) = folder.iterdir()
        mine = made / "chase-wb-hr-partner.eml"
        mine.write_text("Dear Ann")
        await seat.press("W", "tab", "end", "ctrl+u")
        await seat.type("1 Jan 2016")
        await seat.press("enter")
        await seat.until_seen("1 Jan 2016, has been")
        await seat.press("ctrl+u")
        await seat.type("fri")
        await seat.press("enter")
        await seat.until(lambda: "left as somebody edited it: chase-wb-hr-partner.eml" in seat.said(), "what was kept")
        assert mine.read_text() == "Dear Ann"


async def test_the_past_is_handed_out_as_it_was(samples_path: Path, folder: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await seat.press("T")
        await seat.type("1")
        await seat.press("enter")
        assert (await handed_out(seat, folder, "x")).suffix == ".toml"
