"""``planwatch agree``: the dates that somebody entitled accepted."""

import click

from planwatch.cli.shared.completion import refs
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.outcome import find, read_again, targets, tell
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.service.actions import agree

_EPILOG = """\
\b
Examples:
  planwatch agree C4.1 --by "Improvement Board, 10 Dec 2015"
  planwatch agree A4 C4.1 --by "the chair" --on "10 Dec 2015"
"""


@click.command("agree", epilog=_EPILOG)
@click.argument("action_refs", nargs=-1, required=True, metavar="REF...", shell_complete=refs)
@click.option("--by", default="", metavar="NAME", help="The meeting or person that agreed it; else you.")
@click.option("--on", default="", metavar="DATE", help="The day it was agreed; else today. Never in the future.")
@json_option()
@pass_options
def command(options: Options, action_refs: tuple[str, ...], by: str, on: str, as_json: bool) -> None:
    """Make the current due date of one or many actions the agreed one, as one change.

    Only a date that was moved can be agreed. The moves that led to it are marked as agreed.
    """
    with plan_file(options) as session:
        rows = find(session, action_refs)
        outcome = agree.agree(session, targets(rows), by, on)
        action = read_again(session, rows[0]).action
    by = action.agreement.by if action.agreement else ""
    tell(outcome, f"{action.ref} agreed: {action.agreed_due}, by {by}", "agreed", as_json)
