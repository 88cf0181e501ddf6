"""Date changes in the app: the list of them, the three dates beside it, and agreeing a date by its key."""

import re
from pathlib import Path

import pytest

from planwatch.model.plan.action import Agreement
from planwatch.service.actions.agree import agree
from tests.desk import TODAY, put, targets
from tests.tui.seat import Seat, seated
from tests.tui.test_hostile_screens import assert_harmless

SIZES = [(120, 40), (80, 24), (60, 16)]


def told(seat: Seat) -> str:
    """The pane under the table."""
    return str(seat.app.screen.query_one("#changes-told").render())


@pytest.mark.parametrize("size", SIZES)
async def test_m_lists_date_changes_newest_first_with_what_each_was(samples_path: Path, size: tuple[int, int]) -> None:
    async with seated(samples_path, size=size, today=None, plan="WB") as seat:
        await seat.press("M")
        assert seat.screen_name() == "DateChangesScreen"
        lines = seat.lines()
        assert "Date changes" in lines[0]
        assert lines[2].split()[:4] == ["15", "Dec", "2015", "A4"]
        assert "18 Dec 2015 → 29 Jan" in lines[2]
        assert "+42 d" in lines[2]
        assert "Reviewer is not free until the week of 18 January" in " ".join(told(seat).split())
        assert "moved 3 times" in told(seat)
        await seat.press("j", "G", "pageup", "g", "down")
        assert told(seat).startswith("D1 ")


