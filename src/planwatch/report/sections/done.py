"""What was completed since the last meeting."""

from collections.abc import Iterable
from datetime import date

from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import DONE, Status
from planwatch.report import cells
from planwatch.report.document import Cell, Section, Table, row, section
from planwatch.report.input import ReportInput
from planwatch.report.rows import ReportRow
from planwatch.words.since import TOLD_SINCE


def newly_done(given: ReportInput) -> list[ReportRow]:
    """Completed after the last meeting, or before it and told only since, the newest first."""
    last = given.last_met
    news = {one.ref for one in given.news.completed} if given.news is not None else set[str]()

    def is_news(action: Action) -> bool:
        late = last is None or (action.completed.last is not None and action.completed.last > last)
        return action.status in DONE and (late or action.ref in news)

    rows = [row for row in given.rows if is_news(row.action)]
    return sorted(rows, key=lambda row: row.action.completed.last or date.min, reverse=True)


def as_section(given: ReportInput) -> Section:
    """When, in time or not on the agreed date, and what shows that it worked."""
    table = done_table(newly_done(given), given.today, "Completed actions", given.last_met)
    since = given.since_words
    return section("done", f"Completed {since}", [table], f"Nothing was completed {since}.")


def as_lines(given: ReportInput) -> tuple[str, ...]:
    """``A1 Set standards: October 2015, assured``, a line for each."""
    return tuple(_line(row.action, given.last_met) for row in newly_done(given))


def _line(action: Action, last_met: date | None) -> str:
    status = f", {action.status}" if action.status is Status.ASSURED else ""
    return f"{action.ref} {action.title}: {action.completed}{status}{_before(action, last_met)}"


def _before(action: Action, last_met: date | None) -> str:
    """Said of what was done before the last meeting, which was not told of it."""
    done = action.completed.last
    return f", {TOLD_SINCE}" if last_met is not None and done is not None and done <= last_met else ""


def done_table(rows: Iterable[ReportRow], today: date, caption: str, last_met: date | None = None) -> Table:
    """What was completed: when, in time or not on the agreed date, and what shows that it worked.

    With ``last_met`` they are news since that meeting: what is of a day before it says so.
    """
    heads = ("Action", "Lead", "RAG", "Completed", "Due (agreed)", "Evidence")
    lines = (
        row(
            cells.ref_and_title(one.action),
            cells.lead_cell(one.listed),
            cells.rag_cell(one.listed),
            Cell(f"{cells.completed_cell(one, today).text}{_before(one.action, last_met)}"),
            cells.when(one.dates.agreed, today),
            one.action.evidence or "none given yet",
        )
        for one in rows
    )
    return Table(caption, heads, tuple(lines))
