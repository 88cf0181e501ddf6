"""How a measure stands: on target or off, better or worse, and whether a reading is due."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.measures.progress import after, current, expected, good, progress, rated
from planwatch.model.plan.figure import figure_text, read_figure
from planwatch.model.plan.kinds import Cadence, Direction, MeasureRule, Rag
from planwatch.model.plan.measure import Measure, Reading
from planwatch.model.values import replace
from tests.draws import figures
from tests.strategies_kinds import readings

LINE, PLAIN = MeasureRule.TRAJECTORY, MeasureRule.TARGET
START, END = date(2015, 4, 1), date(2016, 4, 1)
AGENCY = Measure(
    ref="M1", title="Agency cover", unit="%", baseline=Decimal(40), baseline_on=START, target=Decimal(20),
    target_on=END, tolerance=Decimal(3),
)  # fmt: skip
HALF = date(2015, 10, 1)


def of(on: date, value: float | str, *, provisional: bool = False) -> Reading:
    return Reading(on=on, value=Decimal(str(value)), provisional=provisional)


def read(*made: Reading, one: Measure = AGENCY) -> Measure:
    return replace(one, reading=made)


@pytest.mark.parametrize(
    ("value", "on", "rag"),
    [
        (30, HALF, Rag.GREEN), (31, HALF, Rag.AMBER), (33, HALF, Rag.AMBER), (33.1, HALF, Rag.RED),
        (20, END, Rag.GREEN), (23, END, Rag.AMBER), (24, END, Rag.RED), (24, date(2017, 1, 1), Rag.RED),
        (40, date(2015, 1, 1), Rag.GREEN),
    ],
)  # fmt: skip
def test_a_reading_is_held_against_the_line_from_baseline_to_target(value: float, on: date, rag: Rag) -> None:
    assert rated(AGENCY, of(on, value), LINE) is rag


def test_by_the_other_rule_the_target_counts_from_the_first_day_on() -> None:
    assert rated(AGENCY, of(HALF, 30), PLAIN) is Rag.RED
    assert rated(AGENCY, of(HALF, 20), PLAIN) is Rag.GREEN
    no_day = replace(AGENCY, target_on=None)
    assert expected(no_day, HALF, LINE) == 20


def test_which_way_is_good_is_said_or_follows_from_baseline_and_target() -> None:
    assert good(AGENCY) is Direction.DOWN
    assert good(replace(AGENCY, direction=Direction.UP)) is Direction.UP
    assert good(replace(AGENCY, target=Decimal(60))) is Direction.UP
    bare = Measure(ref="M", title="m", target=Decimal(5))
    assert good(bare) is None
    assert rated(bare, of(HALF, 4), LINE) is None
    assert rated(bare, of(HALF, 5), LINE) is Rag.GREEN
    assert rated(replace(AGENCY, target=None), of(HALF, 4), LINE) is None


def test_of_several_readings_of_a_day_the_last_one_counts() -> None:
    one = read(of(HALF, 50), of(HALF, 30), of(START, 40))
    assert [reading.value for reading in current(one.reading)] == [40, 30]
    assert progress(one, END, LINE).rag is Rag.GREEN


def test_travel_is_better_or_worse_and_not_up_or_down() -> None:
    found = progress(read(of(date(2014, 10, 5), 28), of(START, 40), of(HALF, 30)), END, LINE)
    assert found.before is not None
    assert (found.before.gain, found.before.step) == (10, -10)
    assert found.year is not None
    assert (found.year.since.value, found.year.gain) == (28, -2)
    assert progress(read(of(START, 40), of(HALF, 30)), END, LINE).year is None


def test_no_reading_is_missed_before_the_period_and_the_lag_are_over() -> None:
    one = replace(read(of(date(2015, 9, 30), 30)), cadence=Cadence.QUARTERLY, lag=30)
    found = progress(one, END, LINE)
    assert (found.next_on, found.next_by) == (date(2015, 12, 31), date(2016, 1, 30))
    days = {day: (found.is_due(day), found.days_overdue(day)) for day in (date(2015, 12, 30), date(2015, 12, 31))}
    assert list(days.values()) == [(False, 0), (True, 0)]
    assert found.days_overdue(date(2016, 1, 30)) == 0
    assert found.days_overdue(date(2016, 2, 1)) == 2


def test_without_a_cadence_a_reading_is_due_on_the_day_of_the_target_and_then_no_more() -> None:
    assert progress(read(of(HALF, 30)), END, LINE).next_on == END
    assert progress(read(of(END, 30)), END, LINE).next_on is None
    assert progress(Measure(ref="M", title="m"), END, LINE).next_on is None


def test_a_reading_of_a_day_to_come_is_not_looked_at() -> None:
    assert progress(read(of(HALF, 30)), START, LINE).last is None


@pytest.mark.parametrize(
    ("day", "cadence", "then"),
    [
        (date(2015, 1, 31), Cadence.MONTHLY, date(2015, 2, 28)),
        (date(2015, 2, 28), Cadence.MONTHLY, date(2015, 3, 31)),
        (date(2016, 2, 28), Cadence.MONTHLY, date(2016, 3, 28)),
        (date(2015, 11, 30), Cadence.QUARTERLY, date(2016, 2, 29)),
        (date(2015, 12, 25), Cadence.WEEKLY, date(2016, 1, 1)),
        (date(2016, 2, 29), Cadence.YEARLY, date(2017, 2, 28)),
    ],
)
def test_a_period_after_the_end_of_a_month_ends_with_a_month(day: date, cadence: Cadence, then: date) -> None:
    assert after(day, cadence) == then


@given(st.dates(), st.sampled_from(Cadence))
def test_the_next_day_never_lies_before(day: date, cadence: Cadence) -> None:
    assert after(day, cadence) >= min(day, date(9999, 1, 1))


@given(figures(), figures(), st.dates(START, END), st.sampled_from(MeasureRule), st.booleans())
def test_what_is_better_is_never_rated_worse(
    one: Decimal, other: Decimal, on: date, rule: MeasureRule, is_up: bool
) -> None:
    measure = replace(AGENCY, direction=Direction.UP if is_up else Direction.DOWN)
    worse, better = sorted((one, other), reverse=not is_up)
    order = [Rag.RED, Rag.AMBER, Rag.GREEN]
    rags = [rated(measure, of(on, str(value)), rule) for value in (worse, better)]
    assert order.index(rags[0] or Rag.RED) <= order.index(rags[1] or Rag.RED)


@given(st.lists(readings(), max_size=5), st.dates(date(2014, 1, 1), date(2018, 1, 1)), st.sampled_from(MeasureRule))
def test_any_readings_of_any_days_have_a_standing(made: list[Reading], today: date, rule: MeasureRule) -> None:
    found = progress(replace(read(*made), cadence=Cadence.MONTHLY), today, rule)
    assert found.last is None or found.last.on <= today
    assert found.next_by is None or found.next_on is None or found.next_by >= found.next_on
    if found.days_overdue(today):
        assert found.is_due(today + timedelta(days=0))


@given(figures())
def test_a_figure_is_read_as_it_is_written(value: Decimal) -> None:
    assert read_figure(figure_text(value)) == value
