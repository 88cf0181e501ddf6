"""``planwatch export``: a plan as a snapshot."""

from pathlib import Path

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out_data, say
from planwatch.cli.shared.params import FILE
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.written import in_place_of
from planwatch.exchange.registry import writer_for
from planwatch.exchange.toml import to_toml
from planwatch.service import reading

_EPILOG = """\
\b
Examples:
  planwatch export plan.toml
  planwatch --plan WB export - | less
"""


@click.command("export", epilog=_EPILOG)
@click.argument("file", metavar="FILE|-", type=FILE)
@pass_reading
def command(options: Options, file: Path) -> None:
    """Write a plan as a snapshot, in the format that the suffix of FILE names; - prints it as TOML.

    A file that exists is replaced wholly, or not at all.
    """
    writer = None
    if str(file) != "-":
        options.refuse_plan_file(file)
        writer = writer_for(file)
    with plan_file(options) as session:
        snapshot = reading.snapshot(session, session.one_plan())
    if writer is None:
        out_data([to_toml(snapshot)])
        return
    replaced = in_place_of(file)
    writer(snapshot, file)
    say(f"plan {snapshot.plan.ref}, {len(snapshot.action)} actions, written to {file}{replaced}")
