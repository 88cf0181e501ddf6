"""``planwatch version``: one that is taken, asked to be signed off, signed, changed or taken out."""

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.field_value import read_changes
from planwatch.cli.shared.output import say
from planwatch.cli.shared.part_change import Done, change_part, changing_options
from planwatch.errors import PlanwatchError
from planwatch.service.life import signoffs
from planwatch.service.life.versions import VERSIONS, take
from planwatch.service.plan.part_read import find_part
from planwatch.service.session import Session
from planwatch.words.life import missing_in_words

_EPILOG = """\
\b
Examples:
  planwatch version add "draft 2" note="After the workshop with partners"
  planwatch version take "draft 1" 1
  planwatch version ask "draft 2" "Lead Member" Council
  planwatch version sign "draft 2" Council --on "20 Jul" --conditions "costs"
  planwatch version set "draft 2" note="As sent to members"
  planwatch --as-of "draft 2" list

\b
Fields: name, on (the day that stands on it; else today), state (draft,
approved, closed; else the plan's), note.
"""


@click.command("version", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="add|take|ask|sign|set|remove NAME [WORDS]... [FIELD=VALUE]...")
@click.option("--on", default="", metavar="DATE", help="Sign: the day; else today.")
@click.option("--conditions", default="", metavar="TEXT", help="Sign: what it is subject to.")
@changing_options
@pass_options
def command(
    options: Options, words: tuple[str, ...], on: str, conditions: str, yes: bool, add: bool, as_json: bool
) -> int:
    """Take a version of the plan under a name, and have it signed off.

    A version is the plan as it was after one change and is never another: `add` takes it now, `take` at a moment as
    --as-of names one. `ask` names who signs it off, in order; nobody named: who was asked the last time. `sign`
    writes that one of them, or somebody else, has.
    """
    given = {"on": on, "conditions": conditions}
    if any(given.values()) and not (words and words[0].casefold() == "sign"):
        raise PlanwatchError("--on and --conditions go with `sign`", 'version sign "draft 2" Council --on "20 Jul"')

    def sign(session: Session, name: str, rest: tuple[str, ...]) -> Done:
        return _sign(session, name, rest, given)

    verbs = {"take": _take, "ask": _ask, "sign": sign}
    return change_part(options, VERSIONS, words, yes=yes, add=add, as_json=as_json, verbs=verbs)


def _take(session: Session, name: str, rest: tuple[str, ...]) -> Done:
    if not rest:
        raise PlanwatchError("as of when?", "a day, a meeting or the number of a change, as for --as-of")
    changes = read_changes(rest[1:], "write it so: version take NAME MOMENT FIELD=VALUE")
    return Done(name, f"taken as of {rest[0]}", take(session, session.one_plan(), name, rest[0], changes))


def _ask(session: Session, name: str, rest: tuple[str, ...]) -> Done:
    row = find_part(session, VERSIONS, name)
    return Done(row.name, "to be signed off", signoffs.ask(session, row, rest))


def _sign(session: Session, name: str, rest: tuple[str, ...], given: dict[str, str]) -> Done:
    if len(rest) != 1:
        raise PlanwatchError("who signs it off is one post or forum", f'version sign "{name}" "Programme Board"')
    row = find_part(session, VERSIONS, name)
    signed = signoffs.sign(session, row, rest[0], given)
    left = find_part(session, VERSIONS, row.name)
    say(missing_in_words(left.name, left.chain) or f"{left.name} is signed off by all who were asked")
    return Done(row.name, f"signed off by {signed.by}", signed.change, signed.early)
