"""Risks that nobody owns, scored, looked at or lessens, whose target is no better, closed without a word."""

from datetime import date

from planwatch.model.checks.finding import About
from planwatch.model.plan.kinds import RiskKind, RiskStatus, Status
from planwatch.model.plan.risk import Risk
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from tests.model.checks.checked import action, found, on, plan

SOUND = Risk(
    ref="R1", title="Agency staff leave", owner="HR Partner", likelihood=4, impact=4, target_likelihood=2,
    target_impact=4, mitigated_by=("A1",), next_look=date(2016, 1, 11),
)  # fmt: skip
CODES = (
    "risk-no-owner", "risk-not-scored", "risk-not-looked-at", "risk-not-mitigated", "risk-target",
    "risk-closed-without-reason",
)  # fmt: skip


def with_risks(*risks: Risk, **fields: object) -> Snapshot:
    return replace(plan(action("A1", **fields)), risk=risks)


def sentences(code: str, *risks: Risk, **fields: object) -> list[str]:
    told = found(code, with_risks(*risks, **fields))
    assert all(one.part is About.RISK for one in told)
    return [one.sentence for one in told]


def test_of_a_sound_risk_and_of_a_closed_one_nothing_is_told() -> None:
    closed = Risk(ref="R2", title="Money", status=RiskStatus.CLOSED, reason="it was found", next_look=date(2015, 1, 1))
    assert [sentences(code, SOUND, closed) for code in CODES] == [[]] * len(CODES)


def test_what_is_missing_is_told_by_the_ref() -> None:
    bare = Risk(ref="R3", title="Rising demand", kind=RiskKind.ISSUE, next_look=date(2016, 1, 10))
    assert sentences("risk-no-owner", bare) == ["Issue R3 has no owner: Rising demand"]
    assert sentences("risk-not-scored", bare) == ["Issue R3 has no score: Rising demand"]
    assert sentences("risk-not-looked-at", bare) == ["Issue R3 should have been looked at on 10 Jan: Rising demand"]
    assert sentences("risk-not-mitigated", bare) == ["Issue R3 is not mitigated: no action lessens it: Rising demand"]
    closed = replace(bare, status=RiskStatus.CLOSED)
    assert sentences("risk-closed-without-reason", closed) == ["Issue R3 was closed without a reason: Rising demand"]


def test_levels_off_the_plans_own_scales_are_no_score() -> None:
    off = replace(SOUND, likelihood=7)
    assert sentences("risk-not-scored", off) == [
        "Risk R1 has no score: likelihood 7 and impact 4 on a matrix without it: Agency staff leave"
    ]


def test_a_risk_whose_actions_are_all_late_or_withdrawn_is_not_mitigated() -> None:
    late = sentences("risk-not-mitigated", SOUND, **on(date(2016, 1, 8)))
    assert late == ["Risk R1 is not mitigated: late: A1: Agency staff leave"]
    gone = sentences("risk-not-mitigated", SOUND, status=Status.WITHDRAWN, reason="merged")
    assert gone == ["Risk R1 is not mitigated: what would lessen it is withdrawn: Agency staff leave"]


def test_a_target_that_is_no_better_is_told_with_both_scores() -> None:
    same = replace(SOUND, target_likelihood=4)
    assert sentences("risk-target", same) == [
        "Risk R1 has a target of 16 R, which is not below its score of 16 R: Agency staff leave"
    ]


def test_a_note_to_self_in_a_mitigation_is_told() -> None:
    noted = replace(SOUND, mitigation="A weekly call (check with HR)")
    assert [one.about for one in found("note-to-self", with_risks(noted))] == ["R1"]
