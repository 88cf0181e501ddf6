"""``.`` makes the last edit again, on the row under the cursor or on the marked rows."""

from pathlib import Path

from planwatch.model.plan.kinds import Rag, Status
from tests.desk import put
from tests.tui.seat import Seat, seated


async def edit(seat: Seat, key: str, text: str, *more: str) -> None:
    await seat.press(key)
    await seat.type(text)
    await seat.press("enter", *more)


async def test_a_rating_is_given_again_on_the_next_row_and_may_be_given_its_reason(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("r", "g")
        assert "u undoes, . again" in seat.said()
        await seat.at("A1")
        put(seat.session, "A1", {"rag": "red"})
        await seat.press("ctrl+r", ".")
        assert seat.action("A1").rag is Rag.GREEN
        assert "A1 · again RAG: green" in seat.said()
        await seat.press("tab")
        await seat.type("seen")
        await seat.press("enter", "u")
        assert seat.action("A1").rag is Rag.RED


async def test_a_relative_date_is_read_again_for_each_row(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await edit(seat, "d", "+2w", "enter")
        first = seat.action("C1.2").due
        await seat.at("C1.10")
        await seat.press(".")
        assert seat.action("C1.10").due.last == first.last
        assert "again due: " in seat.said()


async def test_a_reason_goes_with_the_date_and_is_told_before(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await edit(seat, "d", "+2w")
        await seat.type("the supplier is late")
        await seat.press("enter")
        await seat.press("?")
        await seat.type("again")
        assert "again: due +2w, as the supplier is late" in seat.text()
        await seat.press("escape")
        await seat.at("C1.10")
        await seat.press(".")
        assert seat.log()[0].why == "the supplier is late"


async def test_a_lead_is_given_to_all_marked_as_one_change(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await edit(seat, "o", "Principal SW")
        before = len(seat.log())
        for ref in ("A1", "C1.10"):
            await seat.at(ref)
            await seat.press("space")
        await seat.press(".")
        assert (seat.action("A1").lead, seat.action("C1.10").lead) == ("Principal SW", "Principal SW")
        assert len(seat.log()) == before + 1
        await seat.press("u")
        assert "Principal SW" not in (seat.action("A1").lead, seat.action("C1.10").lead)


async def test_completing_is_done_again(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("c", "enter")
        await seat.at("A1")
        await seat.press(".")
        assert seat.action("A1").status is Status.COMPLETE
        await seat.press(".")
        assert "A1 is complete" in seat.said()


async def test_what_was_said_yes_to_is_asked_again(small_path: Path) -> None:
    async with seated(small_path) as seat:
        put(seat.session, "A1", {"status": "not started"})
        await seat.press("ctrl+r")
        await seat.at("C1.10")
        await seat.press("r", "g", "y")
        await seat.at("A1")
        await seat.press(".")
        assert "Start it now?" in seat.question()
        await seat.press("y")
        assert seat.action("A1").rag is Rag.GREEN


async def test_an_edit_of_the_whole_action_is_made_again_on_the_list(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("enter", "r", "g", "escape", "escape")
        await seat.at("A1")
        put(seat.session, "A1", {"rag": "red"})
        await seat.press("ctrl+r", ".")
        assert seat.action("A1").rag is Rag.GREEN


async def test_nothing_is_made_again_before_the_first_edit(small_path: Path) -> None:
    async with seated(small_path) as seat:
        before = len(seat.log())
        await seat.at("C1.2")
        await seat.press(".")
        assert "nothing was edited yet" in seat.said()
        assert len(seat.log()) == before


async def test_an_update_a_title_and_a_correction_are_for_their_own_action(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("r", "g")
        await edit(seat, "n", "one post is filled")
        await seat.at("A1")
        before = len(seat.log())
        await seat.press(".")
        assert "update written: that is for its own action" in seat.said()
        await seat.at("C1.2")
        await edit(seat, "e", " now")
        await seat.at("A1")
        await seat.press(".")
        assert "title Recruit managers now: that is for its own action" in seat.said()
        await seat.at("C1.2")
        await edit(seat, "=", "+2w")
        await seat.type("mistyped")
        await seat.press("enter")
        await seat.at("A1")
        await seat.press(".")
        assert "that is for its own action" in seat.said()
        assert len(seat.log()) == before + 2


async def test_what_is_complete_refuses_it_in_words(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("r", "g")
        await seat.at("A2")
        before = len(seat.log())
        await seat.press(".")
        assert "A2 is complete: only an action under way is rated" in seat.said()
        assert len(seat.log()) == before


async def test_the_past_refuses_it_in_words(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("r", "g", "T")
        await seat.type("#1")
        await seat.press("enter", ".")
        assert "only to look at" in seat.said()
