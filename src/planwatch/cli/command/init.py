"""``planwatch init``: a plan file from a snapshot."""

from contextlib import suppress
from pathlib import Path

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.output import say
from planwatch.cli.shared.params import FILE
from planwatch.cli.shared.session import plan_file
from planwatch.errors import PlanwatchError
from planwatch.exchange.registry import reader_for
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.read import only_plan
from planwatch.service.session import Session

_EPILOG = """\
\b
Examples:
  planwatch init plan.toml
  planwatch --db improvement.db init plan.toml
"""


@click.command("init", epilog=_EPILOG)
@click.argument("file", type=FILE, metavar="FILE.toml")
@pass_options
def command(options: Options, file: Path) -> None:
    """Start a plan file from a snapshot, or put one more plan into it.

    A plan that the file has already is refused: `planwatch import` merges into it.
    """
    snapshot = reader_for(file)(file, options.calendar_day).snapshot
    options.check_plan(snapshot.plan.ref)
    is_new = not options.path.exists()
    options.make_folder()
    try:
        with plan_file(options, create=True) as session:
            _refuse_known(session, snapshot.plan.ref)
            import_snapshot(session, snapshot, file.name)
    except BaseException:
        if is_new:
            _discard_empty(options)
        raise
    say(f"plan {snapshot.plan.ref} started in {options.path}: {len(snapshot.action)} actions")


def _refuse_known(session: Session, ref: str) -> None:
    if ref in _plans_in(session):
        raise PlanwatchError(f"{session.path} has a plan {ref} already", "merge into it with `planwatch import`")


def _plans_in(session: Session) -> list[str]:
    return [day.plan.ref for day in only_plan(session, "").plan_days()]


def _discard_empty(options: Options) -> None:
    """Take the new file away again, unless somebody else has put a plan into it meanwhile."""
    with suppress(PlanwatchError, OSError):
        with plan_file(options) as session:
            if _plans_in(session):
                return
        options.path.unlink()
