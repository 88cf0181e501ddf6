"""``planwatch board-rag`` and ``assure``: the words of others than the lead."""

import click

from planwatch.cli.completing import refs
from planwatch.cli.context import Options, pass_options
from planwatch.errors import PlanwatchError

_BOARD_EPILOG = """\
\b
Examples:
  planwatch board-rag C1.2 red --why "no evidence of a plan B" --by "Improvement Board"
  planwatch board-rag C1.2 none
"""
_ASSURE_EPILOG = """\
\b
Examples:
  planwatch assure A2.1 --evidence "audit of 40 files, 36 good" --by "Principal SW"
  planwatch assure A2.1 A2.2
"""
_JSON = click.option("--json", "as_json", is_flag=True, help="Tell as JSON what was changed.")


@click.command("board-rag", short_help="The rating by which a board overruled the lead's.", epilog=_BOARD_EPILOG)
@click.argument("words", nargs=-1, required=True, metavar="REF... RAG", shell_complete=refs)
@click.option("--why", default="", metavar="TEXT", help="The board's reason; needed with a rating.")
@click.option("--by", default="", metavar="FORUM", help="The forum that said so; else who signs.")
@click.option("--on", default="", metavar="DATE", help="The day of its meeting; else today.")
@_JSON
@pass_options
def board_rag(options: Options, words: tuple[str, ...], why: str, by: str, on: str, as_json: bool) -> None:
    """Write the rating by which a board overruled the lead's: red, amber, green, or none to end it.

    It is shown first wherever the action is listed, and no later rating of the lead replaces it: it stands until that
    forum takes the action up again.
    """
    from planwatch.cli.outcome import find, read_again, targets, tell
    from planwatch.service import voices

    if len(words) < 2:
        raise PlanwatchError("a ref and a rating are needed", "write it so: planwatch board-rag C1.2 red --why …")
    with options.session() as session:
        rows = find(session, words[:-1])
        outcome = voices.board_rate(session, targets(rows), words[-1], why, by, on)
        rag = read_again(session, rows[0]).action.board_rag or "none"
    tell(outcome, f"{rows[0].action.ref} board's rating: {rag}", f"board's rating {rag}", as_json)


@click.command("assure", short_help="Complete actions whose evidence shows that they worked.", epilog=_ASSURE_EPILOG)
@click.argument("action_refs", nargs=-1, required=True, metavar="REF...", shell_complete=refs)
@click.option("--by", default="", metavar="NAME", help="Who looked at the evidence; else who signs.")
@click.option("--evidence", default="", metavar="TEXT", help="What shows it: words, a file, or a web address.")
@_JSON
@pass_options
def assure(options: Options, action_refs: tuple[str, ...], by: str, evidence: str, as_json: bool) -> None:
    """Take complete actions to assured: somebody looked at the evidence that they worked.

    Where the plan asks for a second person, it cannot be the lead, nor who completed the action.
    """
    from planwatch.cli.outcome import find, read_again, targets, tell
    from planwatch.service import voices

    with options.session() as session:
        rows = find(session, action_refs)
        outcome = voices.assure(session, targets(rows), by, evidence)
        row = read_again(session, rows[0])
    label = row.of.plan.assured_label
    said = row.action.assurance
    tell(outcome, f"{row.action.ref} {label}, by {said.by if said else ''}", label, as_json)
