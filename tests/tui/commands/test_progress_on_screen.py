"""Rating, writing updates, completing, reopening, adding and removing, by key."""

from pathlib import Path

import pytest
from textual import events

from planwatch.model.plan.kinds import Rag, Status
from planwatch.service.history.story import story
from tests.tui.seat import Seat, seated


def updates(seat: Seat, ref: str) -> list[tuple[str, str, str, Rag | None, bool]]:
    told = story(seat.session, seat.stored(ref))
    return [(u.text, u.by, u.as_at.isoformat(), u.rag, u.internal) for u in told.updates]


@pytest.mark.parametrize(
    ("keys", "rag"),
    [
        (("a",), Rag.AMBER), (("g",), Rag.GREEN), (("r",), Rag.RED), (("backspace",), None), (("n",), None),
        (("right", "enter"), Rag.AMBER), (("left", "left", "space"), Rag.GREEN),
    ],
)  # fmt: skip
async def test_a_rating_is_chosen_by_its_letter_or_by_arrows(
    small_path: Path, keys: tuple[str, ...], rag: Rag | None
) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("r")
        assert seat.chooser.region.contains_region(seat.table.cell_region(0, "rag"))
        await seat.press(*keys, "escape")
        assert seat.action("C1.2").rag == rag
        assert seat.table.has_focus


async def test_the_chooser_left_changes_nothing(small_path: Path) -> None:
    async with seated(small_path) as seat:
        before = len(seat.log())
        await seat.at("C1.2")
        await seat.press("r", "escape")
        assert (seat.chooser.is_open, len(seat.log()), seat.said()) == (False, before, "")


