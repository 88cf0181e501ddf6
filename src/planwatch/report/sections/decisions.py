"""What a meeting is asked to decide, dates first; only a forum that agrees dates is asked to agree them."""

from planwatch.model.plan.kinds import PlanStatus
from planwatch.report import cells
from planwatch.report.document import Items, Section, Words, section
from planwatch.report.input import ReportInput
from planwatch.report.rows import ReportRow, worst_first


def moved_on(given: ReportInput) -> list[ReportRow]:
    """The open actions whose dates were moved and that nobody agreed yet, the worst first."""
    return [one for one in worst_first(given.rows) if one.is_open and not one.is_agreed]


def to_agree(given: ReportInput) -> list[ReportRow]:
    """The same where whoever the report is for is asked to agree them; without a forum it is for all."""
    return moved_on(given) if given.forum is None or given.forum.agrees_dates else []


def as_lines(given: ReportInput) -> tuple[str, ...]:
    """New dates are to be agreed or refused, a draft is to be approved."""
    return (*_dates(given), *_approval(given))


def as_section(given: ReportInput) -> Section:
    """The same, then what is on the meeting's list already; and which dates wait for another forum."""
    asked = (*as_lines(given), *(f"Agenda: {item}" for item in given.items))
    none, waiting = "" if asked else "No decision is asked for.", waiting_words(given)
    words = Words(" ".join(filter(None, (none, waiting))), tone="" if asked or waiting else "empty")
    return section("decisions", "Decisions asked for", [Items(asked), words], none)


def waiting_words(given: ReportInput) -> str:
    """How many moved dates wait for a forum that this report is not for; empty where it is asked, or none was moved."""
    number = len(moved_on(given))
    if not number or to_agree(given):
        return ""
    names = " or ".join(forum.name for forum in given.told.forum if forum.agrees_dates)
    dates = f"{number} moved date{'s' * (number != 1)} wait{'s' * (number == 1)} to be agreed"
    return f"{dates} by {names}." if names else f"{dates}, and no forum of the plan agrees dates."


def _approval(given: ReportInput) -> list[str]:
    return [f"Approve the plan of {given.plan.title}"] if given.plan.status is PlanStatus.DRAFT else []


def _dates(given: ReportInput) -> list[str]:
    return [
        f"Agree or refuse the new date of {one.action.ref} ({one.action.lead or 'no lead'}): "
        f"{cells.dates_in_words(one, given.today)}"
        for one in to_agree(given)
    ]
