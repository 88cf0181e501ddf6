"""What boards and second persons say, and handing over, by key."""

from datetime import date
from pathlib import Path

from planwatch.model.plan.action import Assurance, Cover
from planwatch.model.plan.kinds import Rag, Status
from planwatch.model.values import replace
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.people.handover import hand_over
from tests.desk import SMALL, TODAY, put
from tests.tui.seat import seated


async def test_the_boards_rating_stands_before_the_leads_until_it_is_taken_away(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("b")
        await seat.type("r")
        await seat.press("tab")
        await seat.type("no plan B")
        await seat.press("tab")
        await seat.type("Improvement Board")
        await seat.press("enter")
        action = seat.action("A1")
        assert action.board is not None
        assert (action.board.rag, action.board.why, action.board.by, action.rag) == (
            Rag.RED, "no plan B", "Improvement Board", Rag.GREEN
        )  # fmt: skip
        assert "■ R/G" in seat.text()
        await seat.settle()
        said = "red by the board, green by the lead, calculated green: not yet due · board (Improvement Board, 11 Jan"
        assert said in seat.detail()
        await seat.press("r", "a", "escape")
        assert "■ R/A" in seat.text()
        await seat.press("b", "backspace", "backspace", "backspace", "enter")
        assert "the board's rating is missing" in seat.text()
        await seat.type("none")
        await seat.press("enter")
        assert seat.action("A1").board_rag is None
        await seat.press("u")
        assert seat.action("A1").board_rag is Rag.RED


async def test_a_board_that_gives_no_reason_is_asked_for_it_and_nothing_typed_is_lost(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("b")
        await seat.type("a")
        await seat.press("enter")
        assert "needs its reason" in seat.text()
        await seat.press("tab")
        await seat.type("late twice")
        await seat.press("enter")
        assert seat.action("A1").board_rag is Rag.AMBER


async def test_what_is_finished_is_not_rated_by_a_board_nor_what_is_open_assured(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A2")
        await seat.press("b")
        assert "A2 is complete: only an open action is rated" in seat.said()
        await seat.at("A1")
        await seat.press("V")
        assert "A1 is in progress, not complete" in seat.said()


async def test_what_is_complete_is_assured_in_the_queue_of_what_awaits_evidence(small_path: Path) -> None:
    async with seated(small_path, view="8") as seat:
        assert seat.refs() == ["A2"]
        await seat.press("V")
        assert "does the evidence show that it worked?" in seat.text()
        await seat.press("enter")
        await seat.until_seen("nothing assured. say what shows it, or who looked at it")
        assert seat.action("A2").status is Status.COMPLETE, "nobody signs by pressing enter"
        await seat.press("tab")
        await seat.type("ann")
        await seat.press("enter")
        assert (seat.action("A2").status, seat.action("A2").assurance) == (Status.ASSURED, Assurance("ann", TODAY))
        await seat.press("u")
        assert (seat.action("A2").status, seat.action("A2").assurance) == (Status.COMPLETE, None)


async def test_a_brag_plan_draws_what_is_assured_blue(tmp_path: Path) -> None:
    blue = replace(SMALL, plan=replace(SMALL.plan, blue="assured"))
    session = open_session(tmp_path / "p.db", create=True, who="ann", today=TODAY)
    with session.database:
        import_snapshot(session, blue, "blue.toml")
        put(session, "A2", {"status": "assured"})
    async with seated(tmp_path / "p.db") as seat:
        line = next(line for line in seat.lines() if "A2" in line)
        assert "✓✓ B" in line


async def test_all_open_actions_of_a_lead_are_handed_over_and_undo_takes_it_back(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A4")
        await seat.press("O", "tab")
        await seat.type("Head of HR")
        await seat.press("tab")
        await seat.type("8 Feb")
        assert "Mon 8 Feb 2016" in seat.text()
        await seat.press("enter")
        cover = Cover("Principal SW", date(2016, 2, 8))
        assert (seat.action("A4").lead, seat.action("A4").cover) == ("Head of HR", cover)
        assert "A4 handed to Head of HR" in seat.said()
        await seat.settle()
        await seat.press("u")
        assert (seat.action("A4").lead, seat.action("A4").cover) == ("Principal SW", None)


async def test_cover_that_has_ended_is_offered_back_and_no_leaves_it(small_path: Path) -> None:
    session = open_session(small_path, who="ann", today=TODAY)
    with session.database:
        hand_over(session, session.one_plan(), "Principal SW", "Head of HR", until="12 Jan 2016")
    async with seated(small_path, today=date(2016, 1, 13)) as seat:
        await seat.at("A4")
        await seat.press("O")
        assert "Head of HR, covering for Principal SW until 12 Jan 2016" in seat.question()
        await seat.press("n", "escape")
        assert seat.action("A4").lead == "Head of HR"
        await seat.press("O", "y")
        assert (seat.action("A4").lead, seat.action("A4").cover) == ("Principal SW", None)


async def test_a_lead_who_left_shows_where_actions_are_still_theirs(tmp_path: Path) -> None:
    left = tuple(replace(lead, until=date(2015, 12, 1)) if lead.name == "Head of HR" else lead for lead in SMALL.lead)
    session = open_session(tmp_path / "p.db", create=True, who="ann", today=TODAY)
    with session.database:
        import_snapshot(session, replace(SMALL, lead=left), "left.toml")
    async with seated(tmp_path / "p.db", view="1") as seat:
        assert "left: Head of HR" in seat.text()
        await seat.settle()
        assert "Head of HR (left 1 Dec 2015)" in seat.detail()
