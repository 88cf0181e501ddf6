"""Due dates as people write them: read into an interval, and never one that the words do not give."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.dates import MONTHS, When, day_in_full, day_in_words, read_date, understood, when_in_words

TODAY = date(2016, 1, 11)  # a Monday


def span(words: str, today: date = TODAY) -> tuple[str, str] | None:
    when = read_date(words, today)
    return (when.first.isoformat(), when.last.isoformat()) if when.first and when.last else None


def one(day: str) -> tuple[str, str]:
    return day, day


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2015-08-24", one("2015-08-24")),
        ("24 Aug 2015", one("2015-08-24")),
        ("24th of August, 2015", one("2015-08-24")),
        ("Monday 24 August 2015", one("2015-08-24")),
        ("24 aug 15", one("2015-08-24")),
        ("24 Sept. 2015", None),
        ("24/08/2015", one("2015-08-24")),
        ("03/04/2016", one("2016-04-03")),
        ("9.2.15", one("2015-02-09")),
        ("24-8-15", one("2015-08-24")),
        ("24/08-2015", None),
        ("08/24/2015", None),
        ("Aug 2015", ("2015-08-01", "2015-08-31")),
        ("February 2016", ("2016-02-01", "2016-02-29")),
        ("end of June 2016", one("2016-06-30")),
        ("End March 2016", one("2016-03-31")),
        ("the end of February 2016.", one("2016-02-29")),
        ("autumn 2016", ("2016-09-01", "2016-11-30")),
        ("Winter 2016", ("2016-12-01", "2017-02-28")),
        ("Q2 2025/26", ("2025-07-01", "2025-09-30")),
        ("Q4 2025/26", ("2026-01-01", "2026-03-31")),
        ("Q4 2025/27", None),
        ("31/02/2016", None),
        ("0/1/2016", None),
        ("0000-01-01", None),
        ("in due course", None),
        ("Ongoing", None),
        ("as soon as possible", None),
        ("TBC", None),
        ("", None),
        ("second", None),
        ("may", None),
        ("2016", None),
        ("1.5 million", None),
        ("winter 9999", None),
    ],
)
def test_words_are_read_as_the_days_they_can_mean(words: str, days: tuple[str, str] | None) -> None:
    assert span(words) == days
    assert read_date(words, TODAY).text == words


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
        ("11 Jan", "2016-01-11", "11 Jan 2016"),
        ("10 January", "2017-01-10", "10 Jan 2017"),
    ],
)
def test_relative_words_become_the_day_itself(words: str, day: str, text: str) -> None:
    assert span(words) == one(day)
    assert read_date(words, TODAY).text == text


def test_a_month_from_the_last_of_january_is_the_last_of_february() -> None:
    assert span("+1m", date(2016, 1, 31)) == one("2016-02-29")


def test_29_february_without_a_year_is_no_day_in_a_year_that_has_none() -> None:
    assert span("29 Feb", date(2016, 1, 1)) == one("2016-02-29")
    assert span("29 Feb", date(2015, 1, 1)) is None


any_day = st.dates()
words_like_dates = st.lists(
    st.sampled_from(
        ["1", "31", "30", "2016", "16", "9999", "0", " ", "/", "-", ".", "jan", "feb", "Aug", "sept", "mon", "Fri",
         "end", "of", "q", "Q4", "winter", "autumn", "+", "2w", "99999", "y", "today", "th", ",", "²", "٣"]
    ),
    max_size=8,
).map("".join)  # fmt: skip
anything = st.text(max_size=30) | words_like_dates | words_like_dates.map(lambda words: f"{words} 2016")


@given(anything, any_day)
def test_no_words_raise_or_give_an_interval_that_is_reversed_or_half_open(words: str, today: date) -> None:
    when = read_date(words, today)
    assert (when.first is None) == (when.last is None)
    assert when.first is None or when.last is None or when.first <= when.last
    assert understood(when, today) or not when.text


@given(anything, any_day, any_day)
def test_what_was_read_means_the_same_days_when_it_is_read_again_on_any_day(
    words: str, today: date, later: date
) -> None:
    when = read_date(words, today)
    if when.last is not None:
        assert read_date(when.text, later) == when


@given(any_day, any_day)
def test_every_day_can_be_written_in_the_ways_people_write_it(day: date, today: date) -> None:
    year, month = f"{day.year:04}", MONTHS[day.month - 1]
    for words in (day.isoformat(), day_in_full(day), f"{day.day}/{day.month}/{year}", f"{day.day} {month} {year}"):
        assert (read_date(words, today).first, read_date(words, today).last) == (day, day)
    within = read_date(f"{month} {year}", today)
    assert within.first
    assert within.last
    assert within.first <= day <= within.last


@given(any_day, st.integers(0, 400), st.sampled_from("dw"))
def test_plus_counts_from_today(today: date, number: int, unit: str) -> None:
    try:
        expected = today + timedelta(days=number * (7 if unit == "w" else 1))
    except OverflowError:
        assert read_date(f"+{number}{unit}", today).last is None
    else:
        assert read_date(f"+{number}{unit}", today).last == expected


def test_a_day_is_written_without_its_year_only_in_that_year() -> None:
    assert day_in_words(date(2016, 8, 20), TODAY) == "20 Aug"
    assert day_in_words(date(2015, 8, 20), TODAY) == "20 Aug 15"
    assert when_in_words(read_date("autumn 2016", TODAY), TODAY) == "autumn 16"
    assert when_in_words(When("phase 2016"), TODAY) == "phase 2016"


def test_what_was_understood_is_told_before_it_is_saved() -> None:
    assert understood(read_date("fri", TODAY), TODAY) == "Fri 15 Jan 2016, in 4 d"
    assert understood(read_date("today", TODAY), TODAY) == "Mon 11 Jan 2016, today"
    assert understood(read_date("1/1/2016", TODAY), TODAY) == "Fri 1 Jan 2016, 10 d ago"
    assert understood(read_date("Aug 2016", TODAY), TODAY) == "1 Aug 2016 to 31 Aug 2016"
    assert understood(read_date("ongoing", TODAY), TODAY) == "no date in these words: kept as text"
    assert understood(read_date("", TODAY), TODAY) == "no date"
