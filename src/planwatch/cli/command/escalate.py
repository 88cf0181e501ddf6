"""``planwatch escalate``: actions put before a forum or a higher post."""

import click

from planwatch.cli.shared.completion import refs
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.outcome import find, targets, tell
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.service.history.story import asked_about
from planwatch.service.meetings import escalate
from planwatch.words.story import chase_in_words

_EPILOG = """\
\b
Examples:
  planwatch about route="Lead Member after 14 days; Chief Executive after 60 days or 3 moves"
  planwatch check --code escalate
  planwatch escalate C1.2
  planwatch escalate C1.2 C4.1 --to "Lead Member" --why "no manager without the supplement"
"""


@click.command("escalate", epilog=_EPILOG)
@click.argument("action_refs", nargs=-1, required=True, metavar="REF...", shell_complete=refs)
@click.option("--to", default="", metavar="NAME", help="A forum or lead; else the next step of the plan's route.")
@click.option("--why", default="", metavar="TEXT", help="What is asked for; else why the route leads there.")
@json_option()
@pass_options
def command(options: Options, action_refs: tuple[str, ...], to: str, why: str, as_json: bool) -> None:
    """Put actions before a forum, on the agenda of its next meeting, or before a higher post, as one change.

    The plan lays down its route (`planwatch about route=`): before whom an action comes, after how many days late or
    moves of its date. `planwatch check` proposes what has reached a step. To whom and when stands with the action.
    """
    with plan_file(options) as session:
        rows = find(session, action_refs)
        outcome = escalate.escalate(session, targets(rows), to, why)
        asked = asked_about(session, rows[0])
    told = f"{rows[0].action.ref} {chase_in_words(asked[-1])}" if asked else ""
    tell(outcome, told, "escalated", as_json)
