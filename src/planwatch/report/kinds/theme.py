"""The report on one theme."""

from planwatch.model.plan.theme import Theme
from planwatch.model.text.names import named
from planwatch.report.counts import counted, proposal
from planwatch.report.document import Document, Items, Side, Words, section
from planwatch.report.input import ReportInput
from planwatch.report.kinds.frame import framed
from planwatch.report.ratings import part_rating, rag_chips, reason
from planwatch.report.sections import work
from planwatch.report.sections.chart import chart
from planwatch.report.sections.moved import moved_table
from planwatch.report.sections.themes import count_table


def theme_report(given: ReportInput, typed: str) -> Document:
    """One theme with its rating and commentary; raises PlanwatchError where there is no such theme."""
    labels = {theme.title: theme.label for theme in given.told.theme}
    name = named("theme", typed, list(labels), labels)
    theme = next(theme for theme in given.told.theme if theme.title == name)
    rows = [one for one in given.rows if one.action.theme == name]
    found = part_rating(theme.update, given.last_met, proposal(rows), by_clock=given.plan.as_at is None)
    words = Words(reason(found, given.today), rag_chips(found))
    changes = [change for change in given.changes if change.theme == name]
    bar = chart(counted(rows), "Where the actions stand")
    table = count_table("Actions", [(name, counted(rows))] if rows else [])
    moved = moved_table(changes, given.today, "Dates moved")
    sections = [
        section("overall", "RAG and commentary", [words, Items(_facts(theme))], ""),
        section("counts", "Actions", [table, bar, *work.late_words(given, rows)], "No action is in this theme."),
        *work.as_sections(given, rows),
        section("moved", "Dates moved", [moved], "No date was moved."),
    ]
    side = Side("", tuple(sections))
    kind = f"Theme report, {theme.label} {theme.title}" if theme.label else f"Theme report, {theme.title}"
    return framed(given, kind, (side,), given.internal(theme=name))


def _facts(theme: Theme) -> tuple[str, ...]:
    found = {"Sponsor": theme.sponsor, "Lead": theme.lead, "Note": theme.note}
    return tuple(f"{name}: {text}" for name, text in found.items() if text)
