"""``planwatch reopen``: a finished action in progress again."""

import click

from planwatch.cli.shared.completion import refs
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.outcome import find, targets, tell
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.service.actions import progress

_EPILOG = """\
\b
Example:
  planwatch reopen A7 --why "the post fell vacant again"
"""


@click.command("reopen", epilog=_EPILOG)
@click.argument("ref", metavar="REF", shell_complete=refs)
@click.option("--why", required=True, metavar="TEXT", help="The reason, kept with the action.")
@json_option()
@pass_options
def command(options: Options, ref: str, why: str, as_json: bool) -> None:
    """Put an action that was complete, assured or withdrawn in progress again."""
    with plan_file(options) as session:
        rows = find(session, [ref])
        outcome = progress.reopen(session, targets(rows), why)
    tell(outcome, f"{rows[0].action.ref} reopened: {why}", "", as_json)
