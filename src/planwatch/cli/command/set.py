"""``planwatch set``: fields of one or many actions."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from planwatch.cli.shared.completion import fields_and_values, refs
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.field_value import read_changes
from planwatch.cli.shared.outcome import find, read_again, shell_hints, targets, tell
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow
from planwatch.model.plan.action import FIELDS
from planwatch.model.values import replace
from planwatch.service import change
from planwatch.service.actions import edit
from planwatch.words.fields import field_in_words

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_CHANGE = re.compile(r"[A-Za-z][A-Za-z_-]*=.*", re.DOTALL)
_NAMES = [field.name for field in FIELDS]
_SAY_WHY = ": undo, and say it by --why"
_FIELDS = f"Fields: {' '.join(_NAMES[:11])}\n{' '.join(_NAMES[11:])}."
_EPILOG = f"""\
\b
{_FIELDS} FIELD= empties it.

\b
Examples:
  planwatch set C1.2 due="30 Nov 2015" --why "second round of interviews"
  planwatch set C1.2 C1.3 C1.4 lead="HR partner"
  planwatch set A4 rag=amber percent=60
  planwatch set A5 rag=green --start
  planwatch set B2 due=2016-03-13 --correction --why "typed 2015"
  planwatch set C1.2 lead="Agency desk" --new
  planwatch set D4 status=withdrawn --why "merged with D5"

\b
Dates: 24 Aug 2015, 24/8/15 (day first), Mid May, end of June 2016, autumn
2016, Q2 2015/16, fri, +2w, "6 weeks after A1.2", "monthly from 30 Nov 2015".
Words are kept as typed; those that are no date take one away only with
--no-date, and what looks like a date and is none is refused.
"""


def _refs_and_fields(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """Refs, and once one was given also fields and what they can hold."""
    fields = fields_and_values(ctx, param, incomplete) if ctx.params.get("words") else []
    return fields if "=" in incomplete else fields + refs(ctx, param, incomplete)


@click.command("set", epilog=_EPILOG)
@click.argument("words", nargs=-1, required=True, metavar="REF... FIELD=VALUE...", shell_complete=_refs_and_fields)
@click.option("--why", default="", metavar="TEXT", help="The reason, kept with the change.")
@click.option("--correction", is_flag=True, help="A moved date corrects a typing error and is no slip; needs --why.")
@click.option("--start", is_flag=True, help="Begin an action that is rated for the first time.")
@click.option("--no-date", is_flag=True, help="Words that name no day may take the place of a date.")
@click.option("--new", is_flag=True, help="Add a lead or theme that the plan does not have yet.")
@json_option()
@pass_options
def command(
    options: Options,
    words: tuple[str, ...],
    why: str,
    correction: bool,
    start: bool,
    no_date: bool,
    new: bool,
    as_json: bool,
) -> None:
    """Set fields of one or many actions, as one change.

    Actions that cannot take the change are left alone, and that is said; where none can, nothing is changed.
    """
    refs, changes = split_words(words)
    with plan_file(options) as session, shell_hints():
        rows = find(session, refs)
        how = change.How(why=why, correction=correction, start=start, no_date=no_date, add=new)
        outcome = edit.set_fields(session, targets(rows), changes, how)
        warnings = tuple(f"{said}{_SAY_WHY if said.endswith(edit.UNREASONED) else ''}" for said in outcome.warnings)
        one = _now_holds(rows[0], read_again(session, rows[0]), changes)
    tell(
        replace(outcome, warnings=warnings), one, ", ".join(f"{name}={text}" for name, text in changes.items()), as_json
    )


def split_words(words: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The refs and the changes, each field once; raises PlanwatchError where either is missing."""
    refs = [word for word in words if not _CHANGE.fullmatch(word)]
    changes = read_changes([word for word in words if _CHANGE.fullmatch(word)], "")
    if not refs or not changes:
        missing = "the ref of an action" if changes else "what to set"
        raise PlanwatchError(f"{missing} is missing", "write it so: planwatch set C1.2 due=2016-01-11")
    return refs, changes


def _now_holds(before: ActionRow, row: ActionRow, changes: dict[str, str]) -> str:
    names = list(changes)
    if before.action.status is not row.action.status and "status" not in names:
        names.append("status")  # a first rating has started the action
    return f"{row.action.ref} {', '.join(f'{name}: {field_in_words(row, name)}' for name in names)}"
