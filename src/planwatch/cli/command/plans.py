"""``planwatch plans``: the plans in the file."""

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_json, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.table import TextColumn, table, terminal_width
from planwatch.errors import START
from planwatch.model.actions.row import Counts, PlanDay
from planwatch.model.dates.in_words import weekday_and_day
from planwatch.model.due.three_dates import Share, share_words
from planwatch.model.values import as_dict
from planwatch.service.read import counts

_EPILOG = """\
\b
Examples:
  planwatch plans
  planwatch plans --json
"""


@click.command("plans", epilog=_EPILOG)
@json_option("As JSON, a plan on a line.")
@pass_reading
def command(options: Options, as_json: bool) -> None:
    """List the plans in the file, with how many of their actions are overdue."""
    with plan_file(options) as session:
        found = [(day, counts(session, day)) for day in session.plan_days()]
    if as_json:
        out_json(
            [
                {
                    "ref": day.plan.ref, "title": day.plan.title, "organisation": day.plan.organisation,
                    "status": day.plan.status, "banner": day.plan.banner, "as_at": day.today, **as_dict(count),
                }
                for day, count in found
            ]
        )  # fmt: skip
    else:
        _print_plans(found)
    if not found:
        say(f"{options.path} holds no plan yet. {START}")


def _print_plans(found: list[tuple[PlanDay, Counts]]) -> None:
    columns = (
        TextColumn("Plan", 12), TextColumn("Title", 0, least=24), TextColumn("Status", 8, drop=2),
        TextColumn("Actions", 7, drop=1), TextColumn("Overdue", 20), TextColumn("As at", 15), TextColumn("", 40),
    )  # fmt: skip
    rows = [
        [
            (day.plan.ref, ""), (day.plan.title, ""), (day.plan.status, ""), (str(count.actions), ""),
            (share_words(Share(count.overdue, count.dated)), ""), (weekday_and_day(day.today), ""),
            (day.plan.banner, ""),
        ]
        for day, count in found
    ]  # fmt: skip
    out(table(columns, rows, terminal_width()) if rows else ())
