"""By when a recommendation is to be met: words counted from its source, and when it is past."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planwatch.model.dates.reading import read_date
from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.plan.kinds import Decision, RecommendationStatus
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.recommendations.due import counts_from_source, due_in_words, from_source, when_due
from planwatch.model.values import replace
from tests.model.checks.checked import TODAY

PUBLISHED = Span("24 Aug 2015", date(2015, 8, 24), date(2015, 8, 24))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("within 6 weeks of the report", date(2015, 8, 24), date(2015, 10, 5)),
        ("Within six weeks of publication of this report", date(2015, 8, 24), date(2015, 10, 5)),
        ("3 months after the final inspection report", date(2015, 11, 24), date(2015, 11, 24)),
        ("70 working days from receipt of the report", date(2015, 12, 1), date(2015, 12, 1)),
    ],
)
def test_words_that_count_from_the_report_mean_days_once_it_has_a_day(words: str, first: date, last: date) -> None:
    assert counts_from_source(words)
    assert from_source(words, PUBLISHED, TODAY) == Span(words, first, last)
    assert from_source(words, NO_DATE, TODAY) == Span(words)


def test_a_report_of_a_month_leaves_as_many_days_open() -> None:
    august = Span("August 2015", date(2015, 8, 1), date(2015, 8, 31))
    assert from_source("within a month of the report", august, TODAY).last == date(2015, 9, 30)
    assert from_source("2 weeks after the report", august, TODAY).first == date(2015, 8, 15)


@pytest.mark.parametrize("words", ["", "30 June", "TBC", "the report", "after the review", "by the end of the report"])
def test_other_words_count_from_nothing(words: str) -> None:
    assert from_source(words, PUBLISHED, TODAY) == Span(words)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=30), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_whatever_the_words_they_stay_and_no_interval_ends_before_it_begins(words: str, day: date) -> None:
    for text in (words, f"{words} 6 weeks of the report"):
        found = from_source(text, Span("", day, day + timedelta(days=5)), TODAY)
        assert found.text == text
        assert found.first is None or (found.last is not None and found.first <= found.last)


def test_only_what_is_open_and_not_refused_is_past_its_date() -> None:
    one = Recommendation(number="3", text="Screen", due=read_date("10 Jan 2016", TODAY).span)
    assert one.is_overdue(TODAY)
    assert (when_due(one, TODAY), due_in_words(one, TODAY)) == ("10 Jan", "overdue: 10 Jan")
    for other in (
        replace(one, status=RecommendationStatus.IMPLEMENTED),
        replace(one, decision=Decision.NOT),
        replace(one, due=read_date("11 Jan 2016", TODAY).span),
        replace(one, due=Span("TBC")),
    ):
        assert not other.is_overdue(TODAY)
    assert due_in_words(replace(one, due=Span("TBC")), TODAY) == "due TBC"
    assert due_in_words(replace(one, due=NO_DATE), TODAY) == ""
    counted = replace(one, due=from_source("within 6 weeks of the report", PUBLISHED, TODAY))
    assert due_in_words(counted, TODAY) == "overdue: within 6 weeks of the report (by 5 Oct 2015)"
    assert when_due(counted, TODAY) == "by 5 Oct 2015"
