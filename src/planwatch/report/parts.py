"""Reports on one part of a plan: what a lead answers for, and a theme."""

from collections.abc import Sequence

from planwatch.model.dates import day_in_full
from planwatch.model.kinds import DONE, OPEN, PlanStatus, Status
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.theme import Theme
from planwatch.model.three_dates import DueDate, overdue_shares, share_words
from planwatch.report import cells, lists, standing
from planwatch.report.counting import by_theme, counted, proposal
from planwatch.report.document import Document, Items, Section, Side, Table, Words, row, section
from planwatch.report.highlight import document
from planwatch.report.naming import named
from planwatch.report.occasion import Ground
from planwatch.report.rows import Row
from planwatch.report.themes import chart, count_table


def lead_report(ground: Ground, typed: str) -> Document:
    """All that one lead answers for; raises PlanwatchError where there is no such lead."""
    name = named("lead", typed, [lead.name for lead in ground.snapshot.lead])
    lead = next(lead for lead in ground.snapshot.lead if lead.name == name)
    rows = [one for one in ground.rows if one.action.lead == name]
    supports = tuple(
        f"{one.action.ref} {one.action.title} ({one.action.lead or 'no lead'})"
        for one in ground.rows
        if name in one.action.support and one.action.status in OPEN
    )
    parts = by_theme(rows, (theme.title for theme in ground.snapshot.theme))
    table = count_table("Actions by theme", [part for part in parts if part[1].actions], counted(rows))
    sections = [
        section("lead", "The lead", [Items(_lead_facts(lead, ground))], ""),
        section("counts", "Actions by theme", [table, *_late_words(rows, ground)], "No action is theirs."),
        *_work(ground, rows),
        section("support", "Supports", [Items(supports)], "Supports no other open action."),
    ]
    side = Side("", tuple(sections))
    return document(ground, f"Lead report, {name}", (side,), ground.internal(lead=name))


def _lead_facts(lead: Lead, ground: Ground) -> tuple[str, ...]:
    found = {
        "Post": lead.name if lead.kind == "post" else f"{lead.name} ({lead.kind})",
        "Present holder": lead.holder,
        "Organisation": lead.organisation,
        "E-mail": "" if ground.is_public else lead.email,
        "Since": day_in_full(lead.since) if lead.since else "",
        "Until": day_in_full(lead.until) if lead.until else "",
    }
    return tuple(f"{name}: {text}" for name, text in found.items() if text)


def theme_report(ground: Ground, typed: str) -> Document:
    """One theme with its rating and commentary; raises PlanwatchError where there is no such theme."""
    labels = {theme.title: theme.label for theme in ground.snapshot.theme}
    name = named("theme", typed, list(labels), labels)
    theme = next(theme for theme in ground.snapshot.theme if theme.title == name)
    rows = [one for one in ground.rows if one.action.theme == name]
    found = standing.standing(theme.update, ground.since, proposal(rows))
    words = Words(standing.reason(found, ground.today), standing.rag_chips(found))
    changes = [change for change in ground.changes if change.theme == name]
    bar = chart(counted(rows), "Where the actions stand")
    table = count_table("Actions", [(name, counted(rows))] if rows else [])
    moved = lists.moved_table(changes, ground.today, "Dates moved")
    sections = [
        section("overall", "RAG and commentary", [words, Items(_theme_facts(theme))], ""),
        section("counts", "Actions", [table, bar, *_late_words(rows, ground)], "No action is in this theme."),
        *_work(ground, rows),
        section("moved", "Dates moved", [moved], "No date was moved."),
    ]
    side = Side("", tuple(sections))
    kind = f"Theme report, {theme.label} {theme.title}" if theme.label else f"Theme report, {theme.title}"
    return document(ground, kind, (side,), ground.internal(theme=name))


def _theme_facts(theme: Theme) -> tuple[str, ...]:
    found = {"Sponsor": theme.sponsor, "Lead": theme.lead, "Note": theme.note}
    return tuple(f"{name}: {text}" for name, text in found.items() if text)


def _late_words(rows: Sequence[Row], ground: Ground) -> list[Words]:
    """How the part holds each of the three dates."""
    shares = overdue_shares([one.action for one in rows], ground.today)
    if not rows or ground.plan.status is PlanStatus.DRAFT:
        return []
    in_order = (DueDate.AGREED, DueDate.ORIGINAL, DueDate.CURRENT)
    told = ", ".join(f"{share_words(shares[which])} on {which} dates" for which in in_order)
    return [Words(f"Overdue: {told}.")]


def _work(ground: Ground, rows: Sequence[Row]) -> list[Section]:
    """Red and late, then the rest that is open, what is missing, and what is done."""
    today = ground.today
    bad = [one for one in rows if lists.is_red(one) or lists.is_late(one)]
    refs = {one.action.ref for one in bad}
    rest = [one for one in rows if one.action.status in OPEN and one.action.ref not in refs]
    silent = tuple(f"{one.action.ref} {one.action.title}" for one in rows if one.no_update)
    done = [one for one in rows if one.action.status in DONE]
    gone = [one for one in rows if one.action.status is Status.WITHDRAWN]
    return [
        section("late", "Red and late", [lists.late_table(lists.worst_first(bad), today, "Red and late actions")],
                "Nothing is red in any voice, and nothing is late."),
        section("open", "Also open", [lists.open_table(lists.by_due(rest), today, "Other open actions")],
                "Nothing else is open."),
        section("no-update", "No update", [Items(silent)], "Everything under way has a recent update."),
        section("done", "Completed", [lists.done_table(done, today, "Completed actions")], "Nothing is complete yet."),
        section("withdrawn", "Withdrawn", [_withdrawn(gone)], "Nothing was withdrawn."),
    ]  # fmt: skip


def _withdrawn(rows: Sequence[Row]) -> Table:
    lines = tuple(row(cells.ref_and_title(one.action), one.action.reason) for one in rows)
    return Table("Withdrawn actions", ("Action", "Why"), lines)
