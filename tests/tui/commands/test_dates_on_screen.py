"""Due dates in the app: shown as understood before they are saved, moved with a reason, corrected with one."""

from pathlib import Path

import pytest

from planwatch.model.plan.kinds import MoveKind, PlanStatus
from planwatch.model.values import replace
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.history.story import story
from tests.desk import SMALL, TODAY
from tests.tui.seat import Seat, seated


def moves(seat: Seat, ref: str) -> list[tuple[MoveKind, str, str]]:
    told = story(seat.session, seat.stored(ref))
    return [(move.kind, move.now.text, move.why) for move in told.moves]


@pytest.mark.parametrize(
    ("typed", "understood", "stored"),
    [
        ("fri", "Fri 15 Jan 2016, in 4 d", "15 Jan 2016"),
        ("24/08/2016", "Wed 24 Aug 2016, in 226 d", "24/08/2016"),
        ("autumn 2016", "1 Sep 2016 to 30 Nov 2016", "autumn 2016"),
        ("in 3 weeks", "Mon 1 Feb 2016, in 21 d", "in 3 weeks"),
    ],
)
async def test_a_date_is_shown_as_understood_before_it_is_saved(
    small_path: Path, typed: str, understood: str, stored: str
) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("d")
        await seat.type(typed)
        assert understood in seat.said()
        assert seat.action("C1.2").due.text == "20 Oct 2015"
        await seat.press("enter", "enter")
        assert seat.action("C1.2").due.text == stored


async def test_words_over_a_date_are_asked_about_first_and_enter_says_no(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("d")
        await seat.type("as soon as we can")
        assert "no date in these words: kept as text" in seat.said()
        await seat.press("enter")
        assert "names no day, and would take C1.2's due date away (20 Oct 2015)" in seat.question()
        await seat.press("enter")
        assert seat.action("C1.2").due.text == "20 Oct 2015"
        await seat.press("enter", "y")
        await seat.press("enter")
        assert seat.action("C1.2").due.text == "as soon as we can"


@pytest.mark.parametrize("typed", ["31 Jn", "tomorow", "next friday", "31 Feb 2027", "30 Nov foo"])
async def test_a_slip_of_the_keys_is_refused_with_the_reason_and_the_text_stays(small_path: Path, typed: str) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("d")
        await seat.type(typed)
        assert "not a date: " in seat.said()
        await seat.press("enter")
        assert f"'{typed}' is not a date: " in seat.said()
        assert seat.action("C1.2").due.text == "20 Oct 2015"
        assert seat.editor.value == typed


async def test_a_slip_asks_why_and_keeps_the_reason(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("d")
        await seat.type("1 Mar 2016")
        await seat.press("enter")
        assert "why is it moved?" in seat.said()
        await seat.type("no applicants")
        await seat.press("enter")
        assert moves(seat, "C1.2") == [(MoveKind.SLIP, "1 Mar 2016", "no applicants")]
        assert "↷1" in seat.lines()[4]
        assert "C1.2 · due: Tue 1 Mar 2016" in seat.said()


async def test_escape_at_the_question_why_goes_back_to_the_date_and_saves_nothing(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("d")
        await seat.type("1 Mar 2016")
        await seat.press("enter", "escape")
        assert (moves(seat, "C1.2"), seat.editor.value) == ([], "1 Mar 2016")
        await seat.press("enter", "enter")
        assert moves(seat, "C1.2") == [(MoveKind.SLIP, "1 Mar 2016", "")]
        assert seat.table.has_focus


async def test_a_correction_needs_its_reason_and_is_no_move(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("=")
        await seat.type("20 Oct 2016")
        await seat.press("enter")
        assert "what was mistyped?" in seat.said()
        await seat.press("enter")
        assert "a correction needs its reason" in seat.said()
        assert seat.action("C1.2").due.text == "20 Oct 2015"
        await seat.type("the year")
        await seat.press("enter")
        assert moves(seat, "C1.2") == [(MoveKind.CORRECTION, "20 Oct 2016", "the year")]
        assert seat.stored("C1.2").moves == 0


async def test_a_correction_left_is_not_saved_and_its_text_is_kept(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("=")
        await seat.type("20 Oct 2016")
        await seat.press("enter", "escape")
        assert (seat.action("C1.2").due.text, seat.editor.value) == ("20 Oct 2015", "20 Oct 2016")
        await seat.press("escape", "u")
        assert seat.editor.value == "20 Oct 2016"


async def test_in_a_draft_plan_a_date_moves_freely(tmp_path: Path) -> None:
    session = open_session(tmp_path / "draft.db", create=True, who="ann", today=TODAY)
    with session.database:
        draft = replace(SMALL, plan=replace(SMALL.plan, status=PlanStatus.DRAFT, approved_on=None))
        import_snapshot(session, draft, "draft.toml")
    async with seated(tmp_path / "draft.db") as seat:
        await seat.at("C1.2")
        await seat.press("d")
        await seat.type("1 Mar 2016")
        await seat.press("enter")
        assert (seat.action("C1.2").due.text, seat.prompt.asking, moves(seat, "C1.2")) == ("1 Mar 2016", False, [])
        await seat.press("=")
        await seat.type("3 Mar 2016")
        await seat.press("enter")
        assert (seat.action("C1.2").due.text, seat.prompt.asking, moves(seat, "C1.2")) == ("3 Mar 2016", False, [])


async def test_a_first_date_is_no_move_and_asks_nothing(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A4")
        await seat.press("d")
        await seat.type("+2w")
        await seat.press("enter")
        assert (seat.action("A4").due.text, seat.prompt.asking) == ("25 Jan 2016", False)


async def test_the_date_of_what_is_complete_is_refused(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A2")
        await seat.press("d")
        await seat.type("1 Mar 2016")
        await seat.press("enter")
        assert "A2 is complete" in seat.said()
        assert (seat.editor.is_open, seat.editor.value) == (True, "1 Mar 2016")


async def test_tab_during_a_question_loses_nothing(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("d")
        await seat.type("1 Mar 2016")
        await seat.press("enter", "tab")
        assert not seat.prompt.asking
        assert (seat.action("C1.2").due.text, seat.said()) == ("20 Oct 2015", "not saved · u brings the text back")
        await seat.press("u")
        assert seat.editor.value == "1 Mar 2016"
