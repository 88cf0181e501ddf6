"""What a meeting is asked to decide."""

from planwatch.model.plan.kinds import PlanStatus
from planwatch.report import cells
from planwatch.report.document import Items, Section, section
from planwatch.report.input import ReportInput
from planwatch.report.ratings import help_needed
from planwatch.report.rows import ReportRow, worst_first
from planwatch.report.sections.themes import theme_ratings


def to_agree(given: ReportInput) -> list[ReportRow]:
    """The open actions whose dates were moved and that nobody agreed yet, the worst first."""
    return [one for one in worst_first(given.rows) if one.is_open and not one.is_agreed]


def as_lines(given: ReportInput) -> tuple[str, ...]:
    """A draft is to be approved, themes need help, new dates are to be agreed or refused."""
    return (*_approval(given), *_help(given), *_dates(given))


def as_section(given: ReportInput) -> Section:
    """The same, and what is on the meeting's list already."""
    listed = (f"Agenda: {item}" for item in given.items)
    asked = (*_approval(given), *listed, *_help(given), *_dates(given))
    return section("decisions", "Decisions asked for", [Items(asked)], "No decision is asked for.")


def _approval(given: ReportInput) -> list[str]:
    return [f"Approve the plan of {given.plan.title}"] if given.plan.status is PlanStatus.DRAFT else []


def _help(given: ReportInput) -> list[str]:
    needed = ((theme, help_needed(found)) for theme, found in theme_ratings(given).items())
    return [f"{theme} asks for help: {words}" for theme, words in needed if words]


def _dates(given: ReportInput) -> list[str]:
    return [
        f"Agree or refuse the new date of {one.action.ref} ({one.action.lead or 'no lead'}): "
        f"{cells.dates_in_words(one, given.today)}"
        for one in to_agree(given)
    ]
