"""Dates as people really wrote them, and that no words at all break the reading or get a date they do not have."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planwatch.model.dates.in_words import understood
from planwatch.model.dates.reading import read_as_said, read_date, read_past_date, read_typed
from planwatch.model.dates.when import DateKind, Period

HERE = Path(__file__).parent


def _rows(name: str) -> list[tuple[str, ...]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


FILES = ("real_dates.tsv", "real_dates2.tsv", "worded_dates.tsv", "adversary_dates.tsv", "council_dates.tsv")
"""As printed in public plans and issues, of the shapes that such plans use, and as a council's officers type them."""


@pytest.mark.parametrize("name", FILES)
def test_wordings_are_read_as_what_they_mean(name: str) -> None:
    wrong: list[tuple[object, ...]] = []
    for words, today, *meant in _rows(name):
        when = read_date(words, date.fromisoformat(today))
        read = [when.kind.value, *(day.isoformat() if day else "" for day in (when.first, when.last))]
        if read != meant:
            wrong.append((words, read, meant))
    assert not wrong


_WHOLE = (
    "1 Dec 2016", "1/12/2016", "1.12.2016", "2016-12-01", "Dec 2016", "Q3 2026/27", "autumn 2016", "by 1st March 2017",
    "2016/17", "March 31, 2017",
)  # fmt: skip
_ANOTHER = ("1 Jan 2017", "15 January 2017", "1/1/2017", "31st Jan 2017", "1.1.17", "2017-01-01", "31 Dec")


@pytest.mark.parametrize("one", _WHOLE)
@pytest.mark.parametrize("other", _ANOTHER)
def test_two_dates_run_together_are_neither(one: str, other: str) -> None:
    when = read_typed(f"{one}{other}", date(2026, 11, 28))
    assert (when.first, when.last) == (None, None)
    assert when.fault


def test_every_kind_of_date_is_among_the_wordings() -> None:
    assert {row[2] for row in _rows("worded_dates.tsv")} == {kind.value for kind in DateKind}


_words = [row[0] for name in FILES for row in _rows(name)]
_pieces = sorted({piece for words in _words for piece in re.findall(r"\w+|\W", words)})
pieced = st.lists(st.sampled_from([*_pieces, "²", "٣", "9999", "0", "999999", "\x1b[31m", "\u202e"]), max_size=12)
anything = st.text(max_size=40) | pieced.map("".join) | pieced.map(" ".join) | st.sampled_from(_words)
any_day = st.dates()
periods = st.builds(Period, st.none() | any_day, st.none() | any_day, st.integers(1, 12))


@given(anything, any_day, periods)
def test_no_words_raise_or_give_an_interval_that_is_reversed(words: str, today: date, period: Period) -> None:
    for when in (read_date(words, today, period), read_past_date(words, today, period)):
        assert when.first is not None or when.last is None
        assert when.last is not None or when.first is None or when.kind in (DateKind.ONGOING, DateKind.RECURRING)
        assert when.first is None or when.last is None or when.first <= when.last
        assert when.first is None or when.first.year >= 1950
        assert when.kind not in (DateKind.NONE, DateKind.CONDITIONAL, DateKind.RELATIVE) or when.first is None
        assert (when.after is not None) == (when.kind is DateKind.RELATIVE)
        assert understood(when, today) or not when.text


@given(anything, st.dates(date(1960, 1, 1), date(2090, 12, 31)), any_day)
@example("SEP 1#ONGOING", date(2000, 1, 1), date(2000, 1, 1))
@example("March next year", date(2000, 1, 1), date(2001, 1, 1))
@example("AUGUST 0#AUGUST", date(2001, 1, 1), date(2000, 1, 1))
@example("AUGUST 30,1AUGUST", date(2027, 1, 1), date(2000, 1, 1))
def test_what_was_read_means_the_same_when_it_is_read_again_on_any_day(words: str, today: date, later: date) -> None:
    when = read_date(words, today)
    again = read_as_said(when.span, later)
    assert (again.text, again.first, again.last) == (when.text, when.first, when.last)


@given(
    st.sampled_from(["June", "31 March", "March 31st", "by end of May", "Sept", "Q2", "spring", "Easter", "mid-July"]),
    st.sampled_from([" ", ", ", " - ", "-", " -", "/", " / ", ".", ":", " of ", " in ", " (", ",", " the ", "\n"]),
    st.integers(2012, 2030),
    st.sampled_from(["", ":", ": done", ")", ".", "; see note", " at 10:30", "/", "-"]),
    any_day,
)
def test_a_year_that_is_written_is_never_read_as_another(
    words: str, sign: str, year: int, rest: str, today: date
) -> None:
    when = read_date(f"{words}{sign}{year}{rest}", today)
    assert when.first is None or when.first.year == year
    assert when.last is None or when.last.year == year


_TIMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|christmas|xmas|easter|quarter|q"
_NEAR = "today|tomorrow|yesterday|mon|tue|wed|thu|fri|sat|sun|week|month|year|term|day"


@given(anything, any_day)
def test_words_without_a_digit_a_month_a_season_or_a_near_day_have_no_date(words: str, today: date) -> None:
    if not re.search(rf"\d|{_TIMES}|{_NEAR}", words, re.IGNORECASE):
        assert read_date(words, today).first is None


def test_a_very_long_text_is_no_date_and_takes_no_time() -> None:
    assert read_date("by 5 May 2016 " * 100_000, date(2016, 1, 11)).first is None


@pytest.mark.parametrize(
    "sign", ["<s>", "~~", "1 - ", "quarter 1 ", "within 6 ", "every ", "early ", "(", "31/03/16 now "]
)
def test_a_sign_written_over_and_over_is_read_quickly(sign: str) -> None:
    read_date(sign * (1900 // len(sign)), date(2016, 1, 11))