async def test_enter_opens_the_action_and_escape_comes_back_to_the_same_row(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await seat.press("M", "j", "j", "enter")
        assert seat.screen_name() == "ActionScreen"
        assert seat.cursor_ref() == "C4.1"
        await seat.press("escape")
        assert (seat.screen_name(), seat.table.cursor_row) == ("DateChangesScreen", 2)
        await seat.press("q")
        assert seat.screen_name() == "TriageScreen"


async def test_a_date_agreed_from_the_action_shows_in_the_list(small_path: Path) -> None:
    async with seated(small_path) as seat:
        put(seat.session, "C1.2", {"due": "30 Nov 2015"})
        await seat.press("M", "enter", "m")
        await seat.type("the chair")
        await seat.press("enter", "escape")
        assert "the chair" in seat.lines()[2]


@pytest.mark.parametrize("size", SIZES)
async def test_tab_shows_late_on_the_three_dates_by_theme_and_by_lead(
    samples_path: Path, size: tuple[int, int]
) -> None:
    async with seated(samples_path, size=size, today=None, plan="WB") as seat:
        await seat.press("M", "tab")
        assert re.match(r"  Leadership +\d+ of \d+", seat.lines()[2])
        assert re.search(r"^  all +\d+ of \d+ .*\d+ of \d+ .*\d+ of \d+", seat.text(), re.MULTILINE)
        assert re.search(r"^agreed +\d+ fell due: \d+ ", told(seat), re.MULTILINE)
        assert "1 Oct 2015 to 31 Dec 2015" in told(seat)
        await seat.press("enter")
        assert seat.screen_name() == "DateChangesScreen"
        await seat.press("tab")
        assert seat.lines()[2].split()[:2] == ["Chief", "Executive"]
        await seat.press("tab")
        assert "Date changes" in seat.lines()[0]
        await seat.press("shift+tab")
        assert seat.lines()[2].startswith("  Chief Executive")


async def test_two_plans_in_one_file_are_told_apart(samples_path: Path) -> None:
    async with seated(samples_path, today=None) as seat:
        await seat.press("M")
        assert {line.split()[3] for line in seat.lines()[2:9]} == {"WB"}
        await seat.press("tab")
        assert [line.split()[0] for line in seat.lines()[2:] if line.startswith("  ")].count("SL") == 6


async def test_without_a_date_change_the_screen_says_so(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("M", "enter")
        assert "No date was moved yet" in told(seat)
        await seat.press("tab", "shift+tab", "escape")
        assert seat.screen_name() == "TriageScreen"


async def test_a_move_just_before_a_meeting_is_told_by_words_and_without_colours(
    small_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with seated(small_path) as seat:
        seat.session.database._conn.execute(
            """insert into meeting (plan_id, seq, "on", forum) values (1, 1, '2016-01-14', 'Board')"""
        )
        put(seat.session, "C1.2", {"due": "30 Nov 2015"})
        await seat.press("M")
        assert "3 d before" in seat.lines()[2]
        assert "3 d before the meeting of Board on 14 Jan" in told(seat)


async def test_hostile_text_is_drawn_and_never_obeyed(small_path: Path) -> None:
    nasty = "[red]x[/] [@click=app.quit]q[/] \x1b[31m\u202e\x07"
    async with seated(small_path) as seat:
        put(seat.session, "C1.2", {"title": nasty})
        put(seat.session, "C1.2", {"lead": nasty, "theme": nasty}, add=True)
        put(seat.session, "C1.2", {"due": "30 Nov 2015"}, why=nasty)
        agree(seat.session, targets(seat.session, "C1.2"), nasty)
        for keys in (("M",), ("tab",), ("tab",)):
            await seat.press(*keys)
            assert_harmless(seat)
            assert "[red]x" in seat.text()


async def test_m_asks_by_whom_and_agrees_the_date_of_the_row(small_path: Path) -> None:
    async with seated(small_path) as seat:
        put(seat.session, "C1.2", {"due": "30 Nov 2015"})
        await seat.press("ctrl+r")
        await seat.at("C1.2")
        await seat.press("m")
        assert "C1.2: 30 Nov 2015, not 20 Oct 2015, agreed by whom?" in seat.said()
        await seat.type("Board")
        await seat.press("enter")
        assert seat.action("C1.2").agreement == Agreement(seat.action("C1.2").due, "Board", TODAY)
        assert "date agreed" in seat.said()
        await seat.press("u")
        assert seat.action("C1.2").agreement is None


async def test_marked_rows_are_agreed_as_one_change(small_path: Path) -> None:
    async with seated(small_path) as seat:
        for ref in ("C1.2", "A1"):
            put(seat.session, ref, {"due": "1 Mar 2016"})
        before = len(seat.log())
        await seat.press("ctrl+r", "*", "m")
        assert "6 actions: current due dates agreed by whom?" in seat.said()
        await seat.press("enter")
        assert "nothing agreed. name the forum or person" in seat.said()
        assert len(seat.log()) == before, "nobody signs by pressing enter"
        await seat.type("Board")
        await seat.press("enter")
        assert "2 of 6, 4 left alone" in seat.said()
        assert [seat.action(ref).agreement is not None for ref in ("C1.2", "A1", "C1.10")] == [True, True, False]
        assert len(seat.log()) == before + 1


async def test_what_has_nothing_to_agree_is_not_asked_about(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A4")
        await seat.press("m")
        assert not seat.prompt.asking
        assert "A4 has no date to agree" in seat.said()


async def test_escape_at_the_question_agrees_nothing(small_path: Path) -> None:
    async with seated(small_path) as seat:
        put(seat.session, "C1.2", {"due": "30 Nov 2015"})
        await seat.press("ctrl+r")
        await seat.at("C1.2")
        await seat.press("m", "x", "escape")
        assert seat.action("C1.2").agreed_due.text == ""
        assert seat.table.has_focus


async def test_an_action_moved_three_times_is_flagged_in_the_list(small_path: Path) -> None:
    async with seated(small_path) as seat:
        for due in ("30 Nov 2015", "31 Dec 2015"):
            put(seat.session, "C1.2", {"due": due})
        await seat.press("ctrl+r")
        assert "↷2 " in seat.text()
        put(seat.session, "C1.2", {"due": "1 Mar 2016"})
        await seat.press("ctrl+r")
        assert "↷3!" in seat.text()
