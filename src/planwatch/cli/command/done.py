"""``planwatch done``: actions that are complete."""

import click

from planwatch.cli.shared.completion import refs
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.outcome import find, read_again, targets, tell
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.model.plan.kinds import OPEN
from planwatch.service.actions import progress
from planwatch.words.fields import field_in_words

_EPILOG = """\
\b
Examples:
  planwatch done C1.2
  planwatch done C1.2 C1.3 --on "8 Jan 2016"
"""


@click.command("done", epilog=_EPILOG)
@click.argument("action_refs", nargs=-1, required=True, metavar="REF...", shell_complete=refs)
@click.option("--on", default="", metavar="DATE", help="The day it was done; else today. Never in the future.")
@click.option("--for-good", is_flag=True, help="End a recurring action, instead of opening its next occurrence.")
@json_option()
@pass_options
def command(options: Options, action_refs: tuple[str, ...], on: str, for_good: bool, as_json: bool) -> None:
    """Complete one or many actions, as one change. Those that are complete already are left alone.

    Of a recurring action ("monthly from 30 Nov 2015") one occurrence is completed, and the next one opened.
    """
    with plan_file(options) as session:
        rows = find(session, action_refs)
        outcome = progress.complete(session, targets(rows), on, for_good=for_good)
        row = read_again(session, rows[0])
    said = f"completed: {field_in_words(row, 'completed')}"
    if row.action.status in OPEN:
        said = f"done once, and due again: {field_in_words(row, 'due')}"
    tell(outcome, f"{row.action.ref} {said}", "completed", as_json)
