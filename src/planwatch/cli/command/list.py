"""``planwatch list``: actions as a table, as JSON or as CSV."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from planwatch.cli.shared.actions import print_actions
from planwatch.cli.shared.completion import completed, own_views
from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.errors import PlanwatchError
from planwatch.model.actions.filter import KEYS
from planwatch.model.actions.views import BY_WORD, View, everybodys
from planwatch.service.session import Session

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_EPILOG = """\
\b
Views (the first word, or its digit):
  1 overdue  2 soon  3 red  4 no-update  5 no-lead
  6 challenge  7 moved  8 complete  9 all  0 mine
  changed: what others changed since you last looked at the plan in the app, and
  what you have not read there yet, yours first; listing it here is no look
and views of your own by their whole name: `planwatch views` tells all.

\b
Filter words: lead: theme: status: rag: calc: board: voice: due: priority: plan:
answers: and bare words, which search title, ref, how and lead; not:… turns
one round. due:14d is what falls due within 14 days, due:agreed what is late on
its agreed date, rag:none what has none.

\b
Examples:
  planwatch list overdue
  planwatch list overdue lead:hr rag:r
  planwatch list recruit not:status:complete
  planwatch list "lead:HR partner" --sort due
  planwatch list soon --sort updated- --json
  planwatch list all --csv > actions.csv

\b
In JSON and CSV days are ISO dates, and cost is in pounds.
"""


def _filter_words(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """Views, where none was given yet, and the keys of filter words."""
    is_first = not ctx.params.get("words")
    views = [*((view.word, view.name) for view in BY_WORD.values()), *own_views(ctx)] if is_first else []
    return completed([*views, *((f"{key}:", "") for key in KEYS)], incomplete)


@click.command("list", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[VIEW] [FILTER]...", shell_complete=_filter_words)
@json_option("As JSON, an action on a line.")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV for a spreadsheet.")
@click.option(
    "--sort", metavar="COLUMN[-]", default="", help="Sort by a column; with - at its end, the other way round."
)
@pass_reading
def command(options: Options, words: tuple[str, ...], as_json: bool, as_csv: bool, sort: str) -> None:
    """List actions: those of a view, those that a filter leaves, or all.

    Where the first word is no view, all words are the filter and all actions are looked at. A view is in the order of
    triage, all actions are in the plan's order, unless --sort says otherwise: rag, ref, title, theme, lead, due, late,
    moves, updated, status, plan, triage.
    """
    if as_json and as_csv:
        raise PlanwatchError("--json and --csv exclude each other", "give one of them")
    with plan_file(options) as session:
        view, rest = _split_view(session, words)
        print_actions(options, session, view, rest, sort, "json" if as_json else "csv" if as_csv else "")


def _split_view(session: Session, words: Sequence[str]) -> tuple[View, tuple[str, ...]]:
    """The view that the first word names, and the words of the filter; all actions where it names none."""
    view = (everybodys(words[0]) or _own(session, words[0])) if words else None
    return (view, tuple(words[1:])) if view is not None else (BY_WORD["all"], tuple(words))


def _own(session: Session, word: str) -> View | None:
    from planwatch.service.views.own import amiss, named_so  # most lists are of everybody's views

    view = named_so(session, word)
    if view is not None and (problem := amiss(session, view)):
        say(problem)
    return view
