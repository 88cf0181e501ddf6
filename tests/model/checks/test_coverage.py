"""Gaps of coverage as findings, and recommendations that were closed too early or without a reason."""

from planwatch.model.checks.finding import About
from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.action import Action
from planwatch.model.plan.commitment import Commitment
from planwatch.model.plan.kinds import RecommendationStatus, Status
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from tests.model.checks.checked import TODAY, action, found, plan

ONE = Recommendation(number="1", text="Seek legal advice in time", class_="priority")


def answered(*actions: Action, of: Recommendation = ONE, commitment: tuple[Commitment, ...] = ()) -> Snapshot:
    return replace(plan(*actions), recommendation=(of,), commitment=commitment)


def said(code: str, snapshot: Snapshot) -> list[str]:
    return [one.sentence for one in found(code, snapshot)]


def test_each_gap_is_a_finding_about_the_recommendation() -> None:
    assert said("nothing-answers", answered()) == ["Recommendation 1 (priority): nothing answers it"]
    gone = action("A1", answers=("1",), status=Status.WITHDRAWN, reason="merged")
    assert said("only-withdrawn", answered(gone)) == [
        "Recommendation 1 (priority): only withdrawn actions answer it (A1)"
    ]
    [told] = found("nobody-owns-it", answered(action("A1", answers=("1a",), lead="")))
    assert (told.about, told.part) == ("1", About.RECOMMENDATION)
    assert not any(said(code, answered(action("A1", answers=("1",)))) for code in ("nothing-answers", "nobody-owns-it"))


def test_a_plan_that_calls_them_findings_is_told_of_findings() -> None:
    snapshot = answered()
    named = replace(snapshot, plan=replace(snapshot.plan, recommendation_label="finding"))
    assert said("nothing-answers", named) == ["Finding 1 (priority): nothing answers it"]
    assert said("no-response", named)[0].startswith("No management response to finding 1 yet")


def test_a_gap_that_was_accepted_is_not_counted() -> None:
    held = Accepted(code="nothing-answers", about="1", facts="nothing", why="Done by the county", on=TODAY)
    [told] = found("nothing-answers", replace(answered(), accepted=(held,)))
    assert not told.is_counted


def test_implemented_while_work_is_open_and_closed_without_a_reason_are_told() -> None:
    closed = replace(ONE, status=RecommendationStatus.CLOSED)
    doing = action("A1", answers=("1",))
    assert said("closed-too-early", answered(doing, of=closed)) == [
        "Recommendation 1 (priority) is closed, but A1 in progress"
    ]
    assert said("closed-without-evidence", answered(of=closed)) == [
        "Recommendation 1 (priority) is closed without evidence and a name"
    ]
    sound = replace(closed, closed_by="Ofsted", evidence="Their letter of May")
    assert said("closed-without-evidence", answered(of=sound)) == []
    done = replace(ONE, status=RecommendationStatus.IMPLEMENTED, evidence="The audit")
    assert said("closed-without-evidence", answered(of=done)) == []
    assert said("closed-too-early", answered(doing)) == []


def test_a_commitment_that_no_action_carries_is_told() -> None:
    bare = Commitment(ref="C1", text="Become good at safeguarding")
    gone = action("A1", status=Status.WITHDRAWN, reason="merged")
    given = (bare, replace(bare, ref="C2", actions=("A1",)), replace(bare, ref="C3", actions=("A1", "A2")))
    told = found("carried-by-nothing", answered(gone, action("A2"), commitment=given))
    assert [(one.about, one.part) for one in told] == [("C1", About.COMMITMENT), ("C2", About.COMMITMENT)]
    assert told[1].sentence == "Only withdrawn actions carry commitment C2: Become good at safeguarding"
