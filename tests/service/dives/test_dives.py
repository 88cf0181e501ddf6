"""Deep dives: added, filled in, reported; what they name never dangles."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.plan.kinds import DiveStatus
from planwatch.report.render.html import to_html
from planwatch.report.render.markdown import to_markdown
from planwatch.service.dives.dives import DIVES, DiveRow
from planwatch.service.files.open import open_session
from planwatch.service.journal import undo as undoing
from planwatch.service.plan.part_edit import add_part, remove_part, set_part
from planwatch.service.plan.part_read import filtered, find_part, part_rows
from planwatch.service.recommendations.recommendations import RECOMMENDATIONS
from planwatch.service.reports import ReportAsked, report
from planwatch.service.session import Session
from tests.desk import TODAY
from tests.report.paper import check_page

FILLED = {
    "members": "Chair of the panel; two members", "days": "6 Nov 2015; 4 Dec 2015", "method": "Met staff and partners",
    "interviews": "Team managers, 4 Dec 2015: thresholds vary; Police", "asked": "Audit schedule; caseloads",
    "seen": "Audit schedule", "findings": "1: thresholds are not applied alike", "made": "W1 W2",
}  # fmt: skip


@pytest.fixture
def session(small_path: Path) -> Iterator[Session]:
    """The small plan with a recommendation that a deep dive looks into, and two that it makes."""
    one = open_session(small_path, who="ann", today=TODAY)
    for number in ("1", "W1", "W2"):
        add_part(one, RECOMMENDATIONS, one.one_plan(), {"number": number, "text": f"Do {number}"})
    add_part(one, DIVES, one.one_plan(), {"name": "Thresholds", "forum": "Panel", "scope": "1"})
    with closing(one.database):
        yield one


def dive(session: Session) -> DiveRow:
    return find_part(session, DIVES, "thresholds")


def test_what_it_heard_saw_and_found_is_kept_line_by_line(session: Session) -> None:
    set_part(session, DIVES, dive(session), FILLED)
    found = dive(session).part
    assert found.scope == ("1",)
    assert found.interviews == ("Team managers, 4 Dec 2015: thresholds vary", "Police")
    assert (found.asked, found.seen) == (("Audit schedule", "caseloads"), ("Audit schedule",))
    assert found.made == ("W1", "W2")
    assert [row.name for row in filtered(DIVES, part_rows(session, DIVES), ["scope:1", "not:made:none"])] == [
        "Thresholds"
    ]


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
    assert dive(session).answered == "0 of 2 answered"
    response = {"decision": "accepted", "response": "By May"}
    set_part(session, RECOMMENDATIONS, find_part(session, RECOMMENDATIONS, "W1"), response)
    assert dive(session).answered == "1 of 2 answered"


def test_a_recommendation_that_goes_is_named_no_more_and_comes_back_with_undo(session: Session) -> None:
    set_part(session, DIVES, dive(session), FILLED)
    number = remove_part(session, RECOMMENDATIONS, find_part(session, RECOMMENDATIONS, "W1"))
    assert dive(session).part.made == ("W2",)
    assert [one.number for one in dive(session).made] == ["W2"]
    undoing.undo(session, number)
    assert dive(session).part.made == ("W1", "W2")


def test_its_paper_is_in_the_order_of_a_panels_report(session: Session) -> None:
    set_part(session, DIVES, dive(session), FILLED)
    paper = report(session, ReportAsked("dive", "thres"))
    told = to_markdown(paper)
    order = ("Summary", "What it looks into", "Method", "Whom the panel heard", "Evidence", "Findings", "responses")
    assert [told.index(f"{words}\n") for words in order] == sorted(told.index(f"{words}\n") for words in order)
    assert "- 1: thresholds are not applied alike" in told
    assert "Do W1" in told
    assert "Management response: none yet" in told
    check_page(to_html(paper))
    with pytest.raises(PlanwatchError, match="a dive report is of a dive"):
        report(session, ReportAsked("dive"))
