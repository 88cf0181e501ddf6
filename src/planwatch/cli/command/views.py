"""``planwatch views``: the views of the list, with how many actions are in each."""

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_json, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.table import Cell, TextColumn, table, terminal_width
from planwatch.service.views.listed import ViewListed, listed_views

_EPILOG = """\
\b
Examples:
  planwatch views
  planwatch views --json
  planwatch view add "HR late" base=overdue filter=lead:hr
  planwatch list "HR late"
"""
_COLUMNS = (
    TextColumn("Key", 4),
    TextColumn("View", 26, least=12),
    TextColumn("Actions", 7),
    TextColumn("Whose", 12, drop=1),
    TextColumn("What it shows", 0, least=20),
)


@click.command("views", epilog=_EPILOG)
@json_option("As JSON, a view on a line.")
@pass_reading
def command(options: Options, as_json: bool) -> None:
    """List the ten views that everybody has, those shared in the plans, and your own, each with its actions.

    `planwatch list NAME` lists the actions of one, `planwatch --view NAME` opens the app on it.
    """
    with plan_file(options) as session:
        found = listed_views(session, options.settings.due_soon)
    if as_json:
        out_json([dict(one.told) for one in found.views])
    else:
        out(table(_COLUMNS, [_cells(one) for one in found.views], terminal_width()))
    if found.problem:
        say(found.problem)


def _cells(one: ViewListed) -> list[Cell]:
    number = "" if one.actions is None else str(one.actions)
    return [(one.view.key, ""), (one.view.name, ""), (number, ""), (one.whose, "muted"),
            (one.problem or one.shows, "possibly" if one.problem else "muted")]  # fmt: skip
