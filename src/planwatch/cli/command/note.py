"""``planwatch note``: an update on an action."""

import click

from planwatch.cli.shared.completion import leads, refs
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.outcome import find, read_again, shell_hints, targets, tell
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.errors import PlanwatchError
from planwatch.model.text.copied import unchanged_words
from planwatch.service.actions import confirm, progress

_EPILOG = """\
\b
Examples:
  planwatch note C1.2 "Two interviews held, one offer made" --rag amber
  planwatch note C1.2 "Offer accepted" --by "HR partner" --on "8 Jan 2016"
  planwatch note C1.2 "Not for the board yet" --internal
  planwatch note C1.2 --unchanged --by "HR partner"
"""


@click.command("note", epilog=_EPILOG)
@click.argument("ref", metavar="REF", shell_complete=refs)
@click.argument("text", metavar="TEXT", required=False, default="")
@click.option("--unchanged", is_flag=True, help="In place of TEXT: it stands as it stood, with its rating.")
@click.option("--rag", default="", metavar="R", help="The rating given with it: r, a or g.")
@click.option("--by", default="", metavar="LEAD", shell_complete=leads, help="Whose word it is; else the lead's.")
@click.option("--on", default="", metavar="DATE", help="The day on which it was so; else today.")
@click.option("--internal", is_flag=True, help="Not for a public forum.")
@click.option("--start", is_flag=True, help="Begin an action that is rated for the first time.")
@json_option()
@pass_options
def command(
    options: Options, ref: str, text: str, unchanged: bool, rag: str, by: str, on: str, internal: bool, start: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Write an update on an action: dated, signed, and never overwritten.

    "Unchanged" is an answer as well. It breaks the silence once; said twice running it is a finding.
    """
    if unchanged and (text or rag or internal or start):
        raise PlanwatchError("--unchanged keeps text and rating as they are", "leave it out, or all but --by and --on")
    with plan_file(options) as session, shell_hints():
        rows = find(session, [ref])
        if unchanged:
            outcome = confirm.unchanged(session, targets(rows), by, on)
        else:
            typed = progress.Note(text, by=by, as_at=on, rag=rag, internal=internal, start=start)
            outcome = progress.note(session, targets(rows), typed)
        action = read_again(session, rows[0]).action
    if unchanged:
        tell(outcome, f"{action.ref} {unchanged_words(action.rag)}", "", as_json)
        return
    rated = f", RAG: {action.rag or 'none'}" if rag else ""
    tell(outcome, f"{action.ref} update written{rated}", "", as_json)
