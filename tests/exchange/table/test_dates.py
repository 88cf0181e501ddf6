"""Dates in cells: the order of day and month decided once for a file, serials, sentinels, and what was struck out."""

from datetime import date, datetime

import pytest

from planwatch.exchange.table.mapper import propose
from planwatch.exchange.table.proposal import Answers, Proposal
from planwatch.exchange.table.provenance import Cell
from planwatch.exchange.table.record import Due
from planwatch.model.dates.span import Span
from planwatch.model.dates.when import Period
from tests.exchange.table.tables import TODAY, lines, mapped, not_read, only, sheet, table, told


def due(cell: str | Cell, *others: str) -> Span:
    """What a cell in a column of due dates comes to, others below it."""
    rows = [["Dredge", "A", cell], *(["Paint", "B", other] for other in others)]
    return mapped(table(["Action", "Lead", "Due date"], *rows)).records[0].given["due"]


def dues(found: Proposal) -> list[date | None]:
    return [record.given["due"].last for record in found.records]


def test_a_number_above_twelve_decides_the_order_of_all() -> None:
    assert due("5/6/2016", "31/5/2016").last == date(2016, 6, 5)
    assert due("5/6/2016", "5/31/2016").last == date(2016, 5, 6)


def test_a_date_with_the_month_first_is_written_out_so_that_it_is_read_the_same_again() -> None:
    assert due("by 5/6/16", "5/31/16") == Span("by 6 May 2016", date(2016, 5, 6), date(2016, 5, 6))


@pytest.mark.parametrize("heading", ["Date raised", "Start date"])
def test_what_is_raised_or_begun_comes_before_what_is_due(heading: str) -> None:
    found = sheet(f"Action | Lead | {heading} | Due date\nDredge | A | 5/5/2014 | 8/3/2014")
    assert found.month_first
    assert dues(found) == [date(2014, 8, 3)]
    assert found.questions == ()


def test_what_was_done_is_not_in_the_future() -> None:
    found = sheet("Action | Lead | Completed\nDredge | A | 5/10/2016")
    assert only(found).given["completed"].last == date(2016, 5, 10)


def test_where_nothing_decides_it_is_a_question_and_each_date_a_doubt() -> None:
    found = sheet("Action | Lead | Due date\nDredge | A | 5/6/2016\nPaint | B | 6/6/2016")
    assert [doubt.about for doubt in found.questions] == ["order"]
    assert ("C2", "5 Jun 2016 or 6 May 2016?") in told(found)
    assert ("C3", "6 Jun 2016 or 6 Jun 2016?") not in told(found)


@pytest.mark.parametrize(("month_first", "day"), [(True, date(2016, 5, 6)), (False, date(2016, 6, 5))])
def test_a_person_answers_it(month_first: bool, day: date) -> None:
    found = sheet("Action | Lead | Due date\nDredge | A | 5/6/2016", answers=Answers(month_first=month_first))
    assert dues(found) == [day]
    assert found.questions == ()


def test_dates_of_both_orders_in_one_file_are_a_question() -> None:
    found = sheet("Action | Lead | Due date\nDredge | A | 31/5/2016\nPaint | B | 5/31/2016")
    assert [doubt.about for doubt in found.questions] == ["order"]
    assert dues(found) == [date(2016, 5, 31), date(2016, 5, 31)]


@pytest.mark.parametrize("words", ["9.2.16", "2016-02-09", "9 Feb 2016", "June 2016", "5/5/2016"])
def test_dates_that_can_mean_one_thing_only_ask_nothing(words: str) -> None:
    assert sheet(f"Action | Lead | Due date\nDredge | A | {words}").questions == ()


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("end of Sept 2016", "2016-09-30"),
        ("By end of February 16", "2016-02-29"),
        ("autumn 2016", "2016-11-30"),
        ("Q1 2016/17", "2016-06-30"),
        ("30 April 2016\n31 May 2016", "2016-05-31"),
        ("Ongoing", None),
        ("Annually", None),
        ("tbc", None),
        ("From 27.1.16", None),
    ],
)
def test_words_are_read_by_the_plans_own_grammar(words: str, last: str | None) -> None:
    found = due(words)
    assert (found.last and found.last.isoformat()) == last
    assert found.text.split() == words.split()


def test_the_years_of_the_file_are_those_of_its_dates_without_one() -> None:
    rows = lines("Action | Lead | Due\nDredge | A | end of Sept\nPaint | B | Ongoing")
    old = table(["Harbour plan 2012/13"], *rows)
    assert [record.given["due"].last for record in mapped(old).records] == [date(2012, 9, 30), None]
    period = Period(starts=date(2014, 4, 1), ends=date(2015, 3, 31))
    assert propose([old], Answers(), TODAY, period).records[0].given["due"].last == date(2014, 9, 30)


def test_a_day_of_a_spreadsheet_is_that_day_and_a_month_where_it_is_shown_as_one() -> None:
    day = datetime(2015, 9, 1)  # noqa: DTZ001  a spreadsheet knows no zone
    assert due(Cell("01/09/15", day, format="dd/mm/yy")) == Span("1 Sep 2015", day.date(), day.date())
    assert due(Cell("Sep-15", day, format="mmm-yy")) == Span("Sep 2015", day.date(), date(2015, 9, 30))


