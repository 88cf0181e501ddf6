"""Measures that are checked: targets, readings when they are due, and falls after assurance."""

from datetime import date
from decimal import Decimal

import pytest

from planwatch.model.checks.checks import findings
from planwatch.model.plan.action import Assurance
from planwatch.model.plan.kinds import Cadence, Status
from planwatch.model.plan.measure import Measure, Reading
from planwatch.model.values import replace
from tests.desk import SMALL, TODAY, dated

ONE = Measure(
    ref="M1", title="Agency cover", unit="%", baseline=Decimal(46), baseline_on=date(2015, 3, 31), target=Decimal(20),
    target_on=date(2016, 6, 30), tolerance=Decimal(2), cadence=Cadence.QUARTERLY, lag=14, actions=("A2",),
)  # fmt: skip
CODES = ("no-target", "no-reading", "off-target", "target-past", "done-without-reading", "fell-after-assurance")


def read(value: int, on: date) -> Measure:
    return replace(ONE, reading=(Reading(on=on, value=Decimal(value)),))


def found(*measures: Measure, status: Status = Status.COMPLETE, assured: date | None = None) -> dict[str, str]:
    assurance = Assurance(by="the chair", on=assured) if assured else None
    actions = tuple(
        replace(one, status=status, assurance=assurance, **dated("completed", "3 Sep 2015")) if one.ref == "A2" else one
        for one in SMALL.action
    )
    plan = replace(SMALL, measure=measures, action=actions)
    return {one.code: one.sentence for one in findings(plan, TODAY) if one.code in CODES}


def test_a_measure_without_a_target_is_told() -> None:
    bare = Measure(ref="M2", title="Visits on time")
    assert found(bare) == {"no-target": "No target is set for Visits on time"}


@pytest.mark.parametrize(
    ("on", "is_missed"), [(date(2015, 12, 31), False), (date(2015, 9, 30), False), (date(2015, 9, 20), True)]
)
def test_a_reading_is_missed_only_after_its_lag(on: date, is_missed: bool) -> None:
    assert ("no-reading" in found(read(20, on))) is is_missed


def test_a_reading_off_target_is_told_and_one_within_tolerance_is_not() -> None:
    assert "38 % on 31 Dec 2015 is off target" in found(read(38, date(2015, 12, 31)))["off-target"]
    assert found(read(32, date(2015, 12, 31))) == {}


def test_a_target_whose_day_is_past_counts_until_it_is_met() -> None:
    past = replace(read(21, date(2015, 12, 31)), target_on=date(2015, 12, 31))
    assert found(past) == {
        "target-past": "Its target of 20 % by 31 Dec 2015 is past and not reached: 21 % on 31 Dec 2015"
    }
    assert found(replace(past, reading=read(20, date(2015, 12, 31)).reading)) == {}


def test_an_action_that_is_done_should_have_a_reading() -> None:
    unread = replace(ONE, cadence=None)
    assert found(unread) == {"done-without-reading": "A2 is said to be done, and nothing was read of Agency cover"}
    assert found(unread, status=Status.WITHDRAWN) == {}


def test_a_fall_after_assurance_proposes_to_reopen_with_the_reason() -> None:
    fell = read(38, date(2015, 12, 31))
    told = found(fell, status=Status.ASSURED, assured=date(2015, 10, 1))
    assert told["fell-after-assurance"].startswith("Reopen A2? 38 % on 31 Dec 2015 is off target (")
    assert "after A2 was assured" in told["fell-after-assurance"]
    for status, assured in ((Status.ASSURED, date(2016, 1, 5)), (Status.COMPLETE, None)):
        assert "fell-after-assurance" not in found(fell, status=status, assured=assured)
    within = read(32, date(2015, 12, 31))
    assert "fell-after-assurance" not in found(within, status=Status.ASSURED, assured=date(2015, 10, 1))