async def test_another_command_takes_the_place_of_the_chooser(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("r", "d")
        assert (seat.chooser.is_open, seat.editor.is_open, seat.editor.field) == (False, True, "due")
        await seat.press("escape", "r", "/")
        assert not seat.chooser.is_open
        await seat.type("map")
        assert seat.refs() == ["C1.10"]


async def test_plus_is_better_and_minus_worse(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        seen: list[Rag | None] = []
        for key in ("+", "+", "+", "-", "-", "-"):
            await seat.press(key)
            seen.append(seat.action("C1.2").rag)
        assert seen == ["amber", "green", "green", "amber", "red", "red"]


async def test_plus_changes_the_row_of_the_cursor_and_never_the_marks(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("space")
        await seat.at("A1")
        await seat.press("-")
        assert (seat.action("C1.2").rag, seat.action("A1").rag) == (Rag.RED, Rag.AMBER)


async def test_a_rating_for_what_has_not_started_offers_to_start_it(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.10")
        await seat.press("r", "g")
        assert "Start it now?" in seat.question()
        await seat.press("n")
        assert (seat.action("C1.10").rag, seat.action("C1.10").status) == (None, Status.NOT_STARTED)
        await seat.press("r", "g", "y")
        assert (seat.action("C1.10").rag, seat.action("C1.10").status) == (Rag.GREEN, Status.IN_PROGRESS)


async def test_what_is_complete_takes_no_rating(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A2")
        await seat.press("r", "g")
        assert "A2 is complete: only an action under way is rated" in seat.said()
        assert (seat.action("A2").rag, seat.chooser.is_open) == (None, False)


async def test_c_completes_today_unless_told_another_day(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("c")
        assert "C1.2 completed on" in seat.said()
        await seat.press("enter")
        action = seat.action("C1.2")
        assert (action.status, action.completed.text, action.rag) == (Status.COMPLETE, "11 Jan 2016", None)
        assert "✓ C" in seat.lines()[4]
        await seat.at("A1")
        await seat.press("c")
        await seat.type("8 Jan 2016")
        await seat.press("enter")
        assert seat.action("A1").completed.text == "8 Jan 2016"


async def test_a_day_in_the_future_is_refused_and_the_question_stays(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("c")
        await seat.type("tomorrow")
        await seat.press("enter")
        assert "12 Jan 2016 is in the future" in seat.said()
        assert (seat.prompt.asking, seat.action("C1.2").status) == (True, Status.IN_PROGRESS)
        await seat.press("escape", "j")
        assert (seat.prompt.asking, seat.cursor_ref()) == (False, "C1.10")


async def test_c_on_what_is_complete_says_so(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A2")
        await seat.press("c")
        assert "A2 is complete on 3 Sep 2015 already" in seat.said()
        assert not seat.prompt.asking


async def test_reopening_needs_its_reason(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A2")
        await seat.press("C", "enter")
        assert "a reason is needed" in seat.said()
        await seat.type("the plan is out of date")
        await seat.press("enter")
        assert (seat.action("A2").status, seat.action("A2").reason) == (Status.IN_PROGRESS, "the plan is out of date")


async def test_what_is_open_has_nothing_to_reopen(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("C")
        assert "there is nothing to reopen" in seat.said()
        assert not seat.prompt.asking


async def test_withdrawing_asks_for_the_reason(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("f")
        await seat.type("status")
        await seat.press("enter")
        await seat.type("withdrawn")
        await seat.press("enter", "enter")
        assert "a reason is needed" in seat.said()
        await seat.type("merged")
        await seat.press("enter")
        assert (seat.action("C1.2").status, seat.action("C1.2").reason) == (Status.WITHDRAWN, "merged")


async def test_an_update_has_words_and_whose_they_are_and_as_at_when(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A4")
        await seat.press("n", "enter")
        assert "an update needs words" in seat.text()
        await seat.type("Half have been trained")
        await seat.press("tab", "a", "tab", "end")
        await seat.type(" (deputy)")
        await seat.press("tab", "ctrl+u")
        await seat.type("8 Jan 2016")
        assert "Fri 8 Jan 2016, 3 d ago" in seat.text()
        await seat.press("tab", "y", "enter")
        assert updates(seat, "A4") == [
            ("Half have been trained", "Principal SW (deputy)", "2016-01-08", Rag.AMBER, True)
        ]
        assert seat.action("A4").rag is Rag.AMBER
        await seat.settle()
        assert "Half have been trained" in seat.detail()
        assert seat.table.has_focus


async def test_an_update_has_as_many_lines_as_are_typed_or_pasted(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A4")
        await seat.press("n")
        await seat.type("Half have been trained")
        await seat.press("ctrl+j")
        seat.app.post_message(events.Paste("the rest\r\nin May"))
        await seat.pilot.pause()
        await seat.press("up", "up", "up", "enter")
        assert [text for text, *_ in updates(seat, "A4")] == ["Half have been trained\nthe rest\nin May"]


async def test_a_long_field_is_written_over_several_lines(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("f")
        await seat.type("how")
        await seat.press("enter")
        await seat.type("Ask the panel")
        await seat.press("ctrl+j")
        await seat.type("then train")
        await seat.press("enter")
        assert seat.action("A1").how.endswith("Ask the panel\nthen train")


async def test_an_update_left_writes_nothing(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A4")
        await seat.press("n")
        await seat.type("Half")
        await seat.press("escape")
        assert updates(seat, "A4") == []


async def test_an_action_is_added_to_the_theme_of_the_row_and_shown(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("a", "enter")
        assert "an action needs a title" in seat.text()
        await seat.type("Read the plan aloud")
        await seat.press("tab", "tab")
        await seat.type("head")
        await seat.press("tab")
        await seat.type("end of March 2016")
        assert "Thu 31 Mar 2016, in 80 d" in seat.text()
        await seat.press("enter")
        action = seat.action(seat.cursor_ref())
        assert (action.title, action.theme, action.lead) == ("Read the plan aloud", "Practice", "Head of HR")
        assert action.due.text == "end of March 2016"


async def test_an_action_out_of_sight_is_said_to_be_added(small_path: Path) -> None:
    async with seated(small_path, view="1") as seat:
        await seat.press("a")
        await seat.type("Later")
        await seat.press("tab", "tab", "tab", "tab")
        await seat.type("X:1")
        await seat.press("enter")
        assert seat.action("X:1").title == "Later"
        assert "X:1 added · u undoes · not in this view: 9 shows all" in seat.said()


@pytest.mark.parametrize("keys", [("enter",), ("n",), ("escape",), ("q",), ("right", "left", "enter")])
async def test_removing_asks_and_the_safe_answer_is_no(small_path: Path, keys: tuple[str, ...]) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("D")
        assert "Remove C1.2 Recruit managers from the plan P?" in seat.question()
        await seat.press(*keys)
        assert (seat.screen_name(), seat.action("C1.2").title) == ("TriageScreen", "Recruit managers")


async def test_a_removed_action_is_gone_and_undo_brings_it_back(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("delete", "y")
        assert "C1.2" not in seat.refs()
        await seat.press("u")
        assert "C1.2" in seat.refs()
