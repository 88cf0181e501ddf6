"""Terms and lateness in calendar and working days, with each nation's bank holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.dates.working_days import (
    Counting,
    DayCount,
    Nation,
    add_days,
    bank_holidays,
    days_after,
    is_working_day,
)

bank_holidays(Nation.SCOTLAND, 2016)  # the first takes longer than hypothesis gives an example
MAY_18 = date(2015, 5, 18)
countings = st.builds(Counting, st.sampled_from(DayCount), st.sampled_from(Nation), st.booleans())
days = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(("first_day_counts", "end"), [(True, date(2015, 8, 24)), (False, date(2015, 8, 25))])
def test_seventy_working_days_from_18_may_2015_end_a_day_sooner_where_the_first_day_counts(
    first_day_counts: bool, end: date
) -> None:
    counting = Counting(DayCount.WORKING, first_day_counts=first_day_counts)
    assert add_days(MAY_18, 70, counting) == end


@pytest.mark.parametrize(("first_day_counts", "end"), [(True, date(2015, 7, 26)), (False, date(2015, 7, 27))])
def test_seventy_calendar_days_too(first_day_counts: bool, end: date) -> None:
    counting = Counting(first_day_counts=first_day_counts)
    assert add_days(MAY_18, 70, counting) == end


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2015, 4, 6), "ENI"),  # Easter Monday
        (date(2015, 1, 2), "S"),
        (date(2015, 3, 17), "NI"),  # Saint Patrick
        (date(2015, 7, 13), "NI"),  # the Boyne, on the Monday after
        (date(2015, 8, 3), "S"),
        (date(2015, 8, 31), "ENI"),
        (date(2015, 11, 30), "S"),  # Saint Andrew
        (date(2015, 12, 25), "ESNI"),
        (date(2022, 9, 19), "ESNI"),  # the Queen's funeral
    ],
)
def test_the_three_jurisdictions_have_different_bank_holidays(day: date, off: str) -> None:
    working = [is_working_day(day, nation) for nation in Nation]
    assert working == ["E" not in off, "S" not in off, "NI" not in off]


def test_weekends_are_no_working_days() -> None:
    week = [is_working_day(date(2016, 1, 11) + timedelta(n), Nation.SCOTLAND) for n in range(7)]
    assert week == [True] * 5 + [False] * 2


def test_where_no_bank_holidays_are_known_weekdays_are_counted() -> None:
    assert bank_holidays(Nation.SCOTLAND, 1) == {} == bank_holidays(Nation.SCOTLAND, 9999)
    whole = days_after(date.min, date.max, Counting(DayCount.WORKING))
    assert 0.99 < whole / ((date.max - date.min).days * 5 / 7) < 1


@given(days, st.integers(0, 400), countings)
def test_what_is_counted_one_by_one_is_what_is_counted_at_once(first: date, length: int, counting: Counting) -> None:
    last = first + timedelta(days=length)
    following = [first + timedelta(days=n + 1) for n in range(length)]
    counted = [d for d in following if counting.days is DayCount.CALENDAR or is_working_day(d, counting.nation)]
    assert days_after(first, last, counting) == len(counted)


@given(days, st.integers(1, 300), countings)
def test_a_term_of_so_many_days_is_so_many_days_long(start: date, number: int, counting: Counting) -> None:
    end, before = add_days(start, number, counting), start - timedelta(days=counting.first_day_counts)
    assert days_after(before, end, counting) == number
    assert days_after(before, end - timedelta(days=1), counting) == number - 1


@given(days, days, countings)
def test_nothing_follows_a_day_that_is_later(one: date, other: date, counting: Counting) -> None:
    assert days_after(max(one, other), min(one, other), counting) == 0


def test_a_term_of_no_days_ends_where_it_starts() -> None:
    assert add_days(MAY_18, 0, Counting(DayCount.WORKING, first_day_counts=True)) == MAY_18


@pytest.mark.parametrize("counted", DayCount)
def test_a_term_that_runs_off_the_calendar_is_an_overflow(counted: DayCount) -> None:
    with pytest.raises(OverflowError):
        add_days(date(9999, 12, 1), 100, Counting(counted))
