"""Meetings in the app: next dates, agendas, holding one, resolving, answering, minutes: all by keys."""

from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from planwatch.model.plan.kinds import MeetingStatus, Rag
from planwatch.service.files.open import open_session
from planwatch.service.journal import undo
from planwatch.service.meetings import forums, meetings, resolutions
from planwatch.tui.app import PlanwatchApp
from tests.tui.seat import Seat, seated
from tests.tui.test_hostile_screens import assert_harmless

SIZES = [(120, 40), (80, 24), (60, 16)]
HELD = date(2015, 10, 8)


@pytest.fixture
def board_path(small_path: Path) -> Path:
    """The small plan with a board that met on 8 Oct 2015 and asked for something."""
    session = open_session(small_path, who="ann", today=date(2016, 1, 11))
    with session.database:
        day = session.one_plan()
        forums.add_forum(session, day, {"name": "Board", "cadence": "every six weeks on Thursday from 8 Oct 2015"})
        meetings.hold(session, day, "Board", HELD, present="Chair; DCS")
        resolutions.resolve(session, day, "8 Oct 2015", "Board", "report back", "What if it fails", "C1.2")
    return small_path


async def opened(seat: Seat) -> None:
    await seat.press("B")
    assert seat.screen_name() == "MeetingsScreen"
    await seat.pilot.pause(0.2)


def told(seat: Seat) -> str:
    """The pane under the table."""
    return str(seat.app.screen.query_one("#meeting-text").render())


def held(seat: Seat) -> meetings.Meeting:
    return meetings.meetings(seat.session, seat.session.one_plan())[0]


async def fill(seat: Seat, *texts: str) -> None:
    """Type into the fields of a form, one after the other, and save."""
    for number, text in enumerate(texts):
        if number:
            await seat.press("tab")
        if text:
            await seat.type(text)
    await seat.press("enter")


@pytest.mark.parametrize("size", SIZES)
async def test_the_cursor_stands_on_the_next_meeting_with_its_agenda(board_path: Path, size: tuple[int, int]) -> None:
    async with seated(board_path, size=size) as seat:
        await opened(seat)
        assert "Meetings · unanswered 1" in seat.lines()[0]
        assert "Thu 11 Feb 2016" in seat.text()
        await seat.until(lambda: told(seat).startswith("Agenda of Board · since 8 Oct 2015"))
        assert "What if it fails (C1.2) · report back, ! 53 d late" in told(seat)
        await seat.press("k")
        await seat.until(lambda: told(seat).startswith("Board, Thu 8 Oct 2015"))
        assert "present: Chair; DCS" in told(seat)
        await seat.press("escape")
        assert seat.screen_name() == "TriageScreen"


async def test_tab_goes_to_the_text_which_then_scrolls_and_escape_comes_back(board_path: Path) -> None:
    async with seated(board_path, size=(80, 24)) as seat:
        await opened(seat)
        await seat.until(lambda: told(seat).startswith("Agenda"))
        await seat.press("tab", "j", "j")
        assert seat.app.screen.query_one("#meeting-told").scroll_offset.y == 2
        await seat.press("escape")
        assert seat.table.has_focus
        await seat.press("enter", "G", "g", "enter")
        assert seat.table.has_focus


async def test_a_resolution_is_one_change_and_one_undo(board_path: Path) -> None:
    async with seated(board_path) as seat:
        await opened(seat)
        await seat.press("k", "r")
        await fill(seat, "challenge", "No plan B", "A1", "", "red")
        assert "resolved: challenge A1 · u undoes" in seat.said()
        assert seat.action("A1").board_rag is Rag.RED
        assert [one.number for one in held(seat).resolution] == [1, 2]
        await seat.press("u")
        assert seat.action("A1").board_rag is None
        assert len(held(seat).resolution) == 1


async def test_a_resolution_left_unsaved_is_brought_back(board_path: Path) -> None:
    async with seated(board_path) as seat:
        await opened(seat)
        await seat.press("k", "r")
        await seat.type("note")
        await seat.press("tab")
        await seat.type("The dashboard")
        await seat.press("escape", "escape", "u")
        assert seat.screen_name() == "Form"
        await seat.press("enter")
        assert "resolved: note resolution 2" in seat.said()


async def test_what_cannot_be_resolved_is_said_in_the_form(board_path: Path) -> None:
    async with seated(board_path) as seat:
        await opened(seat)
        await seat.press("r")
        assert "is still to come" in seat.said()
        await seat.press("k", "r")
        await fill(seat, "extend", "Agreed")
        assert "to extend needs an action" in seat.text()
        await seat.press("escape")
        assert len(held(seat).resolution) == 1


