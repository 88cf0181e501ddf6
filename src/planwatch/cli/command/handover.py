"""``planwatch handover``: a lead's open actions to another lead, for good or as cover."""

from typing import TYPE_CHECKING

import click

from planwatch.cli.shared.completion import leads
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.outcome import shell_hints, targets, tell
from planwatch.cli.shared.output import out, out_json, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import visible
from planwatch.service.people import handover as handing
from planwatch.words.action import lead_in_words

if TYPE_CHECKING:
    from planwatch.model.actions.row import ActionRow

_EPILOG = """\
\b
Examples:
  planwatch handover "QA manager" "Head of Service" --why "post deleted"
  planwatch handover "HR partner" "Agency desk" --until "8 Feb 2016" --new
  planwatch handover
  planwatch handover --back
"""


@click.command("handover", epilog=_EPILOG)
@click.argument("old", metavar="[OLD]", default="", shell_complete=leads)
@click.argument("new", metavar="[NEW]", default="", shell_complete=leads)
@click.option("--until", default="", metavar="DATE", help="Only cover: they come back after that day.")
@click.option("--back", is_flag=True, help="Give back what was covered until a day that is past.")
@click.option("--why", default="", metavar="TEXT", help="The reason, kept with the change.")
@click.option("--new", "add", is_flag=True, help="Add a lead that the plan does not have yet.")
@json_option()
@pass_options
def command(options: Options, old: str, new: str, until: str, back: bool, why: str, add: bool, as_json: bool) -> None:
    """Give all open actions of the lead OLD to the lead NEW, as one change.

    With --until it is cover. When its last day is past the actions come back: `planwatch handover` alone lists those
    that are due back, and `planwatch handover --back` confirms it.
    """
    with plan_file(options) as session, shell_hints():
        if old and not new:
            raise PlanwatchError("who takes it over is missing", "write it so: planwatch handover OLD NEW")
        if old:
            outcome = handing.hand_over(session, session.one_plan(), old, new, until, why, add=add)
            given = f"{', '.join(outcome.changed)} handed to {new}"
            tell(outcome, given, given, as_json)
            return
        ended = handing.ended_covers(session)
        if not ended:
            say("no cover has ended")
        elif back:
            tell(handing.hand_back(session, targets(ended)), f"{ended[0].action.ref} given back", "given back", as_json)
            return
    if as_json:
        from planwatch.model.plan.action import Cover
        from planwatch.model.plan.keys import flat

        out_json([{**_named(row), **flat(row.action.cover or Cover())} for row in ended])
    else:
        out(visible(f"{row.of.plan.ref}:{row.action.ref}  {lead_in_words(row)}") for row in ended)


def _named(row: "ActionRow") -> dict[str, str]:
    return {"plan": row.of.plan.ref, "ref": row.action.ref, "lead": row.action.lead}
