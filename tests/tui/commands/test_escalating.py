"""Escalating from the list: the route's next step is proposed, and marked actions go together."""

from pathlib import Path

from planwatch.service.plan.records import records, set_record
from planwatch.service.session import Session
from tests.tui.seat import Seat, seated

BOARD = "Improvement Programme Board"


def lay_route(session: Session) -> None:
    day = session.one_plan()
    (plan,) = records(session, day, "plan")
    set_record(session, day, plan, {"route": f"{BOARD} after 14 days; Chief Executive after 90 days"})


def items(seat: Seat) -> list[str]:
    rows = seat.session.database.query("select items from meeting where forum = ? and items <> ''", (BOARD,))
    return [item for row in rows for item in row[0].split("\n") if "supplement" in item or "d late" in item]


async def test_the_next_step_of_the_route_is_proposed_and_its_reason_stands_where_none_is_given(
    samples_path: Path,
) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        lay_route(seat.session)
        await seat.press("ctrl+r")
        await seat.at("C1.2")
        await seat.press(">")
        await seat.until_seen("Escalate C1.2 (66 d late)")
        await seat.press("enter")
        await seat.until(lambda: f"escalated to {BOARD}" in seat.said(), "that it was escalated")
        assert len(items(seat)) == 1
        await seat.press("enter")
        await seat.until_seen(f"escalated to {BOARD}, for {BOARD}, 21 Jan 2016")
        await seat.press("escape", "u")
        assert items(seat) == []


async def test_marked_actions_are_escalated_together(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await seat.at("C1.2")
        await seat.press("space", "space", ">")
        await seat.until_seen("Escalate 2 actions")
        await seat.type("improv")
        await seat.press("tab")
        await seat.press("enter")
        await seat.until_seen("what is escalated needs words")
        await seat.type("the supplement")
        await seat.press("enter")
        await seat.until(lambda: "2 changed" in seat.said(), "that both were escalated")
        assert len(items(seat)) == 2


async def test_who_is_nobody_leaves_the_form_open(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        await seat.at("C1.2")
        await seat.press(">")
        await seat.type("Nobody")
        await seat.press("enter")
        await seat.until_seen("there is no forum or lead 'Nobody'")


async def test_enter_on_nothing_escalates_nothing(samples_path: Path) -> None:
    async with seated(samples_path, today=None, plan="WB") as seat:
        lay_route(seat.session)
        await seat.press("ctrl+r")
        await seat.at("C1.2")
        before = len(seat.log())
        await seat.press(">", "ctrl+u", "enter")
        await seat.until_seen("nothing escalated")
        await seat.press("escape", "escape", "space", "space", ">", "enter")
        await seat.until_seen("nothing escalated")
        assert len(seat.log()) == before
        await seat.type("route")
        await seat.press("enter")
        await seat.until(lambda: "escalated along the route" in seat.said(), "that they were escalated")
        assert len(seat.log()) == before + 1