async def test_a_lead_that_the_plan_lacks_is_added_after_a_yes(board_path: Path) -> None:
    async with seated(board_path) as seat:
        await opened(seat)
        await seat.press("k", "r")
        await fill(seat, "action", "Ask health", "C1.2", "", "", "", "Health")
        assert "Add the lead 'Health'?" in seat.question()
        await seat.press("y")
        assert seat.action("C1.11").lead == "Health"


async def test_n_answers_what_was_asked_for(board_path: Path) -> None:
    async with seated(board_path) as seat:
        await opened(seat)
        await seat.press("n")
        assert "1. What if it fails: answer?" in seat.said()
        await seat.press("enter")
        assert "an answer needs words" in seat.said()
        await seat.type("Agency cover")
        await seat.press("enter")
        assert held(seat).resolution[0].answer == "Agency cover"
        assert "unanswered" not in seat.lines()[0]
        await seat.press("n")
        assert "nothing is unanswered here" in seat.said()


async def test_shift_r_writes_the_response_to_any_resolution_and_puts_an_answer_right(board_path: Path) -> None:
    session = open_session(board_path, who="ann", today=date(2016, 1, 11))
    with session.database:
        resolutions.resolve(session, session.one_plan(), "8 Oct 2015", "Board", "note", "The dashboard was noted")
    async with seated(board_path) as seat:
        await opened(seat)
        await seat.press("k", "R")
        assert "1. report back C1.2: What if it fails" in seat.text()
        await seat.press("down", "enter")
        await fill(seat, "It goes to every team", "Head of HR", "8 Jan 2016")
        one = held(seat).resolution[1]
        assert (one.answer, one.answered_by, one.answered_on) == (
            "It goes to every team", "Head of HR", date(2016, 1, 8),
        )  # fmt: skip
        await seat.until(lambda: "→ response 8 Jan 2016 by Head of HR: It goes to every team" in told(seat))
        await seat.press("R", "enter")
        await fill(seat, "Agency cover")
        assert held(seat).resolution[0].answer == "Agency cover"
        await seat.press("j", "R")
        assert "nothing was resolved there" in seat.said()


async def test_a_meeting_is_added_and_held(board_path: Path) -> None:
    async with seated(board_path) as seat:
        await opened(seat)
        await seat.press("h")
        assert "11 Feb 2016 is still to come" in seat.said()
        await seat.press("k", "a")
        await fill(seat, "", "11 Jan 2016", "Budget; Staff")
        found = meetings.find_meeting(seat.session, seat.session.one_plan(), "Board", date(2016, 1, 11))
        assert (found.meeting.items, found.meeting.status) == (("Budget", "Staff"), MeetingStatus.PLANNED)
        await seat.press("j", "h")
        await fill(seat, "Chair; Lead Member", "HR")
        found = meetings.find_meeting(seat.session, seat.session.one_plan(), "Board", date(2016, 1, 11))
        assert found.meeting.status is MeetingStatus.HELD
        assert found.meeting.present == ("Chair", "Lead Member")
        assert found.meeting.apologies == ("HR",)


async def test_nobody_is_present_who_was_not_named_today(board_path: Path) -> None:
    async with seated(board_path) as seat:
        await opened(seat)
        meetings.add_meeting(seat.session, seat.session.one_plan(), "Board", date(2016, 1, 11))
        await seat.until_seen("Mon 11 Jan 2016")
        await seat.press("g", "j", "h")
        assert "last time: Chair; DCS" in seat.text()
        assert seat.app.screen.query_one("#form-present", Input).value == ""
        await seat.press("enter")
        found = meetings.find_meeting(seat.session, seat.session.one_plan(), "Board", date(2016, 1, 11))
        assert (found.meeting.status, found.meeting.present) == (MeetingStatus.HELD, ())


async def test_each_of_several_names_is_completed_from_those_of_last_time(board_path: Path) -> None:
    async with seated(board_path) as seat:
        meetings.add_meeting(seat.session, seat.session.one_plan(), "Board", date(2016, 1, 11))
        await opened(seat)
        await seat.press("g", "j", "h")
        for typed in ("ch", "; dc"):
            await seat.type(typed)
            await seat.pilot.pause(0.1)
            await seat.press("right")
        await seat.press("enter")
        found = meetings.find_meeting(seat.session, seat.session.one_plan(), "Board", date(2016, 1, 11))
        assert found.meeting.present == ("Chair", "DCS")


