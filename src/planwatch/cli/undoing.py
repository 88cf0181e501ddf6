"""``planwatch undo`` and ``redo``."""

from typing import TYPE_CHECKING

import click

from planwatch.cli.context import Options, pass_options
from planwatch.cli.output import is_terminal, out_json, say
from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import visible

if TYPE_CHECKING:
    from planwatch.service.journal.undo import Change

_UNDO_EPILOG = """\
\b
Examples:
  planwatch undo
  planwatch log --most 5
  planwatch undo 14
  planwatch undo 41 --group
"""
_REDO_EPILOG = """\
\b
Example:
  planwatch redo
"""


@click.command("undo", short_help="Take back my last change, or the one of that number.", epilog=_UNDO_EPILOG)
@click.argument("change", type=click.IntRange(1, 2**53), required=False, metavar="[CHANGE]")
@click.option("--group", is_flag=True, help="The whole group, such as a review, that the change of that number began.")
@click.option("--json", "as_json", is_flag=True, help="Tell as JSON what was taken back.")
@pass_options
def undo(options: Options, change: int | None, group: bool, as_json: bool) -> None:
    """Take back my last change, or the one of that number.

    A bulk change is taken back whole. Somebody else's change, and an import, are taken back by their number, which
    `planwatch log` shows. A review is taken back whole by the number of the change that began it, with --group; on a
    terminal it is asked for. Where somebody has changed the same since, nothing is undone and it is said who did.
    """
    from planwatch.service.journal import undo as undoing

    if group and change is None:
        raise PlanwatchError("--group needs the number of the change that began the group", "`planwatch log` shows it")
    with options.session() as session:
        try:
            undone = undoing.undo(session, change, whole=group)
        except undoing.BeganGroup as began:
            if not is_terminal() or not click.confirm(
                visible(f"{began.message}. Take back the whole of it?"), err=True
            ):
                raise
            undone = undoing.undo(session, change, whole=True)
    _tell("took back", undone, as_json)


@click.command("redo", short_help="Do again what my last undo took back.", epilog=_REDO_EPILOG)
@click.option("--json", "as_json", is_flag=True, help="Tell as JSON what was done again.")
@pass_options
def redo(options: Options, as_json: bool) -> None:
    """Do again what my last undo took back, where I have changed nothing since."""
    from planwatch.service.journal import undo as undoing

    with options.session() as session:
        redone = undoing.redo(session)
    _tell("did again", redone, as_json)


def _tell(verb: str, change: "Change", as_json: bool) -> None:
    say(f"{verb} change {change.id} of {change.who}: {change.what}")
    if as_json:
        out_json({"change": change.id, "who": change.who, "what": change.what})
