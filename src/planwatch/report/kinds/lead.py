"""The report on what one lead answers for."""

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.lead import Lead
from planwatch.model.text.names import named
from planwatch.report.counts import by_theme, counted
from planwatch.report.document import Document, Items, Side, section
from planwatch.report.input import ReportInput
from planwatch.report.kinds.frame import framed
from planwatch.report.sections import work
from planwatch.report.sections.themes import count_table


def lead_report(given: ReportInput, typed: str) -> Document:
    """All that one lead answers for; raises PlanwatchError where there is no such lead."""
    name = named("lead", typed, [lead.name for lead in given.told.lead])
    lead = next(lead for lead in given.told.lead if lead.name == name)
    rows = [one for one in given.rows if one.action.lead == name]
    supports = tuple(
        f"{one.action.ref} {one.action.title} ({one.action.lead or 'no lead'})"
        for one in given.rows
        if name in one.action.support and one.is_open
    )
    parts = by_theme(rows, (theme.title for theme in given.told.theme))
    table = count_table("Actions by theme", [part for part in parts if part[1].actions], counted(rows))
    sections = [
        section("lead", "The lead", [Items(_facts(lead, given))], ""),
        section("counts", "Actions by theme", [table, *work.late_words(given, rows)], "No action is theirs."),
        *work.as_sections(given, rows),
        section("support", "Supports", [Items(supports)], "Supports no other open action."),
    ]
    side = Side("", tuple(sections))
    return framed(given, f"Lead report, {name}", (side,), given.internal(lead=name))


def _facts(lead: Lead, given: ReportInput) -> tuple[str, ...]:
    found = {
        "Post": lead.name if lead.kind == "post" else f"{lead.name} ({lead.kind})",
        "Present holder": lead.holder,
        "Organisation": lead.organisation,
        "E-mail": "" if given.is_public else lead.email,
        "Since": day_in_full(lead.since) if lead.since else "",
        "Until": day_in_full(lead.until) if lead.until else "",
    }
    return tuple(f"{name}: {text}" for name, text in found.items() if text)
