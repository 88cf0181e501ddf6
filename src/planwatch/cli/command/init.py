"""``planwatch init``: a plan file from a snapshot."""

from pathlib import Path

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.output import say
from planwatch.cli.shared.params import FILE
from planwatch.cli.shared.session import begun, plans_in
from planwatch.errors import PlanwatchError
from planwatch.exchange.registry import is_snapshot, reader_for
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from planwatch.resources import bundled
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.session import Session

_EPILOG = """\
\b
Examples:
  planwatch init plan.toml
  planwatch init --template CS
  planwatch --db improvement.db init plan.toml
"""


@click.command("init", epilog=_EPILOG)
@click.argument("file", type=FILE, metavar="[FILE]", required=False)
@click.option("--template", metavar="REF", help="An empty plan of that ref: themes, boards and measures ready to fill.")
@pass_options
def command(options: Options, file: Path | None, template: str | None) -> int:
    """Start a plan file from a snapshot or from an empty template, or put one more plan into it.

    A plan that the file has already is refused: `planwatch import` merges into it.
    """
    if template is not None:
        return _start_empty(options, file, template)
    if file is None:
        raise PlanwatchError("which file the plan comes from is missing", "name one, or begin anew: --template REF")
    if not is_snapshot(file):
        from planwatch.cli.shared.foreign import import_foreign  # what reads tables is not loaded for a snapshot

        return import_foreign(options, file, is_new=True)
    return _start(options, reader_for(file)(file, options.calendar_day).snapshot, file.name)


def _start_empty(options: Options, file: Path | None, ref: str) -> int:
    """Start a plan of that ref from the empty template."""
    if file is not None:
        raise PlanwatchError("a plan comes from a file or from the template", "leave one of them out")
    from planwatch.service.plan.start import checked_plan_ref  # a snapshot's own ref is looked at as it is read

    ref = checked_plan_ref(ref)
    path = bundled("db") / "template.toml"
    empty = reader_for(path)(path, options.calendar_day).snapshot
    return _start(options, replace(empty, plan=replace(empty.plan, ref=ref)), "the empty template")


def _start(options: Options, snapshot: Snapshot, name: str) -> int:
    options.check_plan(snapshot.plan.ref)
    with begun(options) as session:
        _refuse_known(session, snapshot.plan.ref)
        import_snapshot(session, snapshot, name)
    say(f"plan {snapshot.plan.ref} started in {options.path}: {len(snapshot.action)} actions")
    return 0


def _refuse_known(session: Session, ref: str) -> None:
    if ref in plans_in(session):
        raise PlanwatchError(
            f"{session.database.name} has a plan {ref} already", "merge into it with `planwatch import`"
        )
