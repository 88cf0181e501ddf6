"""Days in full, near days, and dates back to words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.dates.in_words import (
    day_in_full,
    day_in_words,
    understood,
)
from planwatch.model.dates.reading import Span, read_as_said, read_date, read_past_date
from planwatch.model.dates.when import MONTHS, DateKind, Period

TODAY = date(2016, 1, 11)  # a Monday


def span(words: str, today: date = TODAY, period: Period = Period()) -> tuple[str, str] | None:  # noqa: B008
    when = read_date(words, today, period)
    return (when.first.isoformat(), when.last.isoformat()) if when.first and when.last else None


def one(day: str) -> tuple[str, str]:
    return day, day


@pytest.mark.parametrize(
    ("words", "day", "text"),
    [
        ("today", "2016-01-11", "11 Jan 2016"),
        ("Tomorrow", "2016-01-12", "12 Jan 2016"),
        ("fri", "2016-01-15", "15 Jan 2016"),
        ("mon", "2016-01-18", "18 Jan 2016"),
        ("tuesday", "2016-01-12", "12 Jan 2016"),
        ("+2w", "2016-01-25", "25 Jan 2016"),
        ("+ 3 d", "2016-01-14", "14 Jan 2016"),
        ("+1m", "2016-02-11", "11 Feb 2016"),
        ("+1year", "2017-01-11", "11 Jan 2017"),
    ],
)
def test_bare_shorthands_become_the_day_itself(words: str, day: str, text: str) -> None:
    assert span(words) == one(day)
    assert read_date(words, TODAY).text == text


@pytest.mark.parametrize(
    "words",
    [
        "June",
        "Mid May",
        "31 March",
        "10 January",
        "by Friday",
        "by early May.",
        "over the next month",
        "the end of the financial year",
        "Quarter 2 (Jul-Sep)",
        "Nov - Feb",
        "Q3",
        "February 15",
        "monthly from 31 Jan",
        "Every August",
    ],
)
def test_words_are_kept_as_typed_with_the_day_they_were_said_where_another_day_would_make_them_mean_another(
    words: str,
) -> None:
    when = read_date(words, TODAY)
    assert (when.text, when.said) == (words, TODAY)
    assert read_as_said(when.span, date(2031, 5, 5)) == when


@pytest.mark.parametrize(
    "words", ["June 2016", "24/8/2015", "2016-06-30", "Q3 2016/17", "**June 2016**", "ongoing", "monthly", "TBC", ""]
)
def test_words_that_mean_the_same_on_any_day_need_no_day_on_which_they_were_said(words: str) -> None:
    assert (read_date(words, TODAY).text, read_date(words, TODAY).said) == (words, None)


def test_blanks_and_lines_of_typed_words_become_single_blanks() -> None:
    assert read_date("  24  August\n2015. ", TODAY).text == "24 August 2015."


def test_a_month_from_the_last_of_january_is_the_last_of_february() -> None:
    assert span("+1m", date(2016, 1, 31)) == one("2016-02-29")


def test_29_february_without_a_year_is_no_day_in_a_year_that_has_none() -> None:
    assert span("29 Feb", date(2016, 1, 1)) == one("2016-02-29")
    assert span("29 Feb", date(2015, 1, 1)) is None
    assert span("29 Feb", date(2015, 3, 1)) == one("2016-02-29")


@pytest.mark.parametrize(
    ("words", "starts", "ends", "days"),
    [
        ("Mid May", date(2002, 4, 1), date(2003, 3, 31), ("2002-05-11", "2002-05-15")),
        ("31 March", date(2011, 4, 1), date(2012, 3, 31), one("2012-03-31")),
        ("June", date(2014, 4, 1), date(2018, 3, 31), ("2016-06-01", "2016-06-30")),
        ("June", date(2012, 4, 1), date(2014, 3, 31), ("2013-06-01", "2013-06-30")),
        ("June", date(2018, 1, 1), None, ("2018-06-01", "2018-06-30")),
        ("June", None, date(2015, 12, 31), ("2015-06-01", "2015-06-30")),
        ("8 Feb", date(2015, 6, 1), date(2015, 8, 31), one("2016-02-08")),
        ("Nov - Feb", date(2012, 4, 1), date(2013, 3, 31), ("2012-11-01", "2013-02-28")),
        ("Q4", date(2012, 4, 1), date(2013, 3, 31), ("2013-01-01", "2013-03-31")),
    ],
)
def test_a_date_without_a_year_lies_in_the_plans_period_where_it_can(
    words: str, starts: date | None, ends: date | None, days: tuple[str, str]
) -> None:
    assert span(words, TODAY, Period(starts, ends)) == days


def test_a_plan_says_in_which_month_its_financial_year_begins() -> None:
    american = Period(year_starts=10)
    assert span("Q1 2020/21", TODAY, american) == ("2020-10-01", "2020-12-31")
    assert span("FY 2021", TODAY, american) == ("2020-10-01", "2021-09-30")
    assert span("2020/21", TODAY, Period(year_starts=1)) == ("2020-01-01", "2020-12-31")
    assert span("Q2 2020", TODAY, Period(year_starts=1)) == ("2020-04-01", "2020-06-30")
    assert not read_date("Q2 2020", TODAY, Period(year_starts=1)).doubt


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("Q4. 2021", "may be a quarter of the financial year"),
        ("By 2018", "may mean before 2018 begins"),
        ("5/17/25", "month first, since 17 is no month"),
        ("31/02/2016", "there is no such day"),
        ("1901-12-30 (Monday)", "1901 is no year of a plan"),
        ("December 15", "15 may be a day"),
        ("Mon 5 Feb 2016", "5 Feb 2016 is a Fri"),
        ("11/12", "may be a day, but has no year"),
        ("31 March 2016, then 5 June", "no one date can be told from these words"),
        ("1 May 2016, 5 June 2016", "a series of dates: the last of them counts"),
        ("By June 2016 subject to funding", "may depend on something else"),
        ("year end", "may be the end of the calendar year or of the financial year"),
        ("within 3 months", "does not say from when"),
        ("10/04/2020", ""),
        ("TBC", ""),
        ("Phase 2", ""),
    ],
)
def test_what_can_be_read_in_two_ways_says_so(words: str, doubt: str) -> None:
    assert read_date(words, TODAY).doubt == doubt


def test_a_year_of_two_digits_is_of_this_century_up_to_68() -> None:
    assert span("31 March 68") == one("2068-03-31")
    assert span("31 March 69") == one("1969-03-31")


def test_a_past_day_is_the_last_such_day() -> None:
    def past(words: str) -> date | None:
        return read_past_date(words, TODAY).first

    assert past("fri") == date(2016, 1, 8)
    assert past("12 Jan") == date(2015, 1, 12)
    assert past("June") == date(2015, 6, 1)
    assert past("2016-03-01") == date(2016, 3, 1)
    assert past("next month") == date(2016, 2, 1)
    assert past("tomorrow") == date(2016, 1, 12)


def test_words_with_only_a_beginning_have_a_first_day_alone() -> None:
    when = read_date("From 27.1.15", TODAY)
    assert (when.first, when.last, when.kind) == (date(2015, 1, 27), None, DateKind.ONGOING)
    assert understood(when, TODAY) == "from 27 Jan 2015, no end"
    assert read_date("after 31 March 2016", TODAY).first == date(2016, 4, 1)


def test_two_dates_are_equal_where_their_words_and_days_are() -> None:
    assert read_date("Q4 2021", TODAY).span == Span("Q4 2021", date(2021, 10, 1), date(2021, 12, 31))


some_day = st.dates(date(1950, 1, 1))


@given(some_day, st.dates())
def test_every_day_can_be_written_in_the_ways_people_write_it(day: date, today: date) -> None:
    year, month = f"{day.year:04}", MONTHS[day.month - 1]
    for words in (
        day.isoformat(),
        day_in_full(day),
        f"{day.day}/{day.month}/{year}",
        f"{day.day} {month} {year}",
        f"{day:%A} {day.day} {day:%B} {year}",
        f"{day:%B} {day.day}, {year}",
        f"by no later than {day.day}th of {day:%B}, {year}.",
        f"<s>1 May 2015</s> {day:%d.%m.}{year}",
        f"{day.isoformat()}T10:00:00Z",
    ):
        when = read_date(words, today)
        assert (when.first, when.last, when.kind) == (day, day, DateKind.DATE), words
    for words in (
        f"{month} {year}",
        f"in {day:%B} {year}",
        f"early {month} to late {month} {year}",
        f"1/{year} - {month} {year}",
    ):
        within = read_date(words, today)
        assert within.first
        assert within.last
        assert within.first <= day <= within.last


@given(some_day)
def test_a_day_in_words_is_read_back_on_the_day_it_was_written(day: date) -> None:
    if 1970 <= day.year <= 2068:
        assert span(day_in_words(day, date(2200, 1, 1)), day) == one(day.isoformat())
    assert span(day_in_words(day, day), day) == one(day.isoformat())


@given(some_day, st.integers(0, 400), st.sampled_from("dw"))
def test_plus_counts_from_today(today: date, number: int, unit: str) -> None:
    try:
        expected = today + timedelta(days=number * (7 if unit == "w" else 1))
    except OverflowError:
        assert read_date(f"+{number}{unit}", today).last is None
    else:
        assert read_date(f"+{number}{unit}", today).last == expected
