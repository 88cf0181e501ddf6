"""``planwatch recommendation``: one that is added, changed, responded to or taken out."""

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.field_value import read_changes
from planwatch.cli.shared.output import is_terminal, out_json, say, say_change
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.errors import PlanwatchError
from planwatch.model.text.names import nearest
from planwatch.model.text.visible import visible
from planwatch.service.recommendations.edit import (
    FIELDS,
    add_recommendation,
    answered_in_words,
    remove_recommendation,
    set_recommendation,
)
from planwatch.service.recommendations.read import find_recommendation
from planwatch.service.session import Session

_EPILOG = """\
\b
Examples:
  planwatch recommendation add 3 "Screen for exploitation" class=priority
  planwatch recommendation set 3 decision=accepted response="A weekly panel"
  planwatch recommendation set 3 responded_by=Director responded_on="24 Aug"
  planwatch recommendation set 3 decision=not response="Done by the county"
  planwatch recommendation remove 3

\b
Fields: number, text, class (priority, improvement, or the source's own word),
decision (accepted, partly accepted, not accepted, none), response,
responded_by (the post whose word it is), responded_on (else today).
"""
_VERBS = ("add", "set", "remove")
_HOW = "write it so: planwatch recommendation set 3 decision=accepted"


@click.command("recommendation", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="add|set|remove NUMBER [TEXT] [FIELD=VALUE]...")
@click.option("--yes", is_flag=True, help="Remove: do not ask.")
@json_option()
@pass_options
def command(options: Options, words: tuple[str, ...], yes: bool, as_json: bool) -> int:
    """Add a recommendation, change it or write the management response to it, or take it out of the plan.

    NUMBER is as in the source. A new number goes to the actions that answer it as well; what is taken out, their
    answers still name.
    """
    verb, number, rest = _read(words)
    with plan_file(options) as session:
        if verb == "add":
            done = add_recommendation(session, session.one_plan(), {"number": number, **_text_and_changes(rest)})
        elif verb == "set":
            row = find_recommendation(session, number)
            done = set_recommendation(session, row, read_changes(rest, _HOW))
            number = row.recommendation.number
        else:
            done = _remove(session, number, yes)
            if done is None:
                say("nothing was removed")
                return 1
    said = {"add": "added", "set": "set", "remove": "removed"}[verb]
    say_change(f"recommendation {number} {said}", done)
    if as_json:
        out_json({"change": done, "changed": [number] if done is not None else []})
    return 0


def _read(words: tuple[str, ...]) -> tuple[str, str, tuple[str, ...]]:
    """The verb, the number, and what else was said."""
    verb = words[0].casefold() if words else ""
    if verb not in _VERBS:
        near = nearest(verb, _VERBS) if verb else ""
        hint = f"did you mean '{near}'?" if near else _HOW
        raise PlanwatchError(f"what to do is missing: {', '.join(_VERBS)}", hint)
    if len(words) < 2:
        raise PlanwatchError("the number of the recommendation is missing", _HOW)
    if verb == "set" and len(words) < 3:
        raise PlanwatchError("nothing is said to set", _HOW)
    if verb == "remove" and len(words) > 2:
        raise PlanwatchError(f"'{words[2]}' is one word too many", "one recommendation is removed at a time")
    return verb, words[1], words[2:]


def _text_and_changes(rest: tuple[str, ...]) -> dict[str, str]:
    """The text, which may hold an equals sign, then fields."""
    if rest and rest[0].partition("=")[0].strip().casefold().replace("-", "_") not in FIELDS:
        changes = read_changes(rest[1:], "the text comes first, in quotes; then FIELD=VALUE")
        if "text" in changes:
            raise PlanwatchError("text is given twice", "give each field once")
        return {"text": rest[0], **changes}
    return read_changes(rest, _HOW)


def _remove(session: Session, number: str, yes: bool) -> int | None:
    """The number of the change; None where somebody said no."""
    row = find_recommendation(session, number)
    named, answered = row.recommendation.number, answered_in_words(row)
    if not yes:
        told = f"; {answered}" if answered else ""
        if not is_terminal():
            raise PlanwatchError(f"removing {named} needs a yes, and nobody can be asked here{told}", "add --yes")
        asked = f"Remove recommendation {named} {row.recommendation.text[:60]} from the plan{told}?"
        if not click.confirm(visible(asked), default=False, err=True):
            return None
    return remove_recommendation(session, row)
