"""``planwatch timeliness``: late on the original, agreed and current dates, and what became of a period."""

from collections.abc import Iterator

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.heading import heading
from planwatch.cli.shared.output import out, out_json, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.table import Cell, TextColumn, table, terminal_width
from planwatch.errors import START
from planwatch.model.due.three_dates import LEADING, share_words
from planwatch.model.due.timeliness import By, DatesHeld, fell_due_words, name_words, span_words, told_on
from planwatch.model.values import as_dict
from planwatch.service.history.timeliness import PlanHeld
from planwatch.service.history.timeliness import timeliness as plans_held
from planwatch.service.session import Session

_EPILOG = """\
\b
Examples:
  planwatch timeliness
  planwatch timeliness --by lead
  planwatch timeliness --from "1 Apr 2015" --to "30 Sep 2015"
  planwatch timeliness --from "Q2 2015/16" --to "Q2 2015/16" --json
"""


@click.command("timeliness", epilog=_EPILOG)
@click.option(
    "--by", "by_word", type=click.Choice(["theme", "lead"]), default="theme", help="A line for each theme or lead."
)
@click.option("--from", "first", default="", metavar="DATE", help="The first day of the period.")
@click.option("--to", "last", default="", metavar="DATE", help="The last day of the period; else the plan's day.")
@json_option("As JSON, a theme or lead on a line.")
@pass_reading
def command(options: Options, by_word: str, first: str, last: str, as_json: bool) -> None:
    """Count what is overdue on the original, agreed and current dates, side by side.

    Beside it stands what became of the actions that fell due in a period, on the agreed dates: the last quarter that
    has ended, unless --from and --to say otherwise. A share is of the open actions that have a date.
    """
    by = By(by_word)
    with plan_file(options) as session:
        plans = plans_held(session, by, first, last)
        if as_json:
            out_json([_line_json(plan, line, by) for plan in plans for line in plan.lines])
        else:
            out(line for number, plan in enumerate(plans) for line in _told(session, plan, by, number))
    if not plans:
        say(f"no plan here yet. {START}")


def _line_json(plan: PlanHeld, line: DatesHeld, by: By) -> dict[str, object]:
    return {
        "plan": plan.of.plan.ref,
        "by": by,
        "name": line.name,
        "total": line.is_total,
        "late": {which: as_dict(share) for which, share in line.late.items()},
        "from": plan.span.first,
        "to": plan.span.last,
        "timeliness": {which: {"fell_due": found.fell_due, **as_dict(found)} for which, found in line.fell_due.items()},
    }


def _told(session: Session, plan: PlanHeld, by: By, number: int) -> Iterator[str]:
    total = plan.lines[-1]
    if number:
        yield ""
    yield heading(session, plan.of)
    yield f"overdue now on each date; fell due {span_words(plan.span)} on the {told_on(total)} dates"
    yield ""
    yield from table(_columns(by, total), [_cells(line, by, total) for line in plan.lines], terminal_width())
    yield ""
    yield from (f"{which:<9} {fell_due_words(total.fell_due[which])}" for which in LEADING if which in total.fell_due)


def _columns(by: By, total: DatesHeld) -> tuple[TextColumn, ...]:
    return (
        TextColumn(by.value.title(), 0, least=16),
        *(TextColumn(f"Late, {which}", 16, least=13) for which in LEADING),
        TextColumn("Fell due", 8),
        TextColumn("On time", 7, drop=4),
        TextColumn("Late", 4, drop=3),
        *((TextColumn("Day unknown", 11, drop=5),) if total.fell_due[told_on(total)].done_undated else ()),
        TextColumn("Open", 4, drop=2),
        TextColumn("Withdrawn", 9, drop=1),
    )


def _cells(line: DatesHeld, by: By, total: DatesHeld) -> list[Cell]:
    on, style = told_on(line), "bold" if line.is_total else ""
    found = line.fell_due[on]
    undated = [found.done_undated] if total.fell_due[on].done_undated else []
    counts = [found.fell_due, found.on_time, found.late, *undated, found.still_open, found.withdrawn]
    shares = [share_words(line.late.get(which)) for which in LEADING]
    return [(text, style) for text in (name_words(line, by), *shares, *map(str, counts))]
