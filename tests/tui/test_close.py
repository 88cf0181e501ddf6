"""A plan is closed in a form, and one undo opens it again with all that it had."""

from pathlib import Path

from tests.tui.seat import seated


async def test_a_plan_is_closed_in_a_form_that_asks_what_becomes_of_each_kind(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("A")
        await seat.type("carry forward")
        await seat.press("enter")
        await seat.until(lambda: seat.screen_name() == "Form", "the form")
        await seat.press("enter")
        await seat.until_seen("not decided yet: actions (")
        assert "type in each line carry" in seat.text()
        await seat.type("P2")
        await seat.press("tab")
        await seat.type("carry")
        await seat.press("enter")
        assert "P closed" in seat.said()
        assert [day.plan.ref for day in seat.app.session.plan_days()] == ["P", "P2"]
        await seat.press("u")
        assert "took back" in seat.said()
        assert [(day.plan.ref, day.plan.status) for day in seat.app.session.plan_days()] == [("P", "approved")]
