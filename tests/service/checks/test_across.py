"""What is wrong between the plans of one file."""

import pytest

from planwatch.model.dates.reading import read_date
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from planwatch.service.checks import check
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.session import Session
from tests.desk import SMALL, TODAY


def doubles(session: Session) -> list[check.Checked]:
    return [one for one in check.check(session) if one.finding.code == "duplicate"]


@pytest.mark.parametrize("title", ["Recruit managers", "Recruit mangers", "managers: recruit"])
def test_an_action_of_another_plan_that_says_the_same_is_found(ann: Session, title: str) -> None:
    other = replace(SMALL.action[3], ref="X1", title=title)
    whole = Snapshot(plan=Plan(ref="Q", title="Other plan"), lead=SMALL.lead, theme=SMALL.theme, action=(other,))
    import_snapshot(ann, whole, "x")
    [found] = doubles(ann)
    assert (found.of.plan.ref, found.finding.about, found.title) == ("Q", "X1", title)
    assert found.finding.sentence == "Says the same as P:C1.2: “Recruit managers”"
    check.accept(ann, [found], "two organisations")
    assert [one.finding.accepted is not None for one in doubles(ann)] == [True]
    assert doubles(replace(ann, plan="P")) == []


def test_the_same_matter_by_another_date_in_two_plans_is_no_series(ann: Session) -> None:
    other = replace(SMALL.action[0], ref="X1", due=read_date("30 June 2016", TODAY).span, update=(), support=())
    whole = Snapshot(plan=Plan(ref="Q", title="Other plan"), lead=SMALL.lead, theme=SMALL.theme, action=(other,))
    import_snapshot(ann, whole, "x")
    assert [one.finding.sentence for one in doubles(ann)] == ["Says the same as P:C1.2: “Recruit managers”"]
