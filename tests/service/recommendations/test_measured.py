"""Coverage out of the file, and of the whole plan, know the same of measures."""

from datetime import date
from decimal import Decimal

import pytest

from planwatch.model.plan.measure import Measure, Reading
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.recommendations.coverage import coverage_of
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.recommendations.recommendations import covered_rows
from planwatch.service.session import Session
from tests.desk import SMALL

JULY, AUGUST = date(2015, 7, 31), date(2015, 8, 31)


@pytest.mark.parametrize(
    ("readings", "met"),
    [
        ([], None),
        ([(JULY, 9)], True),
        ([(JULY, 9), (AUGUST, 30)], False),
        ([(AUGUST, 9), (JULY, 30)], True),
        ([(AUGUST, 30), (AUGUST, 9)], True),
    ],
)
def test_the_newest_reading_decides_and_of_one_day_the_last(
    ann: Session, readings: list[tuple[date, int]], met: bool | None
) -> None:
    told = tuple(Reading(on=on, value=Decimal(value)) for on, value in readings)
    measure = Measure(ref="M1", title="Late", target=Decimal(10), baseline=Decimal(50), reading=told, actions=("C1.2",))
    one = Recommendation(number="1", text="Seek advice in time")
    import_snapshot(ann, replace(SMALL, recommendation=(one,), measure=(measure,)), "x")
    (day,) = ann.plan_days()
    (row,) = covered_rows(ann, day)
    assert [(each.name, each.is_met) for each in row.covered.measures] == [("M1", met)]
    assert coverage_of(read.snapshot(ann, day))[0].measures == row.covered.measures
