"""Reports back to meetings that are overdue."""

from datetime import date

from planwatch.model.checks.finding import About
from planwatch.model.dates.span import Span
from planwatch.model.plan.kinds import MeetingStatus, ResolutionKind
from planwatch.model.plan.meeting import Meeting, Resolution
from planwatch.model.values import replace
from tests.model.checks.checked import action, found, plan

DUE = Span("8 Jan 2016", date(2016, 1, 8), date(2016, 1, 8))
OWED = Resolution(number=2, kind=ResolutionKind.REPORT_BACK, text="What if it fails", action="A1", due=DUE)


def told(*resolutions: Resolution) -> list[tuple[str, About, str]]:
    meeting = Meeting(on=date(2015, 12, 10), forum="Board", status=MeetingStatus.HELD, resolution=resolutions)
    whole = replace(plan(action("A1")), meeting=(meeting,))
    return [(one.about, one.part, one.sentence) for one in found("report-back-overdue", whole)]


def test_a_report_back_that_is_late_is_told_of_its_action_or_of_the_plan() -> None:
    sentence = "The report back that Board of 10 Dec 2015 asked for is 3 d late: 2. What if it fails"
    assert told(OWED) == [("A1", About.ACTION, sentence)]
    assert told(replace(OWED, action="")) == [("", About.PLAN, sentence)]


def test_what_is_answered_not_due_or_no_report_back_is_not() -> None:
    later = Span("12 Jan 2016", date(2016, 1, 12), date(2016, 1, 12))
    assert told(replace(OWED, answer="Agency cover"), replace(OWED, due=later)) == []
    assert told(replace(OWED, kind=ResolutionKind.CHALLENGE)) == []
