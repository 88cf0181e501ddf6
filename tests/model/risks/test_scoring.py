"""What lessens a risk, and which way it went."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.plan.kinds import OPEN, RiskKind, RiskStatus, Status
from planwatch.model.plan.risk import Risk
from planwatch.model.risks.history import Scored, Way, changed, last_move
from planwatch.model.risks.matrix import matrix_of
from planwatch.model.risks.scoring import Lessening, is_target_no_better, why_not_mitigated, worst_first
from planwatch.model.values import replace
from tests.desk import TODAY

RISK = Risk(ref="R1", title="Agency staff leave")
BY = matrix_of(())
LATE, TO_COME = date(2016, 1, 10), date(2016, 1, 11)


def lessening(ref: str, status: Status = Status.IN_PROGRESS, due: date | None = TO_COME) -> Lessening:
    return Lessening(ref, status, due)


@pytest.mark.parametrize(
    ("actions", "why"),
    [
        ([], "no action lessens it"),
        ([lessening("A1", Status.WITHDRAWN)], "what would lessen it is withdrawn"),
        ([lessening("A1", due=LATE), lessening("A2", Status.NOT_STARTED, LATE)], "late: A1, A2"),
        ([lessening("A1", due=LATE), lessening("A2", Status.WITHDRAWN)], "late: A1"),
        ([lessening("A1", due=LATE), lessening("A2")], ""),
        ([lessening("A1", due=LATE), lessening("A2", Status.COMPLETE, LATE)], ""),
        ([lessening("A1", due=None)], ""),
    ],
)
def test_a_risk_is_not_mitigated_where_nothing_that_stands_is_on_time(actions: list[Lessening], why: str) -> None:
    assert why_not_mitigated(RISK, actions, TODAY) == why
    assert why_not_mitigated(replace(RISK, status=RiskStatus.CLOSED), actions, TODAY) == ""


@given(st.lists(st.builds(lessening, st.just("A1"), st.sampled_from(Status), st.sampled_from([None, LATE, TO_COME]))))
def test_one_more_action_that_is_on_time_always_mitigates(actions: list[Lessening]) -> None:
    is_bare = bool(why_not_mitigated(RISK, actions, TODAY))
    standing = [one for one in actions if one.status is not Status.WITHDRAWN]
    assert is_bare == all(one.status in OPEN and one.due_by == LATE for one in standing)
    assert why_not_mitigated(RISK, [*actions, lessening("A2")], TODAY) == ""


def test_a_target_is_below_the_score_and_of_an_opportunity_above() -> None:
    risk = replace(RISK, likelihood=3, impact=3, target_likelihood=3, target_impact=3)
    assert is_target_no_better(risk, BY)
    assert not is_target_no_better(replace(risk, target_impact=2), BY)
    welcome = replace(risk, kind=RiskKind.OPPORTUNITY)
    assert is_target_no_better(replace(welcome, target_impact=2), BY)
    assert not is_target_no_better(replace(welcome, target_impact=4), BY)
    assert not is_target_no_better(replace(risk, target_impact=None), BY)


def test_the_worst_come_first_the_unscored_after_them_the_closed_last() -> None:
    risks = [
        replace(RISK, ref="R1"),
        replace(RISK, ref="R2", likelihood=5, impact=5, status=RiskStatus.CLOSED),
        replace(RISK, ref="R3", likelihood=2, impact=2),
        replace(RISK, ref="R4", likelihood=5, impact=3),
    ]
    assert [risk.ref for risk in worst_first(risks, BY)] == ["R4", "R3", "R1", "R2"]


def test_the_last_move_is_the_last_change_of_the_score() -> None:
    days = [date(2015, 12, day) for day in (1, 2, 3, 4)]
    levels = [(4, 4), (2, 2), (1, 4), (1, 4)]
    scores = changed(Scored(day, *pair) for day, pair in zip(days, levels, strict=True))
    assert len(scores) == 3
    assert last_move(scores, BY) == (Way.DOWN, 16, days[1]), "1 × 4 scores as 2 × 2 does"
    assert last_move(scores[:1], BY) == last_move((), BY) == (Way.SAME, None, None)
