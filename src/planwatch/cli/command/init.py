"""``planwatch init``: a plan file from a snapshot."""

from pathlib import Path

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.output import say
from planwatch.cli.shared.params import FILE
from planwatch.cli.shared.session import begun, plans_in
from planwatch.errors import PlanwatchError
from planwatch.exchange.registry import is_snapshot, reader_for
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.session import Session

_EPILOG = """\
\b
Examples:
  planwatch init plan.toml
  planwatch --db improvement.db init plan.toml
"""


@click.command("init", epilog=_EPILOG)
@click.argument("file", type=FILE, metavar="FILE")
@pass_options
def command(options: Options, file: Path) -> int:
    """Start a plan file from a snapshot, or put one more plan into it.

    A plan that the file has already is refused: `planwatch import` merges into it.
    """
    if not is_snapshot(file):
        from planwatch.cli.shared.foreign import import_foreign  # what reads tables is not loaded for a snapshot

        return import_foreign(options, file, is_new=True)
    snapshot = reader_for(file)(file, options.calendar_day).snapshot
    options.check_plan(snapshot.plan.ref)
    with begun(options) as session:
        _refuse_known(session, snapshot.plan.ref)
        import_snapshot(session, snapshot, file.name)
    say(f"plan {snapshot.plan.ref} started in {options.path}: {len(snapshot.action)} actions")
    return 0


def _refuse_known(session: Session, ref: str) -> None:
    if ref in plans_in(session):
        raise PlanwatchError(f"{session.path} has a plan {ref} already", "merge into it with `planwatch import`")
