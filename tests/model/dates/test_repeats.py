"""What recurs, and what hangs on another action."""

from datetime import date

import pytest

from planwatch.model.dates.reading import follow, next_occurrence, read_as_said, read_date
from planwatch.model.dates.when import After, DateKind, Reading

TODAY = date(2016, 1, 11)
MONTHLY_ON_THE_30TH = "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"


def occurrences(words: str, count: int) -> list[str]:
    """The last days of the first occurrences, each read again from the words of the one before."""
    when: Reading | None = read_date(words, TODAY)
    found: list[str] = []
    while when is not None and when.last is not None and len(found) < count:
        found.append(when.last.isoformat())
        again = next_occurrence(when, when.last)
        when = again and read_as_said(again.span, date(2030, 1, 1))
        assert (when and when.span) == (again and again.span)
    return found


@pytest.mark.parametrize(
    ("words", "rule", "days"),
    [
        ("monthly from 30 Nov 2015", MONTHLY_ON_THE_30TH, "2015-11-30 2015-12-30 2016-01-30 2016-02-29 2016-03-30"),
        (
            "Monthly from 31 Jan 2015",
            "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
            "2015-01-31 2015-02-28 2015-03-31",
        ),
        ("monthly from end of June 2016", "FREQ=MONTHLY;BYMONTHDAY=-1", "2016-06-30 2016-07-31 2016-08-31"),
        ("fortnightly from 4 Jan 2016", "FREQ=WEEKLY;INTERVAL=2", "2016-01-04 2016-01-18"),
        ("every two weeks from 4 Jan 2016", "FREQ=WEEKLY;INTERVAL=2", "2016-01-04 2016-01-18"),
        ("every 6 weeks on Monday from 14 Nov 2011", "FREQ=WEEKLY;INTERVAL=6;BYDAY=MO", "2011-11-14 2011-12-26"),
        ("weekly on Fridays from 4 Jan 2016", "FREQ=WEEKLY;BYDAY=FR", "2016-01-08 2016-01-15"),
        ("last Friday of every month from Jan 2016", "FREQ=MONTHLY;BYDAY=-1FR", "2016-01-29 2016-02-26 2016-03-25"),
        ("Quarterly from April 2016", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1", "2016-04-30 2016-07-31 2016-10-31"),
        ("Every August", "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=1", "2016-08-31 2017-08-31"),
        ("By end of December annually", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", "2016-12-31 2017-12-31"),
        ("By end of February annually", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "2016-02-29 2017-02-28"),
        ("March and September each year", "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1", "2016-03-31 2016-09-30 2017-03-31"),
        (
            "every six months (at the end of quarters two and four)",
            "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=-1",
            "2016-03-31 2016-09-30",
        ),
        ("Every 3 years from 1 May 2016", "FREQ=YEARLY;INTERVAL=3;BYMONTH=5;BYMONTHDAY=1", "2016-05-01 2019-05-01"),
        (
            "monthly from 30 Nov 2015 until 31 Jan 2016",
            f"{MONTHLY_ON_THE_30TH};UNTIL=20160131",
            "2015-11-30 2015-12-30 2016-01-30",
        ),
    ],
)
def test_what_recurs_has_a_rule_and_one_occurrence_after_another(words: str, rule: str, days: str) -> None:
    when = read_date(words, TODAY)
    assert (when.kind, when.repeats) == (DateKind.RECURRING, rule)
    wanted = days.split()
    found = occurrences(words, len(wanted) + ("UNTIL" in rule))
    assert found == wanted


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Monthly", "FREQ=MONTHLY"),
        ("Quarterly", "FREQ=MONTHLY;INTERVAL=3"),
        ("each quarter", "FREQ=MONTHLY;INTERVAL=3"),
        ("Annually", "FREQ=YEARLY"),
        ("weekly", "FREQ=WEEKLY"),
        ("half-yearly", "FREQ=MONTHLY;INTERVAL=6"),
        ("twice a year", "FREQ=MONTHLY;INTERVAL=6"),
        ("every other month", "FREQ=MONTHLY;INTERVAL=2"),
        ("bi-monthly", "FREQ=MONTHLY;INTERVAL=2"),
        ("Ongoing every 24 months", "FREQ=MONTHLY;INTERVAL=24"),
        ("first Monday of each month", "FREQ=MONTHLY;BYDAY=1MO"),
        ("monthly, first Thursday", "FREQ=MONTHLY;BYDAY=1TH"),
        ("monthly on the last Friday", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("every weekday", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR"),
        ("termly", ""),
    ],
)
def test_a_cadence_alone_has_no_date(words: str, rule: str) -> None:
    when = read_date(words, TODAY)
    assert (when.kind, when.repeats, when.first, when.last) == (DateKind.RECURRING, rule, None, None)
    assert next_occurrence(when, TODAY) is None


def test_the_next_occurrence_is_after_the_day_asked_for() -> None:
    when = read_date("monthly from 31 Jan 2016", TODAY)
    later = next_occurrence(when, date(2016, 5, 31))
    assert later is not None
    assert (later.last, later.text) == (date(2016, 6, 30), "monthly from 31 Jan 2016, next 30 Jun 2016")


def test_what_does_not_recur_has_no_next_occurrence() -> None:
    assert next_occurrence(read_date("5 May 2016", TODAY), TODAY) is None


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("6 weeks after A1.2", After("A1.2", 6, "weeks")),
        ("within 2 weeks of C1.2", After("C1.2", 2, "weeks", within=True)),
        ("Two months before WB:C1.2", After("WB:C1.2", -2, "months")),
        ("a fortnight after action 12", After("12", 2, "weeks")),
        ("10 working days after 1a", After("1a", 10, "working days")),
        ("On completion of A1.2", After("A1.2", 0, "days")),
        ("Once A1.2 is complete", After("A1.2", 0, "days")),
    ],
)
def test_words_that_end_in_a_ref_hang_on_that_action(words: str, after: After) -> None:
    when = read_date(words, TODAY)
    assert (when.kind, when.after, when.first) == (DateKind.RELATIVE, after, None)


@pytest.mark.parametrize("words", ["within six weeks of the events", "After phase 1", "6 weeks after the inspection"])
def test_words_that_end_in_an_event_hang_on_it(words: str) -> None:
    assert read_date(words, TODAY).kind is DateKind.CONDITIONAL


def test_a_relative_date_follows_both_ends_of_the_other() -> None:
    other = read_date("autumn 2016", TODAY)
    moved = follow(read_date("6 weeks after A1.2", TODAY), other)
    assert (moved.text, moved.first, moved.last) == ("6 weeks after A1.2", date(2016, 10, 13), date(2017, 1, 11))
    within = follow(read_date("within a month of A1.2", TODAY), other)
    assert (within.first, within.last) == (date(2016, 9, 1), date(2016, 12, 30))
    before = follow(read_date("1 month before A1.2", TODAY), read_date("31 March 2016", TODAY))
    assert before.last == date(2016, 2, 29)


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("5 May 2016", "autumn 2016"),
        ("6 weeks after A1.2", "TBC"),
        ("6 weeks after A1.2", "From May 2016"),
        ("10 working days after A1.2", "5 May 2016"),
        ("9999 years after A1.2", "5 May 2016"),
    ],
)
def test_a_date_that_cannot_follow_stays_as_it_is(words: str, other: str) -> None:
    when = read_date(words, TODAY)
    assert follow(when, read_date(other, TODAY)) == when.span
