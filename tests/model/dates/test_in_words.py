"""Dates back to words: nothing that is shown can be taken for another date."""

from datetime import date

import pytest

from planwatch.model.dates.in_words import (
    DAY_WIDTH,
    MONTH_WIDTH,
    day_in_words,
    narrowed,
    understood,
    when_in_words,
)
from planwatch.model.dates.reading import read_date
from planwatch.model.dates.span import Span

TODAY = date(2016, 1, 11)  # a Monday


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("June", "June"),
        ("January - March", "January - March"),
        ("spring", "spring"),
        ("over the next month", "Feb 2016"),
        ("next week", "by 24 Jan"),
        ("next year", "2017"),
        ("the end of the financial year", "31 Mar"),
        ("this financial year", "by 31 Mar"),
        ("31 December", "31 Dec"),
    ],
)
def test_words_without_a_year_are_shown_so_that_no_day_is_needed_to_know_what_they_mean(words: str, shown: str) -> None:
    assert when_in_words(read_date(words, TODAY), TODAY) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("June", "June 2016"),
        ("Nov - Feb", "Nov - Feb (to Feb 2016)"),
        ("Every August", "Every August (to Aug 2016)"),
        ("Q3", "Q3 (to Dec 2016)"),
        ("8 Feb", "8 Feb 2016"),
    ],
)
def test_words_without_a_year_are_shown_with_it_in_another_year(words: str, shown: str) -> None:
    assert when_in_words(read_date(words, TODAY), date(2020, 1, 1)) == shown


def test_a_day_is_written_without_its_year_only_in_that_year() -> None:
    assert day_in_words(date(2016, 8, 20), TODAY) == "20 Aug"
    assert day_in_words(date(2015, 8, 20), TODAY) == "20 Aug 2015"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("autumn 2016", "autumn 2016"),
        ("October 2016", "October 2016"),
        ("Sept '16", "Sept 2016"),
        ("Dec-16", "Dec-2016"),
        ("Oct'16", "Oct 2016"),
        ("Jan-Mar 17", "Jan-Mar 2017"),
        ("autumn 17", "autumn 2017"),
        ("1 Oct - 16 Dec 16", "1 Oct - 16 Dec 2016"),
        ("October 16 - 30, 2016", "October 16 - 30, 2016"),
        ("By 2018", "By 2018"),
        ("Q3 16/17", "Q3 16/17"),
        ("by end of October 2016", "31 Oct"),
        ("by end of October 2017", "31 Oct 2017"),
    ],
)
def test_no_year_of_two_digits_stands_after_a_month(words: str, shown: str) -> None:
    assert when_in_words(read_date(words, TODAY), TODAY) == shown


def test_words_without_a_date_are_shown_as_they_are() -> None:
    assert when_in_words(Span("phase 2016"), TODAY) == "phase 2016"
    assert when_in_words(Span("not in Oct 16, perhaps"), TODAY) == "not in Oct 16, perhaps"


@pytest.mark.parametrize(
    ("words", "width", "shown"),
    [
        ("20 Aug 2015", DAY_WIDTH, "20 Aug 2015"),
        ("September 2026", MONTH_WIDTH, "September 2026"),
        ("September 2026", DAY_WIDTH, "Sep 2026"),
        ("mid October 2026", 12, "mid Oct 2026"),
        ("mid October 2026", 11, "mid Oct…"),
        ("mid October 2026", 8, "mid Oct…"),
        ("mid October 2026", 7, "mid Oc…"),
        ("may or may not be", 10, "may or ma…"),
    ],
)
def test_a_date_is_narrowed_so_that_it_says_no_other_one(words: str, width: int, shown: str) -> None:
    assert narrowed(words, width) == shown


def test_what_was_understood_is_told_before_it_is_saved() -> None:
    assert understood(read_date("fri", TODAY), TODAY) == "Fri 15 Jan 2016, in 4 d"
    assert understood(read_date("today", TODAY), TODAY) == "Mon 11 Jan 2016, today"
    assert understood(read_date("1/1/2016", TODAY), TODAY) == "Fri 1 Jan 2016, 10 d ago"
    assert understood(read_date("Aug 2016", TODAY), TODAY) == "1 Aug 2016 to 31 Aug 2016"
    assert understood(read_date("ongoing", TODAY), TODAY) == "no date in these words: kept as text"
    assert understood(read_date("", TODAY), TODAY) == "no date"
    assert understood(read_date("By 2018", TODAY), TODAY) == "1 Jan 2018 to 31 Dec 2018 (may mean before 2018 begins)"
