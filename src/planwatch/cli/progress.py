"""``planwatch note``, ``done`` and ``reopen``: what moves an action on."""

import click

from planwatch.cli.completing import leads, refs
from planwatch.cli.context import Options, pass_options

_NOTE_EPILOG = """\
\b
Examples:
  planwatch note C1.2 "Two interviews held, one offer made" --rag amber
  planwatch note C1.2 "Offer accepted" --by "HR partner" --on "8 Jan 2016"
  planwatch note C1.2 "Not for the board yet" --internal
"""
_DONE_EPILOG = """\
\b
Examples:
  planwatch done C1.2
  planwatch done C1.2 C1.3 --on "8 Jan 2016"
"""
_REOPEN_EPILOG = """\
\b
Example:
  planwatch reopen C1.2 --why "the post fell vacant again"
"""
_JSON = click.option("--json", "as_json", is_flag=True, help="Tell as JSON what was changed.")


@click.command("note", short_help="Write an update on an action.", epilog=_NOTE_EPILOG)
@click.argument("ref", metavar="REF", shell_complete=refs)
@click.argument("text", metavar="TEXT")
@click.option("--rag", default="", metavar="R", help="The rating given with it: r, a or g.")
@click.option("--by", default="", metavar="LEAD", shell_complete=leads, help="Whose word it is; else the lead's.")
@click.option("--on", default="", metavar="DATE", help="The day on which it was so; else today.")
@click.option("--internal", is_flag=True, help="Not for a public forum.")
@click.option("--start", is_flag=True, help="Begin an action that is rated for the first time.")
@_JSON
@pass_options
def note(
    options: Options, ref: str, text: str, rag: str, by: str, on: str, internal: bool, start: bool, as_json: bool
) -> None:
    """Write an update on an action: dated, signed, and never overwritten."""
    from planwatch.cli.outcome import find, read_again, shell_hints, targets, tell
    from planwatch.service.actions import progress

    with options.session() as session, shell_hints():
        rows = find(session, [ref])
        typed = progress.Note(text, by=by, as_at=on, rag=rag, internal=internal, start=start)
        outcome = progress.note(session, targets(rows), typed)
        action = read_again(session, rows[0]).action
    rated = f", RAG: {action.rag or 'none'}" if rag else ""
    tell(outcome, f"{action.ref} update written{rated}", "", as_json)


@click.command("done", short_help="Complete one or many actions.", epilog=_DONE_EPILOG)
@click.argument("action_refs", nargs=-1, required=True, metavar="REF...", shell_complete=refs)
@click.option("--on", default="", metavar="DATE", help="The day it was done; else today. Never in the future.")
@click.option("--for-good", is_flag=True, help="End a recurring action, instead of opening its next occurrence.")
@_JSON
@pass_options
def done(options: Options, action_refs: tuple[str, ...], on: str, for_good: bool, as_json: bool) -> None:
    """Complete one or many actions, as one change. Those that are complete already are left alone.

    Of a recurring action ("monthly from 30 Nov 2015") one occurrence is completed, and the next one opened.
    """
    from planwatch.cli.cells import field_in_words
    from planwatch.cli.outcome import find, read_again, targets, tell
    from planwatch.model.plan.kinds import OPEN
    from planwatch.service.actions import progress

    with options.session() as session:
        rows = find(session, action_refs)
        outcome = progress.complete(session, targets(rows), on, for_good=for_good)
        row = read_again(session, rows[0])
    said = f"completed: {field_in_words(row, 'completed')}"
    if row.action.status in OPEN:
        said = f"done once, and due again: {field_in_words(row, 'due')}"
    tell(outcome, f"{row.action.ref} {said}", "completed", as_json)


@click.command("reopen", short_help="Put a finished action in progress again.", epilog=_REOPEN_EPILOG)
@click.argument("ref", metavar="REF", shell_complete=refs)
@click.option("--why", required=True, metavar="TEXT", help="The reason, kept with the action.")
@_JSON
@pass_options
def reopen(options: Options, ref: str, why: str, as_json: bool) -> None:
    """Put an action that was complete, assured or withdrawn in progress again."""
    from planwatch.cli.outcome import find, targets, tell
    from planwatch.service.actions import progress

    with options.session() as session:
        rows = find(session, [ref])
        outcome = progress.reopen(session, targets(rows), why)
    tell(outcome, f"{rows[0].action.ref} reopened: {why}", "", as_json)