async def test_points_and_declarations_are_typed_where_a_meeting_is_held(board_path: Path) -> None:
    async with seated(board_path) as seat:
        await opened(seat)
        await seat.press("k", "h")
        await fill(seat, "", "", "42 Inspection", "none", "42: members wish to see the plan; Funding")
        found = held(seat)
        assert (found.items, found.declarations) == (("42 Inspection",), ("none",))
        assert found.points == ("42: members wish to see the plan", "Funding")
        await seat.until(lambda: "points: 42: members wish to see the plan; Funding" in told(seat))
        assert "declarations: none" in told(seat)


async def test_a_resolution_is_numbered_within_the_item_that_is_typed(board_path: Path) -> None:
    async with seated(board_path) as seat:
        meetings.hold(seat.session, seat.session.one_plan(), "Board", HELD, items="42 Inspection; 43 Funding")
        await opened(seat)
        await seat.press("k", "r")
        await fill(seat, "note", "The update", "", "", "", "", "", "44")
        assert "that meeting has no item 44. there: 42, 43" in seat.text()
        await seat.press("backspace", "3")
        assert "the next one within it is 43.1" in seat.text()
        await seat.press("enter")
        assert "resolved: note resolution 43.1" in seat.said()
        assert [one.number for one in held(seat).resolution] == [1, "43.1"]


async def test_c_cancels_the_meeting_under_the_cursor_and_takes_it_up_again(board_path: Path) -> None:
    async with seated(board_path) as seat:
        await opened(seat)
        await seat.press("c")
        await seat.press("enter")
        assert "cancelled for a reason" in seat.said()
        await seat.type("Not quorate")
        await seat.press("enter")
        assert "Board, 11 Feb 2016: cancelled · u undoes" in seat.said()
        await seat.until(lambda: told(seat).startswith("Board, Thu 11 Feb 2016\ncancelled: Not quorate"))
        await seat.press("h")
        assert any("was cancelled" in toast for toast in seat.toasts())
        await seat.press("j")
        await seat.until(lambda: told(seat).startswith("Agenda of Board"))
        await seat.press("k", "c")
        assert "was cancelled: Not quorate" in seat.question()
        await seat.press("y")
        row = meetings.find_meeting(seat.session, seat.session.one_plan(), "Board", date(2016, 2, 11))
        assert row.meeting.status is MeetingStatus.PLANNED


async def test_m_moves_the_meeting_under_the_cursor_to_another_day(board_path: Path) -> None:
    async with seated(board_path) as seat:
        await opened(seat)
        await seat.press("m")
        await seat.type("1 March 2016")
        await seat.press("enter")
        assert "Board moved to 1 Mar 2016 · u undoes" in seat.said()
        assert "Thu 11 Feb 2016" not in seat.text()
        row = meetings.find_meeting(seat.session, seat.session.one_plan(), "Board", date(2016, 3, 1))
        assert row.meeting.first_on == date(2016, 2, 11)
        await seat.press("u")
        await seat.until_seen("Thu 11 Feb 2016")


async def test_v_records_which_meeting_approved_the_minutes_and_nobody_does_so_by_enter(board_path: Path) -> None:
    async with seated(board_path) as seat:
        meetings.hold(seat.session, seat.session.one_plan(), "Board", date(2015, 11, 19), present="Chair")
        await opened(seat)
        await seat.press("g", "v", "enter")
        assert "at which meeting were they approved?" in seat.text()
        assert "held since: 19 Nov 2015" in seat.text()
        await fill(seat, "19 Nov 2015", "Item 3: two posts")
        assert "minutes of 8 Oct 2015 approved · u undoes" in seat.said()
        assert held(seat).approved_on == date(2015, 11, 19)
        await seat.until(lambda: "Minutes approved on 19 Nov 2015, corrected: Item 3: two posts" in told(seat))
        await seat.press("j")
        await seat.until(lambda: "Minutes of 8 Oct 2015 approved, corrected: Item 3" in told(seat))
        await seat.press("v")
        assert "it has none to approve" in seat.said()


async def test_the_day_and_the_items_of_a_planned_meeting_are_changed_and_no_other_is_made(board_path: Path) -> None:
    def to_come(seat: Seat) -> list[tuple[date, tuple[str, ...]]]:
        found = meetings.meetings(seat.session, seat.session.one_plan())
        return [(each.on, each.items) for each in found if each.on > HELD]

    async with seated(board_path) as seat:
        await opened(seat)
        await seat.press("a", "tab", "tab")
        await fill(seat, "Budget")
        assert to_come(seat) == [(date(2016, 2, 11), ("Budget",))]
        await seat.press("a", "tab", "tab", *["backspace"] * len("Budget"), "enter")
        assert to_come(seat) == [(date(2016, 2, 11), ())]
        await seat.press("a", "tab", *["backspace"] * len("11 Feb 2016"))
        await fill(seat, "18 Feb 2016")
        assert to_come(seat) == [(date(2016, 2, 18), ())]
        assert "Board, 18 Feb 2016 · u undoes" in seat.said()


