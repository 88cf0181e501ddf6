"""``planwatch undo``: a change taken back."""

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.output import is_terminal
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.cli.shared.undone import tell_undone
from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import visible
from planwatch.service.journal import undo

_EPILOG = """\
\b
Examples:
  planwatch undo
  planwatch log --most 5
  planwatch undo 3
  planwatch undo 2 --group
"""


@click.command("undo", epilog=_EPILOG)
@click.argument("change", type=click.IntRange(1, 2**53), required=False, metavar="[CHANGE]")
@click.option("--group", is_flag=True, help="The whole group, such as a review, that the change of that number began.")
@json_option("Tell as JSON what was taken back.")
@pass_options
def command(options: Options, change: int | None, group: bool, as_json: bool) -> None:
    """Take back my last change, or the one of that number.

    A bulk change is taken back whole. Somebody else's change, and an import, are taken back by their number, which
    `planwatch log` shows. A review is taken back whole by the number of the change that began it, with --group; on a
    terminal it is asked for. Where somebody has changed the same since, nothing is undone and it is said who did.
    """
    if group and change is None:
        raise PlanwatchError("--group needs the number of the change that began the group", "`planwatch log` shows it")
    with plan_file(options) as session:
        try:
            undone = undo.undo(session, change, whole=group)
        except undo.BeganGroup as began:
            if not is_terminal() or not click.confirm(
                visible(f"{began.message}. Take back the whole of it?"), err=True
            ):
                raise
            undone = undo.undo(session, change, whole=True)
    tell_undone("took back", undone, as_json)
