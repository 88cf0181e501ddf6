"""When an action is late, possibly late, or was done late."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.dates.working_days import Counting, DayCount, Nation, bank_holidays
from planwatch.model.due.lateness import Overdue, days_late, overdue
from planwatch.model.plan.kinds import OPEN, Status

TODAY = date(2016, 1, 11)
bank_holidays(Nation.SCOTLAND, 2016)  # the first takes longer than hypothesis gives an example
YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)
days = st.dates(date(2015, 1, 1), date(2017, 12, 31))
ended = pytest.mark.parametrize("status", [status for status in Status if status not in OPEN])


@pytest.mark.parametrize("status", OPEN)
def test_an_open_action_is_overdue_from_the_day_after_its_last_due_day(status: Status) -> None:
    assert overdue(status, TODAY, TODAY, TODAY) is Overdue.NO
    assert overdue(status, YESTERDAY, YESTERDAY, TODAY) is Overdue.YES


def test_inside_its_interval_an_action_is_possibly_overdue_from_the_second_day_to_the_last() -> None:
    def on(day: date) -> Overdue:
        return overdue(Status.IN_PROGRESS, YESTERDAY, TOMORROW, day)

    assert [on(YESTERDAY), on(TODAY), on(TOMORROW), on(TOMORROW + timedelta(1))] == [
        "no",
        "possibly",
        "possibly",
        "yes",
    ]


@ended
def test_an_overdue_action_that_is_closed_is_not_overdue(status: Status) -> None:
    assert overdue(status, YESTERDAY, YESTERDAY, TODAY) is Overdue.NO


def test_an_action_without_a_date_is_never_late() -> None:
    assert overdue(Status.IN_PROGRESS, None, None, TODAY) is Overdue.NO
    assert days_late(Status.IN_PROGRESS, None, None, TODAY) == 0


@given(st.sampled_from(Status), days, days, days)
def test_days_late_are_above_nought_exactly_where_an_open_action_is_certainly_overdue(
    status: Status, one: date, other: date, today: date
) -> None:
    first, last = sorted((one, other))
    late = days_late(status, last, None, today)
    assert (late > 0) == (overdue(status, first, last, today) is Overdue.YES)
    assert late in (0, (today - last).days)


def test_completed_late_counts_from_the_last_due_day_to_the_earliest_day_it_was_done() -> None:
    assert days_late(Status.COMPLETE, TODAY, TODAY + timedelta(5), TODAY + timedelta(90)) == 5
    assert days_late(Status.ASSURED, TODAY, YESTERDAY, TODAY) == 0


def test_a_withdrawn_action_is_never_late() -> None:
    assert days_late(Status.WITHDRAWN, YESTERDAY, None, TODAY) == 0


WORKING = Counting(DayCount.WORKING)
FRIDAY = date(2016, 1, 8)


@pytest.mark.parametrize(("later", "late"), [(0, 0), (1, 1), (2, 1), (3, 1), (4, 2), (7, 5), (14, 10)])
def test_in_working_days_a_weekend_adds_nothing_but_what_is_late_is_late(later: int, late: int) -> None:
    assert days_late(Status.IN_PROGRESS, FRIDAY, None, FRIDAY + timedelta(later), WORKING) == late


def test_working_days_late_leave_out_the_bank_holidays_of_the_nation() -> None:
    after_easter = date(2015, 4, 7)
    maundy_thursday = date(2015, 4, 2)
    scottish = Counting(DayCount.WORKING, Nation.SCOTLAND)
    assert days_late(Status.IN_PROGRESS, maundy_thursday, None, after_easter, WORKING) == 1
    assert days_late(Status.IN_PROGRESS, maundy_thursday, None, after_easter, scottish) == 2


@given(days, days, st.booleans())
def test_no_way_of_counting_makes_more_of_it_than_the_calendar_or_less_than_a_day(
    one: date, other: date, first_day_counts: bool
) -> None:
    due, today = sorted((one, other))
    counting = Counting(DayCount.WORKING, first_day_counts=first_day_counts)
    late = days_late(Status.IN_PROGRESS, due, None, today, counting)
    assert min(1, (today - due).days) <= late <= (today - due).days
