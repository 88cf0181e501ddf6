"""``planwatch set``: fields of one or many actions."""

import re
from collections.abc import Sequence
from textwrap import fill
from typing import TYPE_CHECKING

import click

from planwatch.cli.completing import refs_and_fields
from planwatch.cli.context import Options, pass_options
from planwatch.errors import PlanwatchError
from planwatch.model.plan.action import FIELDS

if TYPE_CHECKING:
    from planwatch.model.listed import Listed

_CHANGE = re.compile(r"[A-Za-z][A-Za-z_-]*=.*", re.DOTALL)
_FIELDS = fill(f"Fields: {' '.join(field.name for field in FIELDS)}.", 74)
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
Other words are kept, and are no date: `planwatch date WORDS` says which.
"""


@click.command("set", short_help="Set fields of one or many actions.", epilog=_EPILOG)
@click.argument("words", nargs=-1, required=True, metavar="REF... FIELD=VALUE...", shell_complete=refs_and_fields)
@click.option("--why", default="", metavar="TEXT", help="The reason, kept with the change.")
@click.option("--correction", is_flag=True, help="A moved date corrects a typing error and is no slip; needs --why.")
@click.option("--start", is_flag=True, help="Begin an action that is rated for the first time.")
@click.option("--new", is_flag=True, help="Add a lead or theme that the plan does not have yet.")
@click.option("--json", "as_json", is_flag=True, help="Tell as JSON what was changed.")
@pass_options
def set_fields(
    options: Options, words: tuple[str, ...], why: str, correction: bool, start: bool, new: bool, as_json: bool
) -> None:
    """Set fields of one or many actions, as one change.

    Actions that cannot take the change are left alone, and that is said; where none can, nothing is changed.
    """
    from planwatch.cli.outcome import find, read_again, shell_hints, targets, tell
    from planwatch.service import editing

    refs, changes = split_words(words)
    with options.session() as session, shell_hints():
        rows = find(session, refs)
        how = editing.How(why=why, correction=correction, start=start, add=new)
        outcome = editing.set_fields(session, targets(rows), changes, how)
        one = _now_holds(rows[0], read_again(session, rows[0]), changes)
    tell(outcome, one, ", ".join(f"{name}={text}" for name, text in changes.items()), as_json)


def split_words(words: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The refs and the changes, each field once; raises PlanwatchError where either is missing."""
    refs = [word for word in words if not _CHANGE.fullmatch(word)]
    changes = read_changes([word for word in words if _CHANGE.fullmatch(word)], "")
    if not refs or not changes:
        missing = "the ref of an action" if changes else "what to set"
        raise PlanwatchError(f"{missing} is missing", "write it so: planwatch set C1.2 due=2016-01-11")
    return refs, changes


def read_changes(words: Sequence[str], hint: str) -> dict[str, str]:
    """What was typed for each field; raises PlanwatchError with that hint where a word is no FIELD=VALUE."""
    changes: dict[str, str] = {}
    for word in words:
        field, equals, value = word.partition("=")
        name = field.strip().casefold().replace("-", "_")
        if not equals:
            raise PlanwatchError(f"'{word}' is no FIELD=VALUE", hint)
        if name in changes:
            raise PlanwatchError(f"{name} is given twice", "give each field once")
        changes[name] = value
    return changes


def _now_holds(before: "Listed", row: "Listed", changes: dict[str, str]) -> str:
    from planwatch.cli.cells import field_in_words

    names = list(changes)
    if before.action.status is not row.action.status and "status" not in names:
        names.append("status")  # a first rating has started the action
    return f"{row.action.ref} {', '.join(f'{name}: {field_in_words(row, name)}' for name in names)}"
