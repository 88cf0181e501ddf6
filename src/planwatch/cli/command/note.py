"""``planwatch note``: an update on an action."""

import click

from planwatch.cli.shared.completion import leads, refs
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.outcome import find, read_again, shell_hints, targets, tell
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.service.actions import progress

_EPILOG = """\
\b
Examples:
  planwatch note C1.2 "Two interviews held, one offer made" --rag amber
  planwatch note C1.2 "Offer accepted" --by "HR partner" --on "8 Jan 2016"
  planwatch note C1.2 "Not for the board yet" --internal
"""


@click.command("note", epilog=_EPILOG)
@click.argument("ref", metavar="REF", shell_complete=refs)
@click.argument("text", metavar="TEXT")
@click.option("--rag", default="", metavar="R", help="The rating given with it: r, a or g.")
@click.option("--by", default="", metavar="LEAD", shell_complete=leads, help="Whose word it is; else the lead's.")
@click.option("--on", default="", metavar="DATE", help="The day on which it was so; else today.")
@click.option("--internal", is_flag=True, help="Not for a public forum.")
@click.option("--start", is_flag=True, help="Begin an action that is rated for the first time.")
@json_option()
@pass_options
def command(
    options: Options, ref: str, text: str, rag: str, by: str, on: str, internal: bool, start: bool, as_json: bool
) -> None:
    """Write an update on an action: dated, signed, and never overwritten."""
    with plan_file(options) as session, shell_hints():
        rows = find(session, [ref])
        typed = progress.Note(text, by=by, as_at=on, rag=rag, internal=internal, start=start)
        outcome = progress.note(session, targets(rows), typed)
        action = read_again(session, rows[0]).action
    rated = f", RAG: {action.rag or 'none'}" if rag else ""
    told = f"; {outcome.note}" if outcome.note else ""
    tell(outcome, f"{action.ref} update written{rated}{told}", "", as_json)
