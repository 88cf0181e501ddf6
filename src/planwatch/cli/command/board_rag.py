"""``planwatch board-rag``: the rating by which a board overruled the lead's."""

import click

from planwatch.cli.shared.completion import refs
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.outcome import find, read_again, targets, tell
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.errors import PlanwatchError
from planwatch.service.actions import rate

_EPILOG = """\
\b
Examples:
  planwatch board-rag C1.2 red --why "no evidence of a plan B" --by "Improvement Board"
  planwatch board-rag C1.2 none
"""


@click.command("board-rag", epilog=_EPILOG)
@click.argument("words", nargs=-1, required=True, metavar="REF... RAG", shell_complete=refs)
@click.option("--why", default="", metavar="TEXT", help="The board's reason; needed with a rating.")
@click.option("--by", default="", metavar="FORUM", help="The forum that said so; else who signs.")
@click.option("--on", default="", metavar="DATE", help="The day of its meeting; else today.")
@json_option()
@pass_options
def command(options: Options, words: tuple[str, ...], why: str, by: str, on: str, as_json: bool) -> None:
    """Write the rating by which a board overruled the lead's: red, amber, green, or none to end it.

    It is shown first wherever the action is listed, and no later rating of the lead replaces it: it stands until that
    forum takes the action up again.
    """
    if len(words) < 2:
        raise PlanwatchError("a ref and a rating are needed", "write it so: planwatch board-rag C1.2 red --why …")
    with plan_file(options) as session:
        rows = find(session, words[:-1])
        outcome = rate.board_rate(session, targets(rows), words[-1], why, by, on)
        rag = read_again(session, rows[0]).action.board_rag or "none"
    tell(outcome, f"{rows[0].action.ref} board's rating: {rag}", f"board's rating {rag}", as_json)