async def test_a_forum_that_others_took_away_is_told(board_path: Path) -> None:
    async with seated(board_path) as seat:
        forums.add_forum(seat.session, seat.session.one_plan(), {"name": "Cabinet"})
        await opened(seat)
        await seat.press("f")
        undo.undo(seat.session)
        await seat.type("Cabinet")
        await seat.press("enter")
        assert seat.screen_name() == "MeetingsScreen"
        assert seat.toasts() == ["that forum was removed meanwhile. choose again"]


async def test_e_keeps_the_minutes_as_the_editor_left_them(
    board_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "All was agreed." >> "$1"\n')
    editor.chmod(0o700)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.setattr(PlanwatchApp, "suspend", lambda app: nullcontext())  # there is no terminal to let go of
    async with seated(board_path) as seat:
        await opened(seat)
        await seat.press("k", "E")
        assert held(seat).minutes.startswith("# Board: minutes, Thu 8 Oct 2015")
        assert held(seat).minutes.endswith("All was agreed.")
        await seat.until(lambda: "All was agreed." in told(seat))
        await seat.press("u")
        assert held(seat).minutes == ""


async def test_of_two_who_write_minutes_the_second_is_told_and_enter_saves_theirs_all_the_same(
    board_path: Path,
) -> None:
    async with seated(board_path) as seat:
        await opened(seat)
        await seat.press("k", "e")
        await seat.until_seen("enter saves")
        row = next(row for row in meetings.all_rows(seat.session) if row.meeting.on == held(seat).on)
        meetings.set_minutes(seat.session, row, "Reader was first")
        await seat.type("And we add this. ")
        await seat.press("enter")
        assert seat.screen_name() == "Form"
        assert "enter saves yours all the same" in " ".join(seat.text().replace("│", " ").split())
        await seat.press("enter")
        assert seat.screen_name() == "MeetingsScreen"
        assert "And we add this." in held(seat).minutes


async def test_f_adds_a_forum_and_changes_one(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await opened(seat)
        assert "No meeting yet. f adds a forum" in told(seat)
        await seat.press("enter", "h", "r", "n", "E", "D", "escape")
        await seat.press("f")
        await fill(seat, "Board", "DCS", "", "no", "yes", "first Tuesday of every month")
        assert "Tue 2 Feb 2016" in seat.text()
        await seat.press("f", "enter", "end")
        await fill(seat, " of leaders")
        assert forums.forums(seat.session)[0].forum.name == "Board of leaders"


async def test_a_planned_meeting_is_removed_and_one_that_was_held_stays(board_path: Path) -> None:
    async with seated(board_path) as seat:
        await opened(seat)
        await seat.press("k", "D")
        assert any("was held: it stays" in toast for toast in seat.toasts())
        assert held(seat).on == HELD


async def test_what_others_change_shows_while_the_list_is_open(board_path: Path) -> None:
    async with seated(board_path) as seat:
        await opened(seat)
        other = open_session(board_path, who="bob", today=date(2016, 1, 11))
        with other.database:
            meetings.add_meeting(other, other.one_plan(), "Board", date(2016, 1, 15))
        await seat.until_seen("Fri 15 Jan 2016")


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_text_is_drawn_and_never_obeyed(
    board_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    nasty = "[red]x[/] [@click=app.quit]q[/] \x1b[31m\u202e\x07"
    session = open_session(board_path, who="bob", today=date(2016, 1, 11))
    with session.database:
        day = session.one_plan()
        forums.set_forum(session, forums.find_forum(session, "Board"), {"name": nasty, "chair": nasty})
        meetings.hold(session, day, nasty, HELD, present=nasty, items=nasty)
        resolutions.resolve(session, day, "8 Oct 2015", nasty, "report back", nasty)
        row = meetings.find_meeting(session, day, nasty, HELD)
        meetings.set_minutes(session, row, f"{nasty}\n# x")
    async with seated(board_path, size=size) as seat:
        await opened(seat)
        for keys in (("g",), ("k",), ("n", "escape"), ("r", "escape"), ("h", "escape"), ("f", "escape"), ("a",)):
            await seat.press(*keys)
            await seat.pilot.pause(0.15)
            assert_harmless(seat)
        await seat.press("escape")
        assert "[red]x" in seat.text()
