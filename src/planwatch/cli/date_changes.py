"""``planwatch moves`` and ``agree``: every move of a due date, and the dates that somebody entitled accepted."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from planwatch.cli.completing import refs
from planwatch.cli.context import Options, pass_options, pass_reading
from planwatch.cli.output import out, out_json, paint, say
from planwatch.model.visible import visible

if TYPE_CHECKING:
    from datetime import date

    from planwatch.cli.table import Cell, Column
    from planwatch.model.date_changes import DateChange
    from planwatch.model.listed import Listed, PlanDay
    from planwatch.service.session import Session

_MOVES_EPILOG = """\
\b
Examples:
  planwatch moves
  planwatch moves C1.2
  planwatch moves --since "8 Oct 2015" --json
  planwatch --plan WB moves --since 2015-12-01
"""
_AGREE_EPILOG = """\
\b
Examples:
  planwatch agree C1.2 --by "Improvement Board, 8 Oct 2015"
  planwatch agree C1.2 C1.3 --by "the chair" --on "8 Oct 2015"
"""


@click.command("moves", short_help="Date changes: from, to, days, who, why.", epilog=_MOVES_EPILOG)
@click.argument("ref", metavar="[REF]", default="", shell_complete=refs)
@click.option("--since", default="", metavar="DATE", help="Only what was moved on that day or later.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, a date change on a line.")
@pass_reading
def moves(options: Options, ref: str, since: str, as_json: bool) -> None:
    """List every move of a due date, newest first; of one action oldest first.

    A slip counts as a move, a correction of a typing error does not. A date moved within so many days before a meeting
    of the plan is marked: 14, unless the plan says otherwise.
    """
    from planwatch.service import date_changes, reading

    with options.session() as session:
        row = reading.find_action(session, ref) if ref else None
        found = date_changes.all_changes(session, since, row)
        days = session.plan_days() if row is None else (row.of,)
        if as_json:
            out_json([_change_json(change) for change in found])
        elif row is not None:
            out(_of_action(row, found))
        else:
            out(_of_plans(session, days, found))
    if not found:
        say("no date was moved" + (" since then" if since.strip() else " yet"))


def _change_json(change: "DateChange") -> dict[str, object]:
    from planwatch.cli.cells import part_json

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


def _of_action(row: "Listed", found: "Sequence[DateChange]") -> Iterator[str]:
    from planwatch.model.date_changes import change_line, totals, totals_in_words

    yield paint(visible(f"{row.of.plan.ref}:{row.action.ref} {row.action.title}"), "bold")
    if found:
        yield totals_in_words(totals(found)) + (" · moved often" if found[0].flagged else "")
    yield from (visible(change_line(change, row.of.today)) for change in found)


def _of_plans(session: "Session", days: "Sequence[PlanDay]", found: "Sequence[DateChange]") -> Iterator[str]:
    from planwatch.cli.listing import heading
    from planwatch.cli.table import table, terminal_width
    from planwatch.model.date_changes import totals, totals_in_words

    yield from (heading(session, day) for day in days)
    if found:
        yield f"date changes · {totals_in_words(totals(found))}"
        yield ""
        today = {day.plan.ref: day.today for day in days}
        rows = [_cells(change, today, len(days) > 1) for change in found]
        yield from table(_columns(len(days) > 1), rows, terminal_width())


def _columns(several_plans: bool) -> "tuple[Column, ...]":
    from planwatch.cli.table import Column

    return (
        Column("Moved on", 9),
        *((Column("Plan", 12),) if several_plans else ()),
        Column("Ref", 14),
        Column("Action", 18, drop=4, least=12),
        Column("Lead", 16, drop=5, least=8),
        Column("From", 14, least=9),
        Column("To", 14, least=9),
        Column("Days", 7),
        Column("Kind", 10, drop=2, least=5),
        Column("Agreed by", 12, drop=3, least=9),
        Column("Meeting", 11),
        Column("Why", 0, least=12),
    )


def _cells(change: "DateChange", today: "dict[str, date]", several_plans: bool) -> "list[Cell]":
    from planwatch.model.date_changes import days_words, meeting_words, now_words, was_words
    from planwatch.model.dates import day_in_words

    day = today[change.plan]
    return [
        (day_in_words(change.move.on, day), ""),
        *([(change.plan, "")] if several_plans else []),
        (change.ref, ""),
        (change.title, ""),
        (change.lead, ""),
        (was_words(change, day), ""),
        (now_words(change, day), ""),
        (days_words(change), ""),
        (change.move.kind.value, "" if change.counts else "muted"),
        (change.move.agreed_by, ""),
        (meeting_words(change), "possibly"),
        (change.move.why, ""),
    ]


@click.command("agree", short_help="Make the due date the agreed one.", epilog=_AGREE_EPILOG)
@click.argument("action_refs", nargs=-1, required=True, metavar="REF...", shell_complete=refs)
@click.option("--by", default="", metavar="NAME", help="The meeting or person that agreed it; else you.")
@click.option("--on", default="", metavar="DATE", help="The day it was agreed; else today. Never in the future.")
@click.option("--json", "as_json", is_flag=True, help="Tell as JSON what was changed.")
@pass_options
def agree(options: Options, action_refs: tuple[str, ...], by: str, on: str, as_json: bool) -> None:
    """Make the current due date of one or many actions the agreed one, as one change.

    Only a date that was moved can be agreed. The moves that led to it are marked as agreed.
    """
    from planwatch.cli.outcome import find, read_again, targets, tell
    from planwatch.service import agreeing

    with options.session() as session:
        rows = find(session, action_refs)
        outcome = agreeing.agree(session, targets(rows), by, on)
        action = read_again(session, rows[0]).action
    by = action.agreement.by if action.agreement else ""
    tell(outcome, f"{action.ref} agreed: {action.agreed_due}, by {by}", "agreed", as_json)
