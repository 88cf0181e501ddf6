"""Marks: an edit of many is one change and one undo, and says what it leaves alone."""

from pathlib import Path

from planwatch.model.plan.kinds import Status
from planwatch.service.actions.remove import remove
from planwatch.service.change import Target
from planwatch.service.files.open import open_session
from planwatch.service.history.story import story
from tests.tui.seat import seated


async def test_a_rating_for_marked_rows_is_one_change_and_one_undo(small_path: Path) -> None:
    async with seated(small_path) as seat:
        before = len(seat.log())
        await seat.press("*", "r")
        assert "RAG for 6 actions, overwriting 1 red, 1 green" in seat.said()
        await seat.press("a")
        await seat.until_seen("C1.10 has not started, so it has no rating yet.")
        await seat.press("n")
        assert len(seat.log()) == before
        await seat.press("r", "a", "y", "escape")
        assert [seat.action(ref).rag for ref in ("C1.2", "C1.10", "A1", "A2", "A4")] == [
            "amber", "amber", "amber", None, "amber",
        ]  # fmt: skip
        assert len(seat.log()) == before + 1
        await seat.press("u")
        assert [seat.action(ref).rag for ref in ("C1.2", "A1", "A4")] == ["red", "green", None]


async def test_what_is_left_alone_is_said_with_its_reason(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("*", "c", "enter")
        assert "4 of 6, 2 left alone: A2 is complete" in seat.said()
        assert [seat.action(ref).status for ref in ("C1.2", "C1.10", "A1", "A4")] == [Status.COMPLETE] * 4
        assert seat.action("A3").status is Status.WITHDRAWN


async def test_each_verb_is_one_change_of_all_marked_rows(small_path: Path) -> None:
    async with seated(small_path) as seat:
        before = len(seat.log())
        await seat.press("space", "space", "space")
        assert seat.cursor_ref() == "A2"  # which is complete, and not meant
        assert seat.marked() == ["C1.2", "C1.10", "A1"]
        await seat.press("o")
        assert "lead for 3 actions, overwriting 1 Head of HR, 1 Élan Partners" in seat.said()
        await seat.type("Principal SW")
        await seat.press("enter")
        await seat.press("d")
        await seat.type("1 May 2016")
        await seat.press("enter", "enter", "n")
        await seat.type("All moved")
        await seat.press("enter", "c", "enter", "C")
        await seat.type("too soon")
        await seat.press("enter")
        marked = [seat.action(ref) for ref in ("C1.2", "C1.10", "A1")]
        assert {(a.lead, a.due.text, a.status) for a in marked} == {("Principal SW", "1 May 2016", Status.IN_PROGRESS)}
        assert len(seat.log()) == before + 5
        assert all(story(seat.session, seat.stored(ref)).updates for ref in ("C1.10", "A1"))
        await seat.press("D")
        assert "Remove 3 actions from the plan P?" in seat.question()
        await seat.press("y")
        assert seat.refs() == ["A2", "A4", "A3"]
        await seat.press("u", "u", "u", "u", "u", "u")
        assert seat.action("C1.2").lead == "Head of HR"
        assert len(seat.refs()) == 6


async def test_a_range_marks_while_the_cursor_moves(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("v", "j", "j")
        assert seat.marked() == ["C1.2", "C1.10", "A1"]
        await seat.press("k")
        assert seat.marked() == ["C1.2", "C1.10"]
        await seat.press("v", "j", "j")
        assert seat.marked() == ["C1.2", "C1.10"]
        assert seat.text().count("»") == 2


async def test_marks_out_of_sight_are_dropped_and_that_is_said(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("*", "1")
        assert seat.marked() == ["C1.2"]
        assert "5 marks dropped" in seat.said()
        await seat.press("9", "*")
        await seat.press("/")
        await seat.type("map")
        assert (seat.marked(), "1 mark dropped" in seat.said()) == (["C1.10"], True)


async def test_escape_takes_a_range_then_marks_then_the_filter_and_never_leaves(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("/")
        await seat.type("theme:work")
        await seat.press("enter", "v", "j", "escape")
        assert (seat.table.ranging, len(seat.marked())) == (False, 2)
        await seat.press("escape")
        assert (seat.marked(), seat.triage.worklist.filter) == ([], "theme:work")
        await seat.press("escape")
        assert (seat.triage.worklist.filter, len(seat.refs())) == ("", 6)
        await seat.press("escape", "escape")
        assert seat.app._running


async def test_marks_of_rows_that_others_removed_are_dropped(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("space")
        bob = open_session(small_path, who="bob")
        with bob.database:
            remove(bob, [Target(seat.stored("C1.2").id)])
        await seat.until(lambda: "C1.2" not in seat.refs(), "the removal")
        assert not seat.table.marks
        await seat.at("A1")
        await seat.press("r", "r", "escape")
        assert seat.action("A1").rag == "red"


async def test_several_actions_cannot_have_one_ref(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("*")
        await seat.at("C1.2", "ref")
        await seat.press("e", "X", "enter")
        assert "several actions cannot have one ref" in seat.said()
        assert seat.editor.is_open


async def test_one_mark_away_from_the_cursor_is_what_is_meant(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("space")
        seat.table.move_to_column("title")
        await seat.press("e")
        assert (seat.cursor_ref(), seat.editor.value) == ("C1.10", "")
        assert "title for C1.2, overwriting 1 Recruit managers" in seat.said()
        await seat.type("New")
        await seat.press("enter")
        assert (seat.action("C1.2").title, seat.action("C1.10").title) == ("New", "Map the offer")
        await seat.press("c")
        assert "C1.2 completed on" in seat.said()


async def test_words_that_would_take_dates_away_ask_once_and_name_all_of_them(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("*", "d")
        await seat.type("ongoing")
        await seat.press("enter")
        asked = seat.question()
        assert "C1.2 (20 Oct 2015)" in asked
        assert "A1 (31 Jan 2016)" in asked
        assert "A4" not in asked, "it has words already"
        await seat.press("y", "enter")
        assert seat.screen_name() == "TriageScreen"
        assert seat.action("C1.2").due.text == seat.action("A1").due.text == "ongoing"
