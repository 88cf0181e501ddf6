"""``planwatch view``: a view of one's own, added, changed or taken out; shared in the plan, or the user's alone."""

from collections.abc import Mapping

import click

from planwatch.cli.shared.completion import verbs_and, views
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.field_value import read_changes
from planwatch.cli.shared.output import out_json, say
from planwatch.cli.shared.part_change import VERBS, change_part, changing_options
from planwatch.errors import PlanwatchError
from planwatch.service.views.kept import add_mine, remove_mine, set_mine
from planwatch.service.views.views import VIEWS

_EPILOG = """\
\b
Examples:
  planwatch view add "HR late" base=overdue filter=lead:hr key=f5
  planwatch view set "HR late" columns="rag, ref, title, due" sorted_by=due-
  planwatch view set "HR late" filter="lead:hr due:14d" grouped_by=theme
  planwatch view remove "HR late" --yes
  planwatch view add "My week" base=mine filter=due:7d --mine

\b
Fields: name, key (f2 to f12 opens it in the app), base (the view it begins
from: overdue, soon, red, no-update, no-lead, challenge, moved, complete, all,
mine), filter, columns (rag, ref, title, lead:20 … with their cells), sorted_by
(a column, and one within it: late-, lead; - downwards), grouped_by (theme,
lead, status, plan, recommendation, month). What is empty is as in its base.
"""


@click.command("view", epilog=_EPILOG)
@click.argument(
    "words", nargs=-1, metavar="add|set|remove NAME [FIELD=VALUE]...", shell_complete=verbs_and(views, VERBS)
)
@click.option("--mine", is_flag=True, help="Yours alone, over all plans, and in no plan file.")
@changing_options
@pass_options
def command(options: Options, words: tuple[str, ...], mine: bool, yes: bool, add: bool, as_json: bool) -> int:
    """Keep a filter, columns, order and groups of the list under a name, change that, or take it out.

    A view is shared by all who use the plan, as a part of it; with --mine it is yours alone, in views.toml beside your
    settings, over all plans, without undo. In the app `:save view` keeps what is shown.
    """
    if not mine:
        return change_part(options, VIEWS, words, yes=yes, add=add, as_json=as_json)
    verb, name, changes = _read(words)
    did = {
        "add": lambda: add_mine(name, changes),
        "set": lambda: set_mine(name, changes),
        "remove": lambda: remove_mine(name),
    }[verb]()
    said = {"add": "added", "set": "set", "remove": "removed"}[verb]
    say(f"view {did} {said}: yours alone")
    if as_json:
        out_json({"change": None, "changed": [did], "warnings": []})
    return 0


def _read(words: tuple[str, ...]) -> tuple[str, str, Mapping[str, str]]:
    verb = words[0].casefold() if words else ""
    how = "`planwatch view --help` shows how"
    if verb not in VERBS:
        raise PlanwatchError(f"what to do is missing: {', '.join(VERBS)}", how)
    if len(words) < 2:
        raise PlanwatchError("the name of the view is missing", how)
    if (verb == "set" and len(words) < 3) or (verb == "remove" and len(words) > 2):
        raise PlanwatchError("nothing is said to set" if verb == "set" else "one view is removed at a time", how)
    return verb, words[1], read_changes(words[2:], how) if words[2:] else {}
