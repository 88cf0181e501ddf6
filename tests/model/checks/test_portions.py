"""Findings counted portion by portion are as many as those of the plan looked at whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.checks.checks import CHECKS, findings
from planwatch.model.checks.portions import PortionedCount
from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from tests.model.checks.checked import TODAY, action, plan
from tests.model.checks.test_check import SL, WB
from tests.strategies import snapshots


def counted(whole: Snapshot, size: int) -> int:
    counting = PortionedCount(replace(whole, action=()), TODAY)
    for start in range(0, len(whole.action), size):
        counting.take(whole.action[start : start + size])
    return counting.number()


def standing(whole: Snapshot) -> int:
    return sum(finding.is_counted for finding in findings(whole, TODAY))


@given(snapshots(), st.integers(1, 3))
def test_as_many_are_counted_in_portions_as_in_any_plan_looked_at_whole(whole: Snapshot, size: int) -> None:
    assert counted(whole, size) == standing(whole)


@pytest.mark.parametrize("whole", [WB, SL], ids=["WB", "SL"])
@pytest.mark.parametrize("size", [1, 7, 1000])
def test_as_many_are_counted_in_the_sample_plans(whole: Snapshot, size: int) -> None:
    assert counted(whole, size) == standing(whole) > 10


def test_what_is_accepted_is_not_counted() -> None:
    whole = plan(action("A1", lead=""), action("A2", lead=""))
    before = counted(whole, 1)
    one = findings(whole, TODAY)[0]
    held = Accepted(code=one.code, about=one.about, facts=one.facts, why="w", who="who", on=TODAY)
    assert counted(replace(whole, accepted=(held,)), 1) == before - 1


def test_what_only_hints_is_never_counted() -> None:
    found = [*findings(WB, TODAY), *findings(SL, TODAY)]
    hints = {check.code for check in CHECKS if check.hint}
    assert all(one.hint for one in found if one.code in hints)
