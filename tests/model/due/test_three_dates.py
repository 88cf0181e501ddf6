"""Lateness and timeliness on the original, the agreed and the current date."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.dates.span import Span
from planwatch.model.due.three_dates import DueDate, Share, Timeliness, overdue_shares, three_dates, timeliness
from planwatch.model.plan.action import Action, Occurrence
from planwatch.model.plan.kinds import OPEN, Status
from tests.desk import made

TODAY = date(2016, 1, 11)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def action(due: int | None = None, original: int | None = None, agreed: int | None = None, **more: Any) -> Action:
    dates: dict[str, Any] = {}
    for name, offset in (("due", due), ("original_due", original), ("agreed_due", agreed)):
        if offset is not None:
            dates |= {name: str(offset), f"{name}_from": day(offset), f"{name}_by": day(offset)}
    return made(Action, **{"ref": "A1", "title": "x", "status": Status.IN_PROGRESS, **dates, **more})


def when(offset: int) -> Span:
    return Span(str(offset), day(offset), day(offset))


@pytest.mark.parametrize(
    ("given", "dates"),
    [
        (action(5), (5, 5, 5)),
        (action(20, original=5), (5, 5, 20)),
        (action(20, original=5, agreed=10), (5, 10, 20)),
        (action(20, agreed=10), (20, 10, 20)),
    ],
)
def test_a_date_that_was_never_moved_is_all_three(given: Action, dates: tuple[int, int, int]) -> None:
    found = three_dates(given)
    assert (found.original, found.agreed, found.current) == tuple(when(offset) for offset in dates)
    assert [found[which] for which in DueDate] == [found.original, found.agreed, found.current]


def test_words_without_a_day_are_a_date_too() -> None:
    found = three_dates(action(5, original_due="in due course"))
    assert (found.original, found.agreed, found.current) == (Span("in due course"), Span("in due course"), when(5))


def test_a_plan_is_less_late_on_its_current_dates_than_on_those_it_began_with() -> None:
    actions = [
        action(-1),
        action(20, original=-30, agreed=-5),
        action(20, original=-30, agreed=5),
        action(20, original_due="TBC"),
        action(),
        action(-9, status=Status.COMPLETE),
        action(0),
    ]
    assert overdue_shares(actions, TODAY) == {
        DueDate.ORIGINAL: Share(3, 4),
        DueDate.AGREED: Share(2, 4),
        DueDate.CURRENT: Share(1, 5),
    }


def done(offset: int, **more: Any) -> dict[str, Any]:
    return {"status": Status.COMPLETE, "completed": "x", "completed_from": day(offset), "completed_by": day(offset)}


def test_all_that_fell_due_in_a_period_is_on_time_or_late_or_open_or_withdrawn() -> None:
    actions = [
        action(-10, **done(-10)),
        action(-10, **done(-40)),
        action(-10, **done(-9)),
        action(-10, status=Status.ASSURED, completed="last year"),
        action(-10),
        action(-10, status=Status.WITHDRAWN, reason="merged"),
        action(-30),
        action(0),
        action(1),
        action(),
    ]
    assert timeliness(actions, day(-29), day(0)) == Timeliness(2, 1, 1, 2, 1)
    assert timeliness(actions, day(-29), day(0)).fell_due == 7


def test_on_the_agreed_date_what_was_done_after_it_is_late() -> None:
    moved = action(20, original=-20, agreed=-10, **done(-5))
    assert timeliness([moved], day(-29), day(29), DueDate.CURRENT) == Timeliness(on_time=1)
    assert timeliness([moved], day(-29), day(29), DueDate.AGREED) == Timeliness(late=1)
    assert timeliness([moved], day(-15), day(29), DueDate.ORIGINAL) == Timeliness()


def test_completed_some_time_in_an_interval_is_late_only_where_all_of_it_is_past_the_due_day() -> None:
    interval = {**done(-12), "completed_by": day(12)}
    assert timeliness([action(-10, **interval)], day(-29), TODAY) == Timeliness(on_time=1)


def test_each_time_that_a_recurring_action_was_done_counts() -> None:
    times = tuple(
        Occurrence(due=Span("x", day(due), day(due)), completed=Span(text="x", first=day(on)))
        for due, on in ((-40, -40), (-20, -20), (-10, -3))
    )
    assert timeliness([action(0, occurrence=times)], day(-29), TODAY) == Timeliness(on_time=1, late=1, still_open=1)


@given(
    st.lists(st.tuples(st.integers(-9, 9), st.sampled_from(Status), st.none() | st.integers(-9, 9)), max_size=20),
    st.integers(-9, 9),
)
def test_two_periods_that_meet_add_up_to_the_whole(drawn: list[tuple[int, Status, int | None]], cut: int) -> None:
    actions = [
        action(due, status=status, completed_from=None if on is None or status in OPEN else day(on))
        for due, status, on in drawn
    ]
    parts = timeliness(actions, day(-9), day(cut)), timeliness(actions, day(cut + 1), day(9))
    assert sum(part.fell_due for part in parts) == len(actions)
    assert sum(part.late for part in parts) == timeliness(actions, day(-9), day(9)).late
