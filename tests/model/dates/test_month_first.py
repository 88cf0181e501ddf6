"""American dates: the month first where a file writes it so, and written out so that nobody reads them otherwise."""

from datetime import date

import pytest

from planwatch.model.dates.reading import read_as_said, read_date

TODAY = date(2016, 1, 11)


@pytest.mark.parametrize(
    ("words", "text", "first", "last"),
    [
        ("5/6/2015", "6 May 2015", "2015-05-06", "2015-05-06"),
        ("by 5/6/15", "by 6 May 2015", "2015-05-06", "2015-05-06"),
        ("05-06-2015", "6 May 2015", "2015-05-06", "2015-05-06"),
        ("5/17/25", "17 May 2025", "2025-05-17", "2025-05-17"),
        ("from 5/6/2015 to 7/8/2015", "from 6 May 2015 to 8 Jul 2015", "2015-05-06", "2015-07-08"),
        ("week ending Fri 2/12", "week ending Fri 12 Feb", "2016-02-12", "2016-02-12"),
        ("13/2/2016", "13/2/2016", "2016-02-13", "2016-02-13"),
        ("5.6.2015", "5.6.2015", "2015-06-05", "2015-06-05"),
        ("2015-05-06", "2015-05-06", "2015-05-06", "2015-05-06"),
        ("May 2015", "May 2015", "2015-05-01", "2015-05-31"),
    ],
)
def test_with_the_month_first(words: str, text: str, first: str, last: str) -> None:
    when = read_date(words, TODAY, month_first=True)
    assert when.text == text
    assert (when.first, when.last) == (date.fromisoformat(first), date.fromisoformat(last))
    again = read_as_said(when.span, TODAY)
    assert (again.first, again.last) == (when.first, when.last)


@pytest.mark.parametrize("words", ["2/30/2016", "tbc", "", "1/2"])
def test_what_is_no_date_stays_as_it_is(words: str) -> None:
    when = read_date(words, TODAY, month_first=True)
    assert (when.text, when.last) == (words, None)
