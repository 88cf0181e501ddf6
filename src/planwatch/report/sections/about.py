"""What a report is: of which plan, for whom, for which meeting, of which period, and what was withheld."""

from planwatch.model.dates.in_words import day_in_full, weekday_and_day
from planwatch.report.document import Facts, Items, Section, section
from planwatch.report.input import ReportInput
from planwatch.words.internal import marked_on_paper


def as_section(given: ReportInput, internal: int | None = None) -> Section:
    """``internal`` is how many updates in the report are marked so; None: those of the whole plan."""
    return section("about", "About this report", [Facts(facts(given, internal))], "")


def facts(given: ReportInput, internal: int | None = None) -> tuple[tuple[str, str], ...]:
    """Plan, forum, meeting, period, as at, author, draft or issued, and what was withheld."""
    plan = given.plan
    number = given.internal() if internal is None else internal
    undated = "no date is set" if given.forum else ""
    found = {
        "Plan": f"{plan.title} ({plan.ref}), {plan.status}",
        "Forum": _forum(given),
        "Meeting": weekday_and_day(given.meeting) if given.meeting else undated,
        "Period": _period(given),
        "As at": weekday_and_day(given.today),
        "Plan as of": given.as_of,
        "Author": given.author,
        "State": given.state,
        "Internal": marked_on_paper(number, public=given.is_public),
    }
    return tuple((name, text) for name, text in found.items() if text)


def aims(given: ReportInput) -> tuple[Section, ...]:
    """What the plan is to come to, each aim on a line of its own; none where it says nothing of that."""
    aim = given.plan.aim
    return (section("aims", "Aims of the plan", [Items(aim)], ""),) if aim else ()


def _forum(given: ReportInput) -> str:
    forum = given.forum
    if forum is None:
        return ""
    notes = [f"chair: {forum.chair}"] if forum.chair else []
    notes += ["public"] if forum.public else []
    return f"{forum.name} ({', '.join(notes)})" if notes else forum.name


def _period(given: ReportInput) -> str:
    if given.last_met is not None:
        return f"{day_in_full(given.last_met)} (last meeting) to {day_in_full(given.today)}"
    starts = given.plan.starts
    begins = f"{day_in_full(starts)} (start of the plan)" if starts else "the start of the plan"
    return f"{begins} to {day_in_full(given.today)}"
