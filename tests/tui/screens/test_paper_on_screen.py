"""Papers: chosen, seen, found in, told for a forum or a moment, saved, opened with what the desktop has, copied."""

import os
import time
from pathlib import Path

import pytest

from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.tui.app import PlanwatchApp
from tests.desk import TODAY
from tests.tui.seat import Seat, seated
from tests.tui.test_hostile_screens import assert_harmless, nasty_plan


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the files come to lie; nothing can be opened from there."""
    here = tmp_path / "out"
    here.mkdir()
    monkeypatch.chdir(here)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    return here


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop: what its opener was given, an argument on a line."""
    told, program = tmp_path / "opened", tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {told}.part\nmv {told}.part {told}\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    return told


def given(opened: Path) -> list[str]:
    """What the opener was given, once it is done."""
    for _ in range(500):
        if opened.exists():
            break
        time.sleep(0.01)
    return opened.read_text().splitlines()


async def chosen(seat: Seat, *typed: str) -> None:
    """Choose a paper by its name, and what it is of."""
    await seat.press("R")
    for words in typed:
        await seat.type(words)
        await seat.press("enter")
    assert seat.screen_name() == "PaperScreen", seat.text()


async def test_every_paper_stands_in_one_list_with_what_it_is_or_why_not_now(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB", size=(80, 40)) as seat:
        await seat.press("R")
        for words in ("minutes   what a meeting resolved", "closing   not now: the plan WB is not closed"):
            assert words in seat.text()
        await seat.type("closing")
        await seat.press("enter")
        assert seat.screen_name() == "TriageScreen"
        assert seat.said() == "no closing now: the plan WB is not closed"


async def test_a_paper_is_seen_and_saved_as_the_name_says_and_the_message_says_where_and_how_it_is_opened(
    samples_path: Path, folder: Path
) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await chosen(seat, "highlight")
        assert "highlight report · for nobody in particular" in seat.lines()[0]
        assert "About this report" in seat.text()
        await seat.press("s", "enter")
        assert seat.said() == (
            "highlight report written to WB-highlight-2016-01-11.html · o opens it, O shows its folder"
        )
        assert (folder / "WB-highlight-2016-01-11.html").read_text("utf-8").startswith("<!DOCTYPE html>")
        await seat.press("s")
        await seat.type("mine.md")
        await seat.press("enter")
        assert (folder / "mine.md").read_text("utf-8").startswith("# Highlight report")
        await seat.press("s")
        await seat.type("mine.exe")
        await seat.press("enter")
        assert seat.prompt.asking
        assert "is written as .html or .md" in seat.said()


async def test_what_is_of_a_lead_begins_at_that_of_the_row(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await seat.at("C1.2")
        lead = seat.action("C1.2").lead
        await chosen(seat, "lead", "")
        assert f"Lead report, {lead}" in seat.text()


async def test_a_paper_is_told_for_a_forum_and_a_public_one_gets_nothing_internal(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await chosen(seat, "evidence")
        assert "marked internal: not for the public" in seat.text()
        await seat.press("f")
        assert "Scrutiny Commission, meets 25 Feb 2016, public: nothing internal" in seat.text()
        await seat.type("scrutiny")
        await seat.press("enter")
        assert "for Scrutiny Commission" in seat.lines()[0]
        assert "marked internal: not for the public" not in seat.text()


async def test_the_day_of_its_meeting_is_asked_and_what_is_no_day_leaves_the_question_open(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await chosen(seat, "highlight")
        await seat.press("d")
        assert "f chooses that first" in seat.said()
        await seat.press("f")
        await seat.type("improvement")
        await seat.press("enter", "d")
        await seat.type("never")
        await seat.press("enter")
        assert seat.prompt.asking
        await seat.press("ctrl+u")
        await seat.type("10 Dec 2015")
        await seat.press("enter")
        assert "of 10 Dec 2015" in seat.lines()[0]
        assert "Meeting: Thu 10 Dec 2015" in seat.text()


async def test_a_paper_is_told_as_of_an_earlier_moment_and_as_of_now_again(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("e")
        await seat.type("Quite another title")
        await seat.press("enter")
        number = seat.log()[0].number
        await chosen(seat, "list")
        await seat.press("escape")
        await chosen(seat, "theme", "")
        await seat.press("T")
        await seat.type(str(number - 1))
        await seat.press("enter")
        assert f"as of change {number - 1}" in seat.lines()[0]
        await seat.press("T", "enter")
        assert "as at" in seat.lines()[0]
        await seat.press("T")
        await seat.type("no moment at all")
        await seat.press("enter")
        assert seat.prompt.asking


async def test_words_are_found_in_it_forwards_and_backwards(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB", size=(80, 24)) as seat:
        await chosen(seat, "highlight")
        await seat.press("slash")
        await seat.type("definitions")
        await seat.press("enter")
        assert "The rule and the definitions" in seat.text()
        first = seat.said()
        await seat.press("n", "N")
        assert seat.said() == first
        await seat.press("slash", "ctrl+u")
        await seat.type("zebra")
        await seat.press("enter")
        assert seat.said() == "nothing here says “zebra”"


async def test_o_saves_and_opens_what_was_written_with_the_desktops_own_opener(
    samples_path: Path, folder: Path, opened: Path
) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await chosen(seat, "highlight")
        await seat.press("o")
        await seat.type("; touch x.html")
        await seat.press("enter")
        assert given(opened) == [str(folder / "; touch x.html")]
        assert seat.said() == "; touch x.html opened"
        opened.unlink()
        await seat.press("O")
        assert given(opened) == [str(folder)]
        opened.unlink()
        await seat.press("escape")
        await seat.press("colon")
        await seat.type("open file")
        await seat.press("enter")
        assert given(opened) == [str(folder / "; touch x.html")]
    assert [each.name for each in folder.iterdir()] == ["; touch x.html"]


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [("SSH_TTY", "/dev/pts/1", "this is another machine"), ("DISPLAY", "", "there is no desktop here")],
)
async def test_where_nothing_can_be_opened_it_says_where_the_file_lies(
    samples_path: Path, folder: Path, opened: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, why: str
) -> None:
    monkeypatch.setenv(name, value)
    async with seated(samples_path, today=None, plan="WB") as seat:
        await chosen(seat, "highlight")
        await seat.press("o", "enter")
        assert seat.said().startswith(why)
        assert seat.said().endswith(f"it lies at {folder / 'WB-highlight-2016-01-11.html'}")
    assert not opened.exists()


async def test_a_page_is_copied_as_markdown(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await chosen(seat, "agenda", "improvement")
        await seat.press("y")
        assert seat.app.clipboard.startswith("# Improvement Programme Board: agenda")


async def test_what_leads_are_asked_is_seen_and_written_by_its_own_form_with_sheets_to_fill_in(
    samples_path: Path, folder: Path
) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await chosen(seat, "chase")
        assert "Subject: WB: 1 overdue" in seat.text()
        await seat.press("s")
        assert "Drafts to" in seat.text()
        await seat.press("tab", "tab", "tab")
        await seat.type("sheets")
        await seat.press("enter")
        await seat.until(lambda: "update sheets written" in seat.said(), "what was written")
        assert len(list((folder / "sheets").glob("*.xlsx"))) > 5
        assert b"update-wb-hr-partner.xlsx" in (folder / "WB-chase-2016-01-11" / "chase-wb-hr-partner.eml").read_bytes()


async def test_meetings_hand_out_the_agenda_and_the_minutes(samples_path: Path, folder: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await seat.press("B", "x")
        assert "agenda" in seat.lines()[0]
        await seat.press("s", "enter", "escape")
        await seat.press("g", "x")
        assert "minutes of" in seat.lines()[0]
        await seat.press("s", "enter")
        assert sorted(each.suffix for each in folder.iterdir()) == [".html", ".md"]


async def test_all_parts_of_a_kind_are_handed_out_from_their_table(samples_path: Path, folder: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await seat.press("exclamation_mark", "x")
        assert "risks" in seat.lines()[0]
        await seat.press("s")
        await seat.type("risks.csv")
        await seat.press("enter")
        assert "R1" in (folder / "risks.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("key", ["board", "workbook", "snapshot", "knock-on"])
async def test_hostile_text_is_harmless_in_what_is_seen(tmp_path: Path, key: str) -> None:
    path = tmp_path / "nasty.db"
    session = open_session(path, create=True, who="ann", today=TODAY)
    with session.database:
        import_snapshot(session, nasty_plan(), "a file")
    async with seated(path) as seat:
        await seat.press("R")
        await seat.type(key)
        await seat.press("enter")
        if seat.screen_name() == "Picker":
            await seat.press("enter")
        assert_harmless(seat)
        for _ in range(3):
            await seat.press("pagedown")
            assert_harmless(seat)


async def test_leaving_forgets_a_paper_of_the_past(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await chosen(seat, "highlight")
        await seat.press("T")
        await seat.type("1")
        await seat.press("enter", "escape")
        assert seat.screen_name() == "TriageScreen"
        assert isinstance(seat.app, PlanwatchApp)
        assert seat.app.session.as_of is None
