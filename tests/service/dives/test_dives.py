"""Deep dives: added, filled in, reported; what they name never dangles."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.plan.kinds import DiveStatus
from planwatch.report.render.html import to_html
from planwatch.report.render.markdown import to_markdown
from planwatch.service.checks.check import check
from planwatch.service.dives.dives import DIVES, DiveRow
from planwatch.service.dives.evidence import EVIDENCE
from planwatch.service.dives.findings import FINDINGS, FindingRow
from planwatch.service.files.open import open_session
from planwatch.service.journal import undo as undoing
from planwatch.service.plan.part_edit import add_part, remove_part, set_part
from planwatch.service.plan.part_read import filtered, find_part, part_rows
from planwatch.service.recommendations.recommendations import RECOMMENDATIONS
from planwatch.service.reports import ReportAsked, report
from planwatch.service.session import Session
from planwatch.storage.doctor import faults
from tests.desk import TODAY
from tests.report.paper import check_page

FILLED = {
    "members": "Chair of the panel; two members", "days": "6 Nov 2015; 4 Dec 2015", "method": "Met staff and partners",
    "made": "W1",
}  # fmt: skip
HEARD = (
    {"title": "Team managers", "kind": "interview", "seen_on": "4 Dec 2015", "says": "Thresholds vary"},
    {"title": "Caseloads by team", "kind": "figures", "given_by": "Head of Service", "asked_on": "6 Nov 2015"},
)
FOUND = {"text": "Thresholds are not applied alike", "evidence": "E1 E2", "recommendations": "1", "led_to": "W2"}


@pytest.fixture
def session(small_path: Path) -> Iterator[Session]:
    """The small plan with a recommendation that a deep dive looks into, and two that it makes."""
    one = open_session(small_path, who="ann", today=TODAY)
    for number in ("1", "W1", "W2"):
        add_part(one, RECOMMENDATIONS, one.one_plan(), {"number": number, "text": f"Do {number}"})
    add_part(one, DIVES, one.one_plan(), {"name": "Thresholds", "forum": "Panel", "scope": "1"})
    for typed in HEARD:
        add_part(one, EVIDENCE, one.one_plan(), typed)
    add_part(one, FINDINGS, one.one_plan(), FOUND)
    with closing(one.database):
        yield one


def dive(session: Session) -> DiveRow:
    return find_part(session, DIVES, "thresholds")


def found(session: Session) -> FindingRow:
    return find_part(session, FINDINGS, "F1")


def test_what_it_heard_saw_and_found_are_parts_of_their_own_that_name_one_another(session: Session) -> None:
    heard, asked = part_rows(session, EVIDENCE)
    assert (heard.part.is_seen, asked.part.is_seen) == (True, False)
    assert [one.part.dive for one in (heard, asked)] == ["Thresholds", "Thresholds"]
    assert [row.name for row in filtered(EVIDENCE, [heard, asked], ["seen:none"])] == ["E2"]
    set_part(session, FINDINGS, found(session), {"actions": "A1"})
    assert [ref for _, ref, _ in found(session).acting] == ["A1"]
    assert (dive(session).seen, len(dive(session).evidence), len(dive(session).findings)) == (1, 2, 1)
    assert [one.number for one in dive(session).made] == ["W2"]


def test_what_goes_is_named_no_more_and_a_dive_takes_its_own_with_it_until_undone(session: Session) -> None:
    number = remove_part(session, EVIDENCE, find_part(session, EVIDENCE, "E1"))
    assert found(session).part.evidence == ("E2",)
    undoing.undo(session, number)
    assert found(session).part.evidence == ("E1", "E2")
    assert DIVES.used(dive(session)) == "2 of evidence and 1 of its findings go with it"
    number = remove_part(session, DIVES, dive(session))
    assert [*part_rows(session, EVIDENCE), *part_rows(session, FINDINGS)] == []
    undoing.undo(session, number)
    assert found(session).part.dive == "Thresholds"
    assert faults(session.database) == []


def test_of_several_dives_one_must_be_said_and_days_must_be_possible(session: Session) -> None:
    add_part(session, DIVES, session.one_plan(), {"name": "Supervision"})
    with pytest.raises(PlanwatchError, match="which deep dive it is of is missing"):
        add_part(session, FINDINGS, session.one_plan(), {"text": "Notes are late"})
    with pytest.raises(PlanwatchError, match="seen before it was asked for"):
        set_part(session, EVIDENCE, find_part(session, EVIDENCE, "E2"), {"seen_on": "1 Nov 2015"})
    add_part(session, FINDINGS, session.one_plan(), {"text": "Notes are late", "dive": "Supervision"})
    assert [len(row.findings) for row in part_rows(session, DIVES)] == [1, 1]


def test_what_is_late_never_came_or_led_nowhere_is_found(session: Session) -> None:
    set_part(session, DIVES, dive(session), {"report_by": "31 Dec 2015"})
    set_part(session, FINDINGS, found(session), {"led_to": ""})
    codes = {one.finding.code: one.finding.about for one in check(session)}
    assert codes["dive-overdue"] == "Thresholds"
    assert codes["evidence-not-seen"] == "E2"
    assert codes["finding-leads-nowhere"] == "F1"
    set_part(session, FINDINGS, found(session), {"reason": "In hand already"})
    set_part(session, DIVES, dive(session), {"reported_on": "5 Jan 2016"})
    left = {one.finding.code for one in check(session)}
    assert not left & {"dive-overdue", "finding-leads-nowhere"}
    assert "evidence-not-seen" in left


def test_the_day_of_its_report_makes_it_reported(session: Session) -> None:
    set_part(session, DIVES, dive(session), {"set_up_on": "16 Oct 2015", "reported_on": "5 Jan 2016"})
    assert dive(session).part.status is DiveStatus.REPORTED
    with pytest.raises(PlanwatchError, match="reported before it was set up"):
        set_part(session, DIVES, dive(session), {"reported_on": "1 Oct 2015"})


def test_a_number_that_no_recommendation_has_is_refused(session: Session) -> None:
    with pytest.raises(PlanwatchError, match="recommendation"):
        set_part(session, DIVES, dive(session), {"made": "W9"})
    assert dive(session).part.made == ()


def test_what_it_made_counts_as_answered_once_responded_to(session: Session) -> None:
    set_part(session, DIVES, dive(session), FILLED)
    assert dive(session).answered == "0 of 2 answered", "one by itself, one by its finding"
    response = {"decision": "accepted", "response": "By May"}
    set_part(session, RECOMMENDATIONS, find_part(session, RECOMMENDATIONS, "W1"), response)
    assert dive(session).answered == "1 of 2 answered"


def test_a_recommendation_that_goes_is_named_no_more_and_comes_back_with_undo(session: Session) -> None:
    set_part(session, DIVES, dive(session), FILLED)
    number = remove_part(session, RECOMMENDATIONS, find_part(session, RECOMMENDATIONS, "W2"))
    assert found(session).part.led_to == ()
    assert [one.number for one in dive(session).made] == ["W1"]
    undoing.undo(session, number)
    assert found(session).part.led_to == ("W2",)


def test_its_paper_is_in_the_order_of_a_panels_report(session: Session) -> None:
    set_part(session, DIVES, dive(session), FILLED)
    paper = report(session, ReportAsked("dive", "thres"))
    told = to_markdown(paper)
    order = (
        "Summary",
        "What it looks into",
        "Method",
        "Whom the panel heard",
        "asked for and seen",
        "Findings",
        "responses",
    )
    assert [told.index(f"{words}\n") for words in order] == sorted(told.index(f"{words}\n") for words in order)
    assert "F1 Thresholds are not applied alike | E1, E2 | recommendation 1 | led to W2" in told
    assert "Never seen" in told
    assert "Do W1" in told
    assert "Management response: none yet" in told
    check_page(to_html(paper))
    with pytest.raises(PlanwatchError, match="a dive report is of a dive"):
        report(session, ReportAsked("dive"))
