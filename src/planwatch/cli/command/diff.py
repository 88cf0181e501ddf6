"""``planwatch diff``: what differs between two snapshots, or a snapshot and now."""

from pathlib import Path

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.difference import difference_json, print_difference
from planwatch.cli.shared.output import out_json, say
from planwatch.cli.shared.params import FILE, json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.errors import PlanwatchError
from planwatch.exchange.registry import reader_for
from planwatch.model.history.difference import compare
from planwatch.model.plan.snapshot import Snapshot
from planwatch.service import read
from planwatch.service.files.preview import read_plan

_EPILOG = """\
\b
Examples:
  planwatch diff before.toml after.toml
  planwatch diff last-board.toml
"""


@click.command("diff", epilog=_EPILOG)
@click.argument("before", metavar="A", type=FILE)
@click.argument("after", metavar="[B]", type=FILE, required=False)
@json_option("As JSON.")
@pass_reading
def command(options: Options, before: Path, after: Path | None, as_json: bool) -> int:
    """Show what differs between two snapshots; without B, between a snapshot and the plan as it is now.

    Ends with 1 where something differs.
    """
    if after is not None:
        if options.as_of is not None:
            raise PlanwatchError("two files are compared as they are", "leave --as-of or the second file out")
        old, new = (reader_for(path)(path, options.calendar_day).snapshot for path in (before, after))
    else:
        old, new = _before_and_now(options, before)
    difference = compare(old, new)
    if as_json:
        out_json(difference_json(difference))
    else:
        print_difference(difference)
    if not difference:
        say("no difference")
    return 1 if difference else 0


def _before_and_now(options: Options, before: Path) -> tuple[Snapshot, Snapshot]:
    with plan_file(options) as session:
        old = read_plan(session, before, options.calendar_day, keep=False).snapshot
        options.check_plan(old.plan.ref)
        one = read.only_plan(session, old.plan.ref)
        return old, read.snapshot(one, one.one_plan())
