"""``planwatch resolve``: what a meeting resolved, written with all that follows."""

import click

from planwatch.cli.shared.completion import leads, themes
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.meeting import meeting_of
from planwatch.cli.shared.outcome import shell_hints
from planwatch.cli.shared.output import out_json, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.kinds import ResolutionKind
from planwatch.service.meetings import resolutions
from planwatch.service.meetings.forums import find_forum
from planwatch.service.meetings.resolutions import read_kind

_EPILOG = """\
\b
Examples:
  planwatch resolve improvement extend "The new date is agreed" A4 --due "26 Feb 2016"
  planwatch resolve improvement challenge "Half the managers do not open it" A9 --rag amber
  planwatch resolve improvement "10 Dec 2015" report-back "What if it fails" C4.1
  planwatch resolve improvement action "Ask for a named nurse" --theme Practice --lead Health
  planwatch resolve improvement note "The dashboard was noted"
  planwatch resolve improvement note "The update was noted" --item 2

\b
KIND is approve, report-back, extend, action, challenge or note, or how it
begins. Without DATE it is the newest meeting. A report back without --due is
promised for the next meeting. Resolutions of a meeting run through; --item 42
numbers them within that item of it: 42.1, 42.2.
"""


@click.command("resolve", epilog=_EPILOG)
@click.argument("words", nargs=-1, required=True, metavar="FORUM [DATE] KIND TEXT [REF]")
@click.option("--due", default="", metavar="WORDS", help="Report back by, extended to, or due: as you would write it.")
@click.option("--rag", default="", metavar="RAG", help="A challenge: the board's rating, or none to end it.")
@click.option("--theme", default="", metavar="THEME", shell_complete=themes, help="An action: its theme; else REF's.")
@click.option("--lead", default="", metavar="LEAD", shell_complete=leads, help="An action: who answers for it.")
@click.option("--item", default="", metavar="NUMBER", help="Number it within that item of the meeting: 42.1, 42.2.")
@click.option("--number", default="", metavar="NUMBER", help="The council's own number, where it is another one.")
@click.option("--new", "add", is_flag=True, help="Add a lead or theme that the plan does not have yet.")
@json_option()
@pass_options
def command(
    options: Options, words: tuple[str, ...], due: str, rag: str, theme: str, lead: str, item: str, number: str,
    add: bool, as_json: bool,
) -> None:  # fmt: skip
    """Write what a meeting resolved, with all that follows for the action REF, as one change.

    An extension moves the date where --due gives one, and makes the moved date the agreed one; a challenge sets the
    board's rating; an action is added; a report back is a promise that goes overdue until `answer`. Approve and note
    change nothing.
    """
    name, on, kind, text, ref = _parts(words)
    with plan_file(options) as session, shell_hints():
        forum = find_forum(session, name)
        held = meeting_of(session, forum, on).meeting
        outcome = resolutions.resolve(
            session, forum.of, held.on.isoformat(), held.forum, kind, text, ref, due, rag, theme=theme, lead=lead,
            item=item, number=number, add=add,
        )  # fmt: skip
    made = f", {outcome.changed[0]}" if not outcome.changed[0].startswith("resolution") else ""
    say(f"{held.forum}, {day_in_full(held.on)}: resolution {outcome.resolution}{made}; change {outcome.number}")
    if as_json:
        out_json({"change": outcome.number, "resolution": outcome.resolution, "changed": list(outcome.changed)})


def _parts(words: tuple[str, ...]) -> tuple[str, str, str, str, str]:
    """The forum, the date where one is given, the kind, the text, the ref where one is given."""
    name, *rest = words
    on = "" if rest and _kind(rest[0]) is not None else rest.pop(0) if rest else ""
    if len(rest) < 2 or len(rest) > 3 or _kind(rest[0]) is None:
        if rest and len(rest) in (2, 3):
            read_kind(rest[0])
        raise PlanwatchError(
            "forum, kind and text are needed, each in quotes where it has blanks",
            "write it so: planwatch resolve FORUM [DATE] KIND TEXT [REF]",
        )
    return name, on, rest[0], rest[1], rest[2] if len(rest) == 3 else ""


def _kind(word: str) -> ResolutionKind | None:
    try:
        return read_kind(word)
    except PlanwatchError:
        return None
