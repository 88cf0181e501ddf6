"""Check of what meetings were promised."""

from collections.abc import Iterator

from planwatch.model.actions.row import PlanDay
from planwatch.model.checks.finding import About, CheckInput, Found
from planwatch.model.meetings.cadence import late_report_backs
from planwatch.model.text.visible import short


def report_back_overdue(look: CheckInput) -> Iterator[Found]:
    """On the action that it is about, else on the plan."""
    of = PlanDay(0, 0, look.snapshot.plan, look.today)
    for owed in late_report_backs(look.snapshot.meeting, look.snapshot.forum, of):
        one, asked = owed.resolution, f"{owed.forum or 'a meeting'} of {look.days(owed.on)}"
        sentence = f"The report back that {asked} asked for is {owed.days_late} d late: {one.number}. {short(one.text)}"
        facts = f"{owed.forum} {owed.on} {one.number} {owed.due.last}"
        yield Found(one.action, sentence, facts, part=About.ACTION if one.action else About.PLAN)
