"""``planwatch recheck-dates``: what a better reading of dates would change, and nothing changed unless told to."""

import click

from planwatch.cli.shared.completion import refs
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.outcome import find, tell
from planwatch.cli.shared.output import out, out_json, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.model.dates.in_words import days_in_words
from planwatch.model.text.visible import visible
from planwatch.service.actions import recheck
from planwatch.service.actions.recheck import Reread

_EPILOG = """\
\b
Examples:
  planwatch recheck-dates
  planwatch recheck-dates C1.2 --apply
"""


@click.command("recheck-dates", epilog=_EPILOG)
@click.argument("action_refs", nargs=-1, metavar="[REF]...", shell_complete=refs)
@click.option("--apply", "apply", is_flag=True, help="Give them the days that their words are now read as.")
@json_option("As JSON.")
@pass_options
def command(options: Options, action_refs: tuple[str, ...], apply: bool, as_json: bool) -> int:
    """Show dates whose words this planwatch reads differently than the days stored beside them.

    A date that is stored is never moved by a better reading alone: --apply changes those shown, as one change that
    `planwatch undo` takes back. Exit code 1 where there are some and nothing was applied.
    """
    with plan_file(options) as session:
        found = recheck.rereadings(session, find(session, action_refs) if action_refs else ())
        if not found:
            say("every date is stored as its words are read now")
        elif apply:
            outcome = recheck.read_again(session, found)
            tell(outcome, f"{outcome.changed[0]} dates read again", "dates read again", as_json)
            return 0
    if as_json:
        out_json([_as_json(each) for each in found])
    else:
        out(map(_in_words, found))
    return 1 if found else 0


def _as_json(each: Reread) -> dict[str, object]:
    return {
        "plan": each.row.of.plan.ref, "ref": each.row.action.ref, "field": each.field, "text": each.stored.text,
        "stored_from": each.stored.first, "stored_by": each.stored.last, "from": each.now.first, "by": each.now.last,
    }  # fmt: skip


def _in_words(each: Reread) -> str:
    return visible(
        f'{each.row.of.plan.ref}:{each.row.action.ref}  {each.field.replace("_", " ")} "{each.stored.text}"  '
        f"stored {days_in_words(each.stored)}, now read {days_in_words(each.now)}"
    )
