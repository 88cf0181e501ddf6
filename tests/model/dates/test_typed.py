"""What somebody types where a date belongs: read, refused with the reason, or words."""

from datetime import date

import pytest

from planwatch.model.dates.in_words import understood
from planwatch.model.dates.reading import read_as_said, read_past_date, read_typed
from planwatch.model.dates.when import DateKind

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("31/3", "2027-03-31"),
        ("by 4.12", "2026-12-04"),
        ("Weds 2/12", "2026-12-02"),
        ("11/12", "2026-12-11"),
        ("in 3 weeks", "2026-12-16"),
        ("2 weeks", "2026-12-09"),
        ("a fortnight", "2026-12-09"),
        ("3 weeks' time", "2026-12-16"),
        ("2 months", "2027-01-25"),
        ("in 10 working days", "2026-12-09"),
        ("next Tuesday", "2026-12-01"),
        ("Friday week", "2026-12-04"),
        ("a week on Monday", "2026-12-07"),
        ("Monday fortnight", "2026-12-14"),
        ("first thing Monday", "2026-11-30"),
        ("in 3 wks", "2026-12-16"),
        ("3w", "2026-12-16"),
        ("6 mths", "2027-05-25"),
        ("10 d", "2026-12-05"),
        ("2 yrs", "2028-11-25"),
        ("the 30th", "2026-11-30"),
        ("by the 25th", "2026-11-25"),
        ("3rd of the month", "2026-12-03"),
        ("end of the month", "2026-11-30"),
        ("by month end", "2026-11-30"),
        ("EOM", "2026-11-30"),
    ],
)
def test_short_ways_to_type_a_day_are_read_and_kept_with_the_day_they_were_said(typed: str, day: str) -> None:
    when = read_typed(typed, WEDNESDAY)
    assert (when.text, str(when.first), str(when.last), when.said, when.fault) == (typed, day, day, WEDNESDAY, "")
    assert read_as_said(when.span, date(2031, 1, 1)) == when


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("31 Jn", "'jn' is no month (January or June?)"),
        ("12 Janury 2027", "'janury' is no month (January?)"),
        ("31 Ferbuary 2027", "'ferbuary' is no month (February?)"),
        ("Septmber 2027", "'septmber' is no month (September?)"),
        ("end of Jn 2027", "'jn' is no month"),
        ("tomorow", "'tomorow' is no day (tomorrow?)"),
        ("by wensday", "'wensday' is no day (wednesday?)"),
        ("31 Feb 2027", "there is no such day"),
        ("31 Sept", "there is no such day"),
        ("31/11/2026", "there is no such day"),
        ("32/1", "there is no such day"),
        ("the 32nd", "there is no such day"),
        ("31 J", "'j' is no month (January or June or July?)"),
        ("15 Spet", "'spet' is no month (September?)"),
        ("3I Aug 2027", "'3i' is no day"),
        ("by l5 Aug", "'l5' is no day"),
        ("Aug 1015", "1015 is no year of a plan"),
        ("2027-13-01", "there is no such day"),
        ("30/11/26abc", "these numbers are no day"),
        ("2026-11-30x", "these numbers are no day"),
        ("the friday after", "it names a day (friday), and cannot be read"),
        ("fri foo", "it names a day (fri), and cannot be read"),
        ("Nov 30 xyz", "no one date can be told from these words"),
        ("18 Jan 201631 Jn", "'201631' has too many digits for a year or a day"),
        ("1 Dec 20161 Jan 2017", "'20161' has too many digits for a year or a day"),
        ("131 Jan 2017", "it cannot be read"),
        ("30 Nov 20 17", "'17' behind the date is not understood"),
        ("1 Dec 2016 7", "'7' behind the date is not understood"),
        ("30 Nov foo", "'foo' behind the date is not understood"),
        ("1 Dec 2026today", "it cannot be read"),
        ("Q3 2026/27 foo bar", "'foo bar' behind the date is not understood"),
    ],
)
def test_what_looks_like_a_date_and_is_none_says_why(typed: str, fault: str) -> None:
    when = read_typed(typed, WEDNESDAY)
    assert when.fault.startswith(fault)
    assert understood(when, WEDNESDAY) == f"not a date: {when.fault}"


def test_where_two_days_compete_both_are_named() -> None:
    assert read_typed("next friday", WEDNESDAY).fault == "it can be Fri 27 Nov 2026 or Fri 4 Dec 2026"
    assert str(read_typed("next friday", date(2026, 11, 28)).last) == "2026-12-04"
    assert read_typed("11/12", date(2011, 5, 1)).fault == "it can be 11 Dec 2011 or the financial year 2011/12"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ongoing",
        "TBC",
        "in due course",
        "when the board agrees",
        "as soon as possible",
        "2/3 complete",
        "phase 3 map",
        "within 3 weeks",
        "weekly on Fridays",
        "6 weeks after A1.2",
        "30 Nov (board)",
        "30 Nov, board",
        "30 Nov - Council",
        "30 Nov Board",
        "30 Nov at the latest",
        "Fri 11/12/26 COP",
        "3 year programme 2026-2029",
        "Q4 Jan-Mar 28",
        "Next review: January 2027",
        "30 Nov 12 noon",
        "31 March each year",
        "by end of May 2027 subject to funding",
        "Spring term 2027",
        "Mon 30 Nov",
        "26/27",
        "5pm 30 Nov",
        "phase 1a June 2027",
        "5 % more",
        "M 6",
        "was Aug 2026 now TBC",
    ],
)
def test_words_and_dates_with_a_remark_are_no_slips(typed: str) -> None:
    assert read_typed(typed, WEDNESDAY).fault == ""


def test_a_pair_of_years_stays_one() -> None:
    assert read_typed("26/27", WEDNESDAY).kind is DateKind.FINANCIAL_YEAR


def test_a_short_day_that_has_been_is_the_last_such_day() -> None:
    assert str(read_past_date("31/3", WEDNESDAY).last) == "2026-03-31"
    assert read_past_date("31 Mrch", WEDNESDAY).fault
