"""``planwatch moves``: every move of a due date."""

from collections.abc import Iterator, Sequence
from datetime import date

import click

from planwatch.cli.shared.completion import refs
from planwatch.cli.shared.context import Options
from planwatch.cli.shared.heading import heading
from planwatch.cli.shared.output import out, out_json, paint, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.table import Cell, TextColumn, table, terminal_width
from planwatch.exchange.json import part_json
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.dates.in_words import DAY_WIDTH, MONTH_WIDTH, day_in_words, narrowed
from planwatch.model.due.moves import (
    DateChange,
    change_line,
    days_words,
    meeting_words,
    now_words,
    totals,
    totals_in_words,
    was_words,
)
from planwatch.model.text.visible import visible
from planwatch.service.due import moves
from planwatch.service.find import find_action
from planwatch.service.session import Session

_EPILOG = """\
\b
Examples:
  planwatch moves
  planwatch moves C1.2
  planwatch moves --since "8 Oct 2015" --json
  planwatch --plan WB moves --since 2015-12-01
"""


@click.command("moves", epilog=_EPILOG)
@click.argument("ref", metavar="[REF]", default="", shell_complete=refs)
@click.option("--since", default="", metavar="DATE", help="Only what was moved on that day or later.")
@json_option("As JSON, a date change on a line.")
@pass_reading
def command(options: Options, ref: str, since: str, as_json: bool) -> None:
    """List every move of a due date, newest first; of one action oldest first.

    A slip counts as a move, a correction of a typing error does not. A date moved within so many days before a meeting
    of the plan is marked: 14, unless the plan says otherwise.
    """
    with plan_file(options) as session:
        row = find_action(session, ref) if ref else None
        found = moves.all_changes(session, since, row)
        days = session.plan_days() if row is None else (row.of,)
        if as_json:
            out_json([_change_json(change) for change in found])
        elif row is not None:
            out(_of_action(row, found))
        else:
            out(_of_plans(session, days, found))
    if not found:
        say("no date was moved" + (" since then" if since.strip() else " yet"))


def _change_json(change: DateChange) -> dict[str, object]:
    return {
        **{name: getattr(change, name) for name in ("plan", "ref", "title", "theme", "lead")},
        **part_json(change.move),
        "days": change.days,
        "counts": change.counts,
        "moves": change.moves,
        "moved_often": change.flagged,
        "meeting": change.meeting.on if change.meeting else None,
        "days_before_meeting": change.days_before,
        "forum": change.meeting.forum if change.meeting else "",
    }


def _of_action(row: ActionRow, found: Sequence[DateChange]) -> Iterator[str]:
    yield paint(visible(f"{row.of.plan.ref}:{row.action.ref} {row.action.title}"), "bold")
    if found:
        yield totals_in_words(totals(found)) + (" · moved often" if found[0].flagged else "")
    yield from (visible(change_line(change, row.of.today)) for change in found)


def _of_plans(session: Session, days: Sequence[PlanDay], found: Sequence[DateChange]) -> Iterator[str]:
    yield from (heading(session, day) for day in days)
    if found:
        yield f"date changes · {totals_in_words(totals(found))}"
        yield ""
        today = {day.plan.ref: day.today for day in days}
        rows = [_cells(change, today, len(days) > 1) for change in found]
        yield from table(_columns(len(days) > 1), rows, terminal_width())


def _columns(several_plans: bool) -> tuple[TextColumn, ...]:
    return (
        TextColumn("Moved on", DAY_WIDTH),
        *((TextColumn("Plan", 12),) if several_plans else ()),
        TextColumn("Ref", 14),
        TextColumn("Action", 18, drop=4, least=12),
        TextColumn("Lead", 16, drop=5, least=8),
        TextColumn("From", MONTH_WIDTH, least=DAY_WIDTH),
        TextColumn("To", MONTH_WIDTH, least=DAY_WIDTH),
        TextColumn("Days", 7),
        TextColumn("Kind", 10, drop=2, least=5),
        TextColumn("Agreed by", 12, drop=3, least=9),
        TextColumn("Meeting", 11),
        TextColumn("Why", 0, least=12),
    )


def _cells(change: DateChange, today: dict[str, date], several_plans: bool) -> list[Cell]:
    day = today[change.plan]
    return [
        (day_in_words(change.move.on, day), ""),
        *([(change.plan, "")] if several_plans else []),
        (change.ref, ""),
        (change.title, ""),
        (change.lead, ""),
        (narrowed(was_words(change, day), MONTH_WIDTH), ""),
        (narrowed(now_words(change, day), MONTH_WIDTH), ""),
        (days_words(change), ""),
        (change.move.kind.value, "" if change.counts else "muted"),
        (change.move.agreed_by, ""),
        (meeting_words(change), "possibly"),
        (change.move.why, ""),
    ]
