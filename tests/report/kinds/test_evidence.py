"""The evidence report: what was last said stands in it, and no more is claimed to be internal than it holds."""

from datetime import date

from planwatch.model.plan.update import Update
from planwatch.report.kinds.evidence import evidence
from planwatch.report.render.markdown import to_markdown
from tests.desk import SMALL, TODAY
from tests.report.paper import BOARD, PUBLIC, report_input, with_action

SECRET = Update(text="Not for members", as_at=date(2016, 1, 9), by="HR Partner", internal=True)
OLDER = Update(text="Old secret", as_at=date(2015, 1, 9), internal=True)


def test_the_evidence_report_prints_what_was_last_said_and_counts_what_it_holds() -> None:
    plan = with_action(SMALL, "C1.2", answers=("1",), update=(OLDER, SECRET))
    plan = with_action(plan, "A1", answers=("2",), update=(OLDER,))
    told = to_markdown(evidence(report_input(plan, TODAY, BOARD), ("1",)))
    assert "- C1.2, HR Partner, 9 Jan: Not for members (internal)" in told
    assert "contains 1 item marked internal: not for the public" in told
    assert "Old secret" not in told


def test_of_a_public_forum_it_tells_what_of_its_actions_was_left_out() -> None:
    said = Update(text="Two interviews held", as_at=date(2015, 12, 10), by="HR Partner")
    plan = with_action(SMALL, "C1.2", answers=("1",), update=(said, SECRET))
    told = to_markdown(evidence(report_input(plan, TODAY, PUBLIC), ("1",)))
    assert "- C1.2, HR Partner, 10 Dec 2015: Two interviews held" in told
    assert "1 item marked internal was left out" in told
    assert "Not for members" not in told