def test_a_number_in_a_column_of_dates_is_the_day_that_it_counts_and_told() -> None:
    assert due(Cell("42490", 42490.0)).last == date(2016, 4, 30)
    found = sheet("Action | Lead | Due date\nDredge | A | 42490\nPaint | B | 31/05/2016")
    assert ("C2", "a number, taken for 30 Apr 2016") in told(found)


@pytest.mark.parametrize(
    "cell",
    [
        Cell("01/01/1900", date(1900, 1, 1)),
        Cell("00/01/1900", 0),
        Cell("01/01/1970"),
        Cell("31/12/9999"),
        Cell("1904-01-01"),
        Cell("1899-12-31T00:00:00"),
    ],
)
def test_an_empty_date_of_a_program_is_none_and_told(cell: Cell) -> None:
    found = mapped(table(["Action", "Lead", "Due date"], ["Dredge", "A", cell], ["Paint", "B", "31/05/2016"]))
    assert not found.records[0].given["due"]
    assert any(place == "C2" and "empty date" in what for place, what in told(found))


def test_a_date_struck_out_beside_another_is_the_original() -> None:
    cell = Cell("31 May 2016", struck="30 April 2016")
    found = mapped(table(["Action", "Lead", "Due date"], ["Dredge", "A", cell]))
    assert only(found).given["due"].text == "31 May 2016"
    assert only(found).given["original_due"].text == "30 April 2016"


def test_a_date_struck_out_alone_is_none_and_told() -> None:
    rows = [["Dredge", "A", Cell(struck="30 April 2016")], ["Paint", "B", "31/05/2016"]]
    found = mapped(table(["Action", "Lead", "Due date"], *rows))
    assert not found.records[0].given["due"]
    assert ("C2", "struck out, and no other date beside it") in told(found)


def test_several_dates_in_a_cell_are_the_last_of_them_and_told() -> None:
    found = sheet("Action | Lead | Due date\nDredge | A | 1 May 2016; 3 June 2016")
    assert dues(found) == [date(2016, 6, 3)]
    assert ("C2", "a series of dates: the last of them counts") in told(found)


def test_words_that_only_say_when_something_begins_are_a_start() -> None:
    found = sheet("Action | Lead | Due date\nDredge | A | From 27.1.16\nPaint | B | 31.3.16")
    assert found.records[0].implied["start"].first == date(2016, 1, 27)
    assert (found.by_due[Due.FIXED], found.by_due[Due.NONE]) == (1, 1)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("end of Sept 2016", Due.FIXED), ("autumn 2016", Due.FIXED), ("Q2 2016/17", Due.FIXED),
        ("May 2016", Due.FIXED), ("end of March annually", Due.RECURRING), ("By 2018", Due.VAGUE),
        ("2016/17", Due.VAGUE), ("quarterly", Due.NONE), ("tbc", Due.NONE), ("From 27.1.16", Due.NONE), ("", Due.NONE),
    ],
)  # fmt: skip
def test_each_due_date_is_fixed_recurring_within_a_year_or_none(words: str, due: Due) -> None:
    found = sheet(f"Action | Lead | Due date\nDredge | A | {words}\nPaint | B | 31.3.16")
    assert found.records[0].due is due
    assert sum(found.by_due.values()) == found.actions == 2


@pytest.mark.parametrize("words", ["By 2018", "2018", "2016/17"])
def test_a_whole_year_is_in_doubt(words: str) -> None:
    found = sheet(f"Action | Lead | Due date\nDredge | A | {words}\nPaint | B | 31.3.16")
    assert [doubt.place for doubt in found.doubts] == ["C2"]


def test_what_looks_like_a_date_and_is_none_is_told() -> None:
    found = sheet("Action | Lead | Due date\nDredge | A | 31/02/2016\nPaint | B | 31/03/2016\nMow | B | 31/03/2016")
    assert not_read(found) == [("C2", "31/02/2016")]
    assert found.records[0].given["due"].text == "31/02/2016"


def test_where_the_due_date_is_empty_the_one_inferred_counts() -> None:
    found = sheet(
        "Summary | Assignee | Due date | Inferred due date\nDredge | A | | 30/04/2016\nPaint | B | 31/05/2016 |"
    )
    assert dues(found) == [date(2016, 4, 30), date(2016, 5, 31)]


def test_a_day_of_the_week_beside_the_numbers_decides() -> None:
    assert dues(sheet("Action | Lead | Due date\nDredge | A | Mon 4/1/16")) == [date(2016, 1, 4)]
    assert dues(sheet("Action | Lead | Due date\nDredge | A | Fri 4/1/16")) == [date(2016, 4, 1)]


def test_two_figures_behind_months_are_years_where_they_hardly_differ() -> None:
    found = sheet("Action | Lead | Due date\nDredge | A | Dec 10\nPaint | B | Mar 11")
    assert dues(found) == [date(2010, 12, 31), date(2011, 3, 31)]


def test_thousandths_of_a_second_that_a_program_counts_are_a_day() -> None:
    record = only(sheet("Task | Assignee | Due date\nDredge | A | 1461974400000"))
    assert record.given["due"].last == date(2016, 4, 30)
