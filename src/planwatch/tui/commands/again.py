"""The last edit once more."""

from planwatch.tui.desk import PlanDesk


def again(desk: PlanDesk) -> None:
    """Make the last edit again, of the marked rows or the one under the cursor; as one change, and told which it is."""
    last, meant = desk.again, desk.meant()
    if meant is None:
        return
    if last is None:
        desk.tell("nothing was edited yet: . makes the last edit again on another row")
    elif last.make is None:
        desk.tell(
            f"{last.words}: that is for its own action · . does ratings, dates, leads and fields again", wrong=True
        )
    else:
        last.make(desk, meant)
